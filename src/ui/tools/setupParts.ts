import type { AppSettings } from '../../app/ports.ts';
import type { SaveProbe } from '../../app/saveProbe.ts';
import type { Account, BillingCheck, ProbeTicket } from '../../app/setup/ports.ts';
import type { BillingRead } from '../../domain/invoice.ts';
import type { Instant } from '../../domain/money.ts';

/** Everything outside that the set-up works with. */
export interface SetupParts {
  readonly account: Account;
  readonly settings: AppSettings;
  readonly checkKey: () => Promise<readonly BillingCheck[]>;
  /** Billing's answer for the ticket at hand, past every cache. */
  readonly readNow: () => Promise<BillingRead>;
  /** The name of that ticket's requester. */
  readonly requester: () => string;
  readonly sdk: 'own' | 'copy';
  readonly probeTicket: ProbeTicket;
  readonly saveProbe: SaveProbe;
  readonly now: () => Instant;
}
