/** What may be in force on `main` of acme/config, and what may happen to its pull request 1, in few words. */
import type { BranchProtection, Ruleset, RulesetRule } from '../../sandbox/store/model.ts';
import { type PullRequestRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, type World } from '../sandbox/merge-world.ts';

const NO_REVIEWS = {
  count: 0,
  dismissStale: false,
  requireCodeOwners: false,
  requireLastPushApproval: false,
};

type Classic = Partial<Omit<BranchProtection, 'requiredReviews' | 'requiredStatusChecks'>> & {
  readonly reviews?: Partial<typeof NO_REVIEWS>;
  /** Names, or names with the App that must report them. */
  readonly checks?: readonly (string | { readonly context: string; readonly appId: number })[];
  readonly strict?: boolean;
};

export interface Scene {
  readonly world: World;
  /** An active ruleset of the repository on its default branch. */
  ruleset(...rules: readonly RulesetRule[]): void;
  /** A ruleset that asks for pull requests. */
  pulls(asked?: PullRequestRule): void;
  rulesetWith(more: Partial<Ruleset>, ...rules: readonly RulesetRule[]): void;
  /** Classic protection of `main`. */
  classic(asked: Classic): void;
  approve(...logins: readonly string[]): void;
  requestChanges(...logins: readonly string[]): void;
  comment(login: string): void;
  dismissed(login: string): void;
  /** A check run of the head; no conclusion: it runs. */
  check(name: string, conclusion?: string | null, app?: string): void;
  status(name: string, state?: 'error' | 'failure' | 'pending' | 'success', app?: string): void;
  thread(resolvedBy?: string): void;
  /** Someone pushes to the branch of the pull request. */
  push(author: string, file?: string, signed?: boolean): Promise<void>;
  /** Someone pushes to `main`. */
  baseMoves(file?: string): Promise<void>;
  /** GitHub merges `main` into the branch. */
  update(): Promise<void>;
  deployed(environment: string, state?: string): void;
  settings(change: Readonly<Record<string, boolean>>): void;
  /** Pull requests' changes and the owners of files, on `main` from the first. */
  owners(text: string, file?: string): Promise<void>;
}

export function sceneOf(world: World): Scene {
  const { box } = world;
  const review = (login: string, state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED') =>
    void box.review(CONFIG, 1, { login, state });
  return {
    world,
    ...rulesOf(world),
    ...pushesOf(world),
    approve: (...logins) => {
      for (const login of logins) review(login, 'APPROVED');
    },
    requestChanges: (...logins) => {
      for (const login of logins) review(login, 'CHANGES_REQUESTED');
    },
    comment: (login) => review(login, 'COMMENTED'),
    dismissed: (login) => review(login, 'DISMISSED'),
    check: (name, conclusion = 'success', app) =>
      void box.check(CONFIG, world.head, { name, conclusion, ...(app === undefined ? {} : { app }) }),
    status: (context, state = 'success', app) =>
      void box.status(CONFIG, world.head, { context, state, ...(app === undefined ? {} : { app }) }),
    thread: (resolvedBy) =>
      void box.thread(CONFIG, 1, { login: 'olga', ...(resolvedBy === undefined ? {} : { resolvedBy }) }),
    deployed: (environment, state) => void box.deployment(CONFIG, world.head, environment, state),
    settings: (change) => void Object.assign(box.repository(CONFIG).settings, change),
  };
}

function rulesOf({ box }: World): Pick<Scene, 'ruleset' | 'pulls' | 'rulesetWith' | 'classic'> {
  return {
    ruleset: (...rules) => void box.addRuleset(CONFIG, { rules: [...rules] }),
    pulls: (asked) => void box.addRuleset(CONFIG, { rules: [pullRequestRule(asked)] }),
    rulesetWith: (more, ...rules) => void box.addRuleset(CONFIG, { ...more, rules: [...rules] }),
    classic: ({ reviews, checks, strict = false, ...rest }) =>
      void box.protect(CONFIG, {
        pattern: 'main',
        ...rest,
        requiredReviews: reviews === undefined ? null : { ...NO_REVIEWS, ...reviews },
        requiredStatusChecks:
          checks === undefined
            ? null
            : {
                strict,
                checks: checks.map((check) =>
                  typeof check === 'string' ? { context: check, appId: null } : check,
                ),
              },
      }),
  };
}

function pushesOf(world: World): Pick<Scene, 'push' | 'baseMoves' | 'update' | 'owners'> {
  const { box } = world;
  const toMain = (files: Readonly<Record<string, string>>) =>
    box.pushCommit({ repo: CONFIG, branch: 'main', files, author: 'mona', message: 'Other' });
  const push = async (author: string, files: Readonly<Record<string, string>>, signed = true) => {
    const more = { repo: CONFIG, branch: 'release', message: 'Set tag 3', signed };
    world.head = await box.pushCommit({ ...more, files, author });
  };
  return {
    push: (author, file = 'apps/web.yaml', signed) => push(author, { [file]: 'tag: 3\n' }, signed),
    baseMoves: async (file = 'other.yaml') => void (await toMain({ [file]: 'tag: 9\n' })),
    update: async () => {
      const path = `/repos/${CONFIG}/pulls/1/update-branch`;
      const { status } = await world.rest.ask('PUT', path, { body: {} });
      if (status !== 202) throw new Error(`The branch was not updated: ${status}`);
      world.head = world.pull.headOid;
    },
    owners: async (text, file) => {
      await toMain({ '.github/CODEOWNERS': text });
      if (file !== undefined) await push('robot', { [file]: 'tag: 2\n' });
    },
  };
}
