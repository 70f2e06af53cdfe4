/** The JSON Schema of the config file, for editors. */
import type { Shape } from './shape.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export function toJsonSchema(shape: Shape): JsonSchema {
  const description = shape.doc;
  switch (shape.kind) {
    case 'text':
      return {
        type: 'string',
        description,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
      };
    case 'choice':
      return {
        description,
        enum: shape.of.map((each): unknown => (/^\d+$/.test(each) ? Number(each) : each)),
      };
    case 'flag':
      return { type: 'boolean', description };
    case 'number':
      return { type: 'integer', minimum: shape.min, description };
    case 'list':
      return { type: 'array', items: toJsonSchema(shape.of), description };
    case 'table':
      return { type: 'object', additionalProperties: toJsonSchema(shape.of), description };
    case 'either':
      return { anyOf: shape.of.map(toJsonSchema), description };
    case 'record': {
      const keys = Object.entries(shape.keys);
      const required = keys.filter(([, key]) => key.required === true).map(([name]) => name);
      return {
        type: 'object',
        description,
        properties: Object.fromEntries(keys.map(([name, key]) => [name, toJsonSchema(key.shape)])),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      };
    }
  }
}
