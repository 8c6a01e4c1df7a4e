// @vitest-environment jsdom
import './testing/browserGaps.ts';
import './testing/inEnglish.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openSession } from '../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead } from '../app/testing/fakes.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

afterEach(cleanup);

test.each([
  ['warning_needs_response', 'inquiry, needs an answer'],
  ['sent_to_network', 'sent to network'],
])('a dispute that billing calls %s is told as “%s”', async (status, told) => {
  const open = [{ id: 'dp_1', amount: { minor: 9900, currency: 'usd' }, status, url: null }];
  const world = fakeWorld({
    billing: stripeRead(owing(3), { disputed: true }),
    disputes: () => ({ kind: 'disputes', open, asOf: world.now }),
  });
  render(<App session={openSession(fakePorts(world))} scheme="light" loadTools={noTools} />);
  expect(await screen.findByText(new RegExp(`99.00 · ${told}$`))).toBeDefined();
});
