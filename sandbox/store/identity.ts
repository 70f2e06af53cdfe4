import { verify } from 'node:crypto';
import { GitHubError } from '../http/errors.ts';
import type { Actor, App, Token } from './model.ts';
import type { Store } from './store.ts';

export const ANONYMOUS: Actor = { login: '', userId: 0, token: null };
/** The App behind every GITHUB_TOKEN, with its real id. */
export const ACTIONS_APP_ID = 15368;
export const ACTIONS_LOGIN = 'github-actions[bot]';
export const ACTIONS_USER_ID = 41898282;

function badCredentials(message = 'Bad credentials'): GitHubError {
  return new GitHubError(401, message);
}

function actorOf(store: Store, token: Token): Actor {
  const user = store.user(token.login);
  return { login: user?.login ?? token.login, userId: user?.id ?? 0, token };
}

interface Claims {
  readonly iss?: string | number;
  readonly iat?: number;
  readonly exp?: number;
}

function claimsOf(part: string): Claims {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  } catch {
    throw badCredentials('A JSON web token could not be decoded');
  }
}

function appOf(store: Store, issuer: string): App {
  const app = [...store.state.apps.values()].find((one) => String(one.id) === issuer || one.slug === issuer);
  if (app === undefined) throw new GitHubError(404, 'Integration not found');
  return app;
}

/** Checks an App's JSON web token: RS256 with the App's key, not expired, at most ten minutes ahead. */
function appActor(store: Store, value: string): Actor {
  const [header = '', payload = '', signature = ''] = value.split('.');
  const claims = claimsOf(payload);
  const app = appOf(store, String(claims.iss));
  const signed = Buffer.from(`${header}.${payload}`);
  const valid = verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url'));
  if (!valid) throw badCredentials('A JSON web token could not be decoded');
  const now = Date.now() / 1000;
  if ((claims.exp ?? 0) <= now) {
    throw badCredentials(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if ((claims.exp ?? 0) > now + 660)
    throw badCredentials("'Expiration time' claim ('exp') is too far in the future");
  const token: Token = {
    value,
    kind: 'app-jwt',
    login: `${app.slug}[bot]`,
    scopes: [],
    permissions: app.permissions,
    repositoryIds: [],
    appId: app.id,
    installationId: null,
    expiresAt: (claims.exp ?? 0) * 1000,
    revoked: false,
  };
  return actorOf(store, token);
}

/**
 * Who a credential is.
 * @param value the token or App JWT; undefined for an anonymous request
 * @throws GitHubError 401 for what is unknown, expired or revoked
 */
export function authenticate(store: Store, value: string | undefined): Actor {
  if (value === undefined || value === '') return ANONYMOUS;
  const token = store.state.tokens.get(value);
  if (token === undefined) {
    if (value.startsWith('eyJ') && value.split('.').length === 3) return appActor(store, value);
    throw badCredentials();
  }
  const expired = token.expiresAt !== null && token.expiresAt <= Date.now();
  if (token.revoked || expired) throw badCredentials();
  return actorOf(store, token);
}

/** Whether an actor is an App (GITHUB_TOKEN included) and not a person. */
export function isApp(actor: Actor): boolean {
  const kind = actor.token?.kind;
  return kind === 'github-token' || kind === 'app-installation' || kind === 'app-jwt';
}

/** Name and address of an actor's commits through the API. */
export function commitIdentity(
  store: Store,
  login: string,
): { readonly name: string; readonly email: string } {
  const user = store.user(login);
  const email = user?.email ?? `${user?.id ?? 0}+${login}@users.noreply.github.com`;
  return { name: user?.type === 'User' ? (user.name ?? login) : login, email };
}

/** The account whose commits carry that address; null when nobody's. */
export function userByEmail(store: Store, email: string): string | null {
  const plain = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  if (plain !== undefined) return store.user(plain)?.login ?? null;
  for (const user of store.state.users.values()) if (user.email === email) return user.login;
  return email === 'noreply@github.com' ? (store.user('web-flow')?.login ?? null) : null;
}
