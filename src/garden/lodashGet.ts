/** In place of lodash.get: the value at a path of keys joined by dots, undefined where there is none. All that Garden asks for. */
export default function get(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | null | undefined)?.[key], object);
}
