/** Secrets that stand in the rendering unencrypted, so in Git or in what is generated from it. */
import { isSecret } from '../masking/secrecy.ts';
import { isMapping, type Value, valueAt } from '../value.ts';
import type { RiskRule } from './risk.ts';

export const plainSecret: RiskRule = ({ base, head }) => {
  if (!holdsPlainValues(head) || holdsPlainValues(base)) return [];
  return [{ level: 'high', what: 'is a Secret in plain text, readable by all who can read the repository' }];
};

function holdsPlainValues(body: Value | undefined): boolean {
  if (!isMapping(body) || !isSecret(body)) return false;
  const encrypted = isMapping(valueAt(body, 'sops'));
  return ['data', 'stringData'].some((field) => {
    const data = valueAt(body, field);
    return (
      isMapping(data) && Object.values(data).some((value) => !encrypted || !String(value).startsWith('ENC['))
    );
  });
}
