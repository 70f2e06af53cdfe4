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
