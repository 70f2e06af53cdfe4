/**
 * Image references as distribution/reference reads them (`docker pull`, kubelet, kustomize's users):
 *
 *     reference   := name [ ":" tag ] [ "@" digest ]
 *     name        := [ domain "/" ] path
 *     domain      := host [ ":" port ]          host := domain-name | "[" IPv6 "]"
 *     domain-name := label *( "." label )       label := alphanumeric, "-" inside, upper case allowed
 *     path        := component *( "/" component )
 *     component   := [a-z0-9]+ *( separator [a-z0-9]+ )     separator := "." | "_" | "__" | 1*"-"
 *     tag         := [A-Za-z0-9_] then up to 127 of [A-Za-z0-9_.-]
 *     digest      := algorithm ":" hex          sha256: 64, sha384: 96, sha512: 128 lower-case hex digits
 *
 * The path is at most 255 characters. The text before the first "/" is a domain only if it is "localhost",
 * holds "." or ":" or an upper-case letter; hence in `host:5000/app` the 5000 is a port and never a tag.
 * Without a domain the name lives on docker.io, and a single component there under `library/`.
 * A bare string of 64 hex digits is an image id and is refused.
 * Source: github.com/distribution/reference reference.go, regexp.go, normalize.go; opencontainers/go-digest.
 */
import { ReleaseError } from '../errors.ts';

/** A reference taken apart; `repository` is as it was written, nothing normalised. */
export interface Reference {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])`;
const DOMAIN = `${HOST}(?::[0-9]+)?`;
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = `${COMPONENT}(?:/${COMPONENT})*`;

const DOMAIN_ONLY = new RegExp(`^${DOMAIN}$`);
const PATH_ONLY = new RegExp(`^${PATH}$`);
const TAG_ONLY = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
const DIGEST_HEX = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);
const MAX_PATH = 255;

/** Splits at the last ":" behind the last "/" and at the first "@", without judging the parts. */
export function splitReference(text: string): Reference {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    repository: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? undefined : named.slice(colon + 1),
    digest: at < 0 ? undefined : text.slice(at + 1),
  };
}

/** @returns why `text` is no reference, as the end of a sentence, or undefined if it is one. */
export function referenceProblem(text: string): string | undefined {
  const { repository, tag, digest } = splitReference(text);
  return (
    repositoryProblem(repository) ??
    (tag === undefined ? undefined : tagProblem(tag)) ??
    (digest === undefined ? undefined : digestProblem(digest))
  );
}

/**
 * Takes an image reference apart.
 * @throws ReleaseError image-invalid with the reason.
 */
export function parseReference(text: string): Reference {
  const reason = referenceProblem(text);
  if (reason === undefined) return splitReference(text);
  throw new ReleaseError({
    code: 'image-invalid',
    what: `"${text}" is not an image reference: ${reason}`,
    next: 'Write [domain/]path[:tag][@digest], e.g. ghcr.io/acme/shop:1.8.0.',
  });
}

/** `repository[:tag][@digest]`, the inverse of `parseReference`. */
export function formatReference({ repository, tag, digest }: Reference): string {
  return `${repository}${formatVersion({ tag, digest })}`;
}

/** `:tag`, `@digest`, both or nothing. */
export function formatVersion({ tag, digest }: Pick<Reference, 'tag' | 'digest'>): string {
  return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Whether two repositories are one: `nginx`, `library/nginx`, `index.docker.io/library/nginx` are. */
export function sameRepository(left: string, right: string): boolean {
  return left === right || normalRepository(left) === normalRepository(right);
}

/** `domain/path` in full, for comparing only; never write it into a file. */
export function normalRepository(repository: string): string {
  const { domain, path } = splitDomain(repository);
  const official = domain === undefined || domain === 'index.docker.io' ? 'docker.io' : domain;
  return `${official}/${official === 'docker.io' && !path.includes('/') ? `library/${path}` : path}`;
}

function splitDomain(repository: string): { domain: string | undefined; path: string } {
  const slash = repository.indexOf('/');
  const first = slash < 0 ? '' : repository.slice(0, slash);
  const isDomain = first === 'localhost' || /[.:A-Z]/.test(first);
  return isDomain
    ? { domain: first, path: repository.slice(slash + 1) }
    : { domain: undefined, path: repository };
}

/** @returns why `repository` is no `[domain/]path`, or undefined. */
export function repositoryProblem(repository: string): string | undefined {
  if (repository === '') return 'the repository is empty';
  if (IMAGE_ID.test(repository)) return '64 hex digits are an image id, not a repository';
  const { domain, path } = splitDomain(repository);
  if (domain !== undefined && !DOMAIN_ONLY.test(domain)) {
    return `"${domain}" is no registry domain (letters, digits, "." and "-", then optionally ":port")`;
  }
  if (path.length > MAX_PATH) return `the repository path has ${path.length} characters, at most ${MAX_PATH}`;
  if (PATH_ONLY.test(path)) return undefined;
  return pathProblem(path);
}

function pathProblem(path: string): string {
  const upper = /[A-Z]/.exec(path)?.[0];
  if (upper !== undefined) return `repository names are lower case, but "${path}" has "${upper}"`;
  const strange = /[^a-z0-9._/-]/u.exec(path)?.[0];
  if (strange !== undefined) {
    return `${shown(strange)} is not allowed in "${path}" (a-z, 0-9, and ".", "_", "-", "/" between them)`;
  }
  const component = path.split('/').find((part) => !PATH_ONLY.test(part)) ?? path;
  if (component === '') return `"${path}" has an empty part before, after or between "/"`;
  return `"${component}" must start and end with a-z or 0-9, with a single ".", "_", "__" or dashes between`;
}

/** @returns why `tag` is no tag, or undefined. */
export function tagProblem(tag: string): string | undefined {
  if (TAG_ONLY.test(tag)) return undefined;
  if (tag === '') return 'the tag behind ":" is empty';
  const strange = /[^A-Za-z0-9_.-]/u.exec(tag)?.[0];
  if (strange !== undefined) {
    return `${shown(strange)} is not allowed in the tag "${clip(tag)}" (A-Z, a-z, 0-9, "_", "." and "-")`;
  }
  if (tag.length > 128) return `the tag has ${tag.length} characters, at most 128`;
  return `the tag "${tag}" starts with "${tag[0]}", but must start with a letter, a digit or "_"`;
}

/** @returns why `digest` is no digest, or undefined. */
export function digestProblem(digest: string): string | undefined {
  if (digest === '') return 'the digest behind "@" is empty';
  const colon = digest.indexOf(':');
  if (colon < 0) return `the digest "${clip(digest)}" has no algorithm; write sha256:<64 hex digits>`;
  const algorithm = digest.slice(0, colon);
  const hex = digest.slice(colon + 1);
  const length = DIGEST_HEX.get(algorithm);
  if (length === undefined) {
    return `"${clip(algorithm)}" is no digest algorithm in use (${[...DIGEST_HEX.keys()].join(', ')})`;
  }
  const strange = /[^a-f0-9]/u.exec(hex)?.[0];
  if (strange !== undefined) return `${shown(strange)} is not allowed in a digest (0-9 and a-f)`;
  return hex.length === length ? undefined : `${algorithm} has ${length} hex digits, got ${hex.length}`;
}

function shown(character: string): string {
  if (/\s/u.test(character)) return character === ' ' ? 'a space' : 'white space';
  return `"${character}"`;
}

function clip(text: string): string {
  return text.length > 140 ? `${text.slice(0, 140)}…` : text;
}
