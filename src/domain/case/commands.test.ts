import { describe, expect, test } from 'vitest';
import { approve, decline, sendBack } from './answerCommands.ts';
import { confirm, dismiss, flag, record, withdraw, type Actor } from './commands.ts';
import { fingerprint } from './materialFacts.ts';
import type { CaseAct, Condition } from './events.ts';
import {
  ANA,
  answered,
  answers,
  asked,
  customerWrote,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  givenUnder,
  minute,
  REGGIE,
  ROSA,
  solved,
  TICKET,
  usd,
} from '../testing/cases.ts';

const by = (id: number, at = minute(60)): Actor => ({ id, at, eventId: 'new', ticketId: TICKET });
const ana = by(ANA);
const reggie = by(REGGIE);
/** The event that is recorded: the second of run 1, unless told otherwise. */
const recorded = (act: CaseAct, seq = 2, run = 1) => ({
  ok: true,
  value: { id: 'new', ticketId: TICKET, run, seq, act },
});
const refused = (error: string) => ({ ok: false, error });

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const R7 = decisionFor('R7');
const EXCEPTION = exceptionFor();
const escalated = did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' });
const withdrawn = did({ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' });
const dismissed = did({ kind: 'dismissed' });
const TWO_APPROVERS = {
  approvers: [
    { id: REGGIE, until: null },
    { id: ROSA, until: null },
  ],
};

describe('record', () => {
  test('the first decision is event 1 of run 1', () => {
    expect(record(given(), ana, R3)).toEqual(recorded({ kind: 'decided', decision: R3, flag: false }, 1));
  });

  test('the ask for two is `asked`', () => {
    expect(record(given(), ana, R7)).toEqual(recorded({ kind: 'asked', decision: R7 }, 1));
  });

  test('an ask for two with an escalation carries the flag, so it is `decided`', () => {
    const decision = decisionFor('R7', { escalation: 'escalates' });
    expect(record(given(), ana, decision)).toEqual(recorded({ kind: 'decided', decision, flag: true }, 1));
  });

  test('an exception on top of the ask is `decided` and flagged', () => {
    const decision = exceptionFor({}, {}, 'R7');
    expect(record(given(), ana, decision)).toEqual(recorded({ kind: 'decided', decision, flag: true }, 1));
  });

  test.each([
    ['a closure', R6],
    ['an exception', EXCEPTION],
    ['an escalation', decisionFor('R3', { escalation: 'chargeback' })],
    ['a void, where every void is flagged', decisionFor('R3', { settings: { flagEveryVoid: true } })],
  ])('%s is flagged by the same event', (_, decision) => {
    expect(record(given(), ana, decision)).toEqual(recorded({ kind: 'decided', decision, flag: true }, 1));
  });

  test('an approver needs no flag where a flag suffices, but one where approval is needed', () => {
    expect(record(given(), reggie, R6)).toEqual(recorded({ kind: 'decided', decision: R6, flag: false }, 1));
    expect(record(given(), reggie, EXCEPTION)).toEqual(
      recorded({ kind: 'decided', decision: EXCEPTION, flag: true }, 1),
    );
  });

  test('another decision replaces the present one', () => {
    expect(record(given(decided(R3)), ana, R6)).toEqual(recorded({ kind: 'decided', decision: R6, flag: true }));
  });

  test('the same decision again is refused, also by somebody else', () => {
    expect(record(given(decided(R3)), ana, R3)).toEqual(refused('already-recorded'));
    expect(record(given(decided(R6)), reggie, R6)).toEqual(refused('already-recorded'));
  });

  test('the same decision again is recorded with the agent’s own words, if there are any', () => {
    expect(record(given(decided(R3)), ana, R3, '  ')).toEqual(refused('already-recorded'));
    expect(record(given(decided(R3)), ana, R3, 'They called.')).toEqual(
      recorded({ kind: 'decided', decision: R3, flag: false }),
    );
  });

  test.each([
    ['its note is gone', given(decided(R3, false, { noteIntact: false })), R3, false],
    [
      'the escalation was lowered',
      given(escalated, decided(decisionFor('R3', { state: given(escalated) }))),
      null,
      true,
    ],
    ['it has happened meanwhile', given(decided(EXCEPTION)), exceptionFor({}, { alreadyHappened: true }), true],
    ['Reggie declined it', answered('declined', decided(R6)), R6, true],
  ])('the same facts are recorded again where %s', (_, state, same, flagged) => {
    const decision = same ?? decisionFor('R3', { state, escalation: 'escalates' });
    expect(record(state, ana, decision)).toMatchObject({
      ok: true,
      value: { act: { kind: 'decided', decision, flag: flagged } },
    });
  });

  test('what was declined needs a flag again, whoever decides it and whatever lies between', () => {
    const declined = answers('declined', given(decided(R3, true)));
    const again = { kind: 'decided', decision: R3, flag: true } as const;
    const between = given(decided(R3, true), declined, decided(R6));
    expect(record(between, ana, R3)).toEqual(recorded(again, 4));
    const closure = given(decided(R6), answers('declined', given(decided(R6))), decided(R3));
    expect(record(closure, reggie, R6)).toEqual(recorded({ kind: 'decided', decision: R6, flag: true }, 4));
    const ask = given(decided(R7, true), answers('declined', given(decided(R7, true))), decided(R3));
    expect(record(ask, ana, R7)).toEqual(recorded({ kind: 'decided', decision: R7, flag: true }, 4));
  });

  test('a decision for another run is refused', () => {
    expect(record(given(decided(R3), solved), ana, R3)).toEqual(refused('other-run'));
  });

  test('after a solve in order the same answers begin the next run', () => {
    const state = given(decided(R3), solved);
    const decision = decisionFor('R3', { state });
    expect(record(state, ana, decision)).toEqual(recorded({ kind: 'decided', decision, flag: false }, 2, 2));
  });
});

describe('flag', () => {
  const flagged = (words: string, of: string | null, escalation: 'none' | 'escalates' | 'chargeback' = 'none') =>
    ({ kind: 'flagged', escalation, fingerprint: of, words }) as const;

  test('an escalation before any decision', () => {
    expect(flag(given(), ana, 'chargeback', ' Bank letter. ')).toEqual(
      recorded(flagged('Bank letter.', null, 'chargeback'), 1),
    );
  });

  test('an escalation together with what is decided', () => {
    expect(flag(given(decided(R3)), ana, 'escalates', '')).toEqual(recorded(flagged('', fingerprint(R3), 'escalates')));
  });

  test('a decision whose flag is missing or was taken back', () => {
    const later = flagged('', fingerprint(R6));
    expect(flag(given(decided(R6, false)), ana, 'none', '')).toEqual(recorded(later));
    expect(flag(given(decided(R6), withdrawn), ana, 'none', '')).toEqual(recorded(later, 3));
  });

  test.each([
    ['there is no case', given()],
    ['nothing decided needs Reggie', given(decided(R3))],
    ['the run was dismissed', given(dismissed)],
    ['the run was solved', given(decided(R6), solved)],
  ])('is refused where %s', (_, state) => {
    expect(flag(state, ana, 'none', '')).toEqual(refused('nothing-to-flag'));
  });

  test('is refused where the newest flag stands', () => {
    expect(flag(given(decided(R6)), ana, 'none', 'please')).toEqual(refused('already-flagged'));
    const same = given(decided(decisionFor('R3', { escalation: 'escalates' })));
    expect(flag(same, ana, 'escalates', '')).toEqual(refused('already-flagged'));
  });

  test('an escalation that is raised above the flagged one is flagged again', () => {
    const print = null;
    expect(flag(given(escalated), ana, 'chargeback', '')).toEqual(recorded(flagged('', print, 'chargeback')));
    expect(flag(given(escalated), ana, 'escalates', '')).toEqual(refused('nothing-to-flag'));
    expect(flag(given(escalated, withdrawn), ana, 'escalates', '')).toMatchObject({ ok: true });
  });

  test('an escalation flagged in the run before does not stand for the next one', () => {
    const done = given(decided(decisionFor('R3', { escalation: 'escalates' })), solved);
    expect(flag(done, ana, 'escalates', '')).toEqual(recorded(flagged('', null, 'escalates'), 2, 2));
  });

  test.each([
    ['a decision', answered('returned', decided(R6)), fingerprint(R6)],
    ['an escalation before any decision', answered('returned', escalated), null],
  ])('carries the answer to Reggie’s question about %s, which may not be empty', (_, state, print) => {
    expect(flag(state, ana, 'none', ' Because. ')).toEqual(recorded(flagged('Because.', print), 3));
    expect(flag(state, ana, 'none', ' ')).toEqual(refused('reason-missing'));
  });

  test('a question of a run that was set aside is not answered any more', () => {
    const state = given(
      escalated,
      answers('returned', given(escalated)),
      did({ kind: 'dismissed' }, { author: REGGIE }),
    );
    expect(flag(state, ana, 'none', 'Because.')).toEqual(refused('nothing-to-flag'));
  });
});

describe('withdraw', () => {
  test('takes the newest flag back, with a reason', () => {
    const act = { kind: 'withdrawn', flagId: 'e1', words: 'Too early.' } as const;
    expect(withdraw(given(decided(R6)), ana, ' Too early. ')).toEqual(recorded(act));
  });

  test('names the run of the flag, also after a solve', () => {
    expect(withdraw(given(decided(R6), solved), ana, 'Wrong ticket.')).toMatchObject({ value: { run: 1 } });
  });

  test.each([
    ['there is no case', given()],
    ['nothing was flagged', given(decided(R3))],
    ['the flag was taken back before', given(decided(R6), withdrawn)],
    ['the run was dismissed', given(escalated, dismissed)],
  ])('is refused where %s', (_, state) => {
    expect(withdraw(state, ana, 'Too early.')).toEqual(refused('no-flag'));
  });

  test('is refused without a reason', () => {
    expect(withdraw(given(decided(R6)), ana, '  ')).toEqual(refused('reason-missing'));
  });
});

describe('confirm', () => {
  test('vouches for the present decision', () => {
    const act = { kind: 'confirmed', decisionId: 'e2', what: 'voided', words: 'Seen in Stripe.' } as const;
    expect(confirm(given(asked(), decided(R3)), ana, 'voided', ' Seen in Stripe. ')).toEqual(recorded(act, 3));
  });

  test('names the run of the decision, also after a solve', () => {
    expect(confirm(given(decided(R3), solved), ana, 'voided', 'Seen.')).toMatchObject({ value: { run: 1 } });
  });

  test.each([
    ['there is no case', given()],
    ['nothing is decided', given(escalated)],
    ['the case was set aside', given(asked(), dismissed)],
  ])('is refused where %s', (_, state) => {
    expect(confirm(state, ana, 'voided', 'Seen.')).toEqual(refused('nothing-decided'));
  });

  test('is refused without what was seen', () => {
    expect(confirm(given(decided(R3)), ana, 'voided', ' ')).toEqual(refused('reason-missing'));
  });
});

describe('dismiss', () => {
  const act = { kind: 'dismissed' } as const;

  test.each([
    ['there is no case', given(), 1, 1],
    ['only the ask for two is recorded', given(asked()), 2, 1],
    ['the escalation is flagged', given(escalated), 2, 1],
    ['the run was solved in order', given(decided(R3), solved), 2, 2],
  ])('is one click where %s', (_, state, seq, run) => {
    expect(dismiss(state, ana)).toEqual(recorded(act, seq, run));
  });

  test('a dismissed case is not dismissed again until the customer has written since', () => {
    expect(dismiss(given(dismissed), ana)).toEqual(refused('already-dismissed'));
    expect(dismiss(given(dismissed), reggie)).toEqual(refused('already-dismissed'));
    expect(dismiss(given(customerWrote, dismissed), ana)).toEqual(refused('already-dismissed'));
    expect(dismiss(given(dismissed, customerWrote), ana)).toEqual(recorded(act, 2, 2));
  });

  test('a message in the same instant was there when it was dismissed', () => {
    const state = given(dismissed, customerWrote);
    expect(dismiss({ ...state, customerWroteAt: state.endedAt }, ana)).toEqual(refused('already-dismissed'));
  });

  test('an agent cannot where something is decided; an approver can', () => {
    for (const state of [given(decided(R3)), given(decided(R3), asked())]) {
      expect(dismiss(state, ana)).toEqual(refused('something-decided'));
      expect(dismiss(state, reggie)).toMatchObject({ ok: true });
    }
  });

  test('an agent cannot while an escalation is unflagged, in the log or in the draft; an approver can', () => {
    const unflagged = given(escalated, withdrawn);
    expect(dismiss(unflagged, ana)).toEqual(refused('escalation-not-flagged'));
    expect(dismiss(unflagged, reggie)).toEqual(recorded(act, 3));
    expect(dismiss(given(), ana, 'escalates')).toEqual(refused('escalation-not-flagged'));
    expect(dismiss(given(escalated), ana, 'chargeback')).toEqual(refused('escalation-not-flagged'));
    expect(dismiss(given(escalated), ana, 'escalates')).toEqual(recorded(act));
  });

  test('an escalation of a run that is over is no longer in the way', () => {
    const done = given(decided(decisionFor('R3', { escalation: 'escalates' })), solved);
    expect(dismiss(done, ana)).toEqual(recorded(act, 2, 2));
  });
});

const NO_REASON_YET = given(decided(R6));
const ANSWERS = [
  ['approve', (state, actor, flagId, words) => approve(state, actor, flagId, null, words)],
  ['decline', decline],
  ['sendBack', sendBack],
] as const satisfies readonly (readonly [string, typeof decline])[];

describe.each(ANSWERS)('%s', (_, answer) => {
  test('is refused to anybody but an approver of that time', () => {
    expect(answer(given(decided(R6)), ana, 'e1', 'Yes.')).toEqual(refused('not-an-approver'));
    const former = givenUnder({ approvers: [{ id: ROSA, until: minute(60) }] }, decided(R6));
    expect(answer(former, by(ROSA), 'e1', 'Yes.')).toEqual(refused('not-an-approver'));
    expect(answer(former, by(ROSA, minute(59)), 'e1', 'Yes.')).toMatchObject({ ok: true });
  });

  test.each([
    ['there is no case', given()],
    ['nothing is flagged', given(decided(R3))],
    ['the flag was taken back', given(decided(R6), withdrawn)],
    ['the case was set aside', given(escalated, dismissed)],
  ])('is refused where %s', (_case, state) => {
    expect(answer(state, reggie, 'e1', 'Yes.')).toEqual(refused('no-flag'));
  });

  test('is refused where another flag or another decision stands now', () => {
    expect(answer(given(decided(R6), decided(EXCEPTION)), reggie, 'e1', 'Yes.')).toEqual(refused('out-of-date'));
    expect(answer(given(decided(R6), decided(R3)), reggie, 'e1', 'Yes.')).toEqual(refused('out-of-date'));
  });

  test('answers an escalation that was flagged before any decision', () => {
    expect(answer(given(escalated), reggie, 'e1', 'I call them.')).toMatchObject({
      ok: true,
      value: { act: { flagId: 'e1', fingerprint: null, words: 'I call them.' } },
    });
  });

  test('names the run of the flag, also after a solve', () => {
    expect(answer(given(decided(R6), solved), reggie, 'e1', 'Yes.')).toMatchObject({ value: { run: 1, seq: 2 } });
  });
});

describe('approve', () => {
  const CAP: Condition = { kind: 'cap', amount: usd(5000) };

  test('says yes to that flag and fingerprint, perhaps under a condition; a reason is not needed', () => {
    const act = { kind: 'approved', flagId: 'e1', fingerprint: fingerprint(EXCEPTION), condition: CAP } as const;
    expect(approve(given(decided(EXCEPTION)), reggie, 'e1', CAP, '  ')).toEqual(recorded({ ...act, words: '' }));
    expect(approve(given(decided(EXCEPTION)), reggie, 'e1', CAP, ' Fine. ')).toEqual(
      recorded({ ...act, words: 'Fine.' }),
    );
  });

  test('of the decider is refused while there is another approver', () => {
    const own = decided(EXCEPTION, true, { author: REGGIE });
    expect(approve(givenUnder(TWO_APPROVERS, own), reggie, 'e1', null, 'Mine.')).toEqual(
      refused('decider-cannot-approve'),
    );
    expect(approve(givenUnder(TWO_APPROVERS, own), by(ROSA), 'e1', null, '')).toMatchObject({ ok: true });
  });

  test('of the decider as the only approver needs a reason', () => {
    const own = given(decided(EXCEPTION, true, { author: REGGIE }));
    expect(approve(own, reggie, 'e1', null, ' ')).toEqual(refused('reason-missing'));
    expect(approve(own, reggie, 'e1', null, 'Nobody else is there.')).toMatchObject({ ok: true });
  });

  test('of what the playbook says never needs a reason (I2)', () => {
    const never = given(decided(exceptionFor({ kind: 'void-more', shape: 'void-all' })));
    expect(approve(never, reggie, 'e1', null, ' ')).toEqual(refused('reason-missing'));
    expect(approve(never, reggie, 'e1', null, 'Their founder died.')).toMatchObject({ ok: true });
  });
});

describe.each([
  ['decline', decline, 'declined'],
  ['sendBack', sendBack, 'returned'],
] as const)('%s', (_, answer, kind) => {
  test('says why', () => {
    const act = { kind, flagId: 'e1', fingerprint: fingerprint(R6), words: 'Call them first.' } as const;
    expect(answer(NO_REASON_YET, reggie, 'e1', ' Call them first. ')).toEqual(recorded(act));
  });

  test('is refused without words', () => {
    expect(answer(NO_REASON_YET, reggie, 'e1', ' ')).toEqual(refused('reason-missing'));
  });

  test('may be given by the decider', () => {
    const own = givenUnder(TWO_APPROVERS, decided(EXCEPTION, true, { author: REGGIE }));
    expect(answer(own, reggie, 'e1', 'I was wrong.')).toMatchObject({ ok: true });
  });
});
