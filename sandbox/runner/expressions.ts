/** Expressions of workflows and action manifests, evaluated by GitHub's own library. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionInfo } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';

/** Plain values by context name: `github`, `inputs`, `steps`, … */
export type Contexts = Readonly<Record<string, unknown>>;

/** State of the job so far, behind `success()`, `failure()`, `cancelled()` and `always()`. `skipped`: none of them. */
export type JobStatus = 'success' | 'failure' | 'cancelled' | 'skipped';

export function toData(value: unknown): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  const pairs = Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) }));
  return new data.Dictionary(...pairs);
}

function statusFunctions(status: JobStatus) {
  const answer = (name: string, value: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  return [
    answer('success', status === 'success'),
    answer('failure', status === 'failure'),
    answer('cancelled', status === 'cancelled'),
    answer('always', true),
  ];
}

/** @throws Error what GitHub's library refuses: unknown contexts and functions, syntax */
function evaluateOne(text: string, contexts: Contexts, status: JobStatus): data.ExpressionData {
  const functions = statusFunctions(status);
  const { tokens } = new Lexer(text).lex();
  const known: FunctionInfo[] = functions.map(({ name, minArgs, maxArgs }) => ({ name, minArgs, maxArgs }));
  const tree = new Parser(tokens, Object.keys(contexts), known).parse();
  const dictionary = toData(contexts);
  if (!(dictionary instanceof data.Dictionary)) throw new Error('contexts are a dictionary');
  return new Evaluator(tree, dictionary, new Map(functions.map((info) => [info.name, info]))).evaluate();
}

/** `}}` in a string literal does not end the expression. */
const EMBEDDED = /\$\{\{((?:'[^']*'|(?!\}\})[^'])*)\}\}/g;

/** The plain value of a text that is one `${{ … }}`, and nothing around it. @throws Error any other text */
export function evaluate(text: string, contexts: Contexts): unknown {
  const [only] = [...text.trim().matchAll(EMBEDDED)];
  if (only?.[0] !== text.trim()) throw new Error(`"${text}" is no single expression`);
  const value = evaluateOne((only[1] ?? '').trim(), contexts, 'success');
  return JSON.parse(JSON.stringify(value, data.replacer)) as unknown;
}

/** Text with every `${{ … }}` replaced by its value. */
export function interpolate(text: string, contexts: Contexts, status: JobStatus = 'success'): string {
  return text.replace(EMBEDDED, (_whole, inner: string) =>
    evaluateOne(inner.trim(), contexts, status).coerceString(),
  );
}

/** Every value of a mapping (`with`, `env`, `outputs`), interpolated. */
export function interpolateAll(
  values: Readonly<Record<string, string>>,
  contexts: Contexts,
  status: JobStatus = 'success',
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(value, contexts, status)]),
  );
}

/** Whether a step or job runs: without a status function, `success()` is implied (docs: contexts and expressions). */
export function isTrue(condition: string | undefined, contexts: Contexts, status: JobStatus): boolean {
  const text = (condition ?? '').trim();
  const embedded = [...text.matchAll(EMBEDDED)];
  const whole =
    embedded.length === 1 && embedded[0]?.[0] === text ? (embedded[0][1] ?? '').trim() : undefined;
  const expression = whole ?? text;
  const asks = /\b(success|failure|cancelled|always)\s*\(/i.test(expression.replace(/'[^']*'/g, "''"));
  if (!asks && status !== 'success') return false;
  if (expression === '') return true;
  // Text around `${{ }}` makes a string of the condition, which is true unless it is empty.
  if (whole === undefined && embedded.length > 0) return interpolate(text, contexts, status) !== '';
  return truthy(evaluateOne(expression, contexts, status));
}
