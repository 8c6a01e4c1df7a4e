// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import { AppSettings } from './AppSettings.tsx';
import { BadDays } from './BadDays.tsx';
import { BillingDrawer } from './BillingDrawer.tsx';
import { DeskContext } from './DeskContext.ts';

const user = userEvent.setup();
let workspace: OpenedWorkspace;

const show = (drawer: ReactElement): void => {
  render(<DeskContext.Provider value={workspace.desk}>{drawer}</DeskContext.Provider>);
};
const press = async (name: string): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};

afterEach(async () => {
  cleanup();
  await workspace.close();
});

describe('the app’s settings', () => {
  /** Puts an iframe in the place of the ticket's, and counts how often it is loaded anew. */
  const loads = (): (() => number) => {
    const iframe = document.createElement('iframe');
    const loaded = vi.spyOn(iframe, 'src', 'set').mockReturnValue();
    workspace.desk.frames.attach(String(TICKET), iframe);
    return () => loaded.mock.calls.length;
  };
  const settings = () => workspace.desk.store.get().workspace.app.settings;

  test('are the plain ones, under the names that the package gives them', async () => {
    workspace = await OpenedWorkspace.with('refund-five');
    show(<AppSettings />);
    expect(screen.getByLabelText('Approvers')).toHaveProperty('value', '103');
    expect(screen.getByTitle('flag_every_void').querySelector('input')).toHaveProperty('type', 'checkbox');
    expect(screen.queryByTitle('stripe_key')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save and reload the app' })).toHaveProperty('disabled', true);
  });

  test('are saved together, and the app is loaded anew once', async () => {
    workspace = await OpenedWorkspace.with('refund-five');
    const count = loads();
    show(<AppSettings />);
    const source = within(screen.getByTitle('billing_source')).getByRole('textbox');
    await user.clear(source);
    await user.type(source, 'typed');
    await user.click(within(screen.getByTitle('flag_every_void')).getByRole('checkbox'));
    expect([count(), settings()['billing_source']]).toEqual([0, 'stripe']);
    await press('Save and reload the app');
    await vi.waitFor(() => {
      expect(count()).toBe(1);
    });
    expect(settings()).toMatchObject({ billing_source: 'typed', flag_every_void: true, approvers: '103' });
    expect(source).toHaveProperty('value', 'typed');
  });
});

describe('billing', () => {
  const open = async (scenario: Parameters<typeof OpenedWorkspace.with>[0]): Promise<void> => {
    workspace = await OpenedWorkspace.with(scenario);
    show(<BillingDrawer />);
    await screen.findByRole('table');
  };
  /** The row of the newest invoice. */
  const newest = (): HTMLElement => {
    const row = screen.getAllByRole('row')[1];
    if (row === undefined) throw new Error('There is no invoice.');
    return row;
  };
  const inNewest = async (name: RegExp): Promise<void> => {
    await user.click(within(newest()).getByRole('button', { name }));
  };
  const becomes = (text: RegExp): Promise<HTMLElement> => within(newest()).findByText(text);

  test('a bank debit that is on its way can only succeed or fail', async () => {
    await open('bank-debit');
    expect(within(newest()).getByText('open, bank debit on its way')).toBeTruthy();
    expect(within(newest()).getAllByRole('button')).toHaveLength(2);
    await inNewest(/^Debit fails /);
    await becomes(/^open$/);
    expect(within(newest()).getByRole('button', { name: /^Pay VS-/ })).toBeTruthy();
  });

  test('drafts are shown without a number, and nothing can be done to them', async () => {
    await open('drafts-and-more');
    const drafts = screen.getAllByText('draft').map((cell) => cell.closest('tr'));
    expect(drafts).toHaveLength(2);
    for (const row of drafts) expect(row?.querySelectorAll('button')).toHaveLength(0);
  });

  test('a credit note, and a refund in part', async () => {
    await open('refund-five');
    await inNewest(/^Credit /);
    await becomes(/^paid, credited$/);
    await user.type(screen.getByLabelText('Part to pay or to refund'), '40');
    const [refund] = screen.getAllByRole('button', { name: /^Refund / });
    if (refund === undefined) throw new Error('Nothing can be refunded.');
    await user.click(refund);
    await screen.findByText('paid, refunded in part');
    expect(await screen.findByText(/^4000 of invoice /)).toBeTruthy();
  });

  test('a dispute is opened, and decided', async () => {
    await open('refund-five');
    expect(screen.queryByRole('button', { name: 'Dispute is won' })).toBeNull();
    await press('Open a dispute');
    await press('Dispute is lost');
    expect(await screen.findByText(/^Dispute of this address, .*: lost$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Dispute is won' })).toBeNull();
  });

  test('a deleted customer is not known by the address any more', async () => {
    await open('refund-five');
    await press('Delete the customer');
    expect(await screen.findByText(/Stripe knows no customer/)).toBeTruthy();
  });
});

describe('bad days', () => {
  test('have every fault of billing, and the seconds to wait', async () => {
    workspace = await OpenedWorkspace.with('refund-five');
    show(<BadDays />);
    await user.selectOptions(screen.getByLabelText('Fault of billing'), 'missing-grant');
    await user.selectOptions(screen.getByLabelText('The grant that is missing'), 'disputes');
    const seconds = screen.getByLabelText('Retry-After of billing’s 429 (s)');
    await user.clear(seconds);
    await user.type(seconds, '7');
    await user.tab();
    await vi.waitFor(async () => {
      const turned = { billingFault: 'missing-grant', missingGrant: 'disputes', retryAfterS: 7 };
      expect(await workspace.server.knobs()).toMatchObject(turned);
    });
  });

  test('have single faults, by their place, their share and a seed; one can be taken out', async () => {
    workspace = await OpenedWorkspace.with('refund-five');
    show(<BadDays />);
    await user.selectOptions(screen.getByLabelText('What is hit'), 'update');
    await user.selectOptions(screen.getByLabelText('What happens to it'), 'lost-after');
    const share = screen.getByLabelText('How many of them (%)');
    await user.clear(share);
    await user.type(share, '25');
    await press('Add this fault');
    const rule = { on: 'update', fault: 'lost-after', share: 0.25 };
    await vi.waitFor(async () => {
      expect(await workspace.server.knobs()).toMatchObject({ faults: { seed: 0, rules: [rule] } });
    });
    expect(await screen.findByText(/writing to the ticket: connection lost after.*25 % of them/)).toBeTruthy();
    await press('Take out');
    await vi.waitFor(async () => {
      expect(await workspace.server.knobs()).toMatchObject({ faults: { rules: [] } });
    });
  });

  test('have what others do meanwhile', async () => {
    workspace = await OpenedWorkspace.with('refund-five');
    show(<BadDays />);
    await press('Close this ticket');
    await vi.waitFor(() => {
      expect(workspace.form.view?.status).toBe('closed');
    });
  });
});
