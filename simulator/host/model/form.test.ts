import { describe, expect, test } from 'vitest';
import type { TicketView } from '../../contract.ts';
import { someTicket } from '../testing/someTicket.ts';
import { edit, isDirty, openForm, valuesOf, withServerView } from './form.ts';

const opened = openForm(someTicket);

test('an edit taken back is none', () => {
  const back = edit(edit(opened, { status: 'solved', tags: ['x'], customFields: { '1': 'a' } }), {
    status: 'open',
    tags: ['billing'],
    customFields: { '1': null },
  });
  expect(back.edits).toEqual({});
  expect(isDirty(back)).toBe(false);
});

describe('somebody else saved', () => {
  const theirs: TicketView = {
    ...someTicket,
    status: 'pending',
    tags: ['billing', 'pdp_flagged'],
    customFields: { '1': 'a' },
  };

  test('the form shows it, and keeps what was edited here', () => {
    const form = withServerView(edit(opened, { subject: 'Mine' }), theirs, true);
    expect(valuesOf(form)).toMatchObject({ subject: 'Mine', status: 'pending', tags: theirs.tags });
  });

  test('where the open form does not follow, tags and fields stay behind', () => {
    const form = withServerView(opened, theirs, false);
    expect(valuesOf(form)).toMatchObject({ status: 'pending', tags: ['billing'], customFields: { '1': null } });
  });
});
