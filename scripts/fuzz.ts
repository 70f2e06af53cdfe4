/**
 * Damaged files through `list` and `update`: `npm run fuzz -- [count] [seed]`. Whatever the file, nothing may
 * crash or hang, only values of a line that is told may change, and a second run changes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { applyEdits } from '../src/core/edit/apply.ts';
import type { TargetEdit } from '../src/core/edit/edit.ts';
import { editTarget } from '../src/core/edit/target.ts';
import { type ErrorCode, ReleaseError } from '../src/core/errors.ts';
import { parseImageArgument } from '../src/core/images/argument.ts';
import { repositoryProblem } from '../src/core/images/reference.ts';
import { listFile } from '../src/core/list/list-file.ts';
import type { ListedReference } from '../src/core/list/listed.ts';
import type { Entry, Files } from '../src/core/snapshot.ts';
import { mutate, randomFrom } from './mutate.ts';

export interface FuzzResult {
  readonly files: number;
  readonly references: number;
  readonly edited: number;
  readonly refused: number;
  /** Longest time for one file, in milliseconds, and its size. */
  readonly slowest: { readonly milliseconds: number; readonly bytes: number };
  readonly faults: readonly string[];
}

const FIXTURES = join(import.meta.dirname, '..', '__tests__', 'fixtures');
/** Milliseconds that one file may take, plus those for each of its kilobytes: far above what any takes. */
const MAX_TIME = { base: 2000, perKilobyte: 20 };
/** A new tag and the old digest, or the other way round. */
const TAGGED = '99.9.9-fuzz@*';
const PINNED = `*@sha256:${'f022'.repeat(16)}`;

const SAMPLES: Readonly<Record<string, string>> = {
  'a.tfvars':
    'image = "ghcr.io/acme/shop:1.7.3" # gitops-release: shop\ntag = "1.7.3" # gitops-release: shop:tag\n',
  Dockerfile:
    'FROM --platform=linux/amd64 ghcr.io/acme/shop:1.7.3 AS app # gitops-release: shop\nARG TAG=1 # gitops-release: shop:tag\n',
  'a.json5': "{image: 'ghcr.io/acme/shop:1.7.3', // gitops-release: shop\n}\n",
  'a.toml': '[web]\nimage = "ghcr.io/acme/shop:1.7.3"\n[[app]]\nname = "b"\ntag = \'1.7.3\'\n',
  'values.json': '{"web": {"image": {"repository": "ghcr.io/acme/shop", "tag": "1.7.3"}}}\n',
};

interface Sample {
  readonly name: string;
  readonly text: string;
}

function samples(): readonly Sample[] {
  const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json|toml|tfvars)$|ustomization/.test(entry.name))
    .filter((entry) => entry.name !== 'request.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const read = files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  const own = Object.entries(SAMPLES).map(([name, text]) => ({ name, text }));
  return [...read, ...Array.from({ length: 8 }, () => own).flat()];
}

/** @returns what happened; `faults` is empty where all is well */
export function fuzz(count: number, seed: number): FuzzResult {
  const random = randomFrom(seed);
  const all = samples();
  const totals = { references: 0, edited: 0, refused: 0, slowest: { milliseconds: 0, bytes: 0 } };
  const faults: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const sample = all[Math.floor(random() * all.length)] ?? { name: 'x', text: '' };
    const text = mutate(sample.text, random);
    const started = performance.now();
    const told = tryFile(sample.name, text);
    const milliseconds = performance.now() - started;
    totals.references += told.references;
    totals.edited += told.edited;
    totals.refused += told.refused;
    if (milliseconds > totals.slowest.milliseconds) totals.slowest = { milliseconds, bytes: text.length };
    const limit = MAX_TIME.base + (text.length / 1000) * MAX_TIME.perKilobyte;
    const slow = milliseconds > limit ? [`took ${milliseconds.toFixed(0)} ms`] : [];
    for (const fault of [...told.faults, ...slow])
      faults.push(`${fault}: ${sample.name} ${JSON.stringify(text)}`);
  }
  return { files: count, ...totals, faults };
}

interface Told {
  readonly references: number;
  edited: number;
  refused: number;
  readonly faults: string[];
}

function tryFile(name: string, text: string): Told {
  const told: Told = { references: 0, edited: 0, refused: 0, faults: [] };
  try {
    const { references } = listFile({ kind: 'file', path: name, mode: '100644', text });
    for (const reference of references.slice(0, 4)) tryReference({ name, text, told }, reference);
    tryKey({ name, text, told });
    return { ...told, references: references.length };
  } catch (error) {
    told.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return told;
  }
}

interface Trial {
  readonly name: string;
  readonly text: string;
  readonly told: Told;
}

/** What is listed as editable must be set; a marker is found by what it names, not by its value. */
function tryReference(trial: Trial, { image, fixed, format }: ListedReference): void {
  if (repositoryProblem(image) !== undefined) return;
  const code = tryUpdate(trial, trial.name, `${image}:${TAGGED}`);
  if (code === undefined || fixed !== undefined || format === 'marker') return;
  if (tryUpdate(trial, trial.name, `${image}:${PINNED}`) !== undefined)
    trial.told.faults.push(`${image} is listed as editable and refused: ${code}`);
}

function tryKey(trial: Trial): void {
  for (const key of ['web.image', 'images[0].newTag', 'app[name=b].tag', '[0]']) {
    if (/\.(?:ya?ml|json|toml)$/.test(trial.name))
      tryUpdate(trial, `${trial.name}#${key}`, `ghcr.io/acme/shop:${TAGGED}`);
  }
}

/** @returns why it was refused, if it was */
function tryUpdate({ name, text, told }: Trial, path: string, image: string): ErrorCode | undefined {
  const before = update({ name, text }, path, image);
  if (typeof before === 'string') {
    told.refused += 1;
    return before;
  }
  if (before.edits.length === 0) return undefined;
  told.edited += 1;
  const after = applyEdits(text, before.edits);
  if (before.changes.length === 0) told.faults.push(`${image} is changed and not told`);
  if (!staysInside(before, text)) told.faults.push(`${image} changes more than its value`);
  const again = update({ name, text: after }, path, image);
  if (typeof again === 'string') told.faults.push(`${image} is refused after it was set: ${again}`);
  else if (again.edits.length > 0) told.faults.push(`${image} is changed by a second run`);
  return undefined;
}

/** Every edit is as small as a value and its key, and lies in an entry that is told; empty lines have no length. */
function staysInside({ edits, changes }: TargetEdit, text: string): boolean {
  const lines = text.split('\n');
  const filledUpTo = (line: number): number =>
    lines.slice(0, line).filter((each) => each.trim() !== '').length;
  const told = changes.map(({ line }) => filledUpTo(line ?? 1));
  const most = Math.max(12, lines.length / 4);
  return edits.every(({ start, end, text: value }) => {
    const own = filledUpTo(text.slice(0, start).split('\n').length);
    const near = told.some((line) => Math.abs(line - own) <= most);
    return near && value.length <= 400 && (end - start <= 400 || /^[^\n]*$/.test(text.slice(start, end)));
  });
}

/** The code of a refusal; anything else that is thrown is a fault. */
function update({ name, text }: Sample, path: string, image: string): TargetEdit | ErrorCode {
  const argument = parseImageArgument(image);
  const files = new Map<string, Entry>([[name, { kind: 'file', path: name, mode: '100644', text }]]);
  try {
    for (let round = 0; round < 60; round += 1) {
      const step = editTarget({ path, images: [argument] }, files as Files);
      if (step.kind === 'ready') return step.value;
      for (const wanted of step.paths) files.set(wanted, { kind: 'missing', path: wanted });
    }
  } catch (error) {
    if (error instanceof ReleaseError && error.code !== 'internal') return error.code;
    throw error;
  }
  throw new Error('asks for files without end');
}

function main(count: number, seed: number): void {
  const { faults, slowest, ...totals } = fuzz(count, seed);
  for (const fault of faults.slice(0, 20)) console.log(fault);
  const counts = Object.entries(totals).map(([name, value]) => `${value} ${name}`);
  console.log(`seed ${seed}: ${counts.join(', ')}, ${faults.length} faults`);
  console.log(`slowest file: ${slowest.milliseconds.toFixed(1)} ms for ${slowest.bytes} characters`);
  if (faults.length > 0) process.exitCode = 1;
}

if (import.meta.main) main(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1));
