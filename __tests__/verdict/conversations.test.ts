import { specify } from './agreement.ts';
import type { Row } from './row.ts';

const THREADS: readonly Row[] = [
  [
    'with an open conversation',
    (it) => [it.pulls({ threads: true }), it.thread()],
    'pending',
    'conversations resolved: 1 conversation is open',
  ],
  [
    'with two open conversations and a resolved one',
    (it) => [it.pulls({ threads: true }), it.thread(), it.thread('omar'), it.thread()],
    'pending',
    'conversations resolved: 2 conversations are open',
  ],
  [
    'with resolved conversations alone',
    (it) => [it.pulls({ threads: true }), it.thread('omar'), it.thread('omar')],
    'met',
    'conversations resolved: no conversation is open',
  ],
  [
    'with no conversation',
    (it) => it.pulls({ threads: true }),
    'met',
    'conversations resolved: no conversation is open',
  ],
  [
    'with an open conversation that nobody minds',
    (it) => [it.pulls(), it.thread()],
    'met',
    'merge method: squash',
  ],
  [
    'with a plain comment of a review',
    (it) => [it.pulls({ threads: true }), it.comment('olga')],
    'met',
    'conversations resolved: no conversation is open',
  ],
  [
    'with an open conversation about what was pushed over',
    async (it) => [it.pulls({ threads: true }), it.thread(), await it.push('robot')],
    'pending',
    'conversations resolved: 1 conversation is open',
  ],
  [
    'with an open conversation, by classic protection',
    (it) => [it.classic({ requiredConversationResolution: true }), it.thread()],
    'pending',
    'conversations resolved: 1 conversation is open',
  ],
  [
    'with resolved conversations, by classic protection',
    (it) => [it.classic({ requiredConversationResolution: true }), it.thread('omar')],
    'met',
    'conversations resolved: no conversation is open',
  ],
  [
    'with an open conversation and too few approvals',
    (it) => [it.pulls({ approvals: 1, threads: true }), it.thread()],
    'pending',
    'approvals: 0 of 1; conversations resolved: 1 conversation is open',
  ],
];

specify('conversations: a merge', THREADS);
