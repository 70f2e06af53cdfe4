/** The difference that reviewers read: by target and resource, with every secret value hidden. */
import type { FoldedValue, SharedChange } from './folds.ts';
import type { ImageMove } from './image-changes.ts';
import type { ResourceId } from './resource.ts';
import type { Finding, RiskLevel } from './risks/risk.ts';
import type { RiskName } from './risks/rules.ts';

export interface Risk extends Finding {
  readonly rule: RiskName;
  readonly resource: ResourceId;
  /** Name of the target, as `labelOf` gives it. */
  readonly target: string;
}

/** A change that is told once. */
export interface Fold extends SharedChange {
  /** How many resources have it. */
  readonly resources: number;
  readonly targets: readonly string[];
}

/** `folded`: differs only in what is told once for many. */
export type ResourceStatus = 'added' | 'removed' | 'changed' | 'folded';

export interface ResourceDiff {
  /** As head has it; as base has it for one that is removed. */
  readonly id: ResourceId;
  readonly status: ResourceStatus;
  /** Name in base, where it was another. */
  readonly renamedFrom?: string;
  /** Taken into the base before the patch; with both, base gives head. */
  readonly folded: readonly FoldedValue[];
  /** Hunks of a unified diff of the canonical texts. */
  readonly patch: string;
  readonly added: number;
  readonly removed: number;
  /** The highest level of its risks; left out where it has none. */
  readonly risk?: RiskLevel;
  /** An image moves in it. */
  readonly image: boolean;
}

/**
 * `failed`: head does not render, so nothing is known. `unknown`: base does not, so all of head is shown as added.
 */
export type TargetState = 'identical' | 'changed' | 'new' | 'gone' | 'failed' | 'unknown';

export interface TargetDiff {
  readonly label: string;
  readonly name: string;
  readonly environment?: string;
  readonly path: string;
  readonly state: TargetState;
  /** Why a side does not render, in the renderer's words. */
  readonly problems: readonly { readonly side: 'base' | 'head'; readonly message: string }[];
  /** What else is odd about the rendering. */
  readonly remarks: readonly string[];
  /** All that differ. */
  readonly resources: readonly ResourceDiff[];
  /** How many do not. */
  readonly same: number;
}

export interface DiffCounts {
  readonly targets: number;
  readonly identical: number;
  readonly failed: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly folded: number;
}

export interface RenderedDiff {
  /** Whether anything differs that would reach a cluster. */
  readonly changed: boolean;
  /** Whether a target does not render at head. */
  readonly failed: boolean;
  readonly counts: DiffCounts;
  readonly images: readonly ImageMove[];
  readonly risks: readonly Risk[];
  readonly folds: readonly Fold[];
  readonly targets: readonly TargetDiff[];
}
