/** What runs have left behind in a config repository, without ids and times: comparable from run to run. */
import type { World } from './world.ts';

const FIELDS = ['%(refname)', '%(tree)%(*tree)', '%(authorname)%(*authorname)', '%(contents)%(*contents)'];

/** Branches and tags: what they hold, and how far from the base they are. */
function refsOf({ sandbox, git }: World): readonly unknown[] {
  const format = `${FIELDS.join('%00')}%00%01`;
  const all = git('for-each-ref', `--format=${format}`, 'refs/heads', 'refs/tags').split('\u0001\n');
  return all.filter(Boolean).map((each) => {
    const [ref = '', tree, author, message = ''] = each.split('\0');
    const apart = git('rev-list', '--left-right', '--count', `main...${ref}`).trim();
    return { ref, tree, author, apart, message: message.replaceAll(sandbox.url, '') };
  });
}

function pullsOf({ sandbox }: World): readonly unknown[] {
  return [...sandbox.repository('acme/config').pulls.values()].map((pull) => ({
    number: pull.number,
    state: pull.merged ? 'merged' : pull.state,
    armed: pull.autoMerge?.commitTitle,
    title: pull.title,
    body: (pull.body ?? '')
      .replaceAll(sandbox.url, '')
      .replaceAll(/\b[0-9a-f]{10}\b|[0-9a-f]{40}|text=[0-9a-f]{32}/g, ''),
    labels: [...pull.labels].sort(),
    assignees: [...pull.assignees].sort(),
    reviewers: [...pull.requestedReviewers].sort(),
  }));
}

export function leftBehind(world: World): unknown {
  const { comments, defaultBranch } = world.sandbox.repository('acme/config');
  return {
    refs: refsOf(world),
    pulls: pullsOf(world),
    comments: [...comments.values()].map(({ author, body }) => ({
      author,
      body: body.replaceAll(/[0-9a-f]{40}|`[0-9a-f]{8}`/g, ''),
    })),
    changes: world.git('log', '--no-merges', '--format=%s', defaultBranch, '--', 'apps').trim().split('\n'),
  };
}
