import { fakeHost, type FakeHost } from './fakeHost.ts';
import type { Answer } from '../client.ts';
import { wantedNeeds, type WantedNeed } from '../setup/needs.ts';
import { PLACES } from '../setup/records.ts';
import type { NeedKind } from '../../app/setup/ports.ts';

type Json = Readonly<Record<string, unknown>>;
/** The account's records by kind; a number is the status with which Zendesk refuses to list them. */
export type Lists = Readonly<Partial<Record<NeedKind, readonly Json[] | number>>>;

/** As Zendesk has it that was made as it is wanted. */
export function recordOf({ kind, wanted }: WantedNeed, id: number): Json {
  const { all, any, actions, made } = wanted;
  const isRule = kind === 'trigger' || kind === 'automation' || kind === 'view';
  return { ...made, id, active: true, ...(isRule ? { conditions: { all, any }, actions } : {}) };
}

/** Every record of a kind that the account must have, with ids from 1. */
export function allOf(kind: NeedKind, approvers: readonly number[]): readonly Json[] {
  return wantedNeeds(approvers)
    .filter((need) => need.kind === kind)
    .map((need, place) => recordOf(need, place + 1));
}

export const refused = (status: number): Answer => ({
  ok: false,
  status,
  body: undefined,
  detail: `status ${status}, refused`,
});

/** A host with these lists, which takes what is written to them by `write`. */
export function accountHost(
  lists: Lists,
  values: Record<string, unknown> = {},
  write: () => Answer = () => ({ ok: true, body: {} }),
): FakeHost {
  return fakeHost(values, ({ url, type }) => {
    if (type !== 'GET') return write();
    const [kind] = Object.entries(PLACES).find(([, place]) => url.startsWith(`/api/v2/${place}.json?`)) ?? [];
    const list = lists[kind as NeedKind] ?? [];
    if (typeof list === 'number') return refused(list);
    return { ok: true, body: { [PLACES[kind as NeedKind]]: list, meta: { has_more: false, after_cursor: null } } };
  });
}
