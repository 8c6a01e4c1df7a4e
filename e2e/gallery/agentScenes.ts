import type { ScenarioId } from '../../simulator/scenarios/scenarioIds.ts';
import type { Tab } from '../tab.ts';
import { UNRELATED, type Workspace } from '../workspace.ts';

export const INACTIVE = 'Refund: was not using it';
export const CONTINUE = 'Clear balance, go on, no refund';

/** One state of the panel: how to get there. `play` may give another person's tab to look at. */
export interface Scene {
  readonly name: string;
  readonly scenario: ScenarioId;
  readonly ticket?: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly play: (tab: Tab, workspace: Workspace, scheme: 'light' | 'dark') => Promise<unknown>;
}

/** What agents see on the playbook's own paths, and on bad days. */
export const AGENT_SCENES: readonly Scene[] = [
  { name: 'quiet', scenario: 'unrelated', ticket: UNRELATED, play: (tab) => tab.sees('Nothing past due.') },
  { name: 'first-question', scenario: 'continue-five', play: (tab) => tab.sees('5 past due') },
  { name: 'signal', scenario: 'refund-five', play: (tab) => tab.sees('This looks like a past-due matter') },
  { name: 'second-question', scenario: 'refund-five', play: (tab) => tab.answers(INACTIVE) },
  { name: 'resolution', scenario: 'continue-five', play: (tab) => tab.answers(CONTINUE) },
  {
    name: 'note',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.answers(CONTINUE);
      await tab.addsOwnWords('Agreed by phone.');
    },
  },
  { name: 'resolution-flag', scenario: 'refund-refuses', play: (tab) => tab.answers(INACTIVE, 'No, refuses') },
  { name: 'asks-when', scenario: 'refund-silent', play: (tab) => tab.answers(INACTIVE, /Was asked/) },
  { name: 'exactly-three', scenario: 'exactly-three', play: (tab) => tab.answers(INACTIVE, 'Not asked yet') },
  {
    name: 'asked',
    scenario: 'refund-five',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'Not asked yet');
      await tab.records('Record that two are asked for');
    },
  },
  {
    name: 'recorded',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.answers(CONTINUE);
      await tab.records('Record note');
    },
  },
  {
    name: 'flagged',
    scenario: 'refund-refuses',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'No, refuses');
      await tab.records(/^Record and flag/);
    },
  },
  {
    name: 'closing-text',
    scenario: 'refund-refuses',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'No, refuses');
      await tab.records(/^Record and flag/);
      await tab.presses('Insert: Account closed');
      await tab.sees('In your reply: counts when you send it');
    },
  },
  {
    name: 'in-order',
    scenario: 'continue-five',
    play: async (tab, workspace) => {
      const owed = await workspace.owed();
      await tab.answers(CONTINUE);
      await tab.records('Record note');
      await workspace.billing(...owed.slice(2).map(({ id }) => ({ act: 'void', invoice: id }) as const));
      await tab.presses('Refresh');
      await tab.sees('Nothing is missing: the ticket can be solved.');
    },
  },
  {
    name: 'changing',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.answers(CONTINUE);
      await tab.records('Record note');
      await tab.presses('Change the decision');
    },
  },
  { name: 'chargeback-signal', scenario: 'chargeback-threat', play: (tab) => tab.sees(/speaks of a chargeback/) },
  { name: 'escalation-unflagged', scenario: 'chargeback-threat', play: (tab) => tab.presses('Yes, a chargeback') },
  {
    name: 'escalation-flagged',
    scenario: 'chargeback-threat',
    play: async (tab) => {
      await tab.presses('Yes, a chargeback');
      await tab.records('Flag to Reggie now');
    },
  },
  { name: 'many-invoices', scenario: 'many-invoices', play: (tab) => tab.answers(CONTINUE, 'Show 50 invoices') },
  { name: 'two-currencies', scenario: 'two-currencies', play: (tab) => tab.answers(CONTINUE) },
  { name: 'customer-not-found', scenario: 'customer-not-found', play: (tab) => tab.answers('Enter the count by hand') },
  { name: 'several-customers', scenario: 'several-customers', play: (tab) => tab.sees('Past-due invoices unknown') },
  { name: 'billing-down', scenario: 'billing-down', play: (tab) => tab.sees('Past-due invoices unknown') },
  {
    name: 'stale',
    scenario: 'continue-five',
    play: async (tab, workspace) => {
      await tab.sees('5 past due');
      await workspace.knobs({ billing: 'down' });
      await tab.presses('Refresh');
      await tab.sees(/cannot be reached now/);
    },
  },
  {
    name: 'loading',
    scenario: 'continue-five',
    play: async (tab, workspace) => {
      await workspace.knobs({ billing: 'hangs' });
      await tab.reloadsPage();
      await tab.judges();
      await tab.panel.locator('[aria-busy="true"]').first().waitFor();
    },
  },
  {
    name: 'not-written',
    scenario: 'continue-five',
    play: async (tab, workspace) => {
      await tab.answers(CONTINUE);
      await workspace.knobs({ zendeskRest: 'down' });
      await tab.presses('Record note');
      await tab.sees(/What you typed is kept/);
    },
  },
  {
    name: 'texts-language',
    scenario: 'refund-one',
    settings: { customer_languages: 'es, pt-br, fr, de' },
    play: async (tab, workspace) => {
      const { requester } = await workspace.ticket();
      await workspace.user(requester.id, { locale: 'es-419' });
      await tab.reloadsPage();
      await tab.answers(INACTIVE);
      await tab.panel.getByText('Why inactivity is not free', { exact: true }).click();
      await tab.panel.getByText('In English', { exact: true }).click();
    },
  },
  {
    name: 'promise',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.writesReply('We will refund you the last two months.');
      await tab.sees('This promises nothing');
    },
  },
];
