/** Finds an earlier state of a target: looks at its commits, newest first, until the wanted one is known. */
import type { SnapshotReader } from '../core/ports.ts';
import type { RollbackRequest } from '../core/request/request.ts';
import {
  type Choice,
  neverWas,
  notOnBase,
  type PastState,
  type Search,
  searchPrevious,
  searchTag,
} from '../core/rollback/choose.ts';
import type { Meanings, PastCommit, PastQuery, TargetPast } from '../core/rollback/history.ts';
import { imagesIn, isAlike, type StateImage } from '../core/rollback/images.ts';
import type { Entry } from '../core/snapshot.ts';

export interface FindPorts {
  readonly past: TargetPast;
  readonly at: (commit: string) => SnapshotReader;
}

export interface FindQuery extends PastQuery {
  readonly request: Pick<RollbackRequest, 'to' | 'provenance'>;
  /** How the user names the state. */
  readonly label: string;
  /** Name of the branch. */
  readonly base: string;
  readonly now: readonly StateImage[];
}

/** Contents that are asked for at first: most rollbacks go one step back. */
const FIRST = 4;
const MORE = 100;

/**
 * An image tag is looked for in the latest page of history; then it may be a Git tag or a commit; then older pages.
 * @throws ReleaseError input-invalid where there never was such a state
 */
export async function findState(query: FindQuery, ports: FindPorts): Promise<Choice> {
  const { to, provenance } = query.request;
  const isPrevious = to === 'previous';
  const search = isPrevious ? searchPrevious(query.now, provenance) : searchTag(to);
  const seen = { states: [] as PastState[], commits: 0, cut: false };
  // No Git tag and no commit is called as a digest is.
  let named = isPrevious || to.includes(':');
  for await (const { commits, cut } of ports.past.pages(query)) {
    const choice = await searchPage(commits, { search, seen, ports, isPrevious });
    seen.cut = cut;
    const found = choice ?? (named ? undefined : (search.end() ?? (await findNamed(query, ports))));
    if (found !== undefined) return found;
    named = true;
  }
  const last = search.end() ?? (named ? undefined : await findNamed(query, ports));
  if (last !== undefined) return last;
  throw neverWas({ to, label: query.label }, seen);
}

interface Searching {
  readonly search: Search;
  readonly seen: { states: PastState[]; commits: number };
  readonly ports: FindPorts;
  readonly isPrevious: boolean;
}

async function searchPage(commits: readonly PastCommit[], searching: Searching): Promise<Choice | undefined> {
  const texts = new Map<string, string>();
  const first = searching.seen.commits === 0 ? FIRST : MORE;
  for (let at = 0, size = first; at < commits.length; at += size, size = MORE) {
    const some = commits.slice(at, at + size);
    const wanted = [...new Set(some.flatMap(({ blobs }) => [...blobs.values()]))];
    const unread = wanted.filter((blob) => !texts.has(blob));
    for (const [blob, text] of await searching.ports.past.texts(unread)) texts.set(blob, text);
    const choice = await searchCommits(some, texts, searching);
    if (choice !== undefined) return choice;
  }
  return undefined;
}

/** A state that only a commit inside of a merged branch had never was; a tag that a person names is what it is. */
async function searchCommits(
  commits: readonly PastCommit[],
  texts: ReadonlyMap<string, string>,
  { search, seen, ports, isPrevious }: Searching,
): Promise<Choice | undefined> {
  for (const commit of commits) {
    const state = stateOf(commit, texts);
    seen.commits += 1;
    const before = seen.states.at(-1);
    if (before === undefined || !isAlike(before.images, state.images)) seen.states.push(state);
    const choice = search.see(state);
    const isReal = choice?.kind !== 'state' || !isPrevious || (await ports.past.wasTip(choice.state.oid));
    if (choice !== undefined && isReal) return choice;
  }
  return undefined;
}

export function stateOf({ blobs, ...commit }: PastCommit, texts: ReadonlyMap<string, string>): PastState {
  const entries = [...blobs].flatMap(([path, blob]): readonly Entry[] => {
    const text = texts.get(blob);
    return text === undefined ? [] : [{ kind: 'file', path, mode: '100644', text }];
  });
  return { ...commit, images: imagesIn(entries) };
}

/** A Git tag, or else a commit, of this name. */
async function findNamed(query: FindQuery, { past, at }: FindPorts): Promise<Choice | undefined> {
  const { to } = query.request;
  const { tag, commit }: Meanings = await past.meanings(to);
  const oid = tag ?? commit;
  if (oid === undefined) return undefined;
  if (!(await past.isAncestor(oid, query.commit)))
    throw notOnBase({ to, label: query.label }, query.base, oid);
  const files = await at(oid).read(query.files);
  const state = { oid, date: '', message: '', images: imagesIn(files.values()) };
  return { kind: 'state', state };
}
