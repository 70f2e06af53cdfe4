/** Every request of a release is broken in every way, then it runs again: one tag, one page, the channel on it. */
import { openCounted, openPushed, openUpdating } from '../support/release-scenes.ts';
import { sweepScenes } from '../support/scene-sweep.ts';

const TAG = ['ReadTags', 'POST git/tags', 'POST git/refs'];
const PAGE = ['ReadTags', 'ReadSince', 'GET releases/tags/v*', 'POST releases'];
const CHANNEL = ['ReadTags', 'ReadSince', 'RepositoryId', 'MoveBranches'];

sweepScenes([
  {
    title: 'the push of a merged pull request',
    open: openPushed,
    requests: ['ReadRelease', ...TAG, ...PAGE, ...CHANNEL],
    interrupted: true,
  },
  {
    title: 'an update that commits',
    open: openUpdating,
    requests: [
      ...['OpenRepository', 'CommitOnBranch', 'ReadRelease', ...TAG, ...PAGE],
      ...CHANNEL.filter((name) => name !== 'RepositoryId'),
    ],
    from: 2,
  },
  {
    title: 'a version that is counted up',
    open: openCounted,
    requests: ['ReadRelease', 'GET compare/*...*', 'ReadFiles', 'ReadFiles', ...TAG, ...PAGE, ...CHANNEL],
  },
]);
