import { GitHubError } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { branchHead } from '../store/refs.ts';
import { presentName, renameBranch } from '../store/rename-branch.ts';
import { effectiveRules, protectionOf } from '../store/rules.ts';
import { ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { text } from './input.ts';
import { knownCommit } from './revisions.ts';
import { commitShape } from './shapes/commit.ts';
import { protectionUrl } from './shapes/protection.ts';
import { apiUrl, htmlUrl } from './shapes/repository.ts';
import type { Shape } from './shapes/view.ts';

const DOCS = 'https://docs.github.com/rest/branches/branches#get-a-branch';
const BRANCHES = '/repos/{owner}/{repo}/branches';

/** Branches as people look at them; their classic protection is in protection.ts. */
export const branchRoutes: readonly Route[] = [
  at('GET', BRANCHES, 'contents=read', list),
  at('GET', `${BRANCHES}/{*branch}`, 'contents=read', show),
  at('POST', `${BRANCHES}/{*branch}/rename`, 'administration=write; contents=write', rename),
];

/** The branch of the path. @throws GitHubError 404 "Branch not found" */
export function existing(call: Call): { readonly name: string; readonly oid: string } {
  const name = call.params['branch'] ?? '';
  const oid = branchHead(call.repository, name);
  if (oid === undefined) throw new GitHubError(404, 'Branch not found');
  return { name, oid };
}

/** A branch counts as protected by classic protection or by any active rule. */
function isProtected(call: Call, name: string): boolean {
  const rules = effectiveRules(call.store, call.repository, `refs/heads/${name}`);
  return rules.length > 0 || protectionOf(call.repository, name) !== null;
}

function list(call: Call): RestResponse {
  const wanted = call.request.query.get('protected');
  const all = [...call.repository.refs]
    .filter(([ref]) => ref.startsWith('refs/heads/'))
    .map(([ref, oid]) => ({ name: ref.slice('refs/heads/'.length), oid }))
    .filter(({ name }) => wanted === null || String(isProtected(call, name)) === wanted)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return paged(call.request, all, ({ name, oid }) => ({
    name,
    commit: { sha: oid, url: `${apiUrl(call.view, call.repository)}/commits/${oid}` },
    protected: isProtected(call, name),
    protection: summary(call, name),
    protection_url: protectionUrl(call.view, call.repository, name),
  }));
}

/** What the branch itself tells of its protection, to people without administration rights too. */
function summary(call: Call, name: string): Shape {
  const rule = protectionOf(call.repository, name);
  const required = rule?.requiredStatusChecks ?? null;
  const level = required === null ? 'off' : rule?.enforceAdmins === true ? 'everyone' : 'non_admins';
  return {
    enabled: rule !== null,
    required_status_checks: {
      enforcement_level: level,
      contexts: required?.checks.map((check) => check.context) ?? [],
      checks: required?.checks.map((check) => ({ context: check.context, app_id: check.appId })) ?? [],
    },
  };
}

async function shapeOf(call: Call, name: string): Promise<Shape> {
  const commit = await knownCommit(call, branchHead(call.repository, name) ?? '');
  const url = protectionUrl(call.view, call.repository, name);
  return {
    name,
    commit: commitShape(call.view, call.repository, commit),
    _links: {
      self: url.replace(/\/protection$/, ''),
      html: `${htmlUrl(call.view, call.repository)}/tree/${name}`,
    },
    protected: isProtected(call, name),
    protection: summary(call, name),
    protection_url: url,
  };
}

async function rename(call: Call): Promise<RestResponse> {
  const { name } = existing(call);
  const to = text(call.request.body, 'new_name');
  await renameBranch(call.store, call, { from: name, to });
  return { status: 201, body: await shapeOf(call, to) };
}

/** A branch that was renamed answers with the way to its present name. */
async function show(call: Call): Promise<RestResponse> {
  const present = presentName(call.store, call.repository, call.params['branch'] ?? '');
  if (present === undefined) return ok(await shapeOf(call, existing(call).name));
  const location = `${apiUrl(call.view, call.repository)}/branches/${present}`;
  const body = { message: 'Moved Permanently', url: location, documentation_url: DOCS };
  return { status: 301, body, headers: { location } };
}
