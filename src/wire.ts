/** From a request to the ports that carry it out; the only file that knows the adapters. */

import { type ReportText, readReportFiles, writeDiffFiles } from './adapters/actions/files.ts';
import { createActionsLog } from './adapters/actions/log.ts';
import {
  failStep,
  maskSecret,
  readEvent,
  readInputs,
  readWorkspaceFile,
  writeOutputs,
  writeSummary,
} from './adapters/actions/runtime.ts';
import { createClone } from './adapters/checkout/clone.ts';
import {
  type AppPermissions,
  GATE_PERMISSIONS,
  MERGE_PERMISSIONS,
  PROMOTE_PERMISSIONS,
  ROLLOUT_PERMISSIONS,
} from './adapters/github/app-installation.ts';
import { connectGitHub, type GitHub } from './adapters/github/connect.ts';
import { proxyFetchFor } from './adapters/github/proxy.ts';
import { createKustomizeFetch } from './adapters/render/fetch.ts';
import { createRenderer } from './adapters/render/renderer.ts';
import { createRenderTools, type ToolSource } from './adapters/render/tools.ts';
import { createClock } from './adapters/system/clock.ts';
import { createPacing } from './adapters/system/pacing.ts';
import { createMaskKey } from './adapters/system/random.ts';
import type { DiffPorts } from './commands/diff.ts';
import type { MergeProposedPorts } from './commands/merge-proposal.ts';
import type { PromotePorts } from './commands/promote-places.ts';
import type { ReleasePorts } from './commands/release-ports.ts';
import type { ReportPorts } from './commands/report.ts';
import type { ShowPorts } from './commands/show-proposal.ts';
import type { UpdatePorts } from './commands/update.ts';
import type { VerifyPorts } from './commands/verify-ports.ts';
import { createEndingRecords } from './commands/verify-unfinished.ts';
import type { Clone, Commits, Log } from './core/ports.ts';
import type { DiffPaths, Outputs } from './core/report/outputs.ts';
import { parseRepositoryName } from './core/request/fields.ts';
import type { Environment } from './core/request/provenance.ts';
import type { Connection } from './core/request/request.ts';
import type { StateWords, TargetPast } from './core/rollback/history.ts';
import { VERSION } from './core/version.ts';
import type { Request, RequestSource } from './request.ts';

/** What a front end is to its user: where input comes from and where results go. */
export interface FrontEnd {
  readonly log: Log;
  readonly environment: Environment;
  readonly source: RequestSource;
  outputs(outputs: Outputs): void;
  summary(markdown: string): Promise<void>;
  fail(text: string): void;
  /** Leaves the rendered diff for later steps and jobs. */
  leave(files: { readonly text: string; readonly report: string }): Promise<DiffPaths>;
  /** Texts of files that other jobs have left. */
  reports(paths: readonly string[]): Promise<readonly ReportText[]>;
}

/** GitHub's runner as the front end. Secrets among the inputs are masked before anything else happens. */
export async function wireActions(environment: Environment): Promise<FrontEnd> {
  const values = readInputs(environment);
  for (const name of ['token', 'private-key']) maskSecret(values.get(name) ?? '');
  const bodyPath = values.get('body-path') ?? '';
  return {
    log: createActionsLog(),
    environment,
    source: {
      inputs: { values, label: (name) => `input "${name}"` },
      environment,
      event: await readEvent(environment),
      bodyFile: bodyPath === '' ? undefined : await readWorkspaceFile(environment, bodyPath),
    },
    outputs: writeOutputs,
    summary: (markdown) => writeSummary(environment, markdown),
    fail: failStep,
    leave: (files) => writeDiffFiles(environment, files),
    reports: (paths) => readReportFiles(environment, paths),
  };
}

/** Ports that are open: whoever opens them closes them, whatever happens. */
export interface OpenPorts {
  readonly update: Omit<UpdatePorts, 'know'>;
  readonly merge: MergeProposedPorts;
  readonly show: ShowPorts;
  readonly diff: DiffPorts;
  readonly report: ReportPorts;
  readonly promote: PromotePorts;
  readonly past: TargetPast;
  readonly words: StateWords;
  /** The same for another config repository, by the same credential; opened once. @param name `owner/name` */
  elsewhere(name: string): Promise<OpenPorts>;
  readonly release: ReleasePorts;
  readonly verify: VerifyPorts;
  /** Revokes a minted token. */
  close(): Promise<void>;
}

/** @throws ReleaseError app-credentials and its like */
export async function wireGitHub(
  request: Pick<Request, 'connection' | 'renderCache' | 'ask'>,
  front: FrontEnd,
): Promise<OpenPorts> {
  const { connection, renderCache, ask } = request;
  const pacing = createPacing();
  const github = await connectGitHub(connection, {
    pacing,
    optional: wishedFor(ask),
    log: front.log,
    mask: maskSecret,
    userAgent: `gitops-release-action/${VERSION}`,
  });
  const { repository, branches, pullRequests, source, comments, finder } = github;
  const { log } = front;
  const tools = toolsFor(front.environment);
  const rendering = {
    renderer: createRenderer({ ...tools, cache: renderCache }),
    maskKey: createMaskKey(),
    progress: (done: number, all: number) => log.debug(`rendered ${done} of ${all}`),
  };
  const { reader, rules, merger } = github.merging;
  const clock = createClock();
  const records = createEndingRecords(github.rollouts.records);
  const commenting = { comments, pacing, log };
  const others = otherRepositories(request, front);
  return {
    update: { repository, branches, pullRequests, source, pacing, clock, log },
    merge: { reader, rules, merger, branches, clock, log },
    show: { ...rendering, ...commenting, commits: github.commits, tools: createRenderTools(tools) },
    diff: {
      ...rendering,
      ...commenting,
      commits: commitsOf(github, front),
      repositoryUrls: addressesOf(connection, front),
    },
    report: { ...commenting, pullRequests: finder },
    promote: {
      ...github.promotion,
      repository,
      commits: github.commits,
      log,
      elsewhere: async (name) => (await others.open(name)).promote,
    },
    past: github.past,
    words: github.words,
    release: { ...github.releasing, commits: github.commits, pacing, log },
    verify: { reader: github.rollouts.reader, records, commits: github.commits, clock, log },
    elsewhere: (name) => others.open(name),
    close: async () => {
      await records.end();
      await others.close();
      await github.close();
    },
  };
}

/** Connections to other repositories, each made when it is needed. */
function otherRepositories(
  request: Parameters<typeof wireGitHub>[0],
  front: FrontEnd,
): { open(name: string): Promise<OpenPorts>; close(): Promise<void> } {
  const opened = new Map<string, Promise<OpenPorts>>();
  return {
    open(name) {
      const known = opened.get(name.toLowerCase());
      if (known !== undefined) return known;
      const connection = { ...request.connection, repository: parseRepositoryName(name) };
      const opening = wireGitHub({ ...request, connection }, front);
      opened.set(name.toLowerCase(), opening);
      return opening;
    },
    async close() {
      const all = await Promise.allSettled(opened.values());
      for (const each of all) if (each.status === 'fulfilled') await each.value.close();
    },
  };
}

/** What a minted token is to have besides, as far as the App has it. */
function wishedFor(ask: Request['ask']): AppPermissions {
  if (ask.command === 'verify') return ROLLOUT_PERMISSIONS;
  if (ask.command === 'promote') return PROMOTE_PERMISSIONS;
  const told =
    (ask.command === 'update' || ask.command === 'rollback') && ask.environment !== undefined
      ? GATE_PERMISSIONS
      : {};
  // A release may move a pin, as a change of the environment.
  const pins = ask.command === 'release' ? { ...MERGE_PERMISSIONS, ...GATE_PERMISSIONS } : {};
  return { ...(mayMerge(ask) ? MERGE_PERMISSIONS : {}), ...told, ...pins };
}

/** An environment of the config file may say that the run merges, which is not known yet. */
function mayMerge(ask: Request['ask']): boolean {
  if (!('merge' in ask)) return false;
  return ask.merge.mode !== 'manual' || (ask.asked.merge === undefined && ask.environment !== undefined);
}

/** Those on PATH; a runner, which has a place to keep it, may also fetch kustomize. */
function toolsFor(environment: Environment): ToolSource {
  if ((environment['RUNNER_TOOL_CACHE'] ?? '') === '') return {};
  const through = proxyFetchFor('https://github.com', environment) ?? fetch;
  return { fetchKustomize: createKustomizeFetch({ fetch: through }) };
}

/** A clone in the workspace that has both commits saves every request; else GitHub is asked. */
function commitsOf(github: GitHub, front: FrontEnd): Commits {
  const workspace = front.environment['GITHUB_WORKSPACE'];
  return workspace === undefined
    ? github.commits
    : withClone(createClone(workspace), github.commits, front.log);
}

/** Web address of the config repository. */
function addressesOf({ repository }: Connection, { environment }: FrontEnd): readonly string[] {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return [`${server}/${repository.owner}/${repository.name}`];
}

/** Commits of a clone, where it has both; otherwise those of GitHub. */
function withClone(clone: Clone, others: Commits, log: Log): Commits {
  let local = false;
  return {
    async compare(base, head) {
      const found = await Promise.all([clone.resolve(base), clone.resolve(head)]).catch(() => undefined);
      local = found !== undefined && (await clone.isComplete());
      log.debug(local ? 'both commits are in the workspace' : 'the commits are read over the API');
      if (!local) return others.compare(base, head);
      const mergeBase = await clone.mergeBase(base, head);
      return { mergeBase, changed: await clone.changed(mergeBase, head) };
    },
    at: (commit) => (local ? clone.at(commit) : others.at(commit)),
  };
}
