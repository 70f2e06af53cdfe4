/** Targets become edited files: what to splice where, and what the files hold afterwards. */
import { applyEdits } from '../edit/apply.ts';
import type { Edit, TargetEdit } from '../edit/edit.ts';
import { findOverrides, pathsBeside, textsOf } from '../edit/overrides/overrides.ts';
import { editTarget } from '../edit/target.ts';
import type { CommitFile } from '../ports.ts';
import type { Files, Step } from '../snapshot.ts';
import { blobId } from './blob-id.ts';
import type { Target } from './intents.ts';

/** All edits of all targets, with remarks on who overrides them; a file that two targets name is edited once. */
export function editTargets(targets: readonly Target[], files: Files): Step<TargetEdit> {
  const steps = targets.map((target) => editTarget(target, files));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const values = steps.flatMap((step) => (step.kind === 'ready' ? step.value : []));
  const changes = distinct(values.flatMap((value) => value.changes));
  const beside = pathsBeside(changes, files);
  if (beside.length > 0) return { kind: 'need', paths: beside };
  const edits = distinct(values.flatMap((value) => value.edits));
  const overrides = findOverrides(changes, textsOf(edited(edits, files)));
  const notices = distinct([...values.flatMap((value) => value.notices), ...overrides]);
  return { kind: 'ready', value: { edits, changes, notices } };
}

/** What a run sets itself contradicts nothing. */
function edited(edits: readonly Edit[], files: Files): Files {
  const after = editFiles(edits, files).map(
    ({ path, mode, text }) => ({ kind: 'file', path, mode, text }) as const,
  );
  return new Map([...files, ...after.map((entry) => [entry.path, entry] as const)]);
}

/** Two paths may name the same file: the same edit is made once. */
function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The new content of every file that the edits change, in the order of their paths. */
export function editFiles(edits: readonly Edit[], files: Files): readonly CommitFile[] {
  const paths = [...new Set(edits.map((edit) => edit.file))].sort();
  return paths.flatMap((path) => {
    const entry = files.get(path);
    if (entry?.kind !== 'file') return [];
    const text = applyEdits(
      entry.text,
      edits.filter((edit) => edit.file === path),
    );
    return text === entry.text ? [] : [{ path, mode: entry.mode, text, before: blobId(entry.text) }];
  });
}
