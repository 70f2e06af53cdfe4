import { GitHubError, notFound } from '../http/errors.ts';
import type { GitCommit } from '../store/git.ts';
import type { Call } from './call.ts';

/**
 * The object id a name stands for: a branch, a tag, a full ref, or an id (whole or at least 7 digits).
 * Not git's own rev-parse: `main~1` and `HEAD@{1}` are no names on GitHub.
 */
export async function resolveName(call: Call, name: string): Promise<string | undefined> {
  const refs = call.repository.refs;
  const wanted = name === 'HEAD' ? call.repository.defaultBranch : name;
  for (const prefix of ['refs/heads/', 'refs/tags/', '', 'refs/']) {
    const oid = refs.get(`${prefix}${wanted}`);
    if (oid !== undefined) return oid;
  }
  if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined;
  return (await call.git.read(name))?.oid;
}

/** The commit a name stands for, through tags; undefined for none. */
export async function resolveCommit(call: Call, name: string): Promise<GitCommit | undefined> {
  const oid = await resolveName(call, name);
  const object = oid === undefined ? null : await call.git.peel(oid);
  return object?.type === 'commit' ? ((await call.git.commit(object.oid)) ?? undefined) : undefined;
}

/** @throws GitHubError 422 "No commit found for SHA: …", as the commit endpoints answer */
export async function commitOrRefuse(call: Call, name: string): Promise<GitCommit> {
  const commit = await resolveCommit(call, name);
  if (commit === undefined) throw new GitHubError(422, `No commit found for SHA: ${name}`);
  return commit;
}

/** @throws GitHubError 404, as the Git database answers */
export async function commitOrNotFound(call: Call, name: string): Promise<GitCommit> {
  const commit = await resolveCommit(call, name);
  if (commit === undefined) throw notFound();
  return commit;
}

/** A commit known to exist, by its whole id. */
export async function knownCommit(call: Call, oid: string): Promise<GitCommit> {
  const commit = await call.git.commit(oid);
  if (commit === null) throw new Error(`commit ${oid} is missing from the repository`);
  return commit;
}
