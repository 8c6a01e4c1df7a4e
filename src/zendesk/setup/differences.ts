import type { Action, Condition, Wanted } from './needs.ts';

/** A record of the account, as far as it is compared. */
export interface Found {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
  readonly actions: readonly Action[];
  readonly options: readonly { readonly value: string }[];
}

/** Tags come in any order, numbers as text, lists as lists or joined. */
function wordsIn(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordsIn).join(' | ');
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : JSON.stringify(value);
}

const TAGS = ['current_tags', 'remove_tags', 'set_tags'];
const tagsInOrder = (field: string, words: string): string =>
  TAGS.includes(field)
    ? words
        .split(/[\s,]+/)
        .toSorted()
        .join(' ')
    : words;

function conditionText({ field, operator, value }: Condition): string {
  return [field, operator, tagsInOrder(field, wordsIn(value))].filter((part) => part !== '').join(' ');
}

const anyText = (condition: Condition): string => `any: ${conditionText(condition)}`;

/** Whom an action tells; what it says may be put into other words. */
export const recipientOf = ({ field, value }: Action): string | null =>
  field.startsWith('notification_') && Array.isArray(value) ? wordsIn(value[0]) : null;

function actionText(action: Action): string {
  const { field, value } = action;
  return `${field}: ${recipientOf(action) ?? tagsInOrder(field, wordsIn(value))}`;
}

/** What is not there though it is wanted (−), and what is there though it is not (+). */
function between(wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...new Set([
      ...wanted.filter((one) => !found.includes(one)).map((one) => `− ${one}`),
      ...found.filter((one) => !wanted.includes(one)).map((one) => `+ ${one}`),
    ]),
  ];
}

/** How the account's record differs from what is wanted, a line each. Options beyond the wanted ones do no harm. */
export function differences(wanted: Wanted, found: Found): readonly string[] {
  const values = found.options.map(({ value }) => value);
  return [
    ...between(wanted.all.map(conditionText), found.all.map(conditionText)),
    // Told apart, or a condition that has moved from one group to the other would be gone and there at once.
    ...between(wanted.any.map(anyText), found.any.map(anyText)),
    ...between(wanted.actions.map(actionText), found.actions.map(actionText)),
    ...wanted.options.filter(({ value }) => !values.includes(value)).map(({ value }) => `− ${value}`),
  ];
}
