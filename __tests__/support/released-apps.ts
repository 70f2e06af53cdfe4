/** One config repository with an app of kustomize and an app of helm, whose production is released. */
import { configText, openPromotion, type PromotionWorld } from './promotion.ts';
import { runStep, type StepResult } from './step.ts';

const CHART = 'charts/catalog';

/** An overlay of helm: Argo CD reads the file of values, Flux the HelmRelease. */
const overlay = (environment: string, tag: string): Readonly<Record<string, string>> => ({
  [`apps/catalog/overlays/${environment}/values.yaml`]: `# ${environment}
image:
  repository: ghcr.io/acme/catalog
  tag: ${tag}
replicas: 2
`,
  [`apps/catalog/overlays/${environment}/release.yaml`]: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: catalog
  namespace: ${environment}
spec:
  interval: 10m
  chart:
    spec:
      chart: ./${CHART}
      sourceRef: { kind: GitRepository, name: config, namespace: flux-system }
  values:
    image:
      repository: ghcr.io/acme/catalog
      tag: ${tag}
    replicas: 2
`,
});

const FILES: Readonly<Record<string, string>> = {
  [`${CHART}/Chart.yaml`]: 'apiVersion: v2\nname: catalog\nversion: 0.1.0\n',
  [`${CHART}/values.yaml`]: 'image:\n  repository: ghcr.io/acme/catalog\n  tag: latest\nreplicas: 1\n',
  [`${CHART}/templates/deployment.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: catalog } }
  template:
    metadata: { labels: { app: catalog } }
    spec:
      containers:
        - name: catalog
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
`,
  ...overlay('staging', '1.7.2'),
  ...overlay('production', '1.7.2'),
};

/** Objects of the operators themselves, each of which pins a tag. */
export const FLUX_OBJECT = 'clusters/production/config.yaml';
export const ARGO_OBJECT = 'clusters/production/catalog.yaml';

const objects = (url: string, tag: string): Readonly<Record<string, string>> => ({
  [FLUX_OBJECT]: `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: config, namespace: flux-system }
spec:
  interval: 1m
  url: ${url}
  ref: { tag: ${tag} }
`,
  [ARGO_OBJECT]: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: catalog, namespace: argocd }
spec:
  project: default
  destination: { server: https://kubernetes.default.svc, namespace: catalog }
  source:
    repoURL: ${url}
    targetRevision: ${tag}
    path: ${CHART}
    helm: { valueFiles: [/apps/catalog/overlays/production/values.yaml] }
`,
});

const ENVIRONMENTS = [
  { name: 'staging', path: 'apps/{app}/overlays/staging' },
  { name: 'production', path: 'apps/{app}/overlays/production', from: 'staging' },
];

type Inputs = Readonly<Record<string, string>>;
type Release = Readonly<Record<string, string | readonly string[]>>;

export interface ReleasedApps {
  readonly world: PromotionWorld;
  /** Address of the config repository for Git, with a token that may read it. */
  readonly address: string;
  /**
   * Sets both apps in staging, and promotes them in one pull request that is merged and released;
   * the pins that the release proposes to move are merged, too.
   */
  release(version: string): Promise<void>;
  /** Rolls both apps back in the same way. */
  rollBack(to: string): Promise<void>;
}

export async function openReleasedApps(release: Release): Promise<ReleasedApps> {
  const world = await openPromotion(configText(ENVIRONMENTS, { release }));
  const { sandbox, git } = world;
  const shop = git('show', 'main:apps/shop/overlays/production/kustomization.yaml');
  const first = shop.replace('1.7.3', '1.7.2');
  const overlays = ['staging', 'production'].map((name) => [
    `apps/shop/overlays/${name}/kustomization.yaml`,
    first,
  ]);
  const patch = git('show', 'main:apps/shop/overlays/production/resources.yaml');
  const ofStaging = { 'apps/shop/overlays/staging/resources.yaml': patch };
  const own = objects(`${sandbox.url}/acme/config`, 'v1.7.2');
  const start = await world.push({ ...FILES, ...Object.fromEntries(overlays), ...ofStaging, ...own });
  git('tag', 'v1.7.2', start);
  sandbox.repository('acme/config').refs.set('refs/tags/v1.7.2', start);
  const reader = sandbox.addToken({
    kind: 'github-token',
    permissions: { contents: 'read' },
    repositories: ['acme/config'],
  }).value;
  const step = (inputs: Inputs): Promise<StepResult> =>
    runStep(sandbox, {
      inputs: { repository: 'acme/config', token: world.token, app: 'shop, catalog', ...inputs },
      env: { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: 'workflow_dispatch' },
    });
  const head = () => git('rev-parse', 'main').trim();
  const proposed = async (inputs: Inputs): Promise<void> => {
    const { outputs } = await expectDone(step({ environment: 'production', ...inputs }));
    await merge(world, outputs['pull-request-number'] ?? '');
    const { outputs: released } = await expectDone(step({ command: 'release', app: '', commit: head() }));
    const pin = released['pull-request-number'] ?? '';
    if (pin !== '') await merge(world, pin);
  };
  return {
    world,
    address: `${sandbox.url.replace('//', `//x-access-token:${reader}@`)}/acme/config.git`,
    release: async (version) => {
      for (const app of ['shop', 'catalog']) {
        const image = `ghcr.io/acme/${app}:${version}`;
        await expectDone(step({ app, environment: 'staging', delivery: 'commit', images: image }));
      }
      await proposed({ command: 'promote', group: 'all' });
    },
    rollBack: (to) => proposed({ command: 'rollback', to }),
  };
}

async function expectDone(step: Promise<StepResult>): Promise<StepResult> {
  const result = await step;
  if (result.status !== 0) throw new Error(result.log);
  return result;
}

async function merge({ sandbox, token }: PromotionWorld, number: string): Promise<void> {
  const response = await fetch(`${sandbox.apiUrl}/repos/acme/config/pulls/${number}/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ merge_method: 'squash' }),
  });
  if (response.status !== 200) throw new Error(await response.text());
}
