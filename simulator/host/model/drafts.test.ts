// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { Drafts } from './drafts.ts';
import { NOTHING_WRITTEN, type Writing } from './form.ts';

const written: Writing = {
  composer: 'internalNote',
  drafts: { publicReply: 'Dear Sofia', internalNote: 'Ask Reggie' },
};

afterEach(() => {
  window.sessionStorage.clear();
});

test('both drafts and the chosen composer survive a reload', () => {
  new Drafts(window.sessionStorage, 101).keep('4711', written);
  expect(new Drafts(window.sessionStorage, 101).read('4711')).toEqual(written);
});

test('each person and each ticket has drafts of its own', () => {
  new Drafts(window.sessionStorage, 101).keep('4711', written);
  expect(new Drafts(window.sessionStorage, 102).read('4711')).toEqual(NOTHING_WRITTEN);
  expect(new Drafts(window.sessionStorage, 101).read('4801')).toEqual(NOTHING_WRITTEN);
});

test('nothing is kept of what is empty again', () => {
  const drafts = new Drafts(window.sessionStorage, 101);
  drafts.keep('4711', written);
  drafts.keep('4711', NOTHING_WRITTEN);
  expect(window.sessionStorage.length).toBe(0);
});

test('another world forgets everybody’s drafts, and nothing else of the tab', () => {
  window.sessionStorage.setItem('workspace:as', '102');
  for (const person of [101, 102]) new Drafts(window.sessionStorage, person).keep('4711', written);
  new Drafts(window.sessionStorage, 101).forgetAll();
  expect(window.sessionStorage.length).toBe(1);
});

test('what cannot be read counts as nothing', () => {
  window.sessionStorage.setItem('workspace:draft:101:4711', '{"composer":');
  window.sessionStorage.setItem('workspace:draft:101:4801', '{"composer":"internalNote","drafts":{"internalNote":5}}');
  const drafts = new Drafts(window.sessionStorage, 101);
  expect(drafts.read('4711')).toEqual(NOTHING_WRITTEN);
  expect(drafts.read('4801').drafts).toEqual(NOTHING_WRITTEN.drafts);
});
