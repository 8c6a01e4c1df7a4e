import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pretendParts, showAtDesk } from './pretendSetup.tsx';
import type { SessionPorts } from '../../app/sessionPorts.ts';
import type { ProbeTicket } from '../../app/setup/ports.ts';
import { fakeWorld, type FakeWorld } from '../../app/testing/fakes.ts';
import { Probe } from '../tools/Probe.tsx';
import type { SetupParts } from '../tools/setupParts.ts';

const user = userEvent.setup();
/** As long as the look after a refusal takes, and more. */
const PATIENCE = { timeout: 5000 };
export const press = async (name: string | RegExp): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }, PATIENCE));
};
export const sees = async (text: string | RegExp): Promise<void> => {
  await screen.findByText(text, {}, PATIENCE);
};
export interface Opened {
  readonly parts: SetupParts;
  /** Zendesk asks whether to save. */
  readonly submit: () => Promise<string | null>;
}

/** The probe on this ticket, with a test ticket of which a part answers otherwise. */
export function opens(
  ticket: Partial<ProbeTicket> = {},
  world: FakeWorld = fakeWorld(),
  ports: Partial<SessionPorts> = {},
): Opened {
  const before = pretendParts();
  const parts = { ...before, probeTicket: { ...before.probeTicket, ...ticket } };
  showAtDesk(<Probe parts={parts} />, world, ports);
  return { parts, submit: parts.saveProbe.over(() => Promise.resolve(null)) };
}

export async function begins(...given: Parameters<typeof opens>): Promise<Opened> {
  const opened = opens(...given);
  await user.click(await screen.findByLabelText('Ticket #4711 is a test ticket that nobody works on'));
  await press('Begin on this ticket');
  return opened;
}
