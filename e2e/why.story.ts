import { afterEach, expect, test } from 'vitest';
import { INACTIVE } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, Workspace } from './workspace.ts';

let workspace: Workspace;
let ana: Tab;

async function opens(scenario: Parameters<typeof Workspace.with>[0]): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA);
}

/** Asks why in this part of the panel, by keyboard; gives the sentences that are shown then. */
async function asksWhy(part: string): Promise<readonly string[]> {
  const why = ana.panel.locator(part).locator('details.because').first();
  await why.locator('summary').focus();
  await ana.page.keyboard.press('Enter');
  await expect.poll(() => why.getAttribute('open')).not.toBeNull();
  return why.locator(':scope > p, :scope > ul > li').allInnerTexts();
}

afterEach(async () => {
  await workspace.close();
});

test('R6 shows the sentences of the playbook that it rests on', async () => {
  await opens('refund-refuses');
  await ana.answers(INACTIVE, 'No, refuses');
  const sentences = await asksWhy('.resolution');
  expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual(['P4', 'P5', 'P9', 'D1']);
  expect(sentences[0]).toContain('There is no middle ground.');
});

test('what keeps the ticket from being solved says why, in words', async () => {
  await opens('refund-refuses');
  await ana.answers(INACTIVE, 'No, refuses');
  await ana.records(/^Record and flag/);
  expect(await asksWhy('[data-rule=G10]')).toEqual([
    'P8 A customer whose account is closed is told that they can sign up fresh and that their prior data will not carry over.',
  ]);
  const voids = await asksWhy('[data-rule=G12]');
  expect(voids[0]).toBe('6 invoices that the recorded decision voids are not void yet.');
  expect(voids[1]).toMatch(/^P4 /);
});

test('an escalation says why nobody answers before Reggie knows', async () => {
  await opens('chargeback-threat');
  await ana.presses('Yes, a chargeback');
  expect(await asksWhy('.card.danger')).toEqual([expect.stringMatching(/^P10 .*before anyone answers\.$/)]);
});

test('why inactivity is not free is at hand with its four points, but not for a refund for another reason', async () => {
  await opens('refund-five');
  await ana.answers(INACTIVE);
  const fold = ana.panel.getByText('Why inactivity is not free: four points');
  await fold.click();
  expect(await ana.panel.locator('.processes > li').allInnerTexts()).toHaveLength(4);
  await ana.presses('Change the answer: What does the customer want?');
  await ana.answers('Refund: another reason', 'No, refuses');
  expect(await fold.count()).toBe(0);
  expect((await asksWhy('.resolution')).join(' ')).not.toContain('P1 ');
});
