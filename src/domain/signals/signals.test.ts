import { describe, expect, test } from 'vitest';
import { asksForRefund, customerSignals, customerTopics, promisesIn, type SpokenMessage } from './signals.ts';
import de from '../../../translations/de.json' with { type: 'json' };
import en from '../../../translations/en.json' with { type: 'json' };
import es from '../../../translations/es.json' with { type: 'json' };
import fr from '../../../translations/fr.json' with { type: 'json' };
import ptBr from '../../../translations/pt-br.json' with { type: 'json' };

const TEXTS = { en: en.text, es: es.text, 'pt-BR': ptBr.text, fr: fr.text, de: de.text };

const said = (text: string): readonly SpokenMessage[] => [{ from: 'customer', internal: false, text }];

describe('the customer speaks of a chargeback (G13)', () => {
  test.each([
    'A chargeback is one phone call for me.',
    'We will charge back the last three payments.',
    'I will dispute the charges with my bank.',
    'I have disputed this transaction.',
    'My bank will get the money back for me.',
    'Otherwise I am going to my bank.',
    'I asked them to reverse the payment.',
    'I opened a PayPal claim.',
    'I’m calling my credit card company.',
    'I will contact my bank.',
    'I will file a dispute.',
    'Then I dispute this with Visa.',
    'I opened a claim with my bank.',
  ])('%s', (sentence) => {
    expect(customerSignals(said(`Hello. ${sentence} Bye.`)).chargeback).toBe(sentence);
  });

  test.each([
    'Our bank blocked the old card.',
    'There is a dispute with one of our clients about a post.',
    'Can I change the bank account on file?',
    'The charges are on the card of our agency.',
  ])('not: %s', (sentence) => {
    expect(customerSignals(said(sentence)).chargeback).toBeNull();
  });
});

describe('the customer speaks of money (G13)', () => {
  test.each([
    "I'd like a refund.",
    'I’d like a refund for what you took in the spring.',
    'Please reimburse the last two months.',
    'I want my money back!',
    'Please pay it all back.',
    'You should pay us back.',
    'Please return the money.',
    'Please close our Vista Social account.',
    'Cancel my subscription.',
    'Please cancel.',
    'Please stop billing me.',
    'We want to cancel.',
    'I decided to cancel because of the price.',
    'This is about the cancellation of our plan.',
    "We haven't been using it for half a year.",
    'We haven’t been using it.',
    'I wasn’t using it.',
    'Nobody has even logged in.',
    'We never used the tool.',
    'We did not use it.',
    'We stopped using it in January.',
    'We have not been using the account this year.',
    'The account was idle all year.',
    'It is an unused subscription.',
  ])('%s', (sentence) => {
    expect(customerSignals(said(sentence)).money).toBe(sentence);
  });

  test.each([
    'Please cancel the scheduled post of Friday.',
    'How do I cancel a draft?',
    'We closed the report and it vanished.',
    'We are not using hashtags in this post.',
    'We never use the grid view for stories.',
    'We love to carry on with the same workspace.',
    'We want to leave comments on posts.',
    'I get back to this tomorrow.',
    'Please give me a call back.',
    'Can you send me an e-mail back?',
  ])('not: %s', (sentence) => {
    expect(customerSignals(said(sentence)).money).toBeNull();
  });

  test('only the customer’s own public words count', () => {
    const messages: readonly SpokenMessage[] = [
      { from: 'agent', internal: false, text: 'Would you like a refund?' },
      { from: 'customer', internal: true, text: 'I want a refund, and a chargeback.' },
      { from: 'customer', internal: false, text: '> Do you want a refund or a chargeback?\nThank you!' },
      {
        from: 'customer',
        internal: false,
        text: 'All good.\nOn Monday, 2 November 2026, Ana wrote:\nAbout your refund and the chargeback',
      },
    ];
    expect(customerSignals(messages)).toEqual({ chargeback: null, money: null });
  });

  test('an answer below the quote is the customer’s own', () => {
    const text = 'On Monday, 2 November 2026, Ana wrote:\n> About your question\n\nI am doing a chargeback now.';
    expect(customerSignals(said(text)).chargeback).toBe('I am doing a chargeback now.');
  });

  test('the newest mention is the one that is shown, whole, over a broken line', () => {
    const messages = [...said('I want a refund.'), ...said('Hello.\n\nWhere is my\nrefund? Thanks')];
    expect(customerSignals(messages).money).toBe('Where is my refund?');
  });
});

describe('the customer asks for a refund', () => {
  test.each(['Can I get a refund?', "Why can't I get a refund?", 'I do not pay. I want my money back.'])(
    '%s',
    (text) => {
      expect(asksForRefund(said(text))).toBe(true);
    },
  );

  test.each([
    'We are not asking for a refund.',
    "We don't want any refund.",
    'No refund needed, we just want to go on.',
    'Please close it without a refund.',
    'We no longer want a refund.',
    'Please close our account.',
  ])('not: %s', (text) => {
    expect(asksForRefund(said(text))).toBe(false);
  });
});

describe('what a reply promises (G17)', () => {
  test.each([
    ['money', 'We will refund you the last two months.'],
    ['money', "We'll refund it."],
    ['money', 'I have credited your account with $20.'],
    ['money', 'Your payment has been credited.'],
    ['money', 'Your refund has been issued.'],
    ['money', 'The refund is on its way.'],
    ['money', 'You will receive a refund within five days.'],
    ['money', 'I am happy to offer you a free month.'],
    ['money', 'We have issued a full refund.'],
    ['money', 'We will give you your money back.'],
    ['money', 'The charge was refunded.'],
    ['money', 'You’ll get a discount.'],
    ['money', 'I can refund you, OK?'],
    ['money', 'We see no problem and will gladly refund you.'],
    ['money', 'Refund issued.'],
    ['money', 'You’ll have your $198 back by Friday.'],
    ['money', 'As a one-time courtesy, $99 will go back to your card.'],
    ['money', 'We will make an exception for you.'],
    ['money', 'The next month is on us.'],
    ['void', "We'll waive the last invoice."],
    ['void', 'I have voided them.'],
    ['void', 'The remaining invoices have been voided.'],
    ['void', 'We can write it off for you.'],
    ['void', 'You no longer owe anything.'],
    ['void', "You don't have to pay the rest."],
    ['void', 'You can disregard the open invoices.'],
    ['void', 'We won’t charge you for those months.'],
    ['void-all', 'You owe nothing at all.'],
    ['void-all', 'Your balance is now zero.'],
    ['void', 'I cancelled the remaining invoices.'],
    ['void', 'Your balance has been cleared.'],
    ['close', "We'll close your account."],
    ['close', 'Your account has been closed.'],
    ['close', 'I have cancelled your subscription today.'],
    ['close', 'Your subscription will be cancelled.'],
    ['keep-open', "We'll keep your account open."],
    ['keep-open', 'Your account stays active.'],
    ['keep-open', 'Your subscription will continue without interruption.'],
    ['money', 'I will pay you back.'],
    ['keep-open', 'We will not close your account.'],
    ['keep-open', 'Your account won’t be closed.'],
  ] as const)('%s: %s', (kind, sentence) => {
    expect(promisesIn(`Hi Dana. ${sentence}\n\nBest, Ana`)).toEqual([{ kind, sentence }]);
  });

  test.each([
    'We are not able to refund those months.',
    'Unfortunately we cannot refund this.',
    "We can't refund it.",
    'We will look into your refund request.',
    'A refund is not possible.',
    'Do you want us to close your account?',
    'Shall we void the remaining invoices?',
    'I cancelled the scheduled post.',
    'We closed the ticket of last week.',
    'We accept credit cards.',
    'I have updated the credit card on file.',
    'You will receive an answer tomorrow.',
    'I removed the hashtag from the post in your account.',
    'We have not voided anything.',
    'We can give no refund.',
    'We have never waived an invoice.',
    'I will give you a call back tomorrow.',
    'Your account remains connected to Instagram.',
    'We avoid this with two posts.',
    'Thanks! \u{1F642}',
    '—',
  ])('nothing: %s', (sentence) => {
    expect(promisesIn(sentence)).toEqual([]);
  });

  test('behind a quotation mark, or below one, it is read by the customer all the same', () => {
    expect(promisesIn('> We will refund you.')).toEqual([{ kind: 'money', sentence: 'We will refund you.' }]);
    expect(promisesIn('On Tuesday you wrote:\nWe will refund you.')).toMatchObject([{ kind: 'money' }]);
  });

  test('all is more than the rest', () => {
    const kinds = promisesIn('We will void all five invoices.').map(({ kind }) => kind);
    expect(kinds).toEqual(['void', 'void-all']);
  });

  test('a "no" does not hide the promise after it', () => {
    expect(promisesIn("We can't refund the past months; but we'll credit you one.")).toMatchObject([{ kind: 'money' }]);
  });

  test('each kind of a sentence is found', () => {
    const found = promisesIn('We will void the invoices and we will refund you.');
    expect(found.map(({ kind }) => kind)).toEqual(['money', 'void']);
  });

  test.each(Object.entries(TEXTS))(
    'the texts to the customer promise what their cases cover, and no more (playbook §8): %s',
    (_, { T1, T2, T3, T4, T5 }) => {
      const kinds = (text: string): readonly string[] => [...new Set(promisesIn(text).map(({ kind }) => kind))];
      const { title: _title, ...asks } = T2;
      for (const text of [T1.body, T3.body, T5.signUp, T5.noData, ...Object.values(asks)])
        expect(kinds(text)).toEqual([]);
      for (const text of [T4.body, T4.bodyOwing]) expect(kinds(text).toSorted()).toEqual(['keep-open', 'void']);
      // Who voids everything may also say that a part of it is void.
      expect(
        kinds(T5.body)
          .filter((kind) => kind !== 'void')
          .toSorted(),
      ).toEqual(['close', 'void-all']);
      expect(kinds(T5.bodyOwing)).toEqual(['close']);
    },
  );
});

describe('in other languages, and as people type', () => {
  test.each([
    ['Quisiera un reémbolso, por favor.', 'refund'],
    ['quiero q me devuelvan el dinero', 'refund'],
    ['fui cobrado em dobro, quero o estorno', 'refund'],
    ['JE VEUX ETRE REMBOURSE', 'refund'],
    ['ich moechte mein geld zurueck', 'refund'],
    ['Ich kuendige hiermit.', 'leaving'],
    ['Ich ku\u0308ndige hiermit.', 'leaving'],
    ['quiero cancelar mi suscripcion', 'leaving'],
    ['je resilie mon abonnement', 'leaving'],
    ['vou contestar a cobranca no cartao', 'chargeback'],
    ['je fais opposition aupres de ma banque', 'chargeback'],
  ] as const)('%s', (text, topic) => {
    expect(customerTopics(said(text))[topic]).toBe(text);
  });

  test.each([
    'El lun, 2 nov 2026 a las 10:00, Ana escribió:',
    'Em seg., 2 de nov. de 2026 às 10:00, Ana escreveu:',
    'Le lun. 2 nov. 2026 à 10:00, Ana a écrit :',
    'Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Ana:',
    '----- Ursprüngliche Nachricht -----',
  ])('what stands below “%s” was said by somebody else', (opening) => {
    expect(asksForRefund(said(`OK.\n${opening}\nDo you want a refund?`))).toBe(false);
  });

  test('a verb that ends like a Spanish “I” is none in English', () => {
    expect(promisesIn('To close the account, remove the invoices from the list.')).toEqual([]);
  });
});

describe('a text that is long', () => {
  const HOSTILE: Readonly<Record<string, string>> = {
    spaces: ' ',
    newlines: '\n',
    'one word': 'disput',
    subjects: 'we ',
    clauses: 'we cancel, ',
    denials: 'we not refund ',
    'not used': 'not has been using ',
    'a bank that nothing is said of': 'my bank take ',
    wishes: 'love & but ',
    quotes: 'On x wrote ',
    questions: '\u00BF',
    accents: '\u00E9',
  };
  /** Milliseconds of computing, whatever else the machine does. */
  const timeFor = (text: string): number => {
    const begun = process.cpuUsage().user;
    customerSignals(said(text));
    promisesIn(text);
    return (process.cpuUsage().user - begun) / 1000;
  };
  const shortest = (text: string): number => Math.min(...Array.from({ length: 7 }, () => timeFor(text)));

  test.each(Object.entries(HOSTILE))('takes as much longer as it is longer: %s', (_, part) => {
    const text = (length: number): string => `refund ${part.repeat(length / part.length)} x`;
    shortest(text(8_000));
    // Sixteen times as long; what grew with its square would take 256 times as long.
    expect(shortest(text(128_000))).toBeLessThan(90 * Math.max(shortest(text(8_000)), 1));
  });

  test('is looked at once, whatever is asked of it', () => {
    let looks = 0;
    const message: SpokenMessage = {
      from: 'customer',
      internal: false,
      get text() {
        looks += 1;
        return 'I want a refund.';
      },
    };
    expect(customerSignals([message]).money).toBe('I want a refund.');
    expect(asksForRefund([message])).toBe(true);
    expect(looks).toBe(1);
  });
});
