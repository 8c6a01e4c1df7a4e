import { line, type Level, type Line } from './lines.ts';
import type { Account, Person } from './ports.ts';
import type { ApproverSetting, HostFailure } from '../ports.ts';
import type { Instant } from '../../domain/money.ts';
import type { Result } from '../../domain/result.ts';

/** The approvers' lines, and the ids of those who can approve today; null where that could not be found out. */
export interface CheckedPeople {
  readonly lines: readonly Line[];
  readonly approvers: readonly number[] | null;
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

/** Somebody who is named twice has one line. */
const onceEach = (settings: readonly ApproverSetting[]): readonly ApproverSetting[] => [
  ...new Map(settings.map((setting) => [setting.idOrEmail, setting])).values(),
];

/** Each approver: exists, is active, is a full agent (light agents cannot update tickets). 1 request each. */
export async function peopleLines(
  settings: readonly ApproverSetting[],
  account: Pick<Account, 'person'>,
  now: Instant,
  day: (at: Instant) => string,
): Promise<CheckedPeople> {
  const present = onceEach(settings.filter(({ until }) => until === null || until > now));
  const former = settings.filter(({ until }) => until !== null && until <= now);
  const found = await Promise.all(present.map(({ idOrEmail }) => account.person(idOrEmail)));
  // Somebody may be named twice, by id and by e-mail.
  const able = new Map(
    found.flatMap((one) =>
      one.ok && one.value !== null && stateOf(one.value)[0] === 'good' ? [[one.value.id, one.value] as const] : [],
    ),
  );
  const [only, ...others] = able.values();
  // Rules that leave out somebody who merely could not be read would be wrong.
  const isKnown = found.every(({ ok }) => ok);
  return {
    approvers: isKnown ? [...able.keys()] : null,
    lines: [
      ...present.map((setting, place) => personLine(setting, found[place] ?? { ok: true, value: null })),
      ...former.map(({ idOrEmail, until }) =>
        line({
          id: `former ${idOrEmail} ${until ?? ''}`,
          level: 'info',
          text: 'person.former',
          values: { who: idOrEmail, day: day((until ?? now) - 1) },
          why: 'former',
        }),
      ),
      ...(!isKnown || only === undefined || others.length > 0
        ? []
        : [line({ id: 'alone', level: 'info', text: 'person.alone', values: { name: only.name }, why: 'alone' })]),
    ],
  };
}
