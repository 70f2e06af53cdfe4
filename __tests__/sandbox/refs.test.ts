import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { branchWithCommit, CREATE_REF, graphql, head, UPDATE_REFS } from './client.ts';

const ZERO = '0'.repeat(40);

describe('refs', () => {
  const at = freshBox();
  const moveRefs = async (...refUpdates: object[]) => {
    const { id } = await head(at.box, at.alice);
    return graphql(at.box, at.alice, UPDATE_REFS, { input: { repositoryId: id, refUpdates } });
  };
  const refs = () => at.box.repository('acme/config').refs;

  it('refuses a branch that exists', async () => {
    const { id, oid } = await head(at.box, at.alice);
    const { errors } = await graphql(at.box, at.alice, CREATE_REF, {
      input: { repositoryId: id, name: 'refs/heads/main', oid },
    });
    expect(errors?.[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: 'A ref named "refs/heads/main" already exists in the repository.',
    });
  });

  it('moves refs all together or not at all', async () => {
    const topic = await branchWithCommit(at.box, at.alice, 'topic');
    const { oid } = await head(at.box, at.alice);
    const stale = await moveRefs(
      { name: 'refs/heads/new', afterOid: topic, beforeOid: ZERO },
      { name: 'refs/heads/main', afterOid: topic, beforeOid: topic },
    );
    expect(stale.errors?.[0]?.message).toBe(`Ref refs/heads/main is at ${oid} but expected ${topic}`);
    expect(refs().has('refs/heads/new')).toBe(false);
    const done = await moveRefs(
      { name: 'refs/heads/new', afterOid: topic, beforeOid: ZERO },
      { name: 'refs/heads/topic', afterOid: ZERO, beforeOid: topic },
    );
    expect(done.errors).toBeUndefined();
    expect([refs().get('refs/heads/new'), refs().has('refs/heads/topic')]).toEqual([topic, false]);
  });

  it('moves backwards only with force', async () => {
    const { oid } = await head(at.box, at.alice);
    await branchWithCommit(at.box, at.alice, 'topic');
    const plain = await moveRefs({ name: 'refs/heads/topic', afterOid: oid });
    expect(plain.errors?.[0]?.type).toBe('UNPROCESSABLE');
    expect((await moveRefs({ name: 'refs/heads/topic', afterOid: oid, force: true })).errors).toBeUndefined();
  });
});

describe('protection', () => {
  const at = freshBox();
  const requiredReviews = {
    count: 1,
    dismissStale: false,
    requireCodeOwners: false,
    requireLastPushApproval: false,
  };

  it('of the classic kind refuses direct moves, patterns included', async () => {
    at.box.protect('acme/config', { pattern: 'release/*', requiredReviews });
    const topic = await branchWithCommit(at.box, at.alice, 'topic');
    const { id, oid } = await head(at.box, at.alice);
    await graphql(at.box, at.alice, CREATE_REF, {
      input: { repositoryId: id, name: 'refs/heads/release/1', oid },
    });
    const input = { repositoryId: id, refUpdates: [{ name: 'refs/heads/release/1', afterOid: topic }] };
    const { errors } = await graphql(at.box, at.alice, UPDATE_REFS, { input });
    expect(errors?.[0]).toMatchObject({
      type: 'BRANCH_PROTECTION_RULE_VIOLATION',
      message: expect.stringContaining('Changes must be made through a pull request'),
    });
  });

  it.each([
    ['creation', undefined, 'Cannot create ref due to creations being restricted.'],
    [
      'branch_name_pattern',
      { operator: 'starts_with', pattern: 'ok/' },
      'Branch name must match the required pattern.',
    ],
  ])('by a ruleset with %s refuses a new branch', async (type, parameters, reason) => {
    at.box.addRuleset('acme/config', {
      include: ['~ALL'],
      rules: [{ type, ...(parameters === undefined ? {} : { parameters }) }],
    });
    const { id, oid } = await head(at.box, at.alice);
    const { errors } = await graphql(at.box, at.alice, CREATE_REF, {
      input: { repositoryId: id, name: 'refs/heads/topic', oid },
    });
    expect(errors?.[0]?.message).toBe(`Repository rule violations found\n\n${reason}\n\n`);
  });

  it('by a ruleset that only evaluates refuses nothing', async () => {
    at.box.addRuleset('acme/config', {
      include: ['~ALL'],
      enforcement: 'evaluate',
      rules: [{ type: 'creation' }],
    });
    await expect(branchWithCommit(at.box, at.alice, 'topic')).resolves.toHaveLength(40);
  });
});
