/** Files that a step leaves for the steps and jobs after it, and takes from those before it. */
import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ReleaseError } from '../../core/errors.ts';
import type { Environment } from '../../core/request/provenance.ts';

/** Larger reports were not written by this action. */
const MAX_REPORT_BYTES = 100 * 1024 * 1024;

export interface DiffFiles {
  /** Paths of what was written. */
  readonly text: string;
  readonly report: string;
}

/** Writes the rendered diff below the runner's folder for temporary files, which outlives the step. */
export async function writeDiffFiles(
  environment: Environment,
  content: { readonly text: string; readonly report: string },
): Promise<DiffFiles> {
  const home = environment['RUNNER_TEMP'] ?? tmpdir();
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, 'gitops-release-diff-'));
  const paths = { text: join(folder, 'rendered.diff'), report: join(folder, 'rendered.json') };
  await writeFile(paths.text, content.text, 'utf8');
  await writeFile(paths.report, content.report, 'utf8');
  return paths;
}

export interface ReportText {
  readonly file: string;
  readonly text: string;
}

/**
 * Every JSON file at or below the paths, in the order of their names.
 * @param paths in the workspace, or anywhere if absolute
 * @throws ReleaseError path-missing, file-oversize
 */
export async function readReportFiles(
  environment: Environment,
  paths: readonly string[],
): Promise<readonly ReportText[]> {
  const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
  const files = await Promise.all(paths.map((path) => jsonFilesAt(resolve(workspace, path), path)));
  return Promise.all(
    files.flat().map(async (file) => {
      const { size } = await stat(file);
      if (size > MAX_REPORT_BYTES) throw tooLarge(relative(workspace, file), size);
      return { file: relative(workspace, file), text: await readFile(file, 'utf8') };
    }),
  );
}

async function jsonFilesAt(place: string, given: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => undefined);
  if (found?.isFile()) return [place];
  if (!found?.isDirectory()) {
    throw new ReleaseError({
      code: 'path-missing',
      what: `there is no file or folder "${given}" in the workspace`,
      where: 'input "report-path"',
      next: 'Download the artifact first, and give the path that it was unpacked to.',
    });
  }
  const names = await readdir(place, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function tooLarge(file: string, bytes: number): ReleaseError {
  return new ReleaseError({
    code: 'file-oversize',
    what: `the report has ${bytes} bytes, more than the ${MAX_REPORT_BYTES} that are read`,
    where: { file },
    next: 'Give files that the command `diff` has written.',
  });
}
