import { describe, expect, it } from 'vitest';
import { CONFIG, mergeWorld, STATE } from './merge-world.ts';

const deployments = (asked: string) => `{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
  commits(last: 1) { nodes { commit { deployments(first: 10, ${asked}) {
    totalCount nodes { environment state latestStatus { state } commitOid }
  } } } }
} } }`;

describe('deployments of the head', () => {
  const world = mergeWorld();
  const read = async (asked: string) => {
    const answer = (await world.ask(deployments(asked))) as {
      repository: { pullRequest: { commits: { nodes: { commit: { deployments: unknown } }[] } } };
    };
    return answer.repository.pullRequest.commits.nodes[0]?.commit.deployments;
  };

  it('are read by environment, newest first', async () => {
    world.box.deployment(CONFIG, world.head, 'dev');
    world.box.deployment(CONFIG, world.head, 'staging', 'failure');
    world.box.deployment(CONFIG, world.head, 'staging');
    world.box.deployment(CONFIG, world.pull.baseOid, 'staging');
    const newest = 'orderBy: { field: CREATED_AT, direction: DESC }';
    expect(await read(`environments: ["staging"], ${newest}`)).toEqual({
      totalCount: 2,
      nodes: [
        {
          environment: 'staging',
          state: 'ACTIVE',
          latestStatus: { state: 'SUCCESS' },
          commitOid: world.head,
        },
        {
          environment: 'staging',
          state: 'FAILURE',
          latestStatus: { state: 'FAILURE' },
          commitOid: world.head,
        },
      ],
    });
    expect(await read(newest)).toMatchObject({ totalCount: 3, nodes: [{}, {}, { environment: 'dev' }] });
  });
});

describe('a base to which only some push', () => {
  const world = mergeWorld();

  it('blocks the pull request for the others', async () => {
    world.protect({ restrictions: { users: ['omar', 'robot'], apps: [] } });
    const state = (mergeStateStatus: string) => ({ repository: { pullRequest: { mergeStateStatus } } });
    expect(await world.ask(STATE, 'mona')).toMatchObject(state('BLOCKED'));
    expect(await world.ask(STATE, 'robot')).toMatchObject(state('CLEAN'));
    expect(await world.ask(STATE, 'adam')).toMatchObject(state('CLEAN'));
  });
});
