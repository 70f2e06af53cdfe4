/** `diff` and `report` in the config repository's own workflows: the built action with real kustomize. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentsOf, type ProposedChange, proposeChange } from '../support/proposed-change.ts';
import { toolsRun } from '../support/rendering.ts';
import { CONFIG_REPOSITORY, openWorld, type World } from '../support/world.ts';

const DEPLOYMENT = 'apps/shop/base/deployment.yaml';
const before = readFileSync(join(CONFIG_REPOSITORY, DEPLOYMENT), 'utf8');

describe.skipIf(!toolsRun)('a pull request of a person', () => {
  let world: World;
  let change: ProposedChange;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    change.remove();
    await world.stop();
  });
  const propose = async (text: string) => {
    change = await proposeChange(world, { [DEPLOYMENT]: text });
  };

  it('that changes a base is shown in every overlay of it, in one comment', async () => {
    await propose(before.replace('containerPort: 8080', 'containerPort: 8081'));
    const { status, outputs } = await change.diff();
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'true' });
    const [comment, ...more] = commentsOf(world);
    expect(more).toEqual([]);
    for (const environment of ['dev', 'staging', 'production'])
      expect(comment).toContain(`apps/shop/overlays/${environment}`);
    expect(comment).toMatch(/^\+\s+containerPort: 8081$/m);
    expect(comment).not.toContain('apps/payments');
  });

  it('that changes comments and quotes alone is said to change nothing', async () => {
    await propose(`# the shop\n${before.replace('name: http', 'name: "http"')}`);
    const { status, outputs } = await change.diff();
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    const [comment = ''] = commentsOf(world);
    expect(comment).toContain('No rendered change: all 3 targets are identical at base and head.');
    expect(comment).not.toContain('```diff');
  });

  it('in a merge queue is judged without a comment', async () => {
    await propose(before.replace('containerPort: 8080', 'containerPort: 8081'));
    const group = { base_sha: change.base, head_sha: change.head, base_ref: 'refs/heads/main' };
    const { status, outputs, summary } = await change.diff({}, { merge_group: group });
    expect({ status, changed: outputs['changed'] }).toEqual({ status: 0, changed: 'true' });
    expect(summary).toContain('containerPort: 8081');
    expect(commentsOf(world)).toEqual([]);
  });

  it('is spread over several jobs and reported in one comment, the same as from one job', async () => {
    await propose(before.replace('containerPort: 8080', 'containerPort: 8081'));
    const plan = await change.diff({ shard: 'plan' });
    expect(JSON.parse(plan.outputs['matrix'] ?? '')).toEqual({ shard: ['1/1'] });
    const shares = [await change.diff({ shard: '1/2' }), await change.diff({ shard: '2/2' })];
    expect(commentsOf(world)).toEqual([]);
    const files = shares.map(({ outputs }) => outputs['diff-report']).join('\n');
    const reported = await change.diff({ command: 'report', 'report-path': files });
    expect({ status: reported.status, log: reported.log }).toMatchObject({ status: 0 });
    const [joined = ''] = commentsOf(world);
    await change.diff();
    expect(commentsOf(world)).toEqual([joined]);
    expect(joined.match(/^\+\s+containerPort: 8081$/gm)).toHaveLength(3);
  });
});
