// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession } from '../../app/session.ts';
import type { ProbeTicket } from '../../app/setup/ports.ts';
import { fakePorts, fakeWorld, owing, stripeRead } from '../../app/testing/fakes.ts';
import { ok } from '../../domain/result.ts';
import { opens, press, sees } from '../testing/openProbe.tsx';

afterEach(cleanup);

describe('which tickets it takes', () => {
  const { ticket } = fakeWorld();
  const noButton = (): void => {
    expect(screen.queryByRole('button', { name: 'Begin on this ticket' })).toBeNull();
  };

  test('none that is not created yet', async () => {
    opens({}, fakeWorld({ ticket: { ...ticket, id: null, createdAt: null } }));
    await sees('Create the test ticket first.');
    noButton();
  });

  test.each(['solved', 'closed'])('none that is %s: nobody could see it reopened', async (status) => {
    opens({}, fakeWorld({ ticket: { ...ticket, status } }));
    await sees(/is solved already/);
    noButton();
  });

  test('none with a case', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const ana = openSession(fakePorts(world));
    await new Promise((done) => setTimeout(done, 0));
    ana.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'continue' } }));
    await ana.actions.record();
    opens({}, world);
    await sees(/has a case/);
    noButton();
  });

  test('none with the marks of a case whose log cannot be read: it may be one', async () => {
    opens({}, fakeWorld({ ticket: { ...ticket, indexPhases: ['waiting'] }, failLog: true }));
    await sees(/has a case/);
    noButton();
  });

  test('one where a test was left half-way is cleaned up, without a guess at its status', async () => {
    const ended: unknown[] = [];
    const end: ProbeTicket['end'] = (...given) => {
      ended.push(given);
      return Promise.resolve(ok(true));
    };
    opens({ end }, fakeWorld({ ticket: { ...ticket, indexPhases: ['open'] } }));
    await sees(/carries marks of a case and has none/);
    noButton();
    await press('Finish and clean up');
    await sees(/^Over\./);
    expect(ended).toEqual([[4711, null]]);
  });
});
