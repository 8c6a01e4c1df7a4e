/** Unsent drafts, kept in the browser tab for each ticket and person, so that a reload loses nothing. */
import { isRecord, parseRecord, textAt } from '../../json.ts';
import { NOTHING_WRITTEN, type Writing } from './form.ts';

const PREFIX = 'workspace:draft:';

type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Drafts {
  readonly #store: TabStore;
  readonly #person: number;

  constructor(store: TabStore, person: number) {
    this.#store = store;
    this.#person = person;
  }

  read(ticket: string): Writing {
    const kept = parseRecord(this.#store.getItem(this.#keyOf(ticket)) ?? '');
    const drafts = kept?.['drafts'];
    if (kept === undefined || !isRecord(drafts)) return NOTHING_WRITTEN;
    return {
      composer: kept['composer'] === 'internalNote' ? 'internalNote' : 'publicReply',
      drafts: { publicReply: textAt(drafts, 'publicReply') ?? '', internalNote: textAt(drafts, 'internalNote') ?? '' },
    };
  }

  keep(ticket: string, writing: Writing): void {
    const empty = Object.values(writing.drafts).every((draft) => draft === '');
    if (empty && writing.composer === 'publicReply') this.#store.removeItem(this.#keyOf(ticket));
    else this.#store.setItem(this.#keyOf(ticket), JSON.stringify(writing));
  }

  /** Everybody's: another world has other tickets. */
  forgetAll(): void {
    const keys = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index));
    for (const key of keys) if (key?.startsWith(PREFIX) === true) this.#store.removeItem(key);
  }

  #keyOf(ticket: string): string {
    return `${PREFIX}${this.#person}:${ticket}`;
  }
}
