/** What the rendered diff of one image must show, held against what the targets render to. */
import type { RenderedDiff, TargetDiff } from '../../src/core/diff/rendered-diff.ts';
import type { ListedReference } from '../../src/core/list/listed.ts';
import { changedLines, usesImage, withoutVersions } from './uses-of-image.ts';

export const TAG = 'v0.0.0-try';
export const DIGEST = `sha256:${'5eed'.repeat(16)}`;

export interface Deployed {
  readonly label: string;
  readonly path: string;
  readonly text: string;
}

export interface Wish {
  readonly repository: string;
  readonly references: readonly ListedReference[];
  readonly value: string;
}

/** The corpus has the YAML of its repositories and no other files. */
export const lacksScript = ({ state, problems }: TargetDiff): boolean =>
  state === 'failed' &&
  problems.every(({ message }) => /loading KV pairs: .*: no such file or directory/.test(message));

/** A template of a chart that names an image itself leaves nothing to set. */
function deploys({ path, text }: Deployed, { repository, references }: Wish): boolean {
  const isChart = text.startsWith('# Source:');
  return (
    usesImage(text, repository) && (!isChart || references.some(({ file }) => file.startsWith(`${path}/`)))
  );
}

/** What is wrong with the diff of a wish: empty where it is exactly that image, wherever it is deployed. */
export function complaints(wish: Wish, diff: RenderedDiff, deployed: readonly Deployed[]): readonly string[] {
  const { repository, value } = wish;
  const users = deployed.filter((one) => deploys(one, wish)).map(({ label }) => label);
  const changed = diff.targets.filter(({ state }) => state === 'changed');
  const odd = diff.targets.filter(
    (target) => !['changed', 'identical'].includes(target.state) && !lacksScript(target),
  );
  const moves = diff.images.filter(({ image, to }) => image !== repository || !to?.includes(value));
  return [
    ...odd.map(({ label, state }) => `${label} is ${state}`),
    ...differing(
      users,
      changed.map(({ label }) => label),
    ),
    ...moves.map(({ image, to }) => `${image} moves to ${to}`),
    ...changed.flatMap((target) => foreignLines(target, wish)),
    ...(diff.folds.length + diff.risks.length > 0 ? ['something is folded or called a risk'] : []),
    ...differing(
      users,
      diff.images.flatMap(({ targets }) => targets),
    ),
  ].map((complaint) => `${repository}: ${complaint}`);
}

function differing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `${one} is not shown`),
    ...found.filter((one) => !wanted.includes(one)).map((one) => `${one} is shown`),
  ];
}

function foreignLines({ label, resources }: TargetDiff, { references, value }: Wish): readonly string[] {
  const before = references.map((each) => (value === TAG ? each.tag : each.digest));
  return resources.flatMap(({ id, status, patch }) => {
    const { removed, added } = changedLines(patch);
    const isImageAlone =
      status === 'changed' &&
      added.every((line) => line.includes(value)) &&
      withoutVersions(removed, before).join('\n') === withoutVersions(added, [value]).join('\n');
    return isImageAlone ? [] : [`${label}: ${id.kind} ${id.name} is ${status}:\n${patch}`];
  });
}
