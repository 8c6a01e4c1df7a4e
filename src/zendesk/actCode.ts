import * as v from 'valibot';
import { decisionFacts, decisionWords, type DecisionWords, type Facts } from './decisionCode.ts';
import { decisionFrom } from './decisionRead.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import { CONFIRMABLE, type CaseAct, type Condition } from '../domain/case/events.ts';
import { inert } from '../domain/inert.ts';
import { ESCALATIONS } from '../domain/policy/facts.ts';

const escalation = v.picklist(ESCALATIONS);
const confirmable = v.picklist(CONFIRMABLE);

function conditionCode(condition: Condition | null): Readonly<Record<string, string>> {
  if (condition === null) return {};
  if (condition.kind === 'after-two-collected') return { pdp_cond: condition.kind };
  return { pdp_cond: `cap|${condition.amount.currency}|${condition.amount.minor}` };
}

const cap = v.pipe(
  v.string(),
  v.regex(/^cap\|[a-z]{3,8}\|\d{1,15}$/),
  v.transform((code) => {
    const [, currency = '', minor = ''] = code.split('|');
    return { kind: 'cap', amount: { currency, minor: Number(minor) } } as const;
  }),
);
const condition = v.optional(
  v.union([
    cap,
    v.pipe(
      v.literal('after-two-collected'),
      v.transform((kind) => ({ kind })),
    ),
  ]),
);

const KINDS = {
  asked: true,
  decided: true,
  flagged: true,
  approved: true,
  declined: true,
  returned: true,
  withdrawn: true,
  confirmed: true,
  dismissed: true,
} as const satisfies Readonly<Record<CaseAct['kind'], true>>;

/** Whether this version of the app knows that kind of act. */
export const isKnownKind = (kind: string): boolean => Object.hasOwn(KINDS, kind);

/** The act's short facts, for the update's metadata. */
export function factsOf(act: CaseAct): Readonly<Record<string, string>> {
  const common = { pdp_kind: act.kind };
  const print = (value: string | null): Readonly<Record<string, string>> => (value === null ? {} : { pdp_fp: value });
  switch (act.kind) {
    case 'asked':
      return { ...common, ...print(fingerprint(act.decision)), ...decisionFacts(act.decision) };
    case 'decided':
      return {
        ...common,
        ...print(fingerprint(act.decision)),
        ...decisionFacts(act.decision),
        ...(act.flag ? { pdp_flag: '1' } : {}),
      };
    case 'flagged':
      return { ...common, ...print(act.fingerprint), pdp_esc: act.escalation };
    case 'approved':
      return { ...common, ...print(act.fingerprint), pdp_ref: act.flagId, ...conditionCode(act.condition) };
    case 'declined':
    case 'returned':
      return { ...common, ...print(act.fingerprint), pdp_ref: act.flagId };
    case 'withdrawn':
      return { ...common, pdp_ref: act.flagId };
    case 'confirmed':
      return { ...common, pdp_ref: act.decisionId, pdp_what: act.what };
    case 'dismissed':
      return common;
  }
}

/** What of the act is too long for metadata and stands in the note. */
export function wordsOf(act: CaseAct): DecisionWords {
  switch (act.kind) {
    case 'asked':
    case 'decided':
      return decisionWords(act.decision);
    case 'dismissed':
      return {};
    case 'flagged':
    case 'approved':
    case 'declined':
    case 'returned':
    case 'withdrawn':
    case 'confirmed':
      return { words: act.words };
  }
}

const print = v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)));
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const others = v.variant('pdp_kind', [
  v.object({ pdp_kind: v.literal('flagged'), pdp_fp: print, pdp_esc: escalation }),
  v.object({ pdp_kind: v.literal('approved'), pdp_fp: print, pdp_ref: id, pdp_cond: condition }),
  v.object({ pdp_kind: v.picklist(['declined', 'returned']), pdp_fp: print, pdp_ref: id }),
  v.object({ pdp_kind: v.literal('withdrawn'), pdp_ref: id }),
  v.object({ pdp_kind: v.literal('confirmed'), pdp_ref: id, pdp_what: confirmable }),
  v.object({ pdp_kind: v.literal('dismissed') }),
]);

/** The act again; null where the facts are not those of an act. Without its note (`words` null) it says nothing. */
export function actFrom(
  facts: Facts,
  words: DecisionWords | null,
  of: { readonly ticketId: number; readonly run: number },
): CaseAct | null {
  const { pdp_kind: kind } = facts;
  if (kind === 'asked' || kind === 'decided') {
    const decision = decisionFrom(facts, words, of);
    if (decision === null) return null;
    return kind === 'asked' ? { kind, decision } : { kind, decision, flag: facts['pdp_flag'] === '1' };
  }
  const read = v.safeParse(others, facts);
  if (!read.success) return null;
  const act = read.output;
  const said = inert(words?.words ?? '');
  switch (act.pdp_kind) {
    case 'flagged':
      return { kind: 'flagged', escalation: act.pdp_esc, fingerprint: act.pdp_fp ?? null, words: said };
    case 'approved':
      return {
        kind: 'approved',
        flagId: act.pdp_ref,
        fingerprint: act.pdp_fp ?? null,
        condition: act.pdp_cond ?? null,
        words: said,
      };
    case 'declined':
    case 'returned':
      return { kind: act.pdp_kind, flagId: act.pdp_ref, fingerprint: act.pdp_fp ?? null, words: said };
    case 'withdrawn':
      return { kind: 'withdrawn', flagId: act.pdp_ref, words: said };
    case 'confirmed':
      return { kind: 'confirmed', decisionId: act.pdp_ref, what: act.pdp_what, words: said };
    case 'dismissed':
      return { kind: 'dismissed' };
  }
}
