/** All rules; a new one is a function and a row here. */
import { widerBinding, widerRole } from './access.ts';
import { deletion } from './deletion.ts';
import { frozenData, immutable, serviceSelector } from './immutable.ts';
import { plainSecret } from './plain-secret.ts';
import { lostProtection, privileges } from './privileges.ts';
import type { Change, Finding, RiskRule } from './risk.ts';
import { floatingImage, noReplicas } from './workloads.ts';

export const RISK_RULES = {
  deletion,
  immutable,
  'service-selector': serviceSelector,
  'frozen-data': frozenData,
  'no-replicas': noReplicas,
  privileges,
  'lost-protection': lostProtection,
  'plain-secret': plainSecret,
  'wider-role': widerRole,
  'wider-binding': widerBinding,
  'floating-image': floatingImage,
} as const satisfies Readonly<Record<string, RiskRule>>;

export type RiskName = keyof typeof RISK_RULES;

/** @returns what every rule finds in a change, with the rule's name */
export function findRisks(change: Change): readonly (Finding & { readonly rule: RiskName })[] {
  return (Object.entries(RISK_RULES) as [RiskName, RiskRule][]).flatMap(([rule, check]) =>
    check(change).map((found) => ({ ...found, rule })),
  );
}
