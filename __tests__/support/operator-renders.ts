/** What an operator makes of a work tree: the objects as kustomize or helm build them. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { toolPath } from '../../scripts/kubectl.ts';

const run = promisify(execFile);

/** Images of the containers in what a folder builds to. */
export async function byKustomize(tree: string, path: string): Promise<readonly string[]> {
  return imagesIn((await run(toolPath('kubectl'), ['kustomize', join(tree, path)])).stdout);
}

/** `spec.source.helm.valueFiles` of an Application. */
export async function byValueFile(tree: string, chart: string, file: string): Promise<readonly string[]> {
  const args = ['template', 'app', join(tree, chart), '--values', join(tree, file)];
  return imagesIn((await run(toolPath('helm'), args)).stdout);
}

interface HelmRelease {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly chart: { readonly spec: { readonly chart: string } };
    readonly values: object;
  };
}

/** A HelmRelease whose chart is a folder of the same GitRepository. */
export async function byHelmRelease(tree: string, file: string): Promise<readonly string[]> {
  const { metadata, spec }: HelmRelease = parse(readFileSync(join(tree, file), 'utf8'));
  const values = `${tree}.values.yaml`;
  writeFileSync(values, stringify(spec.values));
  const { name, namespace } = metadata;
  const chart = join(tree, spec.chart.spec.chart);
  const args = ['template', name, chart, '--namespace', namespace, '--values', values];
  return imagesIn((await run(toolPath('helm'), args)).stdout);
}

function imagesIn(rendered: string): readonly string[] {
  return [...rendered.matchAll(/^\s*(?:- )?image: "?([^"\s]+)"?$/gm)].map(([, image = '']) => image);
}
