import { afterEach, describe, expect, test } from 'vitest';
import type { Knobs } from '../simulator/contract.ts';
import { INACTIVE } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, Workspace } from './workspace.ts';

/* Texts to the customer: where they land in the composer, and in which language. */

const INSERT = 'Insert: Why inactivity is not free';
const WRITTEN = 'Hello Derek, kind regards';

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

async function anaAsks(knobs: Partial<Knobs> = {}, languages = ''): Promise<Tab> {
  workspace = await Workspace.with('refund-one');
  await workspace.knobs(knobs);
  await workspace.settings({ customer_languages: languages });
  const ana = await workspace.signsIn(ANA);
  await ana.answers(INACTIVE);
  return ana;
}

async function requesterSpeaks(locale: string): Promise<void> {
  const { requester } = await workspace.ticket();
  await workspace.user(requester.id, { locale });
}

describe.each([
  ['rich', true],
  ['plain', false],
] as const)('in a %s composer', (_name, richText) => {
  test('a text lands between two words, and both stay', async () => {
    const ana = await anaAsks({ richText });
    await ana.writesReply(WRITTEN);
    await ana.putsCursorBefore('kind regards');
    await ana.presses(INSERT);
    await ana.sees('Inserted. Read it, then send.');
    expect(await ana.reply()).toMatch(
      /^Hello Derek, ?\n\nThank you for writing to us\.[^<>&]*inactivity\.\n\nkind regards$/,
    );
    // Pressed again, it is there once.
    await ana.presses(INSERT);
    await ana.sees('Inserted. Read it, then send.');
    expect((await ana.reply()).split('Thank you for writing')).toHaveLength(2);
  });

  test('words that were marked stay', async () => {
    const ana = await anaAsks({ richText });
    await ana.writesReply(WRITTEN);
    await ana.marks('kind regards');
    await ana.presses(INSERT);
    await ana.sees('Inserted. Read it, then send.');
    expect(await ana.reply()).toMatch(/^Hello Derek, kind regards\s+Thank you for writing/);
  });

  test.each(['ignored', 'absent'] as const)(
    'where Zendesk inserts nothing at a cursor (%s), it goes behind',
    async (editorInsert) => {
      const ana = await anaAsks({ richText, editorInsert });
      await ana.writesReply(WRITTEN);
      await ana.putsCursorBefore('kind regards');
      await ana.presses(INSERT);
      await ana.sees('Inserted. Read it, then send.');
      expect(await ana.reply()).toMatch(/^Hello Derek, kind regards\n\nThank you for writing/);
    },
  );
});

describe('from an internal note', () => {
  test('a switch that takes a moment is waited for; the note stays a note', async () => {
    const ana = await anaAsks({ commentTypeSwitchMs: 700 });
    await ana.writesInternalNote('mine');
    await ana.presses(INSERT);
    await ana.sees('Inserted. Read it, then send.');
    expect(await ana.reply()).toMatch(/^Hi Derek,\n\nThank you/);
    await ana.page.getByRole('tab', { name: 'Internal note' }).click();
    expect(await ana.reply()).toBe('mine');
  });

  test('a switch that is ignored is told, and nothing is lost', async () => {
    const ana = await anaAsks({ commentTypeSwitchIgnored: true });
    await ana.writesReply(WRITTEN);
    await ana.writesInternalNote('mine');
    await ana.presses(INSERT);
    await ana.sees(/The text was not inserted: the reply could not be switched/);
    expect(await ana.reply()).toBe('mine');
    await ana.page.getByRole('tab', { name: 'Public reply' }).click();
    expect(await ana.reply()).toBe(WRITTEN);
  });
});

describe('other channels', () => {
  test('a live chat takes the text, and the agent reads that no rule looks at it', async () => {
    const ana = await anaAsks({ channel: 'chat' });
    await ana.presses(INSERT);
    await ana.sees(/^Inserted into the chat\. It goes out as soon as you send it/);
    expect(await ana.reply()).toMatch(/^Hi Derek,\n\nThank you/);
  });

  test('nothing of a customer’s account goes into a post that everybody reads', async () => {
    const ana = await anaAsks({ channel: 'tweet' });
    await ana.presses(INSERT);
    await ana.sees(/^Not inserted: this reply can be read by everybody/);
    expect(await ana.reply()).toBe('');
  });
});

describe('in the customer’s language', () => {
  test('their own is proposed, the English stands beside it, and its closing sentences satisfy the gate', async () => {
    workspace = await Workspace.with('refund-refuses');
    await workspace.settings({ customer_languages: 'es, fr' });
    await requesterSpeaks('es-419');
    const ana = await workspace.signsIn(ANA);
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.records(/^Record and flag/);
    const choice = ana.panel.getByLabel('Language of the texts');
    expect(await choice.locator('option').allInnerTexts()).toEqual(['English', 'Spanish (the customer’s)', 'French']);
    expect(await choice.inputValue()).toBe('es');
    await ana.panel.getByText('Account closed', { exact: true }).click();
    await ana.panel.getByText('In English', { exact: true }).first().click();
    await ana.sees(/You are welcome to sign up fresh/);
    await ana.presses('Insert: Account closed');
    await expect.poll(() => ana.reply()).toMatch(/Puede registrarse de nuevo con una cuenta nueva/);
    // A reply that promises what is covered, and tells the customer: G17 and G10 are content, billing is not yet.
    const said = await ana.submitsAs('Solved');
    expect(said).toMatchObject({ saved: false });
    expect(said).not.toMatchObject({ message: expect.stringMatching(/\[G(?:10|17)\]/) as string });
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
  });

  test('the agent chooses, and the choice outlives a reload', async () => {
    const ana = await anaAsks({}, 'fr');
    await ana.chooses('Language of the texts', 'French');
    await ana.reloadsPage();
    await ana.presses(INSERT);
    await expect.poll(() => ana.reply()).toMatch(/^Bonjour Derek,\n\nMerci de nous avoir écrit/);
  });

  test('what the admin did not enable is not offered', async () => {
    workspace = await Workspace.with('refund-one');
    await requesterSpeaks('es');
    const ana = await workspace.signsIn(ANA);
    await ana.answers(INACTIVE);
    await ana.button(INSERT).waitFor();
    expect(await ana.panel.getByLabel('Language of the texts').count()).toBe(0);
    await ana.presses(INSERT);
    await expect.poll(() => ana.reply()).toMatch(/^Hi Derek,/);
  });
});
