import { expect, test } from 'vitest';
import get from './lodashGet.ts';
import memoize from './lodashMemoize.ts';

test('the value at a path, and undefined where the path ends early', () => {
  const variables = { background: { default: 'white' }, shade: null };
  expect(get(variables, 'background.default')).toBe('white');
  expect(get(variables, 'background.none')).toBeUndefined();
  expect(get(variables, 'shade.none.at.all')).toBeUndefined();
  expect(get(undefined, 'background')).toBeUndefined();
});

test('an answer is worked out once for each key, an undefined one too', () => {
  const asked: string[] = [];
  const answer = memoize(
    (hue: string, shade: number) => {
      asked.push(`${hue} ${shade}`);
      return shade > 0 ? `${hue}-${shade}` : undefined;
    },
    (hue, shade) => `${hue},${shade}`,
  );
  expect([answer('blue', 600), answer('blue', 700), answer('blue', 600)]).toEqual(['blue-600', 'blue-700', 'blue-600']);
  expect([answer('red', 0), answer('red', 0)]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['blue 600', 'blue 700', 'red 0']);
});

test('without a rule for keys it is the first of what is given', () => {
  let times = 0;
  const scaleOf = memoize((color: string) => {
    times += 1;
    return { color };
  });
  expect(scaleOf('#fff')).toBe(scaleOf('#fff'));
  expect(scaleOf('#000')).toEqual({ color: '#000' });
  expect(times).toBe(2);
});
