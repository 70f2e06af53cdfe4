/** What a renderer gets: files as they are, and what to run over them. Nothing else of the repository is there. */
import type { Notice } from '../errors.ts';
import type { Content } from './content.ts';
import type { RenderTarget } from './target.ts';

/** Folder for files that are made for the tool; no repository keeps one of this name. */
export const MADE = '.gitops-release-made';

export interface KustomizeStep {
  readonly kind: 'kustomize';
  readonly folder: string;
  /** It inflates charts, all of which are among the files. */
  readonly helm: boolean;
  /**
   * Files may lie outside of their kustomization's folder, as Flux allows. Only where every name has been
   * checked to lie inside of the repository.
   */
  readonly anywhere: boolean;
  /** What charts are told of the cluster, as in `HelmStep`. */
  readonly kubeVersion?: string | undefined;
  readonly apiVersions?: readonly string[];
}

export interface HelmStep {
  readonly kind: 'helm';
  /** Folder of the chart. */
  readonly chart: string;
  readonly releaseName: string;
  readonly namespace: string | undefined;
  readonly valueFiles: readonly string[];
  readonly sets: readonly HelmSet[];
  readonly includeCrds: boolean;
  readonly skipTests: boolean;
  /** The values' schema names other schemas, which would be fetched. */
  readonly skipSchema: boolean;
  /** What charts are told of the cluster; undefined: what helm assumes. */
  readonly kubeVersion?: string | undefined;
  readonly apiVersions?: readonly string[];
}

/** `--set`, `--set-string` or `--set-file`. */
export interface HelmSet {
  readonly flag: 'set' | 'set-string' | 'set-file';
  readonly name: string;
  readonly value: string;
}

/** `into`: the output becomes this file, for a later step to read; otherwise it is part of the result. */
export type RenderStep = (
  | KustomizeStep
  | HelmStep
  | { readonly kind: 'manifests'; readonly paths: readonly string[] }
) & { readonly into?: string | undefined };

/** Flux's post-build substitution. */
export interface Substitution {
  readonly variables: Readonly<Record<string, string>>;
  /** Other variables come from the cluster and are not known here: what names them stays as it is written. */
  readonly open: boolean;
}

export interface RenderInput {
  readonly target: RenderTarget;
  /** Nothing stands there at this commit. */
  readonly absent: boolean;
  readonly files: ReadonlyMap<string, Content>;
  /** File with the operator's object, which says what is built; the tool does not get it. */
  readonly definition?: { readonly path: string; readonly text: string };
  readonly steps: readonly RenderStep[];
  readonly substitution: Substitution | undefined;
  /** Why nothing is run: remote bases, links, plugins, charts to be downloaded. */
  readonly problems: readonly Notice[];
  /** Its result may be kept for later runs; undefined: it may. */
  readonly keep?: boolean;
  /** What the rendering does not show. */
  readonly remarks: readonly Notice[];
}
