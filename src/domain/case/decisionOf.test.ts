import { describe, expect, test } from 'vitest';
import { needsChangeReason, EMPTY_DRAFT } from './draft.ts';
import { emptyCase } from './caseState.ts';
import { caseInvoices } from '../invoice.ts';
import { RULES } from '../policy/flow.ts';
import {
  billing,
  CONTEXT,
  CREATED_AT,
  decisionFor,
  exceptionFor,
  owing,
  PATHS,
  SETTINGS,
  TICKET,
  UNKNOWN,
} from '../testing/cases.ts';

/*
 * The other tests of the case build their decisions by these while they are collected. A mutant that lets no decision be
 * made breaks them before any test runs, which mutation testing does not see; here everything happens inside a test.
 */

describe('every decision that the other tests of the case rest on', () => {
  test.each(RULES)('the answers for %s lead to it', (rule) => {
    const { request, paysTwo, n } = PATHS[rule];
    const asksTwo = ['R5', 'R6', 'R7', 'R8'].includes(rule);
    expect(decisionFor(rule)).toMatchObject({
      rule,
      request,
      paysTwo: asksTwo ? paysTwo : null,
      pastDue: { n },
      requestChange: null,
      askedWhen: rule === 'R8' ? 'on Monday' : null,
    });
  });

  test('nothing but R8 says when it was asked, and nothing but `continue` why it was changed', () => {
    const silent = { draft: { askedWhen: '', changeReason: '' } };
    expect(decisionFor('R5', silent).rule).toBe('R5');
    expect(() => decisionFor('R8', silent)).toThrow('asked-when-missing');
    expect(() => decisionFor('R3', { ...silent, conversationAsksRefund: true })).toThrow('change-reason-missing');
  });

  test('an exception on top of a rule, and alone while the count is unknown', () => {
    expect(exceptionFor()).toMatchObject({ rule: 'R8', gate: 'approval', exception: { kind: 'refund' } });
    expect(exceptionFor({}, { read: UNKNOWN })).toMatchObject({ rule: null, gate: 'approval', pastDue: { n: null } });
    expect(() => decisionFor('R3', { read: UNKNOWN })).toThrow('open-question');
  });

  test('`continue` needs no reason on a ticket without a case', () => {
    const draft = { ...EMPTY_DRAFT, answers: { ...EMPTY_DRAFT.answers, request: 'continue' } } as const;
    const pastDue = caseInvoices(billing(owing(5)), CREATED_AT);
    const state = emptyCase(CONTEXT);
    const context = { ticketId: TICKET, state, pastDue, paid: [], settings: SETTINGS, conversationAsksRefund: false };
    expect(needsChangeReason(draft, context)).toBe(false);
  });
});
