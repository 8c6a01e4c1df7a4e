import type { Decision } from './decision.ts';
import { changedFacts, type MaterialFact } from './materialFacts.ts';
import type { NoteWords } from './noteWords.ts';
import { planWords, resolutionWords } from './shortWords.ts';

/** Facts that say nothing to a reader, or that another line says already. */
const UNSAID: readonly MaterialFact[] = ['policy', 'ticket', 'run', 'newestIssued', 'currency'];

function factWords(fact: MaterialFact, decision: Decision, words: NoteWords): string {
  const { say, money, number } = words;
  const { pastDue, exception, request, paysTwo, highestEscalation } = decision;
  const none = say('change.none');
  const listed = (texts: readonly string[]): string => (texts.length === 0 ? none : texts.join(', '));
  switch (fact) {
    case 'customer':
      return pastDue.customerId ?? say('change.unknown');
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
      return `${planWords(decision, words)}; ${say(`note.account.${decision.plan.account}`)}`;
    case 'amount':
      return exception?.amount == null ? none : money(exception.amount);
    case 'refunded':
      return listed((exception?.refundedInvoices ?? []).map(number));
    case 'policy':
    case 'ticket':
    case 'run':
    case 'newestIssued':
    case 'currency':
      return '';
  }
}

/** The material facts that differ, a line each: "Amount: $99.00 → $149.00" (playbook §5, §9). */
export function changeLines(before: Decision, after: Decision, words: NoteWords): readonly string[] {
  return changedFacts(before, after)
    .filter((fact) => !UNSAID.includes(fact))
    .map((fact) => {
      const values = { before: factWords(fact, before, words), after: factWords(fact, after, words) };
      return `${words.say(`change.fact.${fact}`)}: ${words.say('change.arrow', values)}`;
    });
}
