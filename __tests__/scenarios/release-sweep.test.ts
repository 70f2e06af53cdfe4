/** Every request of a release is broken in every way, then it runs again: one tag, one page, the channel on it. */
import { expect } from 'vitest';
import { openCounted, openPushed, openUpdating } from '../support/release-scenes.ts';
import { sweepScenes } from '../support/scene-sweep.ts';

const LANDED = ['ReadRelease', 'GET compare/*...*', 'ReadFiles', 'ReadFiles'];
// The second reading tells whether a higher tag hides this one from ranges.
const TAG = ['ReadTags', 'POST git/tags', 'POST git/refs', 'ReadTags'];
const PAGE = ['ReadTags', 'ReadSince', 'GET releases/tags/v*', 'POST releases'];
const CHANNEL = ['ReadTags', 'ReadSince', 'RepositoryId', 'MoveBranches'];

/** The release stands on the newest commit, and so does the channel. */
const released = (before: string, tag: string): object => {
  const at = (name: string, more: object) => expect.objectContaining({ ref: `refs/tags/${name}`, ...more });
  return {
    refs: expect.arrayContaining([
      at(before, { on: 1 }),
      at(tag, { annotated: true, on: 0 }),
      at('production', { annotated: false, on: 0 }),
    ]),
    releases: [{ tagName: before }, { tagName: tag }],
  };
};

sweepScenes([
  {
    title: 'the push of a merged pull request',
    open: openPushed,
    left: released('v1.7.9', 'v1.8.0'),
    requests: [...LANDED, ...TAG, ...PAGE, ...CHANNEL],
    interrupted: true,
  },
  {
    title: 'an update that commits',
    open: openUpdating,
    left: released('v1.7.9', 'v1.8.0'),
    requests: [
      ...['OpenRepository', 'CommitOnBranch', ...LANDED, ...TAG, ...PAGE],
      ...CHANNEL.filter((name) => name !== 'RepositoryId'),
    ],
    from: 2,
  },
  {
    title: 'a version that is counted up',
    open: openCounted,
    left: released('v0.0.1', 'v0.0.2'),
    requests: [...LANDED, ...TAG, ...PAGE, ...CHANNEL],
  },
]);
