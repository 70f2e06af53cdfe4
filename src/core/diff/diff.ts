/** The rendered manifests of all targets at two commits into the difference that reviewers read. */
import { type Compared, comparePair } from './compare.ts';
import { foldTargets } from './fold-targets.ts';
import { joinMoves } from './image-changes.ts';
import { maskTexts } from './mask-texts.ts';
import { collectSecrets, type Searched } from './masking/collect.ts';
import { createMask } from './masking/mask.ts';
import { parseSensitive } from './masking/sensitive.ts';
import type { SourceFiles } from './masking/sources.ts';
import { matchResources, type Pair } from './match.ts';
import { tellMoves } from './moves.ts';
import type { RenderedTarget } from './rendered.ts';
import type { DiffCounts, RenderedDiff, TargetDiff, TargetState } from './rendered-diff.ts';
import { readSides, remarksOn, type Side, type Sides } from './sides.ts';

export interface DiffOptions {
  /** Fresh random secret of this run: the marks of hidden values are made with it. */
  readonly maskKey: string;
  /** Places whose values are secret, as `Kind/name/path` (see `masking/sensitive.ts`). */
  readonly sensitive: readonly string[];
  /**
   * What the targets are made of, of both sides, and of other targets that are compared elsewhere: their secrets are
   * hidden here as well. Nothing of the files is in the result.
   */
  readonly sources?: readonly SourceFiles[];
}

/**
 * Compares the targets resource by resource.
 * @param targets what the renderers printed, at base and head
 * @returns a value in which no secret value stands: `data` and `stringData` of Secrets, what `sensitive` declares and
 *   every copy of at least six letters of those, also in base64 and in messages, are replaced by marks
 * @throws ReleaseError input-invalid for a pattern that can't be read
 */
export function diffTargets(targets: readonly RenderedTarget[], options: DiffOptions): RenderedDiff {
  const patterns = options.sensitive.map(parseSensitive);
  const cache = { documents: new Map(), resources: new Map() };
  const sides = targets.map((target) => readSides(target, cache));
  const mask = createMask(collectSecrets(searchedIn(sides, options), patterns), {
    key: options.maskKey,
    patterns,
  });
  const pairs = sides.map((one) => ({ label: labelOf(one.target), pairs: pairsOf(one) }));
  const { targets: folded, folds } = foldTargets(pairs, patterns);
  const compared = folded.map((list) => list.map((one) => comparePair(one, mask)));
  const shown = sides.map((one, index) =>
    toTarget(one, compared[index] ?? [], pairs[index]?.pairs.length ?? 0),
  );
  const rest = { ...findingsOf(shown, compared), folds, targets: shown };
  const masked = maskTexts(rest, mask);
  return { ...stateOf(shown), ...masked, targets: masked.targets.map(withShortMessages) };
}

/** A tool's message is a hint, not a report. Only what is masked may be cut: a part of a secret is not recognised. */
const MESSAGE_LENGTH = 4_000;

function withShortMessages(target: TargetDiff): TargetDiff {
  const problems = target.problems.map(({ side, message }) => {
    const more = message.length - MESSAGE_LENGTH;
    const cut = `${message.slice(0, MESSAGE_LENGTH).toWellFormed()} … (${more} more characters)`;
    return { side, message: more <= 0 ? message : cut };
  });
  return { ...target, problems };
}

/** Environment and name, as people call a target. */
export function labelOf({ name, environment }: Pick<RenderedTarget, 'name' | 'environment'>): string {
  return environment === undefined ? name : `${environment}/${name}`;
}

function searchedIn(sides: readonly Sides[], { sources = [] }: DiffOptions): Searched {
  const all = sides.flatMap(({ base, head }) => [base, head]);
  const bodies = new Set(all.flatMap(({ resources }) => resources.map(({ body }) => body)));
  const messages = all.flatMap((side) => (side.kind === 'failed' ? [side.message] : []));
  return { bodies: [...bodies], messages, sources };
}

/** Nothing can be said about a head that does not render; where base does not, all of head is new. */
function pairsOf({ base, head }: Sides): readonly Pair[] {
  if (head.kind === 'failed') return [];
  return matchResources(base.kind === 'failed' ? [] : base.resources, head.resources);
}

function toTarget(sides: Sides, compared: readonly Compared[], all: number): TargetDiff {
  const { target, base, head } = sides;
  return {
    label: labelOf(target),
    name: target.name,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    path: target.path,
    state: targetState(sides, compared),
    problems: [...problemOf('base', base), ...problemOf('head', head)],
    remarks: [...(target.remarks ?? []), ...remarksOn(sides)],
    resources: compared.map(({ diff }) => diff),
    same: all - compared.length,
  };
}

function targetState({ base, head }: Sides, compared: readonly Compared[]): TargetState {
  if (head.kind === 'failed') return 'failed';
  if (base.kind === 'failed') return 'unknown';
  if (base.kind === head.kind) return compared.length > 0 ? 'changed' : 'identical';
  return base.kind === 'absent' ? 'new' : 'gone';
}

function problemOf(side: 'base' | 'head', rendering: Side): TargetDiff['problems'] {
  return rendering.kind === 'failed' ? [{ side, message: rendering.message }] : [];
}

function findingsOf(targets: readonly TargetDiff[], compared: readonly (readonly Compared[])[]) {
  const moves = compared.map((list, index) => ({
    target: targets[index]?.label ?? '',
    moves: list.flatMap((one) => one.moves),
  }));
  const risks = compared.flatMap((list, index) =>
    list.flatMap((one) => one.risks.map((risk) => ({ ...risk, target: targets[index]?.label ?? '' }))),
  );
  const byLevel = [...risks].sort((a, b) => Number(a.level === 'medium') - Number(b.level === 'medium'));
  return { images: joinMoves(moves), risks: tellMoves(byLevel, targets) };
}

function stateOf(targets: readonly TargetDiff[]): Pick<RenderedDiff, 'changed' | 'failed' | 'counts'> {
  const resources = targets.flatMap((target) => target.resources);
  const having = (state: TargetState): number => targets.filter((target) => target.state === state).length;
  const being = (status: string): number => resources.filter((one) => one.status === status).length;
  const counts: DiffCounts = {
    targets: targets.length,
    identical: having('identical'),
    failed: having('failed'),
    added: being('added'),
    removed: being('removed'),
    changed: being('changed'),
    folded: being('folded'),
  };
  const changed = resources.length > 0 || having('new') + having('gone') + having('unknown') > 0;
  return { changed, failed: counts.failed > 0, counts };
}
