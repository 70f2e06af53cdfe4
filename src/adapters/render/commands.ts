/** The command lines: every value is behind `=` or `--`, so that none is taken for a flag. */
import type { HelmSet, HelmStep, KustomizeStep } from '../../core/render/input.ts';
import type { Tool } from './tools.ts';

/** @param helm path of the program that kustomize runs for charts */
export function kustomizeArgs(tool: Tool, step: KustomizeStep, helm: string | undefined): readonly string[] {
  const restrictor = step.anywhere ? 'LoadRestrictionsNone' : 'LoadRestrictionsRootOnly';
  return [
    tool.name === 'kubectl' ? 'kustomize' : 'build',
    `--load-restrictor=${restrictor}`,
    ...(helm === undefined ? [] : ['--enable-helm', `--helm-command=${helm}`, ...clusterArgs('helm-', step)]),
    '--',
    here(step.folder),
  ];
}

export function helmArgs(step: HelmStep): readonly string[] {
  return [
    'template',
    ...(step.namespace === undefined ? [] : [`--namespace=${step.namespace}`]),
    ...step.valueFiles.map((path) => `--values=${listItem(here(path))}`),
    ...step.sets.map(setArgument),
    ...(step.includeCrds ? ['--include-crds'] : []),
    ...(step.skipTests ? ['--skip-tests'] : []),
    ...(step.skipSchema ? ['--skip-schema-validation'] : []),
    ...clusterArgs('', step),
    '--',
    step.releaseName,
    here(step.chart),
  ];
}

function clusterArgs(
  prefix: '' | 'helm-',
  { kubeVersion, apiVersions = [] }: Pick<HelmStep, 'kubeVersion' | 'apiVersions'>,
): readonly string[] {
  return [
    ...(kubeVersion === undefined ? [] : [`--${prefix}kube-version=${kubeVersion}`]),
    ...apiVersions.map((version) => `--${prefix}api-versions=${listItem(version)}`),
  ];
}

/** A path that nobody takes for an address. */
function here(path: string): string {
  return path === '' ? '.' : `./${path}`;
}

/** helm reads the flag as a line of CSV. */
function listItem(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function setArgument({ flag, name, value }: HelmSet): string {
  return `--${flag}=${name}=${flag === 'set-file' ? here(value).replaceAll(',', '\\,') : value}`;
}
