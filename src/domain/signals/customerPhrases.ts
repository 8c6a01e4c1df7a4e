import { tagged } from './tagging.ts';

/*
 * What a customer's sentence speaks of (G13), as patterns of tags (`lexicon.ts`). A mention of a chargeback suffices: one that
 * is missed costs more than one that is denied with a click.
 */

const join = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'g');

/** A dispute by name, a payment that is disputed, or turning to the bank, unless to have it pay. */
const CHARGEBACK = join(
  '!(?!t)', // chargeback; but not “the charge back to”
  'F.{0,7}[PI#]', // dispute the payment
  '[PI].{0,7}F', // die Abbuchung reklamieren
  'o.{0,2}[FJ]$', // I will file a claim.
  'o.{0,2}F', // opened a dispute
  'c.{0,3}b(?!.{0,8}l)', // call my bank; but not to raise a limit
  'b_?_?c', // getting my bank involved
  '4.{0,3}2.{0,3}b', // take it up with the card company
  'b.{0,8}[rR]', // the bank will refund me
);
/** What makes it one where a bank is spoken of that money does not just go to. */
const ACCUSES = /[FJ]/;
const AGAINST = join(
  '[M4XRr].{0,4}[PLq]', // que anule los cargos
  '[M4].{0,6}[D7]', // claw it back
  'P.{0,4}[D7]', // die Zahlungen zurück
  '[D7].{0,2}P', // back the payments
  'P.{0,5}M',
  'E_?D',
);
const BANK = /b/;
const NOT_TO_THE_BANK = /(?<!t[d_]?)b/;

const REFUND = join(
  '[Rr]', // refund
  'PD', // money back
  'P.{0,5}7', // das Geld zurück
  '[D7].{0,2}P',
  'M.{0,5}[P#]', // return the $99
  'M.{0,3}q.{0,4}[Pp]', // recuperar lo que pagamos
  '[Y>M4].{0,3}[SLP#]_?D', // send it back
  '>1D', // pay us back
  'E.?D(?!t)', // get it back; but not “get back to”
  'P.{0,3}M', // das Bezahlte wiederbekommen
);
/** Refund words that ask for nothing ("no refund needed", "your refund policy", what one's own customers ask for). */
const ASKS_NOTHING = join(
  '[Nnx0].{0,3}a.{0,4}[rR]', // do not want a refund
  '[x3]d?[rR]', // no refund, without a refund
  'a.{0,4}nr', // möchte keine Erstattung
  '[rR]y', // refund policy
  'y.{0,3}[rR]', // política de reembolso
  '5.{0,7}[rR]', // our customers ask for refunds
  '[rR].{0,12}6', // the refund arrived
  'duY[rR]', // do you offer refunds
);

const END = '(?=1?(?:[,;?&s]|/(?!d_)|$))';
const LEAVING = join(
  '(?<![Nnx3][^,;&]{0,3})[XC].{0,3}A(?!.{0,3}n)', // cancel our account
  '(?<![Nnx3=][^,;&]{0,3})H(?!.{0,2}n)', // kündigen
  'A[^n]{0,5}[CH]$', // unser Konto bitte schließen
  '^1*,?1*X1*$', // Please cancel.
  `(?<![Nnx].{0,2})[ac~][^N=n]{0,3}X${END}`, // want to cancel
  'WX1?s', // cancelé hace meses
  '[Nn]B?9', // not be charged again
  'X1?\\?$', // how do I cancel?
  '[h].{0,3}h', // switching to another tool
  '[Nnx0].{0,4}a.{0,6}[AS](?!t)', // no longer need the account
  'a.{0,3}An', // brauchen das Abo nicht
  '[Nnx].{0,4}T.{0,2}2', // no seguir con
  `(?<!%)[Nnx0][^%,;]{0,5}U(?:${END}|.?[AS])`, // nobody uses it; but not one of its features
  '(?<!%)[Nnx0][^%,;]{0,5}Q', // never logged in; but not “cannot log in”
  'NoS', // haven’t opened it
  'U.?.?[AS].{0,5}n', // nutzen das Tool nicht
  'U.?0', // nutzt keiner
  'A.{0,4}j', // the account was idle
  'jA', // an unused account
);

const has = (tags: string, phrases: RegExp): boolean => tags.search(phrases) !== -1;

/** What a sentence, in its plain form, speaks of. */
export interface Spoken {
  readonly chargeback: boolean;
  /** Asks for money back. */
  readonly refund: boolean;
  /** Wants to cancel, or says that the account is not used. */
  readonly leaving: boolean;
}

export function spokenIn(plain: string): Spoken {
  const tags = tagged(plain);
  return {
    chargeback:
      has(tags, CHARGEBACK) ||
      (has(tags, BANK) && has(tags, ACCUSES)) ||
      (has(tags, NOT_TO_THE_BANK) && has(tags, AGAINST)),
    refund: has(tags, REFUND) && has(tags.replace(ASKS_NOTHING, '_'), REFUND),
    leaving: has(tags, LEAVING),
  };
}
