/** Screenshots of every state of the panel at 320 px, light and dark, into build/gallery; the README's picture too. */
import { mkdirSync } from 'node:fs';
import { buildWorkspace } from '../simulator/build.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';
import { ANA, closeBrowser, TICKET, UNRELATED, Workspace, type Tab } from './workspace.ts';

const INACTIVE = 'A refund: “wasn’t using it”';
const CONTINUE = 'Clear the balance and go on (no refund)';

interface Scene {
  readonly name: string;
  readonly scenario: ScenarioId;
  readonly ticket?: number;
  readonly play: (tab: Tab, workspace: Workspace) => Promise<void>;
}

const SCENES: readonly Scene[] = [
  { name: 'quiet', scenario: 'unrelated', ticket: UNRELATED, play: (tab) => tab.sees('Nothing past due.') },
  { name: 'first-question', scenario: 'continue-five', play: (tab) => tab.sees('5 past due') },
  { name: 'signal', scenario: 'refund-five', play: (tab) => tab.sees('This looks like a past-due matter') },
  { name: 'second-question', scenario: 'refund-five', play: (tab) => tab.answers(INACTIVE) },
  { name: 'resolution', scenario: 'continue-five', play: (tab) => tab.answers(CONTINUE) },
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
  { name: 'exception', scenario: 'refund-one', play: (tab) => tab.answers(INACTIVE, 'Ask Reggie for an exception') },
  {
    name: 'exception-waiting',
    scenario: 'refund-one',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'Ask Reggie for an exception');
      await tab.panel.getByLabel('What kind?').selectOption('refund');
      await tab.types(/Amount to give back/, '99.00');
      await tab.panel.getByLabel('What happens to the invoices?').selectOption('keep-all');
      await tab.types('Why? (Reggie reads this)', 'Charged after a cancellation by phone.');
      await tab.records(/^Record and flag/);
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
    name: 'promise',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.writesReply('We will refund you the last two months.');
      await tab.sees('This promises nothing');
    },
  },
];

const folder = 'build/gallery';
const only = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await buildWorkspace();
for (const scene of SCENES.filter(({ name }) => only.length === 0 || only.includes(name))) {
  for (const scheme of ['light', 'dark'] as const) {
    const workspace = await Workspace.with(scene.scenario);
    try {
      const tab = await workspace.signsIn(ANA, scene.ticket ?? TICKET, scheme);
      await scene.play(tab, workspace);
      if (scene.name === 'resolution' && scheme === 'light') await tab.looks('docs/panel.png');
      await tab.looksAtPanel(`${folder}/${scene.name}-${scheme}.png`);
    } catch (error) {
      console.error(`${scene.name} (${scheme}):`, error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
    await workspace.close().catch((error: unknown) => {
      console.error(`${scene.name} (${scheme}):`, error instanceof Error ? error.message : error);
    });
  }
}
await closeBrowser();
