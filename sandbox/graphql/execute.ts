import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { GitHubError } from '../http/errors.ts';
import type { Args, Context, Node } from './context.ts';
import { formatError } from './errors.ts';
import { ISSUE_MUTATIONS } from './mutations-issues.ts';
import { MERGING_MUTATIONS } from './mutations-merging.ts';
import { PULL_MUTATIONS } from './mutations-pulls.ts';
import { type Mutation, REF_MUTATIONS } from './mutations-refs.ts';
import { REVIEW_MUTATIONS } from './mutations-reviews.ts';
import { queryRoot } from './query.ts';
import { githubSchema } from './schema.ts';

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ...REF_MUTATIONS,
  ...PULL_MUTATIONS,
  ...ISSUE_MUTATIONS,
  ...MERGING_MUTATIONS,
  ...REVIEW_MUTATIONS,
};

interface Prepared {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

/** Documents repeat, so what parsing and validating gave is kept. */
const prepared = new Map<string, Prepared>();

function prepare(query: string): Prepared {
  const known = prepared.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const made = { document, errors: validate(githubSchema(), document) };
  if (prepared.size > 500) prepared.clear();
  prepared.set(query, made);
  return made;
}

/**
 * Answers from what a node has; what it does not have is an error that says so, never a silent null.
 */
const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const name = info.fieldName;
  if (typeof source !== 'object' || source === null || !(name in source)) {
    throw new GitHubError(501, `sandbox: ${info.parentType.name}.${name} is not built`);
  }
  const value = (source as Record<string, unknown>)[name];
  return typeof value === 'function' ? value(args, context, info) : value;
};

function mutationRoot(context: Context): Node {
  const run = (mutation: Mutation) => async (args: Args) => {
    const input = args['input'] as Args;
    const payload = await mutation(context, input);
    return { clientMutationId: input['clientMutationId'] ?? null, ...payload };
  };
  const fields = Object.entries(MUTATIONS).map(([name, mutation]) => [name, run(mutation)]);
  return { __typename: 'Mutation', ...Object.fromEntries(fields) };
}

function typeName(value: unknown): string {
  return String((value as { __typename?: unknown }).__typename);
}

/** What a client posts. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export interface OperationDescription {
  readonly operation: string | null;
  readonly fields: readonly string[];
  readonly writes: boolean;
}

/** What a document does, without running it: for the log, the faults and the queue of writers. */
export function describe({ query, operationName }: GraphQLRequest): OperationDescription {
  try {
    const operation = getOperationAST(prepare(query).document, operationName ?? undefined);
    const selections = operation?.selectionSet.selections ?? [];
    const fields = selections
      .map((one) => (one.kind === 'Field' ? one.name.value : ''))
      .filter((name) => name !== '');
    const writes = operation?.operation === 'mutation';
    return { operation: operation?.name?.value ?? fields[0] ?? null, fields, writes };
  } catch {
    return { operation: null, fields: [], writes: false };
  }
}

function invalid(errors: readonly GraphQLError[], query: string): Readonly<Record<string, unknown>> {
  return { errors: errors.map((error) => formatError(error, query)) };
}

/** Runs a document over GitHub's schema. @returns the body of the answer */
export async function runGraphQL(
  context: Context,
  request: GraphQLRequest,
): Promise<Readonly<Record<string, unknown>>> {
  let ready: Prepared;
  try {
    ready = prepare(request.query);
  } catch (error) {
    return invalid([error instanceof GraphQLError ? error : new GraphQLError(String(error))], request.query);
  }
  if (ready.errors.length > 0) return invalid(ready.errors, request.query);
  const writes = describe(request).writes;
  const { data, errors } = await execute({
    schema: githubSchema(),
    document: ready.document,
    rootValue: writes ? mutationRoot(context) : queryRoot(context),
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
    typeResolver: typeName,
  });
  const shown = errors?.map((error) => formatError(error, request.query));
  return { ...(data === undefined ? {} : { data }), ...(shown === undefined ? {} : { errors: shown }) };
}
