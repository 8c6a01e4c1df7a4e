import { billingNow, refundedSoFar } from '../app/billingNow.ts';
import type { SessionState } from '../app/sessionState.ts';
import { proofsOf } from '../domain/case/billingProof.ts';
import { flaggedBefore } from '../domain/case/brief.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { changeLines } from '../domain/case/changeLines.ts';
import { violationWords } from '../domain/case/driftWords.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';
import { outdatedApproval } from '../domain/case/standing.ts';
import { t } from './wording.ts';

/** What is not as it was when Reggie last looked: since the approval that no longer fits, else since the flag before. */
export function sinceReggieLooked(
  state: CaseState,
  words: NoteWords,
): { readonly title: string; readonly lines: readonly string[] } {
  const decision = state.decision?.decision ?? null;
  const outdated = outdatedApproval(state);
  const before = outdated?.approved ?? flaggedBefore(state);
  const title =
    outdated === null
      ? t('brief.changedSinceFlag')
      : t('brief.changedSinceApproval', { when: words.moment(outdated.event.at) });
  return { title, lines: decision === null || before === null ? [] : changeLines(before, decision, words) };
}

/** What Reggie would answer for as well: done in billing, and covered by nothing that is approved (G16). */
export function happened(state: SessionState, caseState: CaseState, words: NoteWords): readonly string[] {
  const { decision } = caseState;
  if (decision === null) return [];
  const amount = decision.decision.exception?.amount ?? null;
  const refunded = amount === null ? null : refundedSoFar(state, caseState, amount.currency);
  return [
    ...violationWords(proofsOf(caseState, decision.decision, billingNow(state)).notCovered, words),
    ...(refunded === null || amount === null || refunded.minor === 0
      ? []
      : [t('panel.case.refundedSoFar', { sum: words.money(refunded), amount: words.money(amount) })]),
  ];
}

/** What was answered to the flag before: whoever answers now should know of a no or a question. */
export function earlierAnswer(
  { answer, answers }: CaseState,
  { moment }: NoteWords,
  nameOf: (id: number) => string,
): readonly string[] {
  const before = answers.at(-1);
  if (before === undefined || before.act.kind === 'approved') return [];
  const isNow = answer !== null && answer.id === before.id;
  const { author, at, act } = before;
  const values = { kind: t(`panel.history.${act.kind}`), name: nameOf(author), when: moment(at), words: act.words };
  return isNow ? [] : [t('brief.earlierLine', values)];
}
