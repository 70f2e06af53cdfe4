/** Images that change from one version to another, and where. */
import { formatVersion, splitReference } from '../images/reference.ts';
import type { Pair } from './match.ts';
import { findValueImages } from './value-images.ts';
import { findContainers } from './workload.ts';

export interface ImageMove {
  /** Repository; where that changes as well, `from` and `to` are whole references. */
  readonly image: string;
  /** Left out for an image that was not there. */
  readonly from?: string;
  /** Left out for an image that is gone. */
  readonly to?: string;
  /** Names of the targets in which it moves. */
  readonly targets: readonly string[];
}

type Move = Omit<ImageMove, 'targets'>;

/** @returns the moves of one resource's containers, matched by list and name, and of the images in its values */
export function findImageMoves({ base, head }: Pair): readonly Move[] {
  const before = imagesOf(base?.body ?? null);
  const after = imagesOf(head?.body ?? null);
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key) => toMove(before.get(key), after.get(key)));
}

function imagesOf(body: Parameters<typeof findContainers>[0]): ReadonlyMap<string, string> {
  const containers = findContainers(body).flatMap(({ key, image }) =>
    image === undefined ? [] : [[key, image] as const],
  );
  return new Map([...containers, ...findValueImages(body)]);
}

function toMove(from: string | undefined, to: string | undefined): readonly Move[] {
  if (from === to) return [];
  const [left, right] = [from, to].map((text) => (text === undefined ? undefined : splitReference(text)));
  const image = right?.repository ?? left?.repository ?? '';
  if (left !== undefined && right !== undefined && left.repository !== right.repository) {
    return [{ image, from: from ?? '', to: to ?? '' }];
  }
  return [
    {
      image,
      ...(left === undefined ? {} : { from: versionOf(left) }),
      ...(right === undefined ? {} : { to: versionOf(right) }),
    },
  ];
}

/** A tag alone goes without its colon. */
function versionOf(reference: ReturnType<typeof splitReference>): string {
  const version = formatVersion(reference);
  return version === '' ? 'no tag' : version.replace(/^:/, '');
}

/** @param moves those of each target; an image that only moved from one resource to another is no change */
export function joinMoves(
  moves: readonly { readonly target: string; readonly moves: readonly Move[] }[],
): readonly ImageMove[] {
  const joined = new Map<string, ImageMove>();
  for (const { target, moves: list } of moves) {
    for (const move of withoutRelocated(list)) {
      const key = JSON.stringify([move.image, move.from, move.to]);
      const targets = joined.get(key)?.targets ?? [];
      if (!targets.includes(target)) joined.set(key, { ...move, targets: [...targets, target] });
    }
  }
  return [...joined.values()];
}

function withoutRelocated(moves: readonly Move[]): readonly Move[] {
  const gone = new Set(
    moves.filter(({ to }) => to === undefined).map(({ image, from }) => `${image} ${from}`),
  );
  const come = new Set(
    moves.filter(({ from }) => from === undefined).map(({ image, to }) => `${image} ${to}`),
  );
  return moves.filter(({ image, from, to }) => {
    if (to === undefined) return !come.has(`${image} ${from}`);
    return from !== undefined || !gone.has(`${image} ${to}`);
  });
}
