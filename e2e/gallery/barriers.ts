import axe, { type RuleObject, type RunOptions } from 'axe-core';
import type { Tab } from '../tab.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Best practices that axe does not count to WCAG, and without which a screen reader's user gets lost. */
const BESIDES = ['heading-order', 'empty-heading', 'landmark-unique', 'tabindex', 'label-title-only'];

const on = (rules: readonly string[]): RuleObject => Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));

const WHOLE: RunOptions = { runOnly: WCAG, rules: on(['target-size', ...BESIDES]) };

/** What may differ between light and dark. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** What keeps people out of the panel, by axe: a line for each place, none where all is well. */
export async function barriers(tab: Tab, what: 'all' | 'colours'): Promise<readonly string[]> {
  const frame = await tab.panelFrame();
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  return frame.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
      );
    },
    { ...(what === 'all' ? WHOLE : COLOURS), resultTypes: ['violations'] } satisfies RunOptions,
  );
}
