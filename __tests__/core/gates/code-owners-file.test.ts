import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownersOf, parseCodeOwners } from '../../../src/core/gates/code-owners-file.ts';

const owners = (text: string, path: string) => ownersOf(parseCodeOwners(text), path);

/** The example of GitHub's documentation, "About code owners". */
const EXAMPLE = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

describe('GitHub’s own example of owners', () => {
  it.each([
    ['main.c', ['@global-owner1', '@global-owner2']],
    ['src/deep/main.js', ['@js-owner']],
    ['cmd/main.go', ['docs@example.com']],
    ['notes/a.txt', ['@octo-org/octocats']],
    ['build/logs/today', ['@octocat']],
    ['deeply/nested/logs/today', ['@octocat']],
    ['x/apps/shop.yaml', ['@octocat']],
    // A slash inside ties `docs/*` to the root.
    ['x/docs/getting-started.md', ['@global-owner1', '@global-owner2']],
    ['docs/build-app/troubleshooting.md', ['@doctocat']],
    ['scripts/run.sh', ['@doctocat', '@octocat']],
    ['apps/shop/app.yaml', ['@octocat']],
    ['apps/github', []],
    ['apps/github/app.yaml', []],
  ])('gives %s to %j', (path, expected) => {
    expect(owners(EXAMPLE, path)).toEqual(expected);
  });
});

describe('a line of owners', () => {
  it.each([
    ['* @a', 'x/y/z.yaml', true],
    ['/* @a', 'x.yaml', true],
    ['/* @a', 'x/y.yaml', false],
    ['/apps/* @a', 'apps/x.yaml', true],
    ['/apps/* @a', 'apps/x/y.yaml', false],
    ['/apps/** @a', 'apps/x/y.yaml', true],
    ['/apps/**/prod @a', 'apps/prod/x.yaml', true],
    ['/apps/**/prod @a', 'apps/x/y/prod/z.yaml', true],
    ['prod @a', 'apps/prod/x.yaml', true],
    ['prod/ @a', 'apps/prod/x.yaml', true],
    ['prod/ @a', 'apps/prod', false],
    ['/prod @a', 'apps/prod/x.yaml', false],
    ['*.y?ml @a', 'apps/x.yaml', true],
    ['*.y?ml @a', 'apps/x.yml', false],
    ['a.yaml @a', 'aXyaml', false],
    ['/a+b(c)/ @a', 'a+b(c)/x', true],
    ['/my\\ app/ @a', 'my app/x', true],
  ])('`%s` owns %s: %s', (line, path, owns) => {
    expect(owners(line, path)).toEqual(owns ? ['@a'] : []);
  });

  it.each([
    ['is a comment', '# * @b'],
    ['negates', '!/apps/ @b'],
    ['has a range', '/app[st]/ @b'],
    ['names something that is no owner', '/apps/ b'],
    ['is blank', '   '],
  ])('that %s leaves the one before it in force', (_, line) => {
    expect(owners(`* @a\n${line}\n`, 'apps/x')).toEqual(['@a']);
  });

  it('without owners takes those of earlier lines away', () => {
    expect(owners('* @a\n/apps/generated/\n', 'apps/generated/x')).toEqual([]);
  });

  it('may end as on Windows', () => {
    expect(owners('* @a\r\n*.md docs@acme.example\r\n', 'README.md')).toEqual(['docs@acme.example']);
  });
});

const segment = fc.stringMatching(/^[a-z.*?[\]!#\\ ()+-]{1,6}$/);
const path = fc.array(fc.stringMatching(/^[a-z][a-z.]{0,5}$/), { minLength: 1, maxLength: 4 });

describe('any file of owners', () => {
  it('is read, whatever it holds', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(segment).map((parts) => `${parts.join('/')} @a`),
    );
    fc.assert(
      fc.property(texts, path, (text, parts) => {
        expect(Array.isArray(owners(text, parts.join('/')))).toBe(true);
      }),
    );
  });

  it('gives everything to the owners of `*`', () => {
    fc.assert(
      fc.property(path, (parts) => {
        expect(owners('* @a', parts.join('/'))).toEqual(['@a']);
      }),
    );
  });

  it('gives a file to the owner of its full path and of each folder above', () => {
    fc.assert(
      fc.property(path, (parts) => {
        const file = parts.join('/');
        expect(owners(`/${file} @a`, file)).toEqual(['@a']);
        for (let depth = 1; depth < parts.length; depth += 1)
          expect(owners(`/${parts.slice(0, depth).join('/')}/ @a`, file)).toEqual(['@a']);
      }),
    );
  });

  it('goes by its last line that fits', () => {
    fc.assert(
      fc.property(path, (parts) => {
        const file = parts.join('/');
        expect(owners(`/${file} @a\n* @b`, file)).toEqual(['@b']);
        expect(owners(`* @b\n/${file} @a`, file)).toEqual(['@a']);
      }),
    );
  });
});
