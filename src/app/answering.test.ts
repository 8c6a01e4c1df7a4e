import { describe, expect, test, vi } from 'vitest';
import { fakePorts, fakeWorld, NOW, owing, pastDueInvoice, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { answerField } from './answering.ts';
import { caseOf } from './caseNow.ts';
import { isIndexInLine, isOutOfDate } from './desk.ts';
import { openSession, type Session } from './session.ts';
import { offeredTexts } from './texts.ts';
import type { SessionPorts } from './sessionPorts.ts';
import { EMPTY_DRAFT } from '../domain/case/draft.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { standingRules } from '../domain/case/standing.ts';

const ANA = 101;
const BEN = 102;
const REGGIE = 103;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(world: FakeWorld, viewerId: number, ports: Partial<SessionPorts> = {}): Promise<Session> {
  const session = openSession({ ...fakePorts(world, viewerId), ...ports });
  await settled();
  return session;
}

/** Ana has put a goodwill credit of $20.00 before Reggie. */
async function asked(world: FakeWorld): Promise<Session> {
  const ana = await opened(world, ANA);
  ana.actions.edit((draft) => ({
    ...draft,
    answers: { ...draft.answers, request: 'refund-inactive' },
    exception: {
      ...beginException(null),
      kind: 'goodwill-credit',
      shape: 'keep-all',
      reason: 'Outage in May.',
      amount: { minor: 2000, currency: 'usd' },
    },
  }));
  await ana.actions.record();
  return ana;
}

const world = (): FakeWorld => fakeWorld({ billing: stripeRead(owing(2)) });
const flagId = (session: Session): string => caseOf(session.getState()).flag?.event.id ?? '';
const stands = (session: Session): readonly string[] => standingRules(caseOf(session.getState()));

describe('Reggie’s answers', () => {
  test('an approval is one event of Reggie’s, and its note says what was approved under which condition', async () => {
    const desk = world();
    await asked(desk);
    const reggie = await opened(desk, REGGIE);
    reggie.actions.type(answerField(flagId(reggie), 'approve'), 'All right.');
    await reggie.actions.approve(flagId(reggie), { kind: 'after-two-collected' }, 'All right.');
    expect(stands(reggie)).toEqual([]);
    expect(desk.phases).toEqual(['waiting', 'approved']);
    expect(desk.notes[1]).toMatch(
      /Approved by .*: All right\.\nAbout: Goodwill credit, \$20\.00\nCondition: only after two invoices are collected\./,
    );
    expect(reggie.getState().typed).toEqual({});
  });

  test('a second click on the same answer writes nothing more', async () => {
    const desk = world();
    await asked(desk);
    const reggie = await opened(desk, REGGIE);
    const id = flagId(reggie);
    await Promise.all([reggie.actions.decline(id, 'No.'), reggie.actions.decline(id, 'No.')]);
    await reggie.actions.decline(id, 'No.');
    expect(desk.notes).toHaveLength(2);
    expect(stands(reggie)).toEqual(['G5']);
  });

  test('what was typed stays when the write fails, also where only the note was saved', async () => {
    for (const why of ['timeout', 'note-only'] as const) {
      const desk = world();
      await asked(desk);
      const reggie = await opened(desk, REGGIE);
      const field = answerField(flagId(reggie), 'return');
      reggie.actions.type(field, 'Which month?');
      desk.failRecord = { why, detail: '' };
      await reggie.actions.sendBack(flagId(reggie), 'Which month?');
      expect(reggie.getState().notice).toMatchObject({ kind: 'failed', failure: { why } });
      expect(reggie.getState().typed).toEqual({ [field]: 'Which month?' });
      desk.failRecord = null;
      await reggie.actions.sendBack(flagId(reggie), 'Which month?');
      expect([stands(reggie), desk.notes.length]).toEqual([['G6'], 2]);
    }
  });

  test('is refused where the agent has amended the request meanwhile', async () => {
    const desk = world();
    const ana = await asked(desk);
    const reggie = await opened(desk, REGGIE);
    const seen = flagId(reggie);
    await ana.actions.withdraw('Wrong customer.');
    await reggie.actions.refresh();
    await reggie.actions.approve(seen, null, '');
    expect(reggie.getState().notice).toEqual({ kind: 'refused', refusal: 'no-flag' });
  });

  test('nobody but an approver can record one', async () => {
    const desk = world();
    await asked(desk);
    const ben = await opened(desk, BEN);
    await ben.actions.approve(flagId(ben), null, '');
    expect(ben.getState().notice).toEqual({ kind: 'refused', refusal: 'not-an-approver' });
    expect(desk.notes).toHaveLength(1);
  });

  test('takes the agent’s old news away', async () => {
    const desk = world();
    const ana = await asked(desk);
    desk.changed('conversation');
    await settled();
    expect(ana.getState().notice?.kind).toBe('recorded');
    const anasTab = desk.changed;
    const reggie = await opened(desk, REGGIE);
    await reggie.actions.approve(flagId(reggie), null, '');
    anasTab('conversation');
    await settled();
    expect(stands(ana)).toEqual([]);
    expect(ana.getState().notice).toBeNull();
  });

  test.each<[string, (desk: FakeWorld) => void]>([
    [
      'a tag set by hand',
      (desk) => {
        desk.ticket = { ...desk.ticket, indexPhases: ['approved'] };
        desk.entries.push({ entry: 'index-changed', by: BEN, at: desk.now, to: ['approved'] });
      },
    ],
    [
      'a note in an approver’s name',
      (desk) => {
        desk.entries.push({ entry: 'other-name', by: BEN, shownAs: REGGIE, at: desk.now });
        desk.ticket = { ...desk.ticket, indexPhases: [] };
      },
    ],
  ])('“recorded and flagged” does not stay above %s', async (_, happens) => {
    const desk = world();
    const ana = await asked(desk);
    expect(ana.getState().notice?.kind).toBe('recorded');
    happens(desk);
    desk.changed('ticket');
    await settled();
    expect(ana.getState().notice).toBeNull();
  });
});

describe('an approver is known without asking Zendesk', () => {
  test.each([REGGIE, 'reggie@vista.example'])('set as %s', async (idOrEmail) => {
    const desk = world();
    const ports = fakePorts(desk, REGGIE);
    const reggie = await opened(desk, REGGIE, {
      settings: { ...ports.settings, approvers: [{ idOrEmail, until: null }] },
      viewer: { ...ports.viewer, email: 'Reggie@vista.example' },
    });
    expect(reggie.getState().approvers).toEqual([{ id: REGGIE, until: null }]);
    expect(desk.logReads).toBe(0);
  });

  test('also once the log was read', async () => {
    const desk = world();
    await asked(desk);
    const resolve = vi.fn<SessionPorts['approvers']['resolve']>(() => Promise.resolve([]));
    const { viewer } = fakePorts(desk, REGGIE);
    await opened(desk, REGGIE, { approvers: { resolve }, viewer: { ...viewer, email: 'reggie@vista.example' } });
    expect(resolve.mock.lastCall?.[1].get(REGGIE)).toBe('reggie@vista.example');
  });

  test('another e-mail says nothing before it is looked up', async () => {
    const desk = world();
    const ports = fakePorts(desk, ANA);
    const settings = { ...ports.settings, approvers: [{ idOrEmail: 'reggie@vista.example', until: null }] };
    expect((await opened(desk, ANA, { settings })).getState().approvers).toEqual([]);
  });
});

describe('what follows an earlier ticket', () => {
  test('begins with its answers and none of its approvals', async () => {
    const earlier = world();
    await asked(earlier);
    const reggie = await opened(earlier, REGGIE);
    await reggie.actions.approve(flagId(reggie), null, '');
    const desk = fakeWorld({ billing: stripeRead(owing(2)) });
    desk.ticket = { ...desk.ticket, id: 5711, indexPhases: ['approved'] };
    desk.followUpOf = 4711;
    const ports = fakePorts(desk, BEN);
    const read: SessionPorts['log']['read'] = (id) => (id === 4711 ? fakePorts(earlier).log : ports.log).read(id);
    const ben = await opened(desk, BEN, { log: { ...ports.log, read } });
    await ben.actions.startFrom(4711);
    const { draft } = ben.getState();
    expect(draft.answers.request).toBe('refund-inactive');
    expect(draft.exception).toMatchObject({ kind: 'goodwill-credit', amount: { minor: 2000 } });
    expect(caseOf(ben.getState()).run).toBe(0);
    await ben.actions.record();
    expect(stands(ben)).toEqual(['G3']);
  });

  test('has to be looked at before it is solved, where something is past due', async () => {
    const desk = world();
    desk.ticket = { ...desk.ticket, indexPhases: ['approved'] };
    const ben = await opened(desk, BEN);
    desk.ticket = { ...desk.ticket, status: 'solved' };
    expect(await ben.judgeSave()).toContain('[G13]');
    desk.billing = stripeRead([]);
    expect(await ben.judgeSave()).toBeNull();
  });

  test('where the earlier one cannot be read, it says so and nothing is begun', async () => {
    const desk = world();
    const ben = await opened(desk, BEN);
    desk.failLog = true;
    await ben.actions.startFrom(4711);
    expect(ben.getState().notice).toMatchObject({ kind: 'failed', failure: { why: 'down' } });
    expect(ben.getState().draft).toEqual(EMPTY_DRAFT);
  });
});

describe('the desk', () => {
  test('tells an index that was changed by hand, also beside the right one, until it is mended', async () => {
    const desk = world();
    const ana = await asked(desk);
    desk.changed('ticket');
    await settled();
    expect(isIndexInLine(ana.getState())).toBe(true);
    for (const indexPhases of [['approved'], ['waiting', 'approved'], []] as const) {
      desk.ticket = { ...desk.ticket, indexPhases };
      desk.entries.push({ entry: 'index-changed', by: BEN, at: desk.now, to: ['approved'] });
      desk.changed('ticket');
      await settled();
      expect(isIndexInLine(ana.getState())).toBe(false);
    }
    await ana.actions.mendIndex();
    expect(isIndexInLine(ana.getState())).toBe(true);
  });

  test('brings a form in line that is only older than the log, so that its Submit sets nothing back', async () => {
    const desk = world();
    const ana = await asked(desk);
    desk.ticket = { ...desk.ticket, indexPhases: ['open'] };
    desk.changed('ticket');
    await settled();
    expect(isIndexInLine(ana.getState())).toBe(true);
    expect(desk.ticket.indexPhases).not.toContain('open');
  });

  test('a newly past-due invoice puts the decision out of date', async () => {
    const desk = world();
    const ana = await asked(desk);
    expect(isOutOfDate(ana.getState(), ana.ports)).toBe(false);
    desk.billing = stripeRead([...owing(2), pastDueInvoice(0)], { asOf: NOW + 1 });
    await ana.actions.refresh();
    expect(isOutOfDate(ana.getState(), ana.ports)).toBe(true);
  });

  test('once Reggie has approved money, "we are not able to refund" is not offered any more', async () => {
    const desk = world();
    const ana = await asked(desk);
    const titles = (): readonly string[] => offeredTexts(ana.getState(), ana.ports).map(({ id }) => id);
    expect(titles()).toContain('T1');
    const reggie = await opened(desk, REGGIE);
    await reggie.actions.approve(flagId(reggie), null, '');
    await ana.actions.refresh();
    expect(titles()).not.toContain('T1');
  });
});
