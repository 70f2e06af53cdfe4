/** What no workflow that users copy may do, whatever it is for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readWorkflow } from '../sandbox/runner/workflow-file.ts';
import { fields } from '../sandbox/runner/yaml-values.ts';

const root = join(import.meta.dirname, '..');
const REUSABLE = ['.github/workflows/rendered-diff.yml', '.github/workflows/update.yml'];
const shown = readdirSync(join(root, 'docs', 'workflows')).map((name) => `docs/workflows/${name}`);
const files = [...shown, ...REUSABLE];
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const triggers = (file: string) => fields(fields(parse(textOf(file)))['on']);

describe.each(files)('%s', (file) => {
  it("never runs a stranger's change with rights of the repository", async () => {
    const { events, jobs } = await readWorkflow(join(root, file));
    expect(events).not.toContain('pull_request_target');
    const uses = jobs.flatMap(({ steps }) => steps.map((step) => step.uses ?? ''));
    if (events.includes('workflow_run'))
      expect(uses.filter((name) => name.startsWith('actions/checkout'))).toEqual([]);
  });

  it('puts no expression into a script', async () => {
    const { jobs } = await readWorkflow(join(root, file));
    const scripts = jobs.flatMap(({ steps }) => steps.map(({ run }) => run ?? ''));
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('names the permissions of every job, and leaves no token behind', async () => {
    const { jobs } = await readWorkflow(join(root, file));
    const silent = jobs.filter(({ permissions }) => permissions === undefined).map(({ id }) => id);
    expect(silent).toEqual(file === REUSABLE[0] ? ['join'] : []);
    const history = jobs.flatMap(({ steps }) => steps).filter((step) => step.with['fetch-depth'] === '0');
    expect(history.map((step) => step.with['persist-credentials'])).toEqual(history.map(() => 'false'));
  });
});

describe('the rendered diff', () => {
  const RENDERING = ['diff-on-pull-request.yml', 'diff-render.yml', 'diff-fleet.yml'];

  it('has the name for which diff-comment.yml waits', () => {
    const [names] = [fields(triggers('docs/workflows/diff-comment.yml')['workflow_run'])['workflows']];
    const given = RENDERING.map((name) => fields(parse(textOf(`docs/workflows/${name}`)))['name']);
    expect(given).toEqual(RENDERING.map(() => (names as readonly string[])[0]));
  });

  it.each(RENDERING)(
    'of %s is a check that can be required: it runs on everything, also in a queue',
    (name) => {
      expect(triggers(`docs/workflows/${name}`)).toEqual({ pull_request: null, merge_group: null });
    },
  );

  it('of strangers is rendered where nothing can be written', async () => {
    const { jobs } = await readWorkflow(join(root, 'docs/workflows/diff-render.yml'));
    expect(jobs.map(({ permissions }) => permissions)).toEqual([{ contents: 'read' }]);
    expect(textOf('docs/workflows/diff-render.yml')).not.toContain('secrets.');
  });
});
