/**
 * Ranges of versions as both operators read them, by their own library: Flux and Argo CD use Masterminds/semver, and so
 * does the template function `semverCompare` of helm.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toolPath } from '../../scripts/kubectl.ts';

const run = promisify(execFile);

const CHART = 'apiVersion: v2\nname: highest\nversion: 1.0.0\n';
const TEMPLATE = `{{- $highest := "" }}
{{- range .Values.tags }}
{{- if semverCompare $.Values.range . }}
{{- if or (eq $highest "") (gt ((semver .).Compare (semver $highest)) 0) }}{{- $highest = . }}{{- end }}
{{- end }}
{{- end }}
highest: {{ $highest | quote }}
`;

/**
 * @param tags versions, all of them
 * @returns the highest tag in the range, if any; `no-range` where the text is none
 */
export async function highestIn(
  range: string,
  tags: readonly string[],
): Promise<{ readonly tag: string | undefined } | 'no-range'> {
  const folder = mkdtempSync(join(tmpdir(), 'highest-'));
  try {
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'Chart.yaml'), CHART);
    writeFileSync(join(folder, 'templates', 'highest.yaml'), TEMPLATE);
    // Without any tag nobody would look at the range.
    const values = { range, tags: tags.length === 0 ? ['0.0.0-0'] : tags };
    writeFileSync(join(folder, 'given.json'), JSON.stringify(values));
    const { stdout } = await run(toolPath('helm'), [
      'template',
      'x',
      folder,
      '-f',
      join(folder, 'given.json'),
    ]);
    const found = /^highest: "(.*)"$/m.exec(stdout)?.[1] ?? '';
    return { tag: tags.includes(found) ? found : undefined };
  } catch (error) {
    if (/improper constraint/.test((error as { stderr?: string }).stderr ?? '')) return 'no-range';
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
