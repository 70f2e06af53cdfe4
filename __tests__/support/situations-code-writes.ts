import {
  ask,
  branch,
  changed,
  checkRun,
  file,
  head,
  type Make,
  must,
  protectedBranch,
  REPO,
  repository,
} from './recorded-world.ts';

const R = '/repos/{o}/{r}';

/** Writing repositories, Git data, branches, checks, App tokens. */
export const CODE_WRITES: Readonly<Record<string, Make>> = {
  [`DELETE ${R} 204`]: async (at) => ask(at, `DELETE ${await repository(at)}`),
  [`DELETE ${R} 404`]: (at) => ask(at, 'DELETE /repos/acme/none'),
  [`DELETE ${R}/branches/{branch}/protection 204`]: async (at) =>
    ask(at, `DELETE ${await protectedBranch(at)}`),
  [`DELETE ${R}/contents/{path} 200`]: async (at, { request }) => {
    const { path, sha } = await file(at);
    return ask(at, `DELETE ${path}`, { ...(request as object), sha });
  },
  [`DELETE ${R}/git/refs/{ref} 204`]: async (at) =>
    ask(at, `DELETE ${REPO}/git/refs/heads/${await branch(at)}`),
  [`DELETE ${R}/git/refs/{ref} 422`]: (at) => ask(at, `DELETE ${REPO}/git/refs/heads/none`),
  [`PATCH ${R} 200`]: async (at) => ask(at, `PATCH ${REPO}`, { description: 'x' }),
  [`PATCH ${R}/check-runs/{n} 200`]: async (at) =>
    ask(at, `PATCH ${await checkRun(at)}`, { conclusion: 'success' }, { token: at.actionsToken }),
  [`PATCH ${R}/git/refs/{ref} 200`]: async (at) =>
    ask(at, `PATCH ${REPO}/git/refs/heads/${await branch(at)}`, { force: false, sha: await head(at) }),
  'POST /app/installations/{n}/access_tokens 201': (at, { body }) => {
    const narrowed = typeof body === 'object' && body !== null && 'repositories' in body;
    const path = `POST /app/installations/${at.installationId}/access_tokens`;
    return ask(at, path, narrowed ? { repositories: ['config'] } : {}, { token: at.appToken });
  },
  [`POST ${R}/check-runs 201`]: async (at) =>
    ask(
      at,
      `POST ${REPO}/check-runs`,
      { name: 'foo', head_sha: await head(at), conclusion: 'success' },
      { token: at.actionsToken },
    ),
  [`POST ${R}/commits/{sha}/comments 201`]: async (at, { request }) =>
    ask(at, `POST ${REPO}/commits/${await head(at)}/comments`, { body: (request as { body: string }).body }),
  [`POST ${R}/dispatches 204`]: (at) =>
    ask(at, `POST ${REPO}/dispatches`, { event_type: 'x', client_payload: {} }),
  [`POST ${R}/git/blobs 201`]: (at, { request }) => ask(at, `POST ${REPO}/git/blobs`, request),
  [`POST ${R}/git/commits 201`]: async (at, { request }) => {
    const commit = await must(at, `GET ${REPO}/git/commits/${await head(at)}`);
    return ask(at, `POST ${REPO}/git/commits`, {
      ...(request as object),
      tree: commit.body.tree.sha,
      parents: [commit.body.sha],
    });
  },
  [`POST ${R}/git/refs 201`]: async (at) =>
    ask(at, `POST ${REPO}/git/refs`, { ref: `refs/heads/${at.fresh('made')}`, sha: await head(at) }),
  [`POST ${R}/git/tags 201`]: async (at, { request }) =>
    ask(at, `POST ${REPO}/git/tags`, { ...(request as object), object: await head(at) }),
  [`POST ${R}/git/trees 201`]: async (at, { request }) => {
    const { sha } = (await must(at, `POST ${REPO}/git/blobs`, { content: 'x' })).body;
    const given = request as { tree: readonly object[] };
    return ask(at, `POST ${REPO}/git/trees`, {
      base_tree: await head(at),
      tree: given.tree.map((each) => ({ ...each, sha })),
    });
  },
  [`POST ${R}/merges 201`]: async (at) => {
    const [base, other] = [await changed(at), await branch(at)];
    await must(at, `PUT ${REPO}/contents/${at.fresh('merged')}`, {
      message: 'Add',
      content: 'YQo=',
      branch: other,
    });
    return ask(at, `POST ${REPO}/merges`, { base, head: other, commit_message: 'merging' });
  },
  [`POST ${R}/merges 204`]: async (at) =>
    ask(at, `POST ${REPO}/merges`, { base: await branch(at), head: 'main' }),
  [`POST ${R}/statuses/{sha} 201`]: async (at, { request }) =>
    ask(at, `POST ${REPO}/statuses/${await head(at)}`, request),
  [`PUT ${R}/branches/{branch}/protection 200`]: async (at, { request }) =>
    ask(at, `PUT ${REPO}/branches/${await branch(at)}/protection`, request),
  [`PUT ${R}/contents/{path} 200`]: async (at) => {
    const { path, sha } = await file(at);
    return ask(at, `PUT ${path}`, { message: 'Change', content: 'Ygo=', sha });
  },
  [`PUT ${R}/contents/{path} 201`]: (at) =>
    ask(at, `PUT ${REPO}/contents/refs/heads/${at.fresh('draft')}`, {
      message: 'x',
      content: 'RHJhZnQgY29udGVudA==',
    }),
};
