/** Moves operators' pins to a release: never back to an older state, whichever run comes last. */
import { findPins, type Pin, type PinPlace } from '../core/edit/pins.ts';
import { settle } from '../core/plan/settle.ts';
import { type PinContext, pinPlace, pinRequest } from '../core/release/pin.ts';
import { changedImages, filesOf } from '../core/release/released.ts';
import { versionIn } from '../core/release/tag-template.ts';
import type { ReleasePorts } from './release-ports.ts';
import type { Released } from './tag-release.ts';
import { type Updated, type UpdatePorts, update } from './update.ts';

export interface PinPorts {
  readonly release: ReleasePorts;
  readonly update: UpdatePorts;
}

export interface PinGround extends Omit<PinContext, 'names'> {
  /** Web address of the config repository. */
  readonly url: string;
}

const MAX_ATTEMPTS = 5;

/**
 * @returns undefined where no pin is this release's to move
 * @throws ReleaseError path-missing, and what `update` throws
 */
export async function pinTo(
  released: Released,
  ground: PinGround,
  ports: PinPorts,
): Promise<Updated | undefined> {
  const place = pinPlace(ground.plan, released, ground.url);
  if (place === undefined) return undefined;
  for (let attempt = 1; ; attempt += 1) {
    const { base } = await ports.release.reader.read({ base: ground.base, commits: [] });
    const pins = await readPins(place, base.oid, ports.release);
    const from = await movable(pins, { released, ground, base: base.oid }, ports.release);
    if (from === undefined) return undefined;
    const move = { ...place, from, to: released.tag };
    const updated = await update(pinRequest(move, { ...ground, names: released }), ports.update);
    // Between the two reads another release may have moved it: then what stands there is judged anew.
    const settled = from.length === 0 || updated.outcome.changes.length > 0;
    if (settled || attempt === MAX_ATTEMPTS) return updated;
  }
}

/** @throws ReleaseError path-missing */
export async function readPins(
  place: PinPlace,
  commit: string,
  { commits }: Pick<ReleasePorts, 'commits'>,
): Promise<readonly Pin[]> {
  const found = await settle((files) => findPins(place, files), new Map(), commits.at(commit));
  return found.value;
}

interface Judged {
  readonly released: Released;
  readonly ground: PinGround;
  readonly base: string;
}

/** @returns tags that the release replaces; undefined: the pins are another release's to move */
async function movable(
  pins: readonly Pin[],
  { released, ground, base }: Judged,
  ports: ReleasePorts,
): Promise<readonly string[] | undefined> {
  const own = pins.filter(({ tag }) => versionIn(tag, ground.plan.template, released) !== undefined);
  if (own.length === 0) return undefined;
  if (await isReplaced({ released, ground, base }, ports)) {
    const what = `newer images than those of ${released.tag} are on ${ground.base}: their release moves the pins`;
    ports.log.notice({ level: 'notice', what });
    return undefined;
  }
  const from: string[] = [];
  for (const { tag, file, line } of own) {
    if (tag === released.tag || from.includes(tag)) continue;
    const { standing } = await ports.reader.since(tag, {
      commit: released.commit,
      base: ground.base,
    });
    if (standing === 'ahead' || standing === 'same') from.push(tag);
    else
      ports.log.notice({
        level: 'warning',
        what: `the pin stays at ${tag}, which is no earlier state of ${released.tag}`,
        where: { file, line },
      });
  }
  return from;
}

/** Whether the base has other images of the release's apps by now. */
async function isReplaced({ released, ground, base }: Judged, { commits }: ReleasePorts): Promise<boolean> {
  if (base === released.commit) return false;
  const { place } = ground.plan;
  const files = filesOf((await commits.compare(released.commit, base)).changed, place);
  if (files.length === 0) return false;
  const [before, after] = await Promise.all([
    commits.at(released.commit).read(files),
    commits.at(base).read(files),
  ]);
  const changed = changedImages(before, after, place);
  return ground.plan.apart ? changed.some(({ app }) => app === released.app) : changed.length > 0;
}
