/**
 * What the workspace's server and its host page say to each other. The host page is the pretend Zendesk agent
 * interface in the browser; the server keeps the world (tickets, people, billing) in memory.
 */

import type { FaultPlan } from './faults/rules.ts';

/** Who may be signed in. `role` is a plain role name or, as in accounts with custom roles, that role's numeric id. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: 'end-user' | 'agent' | 'admin' | number;
  readonly locale: string;
  readonly timeZone: string;
  /** Who they are in another system. */
  readonly externalId: string | null;
}

/** Stands as the author of what a business rule did: no person has this id. */
export const RULE = -1;

export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';

/** One comment as the conversation shows it. Times are ISO 8601 strings. */
export interface ConversationComment {
  readonly id: number;
  readonly authorId: number;
  /** The signed-in user who wrote it, or RULE; differs from authorId where a note was written in somebody else's name. */
  readonly writtenBy: number;
  readonly public: boolean;
  readonly body: string;
  readonly createdAt: string;
}

/** Everything the host page needs to show one ticket. Answer of GET /workspace/tickets/{id}. */
export interface TicketView {
  readonly id: number;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
  /** Custom field values by field id. */
  readonly customFields: Readonly<Record<string, string | null>>;
  readonly followerIds: readonly number[];
  readonly requester: Person;
  readonly assigneeId: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly conversation: readonly ConversationComment[];
}

export interface TicketFieldView {
  readonly id: number;
  readonly title: string;
  /** Key in the app's requirements.json, or null for a field of Zendesk's own making. */
  readonly requirementKey: string | null;
  readonly type: string;
  readonly onForm: boolean;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** A setting that the app's page may read. */
export interface PlainSetting {
  readonly name: string;
  readonly label: string;
  /** A checkbox holds true or false, everything else text. */
  readonly isCheckbox: boolean;
}

/** A user field of the app's requirements.json. */
export interface UserFieldView {
  readonly id: number;
  /** In requirements.json. */
  readonly requirementKey: string;
  /** Under which REST has its value. */
  readonly key: string;
  readonly title: string;
  readonly type: string;
}

/** Answer of GET /workspace/state: what does not depend on one ticket. */
export interface WorkspaceState {
  readonly scenario: string;
  readonly scenarios: readonly { readonly id: string; readonly title: string; readonly tryThis: string }[];
  readonly people: readonly Person[];
  readonly tickets: readonly {
    readonly id: number;
    readonly subject: string;
    readonly status: TicketStatus;
    readonly requesterName: string;
    readonly tags: readonly string[];
  }[];
  readonly ticketFields: readonly TicketFieldView[];
  /** The user fields that came with the app. */
  readonly userFields: readonly UserFieldView[];
  /**
   * Everything that came with the app, by its key in requirements.json; empty where the requirements are absent. The type is
   * its list there, such as `triggers`.
   */
  readonly requirements: Readonly<Record<string, { readonly id: number; readonly type: string }>>;
  /** The installed app: its non-secure settings, as `client.metadata()` gives them. */
  readonly app: {
    readonly id: number;
    readonly installationId: number;
    readonly name: string;
    readonly version: string;
    readonly settings: Readonly<Record<string, string | boolean>>;
    /** Those that an admin fills in and that are not secure, in the order of the manifest. */
    readonly plain: readonly PlainSetting[];
  };
  /** Address of the app's page on the other origin, without query. */
  readonly appUrl: string;
  readonly knobs: Knobs;
}

/** How billing answers while it is up: as it should (`none`), or in one of the ways in which real billing fails. */
export type BillingFault =
  | 'none'
  | 'invalid-key'
  | 'expired-key'
  | 'missing-grant'
  | 'ip-not-allowed'
  | 'wrong-mode'
  | 'rate-limited'
  | 'rate-limited-once'
  | 'server-error'
  | 'page-two-fails'
  | 'malformed-invoice'
  | 'not-json'
  | 'proxy-error'
  | 'whitelist';

/** What a restricted key may or may not read. */
export type Grant = 'customers' | 'invoices' | 'subscriptions' | 'charges' | 'disputes' | 'payment_intents';

/** The plan whose limits Zendesk's REST keeps; `high-volume` is Enterprise Plus, or the add-on of that name. */
export type ZendeskLimits = 'none' | 'trial' | 'team' | 'professional' | 'enterprise' | 'high-volume';

/** What is unproven about the real product, or breaks on bad days; changed by PUT /workspace/knobs. */
export interface Knobs {
  /** How long the host waits for a save hook's reply (Zendesk's own figure is not known). */
  readonly hookTimeoutMs: number;
  /** What the host does when the hook did not answer in time. */
  readonly hookTimeoutAllows: boolean;
  readonly zendeskRest: 'up' | 'down' | 'hangs';
  readonly billing: 'up' | 'down' | 'hangs';
  /** How much REST may be asked before it answers 429; the host page's own requests count for nothing. */
  readonly zendeskLimits: ZendeskLimits;
  /** `client.set('comment.type')` is ignored, as reported from some accounts. */
  readonly commentTypeSwitchIgnored: boolean;
  /** How long such a switch takes where it is not ignored. */
  readonly commentTypeSwitchMs: number;
  /** `ticket.editor.insert` puts text at the cursor, does nothing, or is no action of this host. */
  readonly editorInsert: 'works' | 'ignored' | 'absent';
  /** What the public reply is: an e-mail; a live chat, with plain text and without `comment.append…`; a post that all can read. */
  readonly channel: 'email' | 'chat' | 'tweet';
  /** `comment.text` is HTML (rich composer) rather than plain text. */
  readonly richText: boolean;
  /** Ticket update: metadata kept, dropped, or cut at the limit. */
  readonly metadata: 'kept' | 'dropped' | 'cut';
  /** How much metadata one update takes, in bytes of its JSON: beyond, 'kept' loses all of it and 'cut' shortens it. */
  readonly metadataLimitBytes: number;
  /** What requirements.json brings, and the answers to `requirement:<key>`: there as in an installed app, or not, as under a local trial. */
  readonly requirements: 'present' | 'absent';
  /** Custom fields written through the API arrive in the open form at once. */
  readonly openFormFollowsApi: boolean;
  /** The SDK's script address answers, after six seconds where it is slow, or is dead (the app then falls back to its npm copy). */
  readonly sdkScript: 'up' | 'slow' | 'dead';
  /** What the app's frame may keep in the browser: as it is, nothing more as it is full, or nothing as the browser forbids it. */
  readonly appStorage: 'works' | 'full' | 'forbidden';
  /** Added to every answer of REST and billing. */
  readonly latencyMs: number;
  /** How far the workspace's clock is ahead of the real one: for everything stamped from then on, not for what is there. */
  readonly clockAheadMs: number;
  readonly billingFault: BillingFault;
  /** What the key may not read while `billingFault` is `missing-grant`. */
  readonly missingGrant: Grant;
  /** Seconds in the header Retry-After of a 429; 0 sends none, as Stripe documents none. */
  readonly retryAfterS: number;
  /** A failed `client.request` carries `responseHeaders`. */
  readonly proxyTellsHeaders: boolean;
  /** The package was built for the host of the other billing system, so that the proxy lets requests to it through. */
  readonly billingHostWhitelisted: boolean;
  /** An update by a rule tells triggers that it came by a rule (`current_via_id` 8); otherwise as if by the web service. */
  readonly ruleViaTold: boolean;
  /** The account uses CCs and followers; otherwise followers in an update are ignored. */
  readonly followersEnabled: boolean;
  /** A merge copies the tags of the source to the target. */
  readonly mergeCopiesTags: boolean;
  /** Placeholders in what staff write in a comment are filled in, also through the API. */
  readonly placeholdersFilledIn: boolean;
  /** `client.set` during a save hook arrives in the save that is under way. */
  readonly setInHookIsSaved: boolean;
  /** What Stripe's key may do: read what the app needs; also read more; also write. */
  readonly keyReach: 'as-needed' | 'reads-more' | 'writes';
  /** Stripe looks an object up before it looks at the key's rights: then a refused write to an unknown id is a 404. */
  readonly rightsAfterLookup: boolean;
  /** What befalls single requests, calls, events and hooks (`faults/rules.ts`). */
  readonly faults: FaultPlan;
  /** An account with custom roles: apps read a number as the role of staff, and REST tells it as `custom_role_id`. */
  readonly customRoles: boolean;
}

/** A mail that the workspace would have sent: by a business rule, or to a follower of a comment. GET /workspace/mails, newest first. */
export interface Mail {
  readonly at: string;
  readonly ticketId: number;
  /** By user id. */
  readonly to: number;
  readonly subject: string;
  readonly body: string;
  /** The title of the rule that sent it, or null for a follower's mail. */
  readonly rule: string | null;
}

/** A macro of the account: applied to the open form, or in bulk. */
export interface MacroView {
  readonly id: number;
  readonly title: string;
  readonly status: TicketStatus | null;
  /** A public reply; null adds none. */
  readonly reply: string | null;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

/** One view with the tickets that it shows now. GET /workspace/views. */
export interface ViewOfTickets {
  readonly id: number;
  readonly title: string;
  readonly active: boolean;
  /** In the order of the view. */
  readonly tickets: readonly {
    readonly id: number;
    readonly subject: string;
    readonly status: TicketStatus;
    readonly requesterName: string;
    readonly assigneeName: string | null;
    readonly tags: readonly string[];
    readonly updatedAt: string;
  }[];
}

/** One request the app made through the host, kept so that stories can count them. GET /workspace/requests. */
export interface RecordedRequest {
  readonly at: string;
  readonly by: number;
  readonly to: 'zendesk' | 'billing';
  readonly method: string;
  /** Path with query for Zendesk, full URL for billing (placeholders not replaced). */
  readonly url: string;
  readonly status: number;
}

/*
 * HTTP, all on the host's origin. The signed-in person is the header `X-Signed-In-As: <user id>`.
 *
 *   GET  /workspace/state                        WorkspaceState
 *   POST /workspace/reset   {scenario?, live?}   loads a scenario afresh; `live` is billing's mode, that of the start where not said
 *   GET  /workspace/tickets/{id}                 TicketView
 *   GET  /workspace/tickets/{id}/audits          the audit log, newest first, as Zendesk's REST gives it
 *   PUT  /workspace/tickets/{id}                 Submit: {subject?, status?, tags?, customFields?, comment?: {body, public}, macro?} saved as
 *                                                the signed-in person; `macro` is the id of the one that was applied to the form; answers
 *                                                the TicketView or, with a 4xx, {refused}
 *   POST /workspace/tickets/{id}/customer-reply  {body}; answers the TicketView or {refused}
 *   POST /workspace/tickets/{id}/follow-up       {body}: the customer answers once the ticket is closed (which it is made, if it is not);
 *                                                answers the TicketView of the follow-up ticket or {refused}
 *   POST /workspace/tickets/{id}/rule            {ticket, by?}: a business rule changes the ticket, `ticket` being what REST's update takes;
 *                                                the audit's author is the person `by`, or RULE; answers the TicketView or {refused}
 *   PUT  /workspace/users/{id}                   {user_fields?, external_id?, locale?}: a part of one user, as another job of the account
 *                                                or the user writes it; answers {user} as Zendesk's REST does, or {refused}
 *   PUT  /workspace/bulk         {tickets: number[], status?, macro?, reply?}: a bulk edit from a view, as the signed-in person; no app is
 *                                                asked. Answers {saved: number[], refused: {id, why}[]}
 *   POST /workspace/tickets/{id}/merge {into}    merges the ticket into another one, as the signed-in person, and closes it; answers the
 *                                                TicketView of the target or {refused}
 *   POST /workspace/tickets/{id}/meanwhile {what}  what a colleague or an admin does meanwhile (server/meanwhile.ts); answers the TicketView
 *   POST /workspace/automations                  one hourly run of the account's automations; answers {fired: {automation, ticket}[]},
 *                                                an automation by its title
 *   GET  /workspace/views                        ViewOfTickets[]
 *   GET  /workspace/macros                       MacroView[]
 *   GET/DELETE /workspace/mails                  Mail[] / forget them
 *   GET/PUT /workspace/knobs                     Knobs (PUT takes a part)
 *   PUT  /workspace/settings                     {name: value, ...}: the installed app's settings that are not secure; answers all of
 *                                                them, or {refused}. An app's page reads them when it is loaded anew
 *   GET/DELETE /workspace/requests               RecordedRequest[] / forget them
 *   GET  /workspace/billing/{ticketId}           {customers, invoices, subscriptions, refunds, disputes} of the ticket's requester,
 *                                                each a list of objects as Stripe's API gives them, newest first
 *   POST /workspace/billing/act                  BillingAct; answers {done} or, with a 4xx, {refused}
 *   ANY  /api/v2/...                             Zendesk's REST as the signed-in person; with the header `X-Enveloped: 1` always a 200
 *                                                that holds the answer as /proxy does
 *   POST /proxy     {url, type, headers, data, contentType, secure}   the host's proxied request: replaces {{setting.x}}, refuses hosts
 *                                                not in domainWhitelist, answers {status, statusText, responseText, responseHeaders}
 */

/** What an agent, the customer or a bank would do in Stripe. Amounts are in minor units. */
export type BillingAct =
  | {
      /** A `credit` note takes off all that is still owed. A bank debit that is on its way either succeeds or fails. */
      readonly act: 'pay' | 'void' | 'write-off' | 'credit' | 'debit-succeeds' | 'debit-fails';
      readonly invoice: string;
    }
  /** Without `amount` everything that was paid and not yet refunded. */
  | { readonly act: 'refund'; readonly invoice: string; readonly amount?: number }
  | { readonly act: 'pay-part'; readonly invoice: string; readonly amount: number }
  | { readonly act: 'cancel-subscription' | 'open-dispute' | 'delete-customer'; readonly customer: string }
  | { readonly act: 'new-past-due'; readonly customer: string; readonly amount?: number }
  /** The customer's newest open dispute. */
  | { readonly act: 'settle-dispute'; readonly customer: string; readonly outcome: 'won' | 'lost' };
