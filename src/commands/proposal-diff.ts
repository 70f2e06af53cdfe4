/** The rendered diff of a proposal: what the action changes, in the targets that its files belong to. */
import { CONFIG_FILE } from '../core/config/config.ts';
import type { RenderedDiff } from '../core/diff/rendered-diff.ts';
import { folderOf } from '../core/edit/paths.ts';
import type { Plan } from '../core/plan/plan.ts';
import { settle } from '../core/plan/settle.ts';
import type { ConfigRepository, RepositoryFacts, SnapshotReader } from '../core/ports.ts';
import { findOwnTargets } from '../core/render/own-targets.ts';
import { RENDERING } from '../core/snapshot.ts';
import { overlaid, remembered } from '../core/snapshot-overlay.ts';
import { type RenderPorts, renderDiff } from './render-diff.ts';

export interface Proposed {
  readonly plan: Plan;
  readonly facts: RepositoryFacts;
  readonly environment: string | undefined;
  readonly apps: readonly string[];
}

export interface ProposalDiffPorts extends RenderPorts {
  readonly repository: Pick<ConfigRepository, 'at'>;
  readonly maskKey: string;
}

/** Base against the proposal as it will be; only the files that the targets reach are read. */
export async function proposalDiff(
  { plan, facts, environment, apps }: Proposed,
  ports: ProposalDiffPorts,
): Promise<RenderedDiff> {
  const at = (commit: string) => remembered(ports.repository.at(commit, RENDERING));
  const base = at(facts.base.oid);
  const ground = plan.ground === facts.base.oid ? base : at(plan.ground);
  const head = overlaid(ground, plan.files);
  const change = {
    changed: [...new Set(plan.changes.map(({ file }) => file))],
    repositoryUrls: [facts.url],
    branch: facts.base.name,
  };
  // What is surely asked for comes in one request; the rest follows level by level.
  await base.read([CONFIG_FILE, ...new Set(change.changed.map(folderOf))]);
  const targets = await settle((files) => findOwnTargets(change, files), new Map(), head);
  const job = {
    ...change,
    targets: targets.value,
    environment,
    name: apps.join(', '),
    maskKey: ports.maskKey,
  };
  return renderDiff({ ...job, base: unlisted(base), head: unlisted(head) }, ports);
}

/** The targets are known: nobody asks for the names of all files. */
function unlisted(reader: SnapshotReader) {
  return { ...reader, list: async (): Promise<readonly string[]> => [] };
}
