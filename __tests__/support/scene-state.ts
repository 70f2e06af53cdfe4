/** What runs have left in a repository of the sandbox, without ids, times and numbers of runs. */
import type { Repository } from '../../sandbox/store/model.ts';
import type { World } from './world.ts';

/** A ref, what it points to, which files that has, and its message: of a tag object, the tag's own. */
const REF = ['refname', 'objecttype', 'tree', '*tree', '*subject', 'contents'];

function plain(text: string | null, { sandbox }: World): string {
  return (text ?? '')
    .replaceAll(sandbox.url, '')
    .replace(/^((?:Gitops-Release-)?Run): .*$/gm, '$1')
    .replace(/text=[0-9a-f]{32}/g, 'text')
    .replace(/\b(?:[0-9a-f]{40}|[0-9a-f]{10})\b/g, 'oid');
}

function refsOf(world: World): readonly string[] {
  const format = REF.map((name) => `%(${name})`).join('%00');
  const refs = world.git('for-each-ref', `--format=${format}%00%00`).split('\0\0\n');
  return refs.map((ref) => {
    const parts = ref.split('\0');
    return [...parts.slice(0, -2), ...parts.slice(-2).map((text) => plain(text, world))].join('\n');
  });
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

function historyOf(world: World): readonly Landed[] {
  const commits = world.git('log', '--first-parent', '--format=%H%n%an%n%B%x00', 'main').split('\0\n');
  return commits.filter(Boolean).map((commit) => {
    const [oid = '', author = '', ...message] = commit.split('\n');
    return { oid, author, message: plain(message.join('\n'), world) };
  });
}

/** Commits are told by their place on main. */
function recordsOf({ statuses, deployments }: Repository, world: World, history: readonly Landed[]) {
  const place = (sha: string): number => history.findIndex(({ oid }) => oid === sha);
  return {
    statuses: latest(statuses, ({ sha, context }) => `${sha} ${context}`).map((status) => ({
      ...{ context: status.context, state: status.state, on: place(status.sha) },
      description: plain(status.description, world),
    })),
    deployments: [...deployments.values()].map(({ sha, environment, statuses: all }) => ({
      ...{ environment, on: place(sha), state: all.at(-1)?.state },
    })),
  };
}

export function leftIn(world: World): unknown {
  const repository = world.sandbox.repository('acme/config');
  const history = historyOf(world);
  return {
    refs: refsOf(world),
    history: history.map(({ author, message }) => ({ author, message })),
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
    ...recordsOf(repository, world, history),
  };
}
