import { notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { BypassActor, Ruleset, RulesetRule } from '../store/model.ts';
import { ruleset as newRuleset } from '../store/seed.ts';
import { created, noContent, notBuilt, ok } from './answer.ts';
import { at, type Call, nameOf } from './call.ts';
import {
  type Body,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalOneOf,
  optionalTexts,
  text,
} from './input.ts';
import { rulesetShape } from './rules.ts';

const RULESETS = '/repos/{owner}/{repo}/rulesets';
const ENFORCEMENTS = ['active', 'evaluate', 'disabled'] as const;
const ACTORS = ['Integration', 'OrganizationAdmin', 'RepositoryRole', 'Team', 'User', 'DeployKey'] as const;

/** Rulesets of the repository itself. */
export const rulesetWriteRoutes: readonly Route[] = [
  at('POST', RULESETS, 'administration=write', create),
  at('PUT', `${RULESETS}/{id}`, 'administration=write', update),
  at('DELETE', `${RULESETS}/{id}`, 'administration=write', (call) => {
    call.repository.rulesets.delete(found(call).id);
    return noContent();
  }),
];

function found(call: Call): Ruleset {
  const ruleset = call.repository.rulesets.get(Number(call.params['id']));
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

function create(call: Call): RestResponse {
  const body = call.request.body;
  const made = newRuleset(call.store, { source: nameOf(call), rules: [], name: text(body, 'name') });
  text(body, 'enforcement');
  apply(made, body);
  call.repository.rulesets.set(made.id, made);
  return created(rulesetShape(call, made));
}

function update(call: Call): RestResponse {
  const ruleset = found(call);
  const body = call.request.body;
  if (body['name'] !== undefined) ruleset.name = text(body, 'name');
  apply(ruleset, body);
  ruleset.updatedAt = call.store.now();
  return ok(rulesetShape(call, ruleset));
}

function apply(ruleset: Ruleset, body: Body): void {
  const target = optionalOneOf(body, 'target', ['branch', 'tag', 'push']);
  if (target === 'push') throw notBuilt('push rulesets');
  ruleset.target = target ?? ruleset.target;
  ruleset.enforcement = optionalOneOf(body, 'enforcement', ENFORCEMENTS) ?? ruleset.enforcement;
  const refs = optionalObject(optionalObject(body, 'conditions') ?? {}, 'ref_name');
  if (refs !== undefined) {
    ruleset.include = [...(optionalTexts(refs, 'include') ?? [])];
    ruleset.exclude = [...(optionalTexts(refs, 'exclude') ?? [])];
  }
  ruleset.rules = optionalObjects(body, 'rules')?.map(ruleOf) ?? ruleset.rules;
  ruleset.bypassActors = optionalObjects(body, 'bypass_actors')?.map(actorOf) ?? ruleset.bypassActors;
}

function ruleOf(given: Body): RulesetRule {
  const parameters = optionalObject(given, 'parameters');
  return { type: text(given, 'type'), ...(parameters === undefined ? {} : { parameters }) };
}

function actorOf(given: Body): BypassActor {
  return {
    actorId: optionalInteger(given, 'actor_id') ?? null,
    actorType: optionalOneOf(given, 'actor_type', ACTORS) ?? 'RepositoryRole',
    bypassMode: optionalOneOf(given, 'bypass_mode', ['always', 'pull_request', 'exempt']) ?? 'always',
  };
}
