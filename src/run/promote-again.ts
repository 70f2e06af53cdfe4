/** A promotion that was waited for, made anew with what there is by then. */
import { type Promotion, preparePromotions } from '../commands/promote.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { Run } from './run.ts';

/** With what the environment that the images come from has by now. @throws ReleaseError where nothing can be promoted any more */
export async function prepareAgain(
  { route, apps, group, request: before }: Promotion,
  { request, run }: { readonly request: PromoteRequest; readonly run: Run },
): Promise<Promotion> {
  const patterns = apps.map(({ app }) => app);
  const asked: PromoteRequest = {
    ...request,
    group,
    environment: route.target.name,
    from: route.source.name,
    apply: { kind: 'named', patterns },
  };
  const { promotions, failures } = await preparePromotions(asked, run.open.promote);
  const again = promotions.find((each) => each.request.branch === before.branch);
  if (again !== undefined) return again;
  const [first, ...others] = failures;
  throw new ReleaseError([first ?? gone(patterns, route), ...others]);
}

function gone(apps: readonly string[], { source }: Promotion['route']): Failure {
  const what = `${apps.join(', ')} cannot be promoted from ${source.name} any more`;
  return { code: 'gate-refused', what, next: 'Look at what has changed there, then run this again.' };
}
