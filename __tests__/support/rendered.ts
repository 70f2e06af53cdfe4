/** Renderings for tests of the rendered diff. */
import { type DiffOptions, diffTargets } from '../../src/core/diff/diff.ts';
import type { RenderedTarget, Rendering } from '../../src/core/diff/rendered.ts';
import type { RenderedDiff } from '../../src/core/diff/rendered-diff.ts';

export const OPTIONS: DiffOptions = { maskKey: 'a key for tests', sensitive: [] };

export function rendered(...documents: readonly string[]): Rendering {
  return { kind: 'rendered', text: documents.join('\n---\n') };
}

/** A target whose sides are given as text. */
export function target(base: string, head: string, more: Partial<RenderedTarget> = {}): RenderedTarget {
  return { name: 'shop', path: 'apps/shop', base: rendered(base), head: rendered(head), ...more };
}

export function diffOf(base: string, head: string, options: Partial<DiffOptions> = {}): RenderedDiff {
  return diffTargets([target(base, head)], { ...OPTIONS, ...options });
}

/** A Deployment with one container; `pod` and `container` are further lines of those, indented as needed. */
export function deployment(
  more: { image?: string; pod?: string; container?: string; name?: string } = {},
): string {
  const { image = 'ghcr.io/acme/shop:1.7.0', pod = '', container = '', name = 'shop' } = more;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
${indented(pod, 6)}      containers:
      - name: web
        image: ${image}
${indented(container, 8)}`;
}

function indented(text: string, width: number): string {
  return text === '' ? '' : `${text.trimEnd().replace(/^/gm, ' '.repeat(width))}\n`;
}
