import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createSaveProbe } from '../../app/saveProbe.ts';
import { openSession, type Session } from '../../app/session.ts';
import type { SessionPorts } from '../../app/sessionPorts.ts';
import type { Account, CheckedNeed, Need, NeedKind, NeedState } from '../../app/setup/ports.ts';
import { fakePorts, fakeWorld, stripeRead, type FakeWorld } from '../../app/testing/fakes.ts';
import { ok } from '../../domain/result.ts';
import { DeskContext, deskOf } from '../SessionContext.ts';
import { noTools } from './noTools.ts';
import type { SetupParts } from '../tools/setupParts.ts';

/** Somebody's desk with one of the tools on it, as the panel shows it. */
export function showAtDesk(
  tool: ReactNode,
  world: FakeWorld = fakeWorld(),
  ports: Partial<SessionPorts> = {},
): Session {
  const session = openSession({ ...fakePorts(world), ...ports });
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <DeskContext.Provider value={deskOf(session, noTools)}>{tool}</DeskContext.Provider>
    </ThemeProvider>,
  );
  return session;
}

export const needOf = (kind: NeedKind, key: string, title: string): Need => ({ kind, key, title });
export const NET = needOf('trigger', 'reopen', 'Past-Due Playbook: reopen what was solved too early');
export const LATE_NO = needOf('trigger', 'late_no', 'Past-Due Playbook: reopen when Reggie says no after the solve');
export const MAIL = needOf('trigger', 'mail', 'Past-Due Playbook: mail the approvers what they have to decide');
export const MAIL_INFO = needOf('trigger', 'mail_info', 'Past-Due Playbook: mail the approvers what was flagged');
const SEALS = ['seal', 'unsealed', 'unseal'].map((key) => needOf('trigger', key, `Past-Due Playbook: ${key}`));
export const VIEW = needOf('view', 'waiting_for_reggie', 'Waiting for Reggie');

/** An account that a test can turn; what is mended is good from then on. */
export interface PretendAccount {
  readonly states: Map<Need, NeedState>;
  /** What Zendesk says against putting it right. */
  readonly refusals: Map<string, string>;
  /** What was put right, in order. */
  readonly mended: string[];
  readonly account: Account;
}

/** An account with the net and a view in order, unless it is said otherwise. */
export function pretendAccount(states: readonly (readonly [Need, NeedState['is']])[] = []): PretendAccount {
  const turned = states.map(([need, is]): [Need, NeedState] => [
    need,
    is === 'changed' ? { is, differs: ['− status changed'] } : is === 'unreadable' ? { is, detail: '503' } : { is },
  ]);
  const known = new Map<Need, NeedState>([
    ...[NET, LATE_NO, MAIL, MAIL_INFO, VIEW, ...SEALS].map((need): [Need, NeedState] => [need, { is: 'good' }]),
    ...turned,
  ]);
  const mended: string[] = [];
  const refusals = new Map<string, string>();
  return {
    states: known,
    refusals,
    mended,
    account: {
      needs: () => Promise.resolve([...known].map(([need, state]): CheckedNeed => ({ need, state }))),
      mend: (need) => {
        const detail = refusals.get(need.key);
        if (detail !== undefined) return Promise.resolve({ ok: false, error: { why: 'refused', detail } });
        mended.push(need.key);
        known.set(need, { is: 'good' });
        return Promise.resolve(ok(true));
      },
      person: () => Promise.resolve(ok({ id: 103, name: 'Reggie Hale', kind: 'agent', isActive: true })),
      userFieldKeys: () => Promise.resolve(ok([])),
      serverTime: () => Promise.resolve(0),
    },
  };
}

/** Everything outside that the set-up works with, in order. */
export function pretendParts(change: Partial<SetupParts> = {}): SetupParts {
  return {
    account: pretendAccount().account,
    settings: fakePorts(fakeWorld()).settings,
    checkKey: () => Promise.resolve([{ what: 'customers', result: { is: 'works' } }]),
    readNow: () => Promise.resolve(stripeRead([])),
    requester: () => 'Dana Fox',
    sdk: 'own',
    probeTicket: {
      begin: () => Promise.resolve(ok({ authorIsViewer: true, metadataIsWhole: true, aheadMs: 0, status: 'pending' })),
      look: () => Promise.resolve(ok({ status: 'open', isMarked: false })),
      solve: () => Promise.resolve(ok({ status: 'open', isMarked: true })),
      end: () => Promise.resolve(ok(true)),
    },
    saveProbe: createSaveProbe(),
    now: () => 0,
    ...change,
  };
}
