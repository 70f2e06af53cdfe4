/**
 * kubectl for tests that render the same files hundreds of times and look at something else: the real one runs once
 * for each set of files and arguments, and what it printed is given again.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolPath } from '../../scripts/kubectl.ts';

const script = (tool: string, memory: string): string => `#!/bin/sh
digest=$( (PATH=/usr/bin:/bin; echo "$@"; find . -type f -exec sha256sum {} + | sort) | /usr/bin/sha256sum)
place="${memory}/\${digest%% *}"
if [ ! -f "$place" ]; then
  "${tool}" "$@" > "$place.$$" || exit
  /bin/mv "$place.$$" "$place"
fi
exec /bin/cat "$place"
`;

/** @returns a folder for PATH, and how to remove it */
export function rememberKubectl(): { readonly folder: string; forget(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'remembered-'));
  writeFileSync(join(folder, 'kubectl'), script(toolPath('kubectl'), folder), { mode: 0o755 });
  return { folder, forget: () => rmSync(folder, { recursive: true, force: true }) };
}
