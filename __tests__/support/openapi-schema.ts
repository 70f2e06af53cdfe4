/** A JSON object. */
export type Json = { [key: string]: unknown };

/**
 * Turns OpenAPI 3.0 schemas into what ajv reads: `nullable` becomes a null type, and references become absolute
 * (`github#/components/…`), so that any part can be compiled by itself. Changes the given document in place.
 */
export function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== 'object') return node;
  const object = node as Json;
  for (const [key, value] of Object.entries(object)) {
    // Examples are data, and large.
    if (key !== 'examples' && key !== 'example') object[key] = toJsonSchema(value);
  }
  const reference = object['$ref'];
  if (typeof reference === 'string' && reference.startsWith('#/')) object['$ref'] = `github${reference}`;
  return object['nullable'] === true ? withNull(object) : object;
}

function withNull(schema: Json): Json {
  const { nullable: _, ...rest } = schema;
  if (Array.isArray(rest['enum'])) rest['enum'] = [...rest['enum'], null];
  if (typeof rest['type'] === 'string') rest['type'] = [rest['type'], 'null'];
  const composed = ['$ref', 'allOf', 'anyOf', 'oneOf'].some((word) => word in rest);
  return composed ? { anyOf: [{ type: 'null' }, rest] } : rest;
}
