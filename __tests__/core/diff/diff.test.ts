import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import { FIXTURES } from '../../support/fixtures.ts';
import { deployment, diffOf, OPTIONS, rendered, target } from '../../support/rendered.ts';

const RELEASE = ['base', 'head'].map((side) =>
  readFileSync(join(FIXTURES, 'diff/release', `${side}.yaml`), 'utf8'),
);
const [base = '', head = ''] = RELEASE;

function statuses(before: string, after: string): readonly string[] {
  return diffOf(before, after).targets.flatMap(({ resources }) =>
    resources.map(({ id, status }) => `${status} ${id.kind} ${id.name}`),
  );
}

describe('what is the same', () => {
  it('a rendering against itself has no difference', () => {
    const diff = diffOf(base, base);
    expect(diff).toMatchObject({ changed: false, failed: false, images: [], risks: [], folds: [] });
    expect(diff.targets[0]).toMatchObject({ state: 'identical', resources: [], same: 6 });
  });

  it('the order of resources means nothing', () => {
    const shuffled = base.trimEnd().split('\n---\n').reverse().join('\n---\n');
    expect(diffOf(base, shuffled).changed).toBe(false);
  });

  it('the order of keys, quotes, flow style, comments and line endings mean nothing', () => {
    const written = `# by hand\r\nkind: ConfigMap\r\ndata: {b: "2", "a": '1'}\r\nmetadata: {namespace: shop, name: app}\r\napiVersion: v1\r\n`;
    const printed =
      'apiVersion: v1\ndata:\n  a: "1"\n  b: "2"\nkind: ConfigMap\nmetadata:\n  name: app\n  namespace: shop\n';
    expect(diffOf(printed, written).changed).toBe(false);
  });

  it('the order of containers, variables, ports, volumes and mounts means nothing', () => {
    const one = deployment({
      container:
        'env:\n- {name: A, value: "1"}\n- {name: B, value: "2"}\nports:\n- {containerPort: 80}\n- {containerPort: 81}\nvolumeMounts:\n- {name: x, mountPath: /x}\n- {name: y, mountPath: /y}',
      pod: 'volumes:\n- {name: x, emptyDir: {}}\n- {name: y, emptyDir: {}}',
    });
    const other = deployment({
      container:
        'volumeMounts:\n- {name: y, mountPath: /y}\n- {name: x, mountPath: /x}\nports:\n- {containerPort: 81}\n- {containerPort: 80}\nenv:\n- {name: B, value: "2"}\n- {name: A, value: "1"}',
      pod: 'volumes:\n- {name: y, emptyDir: {}}\n- {name: x, emptyDir: {}}',
    });
    expect(diffOf(one, other).changed).toBe(false);
  });

  it('the order of variables that build on each other is a difference, and so is that of init containers', () => {
    const variables = (...list: readonly string[]): string =>
      deployment({ container: `env:\n${list.join('\n')}` });
    const host = '- {name: HOST, value: db}';
    const url = '- {name: URL, value: "tcp://$(HOST)"}';
    expect(diffOf(variables(host, url), variables(url, host)).changed).toBe(true);
    const init = (...names: readonly string[]): string =>
      deployment({ pod: `initContainers:\n${names.map((name) => `- {name: ${name}}`).join('\n')}` });
    expect(diffOf(init('migrate', 'seed'), init('seed', 'migrate')).changed).toBe(true);
  });

  it('a list of resources is the resources in it', () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}\n- {apiVersion: v1, kind: ServiceAccount, metadata: {name: b}}';
    const typed =
      'apiVersion: v1\nkind: ServiceAccountList\nitems:\n- metadata: {name: b}\n- metadata: {name: a}';
    expect(diffOf(list, typed)).toMatchObject({ changed: false, targets: [{ same: 2 }] });
  });

  it('empty documents are none', () => {
    expect(diffOf('---\n---\n# nothing\n---\n', '').targets[0]).toMatchObject({
      state: 'identical',
      same: 0,
    });
  });
});

describe('what differs', () => {
  it('tells images, resources, shared labels and renamed ConfigMaps of a release apart', () => {
    const diff = diffOf(base, head);
    expect(diff.counts).toMatchObject({ changed: 3, added: 1, removed: 1, folded: 2 });
    expect(diff.images).toEqual([
      { image: 'ghcr.io/acme/shop', from: '1.7.0', to: '1.8.0', targets: ['shop'] },
    ]);
    expect(diff.folds.map(({ key, resources }) => [key, resources])).toEqual([
      ['app.kubernetes.io/version', 5],
      ['helm.sh/chart', 5],
      ['ConfigMap', 2],
    ]);
  });

  it('takes another version of the same group for the same resource', () => {
    const pdb = (version: string): string =>
      `apiVersion: policy/${version}\nkind: PodDisruptionBudget\nmetadata: {name: shop}`;
    expect(statuses(pdb('v1beta1'), pdb('v1'))).toEqual(['changed PodDisruptionBudget shop']);
    const other = pdb('v1').replace('policy/', 'acme.dev/');
    expect(statuses(pdb('v1'), other)).toEqual([
      'added PodDisruptionBudget shop',
      'removed PodDisruptionBudget shop',
    ]);
  });

  it('keeps resources of the same name in two namespaces apart', () => {
    const account = (namespace: string): string =>
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: ${namespace}}`;
    expect(statuses(account('dev'), account('prod'))).toEqual([
      'added ServiceAccount a',
      'removed ServiceAccount a',
    ]);
  });

  it('does not pair generated names that could belong to several', () => {
    const map = (name: string, value: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: "${value}"}`;
    const before = [map('app-7m9f8kh2bt', '1'), map('app-8m9f8kh2bt', '2')].join('\n---\n');
    expect(statuses(before, map('app-9m9f8kh2bt', '3'))).toContain('added ConfigMap app-9m9f8kh2bt');
    expect(statuses(map('app-7m9f8kh2bt', '1'), map('app-9m9f8kh2bt', '3'))).toEqual([
      'changed ConfigMap app-9m9f8kh2bt',
    ]);
  });

  it('shows no change of a reference in a workload that still refers to the old name', () => {
    const map = (hash: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app-${hash}}\ndata: {a: "${hash}"}`;
    const user = (image: string): string =>
      deployment({ image, container: 'envFrom: [{configMapRef: {name: app-7m9f8kh2bt}}]' });
    const base = `${map('7m9f8kh2bt')}\n---\n${user('a:1')}`;
    const workload = diffOf(base, `${map('9m9f8kh2bt')}\n---\n${user('a:2')}`).targets[0]?.resources[0];
    expect(workload).toMatchObject({ id: { kind: 'Deployment' }, folded: [], added: 1, removed: 1 });
  });

  it('takes the last of keys that stand twice, as kubectl does', () => {
    const map = (data: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${data}`;
    expect(diffOf(map('  a: "1"\n  a: "2"\n'), map('  a: "2"\n'))).toMatchObject({
      changed: false,
      failed: false,
    });
  });

  it('tells large integers apart that a double can not', () => {
    const number = (value: string): string =>
      `apiVersion: v1\nkind: Thing\nmetadata: {name: a}\nspec: {id: ${value}}`;
    expect(diffOf(number('9007199254740993'), number('9007199254740992')).changed).toBe(true);
  });

  it('compares resources that stand twice one by one and says so', () => {
    const twice = `${deployment()}\n---\n${deployment({ image: 'ghcr.io/acme/shop:1.8.0' })}`;
    const turned = `${deployment({ image: 'ghcr.io/acme/shop:1.8.0' })}\n---\n${deployment()}`;
    expect(diffOf(twice, turned)).toMatchObject({
      changed: false,
      targets: [{ remarks: ['Deployment shop stands more than once'] }],
    });
  });

  it('shows a document that is no resource, and says so', () => {
    const diff = diffOf('just text', 'other text');
    expect(diff.targets[0]).toMatchObject({ remarks: ['a document is no resource: Document (no mapping)'] });
    expect(diff.targets[0]?.resources[0]?.patch).toContain('+other text');
  });
});

describe('what does not render', () => {
  it('a target that fails at head is an error, without resources', () => {
    const diff = diffTargets(
      [target(base, '', { head: { kind: 'failed', message: 'no such file' } })],
      OPTIONS,
    );
    expect(diff).toMatchObject({ failed: true, changed: false, counts: { failed: 1 } });
    expect(diff.targets[0]).toMatchObject({
      state: 'failed',
      resources: [],
      problems: [{ side: 'head', message: 'no such file' }],
    });
  });

  it('a document that is no YAML is a failure told by its place', () => {
    const diff = diffOf(base, `${deployment()}\n---\nkind: [\n`);
    expect(diff.failed).toBe(true);
    expect(diff.targets[0]?.problems[0]?.message).toMatch(/^document 2 is not valid YAML \(line \d+: .+\)$/);
  });

  it('all of head is shown where base did not render', () => {
    const failed = { kind: 'failed', message: 'chart not found' } as const;
    const diff = diffTargets([target('', deployment(), { base: failed })], OPTIONS);
    expect(diff).toMatchObject({ failed: false, changed: true, targets: [{ state: 'unknown' }] });
    expect(diff.targets[0]?.resources.map(({ status }) => status)).toEqual(['added']);
  });

  it('a target that is new or gone is told as such', () => {
    const absent = { kind: 'absent' } as const;
    const fresh = target('', deployment(), { base: absent });
    const gone = target(deployment(), '', { head: absent, environment: 'dev' });
    const diff = diffTargets([fresh, gone], OPTIONS);
    expect(diff.targets.map(({ label, state }) => [label, state])).toEqual([
      ['shop', 'new'],
      ['dev/shop', 'gone'],
    ]);
  });

  it('aliases that multiply without end are refused, not followed', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      return `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`;
    });
    const bomb = `l0: &l0 [x]\n${levels.join('\n')}`;
    expect(diffOf('', bomb).targets[0]?.problems[0]?.message).toContain('aliases');
  });

  it('a document that is nested without end is refused as well', () => {
    expect(diffOf('', `a: ${'['.repeat(50_000)}`).failed).toBe(true);
    expect(diffOf('', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`).failed).toBe(true);
  });

  it('keys that JavaScript has a meaning for are keys', () => {
    const map = (value: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {__proto__: "${value}", constructor: "${value}"}`;
    expect(diffOf(map('1'), map('1')).changed).toBe(false);
    expect(diffOf(map('1'), map('2')).targets[0]?.resources[0]).toMatchObject({ added: 2, removed: 2 });
  });

  it('an image that only moves to another resource is no change', () => {
    const moved = diffTargets(
      [{ ...target('', ''), base: rendered(deployment()), head: rendered(deployment({ name: 'web' })) }],
      OPTIONS,
    );
    expect(moved.images).toEqual([]);
  });
});
