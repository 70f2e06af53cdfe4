/** A change of an environment that stands in another repository is made there, by the same credential. */
import { reaching } from '../commands/promote-places.ts';
import { StandsElsewhere } from '../core/request/elsewhere.ts';
import type { ProposalRequest } from '../core/request/request.ts';
import type { Run } from './run.ts';

/** @throws ReleaseError also where the credential does not reach that repository */
export async function whereItStands<Asked extends ProposalRequest>(
  asked: Asked,
  run: Run,
  act: (asked: Asked, run: Run) => Promise<void>,
): Promise<void> {
  if (asked.appIsAssumed === true && asked.environment !== undefined)
    run.front.log.info(
      `No \`app\` is given: it is "${asked.apps.join(', ')}", as the workflow's repository is called.`,
    );
  try {
    await act(asked, run);
  } catch (error) {
    if (!(error instanceof StandsElsewhere)) throw error;
    const { repository, home } = error;
    const environment = asked.environment ?? '';
    run.front.log.info(`"${environment}" stands in ${repository}, as ${home.repository} says.`);
    const open = await reaching({ environment, repository }, () => run.open.elsewhere(repository));
    await act({ ...asked, home }, { ...run, open });
  }
}
