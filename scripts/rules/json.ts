import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './findings.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object, and not an array or null. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** The keys that occur twice in one object of this (valid) JSON text; JSON.parse keeps the last one without a word. */
export const duplicateKeys = (text: string): readonly string[] => {
  const found: string[] = [];
  const open: Set<string>[] = [];
  const all = text.match(tokens) ?? [];
  all.forEach((token, index) => {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (all[index + 1] === ':') {
      const key = String(JSON.parse(token));
      const keys = open.at(-1);
      if (keys?.has(key)) found.push(key);
      keys?.add(key);
    }
  });
  return found;
};

/** The object in a JSON file of the package; undefined, with an error that says why, where there is none. */
export const readObject = (dir: string, path: string, { error }: Findings): Json | undefined => {
  let text: string;
  try {
    text = readFileSync(join(dir, path), 'utf8');
  } catch {
    error(`${path} is missing`);
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    for (const key of duplicateKeys(text)) error(`${path} has the key "${key}" twice in one object`);
    if (isObject(value)) return value;
    error(`${path} must hold a JSON object`);
  } catch (reason) {
    error(`${path} is not JSON: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  return undefined;
};
