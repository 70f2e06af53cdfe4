/** One folded section for each resource, the most important first. */
import type { RenderedDiff, ResourceDiff } from '../diff/rendered-diff.ts';
import { fingerprint } from '../diff/value.ts';
import { bytesOf, counted, listed } from './comment-lines.ts';
import { formatId, namesTargets } from './comment-names.ts';
import { clip, codeSpan, fenced, htmlCode } from './markdown.ts';
import { visible } from './printable.ts';

export interface Section {
  readonly markdown: string;
  /** How the section is called where it is left out. */
  readonly title: string;
  readonly bytes: number;
}

/** The same change of the same resource, in all targets that have it. */
interface Shared {
  readonly resource: ResourceDiff;
  readonly targets: readonly string[];
  readonly namespaces: readonly (string | undefined)[];
}

/** No line of a diff is longer than this; the rest of it is in the complete diff. */
const LONGEST_LINE = 400;

/** @param budget bytes that one section may take at most */
export function formatSections(diff: RenderedDiff, budget: number): readonly Section[] {
  const several = namesTargets(diff);
  return shareEqual(diff)
    .map((shared) => ({ shared, order: importance(shared.resource) }))
    .sort((a, b) => a.order - b.order)
    .map(({ shared }) => toSection(shared, several, budget));
}

/** Risky, images moved, changed, added, removed; what is folded away has no section. */
function importance({ risk, image, status }: ResourceDiff): number {
  if (risk === 'high') return 0;
  const place = { changed: 3, added: 4, removed: 5, folded: 6 }[status];
  if (status === 'removed') return place;
  if (risk === 'medium') return 1;
  return image && status === 'changed' ? 2 : place;
}

function shareEqual(diff: RenderedDiff): readonly Shared[] {
  const shared = new Map<string, Shared>();
  for (const { label, resources } of diff.targets) {
    for (const resource of resources.filter(({ status }) => status !== 'folded')) {
      const { id, status, patch } = resource;
      const key = fingerprint([id.group, id.kind, id.name, status, patch]);
      const known = shared.get(key);
      shared.set(key, {
        resource: known?.resource ?? resource,
        targets: withItem(known?.targets ?? [], label),
        namespaces: withItem(known?.namespaces ?? [], id.namespace),
      });
    }
  }
  return [...shared.values()];
}

function withItem<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items : [...items, item];
}

/** Without the namespace where it is not one. */
function nameOf({ resource: { id }, namespaces }: Shared): string {
  const { namespace: _, ...bare } = id;
  return `${clip(id.kind, 60)} ${formatId(namespaces.length > 1 ? bare : id)}`;
}

function toSection(shared: Shared, several: boolean, budget: number): Section {
  const { resource, targets } = shared;
  const { status, risk, added, removed } = resource;
  const sign = [added > 0 ? `+${added}` : '', removed > 0 ? `−${removed}` : ''].filter((text) => text !== '');
  const where = several
    ? ` in ${listed(
        targets.map((target) => htmlCode(clip(target, 100))),
        3,
      )}`
    : '';
  const name = htmlCode(nameOf(shared));
  const summary = `<summary>${risk === undefined ? '' : '⚠️ '}${name} ${status}${where} <sub>${sign.join(' ')}</sub></summary>`;
  const markdown = `<details>${summary}\n\n${body(resource.patch, budget)}\n\n</details>`;
  const title = codeSpan(nameOf(shared));
  return { markdown, title, bytes: bytesOf(markdown) };
}

/** The diff, cut behind a whole line. The fence's own length counts too: it grows with backticks inside. */
function body(patch: string, budget: number): string {
  const lines: string[] = [];
  let bytes = 0;
  const all = patch.replace(/\n$/, '').split('\n');
  for (const line of all) {
    const shown = visible(shorten(line));
    bytes += bytesOf(shown) + 1;
    if (bytes > budget - 2_000) break;
    lines.push(shown);
  }
  const left = all.length - lines.length;
  const block = fenced(lines.join('\n'), 'diff');
  return left === 0 ? block : `${block}\n\n${counted(left, 'more line')} of this resource left out.`;
}

function shorten(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  const shown = clip(line, LONGEST_LINE);
  return `${shown} (${(line.length - shown.length + 1).toLocaleString('en-US')} more letters)`;
}
