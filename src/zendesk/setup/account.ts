import * as v from 'valibot';
import { differences, recipientOf } from './differences.ts';
import { wantedNeeds, type Action, type WantedNeed } from './needs.ts';
import { failure, PLACES, readRecords, type AccountRecord } from './records.ts';
import type { HostFailure } from '../../app/ports.ts';
import {
  NEED_KINDS,
  type Account,
  type CheckedNeed,
  type NeedKind,
  type NeedState,
  type Person,
} from '../../app/setup/ports.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { headerIn, type Host } from '../client.ts';

const requirement = v.object({
  requirement_id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
});

const user = v.object({
  id: v.number(),
  name: v.nullish(v.string(), ''),
  email: v.nullish(v.string()),
  role: v.nullish(v.string(), ''),
  /** 1 is a light agent (Zendesk's Users API). */
  role_type: v.nullish(v.number()),
  active: v.nullish(v.boolean(), true),
  suspended: v.nullish(v.boolean(), false),
});
const LIGHT = 1;

function personFrom({ id, name, role, role_type: type, active, suspended }: v.InferOutput<typeof user>): Person {
  const staff = role === 'admin' || role === 'agent' ? role : 'other';
  return {
    id,
    name,
    kind: staff === 'agent' && type === LIGHT ? 'light-agent' : staff,
    isActive: active && !suspended,
  };
}

const foundIn = ({ conditions, actions, custom_field_options: options }: AccountRecord) => ({
  all: conditions?.all ?? [],
  any: conditions?.any ?? [],
  actions,
  options,
});

function stateOf({ wanted, plain }: WantedNeed, { record, twins }: Matched): NeedState {
  if (record === undefined) return { is: 'missing' };
  if (!record.active) return { is: 'inactive' };
  const differs = differences(wanted, foundIn(record));
  if (twins.length > 0) return { is: 'changed', differs: [...differs, `+ ${twins.length} × ${wanted.title}`] };
  if (differs.length === 0) return { is: 'good' };
  if (plain !== null && differences(plain, foundIn(record)).length === 0) return { is: 'plain' };
  return { is: 'changed', differs };
}

/** What mails say is the admin's: only whom they go to is brought in line. */
function inTheirWords(actions: readonly Action[], record: AccountRecord | undefined): readonly Action[] {
  return actions.map((action) => {
    const to = recipientOf(action);
    return record?.actions.find((theirs) => to !== null && recipientOf(theirs) === to) ?? action;
  });
}

/** What Zendesk is sent to make the record as it is wanted; options that the account has beyond them are kept. */
function bodyOf({ kind, wanted }: WantedNeed, record: AccountRecord | undefined): Readonly<Record<string, unknown>> {
  const { title, all, any, actions, options, made } = wanted;
  switch (kind) {
    case 'trigger':
      return { title, conditions: { all, any }, actions: inTheirWords(actions, record), active: true };
    case 'automation':
      return { title, all, any, actions: inTheirWords(actions, record), active: true };
    case 'view':
      return { ...made, all, any };
    case 'ticket_field': {
      const kept = record?.custom_field_options ?? [];
      const added = options.filter(({ value }) => !kept.some((option) => option.value === value));
      return options.length === 0 ? made : { ...made, custom_field_options: [...kept, ...added] };
    }
    case 'user_field':
      return made;
  }
}

/** What of the account is meant by a need, and what else looks the same and is active. */
interface Matched {
  readonly record: AccountRecord | undefined;
  readonly twins: readonly AccountRecord[];
}

const OWN_TAG = /\bpd[pr]_/;

/**
 * Whether the record is the app's, by what it is: rules bear the app's name; a field or a view of the same title may be the
 * admin's own, unless it is of the app's type or speaks of its tags.
 */
function isAlike({ kind, key, title, wanted }: WantedNeed, record: AccountRecord): boolean {
  if (kind === 'user_field') return record.key === key;
  if (record.title !== title) return false;
  switch (kind) {
    case 'trigger':
    case 'automation':
      return true;
    case 'view':
      return OWN_TAG.test(JSON.stringify(record.conditions ?? {}));
    case 'ticket_field':
      return record.type === wanted.made['type'] && hasOwnOption(wanted, record);
  }
}

/** A number field has no options; a drop-down that lost all of them is somebody else's. */
function hasOwnOption({ options }: WantedNeed['wanted'], record: AccountRecord): boolean {
  return options.length === 0 || record.custom_field_options.some(({ value }) => OWN_TAG.test(value));
}

/** The account through Zendesk's REST, as whoever is signed in; what only admins may do is refused to everybody else. */
export function accountOver(host: Host): Account {
  async function installedId({ key }: WantedNeed): Promise<number | null> {
    const path = `requirement:${key}`;
    const told = await host.get(path);
    const read = told.ok ? v.safeParse(requirement, told.value[path]) : null;
    return read?.success === true ? read.output.requirement_id : null;
  }

  /** By the id that Zendesk tells of the installation, else by what it is: of several the one that is active. */
  async function find(need: WantedNeed, records: readonly AccountRecord[]): Promise<Matched> {
    const id = await installedId(need);
    const alike = records.filter((record) => isAlike(need, record));
    const record = records.find((one) => one.id === id) ?? alike.find(({ active }) => active) ?? alike[0];
    // Two admins who put it right at once have made it twice, and only one of the two would be looked after.
    const twins = alike.filter((one) => one.active && one.id !== record?.id);
    return { record, twins };
  }

  async function save(kind: NeedKind, id: number | null, body: object): Promise<Result<true, HostFailure>> {
    const place = PLACES[kind];
    const answer = await host.request({
      url: id === null ? `/api/v2/${place}.json` : `/api/v2/${place}/${id}.json`,
      type: id === null ? 'POST' : 'PUT',
      contentType: 'application/json',
      data: JSON.stringify({ [kind]: body }),
      autoRetry: false,
    });
    return answer.ok ? ok(true) : err(failure(answer));
  }

  async function checkedNeed(
    wanted: WantedNeed,
    records: Result<readonly AccountRecord[], HostFailure>,
  ): Promise<CheckedNeed> {
    const { kind, key, title } = wanted;
    const need = { kind, key, title };
    if (!records.ok) return { need, state: { is: 'unreadable', detail: records.error.detail } };
    return { need, state: stateOf(wanted, await find(wanted, records.value)) };
  }

  async function ask(url: string): Promise<Result<unknown, HostFailure>> {
    const answer = await host.request({ url, type: 'GET' });
    return answer.ok ? ok(answer.body) : err(failure(answer));
  }

  return {
    needs: async (approvers, kinds = NEED_KINDS) => {
      const checked = await Promise.all(
        kinds.map(async (kind) => {
          const records = await readRecords(host, kind);
          const wanted = wantedNeeds(approvers).filter((need) => need.kind === kind);
          return Promise.all(wanted.map((need) => checkedNeed(need, records)));
        }),
      );
      return checked.flat();
    },
    mend: async ({ kind, key }, approvers) => {
      const wanted = wantedNeeds(approvers).find((need) => need.kind === kind && need.key === key);
      if (wanted === undefined) return err({ why: 'failed', detail: `${kind} ${key}` });
      const records = await readRecords(host, kind);
      if (!records.ok) return records;
      const { record, twins } = await find(wanted, records.value);
      const made = await save(kind, record?.id ?? null, bodyOf(wanted, record));
      if (!made.ok) return made;
      for (const twin of twins) {
        const off = await save(kind, twin.id, { active: false });
        if (!off.ok) return off;
      }
      return ok(true);
    },
    person: async (idOrEmail) => {
      if (typeof idOrEmail === 'number') {
        const answer = await host.request({ url: `/api/v2/users/${idOrEmail}.json`, type: 'GET' });
        if (!answer.ok) return answer.status === 404 ? ok(null) : err(failure(answer));
        const read = v.safeParse(v.object({ user }), answer.body);
        return read.success ? ok(personFrom(read.output.user)) : err({ why: 'failed', detail: `users/${idOrEmail}` });
      }
      const query = encodeURIComponent(`email:"${idOrEmail}"`);
      const answer = await ask(`/api/v2/users/search.json?query=${query}`);
      if (!answer.ok) return answer;
      const read = v.safeParse(v.object({ users: v.array(user) }), answer.value);
      if (!read.success) return err({ why: 'failed', detail: 'users/search' });
      const found = read.output.users.find(({ email }) => email?.toLowerCase() === idOrEmail.toLowerCase());
      return ok(found === undefined ? null : personFrom(found));
    },
    userFieldKeys: async () => {
      const records = await readRecords(host, 'user_field');
      return records.ok
        ? ok(records.value.flatMap(({ key, active }) => (key != null && active ? [key] : [])))
        : records;
    },
    serverTime: async () => {
      const answer = await host.request({ url: '/api/v2/users/me.json', type: 'GET', httpCompleteResponse: true });
      if (!answer.ok) return null;
      const read = v.safeParse(v.object({ responseHeaders: v.unknown() }), answer.body);
      const at = Date.parse(read.success ? headerIn(read.output.responseHeaders, 'date') : '');
      return Number.isNaN(at) ? null : at;
    },
  };
}
