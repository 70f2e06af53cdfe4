import type { Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { effectiveRules, protectionOf } from '../store/rules.ts';
import { commitConnection } from './commit.ts';
import { connection } from './connection.ts';
import { type Args, type Context, type Node, text } from './context.ts';
import { queueNode } from './merge-queue.ts';
import { protectionNode, updateRuleNode } from './protection.ts';
import { ruleNode } from './rulesets.ts';

const PREFIX = /^refs\/(?:heads|tags|pull|remotes)\//;

/** The full name that a caller means: `refs/heads/x`, `heads/x` or a bare branch or tag name. */
export function qualified(repository: Repository, name: string): string | null {
  const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  return (
    candidates.find((candidate) => candidate.startsWith('refs/') && repository.refs.has(candidate)) ?? null
  );
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'DIVERGED' : 'AHEAD';
  return behind > 0 ? 'BEHIND' : 'IDENTICAL';
}

/** Ref.compare: the ref is the base, `headRef` any name of a commit. */
async function compareNode(
  context: Context,
  repository: Repository,
  ref: string,
  headRef: string,
): Promise<Node | null> {
  const git = context.store.git(repository);
  const base = await git.peel(repository.refs.get(ref) ?? '');
  const named = qualified(repository, headRef);
  const head = await git.peel(named === null ? headRef : (repository.refs.get(named) ?? ''));
  if (base === null || head === null || head.type !== 'commit') return null;
  const { ahead, behind } = await git.divergence(base.oid, head.oid);
  const oids = async () => [...(await git.revList(head.oid, { not: base.oid }))].reverse();
  return {
    __typename: 'Comparison',
    id: nodeId('Comparison', repository.id, base.oid, head.oid),
    aheadBy: ahead,
    behindBy: behind,
    status: comparisonStatus(ahead, behind),
    baseTarget: () => context.nodes.object(context, repository, base.oid),
    headTarget: () => context.nodes.object(context, repository, head.oid),
    commits: async (args: Args) =>
      commitConnection(
        context,
        { repository, type: 'ComparisonCommitConnection', field: 'commits', oids: await oids() },
        args,
      ),
  };
}

function ruleConnection(context: Context, repository: Repository, ref: string, args: Args): Node {
  return connection(args, {
    type: 'RepositoryRuleConnection',
    field: 'rules',
    items: effectiveRules(context.store, repository, ref),
    node: ({ rule, ruleset }) => ruleNode(context, repository, rule, ruleset),
  });
}

/** A ref by its full name, which must exist. */
export function refNode(context: Context, repository: Repository, ref: string): Node {
  const oid = repository.refs.get(ref) ?? '';
  const prefix = PREFIX.exec(ref)?.[0] ?? 'refs/';
  const name = ref.slice(prefix.length);
  const protection = prefix === 'refs/heads/' ? protectionOf(repository, name) : null;
  return {
    __typename: 'Ref',
    id: nodeId('Ref', repository.id, ref),
    name,
    prefix,
    repository: () => context.nodes.repository(context, repository),
    target: () => context.nodes.object(context, repository, oid),
    compare: (args: Args) => compareNode(context, repository, ref, text(args, 'headRef')),
    refUpdateRule: protection === null ? null : updateRuleNode(context, repository, protection),
    branchProtectionRule: () => protectionNode(context, repository, protection),
    rules: (args: Args) => ruleConnection(context, repository, ref, args),
    associatedPullRequests: (args: Args) =>
      context.nodes.pulls(context, repository, { ...args, headRefName: name }),
    mergeQueue: () => queueNode(context, repository, name),
  };
}

/** `Repository.ref`: null when there is no such ref. */
export function namedRefNode(context: Context, repository: Repository, name: string): Node | null {
  const ref = qualified(repository, name);
  return ref === null ? null : refNode(context, repository, ref);
}

/** `Repository.refs`. */
export function refConnection(context: Context, repository: Repository, args: Args): Node {
  const prefix = text(args, 'refPrefix');
  const query = text(args, 'query').toLowerCase();
  const whole = prefix.endsWith('/') ? prefix : `${prefix}/`;
  const names = [...repository.refs.keys()].filter(
    (ref) => ref.startsWith(whole) && ref.slice(whole.length).toLowerCase().includes(query),
  );
  const node = (ref: string) => refNode(context, repository, ref);
  return connection(args, { type: 'RefConnection', field: 'refs', items: names.sort(), node });
}
