import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { partOf } from '../scripts/vite/textParts.ts';
import { theBrowser } from './browser.ts';
import type { Tab } from './tab.ts';
import { ANA, TICKET, Workspace } from './workspace.ts';

/* The panel in the viewer's language, notes in the team's, and a layout that bears longer words and the other direction. */

type Texts = Readonly<Record<string, unknown>>;

const textsIn = (language: string): Texts => JSON.parse(readFileSync(`translations/${language}.json`, 'utf8')) as Texts;

/** The text of a key in a file, with its values put in. */
function text(texts: Texts, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const found = key.split('.').reduce<unknown>((group, part) => (group as Texts | undefined)?.[part], texts);
  if (typeof found !== 'string') throw new Error(`No text ${key}`);
  return found.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

function frameOf(tab: Tab): Frame {
  const frame = tab.page.frames().find((one) => one.url().includes('/assets/iframe.html'));
  if (frame === undefined) throw new Error('The panel did not open');
  return frame;
}

/** By how many pixels something sticks out of the panel sideways. */
const overhang = (tab: Tab): Promise<number> =>
  frameOf(tab).evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each([
  ['es', 'es-419'],
  ['pt-br', 'pt-BR'],
  ['fr', 'fr-CA'],
  ['de', 'de-AT'],
])('%s, for whom Zendesk speaks %s', (language, locale) => {
  test('the way to R6, its block and its card are in that language, and fit', async () => {
    const texts = textsIn(language);
    workspace = await Workspace.with('refund-five');
    await workspace.user(ANA, { locale });
    const ana = await workspace.signsIn(ANA);
    await ana.sees(text(texts, 'start.pastDue_other', { count: 5 }));
    expect(await frameOf(ana).evaluate(() => document.documentElement.lang)).toBe(language);
    await ana.answers(text(texts, 'answer.request.refund-inactive'), text(texts, 'answer.paysTwo.no'));
    await ana.sees(text(texts, 'resolution.void-all-close'));
    expect(await overhang(ana)).toBe(0);
    await ana.looksAtPanel(`build/gallery/language-${language}-light.png`);
    expect(await ana.submitsAs('Solved')).toEqual({
      saved: false,
      message: expect.stringContaining(text(texts, 'gate.G2.rule')) as string,
    });
    expect(ana.complaints).toEqual([]);
  });
});

test('a language that the app does not speak is answered in English', async () => {
  workspace = await Workspace.with('refund-five');
  await workspace.user(ANA, { locale: 'nl' });
  const ana = await workspace.signsIn(ANA);
  await ana.sees('5 past due');
  await ana.sees('What does the customer want?');
});

test('notes are in the team’s language, whoever records them', async () => {
  const french = textsIn('fr');
  workspace = await Workspace.with('continue-five');
  await workspace.settings({ note_language: 'fr' });
  const ana = await workspace.signsIn(ANA);
  await ana.answers('Clear balance, go on, no refund');
  await ana.records('Record note');
  const { conversation } = await workspace.ticket();
  const note = conversation.find(({ public: isPublic, body }) => !isPublic && body.includes('pdp-data:'))?.body ?? '';
  expect(note).toContain(text(french, 'note.title'));
  expect(note).toContain(text(french, 'note.headline.void-remainder'));
  // It counts as any other note does: what is missing now is the voiding.
  expect(await ana.submitsAs('Solved')).toEqual({ saved: false, message: expect.stringContaining('[G12]') as string });
});

/** English as a language would be that needs a third more room, marked so that what is no text of a file is seen. */
function pseudo(texts: unknown): unknown {
  if (typeof texts === 'string') {
    const longer = texts.replaceAll(/\{\w+\}|[aeiou]/g, (found) => (found.startsWith('{') ? found : found + found));
    return `⟦${longer}⟧`;
  }
  return Object.fromEntries(Object.entries(texts as Texts).map(([key, value]) => [key, pseudo(value)]));
}

describe('a language that is a third longer', () => {
  const isEnglish = (url: URL): boolean => /\/assets\/en-[^/]+\.js$/.test(url.pathname);

  afterAll(async () => {
    await (await theBrowser()).unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('every word comes from a file of texts, and nothing sticks out', async () => {
    const longer = pseudo(partOf(textsIn('en'), 'panel'));
    await (
      await theBrowser()
    ).route(isEnglish, async (route) => {
      const response = await route.fetch();
      const isPanels = (await response.text()).includes('What does the customer want?');
      if (isPanels) await route.fulfill({ response, body: `export default ${JSON.stringify(longer)}` });
      else await route.fulfill({ response });
    });
    workspace = await Workspace.with('refund-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers(/^⟦Reefuund: waas/, /^⟦Noo, /);
    await ana.sees(/^⟦Vooiid aall/);
    expect(await overhang(ana)).toBe(0);
    await ana.looksAtPanel('build/gallery/language-longer-light.png');
    const bare = await frameOf(ana).evaluate(() => {
      const words: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        const said = textContent?.trim() ?? '';
        // The note holds names and numbers between its texts.
        const isShown = parentElement?.closest('script, style, textarea, .note') === null;
        if (isShown && /[a-z]{3}/.test(said) && !said.includes('⟦') && !said.includes('⟧')) words.push(said);
      }
      return words;
    });
    // What billing and the customer say is not the panel's to translate.
    expect(bare.filter((said) => !/Papertrail|VS-|Nov|Oct|Sep|refund/.test(said))).toEqual([]);
  });
});

test('from right to left nothing sticks out either', async () => {
  workspace = await Workspace.with('refund-five');
  const ana = await workspace.signsIn(ANA, TICKET, 'dark');
  await ana.sees('5 past due');
  const frame = frameOf(ana);
  await frame.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await ana.answers('Refund: was not using it', 'No, refuses');
  await ana.sees('Void all and close the account');
  expect(await overhang(ana)).toBe(0);
  const edges = await frame.evaluate(() => {
    const { borderRightWidth, borderLeftWidth } = getComputedStyle(
      document.querySelector('.resolution') ?? document.body,
    );
    return [borderRightWidth, borderLeftWidth];
  });
  // The mark at a card's beginning is where its reader begins.
  expect(edges).toEqual(['3px', '1px']);
  await ana.looksAtPanel('build/gallery/language-rtl-dark.png');
});
