import fc from 'fast-check';

/*
 * Valid answers of other systems, damaged as transport, versions and people damage them: something dropped, doubled, of another
 * type, nested, renamed to a key of every object's prototype, or cut in the middle of its text.
 */

type Path = readonly string[];

/** Every place in a JSON value, the value itself first. */
function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

const GONE = Symbol('gone');

/** The value with what stands at that place changed; keys of prototypes are keys like others. */
function changedAt(value: unknown, [key, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, name === key ? changedAt(inner, rest, change) : inner] as const)
    .filter(([, inner]) => inner !== GONE);
  return Array.isArray(value) ? entries.map(([, inner]): unknown => inner) : Object.fromEntries(entries);
}

const deep = (levels: number): unknown => {
  let value: unknown = [];
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { data: value } : [value];
  return value;
};

/** What nobody expects where a number, a name or a list should be. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, -9900, 0.5, 99.99, 1e21, 1e308, NaN, Infinity, -Infinity),
  fc.constantFrom<unknown>(2 ** 53, -(2 ** 53), 999_999_999_999, 1e12, 4_102_444_800, 253_402_300_800, -62_135_596_800),
  fc.constantFrom<unknown>('', ' ', '-', '0', '9900', 'NaN', 'null', '__proto__', 'constructor', 'toString', '９９'),
  fc.constantFrom<unknown>('{{setting.stripe_key}}', '<img src=x onerror=alert(1)>', '\u202E', '\uD800', 'Ã¤Â¤', '\0'),
  fc.constantFrom<unknown>(
    'x'.repeat(5000),
    '2026-02-31T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '0001-01-01T00:00:00Z',
  ),
  fc.constantFrom<unknown>([], {}, [[]], [null], { data: [] }, { length: 3 }, deep(200)),
  fc
    .constant('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
    .map((text): unknown => JSON.parse(text)),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const blow = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('drop', 'double', 'retype', 'nest', 'rename', 'add'),
  what: junk,
  key: fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'id', 'data', 'x'),
});
type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never;

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

function struck(value: unknown, { place, how, what, key }: Blow): unknown {
  const places = placesIn(value);
  const at = places[place % places.length] ?? [];
  return changedAt(value, at, (before) => {
    switch (how) {
      case 'drop':
        return at.length === 0 ? null : GONE;
      case 'double':
        if (Array.isArray(before)) return [...(before as unknown[]), ...(before as unknown[])];
        return typeof before === 'string' ? before + before : before;
      case 'retype':
        return what;
      case 'nest':
        return place % 2 === 0 ? [before] : Object.fromEntries([[key, before]]);
      case 'rename':
        if (!isBranch(before) || Array.isArray(before)) return what;
        return Object.fromEntries(Object.entries(before).map(([name, inner], nth) => [nth === 0 ? key : name, inner]));
      case 'add':
        return isBranch(before) && !Array.isArray(before)
          ? Object.fromEntries([...Object.entries(before), [key, what]])
          : before;
    }
  });
}

/** A value with one to three such damages. */
export const damaged = (whole: unknown): fc.Arbitrary<unknown> =>
  fc.array(blow, { minLength: 1, maxLength: 3 }).map((blows) => blows.reduce(struck, whole));

/** Its JSON cut off, or with a wrong sign in it: what is left of it, as JSON where it still is some. */
export const garbled = (whole: unknown): fc.Arbitrary<{ readonly isJson: boolean; readonly body: unknown }> =>
  fc.tuple(fc.nat(), fc.constantFrom('', '\uFFFD', '"', '}', '\0', '\u2028')).map(([cut, sign]) => {
    const text = JSON.stringify(whole);
    const at = cut % text.length;
    const left = sign === '' ? text.slice(0, at) : text.slice(0, at) + sign + text.slice(at + 1);
    try {
      return { isJson: true, body: JSON.parse(left) as unknown };
    } catch {
      return { isJson: false, body: left };
    }
  });

/** Whether something has found its way into what every object has. */
export const isPolluted = (): boolean => 'polluted' in {} || 'polluted' in Object;
