import type { Proof } from '../domain/case/billingProof.ts';
import { driftWords, listedNumbers, outdatedWords, violationWords } from '../domain/case/driftWords.ts';
import type { Finding } from '../domain/case/gateInput.ts';
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

function proofWords(rule: 'G11' | 'G12' | 'G15', proof: Proof, words: NoteWords): Omit<BlockWords, 'rule'> {
  const { say } = words;
  const lifts = say('gate.who.billing');
  if (proof.is !== 'missing') {
    return {
      missing: say(`gate.${rule}.cannotTell`),
      lifts: say('gate.who.agent'),
      next: say(`gate.${rule}.nextConfirm`),
    };
  }
  const values = { count: proof.count, invoices: listedNumbers(proof.invoiceIds, words) };
  return { missing: say(`gate.${rule}.missing`, values), lifts, next: say(`gate.${rule}.next`) };
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
      return said(say('gate.G5.missing', { reason: finding.reason }));
    case 'G6':
      return said(say('gate.G6.missing', { question: finding.question }));
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
      return { rule: say(`gate.${rule}.rule`), ...proofWords(finding.rule, finding.proof, words) };
    case 'G13':
      if (finding.about === 'inherited') {
        return { ...said(say('gate.G13.missingInherited')), rule: say('gate.G13.inherited') };
      }
      return {
        ...said(say('gate.G13.missing', { sentence: short(finding.sentence) })),
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

/** The message that the help desk shows when a save is blocked: plain text on four lines. */
export function blockMessage(finding: Finding, words: NoteWords): string {
  const { rule, missing, lifts, next } = blockWords(finding, words);
  const { say } = words;
  return [
    `${say('gate.blocked')} ${rule} [${finding.rule}]`,
    say('gate.missing', { missing }),
    say('gate.lifts', { lifts }),
    say('gate.next', { next }),
  ].join('\n');
}
