/** What the playbook (§6) says of a save, from the truth alone: it must be blocked, it must pass, or a fault lets nobody know. */
import type { Draft } from '../../src/domain/case/draft.ts';
import type { PromiseKind } from '../../src/domain/case/gateInput.ts';
import { standingInBills, type BillRule } from './bills.ts';
import { isUncovered, ofTheDraft, type Tri } from './covered.ts';
import type { Call } from './faults.ts';
import { foldTruth } from './fold.ts';
import type { Place } from './place.ts';
import { answerOf, gateOf, standingInLog } from './standing.ts';
import type { Run } from './truth.ts';

/** The save, as its form is sent; a reply is public and not empty. */
export interface Save {
  readonly isSolving: boolean;
  readonly reply: { readonly text: string; readonly promises: readonly PromiseKind[]; readonly isNote: boolean } | null;
}

/** What of the tab matters for the judgment. */
export interface TabFacts {
  readonly draft: Draft;
  /** The host has told the panel that is there now which ticket it is on: it finds the draft by that. */
  readonly isTicketKnown: boolean;
  /** Kinds of calls of this tab that a fault met while the save was judged. */
  readonly met: ReadonlySet<Call>;
  /**
   * The newest event that this tab has read; whether anything tells it to look for a case; and whether it knows of one: a tag
   * beside a log that was read as empty came from another ticket.
   */
  readonly told: { readonly upTo: number; readonly isHeard: boolean; readonly isKnown: boolean };
  /** G13 may act: the customer's words speak of money or a chargeback, or the index says what the log does not. */
  readonly isSuspicious: boolean;
}

export type Expected = { readonly must: 'block' | 'pass' | 'either'; readonly why: string };

const REPLYING: readonly string[] = ['G1', 'G2', 'G9', 'G17'];
const SOLVING_ONLY_NOT: readonly string[] = ['G9', 'G17'];

type Put = (rule: string, is: Tri) => void;

function ofApproval(run: Run, set: Put): void {
  const { decided, answer } = run;
  if (decided === null) return;
  const covering = answerOf(run);
  const isOutdated = run.answers.at(-1)?.act.kind === 'approved' && covering === null && answer !== null;
  if (isOutdated && gateOf(run) === 'approval') set('G4', 'yes');
  if (covering?.kind !== 'approved' || answer?.act.kind !== 'approved' || answer.act.condition?.kind !== 'cap') return;
  const amount = decided.decision.exception?.amount ?? null;
  const cap = answer.act.condition.amount;
  if (amount !== null && (amount.currency !== cap.currency || amount.minor > cap.minor)) set('G18', 'yes');
}

function ofBilling(run: Run, place: Place, isDown: boolean, set: Put): void {
  const bills = standingInBills(run, place);
  const isConfirmed = (what: string): boolean => run.confirmed.some((one) => one.what === what);
  // What cannot be read shows nothing: it blocks, unless an agent has vouched for it.
  const rules: readonly (readonly [string, BillRule, string | null])[] = [
    ['G4', 'drift', null],
    ['G11', 'G11', 'collected'],
    ['G12', 'G12', 'voided'],
    ['G15', 'G15', 'account-closed'],
    ['G16', 'G16', null],
    ['G18', 'two', 'condition-met'],
  ];
  const { answer } = run;
  const isAfterTwo = answer?.act.kind === 'approved' && answer.act.condition?.kind === 'after-two-collected';
  for (const [rule, of, what] of rules) {
    if (of === 'two' && (!isAfterTwo || answerOf(run) === null)) continue;
    const isVouched = what === null || isConfirmed(what);
    if (bills.yes.has(of)) set(rule, isDown && isVouched ? 'maybe' : 'yes');
    else if (bills.maybe.has(of) || isDown) set(rule, 'maybe');
  }
}

/** All rules that stand, whatever this save does. */
function standing(place: Place, run: Run, tab: TabFacts, save: Save): ReadonlyMap<string, Tri> {
  const rules = new Map<string, Tri>();
  const set: Put = (rule, is) => {
    if (rules.get(rule) !== 'yes' && is !== 'no') rules.set(rule, is);
  };
  for (const [rule, is] of ofTheDraft(tab.draft, run)) set(rule, is);
  for (const rule of standingInLog(run, place)) set(rule, 'yes');
  if (run.number > 0 && !run.isDismissed && run.decided !== null) {
    ofBilling(run, place, tab.met.has('billing'), set);
    ofApproval(run, set);
    if (run.decided.goneAt !== null) set('G8', 'yes');
    const { event, decision } = run.decided;
    const said = run.replies.filter(({ at }) => at >= event.at).map(({ text }) => text);
    const isTold = [...said, save.reply?.text ?? ''].some((text) => place.tellsClosure(text));
    const isVouched = run.confirmed.some(({ what }) => what === 'customer-told');
    if (decision.plan.account === 'closes' && !isTold && !isVouched) set('G10', 'yes');
  }
  if (save.reply?.isNote === true) set('G9', 'yes');
  for (const kind of save.reply?.promises ?? []) {
    const is = isUncovered(kind, run, place);
    set('G17', tab.met.has('billing') ? 'maybe' : is);
  }
  const mayG13Act = tab.isSuspicious && (run.number === 0 || run.endedAt !== null);
  if (mayG13Act) set('G13', 'maybe');
  return rules;
}

const blocks = (rule: string, { isSolving, reply }: Save): boolean =>
  (isSolving && !SOLVING_ONLY_NOT.includes(rule)) || (reply !== null && (REPLYING.includes(rule) || rule === 'G13'));

/** What must come of the save as the world stands now. */
export function expected(place: Place, tab: TabFacts, save: Save): Expected {
  const run = foldTruth(place);
  const rules = [...standing(place, run, tab, save)].filter(([rule]) => blocks(rule, save));
  const sure = rules.filter(([, is]) => is === 'yes').map(([rule]) => rule);
  const isCase = run.number > 0;
  const told = foldTruth(place, tab.told.upTo);
  // A tab that has never heard of the case, on a ticket that gives no reason to look (docs/enforcement.md).
  const isUnheard = isCase && !tab.told.isHeard;
  const isBlind = tab.met.has('read') || tab.met.has('get');
  if (sure.length > 0) {
    const ofTheTab = new Map(ofTheDraft(tab.draft, told));
    const isOfTheTab = sure.some((rule) => ofTheTab.get(rule) === 'yes' || rule === 'G9' || rule === 'G17');
    // The host has answered nothing since the panel was loaded anew.
    if (tab.met.has('get') && !tab.isTicketKnown) return { must: 'either', why: 'ticket unknown' };
    // The form itself cannot be read: then a case or a draft blocks, and nothing else is known.
    const isFormUnread = tab.met.has('get') && !(isCase && tab.told.isKnown) && ofTheTab.size === 0;
    if (isFormUnread) return { must: 'either', why: 'form unread' };
    if (isUnheard && !isOfTheTab) return { must: 'either', why: 'unheard' };
    if (isBlind && !save.isSolving) {
      // Replies are held back by the last known state alone (G14).
      const last = standingInLog(told, place).some((rule) => rule === 'G1' || rule === 'G2');
      if (!last && !isOfTheTab) return { must: 'either', why: 'blind' };
    }
    return { must: 'block', why: sure.join(' ') };
  }
  if (rules.length > 0) return { must: 'either', why: rules.map(([rule]) => `${rule}?`).join(' ') };
  const isKnown = isCase || tab.isSuspicious || ofTheDraft(tab.draft, run).size > 0;
  if (isBlind && isKnown) return { must: 'either', why: 'G14?' };
  return { must: 'pass', why: '' };
}
