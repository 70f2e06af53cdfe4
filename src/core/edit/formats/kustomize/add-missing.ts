/** Entries for images that the kustomization reaches but does not name yet. */
import type { Files, Step } from '../../../snapshot.ts';
import type { FormatResult, Target } from '../format.ts';
import type { Kustomization } from './image-entries.ts';

export function addMissing(
  _target: Target,
  _kustomization: Kustomization,
  _files: Files,
): Step<FormatResult> {
  return {
    kind: 'ready',
    value: { edits: [], changes: [], notices: [], found: new Set(), seen: [], problems: [] },
  };
}
