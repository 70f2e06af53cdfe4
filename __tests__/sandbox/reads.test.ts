import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { graphql } from './client.ts';

describe('reading files', () => {
  const at = freshBox();
  const blob = async (content: Buffer | string) => {
    await at.box.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      files: { file: content },
      author: 'bob',
      message: 'x',
    });
    const fields = '... on Blob { byteSize isBinary isTruncated text }';
    const query = `{ repository(owner: "acme", name: "config") { object(expression: "main:file") { ${fields} } } }`;
    return (await graphql(at.box, at.alice, query)).data.repository.object;
  };

  it('cuts text at 512,000 bytes', async () => {
    const whole = await blob('x'.repeat(512_000));
    expect([whole.isTruncated, whole.text.length]).toEqual([false, 512_000]);
    const cut = await blob('x'.repeat(512_001));
    expect([cut.isTruncated, cut.text.length, cut.byteSize]).toEqual([true, 512_000, 512_001]);
  });

  it('gives no text of binary files and a lossy one of other encodings', async () => {
    expect(await blob(Buffer.from([1, 0, 2]))).toMatchObject({ isBinary: true, text: null, byteSize: 3 });
    expect(await blob(Buffer.from([0x61, 0xe9, 0x62]))).toMatchObject({
      isBinary: false,
      text: 'a\uFFFDb',
      byteSize: 3,
    });
  });

  it('answers null for what is not there, at many places in one query', async () => {
    const query = `{ repository(owner: "acme", name: "config") {
      a: object(expression: "main:app.yaml") { ... on Blob { text } }
      b: object(expression: "main:none") { ... on Blob { text } }
      c: object(expression: "none:app.yaml") { ... on Blob { text } }
      d: object(expression: "HEAD:deep") { ... on Tree { entries { name path mode } } }
      ref(qualifiedName: "refs/heads/none") { id } } }`;
    expect((await graphql(at.box, at.alice, query)).data.repository).toEqual({
      a: { text: 'tag: 1\n' },
      b: null,
      c: null,
      d: { entries: [{ name: 'er', path: 'deep/er', mode: 16384 }] },
      ref: null,
    });
  });

  it('says what is not built, beside what is', async () => {
    const query = '{ repository(owner: "acme", name: "config") { name stargazerCount } }';
    const { errors } = await graphql(at.box, at.alice, query);
    expect(errors?.[0]?.message).toBe('sandbox: Repository.stargazerCount is not built');
  });

  it('speaks of an empty repository', async () => {
    await at.box.addRepository({ owner: 'acme', name: 'empty', collaborators: { alice: 'write' } });
    const query =
      '{ repository(owner: "acme", name: "empty") { isEmpty defaultBranchRef { name } object(expression: "HEAD:x") { oid } } }';
    const { data } = await graphql(at.box, at.alice, query);
    expect(data.repository).toEqual({ isEmpty: true, defaultBranchRef: null, object: null });
  });

  it('wants a bound on every list', async () => {
    const query = '{ repository(owner: "acme", name: "config") { labels { nodes { name } } } }';
    expect((await graphql(at.box, at.alice, query)).errors?.[0]?.message).toContain(
      'You must provide a `first` or `last`',
    );
  });
});

describe('rules', () => {
  const at = freshBox();

  it('of rulesets come with their parameters, those of the organization too, evaluated ones not', async () => {
    const checks = {
      required_status_checks: [{ context: 'build' }],
      strict_required_status_checks_policy: true,
    };
    at.box.addRuleset('acme/config', {
      sourceType: 'Organization',
      rules: [{ type: 'required_status_checks', parameters: checks }],
    });
    at.box.addRuleset('acme/config', { enforcement: 'evaluate', rules: [{ type: 'deletion' }] });
    const query = `{ repository(owner: "acme", name: "config") { ref(qualifiedName: "main") { rules(first: 5) { nodes { type parameters {
      ... on RequiredStatusChecksParameters { strictRequiredStatusChecksPolicy doNotEnforceOnCreate requiredStatusChecks { context integrationId } } } } } } } }`;
    const { data } = await graphql(at.box, at.alice, query);
    expect(data.repository.ref.rules.nodes).toEqual([
      {
        type: 'REQUIRED_STATUS_CHECKS',
        parameters: {
          strictRequiredStatusChecksPolicy: true,
          doNotEnforceOnCreate: false,
          requiredStatusChecks: [{ context: 'build', integrationId: null }],
        },
      },
    ]);
  });

  it('of the classic kind show to readers as an update rule, and whole only to administrators', async () => {
    at.box.protect('acme/config', {
      pattern: 'main',
      requiredStatusChecks: { strict: true, checks: [{ context: 'build', appId: null }] },
    });
    const query = (fields: string) =>
      `{ repository(owner: "acme", name: "config") { ref(qualifiedName: "main") { ${fields} } } }`;
    const rule = await graphql(
      at.box,
      at.alice,
      query('refUpdateRule { requiredStatusCheckContexts allowsDeletions }'),
    );
    expect(rule.data.repository.ref.refUpdateRule).toEqual({
      requiredStatusCheckContexts: ['build'],
      allowsDeletions: false,
    });
    const whole = query('branchProtectionRule { pattern requiresStrictStatusChecks }');
    const token = at.box.addToken({
      kind: 'github-token',
      permissions: { contents: 'write' },
      repositories: ['acme/config'],
    });
    expect((await graphql(at.box, token.value, whole)).errors?.[0]?.type).toBe('FORBIDDEN');
    at.box.addUser({ login: 'root', siteAdmin: true });
    const admin = at.box.addToken({ kind: 'user-classic', login: 'root' }).value;
    const { data } = await graphql(at.box, admin, whole);
    expect(data.repository.ref.branchProtectionRule).toEqual({
      pattern: 'main',
      requiresStrictStatusChecks: true,
    });
  });
});
