/** The plan of an update: edits applied to the files, and every text that goes with them. */
import { formatTrail, type Intent, signerOf, type Trail } from '../delivery/trail.ts';
import type { Edit, ImageChange, TargetEdit } from '../edit/edit.ts';
import { movePins, type PinMove } from '../edit/pins.ts';
import { ReleaseError } from '../errors.ts';
import type { RepositoryFacts } from '../ports.ts';
import { formatMessage, formatProposal, type ProposalContent } from '../report/pull-request.ts';
import type { UpdateRequest } from '../request/request.ts';
import type { Files, Step } from '../snapshot.ts';
import { editFiles, editTargets } from './edits.ts';
import { heldBy, rolledBackFrom } from './held.ts';
import { mergeWishes, ownWishes, parseCarried, targetsOf, weighWishes } from './intents.ts';
import { dropStale } from './never-older.ts';
import { digestFiles, type Plan } from './plan.ts';

export interface UpdateGround {
  readonly request: UpdateRequest;
  readonly facts: RepositoryFacts;
  /** Commit that the files are read from. */
  readonly commit: string;
  /** Wishes of the open proposal. */
  readonly pending: readonly Intent[];
}

/** What is to be set, and what in the files has to change for it. */
interface Weighed {
  readonly intents: readonly Intent[];
  readonly edits: readonly Edit[];
  readonly changes: readonly ImageChange[];
  readonly notices: TargetEdit['notices'];
  readonly stale: boolean;
  readonly held: boolean;
}

/** @returns the plan, or the paths to read first. Throws what the edit stage throws. */
export function planUpdate(ground: UpdateGround, files: Files): Step<Plan> {
  const { request } = ground;
  if (request.pin !== undefined) return planPin(request.pin, ground, files);
  const own = ownWishes(targetsOf(request));
  const judged = dropStale(own, ground, files);
  if (judged.kind === 'need') return judged;
  const { fresh, held } = judged.value;
  const weighed = weighWishes(mergeWishes(fresh, carried(ground)), files);
  if (weighed.kind === 'need') return weighed;
  const step = editTargets(weighed.value.targets, files);
  if (step.kind === 'need') return step;
  checkOvertaken(request, step.value);
  const notices = [...judged.value.notices, ...step.value.notices];
  const { intents } = weighed.value;
  const stale = fresh.length === 0 && own.length > 0;
  return { kind: 'ready', value: toPlan(ground, { ...step.value, notices, intents, stale, held }, files) };
}

/** The state to go back to was chosen at an earlier commit. @throws ReleaseError gate-refused */
function checkOvertaken({ rollback }: UpdateRequest, { changes }: TargetEdit): void {
  const newer = changes.find(({ from }) => rollback?.replaces?.includes(from) === false);
  if (newer === undefined) return;
  const { file, line, image, from } = newer;
  throw new ReleaseError({
    code: 'gate-refused',
    what: `${image}:${from} was set while the state to go back to was looked for`,
    where: { file, line },
    next: 'See whether it cures what the rollback is for; if not, run this again.',
  });
}

function planPin(move: PinMove, ground: UpdateGround, files: Files): Step<Plan> {
  const step = movePins(move, files);
  if (step.kind === 'need') return step;
  return {
    kind: 'ready',
    value: toPlan(ground, { ...step.value, intents: [], stale: false, held: false }, files),
  };
}

/** What an open proposal asks for, but what a rollback holds meanwhile. */
function carried({ request, facts, pending }: UpdateGround): readonly Intent[] {
  if (request.liftHold === true || request.rollback !== undefined) return pending;
  return pending.filter((intent) => parseCarried(intent).every((wish) => heldBy(wish, facts) === undefined));
}

/** What a rollback replaces; none where this is no rollback. */
function replaced({ request }: UpdateGround, intents: readonly Intent[]): Pick<Trail, 'rolledBack'> {
  if (request.rollback === undefined) return {};
  return { rolledBack: intents.flatMap(({ path, image, from }) => rolledBackFrom(path, image, from)) };
}

function toPlan(ground: UpdateGround, weighed: Weighed, files: Files): Plan {
  const { request, facts } = ground;
  const content: ProposalContent = { request, facts, changes: weighed.changes, notices: weighed.notices };
  const planned = editFiles(weighed.edits, files);
  const digest = digestFiles(planned);
  const trail = {
    apps: request.apps,
    environment: request.environment,
    intents: weighed.intents,
    plan: digest,
    ...replaced(ground, weighed.intents),
  };
  const { headline, body } = formatMessage(content);
  const signer = signerOf(facts, request.signoff);
  const trailers = [...(request.trailers ?? []), formatTrail(trail, request.provenance, signer)].join('\n');
  const proposal = formatProposal(content);
  const message = { headline, body: [body, trailers].filter((part) => part !== '').join('\n\n') };
  return {
    delivery: request.delivery,
    ground: ground.commit,
    files: planned,
    changes: weighed.changes,
    intents: weighed.intents,
    notices: weighed.notices,
    message,
    whole: message,
    text: proposal.text,
    textDigest: proposal.digest,
    digest,
    stale: weighed.stale,
    held: weighed.stale && weighed.held,
  };
}
