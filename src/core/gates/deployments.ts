/** The head was deployed where the branch wants it deployed first. */
import type { Gate } from './gate.ts';

export const judgeDeployments: Gate = ({ deployed }, { protection }) =>
  protection.deployments.map((environment) => {
    const rule = `deployed to ${environment}`;
    if (deployed?.includes(environment) === true) return { rule, state: 'met', reason: 'with success' };
    return { rule, state: 'pending', reason: 'not with success yet' };
  });
