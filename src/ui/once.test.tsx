// @vitest-environment jsdom
import './testing/browserGaps.ts';
import './testing/inEnglish.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { caseOf } from '../app/caseNow.ts';
import { openSession, type Session } from '../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

const ANA = 101;
const REGGIE = 103;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function open(world: FakeWorld): void {
  render(<App session={openSession(fakePorts(world, ANA))} scheme="light" loadTools={noTools} />);
}
const press = async (name: string | RegExp): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name }));
};

/** Of five past due Ana asks Reggie to collect two, void the rest and give $20 back; then Reggie answers. */
async function answered(answer: (reggie: Session, flagId: string) => Promise<void>): Promise<FakeWorld> {
  const world = fakeWorld({ billing: stripeRead(owing(5)) });
  const ana = openSession(fakePorts(world, ANA));
  await settled();
  ana.actions.edit((draft) => ({
    ...draft,
    answers: { ...draft.answers, request: 'refund-inactive', paysTwo: 'yes' },
    exception: {
      ...beginException(null),
      kind: 'goodwill-credit',
      shape: 'collect-two-void-rest',
      reason: 'Outage in May.',
      amount: { minor: 2000, currency: 'usd' },
    },
  }));
  await ana.actions.record();
  const reggie = openSession(fakePorts(world, REGGIE));
  await settled();
  await answer(reggie, caseOf(reggie.getState()).flag?.event.id ?? '');
  return world;
}
const approvedAfterTwo = (): Promise<FakeWorld> =>
  answered((reggie, flagId) => reggie.actions.approve(flagId, { kind: 'after-two-collected' }, ''));

afterEach(cleanup);

describe('is told once', () => {
  test('two payments that both the plan and the approval ask for', async () => {
    open(await approvedAfterTwo());
    const item = (await screen.findByText('Collect 2 invoices in billing:', { selector: 'strong' })).closest('li');
    const rules = [...(item?.parentElement?.children ?? [])].map((one) => one.getAttribute('data-rule'));
    expect(rules).toContain('G11');
    expect(rules).not.toContain('G18');
  });

  test('the way to the chart, also while a decision is changed', async () => {
    open(await approvedAfterTwo());
    expect(await screen.findAllByRole('button', { name: 'Show the whole chart' })).toHaveLength(1);
    await press('Change the decision');
    expect(screen.getAllByRole('button', { name: 'Show the whole chart' })).toHaveLength(1);
  });
});

test('the answer to Reggie’s question cannot be sent empty, and the panel says so', async () => {
  open(await answered((reggie, flagId) => reggie.actions.sendBack(flagId, 'Since when?')));
  const send = await screen.findByRole('button', { name: 'Answer and flag again' });
  expect(send.hasAttribute('disabled')).toBe(true);
  expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Answer the question first.',
  );
  await userEvent.type(screen.getByLabelText('Your answer to Reggie'), 'Since May.');
  expect(send.hasAttribute('disabled')).toBe(false);
  expect(screen.queryByText('Answer the question first.')).toBeNull();
});
