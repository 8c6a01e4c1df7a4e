import { describe, expect, test } from 'vitest';
import requirements from '../../requirements.json';
import { APP_TAGS, resolutionTag } from './appTags.ts';
import { FOLLOW_UP_TAG, INDEX_PREFIX, REOPENED_TAG } from './indexTags.ts';
import { PHASES } from '../domain/case/phases.ts';
import { EXCEPTION_KINDS } from '../domain/policy/exception.ts';
import { RESOLUTIONS } from '../domain/policy/resolve.ts';

const { ticket_fields: fields, triggers, views } = requirements;

const valuesOf = (options: readonly { readonly value: string }[]): readonly string[] =>
  options.map(({ value }) => value).toSorted();

/** The phases in which the log itself says that the ticket must not be solved (playbook §6, from the log alone). */
const NOT_IN_ORDER = ['pdp_open', 'pdp_escalated', 'pdp_waiting', 'pdp_declined', 'pdp_returned'];
const INDEX = PHASES.filter((phase) => phase !== 'none').map((phase) => INDEX_PREFIX + phase);

const tagsIn = (
  conditions: readonly { readonly field: string; readonly operator?: string; readonly value?: string }[],
  how = 'includes',
): readonly string[] =>
  conditions.flatMap(({ field, operator, value }) =>
    field === 'current_tags' && operator === how ? (value ?? '').split(' ') : [],
  );

describe('what installing creates', () => {
  test('an option for every phase that the app writes, and for nothing else', () => {
    expect(valuesOf(fields.past_due_case.custom_field_options)).toEqual(INDEX.toSorted());
  });

  test('an option for every resolution and kind of exception', () => {
    const names = [
      ...Object.values(RESOLUTIONS).map(({ name }) => name),
      ...EXCEPTION_KINDS.map((kind) => `exception-${kind}` as const),
    ];
    expect(valuesOf(fields.past_due_resolution.custom_field_options)).toEqual(names.map(resolutionTag).toSorted());
  });

  test('no tag belongs to two fields: Zendesk allows that, and then neither can be edited', () => {
    const all = [fields.past_due_case, fields.past_due_resolution].flatMap(({ custom_field_options: options }) =>
      valuesOf(options),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test('the bypass report looks for every tag that a field carries', () => {
    const carried = [fields.past_due_case, fields.past_due_resolution].flatMap(({ custom_field_options: options }) =>
      valuesOf(options),
    );
    expect(APP_TAGS).toEqual(expect.arrayContaining([...carried, REOPENED_TAG, FOLLOW_UP_TAG]));
    expect(new Set(APP_TAGS).size).toBe(APP_TAGS.length);
  });

  test('the net catches every phase that is not in order, and no other', () => {
    expect(tagsIn(triggers.reopen.conditions.all).toSorted()).toEqual(NOT_IN_ORDER.toSorted());
    expect(tagsIn(triggers.in_order.conditions.all).toSorted()).toEqual(
      [...INDEX.filter((tag) => !NOT_IN_ORDER.includes(tag)), REOPENED_TAG].toSorted(),
    );
  });

  test('after a merge of two cases the mark stays on until both are in order: without it nothing ends a loop', () => {
    expect(tagsIn(triggers.in_order.conditions.all, 'not_includes').toSorted()).toEqual(NOT_IN_ORDER.toSorted());
  });

  test('an automatic solve is caught once, so that it cannot loop', () => {
    expect(triggers.reopen.actions).toContainEqual({ field: 'current_tags', value: REOPENED_TAG });
    expect(triggers.reopen.conditions.any).toEqual([
      { field: 'current_via_id', operator: 'is_not', value: '8' },
      { field: 'current_tags', operator: 'not_includes', value: REOPENED_TAG },
    ]);
  });

  test('a new ticket keeps no tag of the app but the mark', () => {
    const removed = triggers.follow_up.actions.find(({ field }) => field === 'remove_tags')?.value.split(' ') ?? [];
    const options = [fields.past_due_case, fields.past_due_resolution].flatMap(({ custom_field_options }) =>
      valuesOf(custom_field_options),
    );
    expect(removed).toEqual(expect.arrayContaining([...options, REOPENED_TAG]));
    expect(removed).not.toContain(FOLLOW_UP_TAG);
    expect(triggers.follow_up.actions).toContainEqual({ field: 'current_tags', value: FOLLOW_UP_TAG });
  });

  test('Reggie’s view shows what waits for an answer, oldest first', () => {
    const { all, output } = views.waiting_for_reggie;
    expect(tagsIn(all).toSorted()).toEqual(['pdp_escalated', 'pdp_flagged', 'pdp_waiting']);
    expect(output.sort_order).toBe('asc');
    expect(output.columns.length).toBeLessThanOrEqual(10);
  });

  test('no rule names a person', () => {
    const rules = Object.values(triggers).flatMap(({ conditions }) => [...conditions.all, ...conditions.any]);
    expect(rules.map(({ field }) => field)).not.toEqual(expect.arrayContaining(['role', 'assignee_id']));
  });
});
