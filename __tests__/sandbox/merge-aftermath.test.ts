import { describe, expect, it } from 'vitest';
import { plainRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, mergeWorld } from './merge-world.ts';

describe('the head branch of a merged pull request', () => {
  const world = mergeWorld();
  const branches = async () =>
    (await world.rest.ask('GET', `/repos/${CONFIG}/branches`)).body.map((one: { name: string }) => one.name);
  const autoDelete = () => {
    world.box.repository(CONFIG).settings.deleteBranchOnMerge = true;
  };

  it('stays where the repository does not delete it', async () => {
    expect(await world.merge()).toBe('merged');
    expect(await branches()).toEqual(['main', 'release']);
  });

  it('is deleted, and told as an event', async () => {
    autoDelete();
    expect(await world.merge()).toBe('merged');
    expect(await branches()).toEqual(['main']);
    expect(world.box.repository(CONFIG).events.at(-1)).toMatchObject({
      ref: 'refs/heads/release',
      before: world.head,
      after: '0'.repeat(40),
      actor: 'mona',
    });
    const shown = await world.ask(`{ repository(owner: "acme", name: "config") { deleteBranchOnMerge
      pullRequest(number: 1) { state merged headRef { name } headRefName } } }`);
    expect(shown).toMatchObject({
      repository: {
        deleteBranchOnMerge: true,
        pullRequest: { state: 'MERGED', merged: true, headRef: null, headRefName: 'release' },
      },
    });
  });

  it('stays where a rule keeps it, and the merge holds', async () => {
    autoDelete();
    world.box.addRuleset(CONFIG, { include: ['refs/heads/release'], rules: [plainRule('deletion')] });
    expect(await world.merge()).toBe('merged');
    expect(await branches()).toEqual(['main', 'release']);
  });

  it('stays where another open pull request comes from it', async () => {
    autoDelete();
    await world.box.pushCommit({
      repo: CONFIG,
      branch: 'prod',
      from: 'main',
      files: { p: 'x' },
      author: 'mona',
      message: 'Prod',
    });
    await world.box.openPull(CONFIG, { head: 'release', base: 'prod', author: 'robot' });
    expect(await world.merge()).toBe('merged');
    expect(await branches()).toContain('release');
  });

  it('gives its own base to the pull requests into it', async () => {
    autoDelete();
    const files = { 'apps/next.yaml': 'tag: 1\n' };
    await world.box.pushCommit({
      repo: CONFIG,
      branch: 'next',
      from: 'release',
      files,
      author: 'mona',
      message: 'Next',
    });
    const { number } = await world.box.openPull(CONFIG, { head: 'next', base: 'release', author: 'mona' });
    expect(await world.merge()).toBe('merged');
    const next = (await world.rest.ask('GET', `/repos/${CONFIG}/pulls/${number}`)).body;
    expect([next.state, next.base.ref]).toEqual(['open', 'main']);
  });
});

describe('a checkpoint', () => {
  const world = mergeWorld();

  it('takes back merges, rules, repositories and refs', async () => {
    const before = world.box.repository(CONFIG).refs.get('refs/heads/main');
    const rewind = world.box.checkpoint();
    await world.box.addRepository({ owner: 'acme', name: 'later', files: { a: '1' } });
    await world.merge();
    world.protect({ lockBranch: true });
    for (let round = 0; round < 2; round += 1) {
      await rewind();
      const { data } = (await world.ask(
        '{ data: repository(owner: "acme", name: "config") { ref(qualifiedName: "main") { target { oid } } } }',
      )) as { data: { ref: { target: { oid: string } } } };
      expect(data.ref.target.oid).toBe(before);
      expect((await world.rest.ask('GET', '/repos/acme/later')).status).toBe(404);
      expect(await world.merge()).toBe('merged');
      await world.box.addRepository({ owner: 'acme', name: 'later', files: { a: String(round) } });
    }
  });
});
