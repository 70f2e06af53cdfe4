/**
 * What an operator needs so that it reports to GitHub.
 * Source: notification.toolkit.fluxcd.io/v1beta3 (Provider of type github, Alert); the GitHub service, the catalog of
 * triggers and the templates of Argo CD's notifications.
 */

export const FLUX_OBJECTS = `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata:
  name: github-status
  namespace: flux-system
spec:
  type: github
  address: https://github.com/OWNER/CONFIG
  secretRef:
    name: github-token
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata:
  name: github-status
  namespace: flux-system
spec:
  providerRef:
    name: github-status
  eventSeverity: info
  eventSources:
    - kind: Kustomization
      name: "*"
      namespace: flux-system`;

export const ARGO_OBJECT = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
  namespace: argocd
data:
  context: |
    argocdUrl: https://argocd.example.com
  service.github: |
    appID: 1234
    installationID: 5678
    privateKey: $github-privateKey
  template.commit-runs: |
    message: "{{.app.metadata.name}} runs"
    github:
      status:
        state: success
        label: "continuous-delivery/{{.app.metadata.name}}"
        targetURL: "{{.context.argocdUrl}}/applications/{{.app.metadata.name}}"
  template.commit-fails: |
    message: "{{.app.metadata.name}} is {{.app.status.health.status}}, sync {{.app.status.operationState.phase}}"
    github:
      status:
        state: failure
        label: "continuous-delivery/{{.app.metadata.name}}"
        targetURL: "{{.context.argocdUrl}}/applications/{{.app.metadata.name}}"
  trigger.on-commit: |
    - when: app.status.operationState != nil and app.status.operationState.phase in ['Succeeded'] and app.status.health.status == 'Healthy'
      oncePer: app.status.operationState?.syncResult?.revision
      send: [commit-runs]
    - when: app.status.operationState != nil and (app.status.operationState.phase in ['Error', 'Failed'] or app.status.health.status == 'Degraded')
      oncePer: app.status.operationState?.syncResult?.revision
      send: [commit-fails]`;

export const FLUX_SET_UP = `Is the Alert set up? Flux reports to GitHub with these two objects (the Secret has the key \`token\`, which needs "Commit statuses: write" on this repository; \`namespace\` is that of the Kustomizations), and \`spec.wait: true\` in the Kustomization makes it report what runs:
${FLUX_OBJECTS}`;

export const ARGO_SET_UP = `Is the notification set up? Argo CD reports to GitHub with a service (an App that may write commit statuses; its key is in the Secret argocd-notifications-secret), templates and a trigger:
${ARGO_OBJECT}
and on the Application the annotation notifications.argoproj.io/subscribe.on-commit.github: ""`;
