// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession } from '../../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../../app/testing/fakes.ts';
import { beginException } from '../../domain/case/exceptionDraft.ts';
import { ok } from '../../domain/result.ts';
import { App } from '../App.tsx';
import { NotMailed } from './NotMailed.tsx';
import type { LoadTools } from './tools.ts';
import { MAIL, NET, pretendAccount, pretendParts, showAtDesk } from '../testing/pretendSetup.tsx';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const WARNING = /^Reggie is not mailed yet/;

afterEach(cleanup);

describe('the line on a waiting case', () => {
  const { account: inOrder } = pretendAccount();

  test.each(['missing', 'inactive', 'changed'] as const)('the rule that mails is %s: it says so', async (is) => {
    const { account } = pretendAccount([[MAIL, is]]);
    showAtDesk(<NotMailed parts={pretendParts({ account })} />);
    expect((await screen.findByRole('alert')).textContent).toMatch(WARNING);
  });

  test('nobody who is named can approve, so nobody is mailed', async () => {
    const account = { ...inOrder, person: () => Promise.resolve(ok(null)) };
    showAtDesk(<NotMailed parts={pretendParts({ account })} />);
    expect((await screen.findByRole('alert')).textContent).toMatch(WARNING);
  });

  test.each([
    ['the rule is in order, whatever else is not', pretendAccount([[NET, 'missing']]).account],
    ['the rules cannot be read', pretendAccount([[MAIL, 'unreadable']]).account],
    [
      'the approvers cannot be read',
      {
        ...pretendAccount([[MAIL, 'missing']]).account,
        person: () => Promise.resolve({ ok: false as const, error: { why: 'failed' as const, detail: '503' } }),
      },
    ],
  ])('%s: nothing is claimed', async (_, account) => {
    showAtDesk(<NotMailed parts={pretendParts({ account })} />);
    await settled();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('only the triggers are read for it', async () => {
    const asked: unknown[] = [];
    const needs: typeof inOrder.needs = (approvers, kinds) => {
      asked.push([approvers, kinds]);
      return inOrder.needs(approvers, kinds);
    };
    showAtDesk(<NotMailed parts={pretendParts({ account: { ...inOrder, needs } })} />);
    await settled();
    expect(asked).toEqual([[[103], ['trigger']]]);
  });
});

describe('where it is shown', () => {
  const loadTools: LoadTools = () =>
    Promise.resolve({
      Setup: () => null,
      Report: () => null,
      NotMailed: () => <p>Reggie is not mailed yet.</p>,
      CleanUp: () => null,
    });

  /** The panel of a ticket as this viewer sees it. */
  async function opens(world: FakeWorld, viewer: { readonly id: number; readonly isAdmin: boolean }): Promise<void> {
    const ports = fakePorts(world, viewer.id);
    const session = openSession({ ...ports, viewer: { ...ports.viewer, isAdmin: viewer.isAdmin } });
    render(<App session={session} scheme="light" loadTools={loadTools} />);
    await settled();
  }

  async function waiting(): Promise<FakeWorld> {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    const ana = openSession(fakePorts(world));
    await settled();
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
    expect(world.phases.at(-1)).toBe('waiting');
    return world;
  }

  test('to an admin on a case that waits, beside its age', async () => {
    await opens(await waiting(), { id: 104, isAdmin: true });
    expect(await screen.findByText(WARNING)).toBeTruthy();
    expect(screen.getByText(/^Flagged /)).toBeTruthy();
  });

  test.each([
    ['the agent', 101],
    ['Reggie', 103],
  ])('not to %s, who cannot put it right', async (_, id) => {
    await opens(await waiting(), { id, isAdmin: false });
    await screen.findAllByText(/flagged/i);
    await settled();
    expect(screen.queryByText(WARNING)).toBeNull();
  });

  test('not where nothing waits', async () => {
    await opens(fakeWorld({ billing: stripeRead(owing(2)) }), { id: 104, isAdmin: true });
    await screen.findByText('2 past due');
    await settled();
    expect(screen.queryByText(WARNING)).toBeNull();
  });
});
