/** Builds `dist/`: TypeScript to ES modules, then one bundle for each entry, with the licences of what is in it. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? 'dist';

/** Entry in `src/`, and its folder in `dist/`. */
const ENTRIES = [
  { entry: 'index', folder: '.' },
  { entry: 'cli', folder: 'cli' },
];

function run(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

rmSync(join(root, 'build'), { recursive: true, force: true });
rmSync(join(root, out), { recursive: true, force: true });
run('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
for (const { entry, folder } of ENTRIES) {
  if (!existsSync(join(root, 'build', `${entry}.js`)))
    throw new Error(`src/${entry}.ts built no build/${entry}.js`);
  const target = join('build', 'bundle', entry);
  run('@vercel/ncc/dist/ncc/cli.js', [
    'build',
    `build/${entry}.js`,
    '-o',
    target,
    '--target',
    'es2022',
    '--no-cache',
  ]);
  cpSync(join(root, target), join(root, out, folder), { recursive: true });
}
writeFileSync(join(root, out, 'package.json'), '{ "type": "module" }\n');
writeFileSync(join(root, out, 'licenses.txt'), licences());

/** Names of all packages that are not for development alone, with their licence texts: a bundle holds no others. */
function licences(): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly license?: string }>
    >;
  };
  return Object.entries(lock.packages)
    .filter(([path, info]) => path !== '' && info.dev !== true && info.optional !== true)
    .map(([path, info]) => {
      const files = readdirSync(join(root, path)).filter((name) => /^licen[cs]e/i.test(name));
      const texts = files.map((name) => readFileSync(join(root, path, name), 'utf8').trim());
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [`${name} (${info.license ?? 'see below'})`, ...texts].join('\n\n');
    })
    .sort()
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}
