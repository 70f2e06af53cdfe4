/** All rules; a new one is a function and a row here. */
import { widerRole } from './access.ts';
import { widerBinding } from './bindings.ts';
import { smallerClaim } from './claims.ts';
import { deletion } from './deletion.ts';
import { frozenData, immutable, serviceAddress, serviceSelector } from './immutable.ts';
import { plainSecret } from './plain-secret.ts';
import { looserNamespace } from './pod-security.ts';
import { privileges } from './privileges.ts';
import { lostProtection } from './protections.ts';
import type { Change, Finding, RiskRule } from './risk.ts';
import { servedVersion } from './served-versions.ts';
import { autoscaledAway, floatingImage, noReplicas } from './workloads.ts';

export const RISK_RULES = {
  deletion,
  immutable,
  'service-address': serviceAddress,
  'service-selector': serviceSelector,
  'smaller-claim': smallerClaim,
  'served-version': servedVersion,
  'frozen-data': frozenData,
  'no-replicas': noReplicas,
  'autoscaled-away': autoscaledAway,
  privileges,
  'lost-protection': lostProtection,
  'looser-namespace': looserNamespace,
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
