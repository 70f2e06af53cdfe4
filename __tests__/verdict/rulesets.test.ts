import { checksRule, patternRule, pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { specify } from './agreement.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

const UNAPPROVED = 'approvals: 0 of 1';
const one = pullRequestRule({ approvals: 1 });

const RULESETS: readonly Row[] = [
  [
    'by a ruleset of the organization',
    (it) => it.rulesetWith({ sourceType: 'Organization' }, one),
    'pending',
    UNAPPROVED,
  ],
  [
    'by a ruleset of the organization and one of the repository',
    (it) => [
      it.rulesetWith({ sourceType: 'Organization' }, pullRequestRule({ approvals: 2 })),
      it.pulls({ approvals: 1 }),
      it.approve('omar'),
    ],
    'pending',
    'approvals: 1 of 2 (omar)',
  ],
  [
    'by a ruleset that only evaluates',
    (it) => it.rulesetWith({ enforcement: 'evaluate' }, one),
    'met',
    'merge method: squash',
  ],
  [
    'by a ruleset that is off',
    (it) => it.rulesetWith({ enforcement: 'disabled' }, one),
    'met',
    'merge method: squash',
  ],
  [
    'by a ruleset of another branch',
    (it) => it.rulesetWith({ include: ['refs/heads/prod'] }, one),
    'met',
    'merge method: squash',
  ],
  ['by a ruleset of all branches', (it) => it.rulesetWith({ include: ['~ALL'] }, one), 'pending', UNAPPROVED],
  [
    'by a ruleset whose pattern fits',
    (it) => it.rulesetWith({ include: ['refs/heads/m*'] }, one),
    'pending',
    UNAPPROVED,
  ],
  [
    'by a ruleset that leaves the branch out',
    (it) => it.rulesetWith({ include: ['~ALL'], exclude: ['refs/heads/main'] }, one),
    'met',
    'merge method: squash',
  ],
  [
    'by a ruleset of tags',
    (it) => it.rulesetWith({ target: 'tag', include: ['~ALL'] }, one),
    'met',
    'merge method: squash',
  ],
];

const queue = (it: Scene) => it.ruleset({ type: 'merge_queue', parameters: { merge_method: 'SQUASH' } });

/** Being put into the queue takes the place of the merge. */
const QUEUE: readonly Row[] = [
  ['with nothing else asked for', queue, 'met', 'ready for review: the pull request is no draft'],
  ['without the approval', (it) => [queue(it), it.pulls({ approvals: 1 })], 'pending', UNAPPROVED],
  [
    'with the approval',
    (it) => [queue(it), it.pulls({ approvals: 1 }), it.approve('omar')],
    'met',
    'approvals: 1 of 1: omar',
  ],
  [
    'without the check',
    (it) => [queue(it), it.ruleset(checksRule(['build']))],
    'pending',
    'check build: not reported yet',
  ],
  [
    'that conflicts',
    async (it) => [queue(it), await it.baseMoves('apps/web.yaml')],
    'refused',
    'no conflicts: it conflicts with main',
  ],
  [
    'of a draft',
    (it) => [queue(it), Object.assign(it.world.pull, { isDraft: true })],
    'refused',
    'ready for review: the pull request is a draft',
  ],
  [
    'with protection that the writer cannot read, of which GitHub’s word tells nothing there',
    (it) => [queue(it), it.classic({ reviews: { count: 1 } }), it.approve('omar')],
    'pending',
    'classic branch protection: this token may not read all of it; GitHub calls the pull request blocked',
    { judge: 'mona', stricter: true, passing: true },
  ],
  [
    'that lacks a commit of its base, which the queue brings',
    async (it) => [queue(it), await it.baseMoves()],
    'met',
    'no conflicts: it merges into main without conflicts',
  ],
];

const message = (pattern: string) => patternRule('commit_message_pattern', { operator: 'regex', pattern });
const email = (type: 'commit_author_email_pattern' | 'committer_email_pattern', pattern: string) =>
  patternRule(type, { operator: 'ends_with', pattern });

/** Of names and texts of commits, GitHub's own answer is asked for. */
const PATTERNS: readonly Row[] = [
  [
    'of commits whose messages fit',
    (it) => it.ruleset(message('^Set tag')),
    'met',
    'rule commit_message_pattern: only GitHub can judge it; GitHub calls the pull request clean',
  ],
  [
    'of commits whose messages do not fit',
    (it) => it.ruleset(message('^feat: ')),
    'pending',
    'rule commit_message_pattern: only GitHub can judge it; GitHub calls the pull request blocked',
  ],
  [
    'of authors whose addresses fit',
    (it) => it.ruleset(email('commit_author_email_pattern', 'noreply.github.com')),
    'met',
    'rule commit_author_email_pattern: only GitHub can judge it; GitHub calls the pull request clean',
  ],
  [
    'of committers whose addresses do not fit',
    (it) => it.ruleset(email('committer_email_pattern', '@acme.example')),
    'pending',
    'rule committer_email_pattern: only GitHub can judge it; GitHub calls the pull request blocked',
  ],
  [
    'of a branch whose name does not fit a rule on names',
    (it) => it.ruleset(patternRule('branch_name_pattern', { operator: 'starts_with', pattern: 'release/' })),
    'met',
    'merge method: squash',
  ],
];

/** Types of rules that the action has no gate for. */
const STRANGE: readonly Row[] = [
  [
    'by a rule that only GitHub judges, and is met',
    (it) => it.ruleset({ type: 'code_scanning', parameters: {} }),
    'met',
    'rule code_scanning: only GitHub can judge it; GitHub calls the pull request clean',
  ],
  [
    'by a rule that only GitHub judges, while something else is missing',
    (it) => [it.ruleset({ type: 'code_scanning', parameters: {} }), it.pulls({ approvals: 1 })],
    'pending',
    `${UNAPPROVED}; rule code_scanning: only GitHub can judge it; GitHub calls the pull request blocked`,
  ],
  [
    'by a rule about files, which a push has met',
    (it) => it.ruleset({ type: 'max_file_size', parameters: { max_file_size: 1 } }),
    'met',
    'merge method: squash',
  ],
];

specify('where a rule is of another kind: a merge', STRANGE);
specify('where rulesets are in force: a merge', RULESETS);
specify('into a branch with a merge queue: a merge', QUEUE);
specify('patterns of commits: a merge', PATTERNS);
