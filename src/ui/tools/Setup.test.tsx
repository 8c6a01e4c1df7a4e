// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { unknownRead } from '../../domain/invoice.ts';
import { Setup } from './Setup.tsx';
import { MAIL, NET, pretendAccount, pretendParts, showAtDesk } from '../testing/pretendSetup.tsx';

const user = userEvent.setup();
const press = async (name: string | RegExp): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};
const section = (name: string): HTMLElement => screen.getByRole('region', { name });
const summary = (): string => screen.getAllByRole('status')[0]?.textContent ?? '';
/** What stands in a section before anything is unfolded. */
const unfolded = (name: string): string[] =>
  [...section(name).querySelectorAll<HTMLElement>(':scope > ul > li')].map((line) => line.textContent);
const folded = (name: string): string =>
  section(name).querySelector<HTMLElement>(':scope > details')?.textContent ?? '';

afterEach(cleanup);

describe('the check-up', () => {
  test('while it is going on it says so, in every section, and no button is at hand', () => {
    const account = { ...pretendAccount().account, needs: () => new Promise<never>(() => undefined) };
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    expect(summary()).toBe('Checking…');
    expect(section('Fields, view and rules').getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('button', { name: 'Check again' }).hasAttribute('disabled')).toBe(true);
  });

  test('all in order: everything is folded away, and there is nothing to put right', async () => {
    showAtDesk(<Setup parts={pretendParts()} />);
    await screen.findByText('All in order.');
    for (const name of ['Settings', 'Approvers', 'Fields, view and rules', 'Billing', 'This browser']) {
      expect(section(name).getAttribute('aria-busy')).toBe('false');
      expect(unfolded(name)).toEqual([]);
    }
    expect(folded('Fields, view and rules')).toContain('✓ 8 in order');
    expect(screen.queryByRole('button', { name: 'Put everything right' })).toBeNull();
  });

  test('a section is shown as soon as it is known, whatever the others wait for', async () => {
    const checkKey = (): Promise<never> => new Promise(() => undefined);
    showAtDesk(<Setup parts={pretendParts({ checkKey })} />);
    await screen.findByText('Reggie Hale: agent');
    expect(section('Billing').getAttribute('aria-busy')).toBe('true');
    expect(summary()).toBe('Checking…');
  });

  test('what is to be done stands open with its reason; what is in order lies folded below it', async () => {
    const { account } = pretendAccount([[NET, 'changed']]);
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    await screen.findByText('1 thing to put right');
    const [line, ...others] = unfolded('Fields, view and rules');
    expect(line).toContain('To put right: Trigger drifted: reopen what was solved too early');
    expect(line).toContain('− status changed');
    expect(line).toContain('It reopens what was solved');
    expect(others).toEqual([]);
    expect(folded('Fields, view and rules')).toContain('Trigger: mail the approvers');
    expect(folded('Fields, view and rules')).not.toContain('reopen what was solved too early');
  });

  test('a wrong setting says what to type, and where', async () => {
    const { settings } = pretendParts();
    const problems = [{ setting: 'approvers', value: 'Reggie' }] as const;
    showAtDesk(<Setup parts={pretendParts({ settings: { ...settings, problems } })} />);
    await screen.findByText('1 thing to put right');
    expect(unfolded('Settings')).toEqual([
      expect.stringMatching(/“Reggie” is neither.*What to type: User ids or e-mails.*Example: 360001234567/) as string,
    ]);
    expect(section('Settings').textContent).toContain('Admin Center');
  });

  test('what could not be found out counts, and offers no button', async () => {
    const { account } = pretendAccount([[NET, 'unreadable']]);
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    await screen.findByText('1 thing to put right');
    expect(unfolded('Fields, view and rules')[0]).toContain('Not known: Trigger could not be read');
    expect(screen.queryByRole('button', { name: 'Put everything right' })).toBeNull();
  });

  test('for information needs nothing and is not counted', async () => {
    const { settings } = pretendParts();
    const readNow = () => Promise.resolve(unknownRead('to-be-typed', 0));
    showAtDesk(<Setup parts={pretendParts({ settings: { ...settings, billingSource: 'typed' }, readNow })} />);
    await screen.findByText('All in order.');
    expect(folded('Billing')).toContain('For information: Every count is typed by the agents');
  });

  test('it runs again at any time and says what has drifted since', async () => {
    const { account, states } = pretendAccount();
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    await screen.findByText('All in order.');
    states.set(MAIL, { is: 'inactive' });
    await press('Check again');
    await screen.findByText('1 thing to put right');
    expect(unfolded('Fields, view and rules')[0]).toContain('Trigger switched off: mail the approvers');
  });
});

describe('what is prevented, and what only a real account can tell', () => {
  const verdictOf = (what: string): string => screen.getByText(what).nextElementSibling?.textContent ?? '';

  test('with the net in order, a bulk edit is reopened', async () => {
    const { account } = pretendAccount([[NET, 'plain']]);
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    await screen.findByText('1 thing to put right');
    expect(verdictOf('Bulk edit, or a macro on several tickets')).toMatch(/^Detected and reopened\./);
    expect(screen.queryByText(/The net is not in order/)).toBeNull();
  });

  test('without it, it is only reported, and the page says why', async () => {
    const { account } = pretendAccount([[NET, 'inactive']]);
    showAtDesk(<Setup parts={pretendParts({ account })} />);
    await screen.findByText('1 thing to put right');
    expect(verdictOf('Bulk edit, or a macro on several tickets')).toMatch(/^Detected and reported\./);
    expect(screen.getByText(/The net is not in order/)).toBeTruthy();
  });

  test('every fact says what to try, and what to do if it is otherwise', async () => {
    showAtDesk(<Setup parts={pretendParts()} />);
    await screen.findByText('All in order.');
    const facts = screen.getByText('What only a real account can tell').closest('details');
    const told = [...(facts?.querySelectorAll<HTMLElement>('dd') ?? [])];
    expect(told.length).toBeGreaterThan(10);
    for (const one of told) {
      expect(within(one).getByText(/^Try: /)).toBeTruthy();
      expect(within(one).getByText(/^If it is otherwise: /)).toBeTruthy();
    }
  });
});
