import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FACTS, ROUTES, VERDICTS, type Route } from './routes.ts';
import { expectProven, rowsOf } from './testing/proofs.ts';
import texts from '../../../translations/en.json';

const { routes, facts } = texts.tools.setup;
const ALL = Object.keys(ROUTES) as Route[];

describe('docs/enforcement.md', () => {
  const page = readFileSync('docs/enforcement.md', 'utf8');
  const rows = rowsOf(page);
  const rowOf = (route: Route): readonly string[] => rows.find(([, what]) => what === routes.what[route]) ?? [];

  test.each(ALL)('says of %s what the set-up says, and proves it or says that it cannot be', (route) => {
    const [, , verdict, reason, proof = ''] = rowOf(route);
    expect(verdict).toBe(routes.verdict[ROUTES[route]]);
    expect(reason).toBe(routes.reason[route]);
    if (proof.startsWith('not verifiable here')) return;
    expectProven(proof);
  });

  test('every verdict is told in words', () => {
    for (const verdict of VERDICTS) expect(page).toContain(routes.verdict[verdict]);
  });
});

test('docs/real-account.md is what the set-up says; `npx vitest -u --project unit documents` writes it', async () => {
  const sections = FACTS.map((fact) =>
    [`## ${facts.what[fact]}`, `${facts.try}: ${facts.how[fact]}`, `${facts.differs}: ${facts.otherwise[fact]}`].join(
      '\n\n',
    ),
  );
  const page = [
    `# ${facts.title}`,
    facts.intro,
    'The set-up shows the same list; this page is written from its texts (`src/app/setup/documents.test.ts`). ①–⑫ are the probes that the facts about Zendesk asked for.',
    ...sections,
  ].join('\n\n');
  await expect(`${page}\n`).toMatchFileSnapshot('../../../docs/real-account.md');
});
