/** The combinations of a job's matrix. */
import { type Contexts, evaluate } from './expressions.ts';
import { type Matrix, toMatrix, type WorkflowJob } from './workflow-file.ts';

export interface Combination {
  /** The job's id, with the values where there is a matrix. */
  readonly name: string;
  /** The `matrix` context. */
  readonly values: Contexts;
  /** The `strategy` context. */
  readonly strategy: Contexts;
}

/**
 * One without values where the job has no matrix; the first list varies slowest.
 * @param contexts for a matrix that is an expression
 */
export function combinations(job: WorkflowJob, contexts: Contexts): readonly Combination[] {
  const { id, failFast } = job;
  const all = Object.entries(matrixOf(job, contexts)).reduce<readonly Contexts[]>(
    (sofar, [name, list]) => sofar.flatMap((values) => list.map((value) => ({ ...values, [name]: value }))),
    [{}],
  );
  return all.map((values, index) => {
    const shown = Object.values(values).map(String).join(', ');
    const strategy = { 'fail-fast': failFast, 'job-index': index, 'job-total': all.length };
    return { name: shown === '' ? id : `${id} (${shown})`, values, strategy };
  });
}

function matrixOf({ id, matrix }: WorkflowJob, contexts: Contexts): Matrix {
  return typeof matrix === 'string' ? toMatrix(evaluate(matrix, contexts), `jobs.${id}`) : matrix;
}
