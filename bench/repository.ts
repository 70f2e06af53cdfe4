/** Generated config repositories: the same three files for each service, however many there are. */

const KUSTOMIZATION = (service: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${service}
resources:
  - ../../base
images:
  - name: ghcr.io/acme/${service}
    newTag: 1.7.3
`;

const BASE = 'resources:\n  - deployment.yaml\n';

const DEPLOYMENT = (service: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${service}
spec:
  selector:
    matchLabels: {app: ${service}}
  template:
    metadata:
      labels: {app: ${service}}
    spec:
      containers:
        - name: ${service}
          image: ghcr.io/acme/${service}
`;

/** Name of the service with this number. */
export function serviceName(number: number): string {
  return `service-${String(number).padStart(4, '0')}`;
}

/** @returns path -> content of a repository of so many services */
export function makeRepository(services: number): Readonly<Record<string, string>> {
  const files = Array.from({ length: services }, (_, index) => serviceName(index)).flatMap((service) => [
    [`apps/${service}/base/kustomization.yaml`, BASE],
    [`apps/${service}/base/deployment.yaml`, DEPLOYMENT(service)],
    [`apps/${service}/overlays/production/kustomization.yaml`, KUSTOMIZATION(service)],
  ]);
  return Object.fromEntries(files);
}

const SHARED = (tag: string): string => `resources:
  - deployment.yaml
  - service.yaml
configMapGenerator:
  - name: settings
    literals: [LOG_LEVEL=info, REGION=eu]
images:
  - name: ghcr.io/acme/shop
    newTag: ${tag}
`;

const TENANT = (name: string): string => `namespace: ${name}
resources:
  - ../../base
labels:
  - pairs: {tenant: ${name}}
replicas:
  - name: shop
    count: 3
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector: {app: shop}
  ports:
    - port: 80
`;

/** @returns path -> content of so many overlays over one base, which sets the image of all of them */
export function makeFleet(overlays: number, tag: string): Readonly<Record<string, string>> {
  const names = Array.from({ length: overlays }, (_, index) => serviceName(index));
  return {
    'base/kustomization.yaml': SHARED(tag),
    'base/deployment.yaml': DEPLOYMENT('shop'),
    'base/service.yaml': SERVICE,
    ...Object.fromEntries(names.map((name) => [`overlays/${name}/kustomization.yaml`, TENANT(name)])),
  };
}
