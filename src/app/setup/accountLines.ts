import { line, type Level, type Line } from './lines.ts';
import type { Account, CheckedNeed } from './ports.ts';

const LEVELS = {
  good: 'good',
  plain: 'advice',
  missing: 'bad',
  inactive: 'bad',
  changed: 'bad',
  unreadable: 'unknown',
} as const satisfies Record<CheckedNeed['state']['is'], Level>;

/** In the account all rules bear the app's name, so that they are found; here it goes without saying. */
const OWN = 'Past-Due Playbook: ';

function needLine({ need, state }: CheckedNeed): Line {
  const details = state.is === 'changed' ? state.differs : state.is === 'unreadable' ? [state.detail] : [];
  return line({
    id: `${need.kind} ${need.key}`,
    level: LEVELS[state.is],
    text: `need.${state.is}`,
    values: { kind: need.kind, title: need.title.replace(OWN, '') },
    why: `${need.kind}.${need.key}`,
    details,
    mend: state.is === 'good' || state.is === 'unreadable' ? null : need,
  });
}

/**
 * Fields, view and rules: present, active and unchanged (docs/enforcement.md). While it is not known who approves, no rule
 * can be judged, and none is offered to be changed.
 */
export async function accountLines(
  account: Pick<Account, 'needs'>,
  approvers: readonly number[] | null,
): Promise<readonly Line[]> {
  if (approvers === null) return [line({ id: 'unread', level: 'unknown', text: 'need.unread', why: 'unread' })];
  const needs = await account.needs(approvers);
  const nobody = line({ id: 'nobody', level: 'bad', text: 'need.nobody', why: 'nobody' });
  return [...needs.map(needLine), ...(approvers.length === 0 ? [nobody] : [])];
}
