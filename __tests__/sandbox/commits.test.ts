import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { branchWithCommit, COMMIT, commitInput, graphql, head } from './client.ts';

describe('createCommitOnBranch', () => {
  const at = freshBox();
  const commit = async (files: Record<string, string | null>, expected?: string, branch = 'main') => {
    const { oid } = await head(at.box, at.alice);
    return graphql(at.box, at.alice, COMMIT, commitInput(branch, expected ?? oid, files));
  };

  it('makes a commit of the token’s owner, signed by GitHub', async () => {
    const { data, errors } = await commit({ 'app.yaml': 'tag: 2\n' });
    expect(errors).toBeUndefined();
    const made = data.createCommitOnBranch.commit;
    expect(made).toMatchObject({
      message: 'Change',
      author: { name: 'alice', user: { login: 'alice' } },
      committer: { name: 'GitHub', email: 'noreply@github.com' },
      signature: { isValid: true, state: 'VALID', wasSignedByGitHub: true, signer: { login: 'web-flow' } },
    });
    expect((await head(at.box, at.alice)).oid).toBe(made.oid);
  });

  it('refuses a head that has moved', async () => {
    const { oid } = await head(at.box, at.alice);
    await commit({ 'app.yaml': 'tag: 2\n' });
    const { data, errors } = await commit({ 'app.yaml': 'tag: 3\n' }, oid);
    expect(data).toEqual({ createCommitOnBranch: null });
    expect(errors).toMatchObject([
      {
        type: 'STALE_DATA',
        path: ['createCommitOnBranch'],
        message: `Expected branch to point to "${oid}" but it did not.  Pull and try again.`,
      },
    ]);
  });

  it('lets one of many concurrent commits win', async () => {
    const { oid } = await head(at.box, at.alice);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => commit({ [`file-${index}`]: 'x' }, oid)),
    );
    expect(answers.filter((answer) => answer.errors === undefined)).toHaveLength(1);
  });

  it('refuses to delete what is not there, and does nothing else then', async () => {
    const before = await head(at.box, at.alice);
    const { errors } = await commit({ 'app.yaml': 'tag: 2\n', 'none.yaml': null });
    expect(errors?.[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: `A path was requested for deletion which does not exist as of commit oid \`${before.oid}\``,
    });
    expect((await head(at.box, at.alice)).oid).toBe(before.oid);
  });

  it.each([
    ['a file where a folder is', { deep: 'x' }],
    ['a file below a file', { 'app.yaml/x': 'x' }],
    ['a path above the root', { '../x': 'x' }],
    ['a path below .git', { '.git/config': 'x' }],
  ])('refuses %s', async (_, files) => {
    expect((await commit(files)).errors?.[0]).toMatchObject({ type: 'UNPROCESSABLE' });
  });

  it('drops folders that become empty and makes a file of a folder’s place', async () => {
    const { data } = await commit({ 'deep/er/file.txt': null });
    const query = `query($oid: GitObjectID!) { repository(owner: "acme", name: "config") { object(oid: $oid) {
      ... on Commit { tree { entries { name mode type } } } } } }`;
    const answer = await graphql(at.box, at.alice, query, { oid: data.createCommitOnBranch.commit.oid });
    expect(answer.data.repository.object.tree.entries).toEqual([
      { name: 'app.yaml', mode: 33188, type: 'blob' },
      { name: 'run.sh', mode: 33261, type: 'blob' },
    ]);
  });

  it('explains a null oid as GitHub does', async () => {
    const { errors } = await graphql(at.box, at.alice, COMMIT, {
      input: { branch: {}, message: { headline: 'x' }, expectedHeadOid: null },
    });
    expect(errors?.[0]?.message).toBe(
      'Variable $input of type CreateCommitOnBranchInput! was provided invalid value for expectedHeadOid (Expected value to not be null)',
    );
  });

  it('answers many commits with a history that git finds sound', async () => {
    const oid = await branchWithCommit(at.box, at.alice, 'topic');
    const query = `{ repository(owner: "acme", name: "config") { ref(qualifiedName: "topic") {
      compare(headRef: "main") { aheadBy behindBy status } target { ... on Commit { history(first: 5) { totalCount nodes { oid } } } } } } }`;
    const { data } = await graphql(at.box, at.alice, query);
    expect(data.repository.ref.compare).toEqual({ aheadBy: 0, behindBy: 1, status: 'BEHIND' });
    expect(data.repository.ref.target.history).toMatchObject({ totalCount: 2, nodes: [{ oid }, {}] });
  });
});
