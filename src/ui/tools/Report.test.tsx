// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Report } from './Report.tsx';
import type { ReportParts } from './useReport.ts';
import { DeskContext, deskOf } from '../SessionContext.ts';
import { noTools } from '../testing/noTools.ts';
import type { FoundTickets, Trail } from '../../app/report/ports.ts';
import { openSession } from '../../app/session.ts';
import { fakePorts, fakeWorld, NOW } from '../../app/testing/fakes.ts';
import type { TicketUpdate, TrailAct } from '../../domain/case/bypassTrail.ts';
import { err, ok } from '../../domain/result.ts';
import { decisionFor } from '../../domain/testing/cases.ts';

const HOUR = 3_600_000;
const user = userEvent.setup();
afterEach(cleanup);

const NET = { kind: 'rule', title: 'Past-Due Playbook: reopen what was solved too early', isNet: true } as const;

/** A ticket with a closure that was never flagged, and then these acts by Ben, an hour ago. */
function trail(ticketId: number, acts: readonly TrailAct[]): Trail {
  const at = NOW - HOUR;
  const act = { kind: 'decided', decision: { ...decisionFor('R6'), ticketId }, flag: false } as const;
  const event = { id: 'e1', ticketId, run: 1, seq: 1, act, author: 101, at, auditId: 1, noteIntact: true };
  const updates: readonly TicketUpdate[] = [
    { auditId: 1, at, entries: [{ entry: 'event', event }], acts: [], note: null },
    { auditId: 2, at, entries: [], acts, note: null },
  ];
  const requester = { id: 201, name: 'Dana', email: null };
  return { updates, names: new Map([[102, 'Ben']]), requester };
}

const MACRO_SOLVE: TrailAct = { by: 102, route: { kind: 'macro', title: 'Bye' }, did: 'solved' };
const REOPENED: TrailAct = { by: null, route: NET, did: 'reopened' };

function open(trails: Readonly<Record<number, Trail | 'hangs' | 'gone'>>, found: Partial<FoundTickets> = {}) {
  const ports = fakePorts(fakeWorld());
  const wentTo: number[] = [];
  let asked = 0;
  const tickets = Object.keys(trails).map((id) => ({ id: Number(id), createdAt: 0, updatedAt: NOW, requesterId: 201 }));
  const parts: ReportParts = {
    ...ports,
    goTo: (id) => wentTo.push(id),
    openTickets: (signal) => ({
      find: () => {
        asked += 1;
        return Promise.resolve({ tickets, hasMore: false, failed: 0, failure: null, ...found });
      },
      pause: () => Promise.resolve(),
      trail: ({ id }) => {
        const one = trails[id];
        if (one === undefined || one === 'gone')
          return Promise.resolve(err({ why: 'not-found', detail: 'status 404' }));
        if (one !== 'hangs') return Promise.resolve(ok(one));
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(err({ why: 'timeout', detail: 'stopped' }));
          });
        });
      },
    }),
  };
  const shown = render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <DeskContext.Provider value={deskOf(openSession(ports), noTools)}>
        <Report parts={parts} />
      </DeskContext.Provider>
    </ThemeProvider>,
  );
  return { wentTo, shown, asked: () => asked };
}

const look = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Look through the last 30 days' }));
const rows = async (name: string): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('region', { name })).getAllByRole('listitem');

describe('the bypass report', () => {
  test('reads nothing before it is asked to', () => {
    const { asked } = open({ 7: trail(7, [MACRO_SOLVE]) });
    expect(asked()).toBe(0);
    expect(screen.getByText('What this report cannot see')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy as CSV' })).toBeNull();
  });

  test('tells of each finding what, who, when, which way and that it was reopened, with a way to the ticket', async () => {
    const { wentTo } = open({ 7: trail(7, [MACRO_SOLVE, REOPENED]) });
    await look();
    const [row] = await rows('Caught and reopened (1)');
    expect(row?.textContent).toMatch(/^Ticket #7 · Dana · .*Solved before it was flagged to Reggie/);
    expect(row?.textContent).toMatch(/Ben · by the macro “Bye” · .*EST/);
    expect(row?.textContent).toMatch(/Reopened by the app’s rule/);
    expect(row?.textContent).toMatch(/Now: open$/);
    expect(screen.getByText('Caught and reopened (1)', { selector: '[role="status"] p' })).toBeTruthy();
    expect(screen.getByText('1 ticket read.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ticket #7' }));
    expect(wentTo).toEqual([7]);
  });

  test('what nobody has reopened needs the reader, and comes before what was caught', async () => {
    open({ 7: trail(7, [MACRO_SOLVE, REOPENED]), 8: trail(8, [MACRO_SOLVE]) });
    await look();
    const [row] = await rows('Needs you (2)');
    expect(row?.textContent).toMatch(/Ticket #8.*Now: solved, /);
    const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(['Needs you (2)', 'Caught and reopened (1)']);
  });

  test('says that nothing was found only where all was looked through', async () => {
    open({ 7: trail(7, []) });
    await look();
    expect(await screen.findByText(/^Nothing was found against the rules on the ticket/)).toBeTruthy();
    cleanup();
    open({});
    await look();
    expect(await screen.findByText(/No cases in the last 30 days/)).toBeTruthy();
    expect(screen.queryByText(/Nothing was found/)).toBeNull();
  });

  test('what it could not read, and what it leaves out, stands beside it', async () => {
    const failure = { why: 'down', detail: 'status 503' } as const;
    open({ 7: trail(7, []), 8: 'gone' }, { hasMore: true, failed: 2, failure });
    await look();
    const missing = await screen.findByRole('region', { name: '1 ticket could not be read' });
    expect(within(missing).getByRole('button', { name: 'Ticket #8' })).toBeTruthy();
    expect(screen.getByText(/only the 2 that were changed last are read/)).toBeTruthy();
    expect(screen.getByText(/2 searches failed \(status 503\)/)).toBeTruthy();
  });

  test('shows how far it is and what it has, and can be stopped', async () => {
    open({ 7: trail(7, [MACRO_SOLVE]), 8: 'hangs' });
    await look();
    expect(await screen.findByText('1 of 2 tickets read')).toBeTruthy();
    expect(await rows('Needs you (1)')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped: 1 of 2 tickets were read.')).toBeTruthy();
    expect(screen.queryByText(/Nothing was found/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy();
  });

  test('whoever leaves stops it', async () => {
    const stopped = vi.spyOn(AbortController.prototype, 'abort');
    const { shown } = open({ 8: 'hangs' });
    await look();
    await screen.findByText('0 of 1 tickets read');
    shown.unmount();
    expect(stopped).toHaveBeenCalled();
  });

  test('goes onto the clipboard, or lies there selected', async () => {
    open({ 7: trail(7, [MACRO_SOLVE]) });
    await look();
    await screen.findByRole('button', { name: 'Copy as CSV' });
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    expect(await screen.findByText('Copied: 2 rows.')).toBeTruthy();
    expect(await navigator.clipboard.readText()).toMatch(
      /^Ticket,Time \(UTC\),Who,Kind,Rules,What,Way,Reopened \(UTC\),More\r\n7,2026-11-23T14:00:00.000Z,Ben,solved,G2,/,
    );
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'The report as CSV' });
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(text);
    });
    expect([text.selectionStart, text.selectionEnd]).toEqual([0, text.value.length]);
  });
});
