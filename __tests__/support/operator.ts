/**
 * Plays an operator with real tools and no cluster: it lists the refs of the config repository by Git's own protocol,
 * chooses one by the rules of Flux or Argo CD (fact sheet D1, D4), and fetches just that.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { highestIn } from './operator-versions.ts';

const run = promisify(execFile);

/** `spec.ref` of a GitRepository. */
export interface FluxRef {
  readonly commit?: string;
  readonly name?: string;
  readonly semver?: string;
  readonly tag?: string;
  readonly branch?: string;
}

export type Following =
  | { readonly operator: 'flux'; readonly ref: FluxRef }
  | { readonly operator: 'argocd'; readonly targetRevision: string };

/** Full name of a ref to the object that it points to; `peeled` has the commits behind annotated tags. */
interface Refs {
  readonly objects: ReadonlyMap<string, string>;
  readonly peeled: ReadonlyMap<string, string>;
}

/** What the operator says where it finds nothing to run. */
export class NothingToRun extends Error {}

export interface Operator {
  /** What it would fetch now: a full ref or a commit. @throws NothingToRun */
  choose(following: Following): Promise<string>;
  /** A work tree of that, and its commit. */
  fetch(wanted: string): Promise<{ readonly commit: string; readonly folder: string }>;
  close(): void;
}

/** @param address of the repository, with credentials */
export function openOperator(address: string): Operator {
  const root = mkdtempSync(join(tmpdir(), 'operator-'));
  const git = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
    return (await run('git', [...args], { cwd: root, env })).stdout;
  };
  return {
    choose: async (following) => {
      const refs = parseRefs(await git('ls-remote', address));
      return following.operator === 'flux'
        ? byFlux(following.ref, refs)
        : byArgo(following.targetRevision, refs);
    },
    fetch: async (wanted) => {
      const folder = mkdtempSync(join(root, 'tree-'));
      const there = (...args: readonly string[]) => git('-C', folder, ...args);
      await there('init', '--quiet');
      await there('fetch', '--quiet', '--depth', '1', address, wanted);
      await there('checkout', '--quiet', '--detach', 'FETCH_HEAD^{commit}');
      return { commit: (await there('rev-parse', 'HEAD')).trim(), folder };
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

function parseRefs(listed: string): Refs {
  const lines = listed.split('\n').flatMap((line) => {
    const [object = '', name = ''] = line.split('\t');
    return name === '' ? [] : [[name, object] as const];
  });
  const isPeeled = (name: string): boolean => name.endsWith('^{}');
  return {
    objects: new Map(lines.filter(([name]) => !isPeeled(name))),
    peeled: new Map(lines.flatMap(([name, id]) => (isPeeled(name) ? [[name.slice(0, -3), id]] : []))),
  };
}

function tagsOf({ objects }: Refs): readonly string[] {
  return [...objects.keys()].flatMap((name) => (name.startsWith('refs/tags/') ? [name.slice(10)] : []));
}

/** `semver.StrictNewVersion`, and a `v` before it. */
const THREE_PARTS =
  /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
/** `semver.NewVersion`: parts may be missing. */
const ONE_TO_THREE_PARTS = /^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Precedence: commit, name, semver, tag, branch; `master` where nothing is given. */
async function byFlux(ref: FluxRef, refs: Refs): Promise<string> {
  if (ref.commit !== undefined) return ref.commit;
  if (ref.name !== undefined) return there(ref.name, refs);
  if (ref.semver !== undefined) {
    const found = await highestIn(
      ref.semver,
      tagsOf(refs).filter((tag) => THREE_PARTS.test(tag)),
    );
    if (found === 'no-range') throw new NothingToRun('semver parse error');
    if (found.tag === undefined) throw new NothingToRun(`no match found for semver: ${ref.semver}`);
    return there(`refs/tags/${found.tag}`, refs);
  }
  return there(ref.tag === undefined ? `refs/heads/${ref.branch ?? 'master'}` : `refs/tags/${ref.tag}`, refs);
}

function there(name: string, { objects }: Refs): string {
  if (objects.has(name)) return name;
  throw new NothingToRun(`couldn't find remote ref ${name}`);
}

/**
 * A whole commit as it is; the highest tag of a range, where one is in it; a branch, tag or ref of that name; the
 * beginning of a commit. Each tag is fetched as the object that it points to.
 */
async function byArgo(targetRevision: string, refs: Refs): Promise<string> {
  if (/^[0-9a-f]{40}$/.test(targetRevision)) return targetRevision;
  const revision = await ofRange(targetRevision === '' ? 'HEAD' : targetRevision, refs);
  const names = [revision, `refs/heads/${revision}`, `refs/tags/${revision}`];
  const [object, another] = names.flatMap((name) => refs.objects.get(name) ?? []);
  if (another !== undefined) throw new NothingToRun(`${revision} is a branch and a tag`);
  if (object !== undefined) return object;
  if (/^[0-9a-f]{7,}$/.test(revision)) return revision;
  throw new NothingToRun(`unable to resolve '${targetRevision}' to a commit SHA`);
}

/** A version is a name, also one of fewer than three parts. */
async function ofRange(revision: string, refs: Refs): Promise<string> {
  if (ONE_TO_THREE_PARTS.test(revision)) return revision;
  const found = await highestIn(
    revision,
    tagsOf(refs).filter((tag) => ONE_TO_THREE_PARTS.test(tag)),
  );
  return found === 'no-range' ? revision : (found.tag ?? revision);
}
