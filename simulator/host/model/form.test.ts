import { describe, expect, test } from 'vitest';
import type { TicketView } from '../../contract.ts';
import {
  activeDraft,
  afterSave,
  edit,
  isDirty,
  newForm,
  openForm,
  submissionOf,
  valuesOf,
  withComposer,
  withDraft,
  withServerView,
} from './form.ts';

const view: TicketView = {
  id: 4711,
  subject: 'A refund?',
  status: 'open',
  tags: ['billing'],
  customFields: { '1': null },
  followerIds: [],
  requester: {
    id: 201,
    name: 'Sofia',
    email: 's@x.example',
    role: 'end-user',
    locale: 'en-US',
    timeZone: 'UTC',
    externalId: null,
  },
  assigneeId: 101,
  createdAt: '2026-11-24T10:00:00Z',
  updatedAt: '2026-11-24T10:00:00Z',
  conversation: [],
};

const opened = openForm(view);

describe('drafts', () => {
  test('each composer has its own; Submit sends the one in front', () => {
    const both = withDraft(withComposer(withDraft(opened, 'Dear Sofia'), 'internalNote'), 'Ask Reggie');
    expect(activeDraft(both)).toBe('Ask Reggie');
    expect(submissionOf(both).comment).toEqual({ body: 'Ask Reggie', public: false });
    expect(submissionOf(withComposer(both, 'publicReply')).comment).toEqual({ body: 'Dear Sofia', public: true });
  });

  test('a save empties the sent draft and leaves the other', () => {
    const sent = withDraft(withComposer(withDraft(opened, 'Dear Sofia'), 'internalNote'), 'Ask Reggie');
    const saved = afterSave(sent, sent, view);
    expect(saved.writing.drafts).toEqual({ publicReply: 'Dear Sofia', internalNote: '' });
    expect(isDirty(saved)).toBe(true);
  });

  test('what was typed on while saving stays', () => {
    const sent = withDraft(opened, 'Dear');
    expect(activeDraft(afterSave(withDraft(sent, 'Dear Sofia'), sent, view))).toBe('Dear Sofia');
  });

  test('white space alone is no comment', () => {
    expect(submissionOf(withDraft(opened, ' \n')).comment).toBeUndefined();
  });
});

describe('edits', () => {
  test('only what was changed is sent', () => {
    expect(submissionOf(edit(opened, { status: 'solved' }))).toEqual({ status: 'solved' });
    expect(submissionOf(opened)).toEqual({});
  });

  test('an edit taken back is none', () => {
    const back = edit(edit(opened, { status: 'solved', tags: ['x'], customFields: { '1': 'a' } }), {
      status: 'open',
      tags: ['billing'],
      customFields: { '1': null },
    });
    expect(back.edits).toEqual({});
    expect(isDirty(back)).toBe(false);
  });

  test('a new ticket sends everything', () => {
    expect(submissionOf(edit(newForm(null), { subject: 'New' }))).toMatchObject({ subject: 'New', status: 'new' });
  });
});

describe('somebody else saved', () => {
  const theirs: TicketView = {
    ...view,
    status: 'pending',
    tags: ['billing', 'pdp_flagged'],
    customFields: { '1': 'a' },
  };

  test('the form shows it, and keeps what was edited here', () => {
    const form = withServerView(edit(opened, { subject: 'Mine' }), theirs, true);
    expect(valuesOf(form)).toMatchObject({ subject: 'Mine', status: 'pending', tags: theirs.tags });
  });

  test('where the open form does not follow, tags and fields stay behind and are not written back', () => {
    const form = withServerView(opened, theirs, false);
    expect(valuesOf(form)).toMatchObject({ status: 'pending', tags: ['billing'], customFields: { '1': null } });
    expect(submissionOf(form)).toEqual({});
  });
});
