/** The complete rendered diff as plain text: nothing shortened, every secret value hidden, and every hidden letter shown. */
import type { RenderedDiff, ResourceDiff, TargetDiff } from '../diff/rendered-diff.ts';
import type { ResourceId } from '../diff/resource.ts';
import { fingerprint } from '../diff/value.ts';
import { escaped, oneLine } from './printable.ts';

/** @returns one unified diff for each resource, headed by its target and name; empty without targets */
export function formatDiffFile(diff: RenderedDiff): string {
  return [...diff.targets.map(formatTarget)].join('\n');
}

function formatTarget(target: TargetDiff): string {
  const { label, path, state, same, problems, remarks, resources } = target;
  return [
    `# target ${oneLine(label)} (${oneLine(path)}): ${state}, ${resources.length} differ, ${same} do not`,
    ...problems.flatMap(({ side, message }) =>
      message.split('\n').map((line) => `# ${side}: ${oneLine(line)}`),
    ),
    ...remarks.map((remark) => `# ${oneLine(remark)}`),
    ...resources.map(formatResource),
    '',
  ].join('\n');
}

function formatResource({ id, status, renamedFrom, folded, patch }: ResourceDiff): string {
  const name = fileName(id);
  const old = renamedFrom === undefined ? name : fileName({ ...id, name: renamedFrom });
  return [
    `diff ${name} (${status})`,
    ...folded.map(({ path, from, to }) =>
      oneLine(`# ${path.join('.')}: ${fingerprint(from)} -> ${fingerprint(to)}`),
    ),
    ...(patch === '' ? [] : [`--- ${status === 'added' ? '/dev/null' : `base/${old}`}`]),
    ...(patch === '' ? [] : [`+++ ${status === 'removed' ? '/dev/null' : `head/${name}`}`]),
    escaped(patch.replace(/\n$/, '')),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function fileName({ group, kind, namespace, name }: ResourceId): string {
  const parts = [namespace, group === '' ? kind : `${kind}.${group}`, name];
  return oneLine(parts.filter((part) => part !== undefined).join('/'));
}
