import {
  again,
  ask,
  changed,
  checkRun,
  head,
  type Make,
  must,
  protectedBranch,
  REPO,
  type Situation,
} from './recorded-world.ts';
import type { Answer } from './rest-session.ts';

const R = '/repos/{o}/{r}';

/** Reading repositories, Git data, branches, commits, checks. */
export const CODE_READS: Readonly<Record<string, Make>> = {
  'GET /rate_limit 200': (at) => ask(at, 'GET /rate_limit'),
  'GET /rate_limit 401': (at) => ask(at, 'GET /rate_limit', undefined, { token: 'wrong' }),
  [`GET ${R} 200`]: (at) => ask(at, `GET ${REPO}`),
  [`GET ${R} 304`]: (at) => again(at, REPO),
  [`GET ${R} 404`]: (at) => ask(at, 'GET /repos/acme/none'),
  [`GET ${R}/branches 200`]: (at) => ask(at, `GET ${REPO}/branches`),
  [`GET ${R}/branches/{branch} 200`]: (at) => ask(at, `GET ${REPO}/branches/main`),
  [`GET ${R}/branches/{branch}/protection 200`]: async (at) => ask(at, `GET ${await protectedBranch(at)}`),
  [`GET ${R}/branches/{branch}/protection/required_signatures 200`]: async (at) =>
    ask(at, `GET ${await protectedBranch(at)}/required_signatures`),
  [`GET ${R}/check-runs/{n}/annotations 200`]: async (at) => ask(at, `GET ${await checkRun(at)}/annotations`),
  [`GET ${R}/commits 200`]: (at) => ask(at, `GET ${REPO}/commits`),
  [`GET ${R}/commits/{ref}/check-runs 200`]: async (at) => {
    await checkRun(at);
    return ask(at, `GET ${REPO}/commits/main/check-runs`);
  },
  [`GET ${R}/commits/{sha} 200`]: async (at) => ask(at, `GET ${REPO}/commits/${await head(at)}`),
  [`GET ${R}/commits/{sha}/branches-where-head 200`]: async (at) =>
    ask(at, `GET ${REPO}/commits/${await head(at)}/branches-where-head`),
  [`GET ${R}/commits/{sha}/check-runs 200`]: async (at) =>
    ask(at, `GET ${REPO}/commits/${await head(at)}/check-runs`),
  [`GET ${R}/commits/{sha}/comments 200`]: async (at) => {
    const path = `${REPO}/commits/${await head(at)}/comments`;
    await must(at, `POST ${path}`, { body: 'Hm' });
    return ask(at, `GET ${path}`);
  },
  [`GET ${R}/compare/{basehead} 200`]: async (at) =>
    ask(at, `GET ${REPO}/compare/main...${await changed(at)}`),
  [`GET ${R}/contents/{path} 200`]: (at) => ask(at, `GET ${REPO}/contents/README.md`),
  [`GET ${R}/contents/{path} 404`]: (at) => ask(at, `GET ${REPO}/contents/none`),
  [`GET ${R}/git/blobs/{sha} 200`]: async (at, { body }) => {
    const { sha } = (await must(at, `GET ${REPO}/contents/README.md`)).body;
    const raw = typeof body === 'string' ? { headers: { accept: 'application/vnd.github.raw' } } : {};
    return ask(at, `GET ${REPO}/git/blobs/${sha}`, undefined, raw);
  },
  [`GET ${R}/git/matching-refs/{ref} 200`]: (at) => ask(at, `GET ${REPO}/git/matching-refs/heads/m`),
  [`GET ${R}/git/refs/{ref} 200`]: (at) => ask(at, `GET ${REPO}/git/ref/heads/main`),
  [`GET ${R}/git/refs/{ref} 304`]: (at) => again(at, `${REPO}/git/ref/heads/main`),
  [`GET ${R}/git/refs/{ref} 404`]: (at) => ask(at, `GET ${REPO}/git/ref/heads/none`),
  [`GET ${R}/git/trees/main 200`]: (at) => ask(at, `GET ${REPO}/git/trees/main`),
  [`GET ${R}/git/trees/{sha} 200`]: async (at) =>
    ask(at, `GET ${REPO}/git/trees/${await head(at)}?recursive=1`),
  [`GET ${R}/installation 200`]: (at) =>
    ask(at, `GET ${REPO}/installation`, undefined, { token: at.appToken }),
  [`GET ${R}/statuses/{sha} 200`]: async (at) => {
    const sha = await head(at);
    await must(at, `POST ${REPO}/statuses/${sha}`, { state: 'success' });
    return ask(at, `GET ${REPO}/commits/${sha}/statuses`);
  },
  // A branch named `test/timeout`.
  [`GET ${R}/branches/{branch}/timeout 200`]: async (at) => {
    const ref = { ref: 'refs/heads/test/timeout', sha: await head(at) };
    await ask(at, `POST ${REPO}/git/refs`, ref);
    return ask(at, `GET ${REPO}/branches/test/timeout`);
  },
  [`GET ${R}/commits/{ref}/check-suites 200`]: suites,
  [`GET ${R}/commits/{sha}/check-suites 200`]: suites,
};

async function suites(at: Situation): Promise<Answer> {
  await checkRun(at);
  return ask(at, `GET ${REPO}/commits/main/check-suites`);
}
