/** What a reviewer must not miss: targets that do not render, and risks. */
import type { RenderedDiff, Risk, TargetDiff } from '../diff/rendered-diff.ts';
import { fingerprint } from '../diff/value.ts';
import { boundedLines, counted, listed } from './comment-lines.ts';
import { formatId, namesTargets, targetSpan } from './comment-names.ts';
import { clip, codeSpan, fenced, plain } from './markdown.ts';
import { visible } from './printable.ts';

/** What does not render, and what is odd about what does. */
export function formatFailures(targets: readonly TargetDiff[], budget: number): string {
  const broken = targets.filter(({ problems }) => problems.length > 0);
  const blocks = broken.map(({ label, state, problems }) => {
    const name = targetSpan(label);
    const said =
      state === 'failed'
        ? `> [!CAUTION]\n> ${name} does not render at head, so what it would change is unknown.`
        : `> [!WARNING]\n> ${name} did not render at base, so all of its resources are shown as added.`;
    const message = problems.map(formatProblem).join('\n');
    return `${said}\n\n${fenced(visible(clip(message, Math.min(1_500, Math.floor(budget / 5)))), 'text')}`;
  });
  const remarks = targets.flatMap(({ label, remarks: list }) =>
    list.map((text) => `- ${targetSpan(label)}: ${codeSpan(clip(text, 200))}`),
  );
  const lines = boundedLines([...blocks, ...remarks], budget, (left) => `${counted(left, 'problem')} more.`);
  return lines.join('\n\n');
}

/** Each line names its side, so that no line begins with what a renderer says. */
function formatProblem({ side, message }: TargetDiff['problems'][number]): string {
  return clip(message, 1_500).replace(/^/gm, `${side}: `);
}

/** One line for the same finding in several resources and targets; no risk of a high level is behind one of a lower. */
export function formatRisks(diff: RenderedDiff, budget: number): string {
  if (diff.risks.length === 0) return '';
  const grouped = groupBy(diff.risks, ({ what, names }) => fingerprint([what, names ?? []]));
  const several = namesTargets(diff);
  const lines = grouped.map((group) => `> - ${riskText(group)}${several ? riskPlaces(group) : ''}`);
  const alert = diff.risks.some(({ level }) => level === 'high') ? 'CAUTION' : 'WARNING';
  const shown = boundedLines(lines, budget, (left) => `> - and ${counted(left, 'more risk')}`);
  return [`> [!${alert}]`, `> **${counted(lines.length, 'risky change')}**`, ...shown].join('\n');
}

function riskText(group: readonly [Risk, ...Risk[]]): string {
  const [{ what, names = [] }] = group;
  const resources = group.map(({ resource }) => codeSpan(`${clip(resource.kind, 60)} ${formatId(resource)}`));
  const unique = [...new Set(resources)];
  const spans = names.map((name) => codeSpan(clip(name, 100)));
  const told = spans.length === 0 ? '' : `: ${listed(spans, 5)}`;
  return `${listed(unique, 4)}${unique.length > 1 ? ': each' : ''} ${plain(clip(what, 300))}${told}`;
}

function riskPlaces(group: readonly Risk[]): string {
  const targets = [...new Set(group.map(({ target }) => targetSpan(target)))];
  return ` (${listed(targets, 3)})`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
