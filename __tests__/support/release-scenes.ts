/** Releases that are about to be made, after one that has its tag, its page and its channel. */
import { type Asked, OF_SHOP, succeeded } from './in-process.ts';
import { pushedSince } from './push-event.ts';
import { EVERY, openReleasing, type Releasing } from './releasing.ts';
import { leftIn } from './scene-state.ts';
import type { Look, Scene } from './scene-sweep.ts';

const CHANNEL = 'production';

function tagsOf({ world }: Releasing): ReadonlyMap<string, string> {
  const refs = [...world.sandbox.repository('acme/config').refs];
  return new Map(
    refs.flatMap(([ref, oid]) =>
      ref.startsWith('refs/tags/') ? [[ref.slice('refs/tags/'.length), oid] as const] : [],
    ),
  );
}

/** One new tag, one page for each, tags that stay, and a channel that moves on once. */
function watchTags(at: Releasing): Look {
  const before = tagsOf(at);
  const seen = new Map(before);
  const channel = [before.get(CHANNEL)];
  return () => {
    const tags = tagsOf(at);
    const place = tags.get(CHANNEL);
    if (place !== channel.at(-1)) channel.push(place);
    const moved = [...seen].filter(([name, oid]) => name !== CHANNEL && tags.get(name) !== oid);
    for (const [name, oid] of tags) seen.set(name, oid);
    const fresh = [...seen.keys()].filter((name) => !before.has(name));
    const pages = [...at.world.sandbox.repository('acme/config').releases.values()];
    const published = pages.map(({ tagName }) => tagName);
    return [
      ...(fresh.length > 1 ? [`one release has the tags ${fresh.join(' and ')}`] : []),
      ...moved.map(([name]) => `the tag ${name} was moved or is gone`),
      ...(place === undefined ? ['the channel is gone'] : []),
      ...(channel.length > 2 ? ['the channel was moved more than once'] : []),
      ...(new Set(published).size < published.length ? [`pages of one tag: ${published.join(', ')}`] : []),
    ];
  };
}

function sceneOf(at: Releasing, asked: Asked): Scene {
  const { world } = at;
  return { world, asked, watch: () => watchTags(at), state: () => leftIn(world) };
}

const update = ({ world }: Releasing, tag: string, inputs = {}): Asked => ({
  inputs: { ...world.inputs, images: `ghcr.io/acme/shop:${tag}`, ...inputs },
  env: OF_SHOP,
});

const releasePush = ({ world }: Releasing, before: string): Asked => ({
  inputs: { command: 'release', token: world.token },
  env: pushedSince(world, before),
});

async function openReleased(): Promise<Releasing> {
  const at = await openReleasing();
  await at.configure(EVERY);
  await succeeded(at.world.sandbox, update(at, '1.7.9', { delivery: 'commit' }));
  return at;
}

/** People have merged a proposal; the config repository's workflow runs on their push. */
export async function openPushed(): Promise<Scene> {
  const at = await openReleased();
  const before = at.head();
  await succeeded(at.world.sandbox, update(at, '1.8.0'));
  const { problems } = await at.world.sandbox.play({ steps: [{ approve: 'bob' }, { merge: 'alice' }] });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return sceneOf(at, releasePush(at, before));
}

/** The update itself puts its change onto the base, and releases it. */
export async function openUpdating(): Promise<Scene> {
  const at = await openReleased();
  return sceneOf(at, update(at, '1.8.0', { delivery: 'commit' }));
}

/** Images without versions, set by hand: the tag is counted up from v0.0.1. */
export async function openCounted(): Promise<Scene> {
  const at = await openReleasing();
  const start = await at.configure(EVERY);
  const before = await at.setTag('main-aaaaaaa');
  await succeeded(at.world.sandbox, releasePush(at, start));
  await at.setTag('main-bbbbbbb');
  return sceneOf(at, releasePush(at, before));
}
