/** What is set beside a pull request's text. None of it is worth a failed run: refusals become warnings. */
import type { Notice } from '../../core/errors.ts';
import type { PullRequestExtras, PullRequestFacts } from '../../core/ports.ts';
import { failureOf } from './failures.ts';
import { faultOf } from './fault.ts';
import { quoted } from './quoted.ts';
import { isNotYetVisible, untilVisible } from './settling.ts';
import { type Access, isSameName, OPERATIONS } from './situation.ts';

/** Only what is missing is sent, one request after the other as GitHub asks for writes. */
export async function decorate(
  access: Access,
  pullRequest: PullRequestFacts,
  extras: PullRequestExtras,
): Promise<readonly Notice[]> {
  const target = { access, pullRequest };
  return [
    ...(await addLabels(target, lacking(extras.labels, pullRequest.labels))),
    ...(await addAssignees(target, lacking(extras.assignees, pullRequest.assignees))),
    ...(await addReviewers(target, missingReviewers(pullRequest, extras))),
    ...(await setMilestone(target, extras.milestone)),
  ];
}

interface Target {
  readonly access: Access;
  readonly pullRequest: PullRequestFacts;
}

interface Reviewers {
  readonly reviewers: readonly string[];
  readonly team_reviewers: readonly string[];
}

async function addLabels(target: Target, labels: readonly string[]): Promise<readonly Notice[]> {
  if (labels.length === 0) return [];
  const sent = await send(target, 'POST /repos/{owner}/{repo}/issues/{number}/labels', { labels });
  return sent.ok ? [] : [warning(`The labels ${listed(labels)} were not added`, sent.why)];
}

/** GitHub leaves out, without a word, whom it may not assign. */
async function addAssignees(target: Target, assignees: readonly string[]): Promise<readonly Notice[]> {
  if (assignees.length === 0) return [];
  const sent = await send(target, 'POST /repos/{owner}/{repo}/issues/{number}/assignees', { assignees });
  if (!sent.ok) return [warning(`The assignees ${listed(assignees)} were not set`, sent.why)];
  const issue = sent.body as { readonly assignees?: readonly { readonly login: string }[] | null };
  const left = lacking(
    assignees,
    (issue.assignees ?? []).map(({ login }) => login),
  );
  if (left.length === 0) return [];
  return [warning(`The assignees ${listed(left)} were not set`, 'they have no access to the repository.')];
}

/** GitHub refuses the whole request for one wrong name; asked one by one it shows which. */
async function addReviewers(target: Target, all: Reviewers): Promise<readonly Notice[]> {
  const single = [
    ...all.reviewers.map((name) => ({ name, one: { reviewers: [name], team_reviewers: [] } })),
    ...all.team_reviewers.map((name) => ({
      name: `team ${name}`,
      one: { reviewers: [], team_reviewers: [name] },
    })),
  ];
  if (single.length === 0) return [];
  const sent = await requestReview(target, all);
  if (sent.ok) return [];
  if (sent.status !== 422 || single.length === 1) return [reviewWarning(single, sent.why)];
  const notices: Notice[] = [];
  for (const each of single) {
    const again = await requestReview(target, each.one);
    if (!again.ok) notices.push(reviewWarning([each], again.why));
  }
  return notices;
}

function requestReview(target: Target, reviewers: Reviewers): Promise<Sent> {
  return send(target, 'POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers', { ...reviewers });
}

function reviewWarning(single: readonly { readonly name: string }[], why: string): Notice {
  return warning(`No review was requested from ${listed(single.map(({ name }) => name))}`, why);
}

async function setMilestone(target: Target, milestone: number | undefined): Promise<readonly Notice[]> {
  if (milestone === undefined || milestone === target.pullRequest.milestone) return [];
  const sent = await send(target, 'PATCH /repos/{owner}/{repo}/issues/{number}', { milestone });
  return sent.ok ? [] : [warning(`The milestone ${milestone} was not set`, sent.why)];
}

type Sent =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      readonly status: number | undefined;
      readonly why: string;
      readonly early: boolean;
    };

/** The pull request may have been opened a moment ago. */
function send(target: Target, route: string, body: object): Promise<Sent> {
  return untilVisible(
    () => sendNow(target, route, body),
    (sent) => !sent.ok && sent.early,
  );
}

/** All of these requests may be sent twice without harm. */
async function sendNow({ access, pullRequest }: Target, route: string, body: object): Promise<Sent> {
  const { owner, name: repo } = access.repository;
  try {
    const answer = await access.client.rest<unknown>(route, {
      owner,
      repo,
      number: pullRequest.number,
      ...body,
    });
    return { ok: true, body: answer };
  } catch (error) {
    const fault = faultOf(error);
    const failure = failureOf(fault, { access, operation: OPERATIONS.updatePullRequest });
    const why = `${failure.what} ${failure.next}`;
    return { ok: false, status: fault.status, why, early: isNotYetVisible(fault) };
  }
}

function missingReviewers(pullRequest: PullRequestFacts, extras: PullRequestExtras): Reviewers {
  const slugs = extras.teamReviewers.map((team) => team.slice(team.indexOf('/') + 1));
  return {
    reviewers: lacking(extras.reviewers, pullRequest.reviewers),
    team_reviewers: lacking(slugs, pullRequest.teamReviewers),
  };
}

function lacking(wanted: readonly string[], there: readonly string[]): readonly string[] {
  return wanted.filter((name) => !there.some((each) => isSameName(each, name)));
}

function listed(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

function warning(what: string, why: string): Notice {
  return { level: 'warning', what: `${what}: ${why}` };
}
