import { notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { accessOf, atLeast } from '../store/access.ts';
import type { Ruleset } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { bypassOf, effectiveRules, rulesetsOf } from '../store/rules.ts';
import { ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { apiUrl, htmlUrl } from './shapes/repository.ts';
import type { Shape } from './shapes/view.ts';

const REPO = '/repos/{owner}/{repo}';

/** Rules in force on a branch, and rulesets. Writing rulesets is in rulesets-write.ts. */
export const ruleRoutes: readonly Route[] = [
  at('GET', `${REPO}/rules/branches/{*branch}`, 'metadata=read', list),
  at('GET', `${REPO}/rulesets`, 'metadata=read', (call) =>
    paged(call.request, wanted(call), (each) => summary(call, each)),
  ),
  at('GET', `${REPO}/rulesets/{id}`, 'metadata=read', (call) => {
    const ruleset = rulesetsOf(call.store, call.repository).find(
      (each) => each.id === Number(call.params['id']),
    );
    if (ruleset === undefined) throw notFound();
    return ok(rulesetShape(call, ruleset));
  }),
];

/** The branch need not exist; classic protection is not among them (github-facts.md B4). */
function list(call: Call): RestResponse {
  const all = effectiveRules(call.store, call.repository, `refs/heads/${call.params['branch']}`);
  return paged(call.request, all, ({ rule, ruleset }) => ({
    type: rule.type,
    ...(rule.parameters === undefined ? {} : { parameters: rule.parameters }),
    ruleset_source_type: ruleset.sourceType,
    ruleset_source: ruleset.source,
    ruleset_id: ruleset.id,
  }));
}

function wanted(call: Call): readonly Ruleset[] {
  const parents = call.request.query.get('includes_parents') !== 'false';
  return rulesetsOf(call.store, call.repository).filter(
    (each) => parents || each.sourceType === 'Repository',
  );
}

function summary(call: Call, ruleset: Ruleset): Shape {
  const html =
    ruleset.sourceType === 'Repository'
      ? `${htmlUrl(call.view, call.repository)}/rules/${ruleset.id}`
      : `${call.view.at.server}/organizations/${ruleset.source}/settings/rules/${ruleset.id}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: ruleset.sourceType,
    source: ruleset.source,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    _links: {
      self: { href: `${apiUrl(call.view, call.repository)}/rulesets/${ruleset.id}` },
      html: { href: html },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

/** The whole ruleset; who may bypass it is shown only to those who may change it. */
export function rulesetShape(call: Call, ruleset: Ruleset): Shape {
  const admin = atLeast(accessOf(call.store, call.actor, call.repository), 'admin');
  const actors = ruleset.bypassActors.map((actor) => ({
    actor_id: actor.actorId,
    actor_type: actor.actorType,
    bypass_mode: actor.bypassMode,
  }));
  return {
    ...summary(call, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules,
    ...(admin ? { bypass_actors: actors } : {}),
    current_user_can_bypass: bypassOf(call.store, call.actor, { repository: call.repository, ruleset }),
  };
}
