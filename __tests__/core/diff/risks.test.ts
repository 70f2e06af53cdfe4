import { describe, expect, it } from 'vitest';
import { deployment, diffOf } from '../../support/rendered.ts';

/** Each risk as a sentence without the resource's name. */
function risksOf(base: string, head: string): readonly string[] {
  return diffOf(base, head).risks.map(({ level, what, names = [] }) => [level, what, ...names].join(' | '));
}

function resource(apiVersion: string, kind: string, rest = ''): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: shop\n  namespace: shop\n${rest}`;
}

describe('a deletion', () => {
  it.each([
    'Namespace',
    'PersistentVolumeClaim',
    'CustomResourceDefinition',
    'StatefulSet',
    'PersistentVolume',
  ])('of a %s stands above all others', (kind) => {
    const [first, second] = risksOf(`${resource('v1', 'Service')}\n---\n${resource('v1', kind)}`, '');
    expect(first).toMatch(/^high \| is deleted[;,]/);
    expect(second).toBe('medium | is deleted');
  });
});

describe('fields that can not be changed in place', () => {
  it('the selector of a workload', () => {
    const head = deployment().replace('matchLabels:\n      app: shop', 'matchLabels:\n      app: web');
    expect(risksOf(deployment(), head)).toEqual([expect.stringContaining('in place')]);
    expect(risksOf(deployment(), head)[0]).toContain('spec.selector');
  });

  it('the selector of a Service moves its traffic', () => {
    const service = (app: string): string => resource('v1', 'Service', `spec: {selector: {app: ${app}}}`);
    expect(risksOf(service('a'), service('b'))).toEqual([
      'high | selects other pods: its traffic moves, or stops',
    ]);
  });

  it('a claim may grow, but not move to another storage class', () => {
    const claim = (size: string, storage: string): string =>
      resource(
        'v1',
        'PersistentVolumeClaim',
        `spec: {storageClassName: ${storage}, resources: {requests: {storage: ${size}}}}`,
      );
    expect(risksOf(claim('1Gi', 'fast'), claim('2Gi', 'fast'))).toEqual([]);
    expect(risksOf(claim('1Gi', 'fast'), claim('1Gi', 'slow'))[0]).toContain('spec.storageClassName');
  });

  it.each([
    ['10Gi', '5Gi', true],
    ['1Ti', '900G', true],
    ['"1073741824"', '1023Mi', true],
    ['1000Mi', '1Gi', false],
    ['10Gi', '10240Mi', false],
    ['10Gi', 'much', false],
  ])('a claim that goes from %s to %s asks for less: %s', (before, after, smaller) => {
    const claim = (size: string): string =>
      resource('v1', 'PersistentVolumeClaim', `spec: {resources: {requests: {storage: ${size}}}}`);
    const found = risksOf(claim(before), claim(after));
    expect(found).toEqual(smaller ? [expect.stringMatching(/^high \| asks for less storage .* → /)] : []);
  });

  it.each([
    ['clusterIP: 10.0.0.9', 'clusterIP: 10.0.0.10', true],
    ['type: ClusterIP', 'clusterIP: None', true],
    ['clusterIP: None', 'clusterIPs: [10.0.0.9]', true],
    ['clusterIP: 10.0.0.9', 'clusterIPs: [10.0.0.9]', false],
    ['clusterIP: 10.0.0.9', 'type: ClusterIP', false],
    ['{type: ExternalName, externalName: a.example}', 'clusterIP: None', false],
  ])('the address of a Service, from %s to %s: %s', (before, after, refused) => {
    const service = (spec: string): string =>
      resource('v1', 'Service', `spec: ${spec.startsWith('{') ? spec : `{${spec}}`}`);
    expect(risksOf(service(before), service(after))).toEqual(
      refused ? [expect.stringMatching(/in place.* \| spec\.clusterIP$/)] : [],
    );
  });

  it('a version of a custom resource that is served no more', () => {
    const crd = (...versions: readonly string[]): string =>
      resource('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `spec: {versions: [${versions}]}`);
    const [old, stopped, now] = [
      '{name: v1alpha1, served: true}',
      '{name: v1alpha1}',
      '{name: v1, served: true}',
    ];
    const told = ['high | serves a version no more: what is written in it is refused | v1alpha1'];
    expect(risksOf(crd(old, now), crd(now))).toEqual(told);
    expect(risksOf(crd(old, now), crd(stopped, now))).toEqual(told);
    expect(risksOf(crd(stopped, now), crd(now))).toEqual([]);
    expect(risksOf(crd(old), crd(old, now))).toEqual([]);
  });

  it('data of an immutable ConfigMap, unless it comes under a new name', () => {
    const map = (value: string, name = 'shop'): string =>
      resource('v1', 'ConfigMap', `immutable: true\ndata: {a: "${value}"}`).replace(
        'name: shop',
        `name: ${name}`,
      );
    expect(risksOf(map('1'), map('2'))).toEqual(['high | is immutable, so its change is refused']);
    expect(risksOf(map('1', 'shop-7m9f8kh2bt'), map('2', 'shop-9m9f8kh2bt'))).toEqual([]);
  });
});

describe('workloads', () => {
  it('scaled to 0, told once', () => {
    const stopped = deployment().replace('replicas: 2', 'replicas: 0');
    expect(risksOf(deployment(), stopped)).toEqual(['high | is scaled to 0 replicas']);
    expect(risksOf(stopped, stopped.replace('1.7.0', '1.8.0'))).toEqual([]);
  });

  it('a floor or ceiling of 0 in an autoscaler, but none in one that stops what is idle', () => {
    const scaler = (min: number, max: number): string =>
      resource(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        `spec: {minReplicas: ${min}, maxReplicas: ${max}}`,
      );
    expect(risksOf(scaler(1, 3), scaler(0, 3))).toEqual([expect.stringMatching(/^medium .*minReplicas 0/)]);
    expect(risksOf(scaler(1, 3), scaler(1, 0))).toEqual([expect.stringMatching(/^high .*maxReplicas 0/)]);
    expect(risksOf(scaler(0, 3), scaler(0, 4))).toEqual([]);
    const keda = (min: number): string =>
      resource('keda.sh/v1alpha1', 'ScaledObject', `spec: {minReplicaCount: ${min}, maxReplicaCount: 3}`);
    expect(risksOf(keda(1), keda(0))).toEqual([]);
  });

  it.each([
    ['ghcr.io/acme/shop:latest', true],
    ['ghcr.io/acme/shop', true],
    ['localhost:5000/shop', true],
    ['ghcr.io/acme/shop:1.8.0', false],
    [`ghcr.io/acme/shop@sha256:${'a'.repeat(64)}`, false],
    [`ghcr.io/acme/shop:latest@sha256:${'a'.repeat(64)}`, false],
  ])('an image %s that may be another one tomorrow: %s', (image, floats) => {
    expect(risksOf(deployment(), deployment({ image }))).toHaveLength(floats ? 1 : 0);
    expect(risksOf(deployment({ image }), deployment({ image, container: 'command: [a]' }))).toEqual([]);
  });
});

describe('privileges', () => {
  const context = (text: string): string => deployment({ container: `securityContext: {${text}}` });

  it.each([
    ['privileged: true', 'full access to its node'],
    ['allowPrivilegeEscalation: true', 'more privileges'],
    ['runAsUser: 0', 'as root'],
    ['runAsNonRoot: false', 'as root'],
    ['capabilities: {add: [NET_ADMIN]}', 'NET_ADMIN'],
    ['seccompProfile: {type: Unconfined}', 'seccomp'],
    ['procMount: Unmasked', '/proc'],
  ])('%s is told where it is new', (text, words) => {
    expect(risksOf(deployment(), context(text))).toEqual([expect.stringContaining(words)]);
    expect(risksOf('', context(text))).toEqual([expect.stringContaining(words)]);
    expect(risksOf(context(text), context(text).replace('1.7.0', '1.8.0'))).toEqual([]);
    expect(risksOf(context(text), deployment())).toEqual([]);
  });

  it.each([
    'hostNetwork: true',
    'hostPID: true',
    'hostIPC: true',
    'volumes:\n- name: x\n  hostPath: {path: /etc}',
  ])('access to the node by %s', (pod) => {
    expect(risksOf(deployment(), deployment({ pod }))).toEqual([expect.stringMatching(/^high \| .*node/)]);
  });

  it('root in the context of the whole pod, and in a CronJob', () => {
    const pod = 'securityContext: {runAsUser: 0}';
    expect(risksOf(deployment(), deployment({ pod }))).toHaveLength(1);
    const job = resource(
      'batch/v1',
      'CronJob',
      'spec: {jobTemplate: {spec: {template: {spec: {hostPID: true, containers: [{name: a, image: "a:1"}]}}}}}',
    );
    expect(risksOf('', job)).toEqual([expect.stringContaining('hostPID')]);
  });

  it.each([
    'runAsNonRoot: true',
    'allowPrivilegeEscalation: false',
    'readOnlyRootFilesystem: true',
    'seccompProfile: {type: RuntimeDefault}',
    'capabilities: {drop: [ALL]}',
  ])('a protection that is taken away: %s', (text) => {
    expect(risksOf(context(text), deployment())).toEqual([expect.stringMatching(/^medium \| .* \| web$/)]);
    expect(risksOf(context(text), context(text).replace('1.7.0', '1.8.0'))).toEqual([]);
    expect(risksOf(deployment(), context(text))).toEqual([]);
  });

  it.each([
    ['runAsNonRoot: true', true],
    ['seccompProfile: {type: RuntimeDefault}', true],
    ['readOnlyRootFilesystem: true', false],
    ['allowPrivilegeEscalation: false', false],
  ])('%s holds in the context of the pod as well: %s', (text, holds) => {
    const moved = deployment({ pod: `securityContext: {${text}}` });
    expect(risksOf(context(text), moved)).toHaveLength(holds ? 0 : 1);
  });

  it.each([
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'write to its root file system | web'],
    [
      'capabilities: {drop: [NET_RAW, CAP_CHOWN]}',
      'capabilities: {drop: [net_raw]}',
      'dropped | CHOWN | web',
    ],
    ['capabilities: {drop: [NET_RAW]}', 'capabilities: {add: [NET_RAW]}', 'gains a kernel capability'],
    ['runAsNonRoot: true', 'runAsNonRoot: false', 'may run as root'],
    ['seccompProfile: {type: Localhost}', 'seccompProfile: {type: Unconfined}', 'without a seccomp filter'],
  ])('from %s to %s is told once', (before, after, words) => {
    expect(risksOf(context(before), context(after))).toEqual([expect.stringContaining(words)]);
  });
});

describe('the pod security of a namespace', () => {
  const namespace = (level?: string): string =>
    level === undefined
      ? 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}'
      : `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: ${level}}}`;

  it.each([
    ['restricted', 'baseline', 'medium | .* | restricted → baseline'],
    ['restricted', 'privileged', 'high | .* | restricted → privileged'],
    ['baseline', undefined, 'high | .* | baseline → no label'],
    [undefined, 'privileged', 'medium | takes pods with any privileges'],
  ])('from %s to %s', (before, after, told) => {
    const pattern = new RegExp(`^${told.replaceAll('|', '\\|')}`);
    expect(risksOf(namespace(before), namespace(after))).toEqual([expect.stringMatching(pattern)]);
  });

  it.each([
    ['baseline', 'restricted'],
    ['privileged', 'baseline'],
    ['privileged', undefined],
    [undefined, 'baseline'],
  ])('from %s to %s is no risk', (before, after) => {
    expect(risksOf(namespace(before), namespace(after))).toEqual([]);
  });
});

describe('Secrets', () => {
  const plain = resource('v1', 'Secret', 'stringData: {a: moon-river-42}');

  it('in plain text, where they are new', () => {
    expect(risksOf('', plain)).toEqual([expect.stringContaining('plain text')]);
    expect(risksOf(plain, plain.replace('42', '43'))).toEqual([]);
  });

  it('encrypted ones are no risk, decrypted ones are', () => {
    const encrypted = resource('v1', 'Secret', 'data: {a: "ENC[AES256_GCM,data:x]"}\nsops: {version: 3.9.0}');
    const sealed = resource('bitnami.com/v1alpha1', 'SealedSecret', 'spec: {encryptedData: {a: AgBy}}');
    expect(risksOf('', `${encrypted}\n---\n${sealed}`)).toEqual([]);
    expect(risksOf(encrypted, plain)).toEqual([expect.stringContaining('plain text')]);
  });
});

describe('access', () => {
  const RBAC = 'rbac.authorization.k8s.io/v1';
  const role = (...rules: readonly string[]): string =>
    resource(RBAC, 'ClusterRole', `rules:\n${rules.map((rule) => `- {${rule}}`).join('\n')}`);
  const pods = 'apiGroups: [""], resources: [pods], verbs: [get, list]';

  it('a role that allows more names what', () => {
    expect(
      risksOf(role(pods), role('apiGroups: [""], resources: [pods, secrets], verbs: [get, list]')),
    ).toEqual(['medium | allows more than before | get secrets | list secrets']);
    expect(
      risksOf(role(pods), role(pods, 'apiGroups: [apps], resources: [deployments], verbs: [patch]')),
    ).toEqual(['medium | allows more than before | patch deployments.apps']);
  });

  it('a wildcard is worse, also in a new role', () => {
    const wild = role('apiGroups: ["*"], resources: ["*"], verbs: ["*"]');
    expect(risksOf(role(pods), wild)).toEqual([expect.stringMatching(/^high \| .*wildcard/)]);
    expect(risksOf('', wild)).toHaveLength(1);
    expect(risksOf(wild, role(pods))).toEqual([]);
  });

  it('a new role that reaches Secrets', () => {
    expect(risksOf('', role('apiGroups: [""], resources: [secrets, pods], verbs: [get]'))).toEqual([
      'medium | is new and reaches Secrets | get secrets',
    ]);
    expect(risksOf('', role(pods))).toEqual([]);
    expect(risksOf('', role('apiGroups: [bitnami.com], resources: [secrets], verbs: [get]'))).toEqual([]);
  });

  it.each([
    [
      'apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind, get]',
      'bind clusterroles',
    ],
    ['apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]', 'escalate roles'],
    ['apiGroups: [""], resources: [users], verbs: [impersonate]', 'impersonate users'],
  ])('rights that grow by themselves, in a new role or an old one: %s', (rule, name) => {
    const told = [expect.stringContaining(`high | may take or give more rights than it has | ${name}`)];
    expect(risksOf('', role(rule))).toEqual(told);
    expect(risksOf(role(pods), role(pods, rule.replace(', get]', ']')))).toEqual(told);
    expect(risksOf(role(rule), role(rule, pods))).toHaveLength(1);
  });

  it('rules written another way, or limited to names, allow no more', () => {
    const split = role(
      'apiGroups: [""], resources: [pods], verbs: [list]',
      'apiGroups: [""], resources: [pods], verbs: [get]',
    );
    expect(risksOf(role(pods), split)).toEqual([]);
    expect(risksOf(role(pods), role(`${pods}, resourceNames: [web]`))).toEqual([]);
    expect(risksOf(role(`${pods}, resourceNames: [web]`), role(pods))).toHaveLength(1);
  });

  const binding = (kind: string, name: string, ...subjects: readonly string[]): string =>
    resource(
      RBAC,
      kind,
      `roleRef: {kind: ClusterRole, name: ${name}}\nsubjects: [${subjects.map((one) => `{kind: ServiceAccount, namespace: shop, name: ${one}}`).join(', ')}]`,
    );

  it('cluster-admin is full control, in bindings of both kinds', () => {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
      expect(risksOf('', binding(kind, 'cluster-admin', 'ci'))).toEqual([
        'high | gives full control of the cluster (cluster-admin) to | ServiceAccount shop/ci',
      ]);
    }
  });

  it('a new binding for the whole cluster, and more subjects in one that is there', () => {
    const view = binding('ClusterRoleBinding', 'view', 'ci');
    expect(risksOf('', view)).toEqual([
      expect.stringContaining('whole cluster | view | ServiceAccount shop/ci'),
    ]);
    expect(risksOf('', binding('RoleBinding', 'view', 'ci'))).toEqual([]);
    expect(risksOf(view, binding('ClusterRoleBinding', 'view', 'ci', 'bot'))).toEqual([
      'medium | gives its role to more subjects | ServiceAccount shop/bot',
    ]);
    expect(risksOf(view, binding('ClusterRoleBinding', 'edit', 'ci'))).toHaveLength(2);
  });

  it.each(['admin', 'edit'])('the role %s writes: more so in the whole cluster', (name) => {
    expect(risksOf('', binding('ClusterRoleBinding', name, 'ci'))).toEqual([
      expect.stringMatching(/^high \| .* whole cluster \| /),
    ]);
    const told = `medium | is new and gives a role that writes, Secrets too | ${name} | ServiceAccount shop/ci`;
    expect(risksOf('', binding('RoleBinding', name, 'ci'))).toEqual([told]);
    expect(risksOf(binding('RoleBinding', 'view', 'ci'), binding('RoleBinding', name, 'ci'))).toContain(told);
  });

  it('a Role of the namespace may have any name', () => {
    for (const name of ['cluster-admin', 'admin']) {
      const own = binding('RoleBinding', name, 'ci').replace('kind: ClusterRole,', 'kind: Role,');
      expect(risksOf('', own)).toEqual([]);
    }
  });
});
