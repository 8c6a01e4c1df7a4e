import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { chartOf, type ChartQuestion } from '../../domain/policy/chart.ts';
import { QUESTIONS, RULES, walk } from '../../domain/policy/flow.ts';
import { facts } from '../../domain/testing/facts.ts';
import { counted } from '../../domain/testing/invoices.ts';
import { AsText } from './AsText.tsx';
import { layoutOf } from './layout.ts';
import { Picture } from './Picture.tsx';
import { PANEL_WORDS, pathInWords } from './words.ts';

/** The colours of the file in the documents, which has no panel around it. */
const COLOURS = `
svg { --words: #293239; --faint: #5c6970; --card: #fff; --soft: #f3f4f5; --line: #87929a;
  background: var(--card);
  font-family: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --words: #e8eaec; --faint: #b0b8be; --card: #1c2227; --soft: #232b31; --line: #848f99; }
}
`;

const drawn = (chart: ChartQuestion, styles?: string): string =>
  renderToStaticMarkup(
    <Picture
      layout={layoutOf(chart, PANEL_WORDS, 480)}
      title="The playbook as a chart"
      description={pathInWords(chart)}
      {...(styles === undefined ? {} : { styles })}
    />,
  );

const REFUSES = chartOf(walk(facts({ request: 'refund-other', pastDue: counted(5), paysTwo: 'no' })));

describe('the picture', () => {
  test('docs/policy.svg is what is drawn now (after a change: npx vitest -u --project unit Picture)', async () => {
    const styles = COLOURS + readFileSync(new URL('chart.css', import.meta.url), 'utf8');
    const file = `${drawn(chartOf(null), styles).replaceAll('><', '>\n<')}\n`;
    await expect(file).toMatchFileSnapshot('../../../docs/policy.svg');
  });

  test('is one picture to who does not see it, with a name, the way so far and where it stands', () => {
    const svg = drawn(REFUSES);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-name" aria-describedby="chart-description"/);
    expect(svg).toContain(
      'The way so far: What does the customer want? Refund: another reason. How many invoices are past due? ' +
        'Three or more. Does the customer agree to pay two invoices? No, refuses. ' +
        'You are here: R6: Void all and close the account</desc>',
    );
  });

  test('ticks the answers that were given, and no others', () => {
    expect(drawn(REFUSES).split('✓')).toHaveLength(4);
    expect(drawn(chartOf(null))).not.toContain('✓');
  });
});

describe('the same as text', () => {
  const text = renderToStaticMarkup(<AsText chart={REFUSES} />);

  test('names every question, every rule and who answers', () => {
    for (const id of Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[])
      expect(text).toContain(PANEL_WORDS.question(id));
    for (const rule of RULES) expect(text).toContain(`${rule}: `);
    expect(text).toContain('How many invoices are past due? (From billing)');
  });

  test('tells the path in words', () => {
    expect(text.split('(taken)')).toHaveLength(4);
    expect(text).toContain('<strong>R6: Void all and close the account (Reggie is told first) (You are here)</strong>');
    expect(text.split('(You are here)')).toHaveLength(2);
  });
});
