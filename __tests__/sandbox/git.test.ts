import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patternRule, plainRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { freshBox } from './box.ts';
import { branchWithCommit, openPull } from './client.ts';

const run = promisify(execFile);

describe('git over HTTP', () => {
  const at = freshBox();
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clone-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const address = (token: string) =>
    `${at.box.url.replace('//', `//x-access-token:${token}@`)}/acme/config.git`;
  const git = async (directory: string, ...args: string[]) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
    const identity = ['-c', 'user.name=bob', '-c', 'user.email=bob@example.com'];
    return (await run('git', [...identity, ...args], { cwd: directory, env })).stdout;
  };
  const clone = async (name: string) => {
    await git(folder, 'clone', '--quiet', address(at.alice), name);
    return join(folder, name);
  };

  it('gives a clone that is sound and holds what the API wrote', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    const copy = await clone('sound');
    expect(await git(copy, 'fsck', '--strict')).toBe('');
    await git(copy, 'checkout', '--quiet', 'topic');
    expect(await readFile(join(copy, 'app.yaml'), 'utf8')).toBe('tag: 2\n');
    expect(await git(copy, 'diff', '--stat', 'origin/main')).toContain('1 insertion(+), 1 deletion(-)');
  });

  it('lists branches and pull requests', async () => {
    const oid = await branchWithCommit(at.box, at.alice, 'topic');
    await openPull(at.box, at.alice, 'topic');
    const refs = await git(folder, 'ls-remote', address(at.alice));
    expect(refs).toContain(`${oid}\trefs/heads/topic`);
    expect(refs).toContain(`${oid}\trefs/pull/1/head`);
  });

  it('hides a private repository from strangers', async () => {
    await expect(git(folder, 'ls-remote', `${at.box.url}/acme/config.git`)).rejects.toThrow();
    const carol = at.box.addToken({ kind: 'user-classic', login: 'carol' }).value;
    await expect(git(folder, 'ls-remote', address(carol))).rejects.toThrow(/not found/);
  });

  it('takes a push, and the API sees it', async () => {
    const copy = await clone('push');
    await writeFile(join(copy, 'app.yaml'), 'tag: 3\n');
    await git(copy, 'commit', '--quiet', '-am', 'Three');
    await git(copy, 'push', '--quiet', 'origin', 'HEAD:main', 'HEAD:refs/heads/new');
    const tip = (await git(copy, 'rev-parse', 'HEAD')).trim();
    const { refs } = at.box.repository('acme/config');
    expect([refs.get('refs/heads/main'), refs.get('refs/heads/new')]).toEqual([tip, tip]);
  });

  it('declines a push that the rules forbid, and takes a fast-forward where only force is forbidden', async () => {
    const copy = await clone('ruled');
    at.box.addRuleset('acme/config', { rules: [{ type: 'non_fast_forward' }] });
    await git(copy, 'commit', '--quiet', '--allow-empty', '-m', 'Forward');
    await git(copy, 'push', '--quiet', 'origin', 'HEAD:main');
    await git(copy, 'commit', '--quiet', '--amend', '--allow-empty', '-m', 'Rewritten');
    await expect(git(copy, 'push', '--quiet', '--force', 'origin', 'HEAD:main')).rejects.toThrow(
      /Cannot force-push/,
    );
  });

  it('reads what is pushed: messages, merges, signatures', async () => {
    const copy = await clone('patterns');
    const message = patternRule('commit_message_pattern', { operator: 'starts_with', pattern: 'Set ' });
    const rules = [message, plainRule('required_linear_history')];
    at.box.addRuleset('acme/config', { include: ['~ALL'], rules });
    const push = (branch: string) => git(copy, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    await git(copy, 'commit', '--quiet', '--allow-empty', '-m', 'Change');
    await expect(push('main')).rejects.toThrow(/Commit message must match the required pattern/);
    await expect(push('new')).rejects.toThrow(/Commit message must match the required pattern/);
    await git(copy, 'commit', '--quiet', '--amend', '--allow-empty', '-m', 'Set tag');
    await push('new');
    await git(copy, 'checkout', '--quiet', '-b', 'side', 'HEAD~');
    await git(copy, 'commit', '--quiet', '--allow-empty', '-m', 'Set other');
    await git(copy, 'merge', '--quiet', '--no-ff', '-m', 'Set both', 'main');
    await expect(push('main')).rejects.toThrow(/must not contain merge commits/);
  });

  it('dismisses approvals and closes nothing when a person pushes to the head', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    await openPull(at.box, at.alice, 'topic');
    at.box.addCollaborator('acme/config', 'omar', 'write');
    at.box.addRuleset('acme/config', { rules: [pullRequestRule({ approvals: 1, dismissStale: true })] });
    const review = at.box.review('acme/config', 1, { login: 'omar', state: 'APPROVED' });
    const copy = await clone('stale');
    await git(copy, 'checkout', '--quiet', 'topic');
    await git(copy, 'commit', '--quiet', '--allow-empty', '-m', 'More');
    await git(copy, 'push', '--quiet', 'origin', 'topic');
    const pull = at.box.repository('acme/config').pulls.get(1);
    expect([pull?.state, pull?.lastPusher, review.state]).toEqual(['open', 'alice', 'DISMISSED']);
  });
});
