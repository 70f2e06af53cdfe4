import type { GraphQLErrorType } from '../http/errors.ts';
import { GitHubError } from '../http/errors.ts';
import type { RateLimits } from '../http/limits.ts';
import type { UrlBuilder } from '../http/router.ts';
import { accessOf, requireAccess } from '../store/access.ts';
import type { Actor, Permissions, PullRequest, Repository } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** The nodes that others link to; given through the context, since they link to one another. */
export interface Nodes {
  repository(context: Context, repository: Repository): Node;
  pull(context: Context, repository: Repository, pull: PullRequest): Node;
  pulls(context: Context, repository: Repository, args: Args): Node;
  /** A Git object by oid or expression. */
  object(context: Context, repository: Repository, expression: string): Promise<Node | null>;
}

/** What every node of an answer is made with. */
export interface Context {
  readonly nodes: Nodes;
  readonly store: Store;
  readonly actor: Actor;
  readonly url: UrlBuilder;
  readonly limits: RateLimits;
}

/** Arguments of a field, as the schema has coerced them. */
export type Args = Readonly<Record<string, unknown>>;

/** A field of a node: a plain value, or a function of its arguments. */
export type Node = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/** A GraphQL error with a type. */
export function refuse(type: GraphQLErrorType | undefined, message: string): GitHubError {
  return new GitHubError(422, message).inGraphQL({ type });
}

/** Whether the actor can see a repository. */
export function canSee(context: Context, repository: Repository): boolean {
  return accessOf(context.store, context.actor, repository) !== 'none';
}

/** Checks a permission to read. @throws FORBIDDEN */
export function requireRead(context: Context, repository: Repository, permissions: Permissions): void {
  requireAccess(context.store, context.actor, repository, { permissions, role: 'read' });
}

/** A string argument. */
export function text(args: Args, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}

/** A string argument that may be absent. */
export function optionalText(args: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}
