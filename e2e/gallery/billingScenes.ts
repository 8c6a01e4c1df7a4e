import type { Tab } from '../tab.ts';
import { ADA, UNRELATED, type Workspace } from '../workspace.ts';
import { CONTINUE, INACTIVE, type Scene } from './agentScenes.ts';
import type { BillingFault } from '../../simulator/contract.ts';

const asAdmin =
  (billingFault: BillingFault): Scene['play'] =>
  async (_ana: Tab, workspace: Workspace, scheme) => {
    await workspace.knobs({ billingFault });
    const ada = await workspace.signsIn(ADA, undefined, scheme);
    await ada.sees(/unknown/);
    return ada;
  };

/** What billing shows and cannot show, by source, and what is said when it fails. */
export const BILLING_SCENES: readonly Scene[] = [
  { name: 'fault-admin', scenario: 'refund-five', play: asAdmin('expired-key') },
  { name: 'fault-malformed', scenario: 'refund-five', play: asAdmin('malformed-invoice') },
  {
    name: 'fault-agent',
    scenario: 'refund-five',
    play: async (tab, workspace) => {
      await workspace.knobs({ billingFault: 'expired-key' });
      await tab.reloadsPage();
      await tab.sees(/Tell your admin/);
    },
  },
  {
    name: 'chosen-customer',
    scenario: 'several-customers',
    play: async (tab) => {
      await tab.presses(/^This one: Doyle Brothers/);
      await tab.sees('chosen by the agent');
    },
  },
  {
    name: 'search-customer',
    scenario: 'other-email',
    play: async (tab) => {
      await tab.presses('Search by another e-mail');
      await tab.types('Another e-mail of the customer', 'nobody@nowhere.example');
      await tab.presses('Search');
      await tab.sees(/^Billing has no customer with the e-mail nobody/);
    },
  },
  {
    name: 'not-counted',
    scenario: 'drafts-and-more',
    play: async (tab) => {
      await tab.answers(INACTIVE);
      await tab.isReady();
      await tab.panel.getByText(/more, not counted/).click();
    },
  },
  { name: 'at-least', scenario: 'six-hundred', play: (tab) => tab.sees('At least 500 past due') },
  {
    name: 'user-field',
    scenario: 'continue-five',
    settings: { billing_source: 'user_field' },
    play: async (tab) => {
      await tab.reloadsPage();
      await tab.answers(CONTINUE);
    },
  },
  {
    name: 'typed',
    scenario: 'refund-five',
    settings: { billing_source: 'typed' },
    play: async (tab) => {
      await tab.reloadsPage();
      await tab.sees(/Look the customer up/);
    },
  },
  {
    name: 'quietly-typed',
    scenario: 'unrelated',
    ticket: UNRELATED,
    settings: { billing_source: 'typed' },
    play: (tab) => tab.sees(/entered by hand where it matters/),
  },
  {
    name: 'checklist',
    scenario: 'refund-five',
    play: async (tab, workspace) => {
      await tab.answers(INACTIVE, 'Yes, agrees to pay two');
      await tab.records('Record note');
      const [first, , third] = await workspace.owed();
      await workspace.billing({ act: 'pay', invoice: first?.id ?? '' }, { act: 'pay', invoice: third?.id ?? '' });
      await tab.presses('Refresh');
      await tab.sees('✓');
    },
  },
  {
    name: 'confirmed',
    scenario: 'continue-five',
    settings: { billing_source: 'user_field' },
    play: async (tab) => {
      await tab.reloadsPage();
      await tab.answers(CONTINUE);
      await tab.records('Record note');
      await tab.presses('I checked in billing: void');
      await tab.types('What did you see, and where?', 'Three void in the dashboard.');
      await tab.presses('I checked in billing: void');
      await tab.sees('confirmed by an agent');
    },
  },
  {
    name: 'dispute',
    scenario: 'chargeback-threat',
    play: async (tab, workspace) => {
      await workspace.billing({ act: 'open-dispute', customer: await workspace.customer() });
      await tab.reloadsPage();
      await tab.sees('Billing shows an open chargeback');
    },
  },
  { name: 'small-currencies', scenario: 'small-currencies', play: (tab) => tab.sees('5 past due') },
];
