/**
 * Holds answers against the OpenAPI 3.0 files in ../shared/data. That folder is not part of the repository: where it is
 * absent there is nothing to hold them against, and whoever tests has to say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type Json, isRecord, recordAt } from '../json.ts';

export interface Specification {
  /** What is wrong with the answer, one line each; empty where it is as specified. */
  readonly faults: (method: string, path: string, status: number, body: unknown) => readonly string[];
}

/** Both files leave their objects open, so that a misspelt property would go unseen: `closed` says which ones to close. */
export type Closed = 'all' | readonly string[];

/** OpenAPI 3.0 says `nullable`, which JSON Schema does not know. */
const asJsonSchema = (node: unknown, closed: boolean): unknown => {
  if (Array.isArray(node)) return node.map((item) => asJsonSchema(item, closed));
  if (!isRecord(node)) return node;
  const { nullable, ...rest } = node;
  const converted: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, asJsonSchema(value, closed)]),
  );
  const closes =
    closed && node['type'] === 'object' && isRecord(node['properties']) && !('additionalProperties' in node);
  const schema = closes ? { ...converted, additionalProperties: false } : converted;
  // A property may itself be called "nullable"; then its value is a schema.
  if (isRecord(nullable)) return { ...schema, nullable: asJsonSchema(nullable, closed) };
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
};

const at = (start: Json, ...keys: readonly string[]): Json => {
  let found = start;
  for (const key of keys) {
    const next = recordAt(found, key);
    if (next === undefined) throw new Error(`The specification says nothing about ${keys.join(' ')}.`);
    found = next;
  }
  return found;
};

const componentsIn = (document: Json, closed: Closed): Json => {
  const schemas = Object.entries(at(document, 'components', 'schemas')).map(([name, schema]) => {
    if (closed === 'all') return [name, asJsonSchema(schema, true)] as const;
    const open = asJsonSchema(schema, false);
    // Only the object itself: what lies within it has its own name, or is left open.
    return [name, closed.includes(name) && isRecord(open) ? { ...open, additionalProperties: false } : open] as const;
  });
  return { schemas: Object.fromEntries(schemas) };
};

const specificationFrom = (document: Json, closed: Closed): Specification => {
  const components = componentsIn(document, closed);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  // Formats of these two files alone: any whole number will do.
  for (const format of ['unix-time', 'bigid']) ajv.addFormat(format, true);
  const compiled = new Map<string, ReturnType<Ajv['compile']>>();
  const validator = (method: string, path: string, status: number) => {
    const key = `${method} ${path} ${status}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const response = at(document, 'paths', path, method.toLowerCase(), 'responses', String(status));
    const schema = asJsonSchema(at(response, 'content', 'application/json', 'schema'), closed === 'all');
    const fresh = ajv.compile({ allOf: [schema], components });
    compiled.set(key, fresh);
    return fresh;
  };
  return {
    faults: (method, path, status, body) => {
      const validate = validator(method, path, status);
      if (validate(body)) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      );
    },
  };
};

/** The file's specification, or undefined, with the reason printed, where it is not there. */
export const specification = (file: string, closed: Closed): Specification | undefined => {
  const path = fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
  if (!existsSync(path)) {
    console.log(`Not held against ${file}: there is no ${path}.`);
    return undefined;
  }
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecord(document)) throw new Error(`${file} is no OpenAPI document.`);
  return specificationFrom(document, closed);
};
