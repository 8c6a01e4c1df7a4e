/** Remembers what the app asked through the host, so that stories can count it. */
import type { RecordedRequest } from '../contract.ts';

type Asked = Omit<RecordedRequest, 'status'>;

/** Stands for a request that has no answer yet. */
const unanswered = 0;

export class RequestLog {
  #entries: RecordedRequest[] = [];

  get all(): readonly RecordedRequest[] {
    return this.#entries;
  }

  /** Enters a request at its arrival; the function returned enters its answer. */
  enter(asked: Asked): (status: number) => void {
    let entry: RecordedRequest = { ...asked, status: unanswered };
    this.#entries.push(entry);
    return (status) => {
      const at = this.#entries.indexOf(entry);
      entry = { ...asked, status };
      // Forgotten meanwhile: then its answer is of no interest either.
      if (at !== -1) this.#entries[at] = entry;
    };
  }

  forget(): void {
    this.#entries = [];
  }
}
