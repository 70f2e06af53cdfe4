/** In the place of actions/upload-artifact and download-artifact: the artifacts of runs, as real files. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { StandIn } from './workflow-run.ts';

/** Inputs that are understood, with the actions' own defaults; any other is refused. */
const UPLOAD = {
  name: 'artifact',
  path: '',
  'if-no-files-found': 'warn',
  'retention-days': '',
  overwrite: 'false',
};
const DOWNLOAD = {
  name: '',
  pattern: '',
  path: '.',
  'merge-multiple': 'false',
  'run-id': '',
  'github-token': '',
};

function withDefaults<Name extends string>(
  given: Readonly<Record<string, string>>,
  defaults: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const strange = Object.keys(given).find((name) => !(name in defaults));
  if (strange !== undefined) throw new Error(`artifacts: this runner does not know the input "${strange}"`);
  return { ...defaults, ...given };
}

/** All artifacts of a server, by run. */
export class Artifacts {
  readonly #home = mkdtempSync(join(tmpdir(), 'artifacts-'));
  readonly #mayRead: (token: string) => boolean;

  /** @param mayRead whether a token has *Actions: read*, which artifacts of another run need */
  constructor(mayRead: (token: string) => boolean) {
    this.#mayRead = mayRead;
  }

  get standIns(): Readonly<Record<string, StandIn>> {
    return { 'actions/upload-artifact': this.#upload, 'actions/download-artifact': this.#download };
  }

  /** Names of what a run has left. */
  namesOf(runId: string): readonly string[] {
    const home = join(this.#home, runId);
    return existsSync(home) ? readdirSync(home).sort() : [];
  }

  /** Folder of one artifact. */
  folderOf(runId: string, name: string): string {
    return join(this.#home, runId, name);
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** A file is put at the top of its artifact, a folder with what is in it. */
  readonly #upload: StandIn = (given, { workspace, context }) => {
    const { name, path, overwrite, ...inputs } = withDefaults(given, UPLOAD);
    if (/[\\/":<>|*?\r\n]/.test(name)) throw new Error(`The artifact name is not valid: ${name}.`);
    if (/[\n*?[!]/.test(path)) throw new Error('artifacts: this runner uploads one file or folder');
    const place = resolve(workspace, path);
    if (path === '' || !existsSync(place)) return nothingFound(path, inputs['if-no-files-found']);
    const folder = this.folderOf(context.runId, name);
    if (existsSync(folder) && overwrite !== 'true')
      throw new Error('(409) Conflict: an artifact with this name already exists on the workflow run');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (statSync(place).isDirectory()) cpSync(place, folder, { recursive: true });
    else cpSync(place, join(folder, basename(place)));
    return {};
  };

  /** A named one into `path`; several each into a folder with its name. */
  readonly #download: StandIn = (given, { workspace, context }) => {
    const inputs = withDefaults(given, DOWNLOAD);
    const { name, pattern, path } = inputs;
    const run = inputs['github-token'] === '' ? context.runId : inputs['run-id'] || context.runId;
    if (run !== context.runId && !this.#mayRead(inputs['github-token']))
      throw new Error('Unable to download artifact(s): Resource not accessible by integration');
    const there = this.namesOf(run);
    if (name !== '' && !there.includes(name))
      throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`);
    const wanted = name === '' ? there.filter((each) => matches(each, pattern)) : [name];
    for (const each of wanted) {
      const apart = name === '' && inputs['merge-multiple'] !== 'true';
      const to = resolve(workspace, path, apart ? each : '');
      cpSync(this.folderOf(run, each), to, { recursive: true });
    }
    return { 'download-path': resolve(workspace, path) };
  };
}

function nothingFound(path: string, then: string): Readonly<Record<string, string>> {
  if (then === 'error') throw new Error(`No files were found with the provided path: ${path}.`);
  return {};
}

/** `*` stands for any letters; no pattern for every name. */
function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'));
  return pattern === '' || new RegExp(`^${parts.join('.*')}$`).test(name);
}
