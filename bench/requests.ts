/** Requests and bytes of one update, from the sandbox's own log, for repositories of very different sizes. */
import type { LogEntry } from '../sandbox/http/log.ts';
import { type BenchHow, openBenchWorld, runUpdate } from './step.ts';

const SIZES = [10, 5000];
const CASES: readonly { readonly title: string; readonly tag: string; readonly how?: BenchHow }[] = [
  { title: 'first proposal', tag: '1.8.0' },
  { title: 'the same again', tag: '1.8.0' },
  { title: 'a newer image', tag: '1.9.0' },
  { title: 'a newer image, rendered and commented on', tag: '1.10.0', how: { renders: true } },
  { title: 'a direct commit', tag: '1.11.0', how: { delivery: 'commit' } },
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

console.log('## Requests and bytes of `update`, labels and reviewers aside\n');
console.log('| services | case | requests, all in sequence | bytes sent | bytes received | which |');
console.log('| --- | --- | --- | --- | --- | --- |');
const totals = new Map<string, number[]>();
for (const services of SIZES) {
  const world = await openBenchWorld(services);
  for (const { title, tag, how } of CASES) {
    const entries: readonly LogEntry[] = await runUpdate(world, tag, how);
    const sent = sum(entries.map((entry) => entry.requestBytes));
    const received = sum(entries.map((entry) => entry.responseBytes));
    const names = entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`).join(', ');
    console.log(`| ${services} | ${title} | ${entries.length} | ${sent} | ${received} | ${names} |`);
    totals.set(title, [...(totals.get(title) ?? []), sent + received]);
  }
  await world.sandbox.stop();
}
const ruled = await openBenchWorld(10);
ruled.sandbox.repository('acme/config').settings.allowAutoMerge = true;
const reviews = { count: 1, dismissStale: true, requireCodeOwners: false, requireLastPushApproval: false };
ruled.sandbox.protect('acme/config', { pattern: 'main', requiredReviews: reviews });
const armed = await runUpdate(ruled, '1.8.0', { merge: 'auto' });
await ruled.sandbox.stop();
const free = await openBenchWorld(10);
const merged = await runUpdate(free, '1.8.0', { merge: 'auto' });
await free.sandbox.stop();
const named = (entries: readonly LogEntry[]): string =>
  entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`).join(', ');
console.log(`\nProposal with auto-merge: ${armed.length} requests (budget: 5): ${named(armed)}`);
console.log(`Proposal merged at once, for nothing is required: ${merged.length} requests: ${named(merged)}`);

console.log('');
for (const [title, [small = 0, large = 0]] of totals) {
  console.log(
    `${title}: bytes at 5,000 services against 10: ${(large / small).toFixed(3)} (budget: within 10 %)`,
  );
}
console.log('');
