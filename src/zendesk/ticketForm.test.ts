// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { plainText } from './htmlText.ts';
import { phasesInTags } from './indexTags.ts';
import { ticketFormOver } from './ticketForm.ts';
import { fakeHost } from './testing/fakeHost.ts';

const FORM = {
  'ticket.id': 4711,
  'ticket.status': 'open',
  'ticket.createdAt': '2026-11-20T09:00:00Z',
  'ticket.requester': { id: 201, name: 'Dana Fox', email: 'dana@fox.example', locale: 'es-419' },
  'ticket.tags': ['billing', 'pdp_flagged'],
};

describe('the ticket', () => {
  test('is read with its index tag', async () => {
    expect(await ticketFormOver(fakeHost(FORM), false).ticket()).toEqual({
      ok: true,
      value: {
        id: 4711,
        status: 'open',
        createdAt: Date.UTC(2026, 10, 20, 9),
        requester: { id: 201, name: 'Dana Fox', email: 'dana@fox.example' },
        requesterLocale: 'es-419',
        indexPhases: ['flagged'],
        followsUpCase: false,
        wasReopened: false,
      },
    });
  });

  test('carries the marks of the net', async () => {
    const tags = { 'ticket.tags': ['pdp_follow_up', 'pdp_reopened'] };
    const read = await ticketFormOver(fakeHost({ ...FORM, ...tags }), false).ticket();
    expect(read).toMatchObject({ ok: true, value: { indexPhases: [], followsUpCase: true, wasReopened: true } });
  });

  test('that is being created has no id and no case', async () => {
    const { 'ticket.id': id, 'ticket.createdAt': at, ...fresh } = FORM;
    const read = await ticketFormOver(fakeHost({ ...fresh, 'ticket.requester': null }), true).ticket();
    expect(read).toMatchObject({ ok: true, value: { id: null, createdAt: null, indexPhases: [] } });
  });

  test.each([
    ['no id', { 'ticket.id': null }],
    ['no time', { 'ticket.createdAt': 'soon' }],
    ['an odd requester', { 'ticket.requester': 'Dana' }],
  ])('with %s is a failure, not a guess', async (_name, change) => {
    expect(await ticketFormOver(fakeHost({ ...FORM, ...change }), false).ticket()).toMatchObject({ ok: false });
  });

  test('carries a phase only by its own tags', () => {
    expect(phasesInTags(['billing'])).toEqual([]);
    expect(phasesInTags(['pdp_none', 'pdp_unknown', 'xpdp_open'])).toEqual([]);
    expect(phasesInTags(['pdp_dismissed', 'pdp_waiting'])).toEqual(['waiting', 'dismissed']);
  });
});

describe('the conversation', () => {
  test('tells customers from agents, public from internal, and plain words from HTML', async () => {
    const said = (role: string, name: string, content: string, contentType = 'text/html'): object => ({
      author: { role },
      channel: { name },
      message: { content, contentType },
    });
    const host = fakeHost({
      'ticket.conversation': [
        {
          ...said('end-user', 'email', '<p>I&#39;d like a refund.<br>Thanks</p><blockquote>old words</blockquote>'),
          timestamp: '2026-11-20T09:00:00Z',
        },
        said('agent', 'internal', 'note', 'text/plain'),
        said('trigger', 'web', 'auto'),
        { odd: true },
        said('admin', 'web', '<p>Hello</p>'),
      ],
    });
    expect(await ticketFormOver(host, false).conversation()).toEqual({
      ok: true,
      value: [
        {
          from: 'customer',
          internal: false,
          text: "I'd like a refund.\nThanks\n> old words",
          at: Date.UTC(2026, 10, 20, 9),
        },
        { from: 'agent', internal: true, text: 'note', at: null },
        { from: 'agent', internal: false, text: 'Hello', at: null },
      ],
    });
  });
});

test('the subject is the customer’s first word', async () => {
  const host = fakeHost({ ...FORM, 'ticket.conversation': [], 'ticket.subject': 'Refund, please' });
  expect(await ticketFormOver(host, false).conversation()).toEqual({
    ok: true,
    value: [{ from: 'customer', internal: false, text: 'Refund, please', at: Date.UTC(2026, 10, 20, 9) }],
  });
});

describe('the composer', () => {
  const composer = (type: string, text: string, rich: boolean): Record<string, unknown> => ({
    'comment.type': type,
    'comment.text': text,
    'comment.useRichText': rich,
  });

  test.each([
    ['publicReply', '<p>Hi &amp; bye</p><p></p>', true, { kind: 'public', text: 'Hi & bye' }],
    ['publicReply', '<p><br></p>', true, { kind: 'public', text: '' }],
    ['publicReply', 'a < b', false, { kind: 'public', text: 'a < b' }],
    ['internalNote', 'note', false, { kind: 'internal', text: 'note' }],
    ['twitterReply', 'tweet', false, { kind: 'public', text: 'tweet' }],
  ] as const)('%s %s', async (type, text, rich, value) => {
    expect(await ticketFormOver(fakeHost(composer(type, text, rich)), false).reply()).toEqual({ ok: true, value });
  });
});

test('changes are told by what changed, until they are no longer wanted', () => {
  const host = fakeHost({});
  const heard: string[] = [];
  const stop = ticketFormOver(host, false).onChange((what) => heard.push(what));
  for (const event of ['ticket.tags.changed', 'comment.text.changed', 'ticket.conversation.changed', 'app.activated']) {
    host.emit(event);
  }
  host.emit('ticket.submit.done');
  stop();
  host.emit('app.activated');
  expect(heard).toEqual(['ticket', 'composer', 'conversation', 'activated', 'saved']);
});

test('scripts and styles are no words', () => {
  expect(plainText('<style>p{}</style><script>x</script><div>Hi</div>')).toBe('Hi');
});
