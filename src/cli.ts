#!/usr/bin/env node
/** The command line's entry: the same stages on a local checkout, without GitHub and without a token. */
import { list } from './commands/list.ts';
import { localDiff } from './commands/local-diff.ts';
import { localPromote } from './commands/local-promote.ts';
import { type LocalPorts, localUpdate } from './commands/local-update.ts';
import { isLeftToOthers } from './core/edit/image-value.ts';
import type { LocalOutcome } from './core/outcome.ts';
import { toFailures } from './core/report/failed.ts';
import { formatFailures, formatNotice } from './core/report/failure.ts';
import { formatListing } from './core/report/listing.ts';
import { formatLocal } from './core/report/local.ts';
import { formatRendered, renderedLines } from './core/report/rendered.ts';
import type {
  ListRequest,
  LocalDiffRequest,
  LocalPromoteRequest,
  LocalUpdateRequest,
  OutputForm,
} from './core/request/local-requests.ts';
import { VERSION } from './core/version.ts';
import { type CommandLine, parseCommandLine } from './local-request.ts';
import { runHistory, runLocalRollback, runStatus } from './run/local-history.ts';
import { wireCheckout, wireClone, wireTerminal, wireTree } from './wire-local.ts';

const HELP = `gitops-release ${VERSION}: release through Git, on a local checkout

  gitops-release update --path <folder> --images <image> [--dir <checkout>] [--write]

  gitops-release promote --app <app> --environment <name> [--from <name>] [--dir <checkout>] [--write]
                      what one environment has is set in the next, as .gitops-release.yaml orders them

  gitops-release list [--dir <checkout>] [--path <path>]
                      every image reference that is understood, and why one is not editable

  gitops-release diff [--base <revision>] [--dir <clone>] [--path <path>] [--exit-code]
                      what the cluster would see of the work tree's changes, rendered by kustomize and helm

  gitops-release rollback (--app <app> --environment <environment> | --path <path>) [--to <state>] [--write]
                      the images of an earlier state: the previous one, an image tag, a Git tag or a commit

  gitops-release history [--app <app>] [--environment <environment>] [--path <path>]
                      what ran where and when, from Git's log

  gitops-release status [--app <app>] [--environment <environment>]
                      environments side by side, and what is ahead of what

  --dir <folder>      root of the config repository's checkout (default: .)
  --path <path>       folder, file, glob (apps/*/overlays/dev) or key in a file (values.yaml#image.tag);
                      may be given several times
  --images <image>    [name=]repository[:tag][@digest]; may be given several times
  --image, --tag, --digest   one image in parts, instead of --images
  --app <app>         name or glob ('*'); may be given several times
  --environment, --from   where images are promoted to and taken from (default: the environment's \`from\`)
  --override <reason> promote past the order of the environments
  --to <state>        previous (default), an image tag, a Git tag or a commit
  --allow-downgrade   let a lower version replace a newer one
  --override-automation   set also what Flux's image automation writes ($imagepolicy)
  --base <revision>   branch, tag or commit to compare with (default: the default branch)
  --exit-code         exit with 4 where the rendered diff is not empty
  --write             write the files; without it only the diff is shown
  --output <form>     text, json or markdown (default: text)
  --help, --version

  Exit status: 0 done (changed or not), 1 failed, 2 wrong usage, 3 refused, 4 changed (with --exit-code).

Examples

  gitops-release update --path apps/shop/overlays/production --images ghcr.io/acme/shop:1.8.0
  gitops-release update --dir config --path apps/shop/overlays/dev --images 'shop=*:1.8.0' --write
  gitops-release update --path 'apps/*/overlays/dev' --images ghcr.io/acme/shop:1.8.0 --write
  gitops-release promote --dir config --app shop --from staging --environment production --write
  gitops-release list --dir config --output json
  gitops-release diff --dir config --base main --output markdown
  gitops-release rollback --dir config --app shop --environment production --to 1.7.3 --write
  gitops-release history --dir config --app shop --output markdown
`;

const terminal = wireTerminal();

async function runUpdate(request: LocalUpdateRequest): Promise<void> {
  tellUpdate(await localUpdate(request, withProgress(wireCheckout(request.dir))), request);
}

async function runPromote(request: LocalPromoteRequest): Promise<void> {
  tellUpdate(await localPromote(request, withProgress(wireCheckout(request.dir))), request);
}

function tellUpdate(outcome: LocalOutcome, request: { output: OutputForm; write: boolean }): void {
  for (const notice of outcome.notices) terminal.remark(`${notice.level}: ${formatNotice(notice)}`);
  const text = formatLocal(outcome, request.output);
  if (request.output === 'text' && !outcome.written) terminal.diff(text);
  else terminal.result(text);
  if (isLeftToOthers(outcome.changes, outcome.notices))
    terminal.remark('No change: other programs fill in what stands there.');
  else if (outcome.nothing === true) terminal.remark('Nothing to promote.');
  else if (outcome.files.length === 0) terminal.remark('No change: the files have it already.');
  else if (!request.write) terminal.remark('Nothing was written; give --write to write it.');
}

/** Counts the files that are read. */
function withProgress(ports: LocalPorts): LocalPorts {
  let count = 0;
  const read: LocalPorts['snapshot']['read'] = async (paths) => {
    const files = await ports.snapshot.read(paths);
    count += files.size;
    terminal.progress(() => `${count} files and folders`);
    return files;
  };
  return { ...ports, snapshot: { read } };
}

async function runList(request: ListRequest): Promise<void> {
  const progress = (files: number): void => terminal.progress(() => `${files} files`);
  const listing = await list(request, { ...wireTree(request.dir), progress });
  terminal.result(formatListing(listing, request.output));
  if (request.output === 'text') {
    for (const { file, why } of listing.skipped) terminal.remark(`not read: ${file}: ${why}`);
  }
  const editable = listing.references.filter(({ fixed }) => fixed === undefined).length;
  terminal.remark(
    `${listing.references.length} references in ${listing.files} files, ${editable} of them editable`,
  );
}

/** A target that does not render at head has failed; what does not render at the base is told in the result. */
async function runDiff(request: LocalDiffRequest): Promise<void> {
  const progress = (done: number, all: number): void =>
    terminal.progress(() => `${done} of ${all} renderings`);
  const { diff, ...compared } = await localDiff(request, { ...wireClone(request.dir), progress });
  const text = formatRendered(diff, request.output, compared);
  if (request.output === 'text') terminal.diff(text);
  else terminal.result(text);
  for (const line of renderedLines(diff)) terminal.remark(line);
  if (diff.failed) process.exitCode = 1;
  else if (diff.changed && request.exitCode) process.exitCode = 4;
}

/** A rule has said no, and nothing is broken. */
function isRefusal(error: unknown): boolean {
  return toFailures(error).every(({ code }) => code === 'image-older' || code === 'gate-refused');
}

/** Exit status 2 where the arguments are wrong, 3 where a rule refuses, 1 where anything else is. */
async function main(): Promise<void> {
  let line: CommandLine | undefined;
  try {
    line = parseCommandLine(process.argv.slice(2));
    if (line.kind === 'help') terminal.result(HELP);
    else if (line.kind === 'version') terminal.result(`${VERSION}\n`);
    else if (line.kind === 'list') await runList(line.request);
    else if (line.kind === 'diff') await runDiff(line.request);
    else if (line.kind === 'update') await runUpdate(line.request);
    else if (line.kind === 'promote') await runPromote(line.request);
    else if (line.kind === 'rollback')
      tellUpdate(await runLocalRollback(line.request, terminal), line.request);
    else if (line.kind === 'history') await runHistory(line.request, terminal);
    else await runStatus(line.request, terminal);
  } catch (error) {
    terminal.error(formatFailures(toFailures(error)));
    process.exitCode = line === undefined ? 2 : isRefusal(error) ? 3 : 1;
  }
}

await main();
