/** A run that is cancelled leaves neither programs nor files behind. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const RENDERER = pathToFileURL(join(import.meta.dirname, '../../../src/adapters/render/renderer.ts')).href;

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the programs and then the run', async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'signals-'));
    try {
      const tool = join(folder, 'tool');
      writeFileSync(
        tool,
        `#!/bin/sh\n/bin/sleep 300 &\necho $! > ${folder}/pid.part\n/bin/mv ${folder}/pid.part ${folder}/pid\n/bin/sleep 300\n`,
      );
      chmodSync(tool, 0o700);
      writeFileSync(
        join(folder, 'run.ts'),
        `import { createRenderer } from ${JSON.stringify(RENDERER)};
const step = { kind: 'kustomize', folder: '', helm: false, anywhere: false };
await createRenderer({ tools: { kustomize: ${JSON.stringify(tool)} } }).render({ absent: false, problems: [], files: new Map(), steps: [step] });`,
      );
      const child = spawn(process.execPath, [join(folder, 'run.ts')], {
        env: { TMPDIR: folder },
        stdio: 'inherit',
      });
      const ended = new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)));
      await expect.poll(() => existsSync(join(folder, 'pid')), { timeout: 10_000 }).toBe(true);
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      child.kill(signal);
      expect(await ended).toBe(signal);
      await expect.poll(() => isRunning(pid)).toBe(false);
      expect(readdirSync(folder).filter((name) => name.startsWith('gitops-release-render-'))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
