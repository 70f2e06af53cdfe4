/** Which state a rollback finds, held against a plain model over random histories of a file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindPorts } from '../../src/commands/find-state.ts';
import { type RestoredTarget, restoreTarget } from '../../src/commands/restore-target.ts';
import type { PastCommit } from '../../src/core/rollback/history.ts';
import type { Entry } from '../../src/core/snapshot.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const NOBODY = { source: undefined, run: undefined, actor: undefined };

/** A commit of the file: tags of its two images, and something else that changes. */
interface Version {
  readonly shop: string;
  readonly proxy: string;
  readonly edit: number;
}

const textOf = ({ shop, proxy, edit }: Version): string =>
  `# ${edit}\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: "${shop}"\n  - name: ghcr.io/acme/proxy\n    newTag: "${proxy}"\n`;
const entryOf = (version: Version): Entry => ({
  kind: 'file',
  path: FILE,
  mode: '100644',
  text: textOf(version),
});

/** @param versions oldest first; the last is that of the base */
function portsOf(versions: readonly Version[]): FindPorts {
  const commits = versions.map(
    (_, index): PastCommit => ({
      oid: String(index).padStart(40, '0'),
      date: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
      message: 'Change',
      blobs: new Map([[FILE, String(index)]]),
    }),
  );
  return {
    past: {
      async *pages() {
        yield { commits: commits.toReversed(), cut: false };
      },
      texts: async (blobs) =>
        new Map(
          blobs.map((blob) => [blob, textOf(versions[Number(blob)] ?? { shop: '', proxy: '', edit: 0 })]),
        ),
      meanings: async () => ({ tag: undefined, commit: undefined }),
      wasTip: async () => true,
      isAncestor: async () => true,
    },
    at: () => ({ read: async () => new Map() }),
  };
}

function restored(versions: readonly Version[], to: string): Promise<RestoredTarget | undefined> {
  const now = versions.at(-1) ?? { shop: '', proxy: '', edit: 0 };
  const read = async (paths: readonly string[]) =>
    new Map(paths.map((path) => [path, path === FILE ? entryOf(now) : ({ kind: 'missing', path } as const)]));
  const target = {
    asked: { to, provenance: NOBODY, overrideAutomation: false },
    label: '--to',
    paths: [FILE],
    base: { name: 'main', oid: 'b'.repeat(40) },
    files: new Map(),
    snapshot: { read },
  };
  return restoreTarget(target, portsOf(versions)).catch(() => undefined);
}

const imagesOf = (found: RestoredTarget | undefined): readonly string[] | undefined =>
  found?.targets.flatMap(({ images }) => images.map(({ text }) => text)).sort();

const wanted = (now: Version, then: Version): readonly string[] =>
  (['shop', 'proxy'] as const)
    .filter((name) => now[name] !== then[name])
    .map((name) => `ghcr.io/acme/${name}:${then[name]}`)
    .sort();

const tag = fc.constantFrom('1.7.3', '1.8.0', '1.9.0', 'main-aaaaaaa');
const history = fc.array(fc.record({ shop: tag, proxy: tag, edit: fc.nat(9) }), {
  minLength: 1,
  maxLength: 30,
});

describe('a rollback', () => {
  it('to the previous state sets what the last other state had, and no image that is the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (versions) => {
        const now = versions.at(-1) as Version;
        const then = versions.findLast(({ shop, proxy }) => shop !== now.shop || proxy !== now.proxy);
        const expected = then === undefined ? undefined : wanted(now, then);
        expect(imagesOf(await restored(versions, 'previous'))).toEqual(expected);
      }),
    );
  });

  it('to a tag goes to a state that was, with that tag; to one that never was, nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(history, tag, async (versions, to) => {
        const now = versions.at(-1) as Version;
        const found = imagesOf(await restored(versions, to));
        const states = versions.filter(({ shop, proxy }) => shop === to || proxy === to);
        if (states.length === 0) expect(found).toBeUndefined();
        else expect(states.map((then) => JSON.stringify(wanted(now, then)))).toContain(JSON.stringify(found));
      }),
    );
  });
});
