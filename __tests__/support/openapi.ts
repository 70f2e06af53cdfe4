import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { allowedProblem } from './openapi-exceptions.ts';
import { type Json, toJsonSchema } from './openapi-schema.ts';

/** One answered REST request. `path` is without the address and without `/api/v3`; bodies are parsed JSON. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
}

/** One operation of the description: its path template and operation id, such as `git/create-ref`. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly staticLength: number;
  readonly description: Json;
}

/** GitHub's published REST description, able to judge exchanges. */
export interface Description {
  /** The operation that serves a path, or undefined; the longest static text wins. */
  readonly operation: (method: string, path: string) => Operation | undefined;
  /** Everything about an exchange that the description does not allow; empty when it is as described. */
  readonly problems: (exchange: Exchange) => readonly string[];
  /** The key names the description gives an answer's object, at any of its alternatives; undefined if free-form. */
  readonly responseKeys: (operation: Operation, status: number) => ReadonlySet<string> | undefined;
}

const FILE = new URL('../../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url);
let loaded: Description | undefined;

/** Reads the 13 MB description once a process (about half a second); validators are compiled on first use. */
export function githubDescription(): Description {
  loaded ??= describe(toJsonSchema(JSON.parse(readFileSync(FILE, 'utf8'))) as Json);
  return loaded;
}

function describe(document: Json): Description {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'github', components: document['components'] });
  const operations = operationsOf(document);
  const validators = new Map<string, ValidateFunction>();
  const check = (name: string, schema: Json, value: unknown): readonly string[] => {
    const validate = validators.get(name) ?? ajv.compile(schema);
    validators.set(name, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${name}: ${errorText(error)}`);
  };
  const operation = (method: string, path: string): Operation | undefined =>
    operations.find((each) => each.method === method && each.pattern.test(path));
  const resolve = (node: Json | undefined): Json | undefined => resolveReference(document, node);
  return {
    operation,
    problems: (exchange) => {
      const found = operation(exchange.method, exchange.path);
      if (found === undefined) return [`${exchange.method} ${exchange.path}: no such operation`];
      const problems = [
        ...requestProblems(found, exchange, { check, resolve }),
        ...responseProblems(found, exchange, { check, resolve }),
      ];
      return problems.filter((problem) => !allowedProblem(found.id, exchange, problem));
    },
    responseKeys: (found, status) => {
      const schema = responseSchema(found, status, resolve);
      return schema === undefined || schema === 'none' ? undefined : keysOf(schema, resolve);
    },
  };
}

interface Judge {
  readonly check: (name: string, schema: Json, value: unknown) => readonly string[];
  readonly resolve: (node: Json | undefined) => Json | undefined;
}

function requestProblems(operation: Operation, exchange: Exchange, judge: Judge): readonly string[] {
  if (exchange.requestBody === undefined || exchange.status >= 400) return [];
  const body = judge.resolve(operation.description['requestBody'] as Json | undefined);
  const schema = jsonContent(body);
  return schema === undefined ? [] : judge.check(`${operation.id} request`, schema, exchange.requestBody);
}

function responseProblems(operation: Operation, exchange: Exchange, judge: Judge): readonly string[] {
  const name = `${operation.id} ${exchange.status}`;
  const schema = responseSchema(operation, exchange.status, judge.resolve);
  if (schema === undefined) return [`${name}: undocumented status`];
  const body = exchange.responseBody;
  const empty = body === undefined || body === null || body === '';
  if (schema === 'none') return empty ? [] : [`${name}: a body where none is described`];
  return judge.check(name, schema, body);
}

function responseSchema(
  operation: Operation,
  status: number,
  resolve: Judge['resolve'],
): Json | 'none' | undefined {
  const responses = operation.description['responses'] as Record<string, Json>;
  const response = resolve(responses[String(status)] ?? responses['default']);
  if (response === undefined) return undefined;
  return jsonContent(response) ?? 'none';
}

function jsonContent(holder: Json | undefined): Json | undefined {
  const content = holder?.['content'] as Record<string, Json> | undefined;
  return content?.['application/json']?.['schema'] as Json | undefined;
}

function keysOf(schema: Json, resolve: Judge['resolve']): ReadonlySet<string> | undefined {
  const node = resolve(schema) ?? {};
  const keys = new Set(Object.keys((node['properties'] as Json | undefined) ?? {}));
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    for (const part of (node[word] as readonly Json[] | undefined) ?? []) {
      for (const key of keysOf(part, resolve) ?? []) keys.add(key);
    }
  }
  if (node['items'] !== undefined)
    for (const key of keysOf(node['items'] as Json, resolve) ?? []) keys.add(key);
  return keys.size === 0 ? undefined : keys;
}

function resolveReference(document: Json, node: Json | undefined): Json | undefined {
  const reference = node?.['$ref'];
  if (typeof reference !== 'string') return node;
  const steps = reference.replace(/^github#\//, '').split('/');
  let found: unknown = document;
  for (const step of steps) found = (found as Json)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return resolveReference(document, found as Json);
}

function operationsOf(document: Json): readonly Operation[] {
  const operations: Operation[] = [];
  for (const [template, methods] of Object.entries(
    document['paths'] as Record<string, Record<string, Json>>,
  )) {
    for (const [method, description] of Object.entries(methods)) {
      const parameters = ((description['parameters'] ?? []) as readonly Json[]).map((parameter) =>
        resolveReference(document, parameter),
      );
      const wide = parameters
        .filter((each) => each?.['x-multi-segment'] === true)
        .map((each) => each?.['name']);
      operations.push({
        id: String(description['operationId']),
        method: method.toUpperCase(),
        template,
        pattern: patternOf(template, wide),
        staticLength: template.replaceAll(/\{[^}]*\}/g, '').length,
        description,
      });
    }
  }
  return operations.sort((one, other) => other.staticLength - one.staticLength);
}

function patternOf(template: string, wide: readonly unknown[]): RegExp {
  const source = template
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
      return wide.includes(part.slice(1, -1)) ? '.+' : '[^/]+';
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function errorText(error: ErrorObject): string {
  return `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`;
}
