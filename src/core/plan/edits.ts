/** Targets become edited files: what to splice where, and what the files hold afterwards. */
import { applyEdits } from '../edit/apply.ts';
import type { Edit, TargetEdit } from '../edit/edit.ts';
import { editTarget } from '../edit/target.ts';
import type { CommitFile } from '../ports.ts';
import type { Files, Step } from '../snapshot.ts';
import type { Target } from './intents.ts';

/** All edits of all targets; a file that two targets name is edited once. */
export function editTargets(targets: readonly Target[], files: Files): Step<TargetEdit> {
  const steps = targets.map((target) => editTarget(target, files));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const values = steps.flatMap((step) => (step.kind === 'ready' ? step.value : []));
  return {
    kind: 'ready',
    value: {
      edits: distinct(values.flatMap((value) => value.edits)),
      changes: distinct(values.flatMap((value) => value.changes)),
      notices: distinct(values.flatMap((value) => value.notices)),
    },
  };
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
    return text === entry.text ? [] : [{ path, mode: entry.mode, text }];
  });
}
