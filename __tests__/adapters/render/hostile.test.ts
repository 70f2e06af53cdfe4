/** Repositories that want more than to be rendered: each is bounded, and the reason is told. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/snapshot.ts';
import {
  failure,
  gather,
  readerOf,
  realRenderer,
  render,
  rendered,
  toolsRun,
} from '../../support/rendering.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const requests: string[] = [];
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('kind: Fetched\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const target = { kind: 'kustomization', path: 'app' } as const;
const kustomization = (text: string, more: Record<string, string> = {}) =>
  readerOf({ 'app/kustomization.yaml': text, ...more });

describe.skipIf(!toolsRun)('kustomizations', () => {
  const plugin = (annotation: string) =>
    `apiVersion: acme.example/v1\nkind: Stamp\nmetadata:\n  name: stamp\n  annotations:\n    config.kubernetes.io/function: |\n${annotation}`;
  const exec = plugin('      exec:\n        path: ./stamp.sh\n');
  const container = plugin('      container:\n        image: ghcr.io/acme/stamp:1.0.0\n');

  test.each([
    ['generators', exec],
    ['transformers', exec],
    ['validators', exec],
    ['generators', container],
    ['transformers', container],
  ])('a program among the %s is not run', async (list, text) => {
    const marker = join(folder, 'ran');
    const more = { 'app/stamp.yaml': text, 'app/stamp.sh': `#!/bin/sh\ntouch ${marker}\n` };
    const reader = kustomization(`${list}:\n- stamp.yaml\n`, more);
    expect(await failure(target, reader)).toBe(
      'app/kustomization.yaml: Stamp "stamp" is a function that runs a program or a container, and none is run for a rendering',
    );
    expect(readdirSync(folder)).not.toContain('ran');
  });

  test('nor one that is written into the kustomization, or stands in a folder of plugins', async () => {
    const inline = `transformers:\n- |\n${exec.replace(/^/gm, '  ')}\n`;
    expect(await failure(target, kustomization(inline))).toContain('runs a program or a container');
    const below = kustomization('transformers:\n- plugins\n', {
      'app/plugins/kustomization.yaml': 'resources:\n- stamp.yaml\n',
      'app/plugins/stamp.yaml': exec,
    });
    expect(await failure(target, below)).toContain('runs a program or a container');
  });

  test('a plugin of kustomize itself is not loaded', async () => {
    const text = 'apiVersion: someteam.example.com/v1\nkind: Downloader\nmetadata:\n  name: it\n';
    const reader = kustomization('generators:\n- it.yaml\n', { 'app/it.yaml': text });
    expect(await failure(target, reader)).toContain('is a plugin that is not built into kustomize');
  });

  test('built-in transformers are configuration and work', async () => {
    const text = await rendered(target, {
      'app/kustomization.yaml': 'resources:\n- cm.yaml\ntransformers:\n- prefix.yaml\n',
      'app/cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
      'app/prefix.yaml':
        'apiVersion: builtin\nkind: PrefixTransformer\nmetadata:\n  name: it\nprefix: prod-\nfieldSpecs:\n- path: metadata/name\n',
    });
    expect(text).toContain('name: prod-settings');
  });

  test.each([
    'https://example.com/base?ref=v1',
    'github.com/acme/base//overlay?ref=main',
    'git@github.com:acme/base.git',
    'git::https://example.com/base',
    'ssh://git@example.com/base.git',
  ])('the remote base %s is named and not fetched', async (base) => {
    const message = await failure(target, kustomization(`resources:\n- ${base}\n`));
    expect(message).toBe(
      `app/kustomization.yaml: "${base}" is remote, and nothing is fetched for a rendering`,
    );
  });

  test.each(['resources', 'patchesStrategicMerge', 'crds', 'configurations', 'components', 'transformers'])(
    'an address of this machine among the %s is not asked',
    async (list) => {
      const message = await failure(target, kustomization(`${list}:\n- ${address}/x.yaml\n`));
      expect(message).toContain('is remote');
      expect(requests).toEqual([]);
    },
  );

  test.each([
    'resources:\n- ../../etc/passwd\n',
    'resources:\n- /etc/passwd\n',
    'bases:\n- ../../..\n',
    'components:\n- ../../../tmp\n',
    'configMapGenerator:\n- name: a\n  files:\n  - key=/etc/hostname\n',
    'secretGenerator:\n- name: a\n  envs:\n  - ../../../../etc/environment\n',
    'patches:\n- path: ../../../../etc/hostname\n',
    'replacements:\n- path: /etc/hostname\n',
    'helmGlobals:\n  configHome: /etc\n',
    'helmChartInflationGenerator:\n- chartName: a\n  helmHome: /root\n',
    'openapi:\n  path: ../../../../etc/hostname\n',
    'helmCharts:\n- name: a\n  valuesFile: ../../../../etc/hostname\n',
    'helmGlobals:\n  chartHome: /etc\nhelmCharts:\n- name: ssl\n',
    'generators:\n- |\n  apiVersion: builtin\n  kind: ConfigMapGenerator\n  metadata:\n    name: a\n  files:\n  - /etc/hostname\n',
  ])('nothing outside of the repository is read: %j', async (text) => {
    expect(await failure(target, kustomization(text))).toContain('lies outside the config repository');
  });

  test('a link out of the repository is named and not followed', async () => {
    const link: Entry = { kind: 'symlink', path: 'app/link.yaml', target: '/etc/passwd' };
    const reader = readerOf({ 'app/kustomization.yaml': 'resources:\n- link.yaml\n' }, [link]);
    expect(await failure(target, reader)).toContain('"app/link.yaml" is a symbolic link to "/etc/passwd"');
  });

  test('a chart that would be downloaded is named', async () => {
    const text = `helmCharts:\n- name: redis\n  repo: ${address}\n  version: 1.0.0\n`;
    expect(await failure(target, kustomization(text))).toBe(
      'app/kustomization.yaml: the chart "redis" is not in the repository, and none is downloaded',
    );
    expect(requests).toEqual([]);
  });

  test('a release name is never taken for a flag that starts a program', async () => {
    const marker = join(folder, 'post');
    const script = join(folder, 'post.sh');
    writeFileSync(script, `#!/bin/sh\ntouch ${marker}\ncat\n`);
    chmodSync(script, 0o700);
    const message = await failure(
      target,
      kustomization(`helmCharts:\n- name: c\n  releaseName: --post-renderer=${script}\n`, {
        'app/charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
        'app/charts/c/values.yaml': '{}\n',
      }),
    );
    expect(message).toContain('is not used for a rendering');
    expect(readdirSync(folder)).not.toContain('post');
  });
});

const chart = (template: string, more: Record<string, string> = {}) =>
  readerOf({
    'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
    'c/values.yaml': '{}\n',
    'c/templates/it.yaml': template,
    ...more,
  });
const chartTarget = { kind: 'helm-chart', path: 'c', valueFiles: [] } as const;

describe.skipIf(!toolsRun)('charts', () => {
  test('a cluster is not asked and a name is not looked up: both answer nothing', async () => {
    const template =
      'secret: {{ lookup "v1" "Secret" "default" "token" | toJson | quote }}\nip: {{ getHostByName "localhost" | quote }}\n';
    const { remarks } = await gather(chartTarget, chart(template));
    expect(remarks.map(({ what }) => what)).toEqual([
      'its call of lookup is answered with nothing: neither a cluster nor the network is asked',
    ]);
    const rendering = await render(chartTarget, chart(template));
    expect(rendering).toEqual({
      kind: 'rendered',
      text: '# Source: c/templates/it.yaml\nsecret: "{}"\nip: ""\n',
    });
  });

  test('a schema that names another document is not followed', async () => {
    const schema = JSON.stringify({ properties: { a: { $ref: `${address}/schema.json` } } });
    const rendering = await render(
      chartTarget,
      chart('kind: A\n', { 'c/values.schema.json': schema, 'c/values.yaml': 'a: 1\n' }),
    );
    expect(rendering.kind).toBe('rendered');
    expect(requests).toEqual([]);
  });

  test('a dependency that is not there is named', async () => {
    const dependency = `dependencies:\n- name: redis\n  version: 1.0.0\n  repository: ${address}\n`;
    const reader = chart('', { 'c/Chart.yaml': `apiVersion: v2\nname: c\nversion: 0.1.0\n${dependency}` });
    expect(await failure(chartTarget, reader)).toBe(
      'c/Chart.yaml: the chart depends on "redis", which is not in the repository, and none is downloaded',
    );
    expect(requests).toEqual([]);
  });

  test('charts that depend on one another in a circle end', async () => {
    const depends = (name: string, on: string) =>
      `apiVersion: v2\nname: ${name}\nversion: 0.1.0\ndependencies:\n- name: ${on}\n  version: 0.1.0\n  repository: file://../${on}\n`;
    const reader = readerOf({ 'a/Chart.yaml': depends('a', 'b'), 'b/Chart.yaml': depends('b', 'a') });
    const message = await failure({ kind: 'helm-chart', path: 'a', valueFiles: [] }, reader);
    expect(message).toContain('depends on itself');
  });

  test('a chart that goes on and on is ended', async () => {
    const template = '{{ range $i := until 100000 }}{{ range $j := until 100000 }}{{ end }}{{ end }}\n';
    const limits = { milliseconds: 1_500 };
    expect(await failure(chartTarget, chart(template), { limits })).toBe(
      'it took longer than 1.5 s and was ended',
    );
  });

  test('a list of two billion numbers runs into the limit of memory', async () => {
    const template = '{{ range until 2000000000 }}x{{ end }}\n';
    const limits = { memoryBytes: 1024 * 1024 * 1024 };
    expect(await failure(chartTarget, chart(template), { limits })).toBe(
      'it needs more memory than a rendering may take',
    );
  });

  test('an output without end is cut at its limit and told', async () => {
    const template = 'a: |\n{{ range until 2000 }}  {{ repeat 1000 "x" }}\n{{ end }}\n';
    const limits = { outputBytes: 1_000_000 };
    expect(await failure(chartTarget, chart(template), { limits })).toBe(
      'it printed more than 1000000 bytes and was ended',
    );
  });
});

test('a name that no file system takes is told', async () => {
  const name = `${'x'.repeat(300)}.yaml`;
  const message = await failure({ kind: 'manifests', path: name }, readerOf({ [name]: 'kind: A\n' }));
  expect(message).toContain('could not be written for the rendering: ENAMETOOLONG');
  expect(message).not.toContain(tmpdir());
});

/** A program in kustomize's place. */
function fakeTool(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

describe.skipIf(process.platform === 'win32')('any program', () => {
  const app = kustomization('resources: []\n');

  test('sees no token and nothing else of the environment', async () => {
    process.env['GITHUB_TOKEN'] = 'ghs_secret';
    process.env['INPUT_TOKEN'] = 'ghs_secret';
    const kustomize = fakeTool('env', '/usr/bin/env');
    const rendering = await render(target, app, { tools: { kustomize } });
    for (const name of ['GITHUB_TOKEN', 'INPUT_TOKEN']) delete process.env[name];
    const text = rendering.kind === 'rendered' ? rendering.text : '';
    expect(text).toContain('KUSTOMIZE_PLUGIN_HOME=');
    expect(text).not.toContain('ghs_secret');
    const names = text
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0] ?? '');
    const own =
      /^(?:PATH|HOME|TMPDIR|PWD|OLDPWD|SHLVL|_|GOMEMLIMIT|GOGC|KUBECONFIG|KUSTOMIZE_PLUGIN_HOME|XDG_\w+|HELM_\w+|https?_proxy)$/i;
    expect(names.filter((name) => !own.test(name))).toEqual([]);
  });

  test('is ended with all that it has started', async () => {
    const kustomize = fakeTool('fork', `/bin/sleep 300 &\necho $! > ${folder}/pid\n/bin/sleep 300`);
    const message = await failure(target, app, { tools: { kustomize }, limits: { milliseconds: 400 } });
    expect(message).toContain('took longer than 0.4 s');
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('a gigabyte of output is not kept', async () => {
    const kustomize = fakeTool('flood', '/usr/bin/head -c 1073741824 /dev/zero');
    const before = process.memoryUsage().rss;
    const message = await failure(target, app, { tools: { kustomize } });
    expect(message).toBe('it printed more than 67108864 bytes and was ended');
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  });

  test('works in a folder that nobody else may enter', async () => {
    const kustomize = fakeTool('ls', '/usr/bin/stat -c %a ../ . app app/kustomization.yaml');
    const rendering = await render(target, app, { tools: { kustomize } });
    expect(rendering).toEqual({ kind: 'rendered', text: '700\n700\n700\n600\n' });
  });

  test('runs no more than so many at once, and equal inputs once', async () => {
    const log = join(folder, 'log');
    const kustomize = fakeTool(
      'counted',
      `echo start >> ${log}\n/bin/sleep 0.2\necho end >> ${log}\necho kind: A`,
    );
    const renderer = realRenderer({ tools: { kustomize }, parallel: 1 });
    const other = kustomization('resources: []\n# another\n');
    const inputs = await Promise.all([gather(target, app), gather(target, app), gather(target, other)]);
    const renderings = await Promise.all(inputs.map((input) => renderer.render(input)));
    expect(renderings.map(({ kind }) => kind)).toEqual(['rendered', 'rendered', 'rendered']);
    expect(readFileSync(log, 'utf8')).toBe('start\nend\nstart\nend\n');
  });
});

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
