import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { BranchProtection, PullRequest, RulesetRule } from '../../sandbox/store/model.ts';
import { RestSession } from '../support/rest-session.ts';
import { graphql } from './client.ts';

export const CONFIG = 'acme/config';

/** A config repository with people and one open pull request of `robot` that sets a tag. */
export interface World {
  box: Sandbox;
  pull: PullRequest;
  /** Head of the pull request. */
  head: string;
  /** Classic tokens by login: mona writes, adam administers, robot opened it and writes. */
  tokens: Record<'mona' | 'adam' | 'robot' | 'stranger', string>;
  rules(...rules: RulesetRule[]): void;
  protect(rules: Partial<BranchProtection>): void;
  approve(login: string, commitOid?: string): void;
  push(files?: Readonly<Record<string, string>>, author?: string): Promise<string>;
  /** Merges by REST. @returns `merged`, or the status and the message */
  merge(login?: keyof World['tokens'], method?: 'merge' | 'squash' | 'rebase'): Promise<string>;
  ask(document: string, login?: keyof World['tokens']): Promise<unknown>;
  rest: RestSession;
}

const CODEOWNERS = `
# Everything else belongs to nobody.
/apps/payments/ @acme/payments
/apps/shop/**   @olga @stranger
/apps/shop/open.yaml
*.md            docs@acme.example
`;

const FILES = {
  'README.md': '# Config\n',
  'apps/web.yaml': 'tag: 1\n',
  'apps/shop/app.yaml': 'tag: 1\n',
  'apps/shop/open.yaml': 'tag: 1\n',
  'apps/payments/api/app.yaml': 'tag: 1\n',
  '.github/CODEOWNERS': CODEOWNERS,
};

const WRITERS = ['mona', 'omar', 'olga', 'robot', 'dora'];

async function build(box: Sandbox): Promise<void> {
  box.addUser({ login: 'dora', email: 'docs@acme.example' });
  box.addUser({ login: 'stranger' });
  await box.addRepository({ owner: 'acme', name: 'config', files: FILES });
  for (const login of WRITERS) box.addCollaborator(CONFIG, login, 'write');
  box.addCollaborator(CONFIG, 'adam', 'admin');
  box.addTeam(CONFIG, { slug: 'payments', members: ['paula', 'pavel'] });
}

function verbs(world: World): Omit<World, 'box' | 'pull' | 'head' | 'tokens' | 'rest'> {
  return {
    rules: (...rules) => void world.box.addRuleset(CONFIG, { rules }),
    protect: (rules) => void world.box.protect(CONFIG, { pattern: 'main', ...rules }),
    approve: (login, commitOid) =>
      void world.box.review(CONFIG, world.pull.number, {
        login,
        state: 'APPROVED',
        ...(commitOid === undefined ? {} : { commitOid }),
      }),
    push: async (files = { 'apps/web.yaml': 'tag: 3\n' }, author = 'robot') => {
      world.head = await world.box.pushCommit({
        repo: CONFIG,
        branch: 'release',
        files,
        author,
        message: 'Set tag 3',
      });
      return world.head;
    },
    merge: async (login = 'mona', method = 'merge') => {
      const path = `/repos/${CONFIG}/pulls/${world.pull.number}/merge`;
      const { status, body, problems } = await world.rest.ask('PUT', path, {
        token: world.tokens[login],
        body: { sha: world.head, merge_method: method },
      });
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return status === 200 ? 'merged' : `${status} ${body.message}`;
    },
    ask: async (document, login = 'mona') => {
      const answer = await graphql(world.box, world.tokens[login], document);
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
  };
}

/** One server for all tests of a file; each test begins with the same open pull request and no rules. */
export function mergeWorld(files: Readonly<Record<string, string>> = { 'apps/web.yaml': 'tag: 2\n' }): World {
  const world = {} as World;
  Object.assign(world, verbs(world));
  let rewind: () => Promise<void>;
  beforeAll(async () => {
    world.box = await startSandbox({ settings: { mergeabilityReads: 0, updateBranchRequests: 0 } });
    await build(world.box);
    const token = (login: string) => world.box.addToken({ kind: 'user-classic', login }).value;
    world.tokens = {
      mona: token('mona'),
      adam: token('adam'),
      robot: token('robot'),
      stranger: token('stranger'),
    };
    world.rest = new RestSession(world.box.apiUrl, world.tokens.mona);
    await world.box.openPull(CONFIG, {
      head: 'release',
      author: 'robot',
      title: 'Set tag 2',
      files,
      signed: true,
    });
    rewind = world.box.checkpoint();
  });
  beforeEach(async () => {
    await rewind();
    world.pull = world.box.repository(CONFIG).pulls.get(1) as PullRequest;
    world.head = world.pull.headOid;
  });
  afterAll(() => world.box.stop());
  return world;
}

/** What the merge of a pull request shows of itself. */
export const STATE = `{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
  mergeStateStatus mergeable reviewDecision viewerCanMergeAsAdmin
} } }`;

/** A ruleset's refusal, as it is worded. */
export function violation(...reasons: readonly string[]): string {
  return `405 Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`;
}
