/** Writes the generated parts of the README and docs/, or with `--check` fails where they are not up to date. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { parse } from 'yaml';
import { CONFIG } from '../src/core/config/definition.ts';
import { toJsonSchema } from '../src/core/config/json-schema.ts';

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

/** A fixture as an example: the request, and the file that changes as a diff. */
function example(fixture: string): string {
  const home = join(root, '__tests__', 'fixtures', ...fixture.split('/'));
  const request = JSON.parse(readFileSync(join(home, 'request.json'), 'utf8')) as {
    path: string;
    images: readonly string[];
  };
  const names = readdirSync(join(home, 'before'), { recursive: true, encoding: 'utf8' }).sort();
  const diffs = names
    .filter((name) => statSync(join(home, 'before', name)).isFile())
    .map(
      (name) =>
        [
          name,
          readFileSync(join(home, 'before', name), 'utf8'),
          readFileSync(join(home, 'after', name), 'utf8'),
        ] as const,
    )
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => ({
      name,
      patch: createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 40 }),
    }))
    .map(({ name, patch }, _index, all) => {
      const lines = patch.replaceAll('\r', '').split('\n').slice(4).join('\n');
      const title = all.length > 1 ? `@@ ${name} @@\n` : '';
      return title + lines.replace(/^@@.*\n/, '').trimEnd();
    });
  const asked = request.images.map((image) => `\`${image}\``).join(', ');
  return `\`path: ${request.path}\`, images ${asked}\n\n\`\`\`diff\n${diffs.join('\n')}\n\`\`\``;
}

const GENERATORS: Readonly<Record<string, () => string>> = {
  inputs: inputsTable,
  outputs: outputsTable,
  'update-after-build.yml': () => workflow('update-after-build.yml'),
};

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function regenerate(text: string): string {
  return text.replace(/<!-- begin (\S+) -->[\s\S]*?<!-- end \1 -->/g, (whole, name: string) => {
    const generate = name.includes('/') ? () => example(name) : GENERATORS[name];
    return generate === undefined ? whole : `<!-- begin ${name} -->\n${generate()}\n<!-- end ${name} -->`;
  });
}

/** Documents with generated parts. */
const DOCUMENTS = ['README.md', 'docs/formats.md'];

let stale = 0;
for (const document of DOCUMENTS) {
  const path = join(root, document);
  const before = readFileSync(path, 'utf8');
  const after = regenerate(before);
  if (before === after) continue;
  if (process.argv.includes('--check')) {
    stale += 1;
    console.error(
      `${document} is not what action.yml, docs/workflows and the fixtures say: run \`npm run docs\`.`,
    );
  } else {
    writeFileSync(path, after);
  }
}
/** The JSON Schema of the config file is made of the definition that the code checks files by. */
const SCHEMA = 'schema/gitops-release.schema.json';
const schema = `${JSON.stringify(
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'gitops-release',
    ...toJsonSchema(CONFIG),
  },
  undefined,
  2,
)}\n`;
const shipped = join(root, SCHEMA);
if (!existsSync(shipped) || readFileSync(shipped, 'utf8') !== schema) {
  if (process.argv.includes('--check')) {
    stale += 1;
    console.error(`${SCHEMA} is not what src/core/config/definition.ts says: run \`npm run docs\`.`);
  } else {
    writeFileSync(shipped, schema);
  }
}
console.log(stale === 0 ? `${[...DOCUMENTS, SCHEMA].join(', ')} are up to date` : '');
process.exit(stale === 0 ? 0 : 1);
