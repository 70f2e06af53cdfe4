/** How a change is delivered, and which inputs go with it. */
import { ReleaseError } from '../errors.ts';
import { DELIVERIES, type Delivery } from './deliveries.ts';
import { quote } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import type { Problems, Reader } from './problems.ts';

/** What is said about a pull request, where a commit needs none. */
const OF_PULL_REQUESTS = [
  'branch',
  'title',
  'body',
  'body-path',
  'labels',
  'assignees',
  'reviewers',
  'team-reviewers',
  'milestone',
] as const;

/** What is wrong is collected in `problems`. */
export function readDelivery(inputs: RawInputs, read: Reader, problems: Problems): Delivery | undefined {
  const delivery = read('delivery', parseDelivery);
  const idle = OF_PULL_REQUESTS.find((name) => inputOf(inputs, name) !== undefined);
  const draft = inputOf(inputs, 'draft')?.toLowerCase() === 'true' ? 'draft' : undefined;
  const other = idle ?? draft;
  if (delivery === 'commit' && other !== undefined) {
    problems.add('input-contradiction', inputs.label(other), {
      what: `\`${other}\` is for pull requests, and \`delivery: commit\` makes none`,
      next: 'Leave one of the two out.',
    });
  }
  return delivery;
}

function parseDelivery(value: string): Delivery {
  const delivery = DELIVERIES.find((known) => known === value);
  if (delivery !== undefined) return delivery;
  const next = `Give ${DELIVERIES.map((known) => `\`${known}\``).join(' or ')}.`;
  throw new ReleaseError({ code: 'input-invalid', what: `got ${quote(value)}`, next });
}
