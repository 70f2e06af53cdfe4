import { type GraphQLOutputType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import type { Repository, Ruleset, RulesetRule } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { rulesetsOf } from '../store/rules.ts';
import { fullName } from '../store/store.ts';
import { accountNode } from './actors.ts';
import { bypassConnection } from './bypass-actors.ts';
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

/** The value that stands for a parameter that was left out: GitHub's booleans are false, its lists empty. */
function absent(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  return { Boolean: false, Int: 0, String: '' }[String(type.ofType)] ?? null;
}

/** Parameters in REST's snake_case as a value of a GraphQL type, complete at every depth. */
function typed(type: GraphQLOutputType, value: unknown): unknown {
  const named = isNonNullType(type) ? type.ofType : type;
  if (value === undefined || value === null) return absent(type);
  if (isListType(named)) return Array.isArray(value) ? value.map((one) => typed(named.ofType, one)) : [];
  if (!isObjectType(named)) return value;
  const given = new Map(Object.entries(value).map(([key, inner]) => [camel(key), inner]));
  const fields = Object.values(named.getFields()).map((field) => [
    field.name,
    typed(field.type, given.get(field.name)),
  ]);
  return { __typename: named.name, ...Object.fromEntries(fields) };
}

/** The union's member for a rule's parameters; null for rules that have none or that the schema does not know. */
function parametersNode(rule: RulesetRule): unknown {
  const union = githubSchema().getType('RuleParameters');
  const type = githubSchema().getType(`${pascal(rule.type)}Parameters`);
  if (rule.parameters === undefined || !isUnionType(union) || !isObjectType(type)) return null;
  return union.getTypes().includes(type) ? typed(type, rule.parameters) : null;
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

/** `Repository.ruleset`: null for an id that is none of the repository's. */
export function rulesetById(context: Context, repository: Repository, args: Args): Node | null {
  const found = rulesetsOf(context.store, repository).find(
    (one) =>
      one.id === args['databaseId'] && (args['includeParents'] !== false || one.sourceType === 'Repository'),
  );
  return found === undefined ? null : rulesetNode(context, repository, found);
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
    source: () =>
      ruleset.sourceType === 'Organization'
        ? accountNode(context, ruleset.source)
        : context.nodes.repository(context, repository),
    url: address,
    conditions: {
      __typename: 'RepositoryRuleConditions',
      refName: { __typename: 'RefNameConditionTarget', include, exclude },
      repositoryId: null,
      repositoryName: null,
      repositoryProperty: null,
    },
    bypassActors: (args: Args) => bypassConnection(context, { repository, ruleset }, args),
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
