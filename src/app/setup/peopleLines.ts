import { line, type Level, type Line } from './lines.ts';
import type { Account, Person } from './ports.ts';
import type { ApproverSetting, HostFailure } from '../ports.ts';
import type { Instant } from '../../domain/money.ts';
import type { Result } from '../../domain/result.ts';

/** The approvers' lines, and the ids of those who can approve today. */
export interface CheckedPeople {
  readonly lines: readonly Line[];
  readonly approvers: readonly number[];
}

function stateOf(person: Person | null): readonly [Level, string] {
  if (person === null) return ['bad', 'nobody'];
  if (!person.isActive) return ['bad', 'inactive'];
  if (person.kind === 'light-agent') return ['bad', 'light'];
  return person.kind === 'other' ? ['bad', 'noAgent'] : ['good', person.kind];
}

function personLine({ idOrEmail }: ApproverSetting, found: Result<Person | null, HostFailure>): Line {
  const given = { id: `${idOrEmail}`, why: 'person' };
  if (!found.ok) {
    const { detail } = found.error;
    return line({
      ...given,
      level: 'unknown',
      text: 'person.unreadable',
      values: { who: idOrEmail },
      details: [detail],
    });
  }
  const [level, state] = stateOf(found.value);
  const values = { who: idOrEmail, name: found.value?.name ?? '' };
  return line({ ...given, level, text: `person.${state}`, values });
}

/** Each approver: exists, is active, is a full agent (light agents cannot update tickets). 1 request each. */
export async function peopleLines(
  settings: readonly ApproverSetting[],
  account: Pick<Account, 'person'>,
  now: Instant,
  day: (at: Instant) => string,
): Promise<CheckedPeople> {
  const present = settings.filter(({ until }) => until === null || until > now);
  const former = settings.filter((setting) => !present.includes(setting));
  const found = await Promise.all(present.map(({ idOrEmail }) => account.person(idOrEmail)));
  const able = found.flatMap((one) =>
    one.ok && one.value !== null && stateOf(one.value)[0] === 'good' ? [one.value] : [],
  );
  const [only, ...others] = able;
  return {
    approvers: [...new Set(able.map(({ id }) => id))],
    lines: [
      ...present.map((setting, place) => personLine(setting, found[place] ?? { ok: true, value: null })),
      ...former.map(({ idOrEmail, until }) =>
        line({
          id: `former ${idOrEmail}`,
          level: 'info',
          text: 'person.former',
          values: { who: idOrEmail, day: day((until ?? now) - 1) },
          why: 'former',
        }),
      ),
      ...(only === undefined || others.length > 0
        ? []
        : [line({ id: 'alone', level: 'info', text: 'person.alone', values: { name: only.name }, why: 'alone' })]),
    ],
  };
}
