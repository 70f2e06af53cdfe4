/** Parsers of git's object formats. */

/** A person and moment as git writes them. `date` is ISO 8601 with the offset git recorded. */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface GitCommit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly message: string;
  /** The armoured signature and what it signs, when there is one. */
  readonly signature: string | null;
  readonly payload: string | null;
}

export interface GitTag {
  readonly oid: string;
  readonly object: string;
  readonly type: string;
  readonly name: string;
  readonly tagger: GitPerson | null;
  readonly message: string;
}

export interface GitTreeEntry {
  readonly name: string;
  /** As in GitHub's REST API: six digits. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function isoDate(seconds: number, zone: string): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const local = new Date((seconds + minutes * 60) * 1000).toISOString().slice(0, 19);
  if (minutes === 0) return `${local}Z`;
  const offset = Math.abs(minutes);
  return `${local}${sign < 0 ? '-' : '+'}${pad(Math.floor(offset / 60))}:${pad(offset % 60)}`;
}

function person(line: string): GitPerson {
  const match = /^(.*?) ?<(.*?)> (-?\d+) ([+-]\d{4})$/.exec(line);
  if (match === null) return { name: line, email: '', date: isoDate(0, '+0000') };
  const [, name = '', email = '', seconds = '0', zone = '+0000'] = match;
  return { name, email, date: isoDate(Number(seconds), zone) };
}

interface Headers {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly message: string;
}

function headers(text: string): Headers {
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of head.split('\n')) {
    if (line.startsWith(' ') && last !== undefined) {
      last[last.length - 1] += `\n${line.slice(1)}`;
      continue;
    }
    const space = line.indexOf(' ');
    const key = line.slice(0, space);
    last = fields.get(key) ?? [];
    last.push(line.slice(space + 1));
    fields.set(key, last);
  }
  return { fields, message: end < 0 ? '' : text.slice(end + 2) };
}

export function parseCommit(oid: string, bytes: Buffer): GitCommit {
  const text = bytes.toString();
  const { fields, message } = headers(text);
  const one = (key: string): string => fields.get(key)?.[0] ?? '';
  const signature = fields.get('gpgsig')?.[0] ?? null;
  return {
    oid,
    tree: one('tree'),
    parents: fields.get('parent') ?? [],
    author: person(one('author')),
    committer: person(one('committer')),
    message,
    signature,
    payload: signature === null ? null : text.replace(/^gpgsig .*\n(?: .*\n)*/m, ''),
  };
}

export function parseTag(oid: string, bytes: Buffer): GitTag {
  const { fields, message } = headers(bytes.toString());
  const one = (key: string): string => fields.get(key)?.[0] ?? '';
  const tagger = fields.get('tagger')?.[0];
  return {
    oid,
    object: one('object'),
    type: one('type'),
    name: one('tag'),
    tagger: tagger === undefined ? null : person(tagger),
    message,
  };
}

function entryType(mode: string): GitTreeEntry['type'] {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}

export function parseTree(bytes: Buffer): GitTreeEntry[] {
  const entries: GitTreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const zero = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space).padStart(6, '0');
    const oid = bytes.toString('hex', zero + 1, zero + 21);
    entries.push({ name: bytes.toString('utf8', space + 1, zero), mode, type: entryType(mode), oid });
    at = zero + 21;
  }
  return entries;
}

/** The bytes of a tree object; sorts as git does, where a folder sorts as if its name ended in `/`. */
export function formatTree(entries: readonly GitTreeEntry[]): Buffer {
  const keyed = entries.map((entry) => ({
    entry,
    key: Buffer.from(entry.type === 'tree' ? `${entry.name}/` : entry.name),
  }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  const parts: Buffer[] = [];
  for (const { entry } of keyed) {
    parts.push(Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`), Buffer.from(entry.oid, 'hex'));
  }
  return Buffer.concat(parts);
}

/** `Name <email> seconds +zone`, the way commits and tags carry it. */
export function formatPerson(who: GitPerson): string {
  const clean = (text: string): string => text.replace(/[<>\n]/g, '').trim();
  const seconds = Math.floor(Date.parse(who.date) / 1000);
  const zone = /([+-]\d{2}):(\d{2})$/.exec(who.date);
  const offset = zone === null ? '+0000' : `${zone[1]}${zone[2]}`;
  return `${clean(who.name)} <${clean(who.email)}> ${seconds} ${offset}`;
}
