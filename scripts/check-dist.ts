/** Fails when `dist/` is not what `src/` builds. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rebuilt = join('build', 'dist-check');

function digests(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(root, folder, name)).isFile());
  return new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(root, folder, name)))
        .digest('hex'),
    ]),
  );
}

execFileSync(process.execPath, [join(root, 'scripts', 'build.ts'), rebuilt], { cwd: root, stdio: 'inherit' });
const committed = digests('dist');
const fresh = digests(rebuilt);
const names = [...new Set([...committed.keys(), ...fresh.keys()])];
const different = names.filter((name) => committed.get(name) !== fresh.get(name));
for (const name of different) console.error(`dist/${name} is not what src/ builds`);
if (different.length > 0) {
  console.error('Run `npm run build` and commit dist/.');
  process.exit(1);
}
console.log(`dist/ is what src/ builds (${names.length} files)`);
