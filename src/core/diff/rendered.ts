/** What the renderers hand over: the manifests of each target at both commits, as text. */

export type Rendering =
  /** Multi-document YAML, as `kustomize build` and `helm template` print it. */
  | { readonly kind: 'rendered'; readonly text: string }
  /** The renderer's own message. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The target does not exist at this commit. */
  | { readonly kind: 'absent' };

/** One app in one environment, rendered at the base and at the head of a pull request. */
export interface RenderedTarget {
  readonly name: string;
  readonly environment?: string;
  readonly path: string;
  /** What the rendering does not show. */
  readonly remarks?: readonly string[];
  readonly base: Rendering;
  readonly head: Rendering;
}
