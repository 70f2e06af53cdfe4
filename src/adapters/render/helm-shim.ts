/** What kustomize runs in place of helm: helm itself, without what would fetch or start other programs. */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/**
 * kustomize asks `helm version -c`, a flag that helm 4 no longer knows, and until 5.8 it refuses every version
 * but 3; what it runs afterwards, `helm template`, is the same in both. So helm 4 is presented as a 3.
 * @returns the path of the program
 */
export async function writeHelmShim(helm: string, workspace: Workspace): Promise<string> {
  const path = join(workspace.root, 'path', 'helm');
  const script = [
    '#!/bin/sh',
    'for each in "$@"; do',
    '  case "$each" in',
    '    --post-renderer*|--enable-dns*|--repo|--repo=*|--kube*config*)',
    '      echo "$each is not used for a rendering" >&2; exit 1;;',
    '  esac',
    'done',
    'case "$1" in',
    `  version) version=$(${quoted(helm)} version --short) && echo "v3${'$'}{version#v[34]}"; exit;;`,
    `  template) exec ${quoted(helm)} "$@";;`,
    'esac',
    'echo "no chart is downloaded for a rendering" >&2',
    'exit 1',
    '',
  ].join('\n');
  await writeFile(path, script);
  await chmod(path, 0o700);
  return path;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
