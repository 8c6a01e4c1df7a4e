// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import en from '../../translations/en.json';
import es from '../../translations/es.json';
import { openSession } from '../app/session.ts';
import type { CustomerWording } from '../app/sessionPorts.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { App } from './App.tsx';
import { formatFor } from './format.ts';
import { noTools } from './testing/noTools.ts';
import { sayFrom } from './wording.ts';

const user = userEvent.setup();

const wording = (language: 'en' | 'es', texts: unknown): CustomerWording => {
  return { language, wording: formatFor({ locale: language, timeZone: 'UTC' }, sayFrom(texts, language)) };
};
const ENGLISH = wording('en', en);
const SPANISH = wording('es', es);

async function open(customerWordings: readonly CustomerWording[], requesterLocale: string): Promise<FakeWorld> {
  const world = fakeWorld({ billing: stripeRead(owing(1)) });
  world.ticket = { ...world.ticket, requesterLocale };
  render(<App session={openSession({ ...fakePorts(world), customerWordings })} scheme="light" loadTools={noTools} />);
  await user.click(await screen.findByText('Refund: was not using it'));
  return world;
}

const texts = (): HTMLElement => screen.getByLabelText('Texts for the reply');
const insert = (): Promise<void> => user.click(within(texts()).getByLabelText('Insert: Why inactivity is not free'));

afterEach(cleanup);

describe('the language of texts', () => {
  test('is the customer’s where it is enabled, with the English beside it, under a title that the agent reads', async () => {
    const world = await open([ENGLISH, SPANISH], 'es-MX');
    const choice = within(texts()).getByLabelText<HTMLSelectElement>('Language of the texts');
    expect(choice.selectedOptions[0]?.textContent).toBe('Spanish (the customer’s)');
    expect(within(texts()).getByText(/no podemos reembolsar/).lang).toBe('es');
    expect(within(texts()).getByText(/we are not able to refund/).lang).toBe('en');
    await insert();
    expect(world.inserted).toEqual([es.text.T1.body]);
  });

  test('is the agent’s choice, and stays it', async () => {
    const world = await open([ENGLISH, SPANISH], 'es-MX');
    await user.selectOptions(within(texts()).getByLabelText('Language of the texts'), 'English');
    expect(within(texts()).queryByText('In English')).toBeNull();
    await insert();
    expect(world.inserted).toEqual([en.text.T1.body]);
  });

  test('is English, without a choice, where no other one is enabled', async () => {
    const world = await open([ENGLISH], 'es-MX');
    expect(within(texts()).queryByLabelText('Language of the texts')).toBeNull();
    await insert();
    expect(world.inserted).toEqual([en.text.T1.body]);
  });
});

test('that a text was inserted is told only while the reply holds it', async () => {
  const world = await open([ENGLISH], 'en-US');
  const told = (): boolean => within(texts()).queryByText('Inserted. Read it, then send.') !== null;
  const replyBecomes = async (text: string): Promise<void> => {
    world.reply = { kind: 'public', text };
    await act(async () => {
      world.changed('composer');
      await Promise.resolve();
    });
  };
  await insert();
  await replyBecomes(`Hello Dana,\n\n${en.text.T1.body.replaceAll(' ', '  ')}`);
  expect(told()).toBe(true);
  await replyBecomes('Another reply.');
  expect(told()).toBe(false);
});
