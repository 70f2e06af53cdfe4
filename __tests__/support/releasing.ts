/** A sandbox that releases what reaches production, and what tests of it do and look at. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep, type StepResult } from './step.ts';
import { openWorld, type World } from './world.ts';

export const ENVIRONMENTS = `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging }
`;
/** Everything that can be set up for releases. */
export const EVERY = `${ENVIRONMENTS}release: { tag: 'v{version}', bump: patch, channel: '{environment}', github-release: true }\n`;

const FILE = 'apps/shop/overlays/production/kustomization.yaml';

type Inputs = Readonly<Record<string, string>>;

export interface Releasing {
  readonly world: World;
  push(files: Inputs): Promise<string>;
  /** Sets the image's tag in production by hand. */
  setTag(tag: string): Promise<string>;
  /** The config file. */
  configure(text: string): Promise<string>;
  /** `update` with `delivery: commit`. */
  commit(images: string, inputs?: Inputs): Promise<StepResult>;
  release(inputs?: Inputs): Promise<StepResult>;
  /** `release` on an event of the config repository. */
  onEvent(name: string, event: object): Promise<StepResult>;
  head(): string;
  tags(): readonly string[];
  /** Commit of a tag. */
  peeled(tag: string): string;
}

export async function openReleasing(): Promise<Releasing> {
  const world = await openWorld();
  const { sandbox, git } = world;
  const push = (files: Inputs) =>
    sandbox.pushCommit({ repo: 'acme/config', branch: 'main', author: 'alice', message: 'By hand', files });
  const { repository = '', token = '' } = world.inputs;
  return {
    world,
    push,
    setTag: (tag) => push({ [FILE]: git('show', `main:${FILE}`).replace(/newTag: .*/, `newTag: ${tag}`) }),
    configure: (text) => push({ '.gitops-release.yaml': text }),
    commit: (images, inputs = {}) =>
      runStep(sandbox, { inputs: { ...world.inputs, images, delivery: 'commit', ...inputs } }),
    release: (inputs = {}) =>
      runStep(sandbox, { inputs: { command: 'release', repository, token, ...inputs } }),
    onEvent: (name, event) => {
      const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
      writeFileSync(path, JSON.stringify(event));
      const env = { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
      return runStep(sandbox, { inputs: { command: 'release', token }, env });
    },
    head: () => git('rev-parse', 'main').trim(),
    tags: () => git('tag').trim().split('\n').filter(Boolean),
    peeled: (tag) => git('rev-parse', `${tag}^{commit}`).trim(),
  };
}
