import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { formatPerson, type GitPerson } from './parse.ts';
import { gitEnvironment, mustGit } from './run.ts';

/** A file to import; `mode` is git's. */
export interface ImportFile {
  readonly path: string;
  readonly mode: '100644' | '100755' | '120000';
  readonly bytes: Buffer;
}

export interface ImportCommit {
  readonly branch: string;
  readonly author: GitPerson;
  readonly message: string;
  readonly files: Iterable<ImportFile>;
}

const FORMAT = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n';
const CONFIG = `[http]
\treceivepack = true
[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
[gc]
\tauto = 0
[core]
\tlogAllRefUpdates = false
`;

/** Makes an empty bare repository ready to be served: what `git init` writes, without a process for each setting. */
export function initBare(directory: string, defaultBranch: string): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    mkdirSync(join(directory, folder), { recursive: true });
  }
  writeFileSync(join(directory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`);
  writeFileSync(join(directory, 'config'), FORMAT + CONFIG);
}

/** Copies a repository with all its refs. */
export async function cloneBare(source: string, directory: string): Promise<void> {
  await mustGit(directory, ['clone', '--quiet', '--mirror', '--no-hardlinks', source, directory]);
  await mustGit(directory, ['config', '--unset-all', 'remote.origin.url']).catch(() => '');
  appendFileSync(join(directory, 'config'), CONFIG);
}

function* chunks(commit: ImportCommit): Generator<string | Buffer> {
  const who = formatPerson(commit.author);
  const message = Buffer.from(commit.message);
  yield `commit refs/heads/${commit.branch}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`;
  yield message;
  yield '\n';
  for (const { path, mode, bytes } of commit.files) {
    yield `M ${mode} inline "${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"\ndata ${bytes.length}\n`;
    yield bytes;
    yield '\n';
  }
  yield 'done\n';
}

/** Makes a branch's first commit out of files with one `git fast-import`, thousands a second. */
export async function importFiles(directory: string, commit: ImportCommit): Promise<void> {
  const args = ['--git-dir', directory, 'fast-import', '--quiet', '--done'];
  const child = spawn('git', args, { env: gitEnvironment(), stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  for (const chunk of chunks(commit)) {
    if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain'), closed]);
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`git fast-import failed: ${errors.trim()}`);
}

/** Every file below a folder except `.git`; executables and symlinks keep what they are. */
export function* filesOfFolder(folder: string, below = ''): Generator<ImportFile> {
  for (const name of readdirSync(join(folder, below)).sort()) {
    if (name === '.git') continue;
    const path = below === '' ? name : `${below}/${name}`;
    const full = join(folder, path);
    const stat = lstatSync(full);
    if (stat.isDirectory()) yield* filesOfFolder(folder, path);
    else if (stat.isSymbolicLink()) yield { path, mode: '120000', bytes: Buffer.from(readlinkSync(full)) };
    else if (stat.isFile()) {
      yield { path, mode: (stat.mode & 0o100) === 0 ? '100644' : '100755', bytes: readFileSync(full) };
    }
  }
}
