import { changeLines } from './changeLines.ts';
import type { Drift } from './decision.ts';
import type { Outdated } from './gateInput.ts';
import type { Violation } from './notCovered.ts';
import { labelled, type NoteWords } from './noteWords.ts';

/** What Reggie approved and what is decided now, changed facts only; null where the former cannot be read any more. */
export function outdatedWords({ approved, decided }: Outdated, words: NoteWords): string {
  const changed = approved === null ? [] : changeLines(approved, decided, words);
  return changed.length === 0 ? words.say('gate.change.approval') : changed.join('; ');
}

/** What changed in billing since the decision was recorded, a text each. */
export function driftWords(drift: readonly Drift[], { say }: NoteWords): readonly string[] {
  return drift.map((change) => {
    switch (change.kind) {
      case 'newly-past-due':
      case 'other-customer':
        return say(`gate.change.${change.kind}`, { before: change.before, after: change.after });
      case 'count-became-known':
        return say('gate.change.count-became-known', { after: change.after });
    }
  });
}

/** The same where each stands on a line of its own, as what changed between two decisions does: "Past-due invoices: 5 → 6". */
export function driftLines(drift: readonly Drift[], words: NoteWords): readonly string[] {
  const { say } = words;
  return drift.map((change) => {
    const fact = change.kind === 'other-customer' ? 'customer' : 'count';
    const before = change.kind === 'count-became-known' ? say('change.unknown') : change.before;
    return labelled(words, say(`change.fact.${fact}`), say('change.arrow', { before, after: change.after }));
  });
}

/** The invoices' numbers, those that do not fit as a count. */
export function listedNumbers(ids: readonly string[], words: NoteWords): string {
  const shown = ids.slice(0, 8).map(words.number);
  return ids.length > shown.length ? `${shown.join(', ')} … (${ids.length})` : shown.join(', ');
}

/** What billing shows that no decision covers, a text each (G16). */
export function violationWords(violations: readonly Violation[], words: NoteWords): readonly string[] {
  return violations.map((violation) =>
    words.say(`gate.G16.what.${violation.kind}`, {
      invoices: 'invoiceIds' in violation ? listedNumbers(violation.invoiceIds, words) : '',
    }),
  );
}
