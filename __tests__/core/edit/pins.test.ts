import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import { addressOf, findPins, movePins } from '../../../src/core/edit/pins.ts';
import type { Entry, Files } from '../../../src/core/snapshot.ts';

const REPOSITORY = 'https://github.com/acme/config';
const PATH = 'clusters/production/config.yaml';

const filesOf = (text: string): Files =>
  new Map<string, Entry>([[PATH, { kind: 'file', path: PATH, mode: '100644', text }]]);
const place = { paths: [PATH], repository: REPOSITORY };

function pinsIn(text: string) {
  const step = findPins(place, filesOf(text));
  return step.kind === 'ready' ? step.value.map(({ line, tag }) => `${line} ${tag}`) : step.paths;
}

function moved(text: string, from: readonly string[], to: string): string {
  const step = movePins({ ...place, from, to }, filesOf(text));
  if (step.kind === 'need') throw new Error('all files are there');
  return applyEdits(text, step.value.edits);
}

const gitRepository = (ref: string, url = REPOSITORY) =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nspec:\n  url: ${url}\n  ref:\n${ref}`;

describe('addresses of one repository', () => {
  it.each([
    'https://github.com/acme/config',
    'https://github.com/acme/config.git/',
    'https://bot@GitHub.com/Acme/Config.git',
    'ssh://git@github.com/acme/config.git',
    'ssh://git@ssh.github.com:443/acme/config.git',
    'git@github.com:acme/config.git',
  ])('%s', (url) => expect(addressOf(url)).toBe('github.com/acme/config'));

  it.each(['https://github.com/acme/config-other', 'https://gitlab.com/acme/config', '{{repoURL}}', ''])(
    'and of others: %s',
    (url) => expect(addressOf(url)).not.toBe('github.com/acme/config'),
  );
});

describe('what of a GitRepository is a pin', () => {
  it.each([
    ['    tag: v1.7.3\n', ['6 v1.7.3']],
    ['    branch: main\n    tag: v1.7.3\n', ['7 v1.7.3']],
    ['    name: refs/tags/v1.7.3\n', ['6 v1.7.3']],
    ['    tag: v1.0.0\n    name: refs/tags/v1.7.3\n', ['7 v1.7.3']],
    ['    name: refs/heads/main\n    tag: v1.7.3\n', []],
    ['    semver: ">=1.0.0"\n    tag: v1.7.3\n', []],
    ['    commit: 0123456789abcdef0123456789abcdef01234567\n    tag: v1.7.3\n', []],
    ['    branch: main\n', []],
    ['    tag: ""\n', []],
  ])('%j', (ref, pins) => expect(pinsIn(gitRepository(ref))).toEqual(pins));
});

describe('what of Argo CD is a pin', () => {
  const source = (revision: string) => `{repoURL: ${REPOSITORY}, path: apps, targetRevision: ${revision}}`;
  it('the revision of each source that is this repository', () => {
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: ${source('v1.0.0')}\n  sources:\n    - ${source('v1.7.3')}\n    - {repoURL: https://charts.acme.example, chart: shop, targetRevision: v1.7.3}\n    - ${source('refs/tags/v1.7.3')}\n`;
    expect(pinsIn(text)).toEqual(['6 v1.7.3', '8 v1.7.3']);
    expect(moved(text, ['v1.7.3'], 'v1.8.0')).toBe(
      text
        .replace(/(- \{repoURL: https:\/\/github.*targetRevision: )v1\.7\.3/, '$1v1.8.0')
        .replace('refs/tags/v1.7.3', 'refs/tags/v1.8.0'),
    );
  });

  it('the template of an ApplicationSet', () => {
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      source: ${source('v1.7.3')}\n`;
    expect(moved(text, ['v1.7.3'], 'v1.8.0')).toBe(text.replace('v1.7.3', 'v1.8.0'));
  });
});

describe('moving a pin', () => {
  it('changes the bytes of the tag alone, in any style, and once', () => {
    const styles = fc.constantFrom('', "'", '"');
    const breaks = fc.constantFrom('\n', '\r\n');
    const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => `v${parts.join('.')}`);
    const before = fc.constantFrom('', '\uFEFF', '# by the platform team\n', '---\n');
    fc.assert(
      fc.property(
        fc.record({ styles, breaks, before, old: version, to: version }),
        ({ styles: quote, breaks: end, before: start, old, to }) => {
          const text = (tag: string) =>
            `${start}${gitRepository(`    tag: ${quote}${tag}${quote}  # v1\n`)}`.replaceAll('\n', end);
          expect(moved(text(old), [old], to)).toBe(text(to));
          expect(
            moved(
              text(to),
              [old].filter((tag) => tag !== to),
              to,
            ),
          ).toBe(text(to));
        },
      ),
    );
  });

  it('leaves a value that is shared with another alone', () => {
    const text = `${gitRepository('    tag: &tag v1.7.3\n')}  other: *tag\n`;
    expect(() => moved(text, ['v1.7.3'], 'v1.8.0')).toThrow(/anchor &tag/);
  });
});
