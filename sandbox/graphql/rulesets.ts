import { isObjectType, isUnionType } from 'graphql';
import type { Repository, Ruleset, RulesetRule } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { rulesetsOf } from '../store/rules.ts';
import { fullName } from '../store/store.ts';
import { connection } from './connection.ts';
import type { Args, Context, Node } from './context.ts';
import { githubSchema } from './schema.ts';

/** `required_status_checks` -> `RequiredStatusChecks` */
function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** snake_case keys of REST become the camelCase ones of GraphQL, at every depth. */
function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]));
}

/** The union's member for a rule's parameters; null for rules that have none or that the schema does not know. */
function parametersNode(rule: RulesetRule): Node | null {
  const typename = `${pascal(rule.type)}Parameters`;
  const union = githubSchema().getType('RuleParameters');
  const type = githubSchema().getType(typename);
  if (rule.parameters === undefined || !isUnionType(union) || !isObjectType(type)) return null;
  if (!union.getTypes().includes(type)) return null;
  return { __typename: typename, ...(camelKeys(rule.parameters) as Record<string, unknown>) };
}

export function ruleNode(
  context: Context,
  repository: Repository,
  rule: RulesetRule,
  ruleset: Ruleset,
): Node {
  return {
    __typename: 'RepositoryRule',
    id: nodeId('RepositoryRule', ruleset.id, rule.type),
    type: rule.type.toUpperCase(),
    parameters: parametersNode(rule),
    repositoryRuleset: () => rulesetNode(context, repository, ruleset),
  };
}

function rulesetNode(context: Context, repository: Repository, ruleset: Ruleset): Node {
  const { include, exclude } = ruleset;
  const address = context.url.html(`/${fullName(repository)}/rules/${ruleset.id}`);
  return {
    __typename: 'RepositoryRuleset',
    id: nodeId('RepositoryRuleset', ruleset.id),
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: ruleset.createdAt,
    updatedAt: ruleset.updatedAt,
    source: () => context.nodes.repository(context, repository),
    url: address,
    conditions: {
      __typename: 'RepositoryRuleConditions',
      refName: { __typename: 'RefNameConditionTarget', include, exclude },
      repositoryId: null,
      repositoryName: null,
      repositoryProperty: null,
    },
    rules: (args: Args) =>
      connection(args, {
        type: 'RepositoryRuleConnection',
        field: 'rules',
        items: ruleset.rules,
        node: (rule) => ruleNode(context, repository, rule, ruleset),
      }),
  };
}

/** `Repository.rulesets`: all enforcements, the organization's too unless `includeParents` is false. */
export function rulesetConnection(context: Context, repository: Repository, args: Args): Node {
  const targets = args['targets'] as readonly string[] | undefined;
  const items = rulesetsOf(context.store, repository).filter(
    (ruleset) =>
      (args['includeParents'] !== false || ruleset.sourceType === 'Repository') &&
      (targets === undefined || targets === null || targets.includes(ruleset.target.toUpperCase())),
  );
  const node = (ruleset: Ruleset) => rulesetNode(context, repository, ruleset);
  return connection(args, { type: 'RepositoryRulesetConnection', field: 'rulesets', items, node });
}
