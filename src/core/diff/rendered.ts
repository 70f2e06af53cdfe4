/** What became of one target at one commit. */
export type Rendering =
  /** YAML documents, as the tool printed them. */
  | { readonly kind: 'rendered'; readonly text: string }
  /** It stands there but cannot be rendered; the message names files by their paths in the config repository. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Nothing stands there at this commit. */
  | { readonly kind: 'absent' };
