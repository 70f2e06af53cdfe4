import {
  ask,
  asset,
  changed,
  deployment,
  head,
  label,
  type Make,
  must,
  pull,
  REPO,
  release,
  reviewComment,
} from './recorded-world.ts';

const R = '/repos/{o}/{r}';

/** Writing pull requests, issues, releases, deployments. */
export const TALK_WRITES: Readonly<Record<string, Make>> = {
  [`DELETE ${R}/deployments/{n} 204`]: async (at) => ask(at, `DELETE ${await deployment(at)}`),
  [`DELETE ${R}/labels/{name} 204`]: async (at) => ask(at, `DELETE ${await label(at)}`),
  [`DELETE ${R}/labels/{name} 404`]: (at) => ask(at, `DELETE ${REPO}/labels/none`),
  [`DELETE ${R}/pulls/comments/{n} 204`]: async (at) =>
    ask(at, `DELETE ${await reviewComment(at, await pull(at))}`),
  [`DELETE ${R}/pulls/comments/{n}/reactions/{n} 204`]: async (at) => {
    const path = `${await reviewComment(at, await pull(at))}/reactions`;
    const made = await must(at, `POST ${path}`, { content: 'eyes' });
    return ask(at, `DELETE ${path}/${made.body.id}`);
  },
  [`DELETE ${R}/pulls/{n}/requested_reviewers 200`]: async (at) => {
    const path = `${await pull(at)}/requested_reviewers`;
    await must(at, `POST ${path}`, { reviewers: ['bob'] });
    return ask(at, `DELETE ${path}`, { reviewers: ['bob'] });
  },
  [`DELETE ${R}/pulls/{n}/reviews/{n} 200`]: async (at) => {
    const path = `${await pull(at)}/reviews`;
    const made = await must(at, `POST ${path}`, { body: 'LGTM!' });
    return ask(at, `DELETE ${path}/${made.body.id}`);
  },
  [`DELETE ${R}/releases/{n} 204`]: async (at) => ask(at, `DELETE ${await release(at)}`),
  [`PATCH ${R}/labels/{name} 200`]: async (at) => ask(at, `PATCH ${await label(at)}`, { color: 'ff0000' }),
  [`PATCH ${R}/pulls/comments/{n} 200`]: async (at) =>
    ask(at, `PATCH ${await reviewComment(at, await pull(at))}`, { body: 'New' }),
  [`PATCH ${R}/pulls/{n} 200`]: async (at) => ask(at, `PATCH ${await pull(at)}`, { title: 'New' }),
  [`PATCH ${R}/releases/assets/{n} 200`]: async (at) =>
    ask(at, `PATCH ${await asset(at)}`, { name: 'b.png' }),
  [`PATCH ${R}/releases/{n} 200`]: async (at) => ask(at, `PATCH ${await release(at)}`, { body: 'Notes' }),
  [`POST ${R}/deployments 201`]: async (at) =>
    ask(at, `POST ${REPO}/deployments`, { ref: await head(at), required_contexts: [] }),
  [`POST ${R}/deployments/{n}/statuses 201`]: async (at) =>
    ask(at, `POST ${await deployment(at)}/statuses`, { state: 'success', target_url: 'https://example.com' }),
  [`POST ${R}/issues/{n}/assignees 201`]: async (at) =>
    ask(at, `POST ${(await pull(at)).replace('pulls', 'issues')}/assignees`, { assignees: ['alice'] }),
  [`POST ${R}/issues/{n}/comments 201`]: async (at) =>
    ask(at, `POST ${(await pull(at)).replace('pulls', 'issues')}/comments`, { body: 'Hi' }),
  [`POST ${R}/issues/{n}/labels 200`]: async (at) =>
    ask(at, `POST ${(await pull(at)).replace('pulls', 'issues')}/labels`, { labels: ['bug'] }),
  [`POST ${R}/labels 201`]: (at) =>
    ask(at, `POST ${REPO}/labels`, { name: at.fresh('made'), color: '123456' }),
  [`POST ${R}/pulls 201`]: async (at) =>
    ask(at, `POST ${REPO}/pulls`, {
      title: 'T',
      head: await changed(at),
      base: 'main',
      body: '## test',
      draft: true,
    }),
  [`POST ${R}/pulls 422`]: async (at) => {
    const of = (await must(at, `GET ${await pull(at)}`)).body.head.ref;
    return ask(at, `POST ${REPO}/pulls`, { title: 'T', head: of, base: 'main' });
  },
  [`POST ${R}/pulls/comments/{n}/reactions 201`]: async (at) =>
    ask(at, `POST ${await reviewComment(at, await pull(at))}/reactions`, { content: 'rocket' }),
  [`POST ${R}/pulls/{n}/comments 201`]: async (at, { request }) => {
    const path = await pull(at);
    const commit = (await must(at, `GET ${path}`)).body.head.sha;
    return ask(at, `POST ${path}/comments`, undefined, {
      raw: JSON.stringify({ ...(request as object), path: 'README.md', commit_id: commit }),
    });
  },
  [`POST ${R}/pulls/{n}/requested_reviewers 201`]: async (at) =>
    ask(at, `POST ${await pull(at)}/requested_reviewers`, { reviewers: ['bob'] }),
  [`POST ${R}/pulls/{n}/reviews 200`]: async (at) =>
    ask(at, `POST ${await pull(at)}/reviews`, { body: 'LGTM!' }),
  [`POST ${R}/pulls/{n}/reviews/{n}/events 200`]: async (at) => {
    const path = `${await pull(at)}/reviews`;
    const made = await must(at, `POST ${path}`, { body: 'LGTM!' });
    return ask(at, `POST ${path}/${made.body.id}/events`, { event: 'COMMENT' });
  },
  [`POST ${R}/releases 201`]: (at) => ask(at, `POST ${REPO}/releases`, { tag_name: at.fresh('v') }),
  [`POST ${R}/releases 404`]: (at, { request }) => ask(at, `POST ${REPO}/releases`, request),
  [`POST ${R}/releases 422`]: async (at) => {
    const tag = at.fresh('v');
    await must(at, `POST ${REPO}/releases`, { tag_name: tag });
    return ask(at, `POST ${REPO}/releases`, { tag_name: tag });
  },
  [`POST ${R}/releases/{n}/assets 201`]: async (at) =>
    ask(at, `POST ${await release(at)}/assets?name=up.png`, undefined, {
      raw: 'png',
      headers: { 'content-type': 'image/png' },
    }),
  [`POST ${R}/releases/{n}/reactions 201`]: async (at) =>
    ask(at, `POST ${await release(at)}/reactions`, { content: '+1' }),
  [`PUT ${R}/pulls/{n}/merge 200`]: async (at) =>
    ask(at, `PUT ${await pull(at)}/merge`, { merge_method: 'squash' }),
};
