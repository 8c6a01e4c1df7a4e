import { describe, expect, test } from 'vitest';
import { createTrace, errorWords, KEPT, reportText } from './trace.ts';

describe('the trace', () => {
  test('keeps the last fifty events: the fifty-first drops the first', () => {
    const { note, events } = createTrace(() => 0);
    for (let n = 1; n <= KEPT; n += 1) note(`event ${n}`);
    expect(events()).toHaveLength(50);
    expect(events()[0]).toMatchObject({ what: 'event 1' });
    note('event 51');
    expect(events()).toHaveLength(50);
    expect(events()[0]).toMatchObject({ what: 'event 2' });
    expect(events().at(-1)).toMatchObject({ what: 'event 51' });
  });

  test('somebody who types is one event, with its last time and how often', () => {
    let at = 0;
    const { note, events } = createTrace(() => (at += 10));
    note('guard stands');
    for (let letter = 0; letter < 80; letter += 1) note('event comment.text.changed');
    expect(events()).toEqual([
      { at: 10, what: 'guard stands', ms: null, times: 1 },
      { at: 810, what: 'event comment.text.changed', ms: null, times: 80 },
    ]);
  });
});

describe('an error', () => {
  test('is told by its kind and place, never by its message', () => {
    const error = new TypeError('Dana Fox at panel-1.js:1:2 owes $99.00');
    error.stack = `TypeError: ${error.message}\n    at render (https://1234.apps.example/assets/panel-Ab3.js?v=1:7:1042)`;
    expect(errorWords(error)).toBe('TypeError at panel-Ab3.js:7:1042');
  });

  test('whose name is somebody’s words is an error', () => {
    const error = new Error('x');
    error.name = 'Dana Fox <dana@fox.example>';
    error.stack = '';
    expect(errorWords(error)).toBe('Error');
    expect(errorWords('Dana Fox')).toBe('error of no known kind');
  });
});

describe('the report', () => {
  test('says when what happened and how long it took', () => {
    const at = Date.UTC(2026, 10, 26, 14, 3, 2, 7);
    const text = reportText(['App: 1.0.0'], [{ at, what: 'GET /api/v2/users/#.json 503', ms: 120, times: 2 }], at);
    expect(text).toContain('App: 1.0.0');
    expect(text).toContain('14:03:02.007  GET /api/v2/users/#.json 503  120 ms  ×2');
  });

  test('leaves out e-mails and keys, should anybody note them', () => {
    const what = 'asked dana@fox.example with rk_live_abcDEF123 and sk_test_1';
    expect(reportText([what], [{ at: 0, what, ms: null, times: 1 }], 0)).not.toMatch(/dana|fox|abcDEF|sk_test/);
  });
});
