import type {
  AppSettings,
  ApproverDirectory,
  BillingSource,
  CaseLog,
  DraftStore,
  TicketForm,
  Viewer,
} from './ports.ts';
import type { Language } from './languages.ts';
import type { GateInput } from '../domain/case/gateInput.ts';
import type { Wording } from '../domain/case/noteWords.ts';
import type { Instant } from '../domain/money.ts';

/** The words of the texts to customers in one language, with amounts and days as its readers write them. */
export interface CustomerWording {
  readonly language: Language;
  readonly wording: Wording;
}

/** Everything outside that the panel works with. */
export interface SessionPorts {
  readonly form: TicketForm;
  readonly log: CaseLog;
  readonly billing: BillingSource;
  readonly drafts: DraftStore;
  readonly approvers: ApproverDirectory;
  readonly settings: AppSettings;
  readonly viewer: Viewer;
  /** Words for notes, in the team's language. */
  readonly wording: Wording;
  /** Words for whoever is signed in: block messages. */
  readonly viewerWording: Wording;
  /** Words for texts to customers, English first, by language. */
  readonly customerWordings: readonly CustomerWording[];
  readonly closureSentences: GateInput['closureSentences'];
  readonly now: () => Instant;
}
