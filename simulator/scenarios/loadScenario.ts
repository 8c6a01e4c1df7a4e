/** Makes a fresh world of a scenario. */
import { actInStripe } from '../stripe/acts.ts';
import { emptyBooks } from '../stripe/books.ts';
import { enterCustomer } from '../stripe/enterCustomer.ts';
import { ownUserFields, systemFields } from '../world/fields.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import { knobsAtRest } from '../world/knobs.ts';
import { addTicket } from '../world/newTicket.ts';
import { addRule } from '../world/accountRules.ts';
import { draftIn, ruleKinds } from '../world/rules.ts';
import { type Settings, type World, emptyWorld } from '../world/world.ts';
import { ownRules } from './ownRules.ts';
import { syncCounts } from './nightlySync.ts';
import { REGGIE, staff } from './people.ts';
import type { Said, Scenario, Story } from './story.ts';

const hour = 3_600_000;

/** What the account's admin filled in when installing the app; everything else keeps the manifest's default. */
const installedSettings: Settings = { approvers: String(REGGIE), billing_source: 'stripe' };

const secureSettings = (live: boolean): Readonly<Record<string, string>> => ({
  billing_token: 'sim_billing_token_read_only',
  stripe_key: `rk_${live ? 'live' : 'test'}_simulated_read_only`,
});

export interface LoadOptions {
  readonly app: InstalledApp;
  readonly now: () => number;
  /** Settings that differ from what the simulated admin filled in. */
  readonly settings?: Settings | undefined;
  /** Billing is in live mode; otherwise it is in test mode. */
  readonly live?: boolean | undefined;
}

const enterBilling = (world: World, story: Story, now: number): void => {
  for (const customer of story.customers) enterCustomer(world.books, customer, now);
  world.customersOf.set(
    story.requester.id,
    story.customers.map(({ id }) => id),
  );
  for (const act of story.acts ?? []) {
    const outcome = actInStripe(world.books, act, Math.floor(now / 1000));
    if ('refused' in outcome) throw new Error(`Scenario ${world.scenario}: ${outcome.refused}`);
  }
};

/** The account's own rules, and after them those that came with the app. */
const installRules = (world: World, app: InstalledApp): void => {
  for (const kind of ruleKinds) for (const rule of ownRules[kind]) addRule(world, kind, draftIn(rule));
  for (const { kind, key, draft } of app.requirements.rules) addRule(world, kind, draft, key);
};

/** A world in which the scenario has just begun. */
export const loadScenario = (scenario: Scenario, { app, now, settings, live = false }: LoadOptions): World => {
  const begin = now();
  const { ticketFields, userFields } = app.requirements;
  const world = emptyWorld({
    scenario: scenario.id,
    now,
    people: [...staff, ...scenario.tickets.map(({ story }) => story.requester)],
    fields: [...systemFields, ...ticketFields],
    userFields: [...userFields, ...ownUserFields],
    books: emptyBooks({ live }),
    settings: { ...app.defaults, ...installedSettings, ...scenario.settings, ...settings },
    secureSettings: secureSettings(live),
    knobs: { ...knobsAtRest, ...scenario.knobs },
  });
  for (const { id, story } of scenario.tickets) {
    enterBilling(world, story, begin);
    const comment = (said: Said) => ({
      by: said.by ?? story.requester.id,
      at: begin - said.hoursAgo * hour,
      body: said.body,
      public: said.public ?? true,
    });
    const [first, ...later] = story.conversation;
    addTicket(world, {
      id,
      subject: story.subject,
      requesterId: story.requester.id,
      assigneeId: story.assigneeId,
      status: story.status,
      tags: story.tags,
      conversation: [comment(first), ...later.map(comment)],
    });
  }
  installRules(world, app);
  syncCounts(world);
  return world;
};
