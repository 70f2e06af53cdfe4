/** The combinations of a job's matrix. */
import type { Contexts } from './expressions.ts';
import type { WorkflowJob } from './workflow-file.ts';

export interface Combination {
  /** The job's id, with the values where there is a matrix. */
  readonly name: string;
  /** The `matrix` context. */
  readonly values: Contexts;
}

/** One without values where the job has no matrix; the first list varies slowest. */
export function combinations({ id, matrix }: WorkflowJob): readonly Combination[] {
  const all = Object.entries(matrix).reduce<readonly Contexts[]>(
    (sofar, [name, list]) => sofar.flatMap((values) => list.map((value) => ({ ...values, [name]: value }))),
    [{}],
  );
  return all.map((values) => {
    const shown = Object.values(values).map(String).join(', ');
    return { name: shown === '' ? id : `${id} (${shown})`, values };
  });
}
