/** What is pressed in the panel and goes to the ticket. */
import type { Session } from '../../src/app/session.ts';
import { caseOf } from '../../src/app/caseNow.ts';
import { CONFIRMABLE, type Condition } from '../../src/domain/case/events.ts';
import type { Agent } from './agent.ts';
import { pick } from './pick.ts';
import type { ActName, Step } from './steps.ts';

const REASONS = ['A loyal customer.', 'As agreed.', ''] as const;

const CONDITIONS: readonly (Condition | null)[] = [
  null,
  null,
  { kind: 'after-two-collected' },
  { kind: 'cap', amount: { minor: 9000, currency: 'usd' } },
  { kind: 'cap', amount: { minor: 50_000, currency: 'usd' } },
];

/** The flag on the screen; Reggie answers nothing else. */
const flagOf = (session: Session): string => caseOf(session.getState()).flag?.event.id ?? '';

type Press = (session: Session, step: Step) => { readonly key: string; readonly act: () => Promise<void> };

const PRESSES: Partial<Record<Step['act'], Press>> = {
  record: ({ actions, getState }) => ({ key: `record ${JSON.stringify(getState().draft)}`, act: actions.record }),
  flag: ({ actions, getState }, { a }) => {
    const words = pick(REASONS, a);
    const { escalation } = getState().draft.answers;
    return { key: `flag ${escalation} ${words}`, act: () => actions.flag(words) };
  },
  withdraw: ({ actions }, { a }) => ({ key: `withdraw ${a % 3}`, act: () => actions.withdraw(pick(REASONS, a)) }),
  confirm: ({ actions }, { a }) => {
    const what = pick(CONFIRMABLE, a);
    return { key: `confirm ${what}`, act: () => actions.confirm(what, 'I checked in billing.') };
  },
  dismiss: ({ actions }) => ({ key: 'dismiss', act: actions.dismiss }),
  approve: (session, { a, b }) => {
    const [flag, condition, reason] = [flagOf(session), pick(CONDITIONS, a), pick(REASONS, b)];
    const key = `approve ${flag} ${JSON.stringify(condition)} ${reason}`;
    return { key, act: () => session.actions.approve(flag, condition, reason) };
  },
  decline: (session, { a }) => {
    const [flag, reason] = [flagOf(session), pick(REASONS, a)];
    return { key: `decline ${flag} ${reason}`, act: () => session.actions.decline(flag, reason) };
  },
  sendBack: (session, { a }) => {
    const [flag, question] = [flagOf(session), pick(REASONS, a)];
    return { key: `return ${flag} ${question}`, act: () => session.actions.sendBack(flag, question) };
  },
};

const RECORDS: readonly ActName[] = ['recordTwice', 'decideAndRecord'];

export const isPress = ({ act }: Step): boolean => RECORDS.includes(act) || act in PRESSES;

/** Presses what the step says, where it is a press; a double click presses twice. */
export function press(agent: Agent, step: Step): Promise<void> | null {
  const { session } = agent;
  const of = PRESSES[RECORDS.includes(step.act) ? 'record' : step.act];
  if (session === null || of === undefined) return null;
  // Before the ticket is there, the panel has no buttons.
  if (session.getState().ticket === null) return Promise.resolve();
  const { key, act } = of(session, step);
  const first = agent.press(key, act);
  if (step.act !== 'recordTwice') return first;
  return Promise.all([first, agent.press(key, act)]).then(() => undefined);
}

/** What is pressed and records nothing. */
export function pressOther(agent: Agent, { act }: Step): Promise<void> | null {
  const { session, tab } = agent;
  if (session === null) return null;
  switch (act) {
    case 'mendIndex':
      return Promise.race([session.actions.mendIndex(), agent.gone]);
    case 'refresh':
      return Promise.race([session.actions.refresh(), agent.gone]);
    case 'activate':
      tab.emit('app.activated');
      return Promise.resolve();
    default:
      return null;
  }
}
