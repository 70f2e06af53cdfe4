/** The picture of a promotion: what moves is in it, images have names, and nothing is left out without a word. */
import { describe, expect, it } from 'vitest';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import type { AppMoves, Move } from '../../../src/core/promote/moves.ts';
import { type Pictured, pictureOf, type StandingImage } from '../../../src/core/report/promotion-picture.ts';

const staging = { name: 'staging', path: 'apps/{app}/staging' };
const production = { name: 'production', path: 'apps/{app}/production', from: 'staging' };

function move(repository: string, before: string, after: string): Move {
  const image = parseImageArgument(`${repository}:${after}`);
  const source = { repository, tag: after, digest: undefined, file: 'kustomization.yaml', line: 1 };
  return { image, source, before: [before], after, changes: before !== after };
}
function moving(app: string, ...moves: readonly Move[]): AppMoves {
  const paths = { sourcePath: `apps/${app}/staging`, targetPath: `apps/${app}/production` };
  return { app, moves, notices: [], source: { images: [], files: [] }, ...paths };
}
const at = (repository: string, version: string): StandingImage => ({ repository, version });
function draw(apps: readonly AppMoves[], images: (app: string) => readonly StandingImage[]): string {
  const standing: Pictured['standing'] = new Map(
    apps.map(({ app }) => [app, new Map([['production', images(app)]])]),
  );
  const config = { environments: [staging, production] };
  return pictureOf({ config, route: { source: staging, target: production }, apps, standing });
}

describe('the picture', () => {
  it('shows apps that move before all others, and says how many it leaves out', () => {
    const still = Array.from({ length: 20 }, (_, index) =>
      moving(`app-${String(index).padStart(2, '0')}`, move('acme/app', '1.0.0', '1.0.0')),
    );
    const last = moving('zebra', move('acme/zebra', '1.0.0', '1.1.0'));
    const drawn = draw([...still, last], (app) => [at(app === 'zebra' ? 'acme/zebra' : 'acme/app', '1.0.0')]);
    expect(drawn).toContain('production<br/>zebra 1.0.0 → 1.1.0<br/>app-00 1.0.0<br/>');
    expect(drawn).toContain('9 more apps are not in the picture.');
  });

  it('names several images of an app, where they differ', () => {
    const shop = moving('shop', move('ghcr.io/acme/web', '1.0.0', '1.1.0'));
    const drawn = draw([shop], () => [at('ghcr.io/acme/web', '1.0.0'), at('ghcr.io/acme/worker', '2.0.0')]);
    expect(drawn).toContain('production<br/>shop web 1.0.0 → 1.1.0, worker 2.0.0');
    expect(draw([shop], () => [at('ghcr.io/acme/web', '1.0.0')])).toContain('<br/>shop 1.0.0 → 1.1.0"');
  });

  it('says that an app has no image there, or that nobody knows', () => {
    const shop = moving('shop', move('acme/shop', '', '1.1.0'));
    const drawn = draw([shop], () => []);
    expect(drawn).toContain('staging<br/>shop #63;');
    expect(drawn).toContain('production<br/>shop none → 1.1.0');
    const still = moving('shop', move('acme/shop', '1.1.0', '1.1.0'));
    expect(draw([still], () => [])).toContain('production<br/>shop none"');
  });
});
