import { tagged } from './tagging.ts';
import type { PromiseKind } from '../case/gateInput.ts';

/*
 * What a public reply commits to (G17), as patterns of tags (`lexicon.ts`). Every phrase names who does it or what is done; a
 * denial in the same clause makes it none.
 */

const join = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'g');

/** From the company to what it does; not over what the customer does or wants. */
const WE = 'W(?:(?!u[a%]|aat)[^;]){0,8}?';

/** The company does one of `acts` to `what`, or it is done to it; German puts the verb first, second or last. */
const done = (acts: string, what: string): readonly string[] => [
  `${WE}${acts}.{0,5}?${what}`,
  `${acts}.?W.{0,6}?${what}`,
  `W.{0,6}${what}.{0,5}${acts}`,
  `${what}.{0,3}${acts}W`,
  `${what}.{0,5}B[^t]{0,3}${acts}`,
  `B[_du]{0,3}${what}.{0,5}${acts}`,
  `${what}.{0,4}${acts}B`,
  `B[^t]{0,2}${acts}[du]{0,2}${what}`,
];

const REFUNDS = '(?:R|gu|(?<!d)r(?![Ba]))';
const GIFT = '(?:[rG]|g(?!k)|m.?f|fm)(?!d?u?a)';

const PROMISES: Readonly<Record<PromiseKind, RegExp>> = {
  money: join(
    `${WE}${REFUNDS}`, // we will refund
    'R.?W', // erstatten wir
    'B[^t]{0,3}R', // has been credited; but not “has to be”
    'RB', // erstattet wird
    `${WE}[Y>M][^;,a]{0,6}?${GIFT}`, // we offer you a discount
    `[Y>].?W.{0,6}(?:${GIFT}|m)`, // schenken wir Ihnen einen Monat
    `${GIFT}[^t,;]{0,6}?B[^ta]{0,3}?[Y>Z]`, // the refund has been issued
    'r[Y>Z]', // refund issued
    `u[^a;,]{0,3}E[^a;,]{0,4}(?:${GIFT}|P[D7])`, // you will receive a refund
    `(?<!W.?)E_?u[^a;,]{0,5}(?:${GIFT}|P[D7])`, // sehen Sie eine Gutschrift
    'u.{0,3}[EY>].{0,2}[P#]D', // you will have your $198 back
    '[D7].?t?.?[du]?k', // back to your card
    '[P#].{0,5}[D7].?t?.?[du]?[kAb]', // $99 goes back to your account
    `${WE}[M>][^;,]{0,5}(?:P|[Su]D|#(?:D|u|[^,]{0,3}[kA]))`, // we will send you the money
    `${WE}M.{0,6}#`, // we return the $99
    `${WE}M(?:[d_]q|_u)[^;,&]{0,2}[>Pp]`, // we return what you paid
    '(?<!a.?)r[B%_du]{0,2}6', // the refund will arrive
    '>.{0,2}W.{0,9}7', // überweisen wir Ihnen zurück
    'W.{0,3}>.{0,9}7', // wir überweisen Ihnen zurück
    `${WE}.{0,2}8`, // we make an exception
    '#z', // 50% off
    'Bd?8', // is on us
    'm.{0,4}8', // el mes corre por nuestra cuenta
    'm.{0,2}Bf', // le mois est offert
    'd8', // as a courtesy
    '#.{0,8}!', // $99 zurückgebucht
  ),
  void: join(
    ...done('[VX]', 'I'),
    `${WE}v`,
    'B.{0,2}v',
    `(?:W|B).{0,4}w.{0,5}z`,
    'e.{0,4}I',
    'I.{0,3}e',
    'I.{0,5}B_?H',
  ),
  'void-all': join(
    `${WE}[VXvw]z?L(?:$|[,;&]|.{0,3}I)`,
    `W.{0,4}L.{0,6}V`,
    `L.{0,4}I.{0,3}B.{0,2}[VXv]`,
    'I.{0,3}B.{0,2}[=6]',
  ),
  close: join(...done('[CXH]', 'A(?!_?T)')),
  'keep-open': join('K.{0,3}A.{0,3}O', 'A.{0,2}T.{0,3}O', 'A.?TB?O', 'T.?A.{0,3}O', 'Q.?T.?O'),
};

/** What is promised by a "no": nothing to pay, no closing. */
const BY_A_NO: Partial<Record<PromiseKind, RegExp>> = {
  void: join('u.{0,2}[Nn0][^=]{0,4}p(?!.{0,2}=)', '(?<![y=].?)[Nx][^%,;=]{0,3}p(?!.{0,2}=)', 'u[^,;]{0,6}n.?p'),
  'void-all': join('pu?=', 'p.{0,2}=', '=.{0,2}B?.?p', '=B?.?t>(?!u)', '=B?.?"(?!d_|i)'),
  'keep-open': join('[Nnx].{0,2}[CX][^I]{0,3}A', "A[BN_]{0,2}[Nnx][^']{0,2}[CXH](?!.?')"),
};

const DENIED = /[Nni]|x(?=.?[WB%RrGgIVXCT])|=(?=[VXRCv])/;
const CLAUSE_END = /[,;&]/;
/** How far a denial reaches, in words. */
const REACH = 40;

/** Whether the clause in which a phrase was found denies it; an "x" needs the word after it to be told from "in the". */
function isDenied(tags: string, start: number, end: number): boolean {
  const before =
    tags
      .slice(Math.max(0, start - REACH), start)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  const after = tags.slice(end, end + REACH).split(CLAUSE_END)[0] ?? '';
  return DENIED.test(before + tags.slice(start, end)) || after.includes('n');
}

function isPromised(tags: string, phrases: RegExp): boolean {
  phrases.lastIndex = 0;
  for (let found = phrases.exec(tags); found !== null; found = phrases.exec(tags)) {
    if (!isDenied(tags, found.index, found.index + found[0].length)) return true;
    // A later subject of the same sentence may promise what this one does not.
    phrases.lastIndex = found.index + 1;
  }
  return false;
}

/** What ends in a question mark and yet says something ("I can refund you, OK?"). */
const STATEMENT = /^(?:we|i|your|the|nous|on|je|votre|wir|ich|ihr|su|sua)\b/;

/**
 * A wish with a "but" and a no, what is done only with somebody's approval, and a German "if" that is told by the verb's
 * place alone ("Wird das Konto geschlossen, …") promise nothing.
 */
const NOT_YET = /^B[_du]{0,3}[AI][^,;?]{0,8},|~[^&]{0,30}&.{0,8}[Nnx]|@.{3,14}[<Y]|@.{0,6}</;

const KINDS = Object.keys(PROMISES) as readonly PromiseKind[];

/** What a sentence, in its plain form, commits to. */
export function promisedIn(plain: string): readonly PromiseKind[] {
  const tags = tagged(plain);
  if ((tags.endsWith('?') && !STATEMENT.test(plain)) || NOT_YET.test(tags)) return [];
  return KINDS.filter((kind) => {
    const byANo = BY_A_NO[kind];
    return (byANo !== undefined && tags.search(byANo) !== -1) || isPromised(tags, PROMISES[kind]);
  });
}
