import { describe, expect, it } from 'vitest';
import type { MergeRules } from '../../../src/core/gates/gate.ts';
import { judge, type Verdict } from '../../../src/core/gates/verdict.ts';
import { decideMerge, type MergeSituation } from '../../../src/core/merging/decide.ts';
import { check, factsWith, reported, rulesWith, ruling, verdictOf } from '../../support/merge-facts.ts';

const MET = verdictOf(ruling('approvals', 'met'));
const WAITING = verdictOf(ruling('approvals', 'pending', '0 of 1'));
const BEHIND = verdictOf(ruling('up to date', 'pending', 'it lacks 1 commit of main'));
const CLOSED = verdictOf(ruling('open', 'refused', 'the pull request was closed'));
const COMPUTING = verdictOf(ruling('no conflicts', 'pending', 'GitHub is still computing'));
const FAILED = verdictOf(ruling('check build', 'refused', 'ended as failure'));
const REVIEWED = rulesWith({ requiredReviews: 1 });
const QUEUE = rulesWith({ queue: 'rebase', requiredReviews: 1 });

const decide = (mode: 'auto' | 'wait', verdict: Verdict, more: Partial<MergeSituation> = {}) =>
  decideMerge({
    mode,
    verdict,
    facts: factsWith(),
    rules: REVIEWED,
    nothingToWaitFor: false,
    fresh: false,
    ...more,
  });

const noAutoMerge = factsWith({ settings: { methods: ['squash'], autoMerge: false, deletesBranch: false } });

describe.each(['auto', 'wait'] as const)('merge: %s', (mode) => {
  it('is done where it is merged, by whomever', () => {
    expect(decide(mode, CLOSED, { facts: factsWith({}, { state: 'merged' }) })).toEqual({ kind: 'merged' });
  });

  it('merges what is met by the first method that is allowed', () => {
    expect(decide(mode, MET)).toEqual({ kind: 'merge', method: 'squash' });
    const rules = rulesWith({ methods: ['rebase', 'merge'] });
    expect(decide(mode, MET, { rules })).toEqual({ kind: 'merge', method: 'merge' });
  });

  it('merges what is met by the method that was asked for', () => {
    const rules = rulesWith({}, { method: 'rebase' });
    expect(decide(mode, MET, { rules })).toEqual({ kind: 'merge', method: 'rebase' });
  });

  it('puts what is met into the queue where there is one', () => {
    expect(decide(mode, MET, { rules: QUEUE })).toEqual({ kind: 'enqueue' });
  });

  it('stops at what waiting cannot cure, and says what to do', () => {
    expect(decide(mode, CLOSED)).toMatchObject({
      kind: 'stop',
      what: 'open: the pull request was closed',
      next: expect.stringContaining('stays open'),
    });
  });

  it('stops where the branch enforces less than is demanded, before all else', () => {
    const short = { ...ruling('protection required-reviews', 'refused', 'too few'), next: 'Raise it.' };
    const rules = rulesWith({}, { shortfalls: [short] });
    expect(decide(mode, MET, { rules })).toEqual({
      kind: 'stop',
      what: 'protection required-reviews: too few',
      next: 'Raise it.',
    });
  });

  it('brings a branch up to date that is behind', () => {
    expect(decide(mode, BEHIND)).toEqual({ kind: 'update-branch' });
  });

  it('brings nothing up to date that is refused for another reason', () => {
    const both = verdictOf(...BEHIND.rulings, ...CLOSED.rulings);
    expect(decide(mode, both)).toMatchObject({ kind: 'stop', what: 'open: the pull request was closed' });
  });
});

describe('merge: wait', () => {
  it('stays while anything is outstanding', () => {
    expect(decide('wait', WAITING)).toEqual({ kind: 'wait' });
  });

  it('stays while it stands in the queue', () => {
    const facts = factsWith({}, { queued: { state: 'QUEUED', position: 2 } });
    expect(decide('wait', WAITING, { facts, rules: QUEUE })).toEqual({ kind: 'wait' });
  });

  it('stops at a required check that failed', () => {
    expect(decide('wait', FAILED)).toMatchObject({ kind: 'stop', what: 'check build: ended as failure' });
  });

  it('needs no auto-merge in the repository', () => {
    expect(decide('wait', WAITING, { facts: noAutoMerge })).toEqual({ kind: 'wait' });
  });
});

describe('merge: auto', () => {
  it('leaves to GitHub what is outstanding', () => {
    expect(decide('auto', WAITING)).toEqual({ kind: 'arm', method: 'squash', again: false });
  });

  it('leaves a queue’s method to the queue', () => {
    expect(decide('auto', WAITING, { rules: QUEUE })).toEqual({
      kind: 'arm',
      method: 'rebase',
      again: false,
    });
  });

  it('leaves a failed check to who starts it again', () => {
    expect(decide('auto', FAILED, { rules: rulesWith({ checks: [check('build')] }) })).toMatchObject({
      kind: 'arm',
    });
  });

  it('is content where GitHub is at it already', () => {
    const queued = factsWith({}, { queued: { state: 'QUEUED', position: 1 } });
    expect(decide('auto', WAITING, { facts: queued, rules: QUEUE })).toMatchObject({ kind: 'entrusted' });
    const armed = factsWith({}, { armed: 'squash' });
    expect(decide('auto', WAITING, { facts: armed })).toMatchObject({ kind: 'entrusted' });
  });

  it('sets auto-merge anew where it carries the text of an older change', () => {
    const armed = factsWith({}, { armed: 'squash' });
    expect(decide('auto', WAITING, { facts: armed, fresh: true })).toEqual({
      kind: 'arm',
      method: 'squash',
      again: true,
    });
  });

  it('waits a moment while GitHub computes, and where it found nothing to wait for', () => {
    expect(decide('auto', COMPUTING)).toEqual({ kind: 'wait' });
    expect(decide('auto', WAITING, { nothingToWaitFor: true })).toEqual({ kind: 'wait' });
    expect(decide('auto', WAITING, { rules: rulesWith() })).toEqual({ kind: 'wait' });
  });

  it('waits a moment where GitHub blocks what is met, for its word may be late', () => {
    const facts = factsWith({}, { mergeState: 'BLOCKED' });
    const rules: MergeRules = rulesWith({ requiredReviews: 0 });
    expect(decide('auto', judge(facts, rules), { facts, rules })).toEqual({ kind: 'wait' });
  });

  it('names the setting that is missing', () => {
    expect(decide('auto', WAITING, { facts: noAutoMerge })).toMatchObject({
      kind: 'stop',
      next: expect.stringContaining('"Allow auto-merge"'),
    });
    const queue = decide('auto', WAITING, { facts: noAutoMerge, rules: QUEUE });
    expect(queue).toMatchObject({ kind: 'stop', what: expect.stringContaining('queue') });
  });

  it('does not leave to GitHub what GitHub would not wait for', () => {
    const facts = factsWith({ reported: [reported('smoke', 'pending')] });
    const rules = rulesWith({ requiredReviews: 1 }, { checks: [check('smoke')] });
    expect(decide('auto', judge(facts, rules), { facts, rules })).toMatchObject({
      kind: 'stop',
      what: expect.stringContaining('check smoke (is in_progress)'),
      next: expect.stringContaining('`merge: wait`'),
    });
  });
});
