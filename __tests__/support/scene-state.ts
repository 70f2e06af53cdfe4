/** What runs have left in a repository of the sandbox, without ids, times and numbers of runs. */
import type { World } from './world.ts';

function plain(text: string | null, { sandbox }: World): string {
  return (text ?? '')
    .replaceAll(sandbox.url, '')
    .replace(/^((?:Gitops-Release-)?Run): .*$/gm, '$1')
    .replace(/text=[0-9a-f]{32}/g, 'text')
    .replace(/\b(?:[0-9a-f]{40}|[0-9a-f]{10})\b/g, 'oid');
}

/** The newest of each name. */
function latest<Each>(all: Iterable<Each>, nameOf: (each: Each) => string): readonly Each[] {
  return [...new Map([...all].map((each) => [nameOf(each), each])).values()];
}

interface Landed {
  readonly oid: string;
  readonly author: string;
  readonly message: string;
}

/** Main, newest first, by first parents. */
async function historyOf({ sandbox }: World): Promise<readonly Landed[]> {
  const repository = sandbox.repository('acme/config');
  const git = sandbox.store.git(repository);
  const history: Landed[] = [];
  let next = repository.refs.get('refs/heads/main');
  while (next !== undefined) {
    const commit = await git.commit(next);
    if (commit === null) throw new Error(`${next} is no commit`);
    history.push({ oid: next, author: commit.author.name, message: commit.message });
    [next] = commit.parents;
  }
  return history;
}

type Place = (sha: string | undefined) => number;

/** Of a tag object its own message, else the commit's. */
async function refOf([ref, oid]: readonly [string, string], world: World, place: Place) {
  const git = world.sandbox.store.git(world.sandbox.repository('acme/config'));
  const [tag, object] = await Promise.all([git.tag(oid), git.peel(oid)]);
  const commit = await git.commit(object?.oid ?? '');
  const message = plain((tag ?? commit)?.message ?? null, world);
  return { ref, annotated: tag !== null, on: place(commit?.oid), tree: commit?.tree, message };
}

export async function leftIn(world: World): Promise<unknown> {
  const repository = world.sandbox.repository('acme/config');
  const history = await historyOf(world);
  const refs = [...repository.refs].sort(([left], [right]) => (left < right ? -1 : 1));
  /** Commits are told by how far they are from main's tip; -1: not on main. */
  const place: Place = (sha) => history.findIndex(({ oid }) => oid === sha);
  return {
    refs: await Promise.all(refs.map((ref) => refOf(ref, world, place))),
    history: history.map(({ author, message }) => ({ author, message: plain(message, world) })),
    pulls: [...repository.pulls.values()].map((pull) => ({
      number: pull.number,
      state: pull.merged ? 'merged' : pull.state,
      head: pull.headRefName,
      title: pull.title,
      body: plain(pull.body, world),
      labels: [...pull.labels].sort(),
    })),
    releases: [...repository.releases.values()].map(({ tagName, name, body, draft, prerelease }) => ({
      ...{ tagName, name, draft, prerelease },
      body: plain(body, world),
    })),
    comments: [...repository.comments.values()].map(({ body }) => plain(body, world)),
    statuses: latest(repository.statuses, ({ sha, context }) => `${sha} ${context}`).map((status) => ({
      ...{ context: status.context, state: status.state, on: place(status.sha) },
      description: plain(status.description, world),
    })),
    deployments: [...repository.deployments.values()].map(({ sha, environment, statuses }) => ({
      ...{ environment, on: place(sha), state: statuses.at(-1)?.state },
    })),
  };
}
