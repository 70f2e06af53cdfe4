/** Order of jobs, and what the jobs before a job say about whether it runs. */
import type { JobStatus } from './expressions.ts';
import type { WorkflowJob } from './workflow-file.ts';

/** Jobs behind those that they need. @throws Error an unknown or circular need */
export function inOrder(jobs: readonly WorkflowJob[]): readonly WorkflowJob[] {
  const sorted: WorkflowJob[] = [];
  let rest = [...jobs];
  while (rest.length > 0) {
    const ready = rest.filter((job) => job.needs.every((need) => sorted.some((done) => done.id === need)));
    if (ready.length === 0)
      throw new Error(`jobs that wait for ever: ${rest.map((job) => job.id).join(', ')}`);
    sorted.push(...ready);
    rest = rest.filter((job) => !ready.includes(job));
  }
  return sorted;
}

/** The job's needs, and theirs. */
function ancestorsOf(job: WorkflowJob, jobs: readonly WorkflowJob[]): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (of: WorkflowJob): void => {
    for (const need of of.needs) {
      if (all.has(need)) continue;
      all.add(need);
      const next = jobs.find((each) => each.id === need);
      if (next !== undefined) add(next);
    }
  };
  add(job);
  return all;
}

/**
 * `failure()` asks all ancestors, `success()` the needs themselves too: a skipped one is neither.
 * @param results conclusions by job
 */
export function statusBefore(
  job: WorkflowJob,
  jobs: readonly WorkflowJob[],
  results: Readonly<Record<string, string>>,
): JobStatus {
  const before = [...ancestorsOf(job, jobs)].map((id) => results[id] ?? 'skipped');
  if (before.includes('cancelled')) return 'cancelled';
  if (before.includes('failure')) return 'failure';
  return before.includes('skipped') ? 'skipped' : 'success';
}
