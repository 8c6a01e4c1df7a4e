/** The events an app hears when a ticket's tab changes, whoever changed it. */
import type { HostFacts } from '../protocol/facts.ts';
import { draftForApp } from '../protocol/richText.ts';
import { activeDraft, valuesOf } from './form.ts';

export interface ChangeEvent {
  readonly event: string;
  readonly property: string;
  readonly value: unknown;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

function observed(facts: HostFacts): ReadonlyMap<string, unknown> {
  const { form, workspace } = facts;
  const values = valuesOf(form);
  const conversation = form.view?.conversation ?? [];
  return new Map<string, unknown>([
    ['ticket.subject', values.subject],
    ['ticket.status', values.status],
    ['ticket.tags', values.tags],
    ['ticket.requester.id', values.requesterId],
    ['ticket.assignee.user.id', form.view?.assigneeId ?? null],
    ['ticket.comments', conversation],
    ['ticket.conversation', conversation],
    ['comment.type', form.writing.composer],
    ['comment.text', draftForApp(activeDraft(form), workspace.knobs.richText)],
    ...workspace.ticketFields.map(({ id }): [string, unknown] => [
      `ticket.custom_field_${id}`,
      values.customFields[String(id)] ?? null,
    ]),
  ]);
}

export function changesBetween(before: HostFacts, after: HostFacts): readonly ChangeEvent[] {
  const old = observed(before);
  return [...observed(after)]
    .filter(([property, value]) => old.has(property) && !same(old.get(property), value))
    .map(([property, value]) => ({ event: `${property}.changed`, property, value }));
}
