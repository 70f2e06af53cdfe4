/** In the place of actions/checkout: what it leaves in the workspace, fetched by Git from the server of the run. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { StandIn } from './workflow-run.ts';

const run = promisify(execFile);

/** The inputs that are understood, with the action's own defaults; any other is refused. */
const DEFAULTS: Readonly<Record<string, string>> = {
  repository: '',
  ref: '',
  token: '',
  'fetch-depth': '1',
  'persist-credentials': 'true',
};

/**
 * As the action does it: all branches and tags where `fetch-depth` is 0, else the one commit; a commit that no branch
 * has (that of a fork) by its name. The head is detached.
 * Source: actions/checkout, src/ref-helper.ts and src/git-source-provider.ts.
 * @throws Error git's own words; an input that is not understood
 */
export const checkout: StandIn = async (given, { workspace, context }) => {
  const strange = Object.keys(given).find((name) => DEFAULTS[name] === undefined);
  if (strange !== undefined) throw new Error(`checkout: this runner does not know the input "${strange}"`);
  const inputs = { ...DEFAULTS, ...given };
  const url = `${context.serverUrl}/${inputs['repository'] || context.repository}`;
  const login = Buffer.from(`x-access-token:${inputs['token'] || context.token}`).toString('base64');
  const credential = [`http.${context.serverUrl}/.extraheader`, `AUTHORIZATION: basic ${login}`] as const;
  const git = (...args: readonly string[]) => runGit(workspace, args);
  const fetch = (...refs: readonly string[]) =>
    git('-c', credential.join('='), 'fetch', '--no-tags', '--no-recurse-submodules', ...refs);

  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', url);
  const commit = inputs['ref'] || context.sha;
  const isCommit = /^[0-9a-f]{40}$/.test(commit);
  if (inputs['fetch-depth'] === '0') {
    await fetch('origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
    const here = await git('cat-file', '-e', `${commit}^{commit}`).then(
      () => true,
      () => false,
    );
    if (!here) await fetch('origin', commit);
  } else await fetch(`--depth=${inputs['fetch-depth']}`, 'origin', commit);
  await git('checkout', '--quiet', '--detach', isCommit ? commit : 'FETCH_HEAD');
  if (inputs['persist-credentials'] === 'true') await git('config', '--local', ...credential);
  return { commit: (await git('rev-parse', 'HEAD')).trim(), ref: inputs['ref'] || context.ref };
};

async function runGit(workspace: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: workspace,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  const { stdout } = await run('git', ['-C', workspace, ...args], { env, encoding: 'utf8' });
  return stdout;
}
