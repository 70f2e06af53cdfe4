/** A small Mermaid picture of the environments and targets that are touched. */
import type { RenderedDiff, TargetDiff } from '../diff/rendered-diff.ts';
import { clip } from './markdown.ts';
import { printable } from './printable.ts';

/** More boxes can't be read in a comment. */
const MOST = 16;

/** @returns a fenced block, or nothing where at most one target is touched */
export function formatPicture({ targets, risks }: RenderedDiff): string {
  const touched = targets.filter(({ state }) => state !== 'identical');
  if (touched.length < 2) return '';
  const shown = touched.slice(0, MOST);
  const environments = [...new Set(shown.map(({ environment }) => environment ?? ''))];
  const risky = new Set(risks.map(({ target }) => target));
  const lines = [
    ...environments.map((name, index) => `  e${index}(["${label(name === '' ? 'targets' : name)}"])`),
    ...shown.flatMap((target, index) => {
      const from = environments.indexOf(target.environment ?? '');
      const line = `  e${from} --> t${index}["${label(`${target.name}: ${summary(target)}`)}"]`;
      const loud = target.state === 'failed' || risky.has(target.label);
      return loud ? [line, `  style t${index} stroke:#d1242f,stroke-width:2px`] : [line];
    }),
    ...(touched.length > MOST ? [`  more["and ${touched.length - MOST} more"]`] : []),
  ];
  return ['```mermaid', 'flowchart LR', ...lines, '```'].join('\n');
}

/** Only letters that mean nothing to Mermaid, Markdown or HTML; a list's mark at the start would be read as one. */
function label(text: string): string {
  const safe = printable(clip(text, 60)).replace(/[^\p{L}\p{N} ./:,_-]/gu, '_');
  return safe.replace(/^[-\s]+/, '_').replace(/^(\d+)\.\s/, '$1._');
}

function summary({ state, resources }: TargetDiff): string {
  if (state === 'failed') return 'does not render';
  const counts = (['changed', 'added', 'removed', 'folded'] as const).flatMap((status) => {
    const count = resources.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${count} ${status === 'folded' ? 'relabelled' : status}`];
  });
  return counts.length === 0 ? 'no resources' : counts.join(', ');
}
