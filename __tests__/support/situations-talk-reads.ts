import {
  ask,
  deployment,
  label,
  type Make,
  must,
  pull,
  REPO,
  release,
  reviewComment,
} from './recorded-world.ts';

const R = '/repos/{o}/{r}';

/** Reading pull requests, issues, releases, deployments. */
export const TALK_READS: Readonly<Record<string, Make>> = {
  [`GET ${R}/commits/{sha}/pulls 200`]: async (at) => {
    const of = await must(at, `GET ${await pull(at)}`);
    return ask(at, `GET ${REPO}/commits/${of.body.head.sha}/pulls`);
  },
  [`GET ${R}/deployments 200`]: async (at) => {
    await deployment(at);
    return ask(at, `GET ${REPO}/deployments`);
  },
  [`GET ${R}/deployments/{n} 200`]: async (at) => ask(at, `GET ${await deployment(at)}`),
  [`GET ${R}/deployments/{n}/statuses 200`]: async (at) => {
    const path = `${await deployment(at)}/statuses`;
    await must(at, `POST ${path}`, { state: 'queued', log_url: 'https://example.com' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/issues/{n}/comments 200`]: async (at) => {
    const path = `${(await pull(at)).replace('pulls', 'issues')}/comments`;
    await must(at, `POST ${path}`, { body: 'Hi' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/labels 200`]: (at) => ask(at, `GET ${REPO}/labels`),
  [`GET ${R}/labels/{name} 200`]: async (at) => ask(at, `GET ${await label(at)}`),
  [`GET ${R}/pulls 200`]: async (at) => {
    await pull(at);
    return ask(at, `GET ${REPO}/pulls`);
  },
  [`GET ${R}/pulls/comments/{n} 200`]: async (at) =>
    ask(at, `GET ${await reviewComment(at, await pull(at))}`),
  [`GET ${R}/pulls/comments/{n}/reactions 200`]: async (at) => {
    const path = `${await reviewComment(at, await pull(at))}/reactions`;
    await must(at, `POST ${path}`, { content: 'eyes' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/pulls/{n} 200`]: async (at) => {
    const path = await pull(at);
    await must(at, `GET ${path}`);
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/pulls/{n}/comments 200`]: async (at) => {
    const path = await pull(at);
    await reviewComment(at, path);
    return ask(at, `GET ${path}/comments`);
  },
  [`GET ${R}/pulls/{n}/commits 200`]: async (at) => ask(at, `GET ${await pull(at)}/commits`),
  [`GET ${R}/pulls/{n}/merge 404`]: async (at) => ask(at, `GET ${await pull(at)}/merge`),
  [`GET ${R}/pulls/{n}/requested_reviewers 200`]: async (at) => {
    const path = `${await pull(at)}/requested_reviewers`;
    await must(at, `POST ${path}`, { reviewers: ['bob'] });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/pulls/{n}/reviews 200`]: async (at) => {
    const path = `${await pull(at)}/reviews`;
    await must(at, `POST ${path}`, { body: 'Hm', event: 'COMMENT' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/pulls/{n}/reviews/{n}/comments 200`]: async (at) => {
    const path = `${await pull(at)}/reviews`;
    const made = await must(at, `POST ${path}`, { body: 'Hm', event: 'COMMENT' });
    return ask(at, `GET ${path}/${made.body.id}/comments`);
  },
  [`GET ${R}/releases 200`]: async (at) => {
    await release(at);
    return ask(at, `GET ${REPO}/releases`);
  },
  [`GET ${R}/releases/latest 200`]: async (at) => {
    await release(at);
    return ask(at, `GET ${REPO}/releases/latest`);
  },
  [`GET ${R}/releases/tags/{tag} 200`]: async (at) => {
    const tag = at.fresh('v');
    await must(at, `POST ${REPO}/releases`, { tag_name: tag });
    return ask(at, `GET ${REPO}/releases/tags/${tag}`);
  },
  [`GET ${R}/releases/{n} 200`]: async (at) => ask(at, `GET ${await release(at)}`),
  [`GET ${R}/releases/{n} 404`]: (at) => ask(at, `GET ${REPO}/releases/999999`),
  [`GET ${R}/releases/{n}/assets 200`]: async (at) => {
    const path = `${await release(at)}/assets`;
    await must(at, `POST ${path}?name=a.png`, undefined, { raw: 'png' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/releases/{n}/reactions 200`]: async (at) => {
    const path = `${await release(at)}/reactions`;
    await must(at, `POST ${path}`, { content: '+1' });
    return ask(at, `GET ${path}`);
  },
};
