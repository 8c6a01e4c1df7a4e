import { afterEach, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ADA, ANA, REGGIE, UNRELATED, Workspace } from './workspace.ts';

/* Words that would run, render or be filled in if anything let them, from the ticket's opening to the lead's report. */

const RUNS = '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>';
const WORDS = `{{ticket.id}} {% if x %} ${RUNS} \u202Eback 👩‍👩‍👧`;

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

async function ranNothing({ panel, page }: Tab): Promise<void> {
  expect(await panel.locator('img[src="x"], script:not([src]):has-text("ran")').count()).toBe(0);
  expect(await page.title()).not.toBe('ran');
  expect(await panel.locator('html').evaluate((html) => html.ownerDocument.title)).not.toBe('ran');
}

test('hostile words of the customer and the agent are words, for Ana, for Reggie and in the report', async () => {
  workspace = await Workspace.with('refund-one');
  await workspace.customerWrites(`I want a refund. ${WORDS}`);
  const ana = await workspace.signsIn(ANA);
  await ranNothing(ana);
  const [last] = await workspace.paid();
  await ana.answers('Refund: was not using it', 'Ask Reggie for an exception');
  await ana.asksException({ kind: 'refund', refunded: [last?.number ?? ''], why: WORDS });
  await ana.records('Record and flag to Reggie');
  await ranNothing(ana);
  const [note = ''] = await workspace.notes();
  expect(note).not.toContain('{{');
  expect(note.replaceAll('\u2060', '')).toContain(`{{ticket.id}} {% if x %} ${RUNS}`);

  const reggie = await workspace.signsIn(REGGIE);
  await reggie.sees('For your decision');
  await reggie.sees(/onerror=/);
  await ranNothing(reggie);
  await reggie.declines(WORDS);
  await ranNothing(reggie);
  expect((await workspace.notes()).join('\n')).not.toContain('{{');

  const lead = await workspace.signsIn(ADA, UNRELATED);
  await lead.presses('Bypass report');
  await lead.presses('Look through the last 30 days');
  await lead.sees(/tickets? read\.$/);
  await ranNothing(lead);
});

test('hostile names and invoice numbers are words: in the panel, the note, the text to the customer, for Reggie', async () => {
  workspace = await Workspace.with('hostile-names');
  const ana = await workspace.signsIn(ANA);
  await ana.sees('5 past due');
  await ana.sees(/script>document\.title='ran'.* found by e-mail/);
  // The sign that would turn round what stands behind it is taken out of a number.
  await ana.sees(/b>\{\u2060\{1\}\}-\d{4}-1508$/);
  await ranNothing(ana);
  await ana.answers('Refund: was not using it', 'Not asked yet');
  await ana.presses(/^Insert: .*two/);
  await ana.sees('Inserted. Read it, then send.');
  await ana.answers('Change the answer: Does the customer agree to pay two invoices?', 'No, refuses');
  await ana.records('Record and flag to Reggie');
  await ranNothing(ana);
  const written = [...(await workspace.notes()), await ana.reply()];
  expect(written).toHaveLength(2);
  for (const text of written) {
    expect(text).toMatch(/-\d{4}-1508/);
    expect(text).not.toMatch(/\{\{|<script|<b>|<img|\]\(|\u202E/);
  }

  const reggie = await workspace.signsIn(REGGIE);
  await reggie.sees('For your information');
  await ranNothing(reggie);
  await reggie.approves();
  await ranNothing(reggie);
  expect((await workspace.notes()).join('\n')).not.toMatch(/\{\{|<script|<b>|<img|\]\(|\u202E/);
});
