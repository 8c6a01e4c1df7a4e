import type {
  AppSettings,
  ApproverDirectory,
  BillingSource,
  CaseLog,
  DraftStore,
  TicketForm,
  Viewer,
} from './ports.ts';
import type { GateInput } from '../domain/case/gateInput.ts';
import type { Wording } from '../domain/case/noteWords.ts';
import type { Instant } from '../domain/money.ts';

/** Everything outside that the panel works with. */
export interface SessionPorts {
  readonly form: TicketForm;
  readonly log: CaseLog;
  readonly billing: BillingSource;
  readonly drafts: DraftStore;
  readonly approvers: ApproverDirectory;
  readonly settings: AppSettings;
  readonly viewer: Viewer;
  /** Words for notes and block messages. */
  readonly wording: Wording;
  readonly closureSentences: GateInput['closureSentences'];
  readonly now: () => Instant;
}
