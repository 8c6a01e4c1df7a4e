/** One workspace in memory: people, tickets, fields, billing, and the knobs that hold for it. */
import type { Knobs, Mail } from '../contract.ts';
import type { Books } from '../stripe/records.ts';
import type { Account, Ticket, TicketField, UserField } from './model.ts';
import type { Rules } from './rules.ts';

/** A setting's value as `client.metadata()` gives it. */
export type Settings = Readonly<Record<string, string | boolean>>;

export interface World {
  readonly scenario: string;
  /** The workspace's clock: the real one, and as far ahead of it as the knob says. */
  readonly now: () => number;
  /** Ids of audits, events and comments: rising, and the same on every run. */
  readonly nextId: () => number;
  /** Ids of rules and of fields that are made while the workspace runs. */
  readonly nextRecordId: () => number;
  readonly people: ReadonlyMap<number, Account>;
  readonly person: (id: number) => Account | undefined;
  /** Puts the person in place of the one with the same id. */
  readonly changePerson: (person: Account) => void;
  readonly tickets: Map<number, Ticket>;
  /** Those among them that somebody has deleted: their tabs stay, and nobody else knows them. */
  readonly deleted: Set<number>;
  /** The billing customers that somebody stands for, by user id: under whichever address billing has them. */
  readonly customersOf: Map<number, readonly string[]>;
  fields: readonly TicketField[];
  userFields: readonly UserField[];
  rules: Rules;
  /** What was mailed, in order. */
  mails: readonly Mail[];
  readonly books: Books;
  settings: Settings;
  readonly secureSettings: Readonly<Record<string, string>>;
  knobs: Knobs;
  /** The addresses of billing that were asked for since the knobs were turned last. */
  readonly tried: Set<string>;
}

export interface WorldParts {
  readonly scenario: string;
  readonly now: () => number;
  readonly people: readonly Account[];
  readonly fields: readonly TicketField[];
  readonly userFields: readonly UserField[];
  readonly books: Books;
  readonly settings: Settings;
  readonly secureSettings: Readonly<Record<string, string>>;
  readonly knobs: Knobs;
}

const firstId = 5_000_001;
const firstRecordId = 380_001;

/** A world with people and billing, and no ticket yet. */
export const emptyWorld = (parts: WorldParts): World => {
  const people = new Map(parts.people.map((person) => [person.id, person]));
  let next = firstId;
  let nextRecord = firstRecordId;
  const world: World = {
    ...parts,
    now: () => parts.now() + world.knobs.clockAheadMs,
    people,
    person: (id) => people.get(id),
    changePerson: (person) => {
      people.set(person.id, person);
    },
    tickets: new Map(),
    deleted: new Set(),
    customersOf: new Map(),
    tried: new Set(),
    rules: { triggers: [], automations: [], views: [], macros: [] },
    mails: [],
    nextId: () => next++,
    nextRecordId: () => nextRecord++,
  };
  return world;
};
