/** What a promotion refuses, and tells, before anything moves. */
import { CONFIG_FILE } from '../core/config/config.ts';
import { type Notice, ReleaseError } from '../core/errors.ts';
import type { Route } from '../core/promote/route.ts';
import type { TargetState } from '../core/promote/target-images.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { Place } from './promote-places.ts';

/** What moves is read from the environment's branch, so that it can be proposed to no other. */
export function checkBase({ base }: PromoteRequest, { opened }: Place): void {
  const { name } = opened.facts.base;
  if (base === undefined || base === name) return;
  throw new ReleaseError({
    code: 'input-contradiction',
    what: `the environment stands on the branch "${name}", not on "${base}"`,
    where: 'input "base"',
    next: `Leave \`base\` out: the branch of an environment is said in ${CONFIG_FILE}.`,
  });
}

interface Found {
  readonly app: string;
  readonly value: TargetState;
}

/** Files of the source that may name images, and cannot be read. */
export function tellUnread(found: readonly Found[], { source }: Route): readonly Notice[] {
  return found.flatMap(({ app, value }) =>
    (value.unread ?? []).map(({ file, why }): Notice => {
      const what = `images that this file names are not promoted, for it cannot be read (${app} in ${source.name}): ${why}`;
      return { level: 'warning', what, where: { file } };
    }),
  );
}
