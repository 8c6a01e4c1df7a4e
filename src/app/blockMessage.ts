import type { Proof } from '../domain/case/billingProof.ts';
import { driftWords, listedNumbers, outdatedWords, violationWords } from '../domain/case/driftWords.ts';
import type { Finding, GateRule } from '../domain/case/gateInput.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';

/** A finding in words: the rule, what is missing, who can lift it, and the one next action (playbook §6). */
export interface BlockWords {
  readonly rule: string;
  readonly missing: string;
  readonly lifts: string;
  readonly next: string;
}

const LONGEST_QUOTE = 160;

/** A sentence fit for a message: customers write long ones, and the host may read HTML into it. */
function short(sentence: string): string {
  const plain = sentence.replaceAll(/[<>]/g, ' ');
  return plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE)}…` : plain;
}

function proofWords(rule: 'G11' | 'G12' | 'G15', proof: Proof, words: NoteWords): BlockWords {
  const { say } = words;
  const lifts = say('gate.who.billing');
  if (proof.is !== 'missing') {
    return {
      rule: say(`gate.${rule}.rule`),
      missing: say(`gate.${rule}.cannotTell`),
      lifts: say('gate.who.agent'),
      next: say(`gate.${rule}.nextConfirm`),
    };
  }
  const { count } = proof;
  const values = { count, invoices: listedNumbers(proof.invoiceIds, words) };
  return {
    rule: rule === 'G12' ? say('gate.G12.open', { count }) : say(`gate.${rule}.rule`),
    missing: say(`gate.${rule}.missing`, values),
    lifts,
    next: say(`gate.${rule}.next`),
  };
}

function conditionBlock(finding: Extract<Finding, { rule: 'G18' }>, { say }: NoteWords): BlockWords {
  const block = (missing: string, who: 'agent' | 'billing', next: string): BlockWords => ({
    rule: say('gate.G18.rule'),
    missing,
    lifts: say(`gate.who.${who}`),
    next: say(`gate.G18.${next}`),
  });
  if (finding.condition === 'cap') return block(say('gate.G18.cap'), 'agent', 'nextCap');
  const { proof } = finding;
  if (proof.is !== 'missing') return block(say('gate.G18.cannotTell'), 'agent', 'nextConfirm');
  return block(say('gate.G18.after-two-collected', { count: proof.count }), 'billing', 'next');
}

/** The words of one finding, all of them from translations (`gate.*`). */
export function blockWords(finding: Finding, words: NoteWords): BlockWords {
  const { say } = words;
  const { rule } = finding;
  const said = (missing: string, who: 'agent' | 'reggie' | 'billing' = 'agent'): BlockWords => ({
    rule: say(`gate.${rule}.rule`),
    missing,
    lifts: say(`gate.who.${who}`),
    next: say(`gate.${rule}.next`),
  });
  const plain = (): string => say(`gate.${rule}.missing`);
  switch (finding.rule) {
    case 'G1':
    case 'G2':
    case 'G9':
    case 'G10':
      return said(plain());
    case 'G3':
      return said(
        [
          say('gate.G3.missing', { since: words.moment(finding.since) }),
          ...(finding.outdated === null
            ? []
            : [say('gate.G3.outdated', { changes: outdatedWords(finding.outdated, words) })]),
        ].join('. '),
        'reggie',
      );
    case 'G4':
      return said(
        say('gate.G4.missing', {
          changes: [
            ...driftWords(finding.drift, words),
            ...(finding.outdated === null ? [] : [outdatedWords(finding.outdated, words)]),
          ].join('; '),
        }),
      );
    case 'G5':
      return {
        ...said(say('gate.G5.missing', { reason: finding.reason, name: words.answerer })),
        rule: say('gate.G5.rule', { name: words.answerer }),
      };
    case 'G6':
      return {
        ...said(say('gate.G6.missing', { question: finding.question })),
        rule: say('gate.G6.rule', { name: words.answerer }),
      };
    case 'G7': {
      const { question } = finding;
      const own =
        question === 'asked' || question === 'undecided' || question === 'exception' || question === 'details';
      return said(own ? say(`gate.G7.${question}`) : say('gate.G7.missing', { question: say(`question.${question}`) }));
    }
    case 'G8':
      return finding.noteGone ? { ...said(say('gate.G8.gone')), next: say('gate.G8.nextGone') } : said(plain());
    case 'G11':
    case 'G12':
    case 'G15':
      return proofWords(finding.rule, finding.proof, words);
    case 'G13':
      if (finding.about === 'inherited') {
        return { ...said(say('gate.G13.missingInherited')), rule: say('gate.G13.inherited') };
      }
      return {
        ...said(
          say(finding.about === 'chargeback' ? 'gate.G13.missingChargeback' : 'gate.G13.missing', {
            sentence: short(finding.sentence),
          }),
        ),
        rule: say(`gate.G13.${finding.about}`),
        next: say(finding.about === 'chargeback' ? 'gate.G13.nextChargeback' : 'gate.G13.next'),
      };
    case 'G14':
      return said(say('gate.G14.missing', { why: finding.why }));
    case 'G16':
      return said(say('gate.G16.missing', { what: violationWords(finding.violations, words).join('; ') }));
    case 'G17':
      return said(say('gate.G17.missing', { sentence: short(finding.sentence) }));
    case 'G18':
      return conditionBlock(finding, words);
  }
}

/** The sentences of the playbook that a message names (playbook §6). */
const NAMED = {
  G1: 'P10',
  G2: 'D1',
  G3: 'P9',
  G8: 'P7',
  G10: 'P8',
  G11: 'P3',
  G15: 'P4, P5',
  G17: 'P6',
} as const satisfies Partial<Record<GateRule, string>>;

/** The ids at the end of a message, where they stop nobody from reading it. */
function idsOf(finding: Finding): string {
  const { rule } = finding;
  const isChargeback = finding.rule === 'G13' && finding.about === 'chargeback';
  const sentence = rule in NAMED ? NAMED[rule as keyof typeof NAMED] : isChargeback ? 'P10' : null;
  return sentence === null ? `[${rule}]` : `[${rule}] (${sentence})`;
}

/** What can be done side by side; all else comes one after the other. */
const ACTS: readonly GateRule[] = ['G10', 'G11', 'G12', 'G15'];

/** How many acts are left besides the one that the message is about. */
function othersToDo([first, ...rest]: readonly [Finding, ...Finding[]]): number {
  if (!ACTS.includes(first.rule)) return 0;
  // Nothing is voided before it is paid.
  const isPaymentFirst = [first, ...rest].some(({ rule }) => rule === 'G11');
  return rest.filter(({ rule }) => ACTS.includes(rule) && !(isPaymentFirst && rule === 'G12')).length;
}

/** The message that the help desk shows when a save is blocked: plain text, a line each. The first finding is told in full. */
export function blockMessage(findings: readonly [Finding, ...Finding[]], words: NoteWords): string {
  const [finding] = findings;
  const { rule, missing, lifts, next } = blockWords(finding, words);
  const { say } = words;
  const count = othersToDo(findings);
  const lines = [
    `${say('gate.blocked')} ${rule}`,
    say('gate.missing', { missing }),
    say('gate.lifts', { lifts }),
    say('gate.next', { next }),
    ...(count === 0 ? [] : [say('gate.more', { count })]),
  ];
  return `${lines.join('\n')} ${idsOf(finding)}`;
}
