import type { Tab } from './tab.ts';
import { ADA, REGGIE, type Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

export const INACTIVE = 'A refund: “wasn’t using it”';

/** Titles of the rules that a story asks for. */
export const RULES = {
  reopen: 'Past-Due Playbook: reopen what was solved too early',
  lateNo: 'Past-Due Playbook: reopen when Reggie says no after the solve',
  unsealed: 'Past-Due Playbook: an approval that no approver recorded',
  mail: 'Past-Due Playbook: mail the approvers',
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

/** How a case comes to stand so, and in which scenario. */
export const CASES = {
  asked: {
    scenario: 'refund-five',
    tag: 'pdp_open',
    begins: async (agent) => {
      await agent.answers(INACTIVE, 'Not asked yet');
      await agent.records('Record that two are asked for');
    },
  },
  escalated: {
    scenario: 'refund-one',
    tag: 'pdp_escalated',
    begins: async (agent) => {
      await agent.answers('Customer escalates');
      await agent.records('Flag to Reggie now');
    },
  },
  waiting: { scenario: 'refund-one', tag: 'pdp_waiting', begins: (agent) => asksCredit(agent) },
  declined: {
    scenario: 'refund-one',
    tag: 'pdp_declined',
    begins: answeredBy((reggie) => reggie.declines('Not within the policy.')),
  },
  returned: {
    scenario: 'refund-one',
    tag: 'pdp_returned',
    begins: answeredBy((reggie) => reggie.asks('When was the outage?')),
  },
  recorded: {
    scenario: 'refund-one',
    tag: 'pdp_recorded',
    begins: async (agent) => {
      await agent.answers(INACTIVE);
      await agent.records('Record note');
    },
  },
  flagged: {
    scenario: 'refund-refuses',
    tag: 'pdp_flagged',
    begins: async (agent) => {
      await agent.answers(INACTIVE, 'No, refuses');
      await agent.records('Record and flag to Reggie: void all and close the account');
    },
  },
  approved: { scenario: 'refund-one', tag: 'pdp_approved', begins: answeredBy((reggie) => reggie.approves()) },
  dismissed: {
    scenario: 'refund-one',
    tag: 'pdp_dismissed',
    begins: async (agent) => {
      await agent.presses(/^Not a past-due matter/);
      await agent.sees(/^Set aside by/);
    },
  },
} as const satisfies Record<string, { readonly scenario: ScenarioId; readonly tag: string; readonly begins: Begins }>;
export type Stands = keyof typeof CASES;
