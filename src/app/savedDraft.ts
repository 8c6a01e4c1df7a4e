import * as v from 'valibot';
import type { DraftStore } from './ports.ts';
import type { SessionState, Store } from './sessionState.ts';
import { EMPTY_DRAFT, type Draft } from '../domain/case/draft.ts';
import { ESCALATIONS, PAYS_TWO, REQUESTS } from '../domain/policy/facts.ts';
import { EXCEPTION_KINDS } from '../domain/policy/exception.ts';
import { ACTIONS, PLAN_SHAPES } from '../domain/policy/plan.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const money = v.object({
  minor: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[a-z]{3}$/)),
});
const draft = v.object({
  answers: v.object({
    request: v.nullable(v.picklist(REQUESTS)),
    paysTwo: v.nullable(v.picklist(PAYS_TWO)),
    escalation: v.picklist(ESCALATIONS),
  }),
  exception: v.nullable(
    v.object({
      kind: v.nullable(v.picklist(EXCEPTION_KINDS)),
      reason: v.string(),
      shape: v.nullable(v.picklist(PLAN_SHAPES)),
      chosen: v.record(v.string(), v.picklist(ACTIONS)),
      account: v.picklist(['stays-open', 'closes']),
      amount: v.nullable(money),
      refundedInvoices: v.array(v.string()),
    }),
  ),
  changeReason: v.string(),
  askedWhen: v.string(),
  prose: v.string(),
  typedCount: v.nullable(v.object({ count, seenIn: v.string(), at: v.number() })),
  // Drafts that an earlier version stored have none.
  choice: v.optional(
    v.nullable(v.object({ customerId: v.string(), email: v.nullable(v.string()), requester: v.string() })),
    null,
  ),
  changing: v.boolean(),
});

const saved = v.object({
  draft,
  started: v.boolean(),
  promiseNothing: v.array(v.string()),
  typed: v.record(v.string(), v.string()),
});

/** What survives a reload of the panel. */
export interface SavedWork {
  readonly draft: Draft;
  readonly started: boolean;
  readonly promiseNothing: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
}

const NOTHING: SavedWork = { draft: EMPTY_DRAFT, started: false, promiseNothing: [], typed: {} };

/** One agent's work on one ticket. */
export function draftKey(ticketId: number, viewerId: number): string {
  return `draft-${ticketId}-${viewerId}`;
}

/** The stored work; what an older version of the app wrote and this one cannot read is no draft. */
export function loadWork(store: DraftStore, key: string): SavedWork {
  const read = v.safeParse(saved, store.load(key));
  return read.success ? read.output : NOTHING;
}

function isNothing(state: SessionState): boolean {
  const { draft: answers, started, promiseNothing, typed } = state;
  const nothingTyped = Object.keys(typed).length === 0;
  return answers === EMPTY_DRAFT && !started && promiseNothing.length === 0 && nothingTyped;
}

/** Stores the agent's work with every change of it, from when the ticket is known. */
export function keepWork(drafts: DraftStore, store: Store, viewerId: number): void {
  let kept: SessionState = store.get();
  store.subscribe(() => {
    const state = store.get();
    const same =
      kept.draft === state.draft &&
      kept.started === state.started &&
      kept.promiseNothing === state.promiseNothing &&
      kept.typed === state.typed;
    kept = state;
    if (same || state.ticket?.id == null) return;
    const key = draftKey(state.ticket.id, viewerId);
    const { draft: answers, started, promiseNothing, typed } = state;
    if (isNothing(state)) drafts.remove(key);
    else drafts.save(key, { draft: answers, started, promiseNothing, typed });
  });
}
