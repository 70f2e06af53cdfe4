/** `diff` on a clone: its work tree against where it has left a branch. */
import type { RenderedDiff } from '../core/diff/rendered-diff.ts';
import { ReleaseError } from '../core/errors.ts';
import type { Clone } from '../core/ports.ts';
import type { LocalDiffRequest } from '../core/request/local-requests.ts';
import { requireFolder } from './checkout-folder.ts';
import { type RenderPorts, renderDiff } from './render-diff.ts';

export interface LocalDiffPorts extends RenderPorts {
  readonly clone: Clone;
  readonly maskKey: string;
}

export interface LocalDiff {
  readonly diff: RenderedDiff;
  /** Commit that the work tree is compared with. */
  readonly base: string;
  /** What it is compared with: the work tree has no name in Git. */
  readonly head: 'worktree';
}

/** Tried in this order where no base is given. */
const BASES = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master'];

/** @throws ReleaseError path-missing, git-failed, base-not-found */
export async function localDiff(request: LocalDiffRequest, ports: LocalDiffPorts): Promise<LocalDiff> {
  const { clone } = ports;
  await requireFolder(request.dir, clone.workTree());
  const head = await clone.resolve('HEAD');
  const tip = await findBase(request.base, clone);
  const base = await clone.mergeBase(tip, head);
  const job = {
    base: clone.at(base),
    head: clone.workTree(),
    changed: await clone.changed(base, undefined),
    paths: request.paths,
    repositoryUrls: await clone.addresses(),
    branch: await findBranch(request.base, { tip, clone }),
    maskKey: ports.maskKey,
  };
  return { diff: await renderDiff(job, ports), base, head: 'worktree' };
}

/** Default branches, where nobody says which one it is. */
const DEFAULTS = ['main', 'master'];

/** Name of the branch whose tip the base is: what operators take from other branches is not compared. */
async function findBranch(
  given: string | undefined,
  { tip, clone }: { readonly tip: string; readonly clone: Clone },
): Promise<string | undefined> {
  for (const name of given === undefined ? DEFAULTS : [given.replace(/^origin\//, '')]) {
    for (const ref of [`refs/remotes/origin/${name}`, `refs/heads/${name}`]) {
      if ((await clone.resolve(ref).catch(() => undefined)) === tip) return name;
    }
  }
  return undefined;
}

async function findBase(given: string | undefined, clone: Clone): Promise<string> {
  for (const name of given === undefined ? BASES : [given, `origin/${given}`]) {
    const commit = await clone.resolve(name).catch(() => undefined);
    if (commit !== undefined) return commit;
  }
  throw new ReleaseError({
    code: 'base-not-found',
    what:
      given === undefined
        ? `the clone has none of the branches ${BASES.join(', ')}`
        : `the clone has no branch, tag or commit "${given}"`,
    where: '--base',
    next: 'Give a branch, a tag or a commit that this clone has (`git branch --all` lists them), or fetch it.',
  });
}
