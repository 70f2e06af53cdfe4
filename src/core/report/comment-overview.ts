/** The first half screen of the comment: what changes, and what of it is risky. */
import type { Fold, RenderedDiff, Risk, TargetDiff } from '../diff/rendered-diff.ts';
import type { ResourceId } from '../diff/resource.ts';
import { fingerprint, type Value } from '../diff/value.ts';
import { boundedLines, bytesOf, counted, listed } from './comment-lines.ts';
import { formatPicture } from './comment-picture.ts';
import { clip, codeSpan, fenced, table, visible } from './markdown.ts';

/** Shares of the limit that each block may take at most. */
const SHARES = { failures: 0.15, risks: 0.2, images: 0.12, folds: 0.08 };

/** @param limit bytes of the whole comment; the overview takes at most three quarters of it */
export function formatOverview(diff: RenderedDiff, limit: number): string {
  const words = formatWords(diff, limit);
  const picture = formatPicture(diff);
  const fits = picture !== '' && bytesOf(words) + bytesOf(picture) < limit / 2;
  return fits ? `${words}\n\n${picture}` : words;
}

function formatWords(diff: RenderedDiff, limit: number): string {
  return [
    `### ${headline(diff)}`,
    where(diff),
    failures(diff.targets, limit * SHARES.failures),
    risks(diff, limit * SHARES.risks),
    images(diff, limit * SHARES.images),
    folds(diff, limit * SHARES.folds),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function headline({ changed, failed, counts }: RenderedDiff): string {
  const parts = (['changed', 'added', 'removed'] as const).filter((status) => counts[status] > 0);
  const told = parts.map((status, index) => {
    const count = index === 0 ? counted(counts[status], 'resource') : counts[status].toLocaleString('en-US');
    return `${count} ${status}`;
  });
  if (told.length > 0) return `Rendered diff: ${told.join(', ')}`;
  if (failed) return 'Rendered diff: failed';
  if (!changed) return 'Rendered diff: no change';
  return counts.folded > 0 ? 'Rendered diff: only labels and names' : 'Rendered diff: no resource differs';
}

/** Which targets are touched; without a change this line is all there is to say. */
function where({ targets, counts, changed, failed }: RenderedDiff): string {
  if (targets.length === 0) return 'Nothing was rendered: no target is touched.';
  if (!changed && !failed) {
    const all = counts.targets === 1 ? 'the target is' : `all ${counts.targets} targets are`;
    return `No rendered change: ${all} identical at base and head.`;
  }
  const touched = targets.filter(({ state }) => state !== 'identical' && state !== 'failed');
  const names = listed(touched.map(targetSpan), 5);
  const verb = touched.length === 1 ? 'differs' : 'differ';
  const same = counts.identical === 1 ? '1 other target is' : `${counts.identical} other targets are`;
  return [touched.length === 0 ? '' : `${names} ${verb}.`, counts.identical === 0 ? '' : `${same} identical.`]
    .filter((text) => text !== '')
    .join(' ');
}

function targetSpan({ label }: Pick<TargetDiff, 'label'>): string {
  return codeSpan(clip(label, 100));
}

/** Targets are only named where a reader could take one for another. */
export function namesTargets({ targets }: RenderedDiff): boolean {
  return targets.filter(({ state }) => state !== 'identical').length > 1;
}

function failures(targets: readonly TargetDiff[], budget: number): string {
  const broken = targets.filter(({ problems }) => problems.length > 0);
  const blocks = broken.map(({ label, state, problems }) => {
    const name = codeSpan(clip(label, 100));
    const said =
      state === 'failed'
        ? `> [!CAUTION]\n> ${name} does not render at head, so what it would change is unknown.`
        : `> [!WARNING]\n> ${name} did not render at base, so all of its resources are shown as added.`;
    const message = problems.map(formatProblem).join('\n');
    return `${said}\n\n${fenced(visible(clip(message, Math.min(1_500, Math.floor(budget / 5)))), 'text')}`;
  });
  const remarks = targets.flatMap(({ label, remarks: list }) =>
    list.map((text) => `- ${codeSpan(clip(label, 100))}: ${codeSpan(clip(text, 200))}`),
  );
  const lines = boundedLines([...blocks, ...remarks], budget, (left) => `${counted(left, 'problem')} more.`);
  return lines.join('\n\n');
}

/** Each line names its side, so that no line begins with what a renderer says. */
function formatProblem({ side, message }: TargetDiff['problems'][number]): string {
  return clip(message, 1_500).replace(/^/gm, `${side}: `);
}

/** `shop/web` of a namespaced resource. */
export function formatId({ namespace, name }: ResourceId): string {
  return clip(namespace === undefined ? name : `${namespace}/${name}`, 150);
}

/** One line for the same finding in several resources and targets; no risk of a high level is behind one of a lower. */
function risks(diff: RenderedDiff, budget: number): string {
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
  return `${listed(unique, 4)}${unique.length > 1 ? ': each' : ''} ${what}${told}`;
}

function riskPlaces(group: readonly Risk[]): string {
  const targets = [...new Set(group.map(({ target }) => targetSpan({ label: target })))];
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

function images(diff: RenderedDiff, budget: number): string {
  const moves = diff.images;
  if (moves.length === 0) return '';
  const several = namesTargets(diff);
  const rows = moves.map(({ image, from, to, targets }) => [
    codeSpan(clip(image, 150)),
    versionSpan(from),
    versionSpan(to),
    ...(several
      ? [
          listed(
            targets.map((target) => codeSpan(clip(target, 100))),
            3,
          ),
        ]
      : []),
  ]);
  const head = ['Image', 'From', 'To', ...(several ? ['Targets'] : [])];
  const [titles = '', rule = '', ...lines] = table(head, rows).split('\n');
  const shown = boundedLines(lines, budget, (left) => `\nand ${counted(left, 'more image')}`);
  return [titles, rule, ...shown].join('\n');
}

/** Of a digest a few letters are enough to tell it from another. */
function versionSpan(version: string | undefined): string {
  if (version === undefined) return '–';
  return codeSpan(clip(version.replace(/(sha\d+:[0-9a-f]{12})[0-9a-f]+/, '$1…'), 150));
}

function folds({ folds: all, counts }: RenderedDiff, budget: number): string {
  if (all.length === 0) return '';
  const lines = all.map((fold) => `- ${foldText(fold)}`);
  return [foldIntro(counts), ...boundedLines(lines, budget, (left) => `- and ${counted(left, 'more')}`)].join(
    '\n',
  );
}

function foldIntro({ folded, changed, added, removed }: RenderedDiff['counts']): string {
  if (changed + added + removed === 0) return `All that differs, in ${counted(folded, 'resource')}:`;
  const only = folded === 0 ? '' : `, and all that differs in ${counted(folded, 'resource')}`;
  return `Not repeated below${only}:`;
}

function foldText({ fold, key, from, to, resources }: Fold): string {
  if (fold === 'name') {
    const users = resources === 0 ? '' : `, which restarts the pods of ${counted(resources, 'resource')}`;
    return `${codeSpan(clip(key, 60))} ${valueSpan(from)} is now ${valueSpan(to)}${users}`;
  }
  const name = `${fold} ${codeSpan(clip(key, 150))}`;
  const where = `on ${counted(resources, 'resource')}`;
  if (from === undefined) return `${name} ${valueSpan(to)} is added ${where}`;
  if (to === undefined) return `${name} ${valueSpan(from)} is removed ${where}`;
  return `${name} ${valueSpan(from)} → ${valueSpan(to)} ${where}`;
}

function valueSpan(value: Value | undefined): string {
  return codeSpan(clip(typeof value === 'string' ? value : fingerprint(value), 100));
}
