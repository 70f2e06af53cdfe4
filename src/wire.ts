/** From a request to the ports that carry it out; the only file that knows the adapters. */
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
import { connectGitHub } from './adapters/github/connect.ts';
import { createPacing } from './adapters/system/pacing.ts';
import type { UpdatePorts } from './commands/update.ts';
import type { Log } from './core/ports.ts';
import type { Outputs } from './core/report/outputs.ts';
import type { Environment } from './core/request/provenance.ts';
import type { Connection } from './core/request/request.ts';
import { VERSION } from './core/version.ts';
import type { RequestSource } from './request.ts';

/** What a front end is to its user: where input comes from and where results go. */
export interface FrontEnd {
  readonly log: Log;
  readonly source: RequestSource;
  outputs(outputs: Outputs): void;
  summary(markdown: string): Promise<void>;
  fail(text: string): void;
}

/** GitHub's runner as the front end. Secrets among the inputs are masked before anything else happens. */
export async function wireActions(environment: Environment): Promise<FrontEnd> {
  const values = readInputs(environment);
  for (const name of ['token', 'private-key']) maskSecret(values.get(name) ?? '');
  const bodyPath = values.get('body-path') ?? '';
  return {
    log: createActionsLog(),
    source: {
      inputs: { values, label: (name) => `input "${name}"` },
      environment,
      event: await readEvent(environment),
      bodyFile: bodyPath === '' ? undefined : await readWorkspaceFile(environment, bodyPath),
    },
    outputs: writeOutputs,
    summary: (markdown) => writeSummary(environment, markdown),
    fail: failStep,
  };
}

/** Ports that are open: whoever opens them closes them, whatever happens. */
export interface OpenPorts {
  readonly ports: Omit<UpdatePorts, 'know'>;
  /** Revokes a minted token. */
  close(): Promise<void>;
}

/** @throws ReleaseError app-credentials and its like */
export async function wireGitHub(connection: Connection, front: FrontEnd): Promise<OpenPorts> {
  const github = await connectGitHub(connection, {
    log: front.log,
    mask: maskSecret,
    userAgent: `gitops-release-action/${VERSION}`,
  });
  const { repository, branches, pullRequests, source } = github;
  return {
    ports: {
      repository,
      branches,
      pullRequests,
      source,
      pacing: createPacing(),
      log: front.log,
    },
    close: () => github.close(),
  };
}
