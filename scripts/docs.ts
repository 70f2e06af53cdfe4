/** Writes the generated parts of the README, or with `--check` fails where they are not up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Manifest;

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function inputsTable(): string {
  const rows = Object.entries(manifest.inputs).map(
    ([name, input]) =>
      `| \`${name}\` | ${cell(input.description)} | ${input.default === undefined ? '' : `\`${cell(input.default)}\``} |`,
  );
  return ['| input | meaning | default |', '| --- | --- | --- |', ...rows].join('\n');
}

function outputsTable(): string {
  const rows = Object.entries(manifest.outputs).map(
    ([name, output]) => `| \`${name}\` | ${cell(output.description)} |`,
  );
  return ['| output | meaning |', '| --- | --- |', ...rows].join('\n');
}

/** A workflow as a reader copies it: the file itself. */
function workflow(name: string): string {
  const text = readFileSync(join(root, 'docs', 'workflows', name), 'utf8');
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

const GENERATORS: Readonly<Record<string, () => string>> = {
  inputs: inputsTable,
  outputs: outputsTable,
  'update-after-build.yml': () => workflow('update-after-build.yml'),
};

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function regenerate(text: string): string {
  return text.replace(/<!-- begin (\S+) -->[\s\S]*?<!-- end \1 -->/g, (whole, name: string) => {
    const generate = GENERATORS[name];
    return generate === undefined ? whole : `<!-- begin ${name} -->\n${generate()}\n<!-- end ${name} -->`;
  });
}

const path = join(root, 'README.md');
const before = readFileSync(path, 'utf8');
const after = regenerate(before);
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error(
      'README.md is not what action.yml and docs/workflows say: run `npm run docs` and commit it.',
    );
    process.exit(1);
  }
  console.log('README.md is up to date');
} else {
  writeFileSync(path, after);
}
