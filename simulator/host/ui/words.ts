/** Values as people read them. */
import { RULE, type Person, type TicketStatus } from '../../contract.ts';

export const STATUS_NAMES: Readonly<Record<TicketStatus, string>> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  hold: 'On-hold',
  solved: 'Solved',
  closed: 'Closed',
};

export const nameOf = (people: readonly Person[], id: number): string =>
  people.find((person) => person.id === id)?.name ?? (id === RULE ? 'Business rule' : `Person ${id}`);

/** Two letters that stand for a person where a picture would be. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1).toUpperCase())
    .filter((_, index, letters) => index === 0 || index === letters.length - 1)
    .join('');

const timeFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

export const timeText = (iso: string): string => timeFormat.format(new Date(iso));

/** Whole hours, from a day on also days. */
export function spanText(milliseconds: number): string {
  const hours = Math.round(milliseconds / 3_600_000);
  const parts = [
    [Math.floor(hours / 24), 'day'],
    [hours % 24, 'hour'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.join(' ') || 'less than an hour';
}

/** An amount in minor units, as Stripe counts; currencies such as JPY have none. */
export function moneyText(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** What a person typed in whole units, in minor units; undefined where it is no amount. */
export function minorUnits(text: string, currency: string): number | undefined {
  const digits = new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions();
  const amount = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(amount)) return undefined;
  return Math.round(amount * 10 ** (digits.maximumFractionDigits ?? 2));
}

const roleText = ({ role }: Person): string => (typeof role === 'number' ? `role ${role}` : role);

export const personText = (person: Person): string => `${person.name} (${roleText(person)})`;
