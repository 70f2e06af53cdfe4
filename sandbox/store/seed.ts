import { generateKeyPairSync } from 'node:crypto';
import { ACTIONS_APP_ID, ACTIONS_LOGIN, ACTIONS_USER_ID } from './identity.ts';
import type {
  App,
  BranchProtection,
  Installation,
  Permissions,
  Ruleset,
  Token,
  TokenKind,
  User,
} from './model.ts';
import type { Store } from './store.ts';

export interface NewUser {
  readonly login: string;
  readonly type?: User['type'];
  readonly name?: string;
  readonly email?: string;
  readonly siteAdmin?: boolean;
  /** Fixed where the real account's id is known; else sequential. */
  readonly id?: number;
}

/** Adds an account, or gives the one that has the login. */
export function addUser(store: Store, user: NewUser): User {
  const known = store.user(user.login);
  if (known !== undefined) return known;
  const made: User = {
    id: user.id ?? store.nextId(),
    login: user.login,
    type: user.type ?? 'User',
    name: user.name ?? null,
    email: user.email ?? null,
    siteAdmin: user.siteAdmin ?? false,
    createdAt: store.now(),
  };
  store.state.users.set(user.login.toLowerCase(), made);
  return made;
}

/** The accounts that every GitHub has. */
export function addWellKnown(store: Store): void {
  addUser(store, { login: ACTIONS_LOGIN, type: 'Bot', id: ACTIONS_USER_ID });
  addUser(store, { login: 'github', type: 'Organization', id: 9919 });
  addUser(store, { login: 'web-flow', id: 19864447, name: 'GitHub Web Flow' });
  store.state.apps.set(ACTIONS_APP_ID, {
    id: ACTIONS_APP_ID,
    slug: 'github-actions',
    name: 'GitHub Actions',
    owner: 'github',
    publicKey: '',
    permissions: {},
    createdAt: '2018-07-30T09:30:17Z',
  });
}

export interface NewToken {
  readonly kind: TokenKind;
  /** Who acts; `github-actions[bot]` for a GITHUB_TOKEN without it. */
  readonly login?: string;
  readonly value?: string;
  /** Classic tokens; default `repo` and `workflow`. */
  readonly scopes?: readonly string[];
  readonly permissions?: Permissions;
  /** Repository ids. */
  readonly repositoryIds?: readonly number[] | null;
  readonly installationId?: number;
  readonly appId?: number;
  readonly expiresAt?: number | null;
}

const PREFIXES: Readonly<Record<TokenKind, string>> = {
  'user-classic': 'ghp_',
  'fine-grained': 'github_pat_',
  'github-token': 'ghs_',
  'app-installation': 'ghs_',
  'app-jwt': 'eyJ',
};

/** Adds a credential; its value is made up from its number where none is given. */
export function addToken(store: Store, token: NewToken): Token {
  const value = token.value ?? `${PREFIXES[token.kind]}sandbox${String(store.nextId()).padStart(29, '0')}`;
  const actions = token.kind === 'github-token';
  const made: Token = {
    value,
    kind: token.kind,
    login: token.login ?? ACTIONS_LOGIN,
    scopes: token.scopes ?? (token.kind === 'user-classic' ? ['repo', 'workflow'] : []),
    permissions: token.permissions ?? {},
    repositoryIds: token.repositoryIds ?? null,
    appId: token.appId ?? (actions ? ACTIONS_APP_ID : null),
    installationId: token.installationId ?? null,
    expiresAt: token.expiresAt ?? null,
    revoked: false,
  };
  store.state.tokens.set(value, made);
  return made;
}

export interface NewApp {
  readonly slug: string;
  readonly permissions: Permissions;
  /** The account it is installed on. */
  readonly installOn: string;
  /** Repository ids; without: all of the account. */
  readonly repositoryIds?: readonly number[];
  readonly id?: number;
}

export interface AddedApp {
  readonly app: App;
  readonly installation: Installation;
  /** PEM (PKCS#1), as GitHub hands it out. */
  readonly privateKey: string;
}

/** Adds an App with a fresh key and installs it. */
export function addApp(store: Store, input: NewApp): AddedApp {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const createdAt = store.now();
  const app: App = {
    id: input.id ?? store.nextId(),
    slug: input.slug,
    name: input.slug,
    owner: input.installOn,
    publicKey: keys.publicKey,
    permissions: input.permissions,
    createdAt,
  };
  store.state.apps.set(app.id, app);
  addUser(store, { login: `${input.slug}[bot]`, type: 'Bot' });
  const installation: Installation = {
    id: store.nextId(),
    appId: app.id,
    account: input.installOn,
    permissions: input.permissions,
    repositoryIds: input.repositoryIds ?? null,
    suspended: false,
    createdAt,
  };
  store.state.installations.set(installation.id, installation);
  return { app, installation, privateKey: keys.privateKey };
}

/** A classic protection with GitHub's defaults around what is given. */
export function protection(
  store: Store,
  input: Partial<BranchProtection> & { readonly pattern: string },
): BranchProtection {
  return {
    requiredReviews: null,
    requiredStatusChecks: null,
    enforceAdmins: false,
    requiredLinearHistory: false,
    requiredSignatures: false,
    requiredConversationResolution: false,
    allowForcePushes: false,
    allowDeletions: false,
    blockCreations: false,
    lockBranch: false,
    requiredEnvironments: [],
    restrictions: null,
    ...input,
    id: store.nextId(),
  };
}

/** A ruleset with defaults around what is given: active, on the default branch. */
export function ruleset(store: Store, input: Partial<Ruleset> & Pick<Ruleset, 'rules' | 'source'>): Ruleset {
  const at = store.now();
  return {
    name: 'rules',
    target: 'branch',
    enforcement: 'active',
    sourceType: 'Repository',
    include: ['~DEFAULT_BRANCH'],
    exclude: [],
    bypassActors: [],
    createdAt: at,
    updatedAt: at,
    ...input,
    id: store.nextId(),
  };
}
