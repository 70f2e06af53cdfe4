import { describe, expect, it } from 'vitest';
import { checksRule, plainRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, mergeWorld } from './merge-world.ts';

const RULES = `/repos/${CONFIG}/rules/branches/main`;
const PROTECTION = `/repos/${CONFIG}/branches/main/protection`;

describe('reading rules', () => {
  const world = mergeWorld();
  const ask = (path: string, login: 'mona' | 'adam' | 'stranger' = 'mona') =>
    world.rest.ask('GET', path, { token: world.tokens[login] });

  it('gives those of repository and organization, active ones alone, page by page', async () => {
    world.rules(plainRule('deletion'), plainRule('non_fast_forward'));
    world.box.addRuleset(CONFIG, { sourceType: 'Organization', rules: [checksRule(['scan'])] });
    world.box.addRuleset(CONFIG, { enforcement: 'evaluate', rules: [pullRequestRule({ approvals: 1 })] });
    const all = await ask(RULES, 'stranger');
    expect(all).toMatchObject({
      problems: [],
      body: [
        { type: 'deletion', ruleset_source_type: 'Repository', ruleset_source: CONFIG },
        { type: 'non_fast_forward' },
        { type: 'required_status_checks', ruleset_source_type: 'Organization', ruleset_source: 'acme' },
      ],
    });
    expect(all.body).toHaveLength(3);
    const last = await ask(`${RULES}?per_page=2&page=2`);
    expect([last.body.length, last.headers.get('link')]).toEqual([1, expect.stringContaining('rel="prev"')]);
    expect((await ask(`/repos/${CONFIG}/rules/branches/not/yet/there`)).body).toEqual([]);
  });

  it.each([
    ['adam', 'always', true],
    ['mona', 'pull_requests_only', false],
    ['stranger', 'never', false],
  ] as const)('tells %s of bypassing: %s', async (login, mode, shown) => {
    const { id } = world.box.addRuleset(CONFIG, {
      rules: [pullRequestRule({ approvals: 1 })],
      bypassActors: [
        { actorId: 5, actorType: 'RepositoryRole', bypassMode: 'always' },
        { actorId: 4, actorType: 'RepositoryRole', bypassMode: 'pull_request' },
      ],
    });
    const { body, problems } = await ask(`/repos/${CONFIG}/rulesets/${id}`, login);
    expect(problems).toEqual([]);
    expect(body.current_user_can_bypass).toBe(mode);
    expect('bypass_actors' in body).toBe(shown);
  });

  it('gives classic protection to administrators', async () => {
    expect(await ask(PROTECTION, 'adam')).toMatchObject({
      status: 404,
      body: { message: 'Branch not protected' },
    });
    world.protect({
      requiredReviews: {
        count: 2,
        dismissStale: true,
        requireCodeOwners: true,
        requireLastPushApproval: true,
      },
      requiredConversationResolution: true,
      restrictions: { users: ['mona'], apps: ['github-actions'], teams: ['payments'] },
    });
    expect((await ask(PROTECTION)).status).toBe(403);
    expect(await ask(PROTECTION, 'adam')).toMatchObject({
      problems: [],
      body: {
        required_pull_request_reviews: {
          required_approving_review_count: 2,
          dismiss_stale_reviews: true,
          require_code_owner_reviews: true,
          require_last_push_approval: true,
        },
        restrictions: {
          users: [{ login: 'mona' }],
          teams: [{ slug: 'payments' }],
          apps: [{ slug: 'github-actions' }],
        },
      },
    });
  });

  it('shows people without administration what they may know of it, in GraphQL', async () => {
    world.protect({
      requiredReviews: {
        count: 1,
        dismissStale: true,
        requireCodeOwners: true,
        requireLastPushApproval: false,
      },
      requiredStatusChecks: { strict: true, checks: [{ context: 'build', appId: 15368 }] },
      requiredLinearHistory: true,
      requiredSignatures: true,
      requiredConversationResolution: true,
      enforceAdmins: true,
    });
    const document = (fields: string) =>
      `{ repository(owner: "acme", name: "config") { ref(qualifiedName: "refs/heads/main") { ${fields} } } }`;
    const known = `refUpdateRule { pattern requiredApprovingReviewCount requiredStatusCheckContexts
      requiresCodeOwnerReviews requiresConversationResolution requiresLinearHistory requiresSignatures
      viewerCanPush viewerAllowedToDismissReviews allowsForcePushes allowsDeletions blocksCreations }`;
    expect(await world.ask(document(known))).toMatchObject({
      repository: {
        ref: {
          refUpdateRule: {
            pattern: 'main',
            requiredApprovingReviewCount: 1,
            requiredStatusCheckContexts: ['build'],
            requiresCodeOwnerReviews: true,
            requiresConversationResolution: true,
            requiresLinearHistory: true,
            requiresSignatures: true,
            viewerCanPush: true,
            allowsForcePushes: false,
          },
        },
      },
    });
    const whole =
      document(`branchProtectionRule { isAdminEnforced dismissesStaleReviews requiresStrictStatusChecks
      requireLastPushApproval lockBranch requiresDeployments requiredDeploymentEnvironments restrictsPushes
      requiredStatusChecks { context app { slug databaseId } } pushAllowances(first: 5) { totalCount }
      creator { login } repository { nameWithOwner } }`);
    expect(await world.ask(whole)).toEqual({ repository: { ref: { branchProtectionRule: null } } });
    expect(await world.ask(whole, 'adam')).toMatchObject({
      repository: {
        ref: {
          branchProtectionRule: {
            isAdminEnforced: true,
            dismissesStaleReviews: true,
            requiresStrictStatusChecks: true,
            requiredStatusChecks: [{ context: 'build', app: { slug: 'github-actions', databaseId: 15368 } }],
          },
        },
      },
    });
  });

  it('gives rules of rulesets by ref, with where they come from', async () => {
    world.rules(pullRequestRule({ approvals: 2, codeOwners: true }));
    const above = { sourceType: 'Organization', rules: [plainRule('required_signatures')] } as const;
    world.box.addRuleset(CONFIG, { ...above, rules: [...above.rules] });
    const shown = await world.ask(
      `{ repository(owner: "acme", name: "config") { isInOrganization autoMergeAllowed mergeCommitAllowed
        squashMergeAllowed rebaseMergeAllowed allowUpdateBranch webCommitSignoffRequired
        ref(qualifiedName: "main") { rules(first: 10) { nodes { type
          parameters { __typename ... on PullRequestParameters { requiredApprovingReviewCount requireCodeOwnerReview } }
          repositoryRuleset { name enforcement target bypassActors(first: 5) { totalCount }
            source { __typename ... on Organization { login } ... on Repository { nameWithOwner } } }
      } } } } }`,
      'adam',
    );
    expect(shown).toMatchObject({
      repository: {
        isInOrganization: true,
        ref: {
          rules: {
            nodes: [
              {
                type: 'PULL_REQUEST',
                parameters: { requiredApprovingReviewCount: 2, requireCodeOwnerReview: true },
                repositoryRuleset: { source: { nameWithOwner: CONFIG }, bypassActors: { totalCount: 0 } },
              },
              { type: 'REQUIRED_SIGNATURES', repositoryRuleset: { source: { login: 'acme' } } },
            ],
          },
        },
      },
    });
  });

  it('tells the reviews that count from those that do not', async () => {
    world.box.review(CONFIG, 1, { login: 'omar', state: 'APPROVED' });
    world.box.review(CONFIG, 1, { login: 'omar', state: 'COMMENTED' });
    world.box.review(CONFIG, 1, { login: 'stranger', state: 'CHANGES_REQUESTED' });
    const fields = 'nodes { state authorCanPushToRepository submittedAt author { login } commit { oid } }';
    const shown = await world.ask(`{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
      reviews(first: 10) { totalCount }
      all: latestOpinionatedReviews(first: 10) { ${fields} }
      writers: latestOpinionatedReviews(first: 10, writersOnly: true) { ${fields} }
      latest: latestReviews(first: 1) { ${fields} }
      commits(last: 1) { nodes { commit { oid signature { isValid state } } } }
      baseRef { name target { oid } }
    } } }`);
    expect(shown).toMatchObject({
      repository: {
        pullRequest: {
          reviews: { totalCount: 3 },
          all: {
            nodes: [
              { state: 'APPROVED', authorCanPushToRepository: true, commit: { oid: world.head } },
              { state: 'CHANGES_REQUESTED', authorCanPushToRepository: false, author: { login: 'stranger' } },
            ],
          },
          writers: { nodes: [{ author: { login: 'omar' }, state: 'APPROVED' }] },
          latest: { nodes: [{ author: { login: 'omar' }, state: 'COMMENTED' }] },
          commits: { nodes: [{ commit: { signature: { isValid: true } } }] },
          baseRef: { name: 'main' },
        },
      },
    });
  });
});
