/** What GitHub's runner gives to a step and takes from it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { Environment } from '../../core/request/provenance.ts';

const PREFIX = 'INPUT_';

/**
 * Inputs by name. The runner upper-cases names and turns only spaces into `_` (runner, Handler.cs); unknown
 * ones arrive too.
 */
export function readInputs(environment: Environment): ReadonlyMap<string, string> {
  const entries = Object.entries(environment).filter(([key]) => key.startsWith(PREFIX));
  return new Map(
    entries.map(([key, value]) => [key.slice(PREFIX.length).toLowerCase(), (value ?? '').trim()]),
  );
}

/** Makes the runner hide a secret from here on; each line of it too, for masking works line by line. */
export function maskSecret(secret: string): void {
  const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim());
  for (const line of new Set([secret, ...lines])) {
    if (line.length >= 4) core.setSecret(line);
  }
}

/** @returns the event's payload, or undefined where there is none */
export async function readEvent(environment: Environment): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** @returns the text of a file below the workspace, or undefined where there is none */
export async function readWorkspaceFile(environment: Environment, path: string): Promise<string | undefined> {
  try {
    return await readFile(resolve(environment['GITHUB_WORKSPACE'] ?? '.', path), 'utf8');
  } catch {
    return undefined;
  }
}

export function writeOutputs(outputs: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(outputs)) if (value !== undefined) core.setOutput(name, value);
}

/** Adds to the job summary; a machine without one (no GITHUB_STEP_SUMMARY) does without. */
export async function writeSummary(environment: Environment, markdown: string): Promise<void> {
  if ((environment['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await core.summary.addRaw(markdown).write();
}

/** One annotation, and a non-zero exit status. */
export function failStep(text: string): void {
  core.setFailed(text);
}
