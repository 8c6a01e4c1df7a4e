import { INACTIVE, type Scene } from './agentScenes.ts';
import type { Tab } from '../tab.ts';
import { ANA, BEN, REGGIE, TICKET, type Workspace } from '../workspace.ts';

const ASK = 'Ask Reggie for an exception';

async function refundDrafted(ana: Tab, workspace: Workspace): Promise<void> {
  const [last, before] = await workspace.paid();
  await ana.answers(INACTIVE, ASK);
  await ana.asksException({
    kind: 'refund',
    refunded: [last?.number ?? '', before?.number ?? ''],
    why: 'Charged after a cancellation by phone.',
  });
}

async function refundAsked(ana: Tab, workspace: Workspace): Promise<void> {
  await refundDrafted(ana, workspace);
  await ana.records(/^Record and flag/);
}

type Scheme = 'light' | 'dark';

/** Reggie's tab on the refund that Ana has asked for. */
async function reggieAsked(ana: Tab, workspace: Workspace, scheme: Scheme): Promise<Tab> {
  await refundAsked(ana, workspace);
  const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
  await reggie.sees('For your decision');
  return reggie;
}

/** What agents see of exceptions, and what Reggie and they see of the answers. */
export const REGGIE_SCENES: readonly Scene[] = [
  { name: 'exception', scenario: 'refund-one', play: (ana) => ana.answers(INACTIVE, ASK) },
  { name: 'exception-refund', scenario: 'refund-one', play: refundDrafted },
  {
    name: 'exception-per-invoice',
    scenario: 'refund-five',
    play: async (ana) => {
      await ana.answers(INACTIVE, 'Yes, agrees to pay two', ASK);
      await ana.asksException({ kind: 'waive-two', plan: 'per-invoice', why: 'Lost the job.' });
    },
  },
  {
    name: 'exception-never',
    scenario: 'refund-five',
    play: async (ana) => {
      await ana.answers(INACTIVE, 'No, refuses', ASK);
      await ana.asksException({ kind: 'keep-open', plan: 'void-all', why: 'The CEO knows the owner.' });
    },
  },
  { name: 'other-reason', scenario: 'refund-other-reason', play: (ana) => ana.answers(/another reason/, /Was asked/) },
  { name: 'waiting', scenario: 'refund-one', play: refundAsked },
  { name: 'reggie-brief', scenario: 'refund-one', play: reggieAsked },
  {
    name: 'reggie-brief-unknown',
    scenario: 'customer-not-found',
    play: async (ana, workspace, scheme) => {
      await ana.answers(INACTIVE, ASK);
      await ana.asksException({ kind: 'goodwill-credit', amount: '25', why: 'Ten years with us.' });
      await ana.records(/^Record and flag/);
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.sees('For your decision');
      return reggie;
    },
  },
  {
    name: 'reggie-approve-capped',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.presses('Approve');
      await reggie.underCondition('cap');
      await reggie.types(/^At most/, '150');
      return reggie;
    },
  },
  {
    name: 'reggie-decline',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.presses('Decline');
      return reggie;
    },
  },
  {
    name: 'reggie-never',
    scenario: 'refund-five',
    play: async (ana, workspace, scheme) => {
      await ana.answers(INACTIVE, 'No, refuses', ASK);
      await ana.asksException({ kind: 'keep-open', plan: 'void-all', why: 'The CEO knows the owner.' });
      await ana.records(/^Record and flag/);
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.presses('Approve');
      return reggie;
    },
  },
  {
    name: 'reggie-changed',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      await refundAsked(ana, workspace);
      const [, before] = await workspace.paid();
      await ana.presses('Amend the request');
      await ana.ticks(new RegExp(`^${before?.number ?? ''} `));
      await ana.records(/^Record and flag/);
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.sees('Changed since the last flag');
      return reggie;
    },
  },
  {
    name: 'reggie-drifted',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      await refundAsked(ana, workspace);
      await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.sees(/^Out of date: the agent/);
      return reggie;
    },
  },
  {
    name: 'reggie-answered',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.approves();
      return reggie;
    },
  },
  {
    name: 'reggie-escalation',
    scenario: 'chargeback-threat',
    play: async (ana, workspace, scheme) => {
      await ana.presses('Yes, a chargeback');
      await ana.records('Flag to Reggie now');
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.presses('Ask');
      return reggie;
    },
  },
  {
    name: 'reggie-information',
    scenario: 'refund-five',
    play: async (ana, workspace, scheme) => {
      await ana.answers(INACTIVE, 'No, refuses');
      await ana.records(/^Record and flag/);
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.presses('Fine, go on');
      await reggie.button(/^Fine, go on: /).waitFor();
      return reggie;
    },
  },
  {
    name: 'reggie-meanwhile',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.presses('Decline');
      await reggie.types('Why not? (required)', 'Too much.');
      const [, before] = await workspace.paid();
      await ana.presses('Amend the request');
      await ana.ticks(new RegExp(`^${before?.number ?? ''} `));
      await ana.records(/^Record and flag/);
      await reggie.sees(/^The request changed while you had it open/);
      return reggie;
    },
  },
  {
    name: 'withdraw-approved',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.approves();
      await ana.sees(/^Approved by/);
      await ana.presses('Withdraw the flag');
      await ana.sees(/^This also voids the approval/);
    },
  },
  {
    name: 'reggie-own',
    scenario: 'refund-one',
    settings: { approvers: '103, 105' },
    play: async (_ana, workspace, scheme) => {
      const reggie = await workspace.signsIn(REGGIE, TICKET, scheme);
      await reggie.answers(INACTIVE, ASK);
      await reggie.asksException({ kind: 'goodwill-credit', amount: '20', why: 'Outage in May.' });
      await reggie.records(/^Record and flag/);
      return reggie;
    },
  },
  {
    name: 'capped',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.presses('Approve');
      await reggie.underCondition('cap');
      await reggie.types(/^At most/, '150');
      await reggie.presses(/^Approve: /);
      await ana.sees(/^Approved by/);
    },
  },
  {
    name: 'declined',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.declines('The cancellation is not in our records.');
      await ana.sees(/^Declined by/);
    },
  },
  {
    name: 'question',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.asks('On which number did they call?');
      await ana.sees(/^Reggie Hale asks/);
    },
  },
  {
    name: 'approval-out-of-date',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      const reggie = await reggieAsked(ana, workspace, scheme);
      await reggie.approves();
      await ana.presses('Change the decision');
      await ana.types(/Amount to give back/, '150');
      await ana.records(/^Record and flag/);
      await ana.sees(/^What Reggie approved/);
    },
  },
  {
    name: 'out-of-date',
    scenario: 'refund-one',
    play: async (ana, workspace) => {
      await ana.answers(INACTIVE);
      await ana.records('Record note');
      await workspace.billing({ act: 'new-past-due', customer: await workspace.customer() });
      await ana.presses('Refresh');
      await ana.sees('out of date');
    },
  },
  {
    name: 'does-not-count',
    scenario: 'refund-one',
    play: async (ana, workspace) => {
      await refundAsked(ana, workspace);
      await workspace.updatesTicket({ comment: { body: 'Go ahead.', public: false, author_id: REGGIE } }, TICKET, ANA);
      await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'] }, TICKET, BEN);
      await ana.sees('Does not count');
    },
  },
  {
    name: 'inherited',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      await refundAsked(ana, workspace);
      const next = await workspace.followUp('One more thing about the refund.');
      const ben = await workspace.signsIn(BEN, next, scheme);
      await ben.sees('This ticket carries the tag of an earlier case');
      return ben;
    },
  },
  {
    name: 'escalation-known',
    scenario: 'refund-five',
    play: async (ana) => {
      await ana.answers('Customer escalates');
      await ana.records('Flag to Reggie now');
      await ana.answers(INACTIVE);
      await ana.sees('The customer escalates; Reggie knows');
    },
  },
  {
    name: 'too-few-to-collect',
    scenario: 'refund-five',
    play: async (ana, workspace) => {
      const owed = await workspace.owed();
      await workspace.billing(...owed.slice(1).map(({ id }) => ({ act: 'void', invoice: id }) as const));
      await ana.answers(INACTIVE);
      await ana.presses('Refresh');
      await ana.answers('Yes, agrees to pay two');
      await ana.sees(/^Fewer than two can still be collected here/);
    },
  },
];
