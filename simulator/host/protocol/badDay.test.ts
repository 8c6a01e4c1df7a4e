import { describe, expect, test } from 'vitest';
import { Misfortune } from '../../faults/misfortune.ts';
import type { FaultRule } from '../../faults/rules.ts';
import { BadDay } from './badDay.ts';

function day(rule: FaultRule): { readonly day: BadDay; readonly unloaded: string[] } {
  const run = new Misfortune({ seed: 1, rules: [rule] });
  const unloaded: string[] = [];
  const ports = {
    fault: (place: FaultRule['on'], name: string) => run.next([place], name),
    unload: (how: string) => void unloaded.push(how),
  };
  return { day: new BadDay(ports), unloaded };
}

/** What arrives of three events. */
function arrives(rule: FaultRule): readonly string[] {
  const { day: bad } = day(rule);
  const got: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    bad.event(name, () => {
      got.push(name);
    });
  }
  return got;
}

const get = { id: 1, request: 'get', params: ['ticket.tags'] };

describe('on a bad day', () => {
  test.each([
    ['lost', ['one', 'three']],
    ['twice', ['one', 'two', 'two', 'three']],
    ['swapped', ['one', 'three', 'two']],
  ] as const)('an event is %s', (fault, got) => {
    expect(arrives({ on: 'event', fault, of: 'two' })).toEqual(got);
  });

  test('a call is refused, never answered, or all is well', async () => {
    expect(await day({ on: 'get', fault: 'refused', of: 'tags' }).day.call(get)).toBe('refused');
    expect(await day({ on: 'get', fault: 'never' }).day.call(get)).toBe('unanswered');
    expect(await day({ on: 'get', fault: 'never', of: 'status' }).day.call(get)).toBe('answered');
    expect(await day({ on: 'set', fault: 'never' }).day.call(get)).toBe('answered');
  });

  test('the iframe is loaded anew in place of an answer', async () => {
    const { day: bad, unloaded } = day({ on: 'get', fault: 'reload', times: 1 });
    expect(await bad.call(get)).toBe('unanswered');
    expect(unloaded).toEqual(['reload']);
    expect(await bad.call(get)).toBe('answered');
  });

  test('the SDK’s own telemetry counts for nothing', async () => {
    const track = { id: 2, request: 'invoke', params: { track: [] } };
    expect(await day({ on: 'invoke', fault: 'never' }).day.call(track)).toBe('answered');
  });
});
