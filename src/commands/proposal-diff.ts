/** The rendered diff of a proposal: what the cluster sees of what the action changes. */
import { CONFIG_FILE } from '../core/config/config.ts';
import type { RenderedDiff } from '../core/diff/rendered-diff.ts';
import { folderOf } from '../core/edit/paths.ts';
import type { Plan } from '../core/plan/plan.ts';
import { settle } from '../core/plan/settle.ts';
import type { Commits, RepositoryFacts, SnapshotReader } from '../core/ports.ts';
import { findTargets } from '../core/render/find-targets.ts';
import { findOwnTargets, type OwnChange } from '../core/render/own-targets.ts';
import type { RenderTarget } from '../core/render/target.ts';
import { overlaid, remembered } from '../core/snapshot-overlay.ts';
import { type RenderJob, type RenderPorts, renderDiff } from './render-diff.ts';

export interface Proposed {
  readonly plan: Plan;
  readonly facts: RepositoryFacts;
  readonly environment: string | undefined;
  readonly apps: readonly string[];
}

export interface ProposalDiffPorts extends RenderPorts {
  readonly commits: Pick<Commits, 'at'>;
  readonly maskKey: string;
}

/** So many targets are rendered in a few seconds; a release waits for no more. */
const MAX_TARGETS = 20;

/** Base against the proposal as it will be; only the files that the targets reach are read. */
export async function proposalDiff(
  { plan, facts, environment, apps }: Proposed,
  ports: ProposalDiffPorts,
): Promise<RenderedDiff> {
  const base = remembered(ports.commits.at(facts.base.oid));
  const ground = plan.ground === facts.base.oid ? base : remembered(ports.commits.at(plan.ground));
  const head = overlaid(ground, plan.files);
  const change = {
    changed: [...new Set(plan.changes.map(({ file }) => file))],
    repositoryUrls: [facts.url],
    branch: facts.base.name,
  };
  // What is surely asked for comes in one request; the rest follows level by level.
  await base.read([CONFIG_FILE, ...new Set(change.changed.map(folderOf))]);
  const own = (await settle((files) => findOwnTargets(change, files), new Map(), head)).value;
  const names = () => ports.commits.at(plan.ground).list();
  const whole = own.part ? await wholeTargets(change, { head, names }) : [];
  const known = { targets: own.targets, environment, name: apps.join(', ') };
  const job = { ...change, ...(whole.length > 0 ? bounded(whole) : known), maskKey: ports.maskKey };
  return renderDiff({ ...job, base: unlisted(base), head: unlisted(head) }, ports);
}

interface Ground {
  readonly head: SnapshotReader;
  /** Names of all files: one request. A proposal edits files and adds none. */
  names(): Promise<readonly string[]>;
}

/** What the cluster builds of the change, as `diff` finds it. */
async function wholeTargets(change: OwnChange, { head, names }: Ground): Promise<readonly RenderTarget[]> {
  const paths = await names();
  return (await settle((files) => findTargets({ ...change, paths }, files), new Map(), head)).value;
}

/** Targets of other folders may be of any app and environment. */
function bounded(whole: readonly RenderTarget[]): Pick<RenderJob, 'targets' | 'remark'> {
  const more = whole.length - MAX_TARGETS;
  if (more <= 0) return { targets: whole };
  const remark = `one of ${whole.length} targets that are built of what changes; ${more} are not shown: the command diff shows all`;
  return { targets: whole.slice(0, MAX_TARGETS), remark };
}

/** The targets are known: nobody asks for the names of all files. */
function unlisted(reader: SnapshotReader) {
  return { ...reader, list: async (): Promise<readonly string[]> => [] };
}
