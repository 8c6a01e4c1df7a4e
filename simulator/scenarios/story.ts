/** What a scenario is made of. Everything is told relative to the moment it is loaded, so that nothing grows old. */
import type { BillingAct, Knobs, TicketStatus } from '../contract.ts';
import type { CustomerSeed } from '../stripe/seeds.ts';
import type { Account } from '../world/model.ts';
import type { Settings } from '../world/world.ts';
import type { ScenarioId } from './scenarioIds.ts';

export interface Said {
  /** The requester where not said. */
  readonly by?: number;
  readonly hoursAgo: number;
  readonly body: string;
  /** Public where not said. */
  readonly public?: boolean;
}

/** One customer with one ticket and whatever billing knows about them. */
export interface Story {
  readonly requester: Account;
  readonly subject: string;
  readonly assigneeId: number | null;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
  /** In order of time; the first one created the ticket. */
  readonly conversation: readonly [Said, ...Said[]];
  /** Empty where billing does not know the requester. */
  readonly customers: readonly CustomerSeed[];
  /** What was done in billing before the scenario begins. */
  readonly acts?: readonly BillingAct[];
}

export interface Scenario {
  readonly id: ScenarioId;
  readonly title: string;
  readonly tryThis: string;
  readonly tickets: readonly { readonly id: number; readonly story: Story }[];
  /** What differs from the knobs at rest. */
  readonly knobs?: Partial<Knobs>;
  /** What the admin filled in otherwise than usual. */
  readonly settings?: Settings;
}
