/** The first half screen of the comment: what changes, and what of it is risky. */
import type { Fold, RenderedDiff, TargetDiff } from '../diff/rendered-diff.ts';
import { fingerprint, type Value } from '../diff/value.ts';
import { formatFailures, formatRisks } from './comment-alerts.ts';
import { boundedLines, bytesOf, counted, listed } from './comment-lines.ts';
import { namesTargets, targetSpan } from './comment-names.ts';
import { formatPicture } from './comment-picture.ts';
import { clip, codeSpan, table } from './markdown.ts';

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
    formatFailures(diff.targets, limit * SHARES.failures),
    formatRisks(diff, limit * SHARES.risks),
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
  const names = listed(touched.map(touchedSpan), 5);
  const verb = touched.length === 1 ? 'differs' : 'differ';
  const same = counts.identical === 1 ? '1 other target is' : `${counts.identical} other targets are`;
  return [touched.length === 0 ? '' : `${names} ${verb}.`, counts.identical === 0 ? '' : `${same} identical.`]
    .filter((text) => text !== '')
    .join(' ');
}

function touchedSpan({ label, state }: TargetDiff): string {
  return state === 'new' || state === 'gone' ? `${targetSpan(label)} (${state})` : targetSpan(label);
}

function images(diff: RenderedDiff, budget: number): string {
  const moves = diff.images;
  if (moves.length === 0) return '';
  const several = namesTargets(diff);
  const rows = moves.map(({ image, from, to, targets }) => {
    const cells = [codeSpan(clip(image, 150)), versionSpan(from), versionSpan(to)];
    return several ? [...cells, listed(targets.map(targetSpan), 3)] : cells;
  });
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
