/**
 * `list` and `update` of the built command line over a repository of 5,000 services (30,000 files), beside what
 * else one would do it with, on the same files in one run: `node bench/list.ts [services]`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeRepository, serviceName } from './repository.ts';

const CLI = join(import.meta.dirname, '..', 'dist', 'cli', 'index.js');
const PARSE_AND_PRINT = join(import.meta.dirname, 'parse-and-print.ts');
const RUNS = 3;

const SERVICE = (service: string): string => `apiVersion: v1
kind: Service
metadata:
  name: ${service}
spec:
  selector: {app: ${service}}
  ports:
    - port: 80
      targetPort: http
`;

const CONFIG = (service: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${service}
data:
${Array.from({ length: 20 }, (_, index) => `  SETTING_${index}: "value ${index} of ${service}"`).join('\n')}
`;

const OVERLAY = (service: string): string => `resources:
  - ../../base
images:
  - name: ghcr.io/acme/${service}
    newTag: 1.8.0-rc.1
  - name: ghcr.io/acme/proxy
    newTag: 1.7.3
`;

/** Six files for each service. */
function writeRepository(root: string, services: number): number {
  const more: readonly (readonly [string, string])[] = Array.from({ length: services }, (_, index) =>
    serviceName(index),
  ).flatMap((service) => [
    [`apps/${service}/base/service.yaml`, SERVICE(service)],
    [`apps/${service}/base/config.yaml`, CONFIG(service)],
    [`apps/${service}/overlays/staging/kustomization.yaml`, OVERLAY(service)],
  ]);
  const files = Object.entries({ ...makeRepository(services), ...Object.fromEntries(more) });
  for (const [path, text] of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.length;
}

interface Measured {
  readonly seconds: number;
  /** Most memory in use at once, in MiB; undefined where the program does not tell. */
  readonly memory: number | undefined;
}

/** Prints the peak of its memory as the last line of standard error. */
const TELL_MEMORY = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

function measure(command: string, args: readonly string[], cwd: string): Measured | undefined {
  const times: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const env = { ...process.env, NODE_OPTIONS: TELL_MEMORY };
    const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (done.status !== 0) return undefined;
    const peak = /peak (\d+)\n$/.exec(done.stderr)?.[1];
    const memory = peak === undefined ? undefined : Number(peak) / 1024;
    times.push({ seconds: (performance.now() - started) / 1000, memory });
  }
  return times.sort((left, right) => left.seconds - right.seconds)[Math.floor(RUNS / 2)];
}

function main(services: number): void {
  const root = mkdtempSync(join(tmpdir(), 'bench-list-'));
  try {
    const files = writeRepository(root, services);
    const node = (script: string, ...args: readonly string[]) =>
      measure(process.execPath, [script, ...args], root);
    const shell = (script: string) => measure('sh', ['-c', script], root);
    const image = 'ghcr.io/acme/proxy:1.8.0';
    const rows: readonly (readonly [string, number, Measured | undefined])[] = [
      ['list, all files', files, node(CLI, 'list', '--output', 'json')],
      [
        'update, one path of them',
        1,
        node(CLI, 'update', '--path', 'apps/service-0001/overlays/staging', '--images', image),
      ],
      [
        'update, a glob over every overlay',
        services,
        node(CLI, 'update', '--path', 'apps/*/overlays/staging', '--images', image, '--output', 'json'),
      ],
      [
        'sed, all files',
        files,
        shell("find apps -type f -print0 | xargs -0 sed -n 's/newTag: 1.7.3/newTag: 1.8.0/p'"),
      ],
      ['yaml, parse and print all files', files, node(PARSE_AND_PRINT, 'apps')],
      [
        'yq, the same for every overlay',
        services,
        shell("command -v yq && find apps -path '*staging/kustomization.yaml' -print0 | xargs -0 yq .images"),
      ],
    ];
    report(files, rows);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function report(files: number, rows: readonly (readonly [string, number, Measured | undefined])[]): void {
  const base = rows[0]?.[2]?.seconds ?? 1;
  console.log(`list and update over ${files} files (median of ${RUNS})`);
  for (const [name, count, measured] of rows) {
    if (measured === undefined) {
      console.log(`${name.padEnd(36)} failed, or not installed`);
      continue;
    }
    const { seconds, memory } = measured;
    const cells = [
      `${seconds.toFixed(2).padStart(7)} s`,
      `${String(Math.round(count / seconds)).padStart(7)} files/s`,
      `${(seconds / base).toFixed(2).padStart(6)} x list`,
      memory === undefined ? '' : `${memory.toFixed(0).padStart(5)} MiB`,
    ];
    console.log(`${name.padEnd(36)}${cells.join('  ')}`);
  }
}

main(Number(process.argv[2] ?? 5000));
