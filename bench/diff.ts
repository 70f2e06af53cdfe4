/**
 * The rendered diff of a change that touches every overlay of a fleet, beside the plain way on the same machine in
 * the same run: `node bench/diff.ts [overlays]`. Time is that of the wall; the processors are shared with whatever else runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toolPath } from '../scripts/kubectl.ts';
import { diffOverApi } from './diff-api.ts';
import type { Told } from './diff-once.ts';
import { measure, type Used } from './measure.ts';
import { makeFleet } from './repository.ts';

const ONCE = join(import.meta.dirname, 'diff-once.ts');

interface Row {
  readonly name: string;
  readonly used: Used;
  readonly told?: Told;
  readonly requests: number | undefined;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A clone whose branch `change` sets the image in the base of all overlays, and the same files in two folders. */
function prepare(root: string, overlays: number): void {
  const clone = join(root, 'clone');
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: clone,
    });
  for (const [folder, tag] of [
    ['before', '1.7.3'],
    ['after', '1.8.0'],
    ['clone', '1.7.3'],
  ] as const)
    write(join(root, folder), makeFleet(overlays, tag));
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=before');
  git('checkout', '--quiet', '-b', 'change');
  write(clone, makeFleet(overlays, '1.8.0'));
  git('commit', '--quiet', '--all', '--message=after');
}

async function own(root: string, parallel: number): Promise<Row> {
  const args = [ONCE, join(root, 'clone'), 'main', String(parallel)];
  const used = await measure({ command: process.execPath, args });
  const told = JSON.parse(used.output) as Told;
  return { name: `clone, ${parallel} at once`, used, told, requests: 0 };
}

/** Every overlay at both commits into a file each, and one diff of the two folders. */
async function plain(root: string, parallel: number): Promise<Row> {
  const script = `
    for side in before after; do
      mkdir -p "out-$side"
      ls "$side/overlays" | xargs -P "$1" -I{} sh -c '"$1" kustomize "$2/overlays/$3" > "out-$2/$3.yaml"' sh "$2" "$side" {}
    done
    diff -u out-before out-after > plain.diff
    test $? -eq 1 && wc -c < plain.diff`;
  const args = ['-c', script, 'sh', String(parallel), toolPath('kubectl')];
  const used = await measure({ command: 'sh', args, cwd: root });
  return { name: `kubectl kustomize and diff -u, ${parallel} at once`, used, requests: undefined };
}

function report(overlays: number, rows: readonly Row[]): void {
  const reference = rows.find(({ name }) => name.startsWith('kubectl') && name.includes('1 at once'));
  console.log(`## The rendered diff of a change to ${overlays} overlays\n`);
  console.log(
    '| how | s | to plain | processor s | own MiB | children MiB | shown bytes | parts | requests |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const { name, used, told, requests } of rows) {
    const ratio = used.seconds / (reference?.used.seconds ?? used.seconds);
    const cells = [
      name,
      used.seconds.toFixed(1),
      ratio.toFixed(2),
      used.processor.toFixed(1),
      told === undefined ? '' : (told.peak / 1024).toFixed(0),
      used.childrenPeak?.toFixed(0) ?? '',
      told?.commentBytes ?? used.output.trim(),
      told?.commentParts ?? '',
      requests ?? '',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('');
}

async function main(overlays: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'bench-diff-'));
  try {
    prepare(root, overlays);
    const rows = [await plain(root, 1), await own(root, 1), await plain(root, 2), await own(root, 2)];
    const api = await diffOverApi(overlays);
    report(overlays, [...rows, { name: 'GitHub API, all cores', ...api }]);
    console.log(`requests over the API: ${api.which}\n`);
  } finally {
    rmSync(root, { recursive: true });
  }
}

await main(Number(process.argv[2] ?? 500));
