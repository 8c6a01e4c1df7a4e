import { describe, expect, test } from 'vitest';
import { someTicket } from '../testing/someTicket.ts';
import { activeDraft, edit, isDirty, newForm, openForm, withComposer, withDraft, withServerView } from './form.ts';
import { afterSave, submissionOf } from './submission.ts';

const opened = openForm(someTicket);

describe('drafts', () => {
  test('each composer has its own; Submit sends the one in front', () => {
    const both = withDraft(withComposer(withDraft(opened, 'Dear Sofia'), 'internalNote'), 'Ask Reggie');
    expect(activeDraft(both)).toBe('Ask Reggie');
    expect(submissionOf(both, 'edits').comment).toEqual({ body: 'Ask Reggie', public: false });
    const reply = { body: 'Dear Sofia', public: true };
    expect(submissionOf(withComposer(both, 'publicReply'), 'edits').comment).toEqual(reply);
  });

  test('a save empties the sent draft and leaves the other', () => {
    const sent = withDraft(withComposer(withDraft(opened, 'Dear Sofia'), 'internalNote'), 'Ask Reggie');
    const saved = afterSave(sent, sent, someTicket);
    expect(saved.writing.drafts).toEqual({ publicReply: 'Dear Sofia', internalNote: '' });
    expect(isDirty(saved)).toBe(true);
  });

  test('what was typed on while saving stays', () => {
    const sent = withDraft(opened, 'Dear');
    expect(activeDraft(afterSave(withDraft(sent, 'Dear Sofia'), sent, someTicket))).toBe('Dear Sofia');
  });

  test('white space alone is no comment', () => {
    expect(submissionOf(withDraft(opened, ' \n'), 'edits').comment).toBeUndefined();
  });
});

describe('values', () => {
  const theirs = { ...someTicket, tags: ['billing', 'pdp_flagged'], customFields: { '1': 'a' } };

  test('only what was changed is sent', () => {
    expect(submissionOf(edit(opened, { status: 'solved' }), 'edits')).toEqual({ status: 'solved' });
    expect(submissionOf(withServerView(opened, theirs, true), 'edits')).toEqual({});
  });

  test('a form that stayed behind sends all that it shows, and so sets back what was written elsewhere', () => {
    const stale = withServerView(edit(opened, { status: 'solved' }), theirs, false);
    expect(submissionOf(stale, 'whole-form')).toMatchObject({
      subject: someTicket.subject,
      status: 'solved',
      tags: ['billing'],
      customFields: { '1': null },
    });
  });

  test('after the save it shows what the server says', () => {
    const stale = withServerView(opened, theirs, false);
    expect(afterSave(stale, stale, theirs).base.tags).toEqual(theirs.tags);
  });

  test('a new ticket sends everything', () => {
    const sent = submissionOf(edit(newForm(null), { subject: 'New' }), 'edits');
    expect(sent).toMatchObject({ subject: 'New', status: 'new' });
  });
});
