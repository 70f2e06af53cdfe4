/** Checks that the policy asks for and the branch does not require. */
import { expect, it } from 'vitest';
import { inWorld } from '../support/merging.ts';

it('are waited for by merge: wait', () =>
  inWorld(async (world) => {
    await world.play(
      { when: { 'pull-request': 'opened' }, check: { name: 'scan', status: 'in_progress' } },
      { when: { reads: 1 }, check: { name: 'scan', conclusion: 'success' } },
    );
    const { status, outputs, log } = await world.release({ merge: 'wait', timeout: '45s', checks: 'scan' });
    expect(log).toContain('waiting  check scan: is in_progress');
    expect({ status, merged: outputs['merged'] }).toEqual({ status: 0, merged: 'true' });
  }));

it('keep merge: auto from leaving the merge to GitHub, which would not wait for them', () =>
  inWorld(async (world) => {
    world.require({ reviews: 1 });
    const { status, log } = await world.release({ merge: 'auto', checks: 'scan' });
    expect(status).toBe(1);
    expect(log).toMatch(/the policy asks for check scan .*, which the branch main does not require/);
    expect(world.pulls()[0]).toMatchObject({ state: 'open', autoMerge: null });
  }));
