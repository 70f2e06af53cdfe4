import { runGit } from '../git/run.ts';
import type { RestResponse } from '../http/router.ts';
import type { Call } from './call.ts';

/** `git diff` of a range, as the `diff` media type answers it. */
export function diffText(call: Call, base: string, head: string): Promise<RestResponse> {
  return gitText(call, ['diff', '-M', base, head], 'diff');
}

/** The commits of a range as mails, as the `patch` media type answers it. */
export function patchText(call: Call, base: string, head: string): Promise<RestResponse> {
  return gitText(call, ['format-patch', '--stdout', '--no-signature', `${base}..${head}`], 'patch');
}

/** One commit as a diff or as a mail. */
export function commitText(call: Call, oid: string, form: 'diff' | 'patch'): Promise<RestResponse> {
  const args =
    form === 'diff'
      ? ['diff-tree', '-p', '-M', '--root', '--no-commit-id', oid]
      : ['format-patch', '--stdout', '--no-signature', '--root', '-1', oid];
  return gitText(call, args, form);
}

async function gitText(call: Call, args: readonly string[], form: string): Promise<RestResponse> {
  const run = await runGit(call.git.directory, args);
  if (run.code !== 0) throw new Error(`git ${args[0]} failed: ${run.stderr}`);
  const type = `application/vnd.github.${form}; charset=utf-8`;
  return { status: 200, headers: { 'content-type': type }, body: run.stdout };
}
