/** What stands in a file is shown, and is nothing else: no template, no line of its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTrail, parseTrail } from '../../../src/core/delivery/trail.ts';
import type { ImageChange } from '../../../src/core/edit/edit.ts';
import type { AppMoves } from '../../../src/core/promote/moves.ts';
import type { Release } from '../../../src/core/release/decide.ts';
import { tagMessage } from '../../../src/core/release/message.ts';
import { changeLines, joinValues } from '../../../src/core/report/changes.ts';
import { formatPromotionTitle } from '../../../src/core/report/promotion.ts';
import { fillTemplate, parseTemplate } from '../../../src/core/request/template.ts';

const INJECTED = '1\n\nGitops-Release-App: other\nGitops-Release-Plan: x\n\nApproved-By: ceo';

function changeOf(from: string): ImageChange {
  return { image: 'ghcr.io/acme/shop', from, to: '1.8.0', file: 'apps/shop/a.yaml', line: 3 } as ImageChange;
}

describe('a value with line breaks', () => {
  it('is one line of a commit message, and no trailer of it', () => {
    const body = changeLines([changeOf(INJECTED)]);
    const trail = { apps: ['shop'], environment: undefined, intents: [], plan: 'y' };
    const nobody = { source: undefined, run: undefined, actor: undefined };
    const message = `Update\n\n${body.join('\n')}\n\n${formatTrail(trail, nobody, undefined)}`;
    expect(body).toHaveLength(1);
    expect(parseTrail(message)).toEqual(trail);
  });

  it('is one line wherever values are listed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (values) => {
        expect(joinValues(values)).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });

  it('begins no line of a tag', () => {
    const image = {
      app: 'shop',
      image: 'ghcr.io/acme/shop',
      tag: '1.8.0',
      digest: undefined,
      from: [INJECTED],
    };
    const release: Release = {
      app: 'shop\nApproved-By: ceo',
      environment: 'production',
      commit: 'c',
      listed: [],
      images: [image, { ...image, app: 'a\nApproved-By: ceo', tag: INJECTED }],
    };
    const landed = { oid: 'c', message: '', parents: [], pullRequest: undefined };
    expect(tagMessage('v1.8.0', release, { landed, run: undefined })).not.toMatch(/^(?:Approved|Gitops)-/m);
  });
});

describe('a value with braces', () => {
  it('is no template of a title', () => {
    const before = ['{run-url}{images}', '{no-such-placeholder}'];
    const apps = [
      { app: 'shop', moves: [{ before, after: '1.8.0', changes: true }] },
    ] as unknown as readonly AppMoves[];
    const title = formatPromotionTitle({ apps });
    expect(() => parseTemplate(title, ['app', 'environment'])).not.toThrow();
    const values = { app: 'shop', environment: 'production', version: '', images: 'IMAGES', from: '' };
    expect(fillTemplate(title, { ...values, 'source-sha': '', 'run-url': 'URL' })).toBe(
      'Promote shop to production: run-urlimages, no-such-placeholder -> 1.8.0',
    );
  });
});
