import type { Tab } from './tab.ts';
import { ADA, REGGIE, type Workspace } from './workspace.ts';
import type { Mail } from '../simulator/contract.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

export const INACTIVE = 'Refund: was not using it';

/** Titles of the rules that a story asks for. */
export const RULES = {
  reopen: 'Past-Due Playbook: reopen what was solved too early',
  lateNo: 'Past-Due Playbook: reopen when Reggie says no after the solve',
  unsealed: 'Past-Due Playbook: an approval that no approver recorded',
  mail: 'Past-Due Playbook: mail the approvers what they have to decide',
  mailPlain: 'Past-Due Playbook: mail the approvers that something waits',
  mailInfo: 'Past-Due Playbook: mail the approvers what was flagged',
  remind: 'Past-Due Playbook: remind the approvers after 24 hours',
} as const;

/** Whom the rule has mailed, newest first. */
export async function mailedBy(workspace: Workspace, rule: keyof typeof RULES): Promise<readonly number[]> {
  return (await workspace.mails()).filter((mail) => mail.rule === RULES[rule]).map(({ to }) => to);
}

/** The admin makes the rules that name the approvers, and lets approvers through the net. */
export async function setsUp(workspace: Workspace): Promise<void> {
  const ada = await workspace.signsIn(ADA);
  await ada.presses('Set-up');
  await ada.presses('Put everything right');
  await ada.sees(/^\d+ put right\.$/);
  await ada.close();
}

/** The newest mail that the rule has sent. */
export async function lastMailBy(workspace: Workspace, rule: keyof typeof RULES): Promise<Mail | undefined> {
  return (await workspace.mails()).find((mail) => mail.rule === RULES[rule]);
}

/** Puts a goodwill credit before Reggie. */
export async function asksCredit(agent: Tab, amount = '20'): Promise<void> {
  await agent.answers(INACTIVE, 'Ask Reggie for an exception');
  await agent.asksException({ kind: 'goodwill-credit', amount, why: 'Outage in May.' });
  await agent.records(/^Record and flag/);
}

type Begins = (agent: Tab, workspace: Workspace) => Promise<void>;

const answeredBy =
  (answer: (reggie: Tab) => Promise<void>): Begins =>
  async (agent, workspace) => {
    await asksCredit(agent);
    const reggie = await workspace.signsIn(REGGIE);
    await answer(reggie);
    await reggie.close();
  };

interface Case {
  readonly scenario: ScenarioId;
  /** By which the index shows it. */
  readonly tag: string;
  readonly begins: Begins;
}
const standing = (scenario: ScenarioId, tag: string, begins: Begins): Case => ({ scenario, tag, begins });

/** How a case comes to stand so, and in which scenario. */
export const CASES = {
  asked: standing('refund-five', 'pdp_open', async (agent) => {
    await agent.answers(INACTIVE, 'Not asked yet');
    await agent.records('Record that two are asked for');
  }),
  escalated: standing('refund-one', 'pdp_escalated', async (agent) => {
    await agent.answers('Customer escalates');
    await agent.records('Flag to Reggie now');
  }),
  waiting: standing('refund-one', 'pdp_waiting', (agent) => asksCredit(agent)),
  declined: standing(
    'refund-one',
    'pdp_declined',
    answeredBy((reggie) => reggie.declines('Not within the policy.')),
  ),
  returned: standing(
    'refund-one',
    'pdp_returned',
    answeredBy((reggie) => reggie.asks('When was the outage?')),
  ),
  recorded: standing('refund-one', 'pdp_recorded', async (agent) => {
    await agent.answers(INACTIVE);
    await agent.records('Record note');
  }),
  flagged: standing('refund-refuses', 'pdp_flagged', async (agent) => {
    await agent.answers(INACTIVE, 'No, refuses');
    await agent.records('Record and flag to Reggie');
  }),
  approved: standing(
    'refund-one',
    'pdp_approved',
    answeredBy((reggie) => reggie.approves()),
  ),
  dismissed: standing('refund-one', 'pdp_dismissed', async (agent) => {
    await agent.presses(/^Not a past-due matter/);
    await agent.sees(/^Set aside by/);
  }),
} as const;
export type Stands = keyof typeof CASES;
