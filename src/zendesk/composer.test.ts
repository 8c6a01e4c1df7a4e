// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { insertIntoReply } from './composer.ts';
import { pretendEditor, type PretendEditor } from './testing/pretendEditor.ts';
import { asTyped } from '../domain/inert.ts';

const TEXT = { greeting: 'Hi Dana,', body: 'Two invoices are due: VS-1 ($99.00) & VS-2.\n\n2 < 3, says A* and B_.' };
const WHOLE = `${TEXT.greeting}\n\n${TEXT.body}`;
const WRITTEN = 'Hello Dana, thank you for writing.';
const BETWEEN = WRITTEN.indexOf('thank');

const cursorBetween = { reply: WRITTEN, cursor: [BETWEEN, BETWEEN] } as const;

async function insertedInto(given: Partial<PretendEditor>): Promise<readonly [PretendEditor, unknown]> {
  const { editor, host } = pretendEditor(given);
  return [editor, await insertIntoReply(host, TEXT)];
}

const MODES = [
  ['rich', true],
  ['plain', false],
] as const;

describe.each(MODES)('in a %s composer', (_name, isRich) => {
  test('an empty reply begins with the greeting', async () => {
    const [editor, came] = await insertedInto({ isRich });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect(editor.reply).toBe(WHOLE);
  });

  test('the text lands at the cursor, as a block of its own, and both sides stay', async () => {
    const [editor] = await insertedInto({ isRich, ...cursorBetween });
    expect(editor.reply).toBe(`Hello Dana, \n\n${TEXT.body}\n\nthank you for writing.`);
  });

  test('what is there already is not inserted again, also in other spaces and with another greeting', async () => {
    const reply = `Dear Dana,\n\n${TEXT.body.replaceAll(' ', '  ').replaceAll('\n\n', '\n\n\n\n')}\n\nAna`;
    const [editor, came] = await insertedInto({ isRich, reply });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect(editor.reply).toBe(reply);
    expect(editor.asked).toEqual([]);
  });

  test.each(['absent', 'ignored'] as const)(
    'where inserting at the cursor is %s, it goes behind what is written',
    async (insert) => {
      const [editor, came] = await insertedInto({ isRich, ...cursorBetween, insert });
      expect(came).toEqual({ ok: true, value: 'reply' });
      expect(editor.reply).toBe(`${WRITTEN}\n\n${TEXT.body}`);
    },
  );

  test('where the text comes late, it comes once', async () => {
    const [editor, came] = await insertedInto({ isRich, ...cursorBetween, insert: 'late' });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect(editor.reply.split('Two invoices are due')).toHaveLength(2);
  });

  test('marked words are not lost', async () => {
    const [editor, came] = await insertedInto({ isRich, reply: WRITTEN, cursor: [0, WRITTEN.length] });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect(editor.reply).toBe(`${WRITTEN}\n\n${TEXT.body}`);
  });

  test('from an internal note it switches to the reply first, however long that takes; the note stays', async () => {
    const [editor, came] = await insertedInto({ isRich, type: 'internalNote', note: 'mine', switching: 'late' });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect([editor.note, editor.reply]).toEqual(['mine', WHOLE]);
  });

  test('a reply that was begun before gets no second greeting', async () => {
    const [editor] = await insertedInto({ isRich, type: 'internalNote', reply: 'Dear Dana,' });
    expect(editor.reply.trim()).toBe(`Dear Dana,\n\n${TEXT.body}`);
  });

  test('where the switch is ignored, nothing is written anywhere', async () => {
    const [editor, came] = await insertedInto({ isRich, type: 'internalNote', note: 'mine', switching: 'ignored' });
    expect(came).toMatchObject({ ok: false, error: { why: 'refused' } });
    expect([editor.note, editor.reply]).toEqual(['mine', '']);
  });

  test('where Zendesk does not answer, it is not inserted a second time', async () => {
    const [editor, came] = await insertedInto({ isRich, insert: 'hangs' });
    expect(came).toMatchObject({ ok: false, error: { why: 'unseen' } });
    expect(editor.asked).toEqual(['ticket.editor.insert']);
  });
});

test('signs of HTML stay signs', async () => {
  const { editor, host } = pretendEditor();
  await insertIntoReply(host, { greeting: 'Hi,', body: 'a <b>c</b> & "d"' });
  // The joiner is not seen; without it the help desk would take what looks like a tag out.
  expect(editor.reply).toBe('Hi,\n\na <\u2060b>c<\u2060/b> & "d"');
});

test('a placeholder in an invoice’s number reaches the customer as it is read, and is not filled in', async () => {
  const { editor, host } = pretendEditor();
  await insertIntoReply(host, { greeting: 'Hi {{ticket.id}},', body: 'VS-{{ticket.requester.email}}{% x %} is due.' });
  expect(editor.reply).not.toMatch(/\{[{%]/);
  expect(asTyped(editor.reply)).toBe('Hi {{ticket.id}},\n\nVS-{{ticket.requester.email}}{% x %} is due.');
});

describe('other channels', () => {
  test('in a live chat it goes into the line at the cursor, and is told apart', async () => {
    const [editor, came] = await insertedInto({ isChat: true, isRich: false });
    expect(came).toEqual({ ok: true, value: 'chat' });
    expect(editor.reply).toBe(WHOLE);
  });

  test('where a chat does not show what it holds, that is told, and nothing is tried twice', async () => {
    const [editor, came] = await insertedInto({ isChat: true, isRich: false, isReadable: false });
    expect(came).toMatchObject({ ok: false, error: { why: 'unseen' } });
    expect(editor.asked).toEqual(['ticket.editor.insert']);
  });

  test('where a chat takes no text, that is told', async () => {
    const [editor, came] = await insertedInto({ isChat: true, isRich: false, insert: 'absent' });
    expect(came).toMatchObject({ ok: false, error: { why: 'failed' } });
    expect(editor.reply).toBe('');
  });

  test.each(['twitterReply', 'facebookWallReply'])('nothing of an account goes into a %s', async (type) => {
    const [editor, came] = await insertedInto({ type, isRich: false });
    expect(came).toMatchObject({ ok: false, error: { why: 'public-post' } });
    expect(editor.asked).toEqual([]);
  });

  test.each(['twitterDirectMessage', 'facebookPrivateMessage'])('a %s takes the text as plain words', async (type) => {
    const [editor, came] = await insertedInto({ type, isRich: false });
    expect(came).toEqual({ ok: true, value: 'reply' });
    expect(editor.reply).toBe(WHOLE);
  });
});
