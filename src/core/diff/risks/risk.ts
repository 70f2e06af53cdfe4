/** What a risk is: a finding in one change that a reviewer should see before anything else. */
import type { ResourceId } from '../resource.ts';
import type { Value } from '../value.ts';

/** `high`: data or access may be lost at once, or everything is opened; `medium`: look twice. */
export type RiskLevel = 'high' | 'medium';

/** One resource on both sides; undefined where it does not exist. Bodies are in canonical form. */
export interface Change {
  readonly id: ResourceId;
  readonly base: Value | undefined;
  readonly head: Value | undefined;
}

export interface Finding {
  readonly level: RiskLevel;
  /** Our own words only: what the change does, so that it can stand behind the resource's name. */
  readonly what: string;
  /** Names and values out of the manifest. */
  readonly names?: readonly string[];
}

/** A pure function from a change to what is risky about it. */
export type RiskRule = (change: Change) => readonly Finding[];
