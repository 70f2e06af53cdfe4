import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import type { RenderedDiff } from '../../../src/core/diff/rendered-diff.ts';
import {
  type CommentContext,
  formatComment,
  formatDiffFile,
  SUMMARY_LIMIT,
} from '../../../src/core/report/comment.ts';
import { formatOutdated, parseDiffMarker } from '../../../src/core/report/comment-marker.ts';
import { deployment, diffOf, OPTIONS, rendered, target } from '../../support/rendered.ts';

const ABOUT: CommentContext = { id: 'shop', base: '1'.repeat(40), head: '2'.repeat(40), branch: 'main' };
const HTML = new MarkdownIt({ html: true, linkify: true });

function configMap(name: string, value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${JSON.stringify(name)}}\ndata: {a: ${JSON.stringify(value)}}`;
}

function comment(diff: RenderedDiff, about: Partial<CommentContext> = {}): string {
  return formatComment(diff, { ...ABOUT, ...about }).join('\n');
}

/** The page without code, in which text from outside may stand. */
function withoutCode(markdown: string): string {
  return HTML.render(markdown)
    .replace(/<pre>[\s\S]*?<\/pre>/g, '')
    .replace(/<code>[\s\S]*?<\/code>/g, '');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Whether fences, sections and tables are whole. */
function expectWhole(part: string): void {
  const page = withoutCode(part);
  expect(count(page, '<details>')).toBe(count(page, '</details>'));
  expect(page.replace(/<!--.*?-->/, '')).not.toMatch(/```|<!--|-->|\ufffd|\| ---/);
  expect(part.isWellFormed()).toBe(true);
}

describe('within the limits', () => {
  const many = (version: string): string =>
    Array.from({ length: 5_000 }, (_, n) =>
      deployment({ name: `shop-${n}`, image: `ghcr.io/acme/shop-${n}:${version}` }),
    ).join('\n---\n');
  const cases: Readonly<Record<string, () => RenderedDiff>> = {
    'one resource of 1 MB in many lines': () => diffOf('', configMap('a', 'line of text\n'.repeat(80_000))),
    'one resource of 1 MB in one line': () =>
      diffOf(configMap('a', ''), configMap('a', 'x'.repeat(1_000_000))),
    '5,000 resources': () => diffOf(many('1.7.0'), many('1.8.0')),
    '5,000 new resources': () => diffOf('', many('1.8.0')),
    'letters of four bytes only': () =>
      diffOf(
        '',
        Array.from({ length: 400 }, (_, n) => configMap(`🔑${n}`.repeat(100), '🔑🗝\n'.repeat(900))).join(
          '\n---\n',
        ),
      ),
    'backticks only': () => diffOf('', configMap('`'.repeat(300), '`'.repeat(100_000))),
    'long names everywhere': () =>
      diffTargets(
        Array.from({ length: 300 }, (_, n) => ({
          ...target(
            '',
            deployment({
              name: `${n}é`.repeat(2_000),
              image: `"${'é'.repeat(2_000)}${n}"`,
              pod: 'hostPID: true',
            }),
          ),
          name: `target-${n}-${'é'.repeat(1_000)}`,
          environment: `environment-${n}`,
        })),
        OPTIONS,
      ),
    'many targets that fail with long messages': () =>
      diffTargets(
        Array.from({ length: 300 }, (_, n) =>
          target('', '', { name: `t${n}`, head: { kind: 'failed', message: '語\n'.repeat(9_000) } }),
        ),
        OPTIONS,
      ),
  };

  it.each(Object.keys(cases))(
    '%s: every part is whole and small enough, and says what is left out',
    (name) => {
      const diff = cases[name]?.() ?? diffOf('', '');
      for (const about of [{}, { maxParts: 4 }, { limit: SUMMARY_LIMIT }, { limit: 16_000 }]) {
        const limit = about.limit ?? 60_000;
        const parts = formatComment(diff, { ...ABOUT, ...about });
        expect(parts.length).toBeLessThanOrEqual(about.maxParts ?? 1);
        for (const [index, part] of parts.entries()) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limit);
          expect(part.length).toBeLessThan(65_536 + (about.limit ?? 0));
          expect(parseDiffMarker(part)).toEqual({
            id: 'shop',
            part: index + 1,
            parts: parts.length,
            base: ABOUT.base,
            head: ABOUT.head,
          });
          expectWhole(part);
        }
      }
      const shown = comment(diff);
      if (!diff.failed) expect(shown).toMatch(/left out|more letters/);
    },
  );

  it('the least important resources give way first', () => {
    const filler = (n: number): string => configMap(`filler-${n}`, 'a line\n'.repeat(400));
    const head = [
      ...Array.from({ length: 40 }, (_, n) => filler(n)),
      deployment({ image: 'ghcr.io/acme/shop:1.8.0', pod: 'hostPID: true' }),
    ].join('\n---\n');
    const text = comment(diffOf(`${deployment()}\n---\n${configMap('old', 'x')}`, head));
    expect(text.indexOf('Deployment shop/shop</code> changed')).toBeGreaterThan(0);
    expect(text).toContain('resources left out** for length');
    expect(text).not.toContain('ConfigMap old</code>');
  });

  it('a new image comes before other changes, and a risk before both', () => {
    const side = (n: number): string =>
      [
        configMap('first', `${n}`),
        deployment({ name: 'second', image: `ghcr.io/acme/shop:1.${n}.0` }),
        deployment({ name: 'third' }).replace('replicas: 2', `replicas: ${1 - n}`),
      ].join('\n---\n');
    const summaries = [...comment(diffOf(side(0), side(1))).matchAll(/<code>(.*?)<\/code>/g)].map(
      ([, name]) => name,
    );
    expect(summaries).toEqual(['Deployment shop/third', 'Deployment shop/second', 'ConfigMap first']);
  });

  it('several parts hold what one can not', () => {
    const head = Array.from({ length: 30 }, (_, n) =>
      configMap(`map-${n}`, `a line ${n}\n`.repeat(400)),
    ).join('\n---\n');
    const one = formatComment(diffOf('', head), ABOUT);
    const four = formatComment(diffOf('', head), { ...ABOUT, maxParts: 4 });
    expect(one).toHaveLength(1);
    expect(one[0]).toContain('left out');
    expect(four.length).toBeGreaterThan(2);
    expect(count(four.join(''), '<details>')).toBe(30);
    expect(four.join('')).not.toContain('left out');
  });

  it('the complete diff has every line of every resource', () => {
    const text = formatDiffFile(diffOf('', configMap('a', 'line of text\n'.repeat(80_000))));
    expect(count(text, '+    line of text\n') + count(text, '+  a')).toBeGreaterThanOrEqual(80_000);
  });

  it('the file is not cut where the comment is', () => {
    expect(formatDiffFile(diffOf('', configMap('a', 'x'.repeat(1_000_000))))).toContain(
      'x'.repeat(1_000_000),
    );
  });
});

const HOSTILE =
  '@someone #1 </details> --> <img src=x> [a](b) ![c](d) **bold** ::error::x | `` ``` ~~~ https://evil.example \u202e';

describe('text from outside', () => {
  /** Puts a text wherever one can stand. */
  function everywhere(text: string): RenderedDiff {
    const quoted = JSON.stringify(text);
    const head = [
      deployment({ name: quoted, image: quoted, pod: `volumes:\n- name: x\n  hostPath: {path: ${quoted}}` }),
      configMap(text, `${text}\n${text}`),
      ...[1, 2, 3].map(
        (n) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: s${n}\n  labels:\n    ${quoted}: ${quoted}`,
      ),
      `apiVersion: v1\nkind: ${quoted}\nmetadata: {name: x}`,
    ].join('\n---\n');
    const base = [1, 2, 3]
      .map((n) => `apiVersion: v1\nkind: Service\nmetadata: {name: s${n}, labels: {}}`)
      .join('\n---\n');
    const said = { kind: 'failed', message: `${text}\n${text}` } as const;
    return diffTargets(
      [
        target(base, head, { name: text, environment: text }),
        target('', deployment(), { name: 'b', base: said }),
        target('', '', { name: `c ${text}`, head: said }),
      ],
      OPTIONS,
    );
  }

  it('mentions nobody, links nothing, and stays inside its section', () => {
    const page = withoutCode(comment(everywhere(HOSTILE)));
    expect(page).not.toMatch(/@someone|#1\b|<img|<a |evil|<strong>bold|::error/);
    expectWhole(comment(everywhere(HOSTILE)));
  });

  it('neither reorders nor hides letters, and a summary mentions nobody even as text', () => {
    const text = comment(everywhere(HOSTILE));
    expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e]/);
    const summaries = text.split('\n').filter((line) => line.startsWith('<details>'));
    expect(summaries.length).toBeGreaterThan(2);
    expect(summaries.join('\n')).not.toMatch(/@someone|#1\b/);
  });

  it('makes no structure, whatever it is', () => {
    const pieces = [
      '`',
      '```',
      '~~~',
      '|',
      '\n',
      '\r',
      '</summary>',
      '</details>',
      '-->',
      '<!--',
      '<b>',
      '@me',
      '#2',
      '\\',
      '&lt;',
      '\u202e',
      '> ',
      '# ',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 8,
    });
    const tags = (markdown: string): readonly string[] =>
      [
        ...new Set([...withoutCode(markdown).matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name ?? '')),
      ].sort();
    fc.assert(
      fc.property(text, (parts) => {
        const markdown = comment(everywhere(`x${parts.join('')}`));
        const known = [
          'blockquote',
          'details',
          'h3',
          'li',
          'p',
          'strong',
          'sub',
          'summary',
          'table',
          'tbody',
          'td',
          'th',
          'thead',
          'tr',
          'ul',
        ];
        expect(tags(markdown).filter((name) => !known.includes(name))).toEqual([]);
        expect(withoutCode(markdown)).not.toMatch(/@[a-z]|#\d/i);
        expectWhole(markdown);
      }),
      { numRuns: 150 },
    );
  });

  it('begins no line, so it can be no command to the runner', () => {
    const diff = everywhere('::error::x\n::set-output name=a::b');
    expect([comment(diff), formatDiffFile(diff)].join('\n')).not.toMatch(/^\s*::/m);
  });
});

describe('what it says', () => {
  it('without a change, one line and no section', () => {
    const text = comment(diffOf(deployment(), deployment()));
    expect(text).toContain('No rendered change: the target is identical at base and head.');
    expect(text).not.toMatch(/details|mermaid|\|/);
  });

  it('a target that does not render stands at the top, with what the renderer said', () => {
    const text = comment(
      diffTargets([target('', '', { head: { kind: 'failed', message: 'no matches for Id' } })], OPTIONS),
    );
    expect(text).toMatch(/\[!CAUTION\]\n> `shop` does not render at head/);
    expect(text).toContain('head: no matches for Id');
  });

  it('the same change in several targets is shown once, with all of their names', () => {
    const sides = {
      base: rendered(deployment()),
      head: rendered(deployment({ image: 'ghcr.io/acme/shop:1.8.0' })),
    };
    const targets = ['dev', 'staging', 'production'].map((environment) => ({
      name: 'shop',
      environment,
      path: environment,
      ...sides,
    }));
    const text = comment(diffTargets(targets, OPTIONS));
    expect(count(text, '<details>')).toBe(1);
    expect(text).toContain(
      'in <code>dev/shop</code>, <code>staging/shop</code> and <code>production/shop</code>',
    );
    expect(text).toContain('```mermaid\nflowchart LR\n');
    expect(text).toContain('e2 --> t2["shop: 1 changed"]');
  });

  it('the picture stays small and its labels hold no letter of its language', () => {
    const targets = Array.from({ length: 60 }, (_, n) =>
      target('', deployment(), { name: `1. "]; click t0 ${n}`, environment: `<e>"${n}` }),
    );
    const picture = /```mermaid\n([\s\S]*?)```/.exec(comment(diffTargets(targets, OPTIONS)))?.[1] ?? '';
    expect(picture.split('\n').length).toBeLessThan(60);
    for (const line of picture.trim().split('\n').slice(1)) {
      expect(line).toMatch(
        /^ {2}(?:(?:e\d+ --> )?[a-z0-9]+\(?\[?"[\p{L}\p{N} ./:,_-]*"\]?\)?|e\d+\(\["[^"]*"\]\)|more\["[^"]*"\]|style t\d+ .*)$/u,
      );
    }
  });

  it('an earlier comment is dated once, keeps its marker, and can be dated again', () => {
    const [made = ''] = formatComment(diffOf('', deployment()), ABOUT);
    const old = formatOutdated(made, '3'.repeat(40));
    expect(old).toContain(
      '**Outdated.** This is the diff of `22222222`; the pull request is at `33333333` now.',
    );
    expect(parseDiffMarker(old)).toEqual(parseDiffMarker(made));
    const again = formatOutdated(old.replaceAll('\n', '\r\n'), '4'.repeat(40));
    expect(count(again, 'Outdated')).toBe(1);
    expect(parseDiffMarker(again)).toEqual(parseDiffMarker(made));
  });

  it('a marker holds any id and is closed by it nowhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('-->', 'a b', '--', 'x-')), (id) => {
        const text = comment(diffOf('', ''), { id });
        expect(parseDiffMarker(text)?.id).toBe(id);
        expect(text.split('\n')[0]).toMatch(/^<!-- (?:(?!--|>).)* -->$/);
      }),
    );
  });
});
