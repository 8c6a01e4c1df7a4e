import approverRules from './approverRules.json';
import requirements from '../../../requirements.json';
import type { Need, NeedKind } from '../../app/setup/ports.ts';

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
}
export interface Action {
  readonly field: string;
  readonly value?: unknown;
}

/** What of a record must be as it is here; nothing else of it is looked at, or touched. */
export interface Wanted {
  readonly title: string;
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
  readonly actions: readonly Action[];
  /** Of a drop-down. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** What is sent to Zendesk to make it. */
  readonly made: Readonly<Record<string, unknown>>;
}

export interface WantedNeed extends Need {
  readonly wanted: Wanted;
  /** As the app installs it, where that is less than what is wanted. */
  readonly plain: Wanted | null;
}

type Json = Readonly<Record<string, unknown>>;

interface Written {
  readonly title: string;
  readonly conditions?: { readonly all: readonly Condition[]; readonly any: readonly Condition[] };
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly actions?: readonly Action[];
  readonly custom_field_options?: readonly { readonly name: string; readonly value: string }[];
}

function wantedFrom(written: Written, more: Json = {}): Wanted {
  const { title, conditions, actions = [], custom_field_options: options = [] } = written;
  const all = conditions?.all ?? written.all ?? [];
  const any = conditions?.any ?? written.any ?? [];
  return { title, all, any, actions, options, made: { ...written, ...more } };
}

/** Repeats what is written for `{approver}` once for each of them. */
function forEach<T>(items: readonly T[], approvers: readonly number[]): T[] {
  return items.flatMap((item) => {
    const text = JSON.stringify(item);
    if (!text.includes('{approver}')) return [item];
    return approvers.map((id) => JSON.parse(text.replaceAll('{approver}', `${id}`)) as T);
  });
}

function ruleFor(written: Written, approvers: readonly number[]): Written {
  const { title, conditions, actions = [] } = written;
  return {
    title,
    conditions: { all: forEach(conditions?.all ?? [], approvers), any: forEach(conditions?.any ?? [], approvers) },
    actions: forEach(actions, approvers),
  };
}

function installed(kind: NeedKind, entries: Readonly<Record<string, Written>>): WantedNeed[] {
  return Object.entries(entries).map(([key, written]) => ({
    kind,
    key,
    title: written.title,
    wanted: wantedFrom(written, { active: true }),
    plain: null,
  }));
}

function naming(
  kind: NeedKind,
  entries: Readonly<Record<string, Written>>,
  approvers: readonly number[],
): WantedNeed[] {
  return Object.entries(entries).map(([key, written]) => {
    const rule = ruleFor(written, approvers);
    return { kind, key, title: rule.title, wanted: wantedFrom(rule, { active: true }), plain: null };
  });
}

/** The app's net reopens whatever is solved too early; once it names the approvers, they may solve what they see fit. */
function sparing({ wanted, ...need }: WantedNeed, all: readonly Condition[], approvers: readonly number[]): WantedNeed {
  const spared: Written = {
    title: wanted.title,
    conditions: { all: [...wanted.all, ...forEach(all, approvers)], any: wanted.any },
    actions: wanted.actions,
  };
  return { ...need, wanted: wantedFrom(spared, { active: true }), plain: wanted };
}

/**
 * Everything that the account must have: what installing the app makes (requirements.json), and the rules that name the
 * approvers, which no package can (their ids differ in every account). Without approvers there are none of the latter.
 */
export function wantedNeeds(approvers: readonly number[]): readonly WantedNeed[] {
  const { ticket_fields, user_fields, views, triggers } = requirements;
  const { reopen, ...rules } = approverRules.triggers;
  const net = installed('trigger', triggers).map((need) =>
    need.key === 'reopen' && approvers.length > 0 ? sparing(need, reopen.all, approvers) : need,
  );
  return [
    ...installed('ticket_field', ticket_fields),
    ...installed('user_field', user_fields),
    ...installed('view', views),
    ...net,
    ...(approvers.length === 0
      ? []
      : [...naming('trigger', rules, approvers), ...naming('automation', approverRules.automations, approvers)]),
  ];
}
