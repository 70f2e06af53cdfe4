/**
 * Children and folders that are in use now. A signal that ends this process ends the children first, with all
 * that they started, and removes the folders.
 */
import { rmSync } from 'node:fs';

const children = new Set<number>();
const folders = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A child that leads a process group of its own. */
export function watchChild(pid: number): () => void {
  return watch(children, pid);
}

export function watchFolder(path: string): () => void {
  return watch(folders, path);
}

function watch<Item>(set: Set<Item>, item: Item): () => void {
  if (children.size + folders.size === 0) listen();
  set.add(item);
  return () => {
    const was = set.delete(item);
    if (was && children.size + folders.size === 0) unlisten();
  };
}

/** Ends a child and what it has started. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('exit', endAll);
}

function unlisten(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal);
  process.off('exit', endAll);
}

function endAll(): void {
  for (const pid of children) killGroup(pid);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** What the signal does by itself happens afterwards, unless others listen as well. */
function onSignal(signal: NodeJS.Signals): void {
  endAll();
  unlisten();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
