import { GitHubError, notFound } from '../http/errors.ts';
import type { RestHandler, RestRequest, RestResponse, Route, UrlBuilder } from '../http/router.ts';
import { accessOf, atLeast, requireAccess, visible } from '../store/access.ts';
import type { GitRepository } from '../store/git.ts';
import type { Access, Actor, PermissionLevel, Permissions, Repository } from '../store/model.ts';
import { fullName, type Store } from '../store/store.ts';
import type { Addresses } from './shapes/links.ts';
import type { View } from './shapes/view.ts';

/** A request to one repository, by someone who may make it. */
export interface Call {
  readonly request: RestRequest;
  readonly store: Store;
  readonly actor: Actor;
  readonly repository: Repository;
  readonly git: GitRepository;
  readonly view: View;
  readonly params: Readonly<Record<string, string>>;
}

type CallHandler = (call: Call) => Promise<RestResponse> | RestResponse;

/**
 * A route on a repository.
 * @param needs permissions in the words of `X-Accepted-GitHub-Permissions` (commas mean and, semicolons or);
 *   after a `|` the role that suffices for a person where it is another than the permissions imply
 */
export function at(method: string, template: string, needs: string, handle: CallHandler): Route {
  const parsed = parseNeeds(needs);
  const handler: RestHandler = (request) => {
    const call = callOf(request);
    requireAccess(call.store, call.actor, call.repository, parsed);
    return handle(call);
  };
  return { method, template, handler };
}

interface ParsedNeeds {
  readonly permissions: readonly Permissions[];
  readonly role?: Access;
}

function parseNeeds(needs: string): ParsedNeeds {
  const [alternatives = '', role] = needs.split('|').map((part) => part.trim());
  const permissions = alternatives.split(';').map((one) => {
    const pairs = one.split(',').map((pair) => pair.trim().split('='));
    return Object.fromEntries(pairs.map(([name, level]) => [name, level as PermissionLevel])) as Permissions;
  });
  return { permissions, ...(role === undefined ? {} : { role: role as Access }) };
}

function callOf(request: RestRequest): Call {
  const { store, actor, params } = request;
  const found = store.find(params['owner'] ?? '', params['repo'] ?? '');
  if (found === null) throw notFound();
  const repository = visible(store, actor, found.repository);
  return { request, store, actor, repository, git: store.git(repository), view: viewOf(request), params };
}

/** What shapes draw from: the request's state, and this sandbox's addresses. */
export function viewOf(request: { readonly store: Store; readonly url: UrlBuilder }): View {
  return { state: request.store.state, at: addressesOf(request.url) };
}

/** Addresses without a slash at the end. */
function addressesOf(url: UrlBuilder): Addresses {
  const bare = (text: string): string => text.replace(/\/$/, '');
  return { server: bare(url.html('')), api: bare(url.api('')) };
}

/** Whether the caller's access reaches a level. */
export function hasAccess(call: Call, needed: Access): boolean {
  return atLeast(accessOf(call.store, call.actor, call.repository), needed);
}

/** @throws GitHubError 403 when the caller does not write to the repository */
export function requireWriter(call: Call): void {
  if (!hasAccess(call, 'write')) throw new GitHubError(403, 'Must have push access to repository');
}

/** @throws GitHubError 409 when the repository has no branch yet */
export function requireCommits(call: Call): void {
  if (call.repository.refs.size === 0) throw new GitHubError(409, 'Git Repository is empty.');
}

/** `owner/name` as it is spelled. */
export function nameOf(call: Call): string {
  return fullName(call.repository);
}
