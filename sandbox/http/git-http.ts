import { spawn } from 'node:child_process';
import { gitEnvironment, runGit } from '../git/run.ts';
import { accessOf, atLeast } from '../store/access.ts';
import type { Repository } from '../store/model.ts';
import { enforceRules, type RefMove } from '../store/ref-rules.ts';
import { recordMoves, refreshRefs, refuseQueued } from '../store/refs.ts';
import { GitHubError } from './errors.ts';
import type { Exchange, Outgoing } from './exchange.ts';

/** Owner, name and what follows of `/<owner>/<name>.git/...`; null for other paths. */
export function gitPath(pathname: string): { owner: string; name: string; rest: string } | null {
  const match =
    /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack|HEAD|objects\/.*)$/.exec(
      pathname,
    );
  if (match === null) return null;
  const [, owner = '', name = '', rest = ''] = match;
  return { owner: decodeURIComponent(owner), name: decodeURIComponent(name), rest };
}

function text(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Outgoing {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(`${message}\n`) };
}

function parseCgi(output: Buffer): Outgoing {
  const cut = output.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of output.subarray(0, cut).toString().split('\r\n')) {
    const [name = '', ...value] = line.split(': ');
    if (name.toLowerCase() === 'status') status = Number.parseInt(value.join(': '), 10);
    else headers[name.toLowerCase()] = value.join(': ');
  }
  return { status, headers, body: output.subarray(cut + 4) };
}

function backend(
  { incoming, store, actor }: Exchange,
  repository: Repository,
  rest: string,
): Promise<Outgoing> {
  const env = gitEnvironment({
    GIT_PROJECT_ROOT: store.folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${repository.id}.git/${rest}`,
    QUERY_STRING: incoming.url.search.slice(1),
    REQUEST_METHOD: incoming.method,
    CONTENT_TYPE: incoming.headers['content-type'] ?? '',
    CONTENT_LENGTH: String(incoming.body.length),
    HTTP_CONTENT_ENCODING: incoming.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: incoming.headers['git-protocol'] ?? '',
    REMOTE_USER: actor.login,
    REMOTE_ADDR: '127.0.0.1',
  });
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(parseCgi(Buffer.concat(chunks))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(incoming.body);
  });
}

interface Pushed {
  readonly moves: readonly RefMove[];
  readonly sideband: boolean;
  readonly pack: Buffer;
}

/** The commands at the start of a push (`old new ref`, pkt-line framed) and the pack that follows them. */
function pushed(body: Buffer): Pushed {
  const moves: RefMove[] = [];
  let sideband = false;
  let at = 0;
  while (at + 4 <= body.length) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const [command = '', capabilities = ''] = body.toString('utf8', at + 4, at + length).split('\0');
    const [before = '', after = '', ref = ''] = command.trim().split(' ');
    if (capabilities.includes('side-band-64k')) sideband = true;
    moves.push({ before, after, ref });
    at += length;
  }
  return { moves, sideband, pack: body.subarray(at + 4) };
}

function packet(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** A push that the server declines: every ref with the reason, as git's report-status has it. */
function declined(moves: readonly RefMove[], reason: string, sideband: boolean): Outgoing {
  const lines = ['unpack ok\n', ...moves.map(({ ref }) => `ng ${ref} ${reason}\n`)];
  const flush = Buffer.from('0000');
  const report = Buffer.concat([...lines.map((line) => packet(Buffer.from(line))), flush]);
  const body = sideband ? Buffer.concat([packet(Buffer.concat([Buffer.from([1]), report])), flush]) : report;
  return { status: 200, headers: { 'content-type': 'application/x-git-receive-pack-result' }, body };
}

/** What the rules in force say against a push; null for nothing. */
async function refusal(
  exchange: Exchange,
  repository: Repository,
  moves: readonly RefMove[],
): Promise<string | null> {
  const { store, actor } = exchange;
  for (const move of moves) {
    if (move.ref.startsWith('refs/pull/')) return 'deny updating a hidden ref';
    try {
      refuseQueued(store, repository, move);
      await enforceRules({ store, actor, repository, ...move });
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      return `protected branch hook declined: ${error.message.replace(/\s+/g, ' ').trim()}`;
    }
  }
  return null;
}

async function push(exchange: Exchange, repository: Repository): Promise<Outgoing> {
  const { moves, sideband, pack } = pushed(exchange.incoming.body);
  // Rules look at the new commits, so their objects come in first; unreachable ones do no harm.
  if (pack.length > 0)
    await runGit(exchange.store.git(repository).directory, ['unpack-objects', '-q'], { input: pack });
  const reason = await refusal(exchange, repository, moves);
  if (reason !== null) return declined(moves, reason, sideband);
  const answer = await backend(exchange, repository, 'git-receive-pack');
  const place = { repository, actor: exchange.actor };
  await recordMoves(exchange.store, place, await refreshRefs(exchange.store, repository));
  return answer;
}

/** Serves clone, fetch, ls-remote and push of one repository over git's smart HTTP. */
export async function answerGit(exchange: Exchange): Promise<Outgoing> {
  const { store, actor, incoming } = exchange;
  const path = gitPath(incoming.url.pathname);
  const found = path === null ? null : store.find(path.owner, path.name);
  const challenge = { 'www-authenticate': 'Basic realm="GitHub"' };
  const writes = incoming.target.includes('git-receive-pack');
  const access = found === null ? 'none' : accessOf(store, actor, found.repository);
  if (actor.token === null && (writes || access === 'none'))
    return text(401, 'Authentication required.', challenge);
  if (path === null || found === null || access === 'none') return text(404, 'Repository not found.');
  if (writes && !atLeast(access, 'write')) {
    return text(403, `Permission to ${path.owner}/${path.name}.git denied to ${actor.login}.`);
  }
  if (writes && found.repository.isArchived)
    return text(403, 'This repository was archived so it is read-only.');
  if (path.rest === 'git-receive-pack') return push(exchange, found.repository);
  return backend(exchange, found.repository, path.rest);
}
