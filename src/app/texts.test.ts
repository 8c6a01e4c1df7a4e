// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import de from '../../translations/de.json';
import en from '../../translations/en.json';
import es from '../../translations/es.json';
import fr from '../../translations/fr.json';
import ptBr from '../../translations/pt-br.json';
import { fakePorts, fakeWorld, NOW, owing, pastDueInvoice, stripeRead, type FakeWorld } from './testing/fakes.ts';
import type { Language } from './languages.ts';
import { openSession, type Session } from './session.ts';
import type { SessionPorts } from './sessionPorts.ts';
import { offeredTexts, requestersLanguage, type TextId } from './texts.ts';
import { tellsClosure } from '../domain/case/gateChecks.ts';
import type { PaysTwo, Request } from '../domain/policy/facts.ts';
import { promisesIn } from '../domain/signals/signals.ts';
import { formatFor } from '../ui/format.ts';
import { sayFrom } from '../ui/wording.ts';
import { paragraphs, plainText } from '../zendesk/htmlText.ts';

const FILES = { en, es, 'pt-br': ptBr, fr, de } as const satisfies Record<Language, unknown>;
const LANGUAGES = Object.keys(FILES) as readonly Language[];
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

function speaking(languages: readonly Language[]): Partial<SessionPorts> {
  const customerWordings = languages.map((language) => ({
    language,
    wording: formatFor({ locale: language, timeZone: 'UTC' }, sayFrom(FILES[language], language)),
  }));
  const closureSentences = customerWordings.map(
    ({ wording: { say } }) => [say('text.T5.signUp'), say('text.T5.noData')] as const,
  );
  return { customerWordings, closureSentences };
}

async function opened(of: FakeWorld, languages: readonly Language[] = LANGUAGES): Promise<Session> {
  const session = openSession({ ...fakePorts(of), ...speaking(languages) });
  await new Promise((resolve) => setTimeout(resolve, 0));
  return session;
}

function answer(session: Session, request: Request, paysTwo: PaysTwo | null = null): void {
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request, paysTwo } }));
}

function bodyOf(session: Session, id: TextId, language: Language): string {
  const { body } = offeredTexts(session.getState(), session.ports, language).find((text) => text.id === id) ?? {};
  if (body === undefined) throw new Error(`${id} is not offered in ${language}`);
  return body;
}

const greets = (session: Session, language: Language): string =>
  offeredTexts(session.getState(), session.ports, language)[0]?.greeting ?? '';

const ids = (session: Session): readonly string[] =>
  offeredTexts(session.getState(), session.ports).map((text) => text.id);

const bodies = ({ T1, T2, T3, T4, T5 }: (typeof en)['text']): readonly string[] =>
  [T1, T2, T3, T4, T5].flatMap(({ title: _title, ...texts }) => Object.values(texts));

describe.each(LANGUAGES)('in %s', (language) => {
  const { text } = FILES[language];
  const { T1, T2, T3, T4, T5 } = text;
  const kinds = (body: string): readonly string[] => [...new Set(promisesIn(body).map(({ kind }) => kind))].sort();

  test('the texts promise what their cases cover, and no more (G17)', () => {
    const { title: _title, ...asks } = T2;
    for (const body of [T1.body, ...Object.values(asks), T3.body, T5.signUp, T5.noData])
      expect(kinds(body)).toEqual([]);
    for (const body of [T4.body, T4.bodyOwing]) expect(kinds(body)).toEqual(['keep-open', 'void']);
    expect(kinds(T5.body)).toEqual(['close', 'void-all']);
    expect(kinds(T5.bodyOwing)).toEqual(['close']);
  });

  test('a closure text tells the customer P8, also as a rich composer gives it back (G10)', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(5)) }));
    answer(session, 'close');
    await session.actions.record();
    const sent = `Ana here.\n\n${bodyOf(session, 'T5', language)}\n\nKind regards`;
    const { closureSentences } = session.ports;
    const hardSpaces = paragraphs(sent).replaceAll(' ', '&nbsp;').replaceAll('’', "'");
    const composed = sent.normalize('NFD');
    for (const reply of [sent, plainText(paragraphs(sent)), plainText(hardSpaces), composed])
      expect(tellsClosure(reply, closureSentences)).toBe(true);
    expect(tellsClosure(sent.replace(T5.noData, ''), closureSentences)).toBe(false);
  });

  test('no line begins with, and no word holds, what Markdown would format', () => {
    for (const body of [...bodies(text), text.greeting, text.greetingPlain])
      for (const line of body.split('\n')) {
        expect(line).not.toMatch(/^(?:\s|[#>+=~-]|\d+[.)])/);
        expect(line).not.toMatch(/[*_`[\]<>|\\]/);
      }
  });

  test('every place for a value is filled', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(5)) }));
    answer(session, 'refund-inactive', 'not-asked');
    for (const id of ['T1', 'T2'] as const) expect(bodyOf(session, id, language)).not.toMatch(/[{}]|text\.T/);
    expect(greets(session, language)).toContain('Dana');
  });
});

describe('amounts and numbers', () => {
  test.each([
    ['en', 'VS-99 ($1,234.50) + VS-98 ($99.00)'],
    ['es', 'VS-99 (1234,50 US$) + VS-98 (99,00 US$)'],
    ['pt-br', 'VS-99 (US$ 1.234,50) + VS-98 (US$ 99,00)'],
    ['fr', 'VS-99 (1 234,50 $US) + VS-98 (99,00 $US)'],
    ['de', 'VS-99 (1.234,50 $) + VS-98 (99,00 $)'],
  ] as const)('are written as readers of %s write them', async (language, two) => {
    const dear = pastDueInvoice(1, { amount: { minor: 123_450, currency: 'usd' } });
    const session = await opened(fakeWorld({ billing: stripeRead([dear, ...owing(3).slice(1)]) }));
    answer(session, 'refund-inactive', 'not-asked');
    expect(bodyOf(session, 'T2', language).replaceAll(/\s/g, ' ')).toContain(two);
  });

  test('one that remains is not "the other 1"', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(3)) }));
    answer(session, 'refund-inactive', 'not-asked');
    expect(bodyOf(session, 'T2', 'en')).toContain('the other one would not have to be paid');
  });
});

describe('the customer’s language', () => {
  const of = (requesterLocale: string | null): FakeWorld => {
    const world = fakeWorld();
    return { ...world, ticket: { ...world.ticket, requesterLocale } };
  };

  test.each([
    ['es-419', ['en', 'es'], 'es'],
    ['pt', ['en', 'pt-br'], 'pt-br'],
    ['fr-CA', ['en', 'es'], null],
    ['en-GB', ['en', 'es'], 'en'],
    ['ja', ['en', 'es'], null],
    [null, ['en', 'es'], null],
  ] as const)('%s, where %s are enabled, is %s', async (locale, enabled, is) => {
    const session = await opened(of(locale), enabled);
    expect(requestersLanguage(session.getState(), session.ports)).toBe(is);
  });

  test('what is not enabled is not had: the text is English', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(5)) }), ['en']);
    answer(session, 'refund-inactive', 'not-asked');
    for (const language of OTHERS) expect(bodyOf(session, 'T1', language)).toBe(en.text.T1.body);
  });

  test.each(['dana@fox.example', '+1 555 0100', '', '*Dana*', '# Dana'])('nobody is greeted as “%s”', async (name) => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const { requester } = world.ticket;
    const session = await opened({ ...world, ticket: { ...world.ticket, requester: { ...requester, name } } });
    answer(session, 'refund-inactive', 'not-asked');
    expect(greets(session, 'en')).toBe('Hello,');
  });
});

describe('what the gate would hold back is not offered', () => {
  test('nothing before an escalation is flagged (G1), then the holding reply', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(5)) }));
    answer(session, 'refund-inactive', 'not-asked');
    expect(ids(session)).toEqual(['T1', 'T2']);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation: 'escalates' } }));
    expect(ids(session)).toEqual([]);
    await session.actions.flag('');
    expect(ids(session)).toEqual(['T3', 'T1', 'T2']);
  });

  test('nothing before a closure is flagged (G2)', async () => {
    const session = await opened(fakeWorld({ billing: stripeRead(owing(5)) }));
    answer(session, 'refund-inactive', 'no');
    expect(ids(session)).toEqual([]);
    await session.actions.record();
    expect(ids(session)).toEqual(['T3', 'T1', 'T5']);
  });

  test('no promise once the decision is out of date (G4)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const session = await opened(world);
    answer(session, 'close');
    await session.actions.record();
    expect(ids(session)).toContain('T5');
    world.billing = stripeRead([pastDueInvoice(0), ...owing(5)], { asOf: NOW + 1 });
    await session.actions.refresh();
    expect(ids(session)).not.toContain('T5');
  });
});
