import { INACTIVE, type Scene } from './agentScenes.ts';

/** The whole flowchart over the panel, and the playbook's sentences behind what the panel says. */
export const CHART_SCENES: readonly Scene[] = [
  {
    name: 'chart',
    scenario: 'refund-refuses',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'No, refuses', 'Show the whole chart');
      await tab.sees(/^➤ You are here/);
    },
  },
  {
    name: 'chart-asking',
    scenario: 'continue-five',
    play: async (tab) => {
      await tab.presses('Show the whole chart');
      await tab.sees(/^➤ You are here/);
    },
  },
  {
    name: 'chart-as-text',
    scenario: 'refund-five',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'Show the whole chart');
      await tab.sees(/^➤ You are here/);
      await tab.panel.getByText('The same as text').click();
      await tab.panel.locator('.chart-text').evaluate((text) => {
        text.scrollIntoView();
      });
    },
  },
  {
    name: 'why-rule',
    scenario: 'refund-refuses',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'No, refuses');
      await tab.panel.getByText('Why inactivity is not free: four points').click();
      await tab.panel.locator('.resolution summary').click();
    },
  },
  {
    name: 'why-blocked',
    scenario: 'refund-refuses',
    play: async (tab) => {
      await tab.answers(INACTIVE, 'No, refuses');
      await tab.records(/^Record and flag/);
      for (const why of await tab.panel.locator('.todo summary').all()) await why.click();
    },
  },
];
