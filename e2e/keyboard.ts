import { expect } from 'vitest';
import type { Tab } from './tab.ts';

const PATIENCE = { timeout: 5000 };

interface Focused {
  readonly tag: string;
  readonly text: string;
  /** What a screen reader calls it, for elements without words of their own. */
  readonly label: string;
  /** An outline or a ring around it is painted. */
  readonly isMarked: boolean;
}

/** An agent without a mouse: what is pressed is what the focus is on, and each stop is seen. */
export class Keyboard {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  async focused(): Promise<Focused> {
    const frame = await this.#tab.panelFrame();
    return frame.evaluate(() => {
      const at = document.activeElement ?? document.body;
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const id = at.getAttribute('aria-labelledby');
      const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])].map((one) => one.textContent) : [];
      return {
        tag: at.tagName.toLowerCase(),
        text: at.textContent,
        label:
          at.getAttribute('aria-label') ??
          (id === null ? labels.join(' ') : (document.getElementById(id)?.textContent ?? '')),
        // Garden marks with a ring of shadow, a checkbox with that of the label beside it.
        isMarked:
          outlineStyle !== 'none' ||
          boxShadow !== 'none' ||
          (at.nextElementSibling !== null && getComputedStyle(at.nextElementSibling, '::before').boxShadow !== 'none'),
      };
    });
  }

  async press(key: string): Promise<void> {
    await this.#tab.page.keyboard.press(key);
  }

  async types(text: string): Promise<void> {
    await this.#tab.page.keyboard.type(text);
  }

  /** Into the panel, as whoever tabs through Zendesk's page comes into it. */
  async enters(): Promise<void> {
    await this.#tab.page.bringToFront();
    await this.#tab.page.locator('iframe[data-active]').focus();
    await this.press('Tab');
  }

  /** Goes on with Tab (or back) until the focus is on what is so called; every stop on the way is seen. */
  async goesTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < 60; stops += 1) {
      const { text, label, tag, isMarked } = await this.focused();
      if (tag !== 'body') expect(isMarked, `the focus on “${label || text}” is seen`).toBe(true);
      if ([text, label].some((one) => (typeof name === 'string' ? one === name : name.test(one)))) return;
      passed.push((label || text).slice(0, 60));
      await this.press(key);
    }
    throw new Error(`No ${String(name)} by ${key}, only: ${passed.join(' | ')}`);
  }

  /** Goes to a button and presses it; the focus is then on what comes instead, and never nowhere. */
  async presses(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goesTo(name);
    await this.press(key);
    await expect.poll(async () => (await this.focused()).tag, PATIENCE).not.toBe('body');
  }

  /** The focus has come to the heading that says so, and is seen there. */
  async isAtHeading(text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.focused(), PATIENCE)
      .toMatchObject({
        tag: expect.stringMatching(/^h[2-4]$/) as string,
        text: typeof text === 'string' ? text : (expect.stringMatching(text) as string),
        isMarked: true,
      });
  }

  /** What the panel's quiet places for screen readers say. */
  async isTold(text: string | RegExp): Promise<void> {
    const regions = this.#tab.panel.getByRole('status');
    await expect
      .poll(async () => (await regions.allTextContents()).join('\n'), PATIENCE)
      .toMatch(typeof text === 'string' ? new RegExp(`^${text}`, 'm') : text);
  }
}
