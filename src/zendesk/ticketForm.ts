import * as v from 'valibot';
import type { HostFailure, Message, Ticket, TicketForm } from '../app/ports.ts';
import type { Instant } from '../domain/money.ts';
import { inertName } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Host } from './client.ts';
import { insertIntoReply, readReply } from './composer.ts';
import { plainText } from './htmlText.ts';
import { FOLLOW_UP_TAG, phasesInTags, REOPENED_TAG } from './indexTags.ts';

const requester = v.nullable(
  v.object({
    id: v.nullish(v.number()),
    name: v.nullish(v.string(), ''),
    email: v.nullish(v.string()),
    locale: v.nullish(v.unknown()),
  }),
);
const tagList = v.nullish(v.array(v.string()), []);

const message = v.object({
  author: v.nullish(v.object({ role: v.nullish(v.union([v.string(), v.number()]), '') })),
  channel: v.nullish(v.object({ name: v.nullish(v.string(), '') })),
  timestamp: v.nullish(v.string()),
  message: v.object({ content: v.nullish(v.string(), ''), contentType: v.nullish(v.string(), 'text/html') }),
});

const CUSTOMER_ROLES: readonly unknown[] = ['end-user', 'end_user'];
const SYSTEM_ROLES: readonly unknown[] = ['system', 'trigger'];

function timeOf(text: string | null | undefined): Instant | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : at;
}

function messageFrom(raw: unknown): readonly Message[] {
  const read = v.safeParse(message, raw);
  // A kind of entry that is not known yet (a call, a system line) says nothing for the customer.
  if (!read.success || SYSTEM_ROLES.includes(read.output.author?.role)) return [];
  const { author, channel, message: said } = read.output;
  return [
    {
      from: CUSTOMER_ROLES.includes(author?.role) ? 'customer' : 'agent',
      internal: channel?.name === 'internal',
      text: said.contentType.includes('html') ? plainText(said.content) : said.content,
      at: timeOf(read.output.timestamp),
    },
  ];
}

/** The subject is the customer's as well, and often the only place that says what it is about. */
async function readSubject(host: Host): Promise<readonly Message[]> {
  const answer = await host.get('ticket.subject', 'ticket.createdAt');
  if (!answer.ok) return [];
  const { 'ticket.subject': text, 'ticket.createdAt': created } = answer.value;
  if (typeof text !== 'string' || text === '') return [];
  return [{ from: 'customer', internal: false, text, at: timeOf(typeof created === 'string' ? created : null) }];
}

const form = v.object({
  'ticket.status': v.nullish(v.string(), 'new'),
  'ticket.requester': requester,
  'ticket.tags': tagList,
  'ticket.id': v.nullish(v.pipe(v.number(), v.integer())),
  'ticket.createdAt': v.nullish(v.pipe(v.string(), v.transform(Date.parse), v.number())),
});

const ALWAYS = ['ticket.status', 'ticket.requester', 'ticket.tags'] as const;

async function readTicket(host: Host, isNew: boolean): Promise<Result<Ticket, HostFailure>> {
  const answer = await (isNew ? host.get(...ALWAYS) : host.get(...ALWAYS, 'ticket.id', 'ticket.createdAt'));
  if (!answer.ok) return answer;
  const read = v.safeParse(form, answer.value);
  if (!read.success) return err({ why: 'failed', detail: v.summarize(read.issues) });
  const { 'ticket.requester': who, 'ticket.id': id, 'ticket.createdAt': createdAt } = read.output;
  if (!isNew && (id == null || createdAt == null)) return err({ why: 'failed', detail: 'get ticket.id' });
  return ok({
    id: isNew ? null : (id ?? null),
    status: read.output['ticket.status'],
    createdAt: isNew ? null : (createdAt ?? null),
    requester: { id: who?.id ?? null, name: inertName(who?.name ?? ''), email: who?.email ?? null },
    requesterLocale: typeof who?.locale === 'string' ? who.locale : null,
    indexPhases: isNew ? [] : phasesInTags(read.output['ticket.tags']),
    followsUpCase: !isNew && read.output['ticket.tags'].includes(FOLLOW_UP_TAG),
    wasReopened: !isNew && read.output['ticket.tags'].includes(REOPENED_TAG),
  });
}

const EVENTS = {
  ticket: [
    'ticket.status.changed',
    'ticket.tags.changed',
    'ticket.requester.id.changed',
    'ticket.requester.email.changed',
  ],
  composer: ['comment.text.changed', 'comment.type.changed'],
  conversation: ['ticket.conversation.changed', 'ticket.comments.changed', 'ticket.updated'],
  saved: ['ticket.submit.done'],
  activated: ['app.activated'],
} as const;

/** The open ticket's form and composer. `isNew`: the ticket is being created, so it has no id yet. */
export function ticketFormOver(host: Host, isNew: boolean): TicketForm {
  return {
    ticket: () => readTicket(host, isNew),
    conversation: async () => {
      const [answer, opening] = await Promise.all([host.get('ticket.conversation'), readSubject(host)]);
      if (!answer.ok) return answer;
      const raw = answer.value['ticket.conversation'];
      return ok([...opening, ...(Array.isArray(raw) ? raw.flatMap(messageFrom) : [])]);
    },
    reply: () => readReply(host),
    insertIntoReply: (text) => insertIntoReply(host, text),
    onChange: (listener) => {
      let listening = true;
      for (const [what, events] of Object.entries(EVENTS)) {
        for (const event of events) {
          host.on(event, () => {
            if (listening) listener(what as keyof typeof EVENTS);
          });
        }
      }
      return () => {
        listening = false;
      };
    },
  };
}
