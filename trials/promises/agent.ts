/** Somebody who works on the ticket: a tab, the app in it, and what it must not lose. */
import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../src/app/session.ts';
import { draftKey, loadWork } from '../../src/app/savedDraft.ts';
import { knownCase, type SessionState } from '../../src/app/sessionState.ts';
import type { CaseAct } from '../../src/domain/case/events.ts';
import { EMPTY_DRAFT, type Draft } from '../../src/domain/case/draft.ts';
import { valuesOf } from '../../simulator/host/model/form.ts';
import { openPanel } from './panel.ts';
import type { TabFacts } from './expect.ts';
import type { Place, TrueEvent } from './place.ts';
import { Tab } from './tab.ts';
import { foldTruth } from './fold.ts';

const same = isDeepStrictEqual;

/** One thing that was pressed, however often it was tried. */
interface Intent {
  readonly key: string;
  readonly since: number;
  written: number;
}

export class Agent {
  readonly me: number;
  readonly tab: Tab;
  session: Session | null = null;
  isSubmitting = false;
  /** What was typed and is not recorded. */
  draft: Draft = EMPTY_DRAFT;
  typed: SessionState['typed'] = {};
  /** Done when the iframe that is there now goes. */
  gone: Promise<void> = new Promise(() => undefined);
  readonly #place: Place;
  #leave: () => void = () => undefined;
  #isEditing = false;
  #intent: Intent | null = null;
  /** What the newest press has recorded, until something else is typed or pressed. */
  #justRecorded: CaseAct['kind'] | null = null;

  constructor(place: Place, me: number) {
    this.#place = place;
    this.me = me;
    this.tab = new Tab(place, me);
  }

  /** Loads the app, for the first time or anew. */
  async open(): Promise<void> {
    this.#leave();
    this.gone = new Promise((resolve) => {
      this.#leave = resolve;
    });
    this.tab.close();
    this.session = null;
    const { gone } = this;
    const session = await Promise.race([openPanel(this.tab), gone]);
    if (session == null || gone !== this.gone) return;
    this.session = session;
    let seen = session.getState();
    session.subscribe(() => {
      const state = session.getState();
      const before = seen;
      seen = state;
      if (this.session === session) this.#look(before, state);
    });
  }

  /** What the agent does to the draft, or to the panel's small fields, without a request. */
  edit(act: (session: Session) => void): void {
    const { session } = this;
    if (session === null || session.getState().ticket === null || session.getState().busy !== null) return;
    this.#isEditing = true;
    act(session);
    this.#isEditing = false;
    this.draft = session.getState().draft;
    this.typed = session.getState().typed;
    this.#intent = null;
    this.#justRecorded = null;
  }

  /** Presses what records something; pressing the same again is the same intent until the panel has said that it is recorded. */
  async press(key: string, act: (session: Session) => Promise<void>): Promise<void> {
    const { session } = this;
    if (session === null) return;
    // While it records, the panel's other buttons are not there.
    if (session.getState().busy !== null && this.#intent?.key !== key) return;
    this.#justRecorded = null;
    if (this.#intent?.key !== key) this.#intent = { key, since: this.#newest(), written: 0 };
    await Promise.race([act(session), this.gone]);
  }

  /** To be told of every event that this agent has truly recorded. */
  written({ author, act }: TrueEvent): void {
    const intent = this.#intent;
    if (author !== this.me || intent === null) return;
    intent.written += 1;
    if (intent.written > 1) this.#place.broken('a', `${act.kind} was written twice by one press: ${intent.key}`);
  }

  /** Events that this tab has been told of, and whether anything has told it of a case. */
  told(): TabFacts['told'] {
    const state = this.session?.getState();
    const known = state === undefined ? null : knownCase(state.log);
    const upTo = known?.events.at(-1)?.auditId ?? 0;
    const reference = `PDP-${this.#place.ticket.id}-`;
    const isNoted = state?.messages.some(({ internal, text }) => internal && text.includes(reference)) === true;
    const isTagged = valuesOf(this.tab.form).tags.some((tag) => tag.startsWith('pdp_'));
    const isKnown = upTo > 0 || isNoted || (isTagged && state?.log.is !== 'read');
    return { upTo, isHeard: isKnown || isTagged, isKnown };
  }

  /** After everything has settled: the panel shows what was typed, and a reload would bring it back. */
  check(): void {
    const { session } = this;
    const state = session?.getState();
    if (session == null || state?.ticket == null) return;
    if (!same(state.draft, this.draft))
      this.#place.broken('b', `not the draft that was typed: ${JSON.stringify(this.draft)}`);
    const stored = loadWork(session.ports.drafts, draftKey(this.#place.ticket.id, this.me));
    if (!same(stored.draft, this.draft)) this.#place.broken('b', `stored: ${JSON.stringify(stored.draft)}`);
  }

  #newest(): number {
    return this.#place.ticket.audits.at(-1)?.id ?? 0;
  }

  /** The app has changed its state: nothing typed may be gone, and nothing may be called recorded that is not. */
  #look(before: SessionState, state: SessionState): void {
    const { notice } = state;
    if (notice?.kind === 'recorded' && notice !== before.notice) {
      const since = this.#intent?.since ?? 0;
      const all = [...this.#place.recorded.values()];
      const own = all.findLast(({ author, act }) => author === this.me && act.kind === notice.act.kind);
      // Pressing once more what is the newest already is told the same.
      const isThere = own !== undefined && (own.auditId > since || own === all.at(-1));
      if (!isThere) this.#place.broken('a', `${notice.act.kind} was called recorded, and is not on the ticket`);
      this.#intent = null;
      this.#justRecorded = notice.act.kind;
    }
    if (this.#isEditing) return;
    if (state.draft !== before.draft && !same(state.draft, this.draft)) {
      if (this.#justRecorded === null && !this.#isRecorded(this.draft))
        this.#place.broken('b', `the draft is gone: ${JSON.stringify(this.draft)}`);
      this.draft = state.draft;
    }
    if (state.typed !== before.typed && !same(state.typed, this.typed)) {
      const lost = Object.keys(this.typed).filter((field) => state.typed[field] !== this.typed[field]);
      if (lost.length > 0 && state.busy === 'recording')
        this.#place.broken('b', `typed words are gone: ${lost.join()}`);
      this.typed = state.typed;
    }
  }

  /** Whether what the draft says stands on the ticket, by this agent or by another one. */
  #isRecorded({ answers, exception }: Draft): boolean {
    const run = foldTruth(this.#place);
    const decision = run.decided?.decision;
    return decision?.request === answers.request && (decision.exception === null) === (exception === null);
  }
}
