/** A report file comes from a stranger's run: no text of it becomes more than text, wherever in the report it stands. */
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { RenderedDiff, ResourceDiff, TargetDiff } from '../../../src/core/diff/rendered-diff.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import { formatComment } from '../../../src/core/report/comment.ts';
import { formatDiffFile } from '../../../src/core/report/diff-file.ts';
import { checkRendered, formatSummaryDiff, renderedLines } from '../../../src/core/report/rendered.ts';
import { formatReportFile, parseReportFile } from '../../../src/core/report/report-file.ts';
import { formatFailureSummary } from '../../../src/core/report/summary.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  fences: '\n```\n\n# planted\n\n~~~~\n\n<b>planted</b>\n',
  backticks: '`` ` ``` ```` <b>planted</b>',
  'the end of a comment': 'x --> <b>planted</b> <!-- y',
  'the end of a section': '</summary></details></code>\n\n</details>planted<details>',
  'a mention': '@planted and _@planted_ and (@acme/planted)',
  'an issue': '#1 and acme/planted#12 and GH-1 and _GH-1',
  addresses: 'www.planted.example _www.planted.example https://planted.example ftp://planted.example',
  'an address in angle brackets':
    '<https://planted.example> <planted@planted.example> planted@planted.example',
  'links and images':
    '[planted](https://planted.example) ![planted](/planted "x") [a]: https://planted.example',
  html: '<img src=x onerror=planted> <script>planted</script> &lt;img&gt; <sub>',
  'commands of a workflow': '\n::error::planted\n##[error]planted\n::add-mask::a\r::warning::planted',
  Mermaid: '"]; click t0 "https://planted.example" %%{init: {}}%% subgraph planted\nend --> t1["planted',
  tables: 'a | b \\| c |\n| --- |\n| planted | \\',
  structure: '> [!CAUTION]\n- planted\n1. planted\n***planted***\n$planted$\n---\n:tada:',
  'control letters': 'a\u001b[31mplanted\u0007\u0000\u009b2J\r\u0085\u2028',
  'bidirectional letters': 'a\u202eplanted\u2066\u200f\u061c\u200b\u00ad\u{e0041}\u3164b',
};

const ID = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' } as const;

const resource = (status: ResourceDiff['status'], more: Partial<ResourceDiff> = {}): ResourceDiff => ({
  id: { ...ID, name: `web-${status}` },
  status,
  folded: [],
  patch: '@@ -1 +1 @@\n-a: 1\n+a: 2\n',
  added: 1,
  removed: 1,
  image: true,
  ...more,
});

const target = (name: string, more: Partial<TargetDiff> = {}): TargetDiff => ({
  label: `production/${name}`,
  name,
  environment: 'production',
  path: `apps/${name}`,
  state: 'changed',
  problems: [],
  remarks: [],
  resources: [],
  same: 1,
  ...more,
});

/** One of everything. */
const DIFF: RenderedDiff = {
  changed: true,
  failed: true,
  counts: { targets: 4, identical: 1, failed: 1, added: 1, removed: 1, changed: 1, folded: 1 },
  images: [{ image: 'ghcr.io/acme/web', from: '1.7.0', to: '1.8.0', targets: ['production/shop'] }],
  risks: [
    {
      rule: 'deletion',
      level: 'high',
      what: 'is deleted',
      names: ['db', 'x'],
      resource: ID,
      target: 'production/shop',
    },
    { rule: 'deletion', level: 'medium', what: 'is deleted, too', resource: ID, target: 'production/cart' },
  ],
  folds: [
    { fold: 'name', key: 'ConfigMap', from: 'a-1', to: 'a-2', resources: 1, targets: ['production/shop'] },
    { fold: 'label', key: 'version', from: '1', to: '2', resources: 3, targets: ['production/shop'] },
    {
      fold: 'annotation',
      key: 'note',
      from: { a: ['b'] },
      to: '2',
      resources: 3,
      targets: ['production/shop'],
    },
  ] as unknown as RenderedDiff['folds'],
  targets: [
    target('shop', {
      remarks: ['a remark'],
      resources: [
        resource('changed', { risk: 'high', renamedFrom: 'old' }),
        resource('added'),
        resource('removed'),
        resource('folded', {
          folded: [{ path: ['metadata', 'labels'], from: 'a', to: { b: 'c' } }],
          patch: '',
        }),
      ],
    }),
    target('cart', { state: 'unknown', problems: [{ side: 'base', message: 'no base' }] }),
    target('bank', { state: 'failed', problems: [{ side: 'head', message: 'no head' }] }),
    target('mail', { state: 'identical' }),
  ],
};

type Path = readonly (string | number)[];

function textsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === String(key) ? replaced(item, rest, text) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [
      name,
      name === key ? replaced(item, rest, text) : item,
    ]),
  );
}

/** What a report with the diff in it is read as; undefined where it is refused. */
function received(diff: unknown): RenderedDiff | undefined {
  const report = { version: 1, base: 'a'.repeat(40), head: 'b'.repeat(40), branch: 'main', diff };
  try {
    return parseReportFile(
      'rendered.json',
      formatReportFile(report as Parameters<typeof formatReportFile>[0]),
    ).diff;
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

/** Places that take any text: the others hold one of a few words. */
const PLACES = textsIn(DIFF).filter((path) => received(replaced(DIFF, path, 'anything')) !== undefined);

const markdown = new MarkdownIt({ html: true, linkify: false });
const about = { id: 'diff', base: 'a'.repeat(40), head: 'b'.repeat(40), branch: 'main' };

/** Comment, summary, and the summary of the failures. */
function pages(diff: RenderedDiff): readonly string[] {
  const failed = (() => {
    try {
      return checkRendered(diff) ?? '';
    } catch (error) {
      return error instanceof ReleaseError ? formatFailureSummary(error.failures) : String(error);
    }
  })();
  return [...formatComment(diff, { ...about, maxParts: 3 }), formatSummaryDiff({ diff, about }), failed];
}

/** What a page is made of, without what stands in it: block and inline elements, HTML without its text. */
function skeleton(page: string): readonly string[] {
  return markdown.parse(page, {}).flatMap((token) => {
    if (token.type === 'html_block') return [tagsOf(token.content)];
    if (token.type !== 'inline')
      return [`${token.type} ${token.tag} ${token.info} ${token.markup.slice(0, 3)}`];
    return (token.children ?? [])
      .filter(({ type }) => type !== 'text')
      .map((child) => (child.type === 'html_inline' ? child.content : child.type));
  });
}

const tagsOf = (html: string): string => (html.match(/<[^>]*>?/g) ?? []).join('');

/** All that GitHub reads as Markdown or HTML, i.e. neither code nor fences. */
function read(page: string): string {
  return markdown
    .parse(page, {})
    .flatMap((token) => {
      if (token.type === 'html_block') return [token.content.replace(/<code>[^<]*<\/code>/g, '')];
      return (token.children ?? [])
        .filter(({ type }) => !type.startsWith('code'))
        .map(({ content }) => content);
    })
    .join('\n');
}

/** GitHub's own: mentions, references, bare addresses, and what hides or reorders text. */
const LIVE = /(?<!&)@[a-z]|(?<!&)#\d|GH-\d|www\.|[a-z]:\/\/|::error::/i;
const HIDDEN = /[\p{Cf}\p{Zl}\p{Zp}\u3164]|[^\P{Cc}\n\t]/u;

function expectHarmless(diff: RenderedDiff, like: readonly string[]): void {
  const made = pages(diff);
  for (const [index, page] of made.entries()) {
    expect(skeleton(page)).toEqual(skeleton(like[index] ?? ''));
    expect(read(page)).not.toMatch(LIVE);
    expect(page.replaceAll('&#8203;', '')).not.toMatch(HIDDEN);
  }
}

describe('a text in a report', () => {
  it('can be hostile in many places', () => {
    expect(PLACES.length).toBeGreaterThan(70);
  });

  it.each(Object.keys(HOSTILE))('%s: is nothing but text in the comment and the summary', (kind) => {
    for (const path of PLACES) {
      const like = received(replaced(DIFF, path, 'text')) ?? DIFF;
      for (const text of [HOSTILE[kind] ?? '', `text ${HOSTILE[kind]} text`, `_${HOSTILE[kind]}`]) {
        const diff = received(replaced(DIFF, path, text)) ?? DIFF;
        expectHarmless(diff, pages(like));
      }
    }
  });

  it('is nothing but text where all of them are hostile', () => {
    const everywhere = (textOf: (index: number) => string) =>
      PLACES.reduce((diff: unknown, path, index) => replaced(diff, path, textOf(index)), DIFF);
    for (const text of Object.values(HOSTILE)) {
      const like = received(everywhere((index) => `text ${index}`)) ?? DIFF;
      expectHarmless(received(everywhere((index) => `${text} ${index}`)) ?? DIFF, pages(like));
    }
  });

  it.each(Object.keys(HOSTILE))('%s: is nothing but text in the picture', (kind) => {
    for (const path of PLACES) {
      const [page = ''] = pages(received(replaced(DIFF, path, HOSTILE[kind] ?? '')) ?? DIFF);
      const picture = /^```mermaid\n([\s\S]*?)\n```$/m.exec(page)?.[1] ?? '';
      for (const line of picture.split('\n').slice(1))
        expect(line).toMatch(
          /^ {2}(?:e\d\(\["[\p{L}\p{N} ./:,_-]*"\]\)|e\d --> t\d\["[\p{L}\p{N} ./:,_-]*"\]|style t\d stroke:#d1242f,stroke-width:2px)$/u,
        );
      expect(picture).toMatch(/^flowchart LR\n/);
    }
  });

  it.each(Object.keys(HOSTILE))('%s: begins no line and hides none in the log and the file', (kind) => {
    for (const path of PLACES) {
      const diff = received(replaced(DIFF, path, HOSTILE[kind] ?? '')) ?? DIFF;
      const lines = renderedLines(diff);
      expect(lines.filter((line) => !/^(?:\d+ targets?, |image |warning: |look twice: )/.test(line))).toEqual(
        [],
      );
      expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      const file = formatDiffFile(diff);
      expect(file).not.toMatch(HIDDEN);
      if (path.at(-1) !== 'patch')
        expect(
          file.split('\n').filter((line) => !/^(?:# |diff |--- |\+\+\+ |@@ |[-+ ]a: |$)/.test(line)),
        ).toEqual([]);
    }
  });
});

describe('the lines of a diff', () => {
  it('name what a risk is about', () => {
    expect(renderedLines(DIFF)).toContain('warning: production/shop: Deployment web is deleted: db and x');
  });

  it('count one target as one', () => {
    const one = { ...DIFF, counts: { ...DIFF.counts, targets: 1 } };
    expect(renderedLines(one)[0]).toMatch(/^1 target, /);
    expect(renderedLines(DIFF)[0]).toMatch(/^4 targets, /);
  });
});
