/** Where environments stand: each branch of each repository is opened once, and read at one commit. */
import type { Environment } from '../core/config/config.ts';
import { ReleaseError } from '../core/errors.ts';
import { settle } from '../core/plan/settle.ts';
import type { Commits, ConfigRepository, Log, OpenedRepository } from '../core/ports.ts';
import type { GateStatuses, ProposalList, TargetHistory } from '../core/promote/ports.ts';
import type { Files, Step } from '../core/snapshot.ts';

/** One config repository. */
export interface PromoteSide {
  readonly repository: ConfigRepository;
  readonly history: TargetHistory;
  readonly statuses: GateStatuses;
  readonly proposals: ProposalList;
  readonly commits: Commits;
}

export interface PromotePorts extends PromoteSide {
  readonly log: Log;
  /** Another config repository, by the same credential. @param name `owner/name` */
  elsewhere(name: string): Promise<PromoteSide>;
}

/** A branch as it was opened. */
export interface Place {
  readonly side: PromoteSide;
  readonly opened: OpenedRepository;
  /** Runs a stage over the files of this commit; what was read before is known. */
  settle<Value>(stage: (files: Files) => Step<Value>): Promise<Value>;
  /** Reads what will surely be asked for, in one go. */
  prefetch(paths: readonly string[]): Promise<void>;
}

export interface Places {
  /** The branch on which the config file stands. */
  readonly main: Place;
  at(environment: Environment): Promise<Place>;
  /** Whether an environment's branch was opened already, or costs no other repository. */
  isNear(environment: Environment): boolean;
}

/** @throws ReleaseError what opening a repository throws */
export async function openPlaces(ports: PromotePorts, paths: readonly string[]): Promise<Places> {
  const main = toPlace(ports, await open(ports.repository, undefined, paths));
  const { nameWithOwner, defaultBranch } = main.opened.facts;
  const known = new Map<string, Promise<Place>>();
  const isOwn = ({ repository }: Environment): boolean =>
    repository === undefined || repository.toLowerCase() === nameWithOwner.toLowerCase();
  const keyOf = (environment: Environment): string =>
    JSON.stringify([isOwn(environment) ? '' : environment.repository, environment.base]);
  const at = (environment: Environment): Promise<Place> => {
    const { base, name } = environment;
    if (isOwn(environment) && (base ?? defaultBranch) === defaultBranch) return Promise.resolve(main);
    const found = known.get(keyOf(environment));
    if (found !== undefined) return found;
    const opening = reaching({ environment: name, repository: environment.repository }, async () => {
      const side = isOwn(environment) ? ports : await ports.elsewhere(environment.repository ?? '');
      return toPlace(side, await open(side.repository, base, []));
    });
    known.set(keyOf(environment), opening);
    return opening;
  };
  return { main, at, isNear: (environment) => isOwn(environment) || known.has(keyOf(environment)) };
}

/** Nothing is proposed here, so that no proposal branch has the name. */
const NO_PROPOSAL = 'gitops-release/none';

/** A branch by itself: where it stands now. */
export const NOTHING = { paths: [], proposalBranch: NO_PROPOSAL, scratchBranch: `${NO_PROPOSAL}.next` };

function open(
  repository: ConfigRepository,
  base: string | undefined,
  paths: readonly string[],
): Promise<OpenedRepository> {
  return repository.open({ ...NOTHING, base, paths });
}

function toPlace(side: PromoteSide, opened: OpenedRepository): Place {
  let files = opened.files;
  const run: Place['settle'] = async (stage) => {
    const settled = await settle(stage, files, opened.snapshot);
    files = settled.files;
    return settled.value;
  };
  return {
    side,
    opened,
    settle: run,
    prefetch: (wanted) =>
      run((known): Step<void> => {
        const paths = wanted.filter((path) => !known.has(path));
        return paths.length > 0 ? { kind: 'need', paths } : { kind: 'ready', value: undefined };
      }),
  };
}

/** A token that reaches one repository may not reach another. */
export async function reaching<Value>(
  { environment, repository }: { readonly environment: string; readonly repository: string | undefined },
  act: () => Promise<Value>,
): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [first, ...others] = error.failures;
    const where = repository === undefined ? '' : ` in ${repository}`;
    const both =
      repository === undefined
        ? ''
        : ' The token must reach both repositories: install the GitHub App in both, or give a token of both.';
    const what = `the environment "${environment}"${where} cannot be read: ${first.what}`;
    throw new ReleaseError([{ ...first, what, next: `${first.next}${both}` }, ...others], error.cause);
  }
}
