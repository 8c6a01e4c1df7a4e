import { INACTIVE, type Scene } from './agentScenes.ts';
import type { Tab } from '../tab.ts';
import { ADA, BEN, REGGIE, TICKET, UNRELATED, type Workspace } from '../workspace.ts';

type Scheme = 'light' | 'dark';

/** Ada's set-up, as she finds it. */
async function setUp(workspace: Workspace, scheme: Scheme, ticket = UNRELATED): Promise<Tab> {
  const ada = await workspace.signsIn(ADA, ticket, scheme);
  await ada.presses('Set-up');
  await ada.sees(/to put right|All in order/);
  return ada;
}

async function setUpDone(workspace: Workspace, scheme: Scheme): Promise<Tab> {
  const ada = await setUp(workspace, scheme);
  await ada.presses('Put everything right');
  await ada.sees('All in order');
  return ada;
}

/** A ticket that waits for Reggie, solved past the panel twice, and Reggie who looks for such. */
async function bypassed(ana: Tab, workspace: Workspace, scheme: Scheme): Promise<Tab> {
  await ana.answers(INACTIVE, 'Ask Reggie for an exception');
  await ana.asksException({ kind: 'goodwill-credit', amount: '25', why: 'Ten years with us.' });
  await ana.records(/^Record and flag/);
  await workspace.bulkSolve([TICKET], BEN);
  await workspace.rest('PUT', `/api/v2/tickets/${TICKET}.json`, {
    ticket: { comment: { body: 'We have refunded your invoices.', public: true } },
  });
  await workspace.rest('PUT', `/api/v2/tickets/${TICKET}.json`, { ticket: { tags: ['pdp_approved'] } });
  const reggie = await workspace.signsIn(REGGIE, UNRELATED, scheme);
  await reggie.presses('Bypass report');
  await reggie.presses('Look through the last 30 days');
  await reggie.sees(/tickets? read\./);
  return reggie;
}

/** What an admin sees. */
export const ADMIN_SCENES: readonly Scene[] = [
  { name: 'setup-fresh', scenario: 'refund-five', play: (_, workspace, scheme) => setUp(workspace, scheme) },
  { name: 'setup-green', scenario: 'refund-five', play: (_, workspace, scheme) => setUpDone(workspace, scheme) },
  {
    name: 'setup-half',
    scenario: 'refund-five',
    settings: { approvers: '106, nobody@example.com', billing_source: 'strpe' },
    play: (_, workspace, scheme) => setUp(workspace, scheme),
  },
  {
    name: 'setup-wide-key',
    scenario: 'refund-five',
    play: async (_, workspace, scheme) => {
      await workspace.knobs({ keyReach: 'writes' });
      return setUp(workspace, scheme);
    },
  },
  {
    name: 'setup-probe',
    scenario: 'refund-five',
    play: async (_, workspace, scheme) => {
      const ada = await setUpDone(workspace, scheme);
      await ada.ticks(/is a test ticket/);
      await ada.presses('Begin on this ticket');
      await ada.sees(/Press “Submit as Solved”/);
      await ada.submitsAs('Solved');
      await ada.presses('Solve it past the app');
      await ada.sees(/reopened it at once/);
      return ada;
    },
  },
  {
    name: 'setup-test-left',
    scenario: 'refund-five',
    ticket: UNRELATED,
    play: async (ana, workspace, scheme) => {
      const ada = await setUpDone(workspace, scheme);
      await ada.ticks(/is a test ticket/);
      await ada.presses('Begin on this ticket');
      await ada.sees(/Press “Submit as Solved”/);
      await workspace.bulkSolve([UNRELATED]);
      await ana.comesBack();
      await ana.sees('A set-up test was not finished here');
      await ada.presses('Back to the ticket');
      await ada.sees('A set-up test was not finished here');
      await ada.button('Clean up').waitFor();
      return ada;
    },
  },
  {
    name: 'not-mailed',
    scenario: 'refund-one',
    play: async (ana, workspace, scheme) => {
      await ana.answers(INACTIVE, 'Ask Reggie for an exception');
      await ana.asksException({ kind: 'goodwill-credit', amount: '25', why: 'Ten years with us.' });
      await ana.records(/^Record and flag/);
      const ada = await workspace.signsIn(ADA, TICKET, scheme);
      await ada.sees(/not mailed yet/);
      return ada;
    },
  },
  { name: 'report', scenario: 'refund-one', play: bypassed },
  {
    name: 'report-nothing',
    scenario: 'refund-one',
    play: async (_, workspace, scheme) => {
      const reggie = await workspace.signsIn(REGGIE, UNRELATED, scheme);
      await reggie.presses('Bypass report');
      await reggie.presses('Look through the last 30 days');
      await reggie.sees(/nothing to check/);
      return reggie;
    },
  },
  {
    name: 'reopened',
    scenario: 'refund-one',
    play: async (ana, workspace) => {
      await ana.answers(INACTIVE, 'Ask Reggie for an exception');
      await ana.asksException({ kind: 'goodwill-credit', amount: '25', why: 'Ten years with us.' });
      await ana.records(/^Record and flag/);
      await workspace.bulkSolve([TICKET]);
      await ana.comesBack();
      await ana.sees(/Zendesk reopened this ticket/);
    },
  },
];
