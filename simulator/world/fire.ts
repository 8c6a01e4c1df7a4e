/** A business rule acts: it changes the ticket, and sends its mails. */
import { changeBy, noticesBy } from './actions.ts';
import type { Asked } from './conditions.ts';
import { filledIn, sendMail } from './mails.ts';
import type { AuditEvent, Via } from './model.ts';
import { RULE } from '../contract.ts';
import type { Rule } from './rules.ts';
import { applyChange } from './update.ts';

/** What the rule did, each event telling that it did it. */
export const fireRule = (asked: Asked, rule: Rule, kind: 'trigger' | 'automation'): readonly AuditEvent[] => {
  const { world, ticket, occasion } = asked;
  const updater = occasion?.audit.authorId ?? null;
  const { id, title } = rule;
  const via: Via = { channel: 'rule', rule: { id, title, kind } };
  const changes = applyChange(world, ticket, changeBy(asked, rule.actions), { by: RULE, via });
  const notifications = noticesBy(asked, rule.actions).map((notice): AuditEvent => {
    const subject = filledIn(world, ticket, notice.subject, updater);
    const body = filledIn(world, ticket, notice.body, updater);
    sendMail(world, { ticketId: ticket.id, to: notice.to, subject, body, rule: title });
    return { type: 'Notification', id: world.nextId(), subject, body, recipients: [notice.to], via };
  });
  return [...changes, ...notifications];
};
