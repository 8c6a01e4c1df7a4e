/** What a check of the package found; a known false alarm is named, so that nobody wonders about Zendesk's own warning. */
export interface Report {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly falseAlarms: readonly string[];
}

/** Collects what the rules find. */
export class Findings {
  readonly #errors: string[] = [];
  readonly #warnings: string[] = [];
  readonly #falseAlarms: string[] = [];

  readonly error = (message: string): void => {
    this.#errors.push(message);
  };

  readonly warn = (message: string): void => {
    this.#warnings.push(message);
  };

  readonly falseAlarm = (message: string): void => {
    this.#falseAlarms.push(message);
  };

  /** Everything found so far. */
  get report(): Report {
    return { errors: this.#errors, warnings: this.#warnings, falseAlarms: this.#falseAlarms };
  }
}
