/** The switches for what is unproven about the real product, and for bad days. */
import type { Knobs } from '../contract.ts';
import { NO_FAULTS, planIn } from '../faults/rules.ts';
import type { Json } from '../json.ts';

export const knobsAtRest: Knobs = {
  hookTimeoutMs: 30_000,
  hookTimeoutAllows: true,
  zendeskRest: 'up',
  billing: 'up',
  zendeskLimits: 'none',
  commentTypeSwitchIgnored: false,
  commentTypeSwitchMs: 0,
  editorInsert: 'works',
  channel: 'email',
  richText: true,
  metadata: 'kept',
  metadataLimitBytes: 1024,
  requirements: 'present',
  openFormFollowsApi: true,
  sdkScript: 'up',
  appStorage: 'works',
  latencyMs: 0,
  clockAheadMs: 0,
  customRoles: false,
  billingFault: 'none',
  missingGrant: 'customers',
  retryAfterS: 0,
  proxyTellsHeaders: true,
  billingHostWhitelisted: true,
  ruleViaTold: true,
  followersEnabled: true,
  mergeCopiesTags: true,
  placeholdersFilledIn: true,
  setInHookIsSaved: true,
  keyReach: 'as-needed',
  rightsAfterLookup: false,
  faults: NO_FAULTS,
};

/** What a knob with a choice may be turned to. */
export const choices = {
  zendeskRest: ['up', 'down', 'hangs'],
  billing: ['up', 'down', 'hangs'],
  zendeskLimits: ['none', 'trial', 'team', 'professional', 'enterprise', 'high-volume'],
  editorInsert: ['works', 'ignored', 'absent'],
  channel: ['email', 'chat', 'tweet'],
  metadata: ['kept', 'dropped', 'cut'],
  requirements: ['present', 'absent'],
  sdkScript: ['up', 'slow', 'dead'],
  appStorage: ['works', 'full', 'forbidden'],
  billingFault: [
    'none',
    'invalid-key',
    'expired-key',
    'missing-grant',
    'ip-not-allowed',
    'wrong-mode',
    'rate-limited',
    'rate-limited-once',
    'server-error',
    'page-two-fails',
    'malformed-invoice',
    'not-json',
    'proxy-error',
    'whitelist',
  ],
  missingGrant: ['customers', 'invoices', 'subscriptions', 'charges', 'disputes', 'payment_intents'],
} as const satisfies { readonly [K in keyof Knobs]?: readonly Knobs[K][] };

/** What the key of Stripe may be turned to; the page shows it apart from the others. */
export const keyReaches: readonly Knobs['keyReach'][] = ['as-needed', 'reads-more', 'writes'];

const chosen = <T extends string>(from: readonly T[], value: unknown): T | undefined =>
  from.find((choice) => choice === value);

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const amount = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;

/** Also a negative one. */
const difference = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** `knobs` with the readable part of `wish` taken over; what cannot be read leaves its knob as it was. */
export const turnKnobs = (knobs: Knobs, wish: Json): Knobs => ({
  hookTimeoutMs: amount(wish['hookTimeoutMs']) ?? knobs.hookTimeoutMs,
  hookTimeoutAllows: flag(wish['hookTimeoutAllows']) ?? knobs.hookTimeoutAllows,
  zendeskRest: chosen(choices.zendeskRest, wish['zendeskRest']) ?? knobs.zendeskRest,
  billing: chosen(choices.billing, wish['billing']) ?? knobs.billing,
  zendeskLimits: chosen(choices.zendeskLimits, wish['zendeskLimits']) ?? knobs.zendeskLimits,
  commentTypeSwitchIgnored: flag(wish['commentTypeSwitchIgnored']) ?? knobs.commentTypeSwitchIgnored,
  commentTypeSwitchMs: amount(wish['commentTypeSwitchMs']) ?? knobs.commentTypeSwitchMs,
  editorInsert: chosen(choices.editorInsert, wish['editorInsert']) ?? knobs.editorInsert,
  channel: chosen(choices.channel, wish['channel']) ?? knobs.channel,
  richText: flag(wish['richText']) ?? knobs.richText,
  metadata: chosen(choices.metadata, wish['metadata']) ?? knobs.metadata,
  metadataLimitBytes: amount(wish['metadataLimitBytes']) ?? knobs.metadataLimitBytes,
  requirements: chosen(choices.requirements, wish['requirements']) ?? knobs.requirements,
  openFormFollowsApi: flag(wish['openFormFollowsApi']) ?? knobs.openFormFollowsApi,
  sdkScript: chosen(choices.sdkScript, wish['sdkScript']) ?? knobs.sdkScript,
  appStorage: chosen(choices.appStorage, wish['appStorage']) ?? knobs.appStorage,
  latencyMs: amount(wish['latencyMs']) ?? knobs.latencyMs,
  clockAheadMs: difference(wish['clockAheadMs']) ?? knobs.clockAheadMs,
  customRoles: flag(wish['customRoles']) ?? knobs.customRoles,
  billingFault: chosen(choices.billingFault, wish['billingFault']) ?? knobs.billingFault,
  missingGrant: chosen(choices.missingGrant, wish['missingGrant']) ?? knobs.missingGrant,
  retryAfterS: amount(wish['retryAfterS']) ?? knobs.retryAfterS,
  proxyTellsHeaders: flag(wish['proxyTellsHeaders']) ?? knobs.proxyTellsHeaders,
  billingHostWhitelisted: flag(wish['billingHostWhitelisted']) ?? knobs.billingHostWhitelisted,
  ruleViaTold: flag(wish['ruleViaTold']) ?? knobs.ruleViaTold,
  followersEnabled: flag(wish['followersEnabled']) ?? knobs.followersEnabled,
  mergeCopiesTags: flag(wish['mergeCopiesTags']) ?? knobs.mergeCopiesTags,
  placeholdersFilledIn: flag(wish['placeholdersFilledIn']) ?? knobs.placeholdersFilledIn,
  setInHookIsSaved: flag(wish['setInHookIsSaved']) ?? knobs.setInHookIsSaved,
  keyReach: chosen(keyReaches, wish['keyReach']) ?? knobs.keyReach,
  rightsAfterLookup: flag(wish['rightsAfterLookup']) ?? knobs.rightsAfterLookup,
  faults: planIn(wish['faults']) ?? knobs.faults,
});
