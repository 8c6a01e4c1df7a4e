import { describe, expect, test } from 'vitest';
import type { MacroView } from '../../contract.ts';
import { someTicket } from '../testing/someTicket.ts';
import { openForm, valuesOf, withComposer, withDraft } from './form.ts';
import { applyMacro } from './macro.ts';
import { afterSave, submissionOf } from './submission.ts';

const macro: MacroView = {
  id: 9,
  title: 'Refund granted',
  status: 'solved',
  reply: 'We refunded you.',
  addTags: ['refunded', 'billing'],
  removeTags: ['waiting'],
};
const opened = openForm({ ...someTicket, tags: ['billing', 'waiting'] });

describe('a macro', () => {
  test('edits status, tags and the public reply, and Submit names it', () => {
    const form = applyMacro(withComposer(opened, 'internalNote'), macro);
    expect(submissionOf(form, 'edits')).toEqual({
      status: 'solved',
      tags: ['billing', 'refunded'],
      comment: { body: 'We refunded you.', public: true },
      macro: 9,
    });
  });

  test('writes behind what was written', () => {
    const form = applyMacro(withDraft(opened, 'Dear Sofia,'), macro);
    expect(form.writing.drafts.publicReply).toBe('Dear Sofia,\n\nWe refunded you.');
  });

  test('leaves alone what it does not name', () => {
    const form = applyMacro(withComposer(opened, 'internalNote'), { ...macro, status: null, reply: null });
    expect(valuesOf(form).status).toBe('open');
    expect(form.writing).toMatchObject({ composer: 'internalNote', drafts: { publicReply: '' } });
  });

  test('is submitted once', () => {
    const form = applyMacro(opened, macro);
    expect(submissionOf(afterSave(form, form, someTicket), 'edits').macro).toBeUndefined();
  });
});
