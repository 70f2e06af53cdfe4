/** Real kustomize renders before and after: the wanted image shows, and nothing else differs. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { editFolder } from '../../../scripts/local-files.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { corpusFolder, FIXTURES, foldersIn } from '../../support/fixtures.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';
const HOME = join(FIXTURES, 'kustomization');

interface Job {
  readonly path: string;
  readonly images: readonly string[];
  /** Folder to render, where it is not the path itself. */
  readonly render?: string;
  readonly overrideAutomation?: boolean;
}

function render(root: string, path: string): readonly string[] {
  const folder = join(root, path.replace(/\/?(?:kustomization\.ya?ml|Kustomization)$/, ''));
  return execFileSync(toolPath('kubectl'), ['kustomize', folder], { stdio: 'pipe' }).toString().split('\n');
}

/** Pairs of rendered lines that differ, after the edit of a copy of the folder. */
function renderBoth(source: string, job: Job, prepare: (copy: string) => void = () => undefined) {
  const copy = mkdtempSync(join(tmpdir(), 'rendered-'));
  try {
    cpSync(source, copy, { recursive: true });
    prepare(copy);
    const before = render(copy, job.render ?? job.path);
    const flag = job.overrideAutomation === true ? { overrideAutomation: true } : {};
    const images = job.images.map((image) => ({ ...parseImageArgument(image), ...flag }));
    const edited = editFolder(copy, job.path, images);
    for (const [file, text] of edited.texts) writeFileSync(join(copy, file), text);
    const after = render(copy, job.render ?? job.path);
    expect(after).toHaveLength(before.length);
    const differing = before.flatMap((line, index) =>
      line === after[index] ? [] : [[line, after[index] ?? '']],
    );
    return { edited, differing, before };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const imageOf = (line: string) =>
  /^\s*(?:- )?(?:image|reference): (.*)$/.exec(line)?.[1]?.replace(/^["']|["']$/g, '');

function expectOnlyImages(differing: readonly (readonly string[])[], images: readonly string[]): void {
  const wanted = images.map(parseImageArgument);
  for (const [before = '', after = ''] of differing) {
    expect(imageOf(before), `a line that is no image changed: ${before}`).toBeDefined();
    const image = imageOf(after) ?? '';
    const fits = wanted.some(({ tag, digest }) => image.includes(tag ?? digest ?? ''));
    expect(fits, `${before} became ${after}`).toBe(true);
  }
}

describe.skipIf(!supported)('fixtures', () => {
  const cases = foldersIn(HOME).flatMap((name) => {
    const request = JSON.parse(readFileSync(join(HOME, name, 'request.json'), 'utf8'));
    return request.error === undefined && request.unproven !== true ? [{ name, request }] : [];
  });
  test.each(cases)('$name', ({ name, request }) => {
    const { edited, differing } = renderBoth(join(HOME, name, 'before'), request);
    expect(differing.length > 0).toBe(edited.changes.length > 0);
    expectOnlyImages(differing, request.images);
  });
});

describe.skipIf(!supported)('tags that YAML readers take for something else', () => {
  const tricky =
    `1.10 1e3 0x1 0644 0o14 1_000 yes on y n no null true 2024-01-01 1. 0b1 123 0123456789 08 0x_1 1__0
    0.1_2 1_ 1.5 e12 1e5 0X1F 0B1 00 0x_ _1 1234e56 Off NULL False 12345678901234567890 2024-1-1`.split(
      /\s+/,
    );
  const random = fc.sample(fc.stringMatching(/^[0-9][0-9_.eExXabo-]{0,7}$/), { numRuns: 150, seed: 7 });

  test('kustomize reads every one of them as the string that was asked for', () => {
    const tags = [...tricky, ...random];
    const containers = tags.map((_, index) => `  - {name: c${index}, image: app${index}}\n`).join('');
    const folder = mkdtempSync(join(tmpdir(), 'rendered-'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('pod.yaml', `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n${containers}`);
    write('kustomization.yaml', 'resources:\n- pod.yaml\n');
    try {
      const images = tags.map((tag, index) => `app${index}:${tag}`);
      write('kustomization.yaml', editFolder(folder, '', images).texts.get('kustomization.yaml') ?? '');
      const rendered = render(folder, '').flatMap((line) => imageOf(line) ?? []);
      expect(rendered).toEqual(images);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const corpus = corpusFolder();
if (corpus === undefined) console.log('rendered.test.ts: corpus tests skipped, ../shared/corpus is absent');
/** ConfigMaps of podinfo are generated from files that the corpus (YAML only) leaves out. */
function addGeneratorFiles(copy: string): void {
  const scripts = ['frontend/scripts/warm-cache.sh', 'frontend/scripts/warm-cache-init.sh'];
  const others = ['cache/redis.conf', 'database/scripts/rollup.sh', 'database/scripts/backup.sh'];
  for (const name of [...scripts, ...others]) {
    const file = join(copy, 'deploy/bases', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '# empty\n');
  }
}

const DEMO = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';

describe.skipIf(!supported || corpus === undefined)('corpus', () => {
  const root = corpus ?? '';
  const withComponent = (component: string) => (copy: string) => {
    const file = join(copy, 'kustomize/overlay/kustomization.yaml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `resources:\n- ../base\ncomponents:\n- ../components/${component}\n`);
  };

  test.each([
    ['GoogleCloudPlatform+microservices-demo', 'kustomize', `${DEMO}/adservice`],
    ['GoogleCloudPlatform+microservices-demo', 'kustomize', 'redis'],
    ['GoogleCloudPlatform+microservices-demo', 'kustomize/base', `${DEMO}/frontend`],
    ['stefanprodan+podinfo', 'kustomize', 'ghcr.io/stefanprodan/podinfo'],
    ['stefanprodan+podinfo', 'deploy/overlays/dev', 'ghcr.io/stefanprodan/podinfo'],
    ['stefanprodan+podinfo', 'deploy/overlays/production', 'ghcr.io/stefanprodan/podinfo'],
    ['stefanprodan+podinfo', 'deploy/overlays/staging', 'ghcr.io/stefanprodan/podinfo'],
  ])('an entry is added: %s %s %s', (repository, path, image) => {
    const images = [`${image}:0.0.1-proof`];
    const { differing, before } = renderBoth(join(root, repository), { path, images }, addGeneratorFiles);
    const uses = before.filter((line) => imageOf(line)?.startsWith(`${image}:`)).length;
    expect(differing).toHaveLength(uses);
    expect(uses).toBeGreaterThan(0);
    expectOnlyImages(differing, images);
  });

  test.each(['container-images-tag', 'container-images-registry', 'container-images-tag-suffix'])(
    'an entry of a component is set: %s',
    (component) => {
      const images = [`${DEMO}/adservice=*:0.0.1-proof`];
      const job = { path: `kustomize/components/${component}`, images, render: 'kustomize/overlay' };
      const folder = join(root, 'GoogleCloudPlatform+microservices-demo');
      const { differing } = renderBoth(folder, job, withComponent(component));
      expect(differing).toHaveLength(1);
      expectOnlyImages(differing, images);
    },
  );

  test('an entry is added on top of a component that renames', () => {
    const images = ['CONTAINER_IMAGES_REGISTRY/adservice=ghcr.io/acme/adservice:0.0.1-proof'];
    const folder = join(root, 'GoogleCloudPlatform+microservices-demo');
    const job = { path: 'kustomize/overlay', images };
    const { differing } = renderBoth(folder, job, withComponent('container-images-registry'));
    expect(differing).toHaveLength(1);
    expectOnlyImages(differing, images);
  });
});
