import type { Decision } from './decision.ts';
import { changedFacts, type MaterialFact } from './materialFacts.ts';
import { labelled, type NoteWords } from './noteWords.ts';
import { planWords, resolutionWords } from './shortWords.ts';

/** Facts that say nothing to a reader, or that another line says already. */
const UNSAID: readonly MaterialFact[] = ['policy', 'ticket', 'run', 'newestIssued'];

function factWords(fact: MaterialFact, decision: Decision, words: NoteWords): string {
  const { say, money, number } = words;
  const { pastDue, exception, request, paysTwo, highestEscalation } = decision;
  const none = say('change.none');
  const listed = (texts: readonly string[]): string => (texts.length === 0 ? none : texts.join(', '));
  switch (fact) {
    case 'customer':
      return pastDue.customerId ?? pastDue.choice?.customerId ?? say('change.unknown');
    case 'count':
      return pastDue.n === null ? say('change.unknown') : `${pastDue.n}`;
    case 'totals':
      return pastDue.totals.length === 0 ? none : pastDue.totals.map(money).join(' + ');
    case 'twoMostRecent':
      return listed(pastDue.twoMostRecent.map(number));
    case 'request':
      return request === null ? none : say(`answer.request.${request}`);
    case 'paysTwo':
      return paysTwo === null ? none : say(`answer.paysTwo.${paysTwo}`);
    case 'escalation':
      return highestEscalation === 'none' ? none : say(`change.escalation.${highestEscalation}`);
    case 'resolution':
      return resolutionWords(decision, words);
    case 'exception':
      return exception === null ? none : say(`exception.kind.${exception.kind}`);
    case 'plan':
      return `${planWords(decision, words)}; ${say(`change.account.${decision.plan.account}`)}`;
    case 'amount':
    case 'currency':
      return exception?.amount == null ? none : money(exception.amount);
    case 'refunded':
      return listed((exception?.refundedInvoices ?? []).map(number));
    case 'policy':
    case 'ticket':
    case 'run':
    case 'newestIssued':
      return '';
  }
}

const INVOICES_AT_MOST = 12;

/** What a plan that is made invoice by invoice does otherwise than before; its counts alone may well be the same. */
function invoiceLines(before: Decision, after: Decision, { say, number }: NoteWords): readonly string[] {
  if (![before, after].some(({ plan }) => plan.shape === 'per-invoice')) return [];
  const was = new Map(before.plan.actions.map(({ invoiceId, action }) => [invoiceId, action]));
  const changed = after.plan.actions.flatMap(({ invoiceId, action }) => {
    const old = was.get(invoiceId);
    if (old === undefined || old === action) return [];
    const values = { before: say(`note.action.${old}`), after: say(`note.action.${action}`) };
    return [labelled({ say }, number(invoiceId), say('change.arrow', values))];
  });
  const more = changed.length - INVOICES_AT_MOST;
  return more > 0 ? [...changed.slice(0, INVOICES_AT_MOST), say('change.more', { count: more })] : changed;
}

/** The material facts that differ, a line each: "Amount: $99.00 → $149.00" (playbook §5, §9). */
export function changeLines(before: Decision, after: Decision, words: NoteWords): readonly string[] {
  const facts = changedFacts(before, after).filter((fact) => !UNSAID.includes(fact));
  const lines = facts.flatMap((fact) => {
    // An amount in another currency is one change, not two.
    if (fact === 'currency' && facts.includes('amount')) return [];
    const values = { before: factWords(fact, before, words), after: factWords(fact, after, words) };
    const isTold = values.before !== values.after;
    const line = labelled(words, words.say(`change.fact.${fact}`), words.say('change.arrow', values));
    return [...(isTold ? [line] : []), ...(fact === 'plan' ? invoiceLines(before, after, words) : [])];
  });
  return lines;
}
