/** All that the paths an app may read or write are made of. */
import type { WorkspaceState } from '../../contract.ts';
import type { TicketForm } from '../model/form.ts';

export type ColorScheme = 'light' | 'dark';

export type Location = 'ticket_sidebar' | 'new_ticket_sidebar';

export interface HostFacts {
  readonly form: TicketForm;
  readonly workspace: WorkspaceState;
  /** The signed-in person's id. */
  readonly me: number;
  readonly scheme: ColorScheme;
}

export const SUBDOMAIN = 'vistasocial';

export const locationOf = (form: TicketForm): Location =>
  form.view === null ? 'new_ticket_sidebar' : 'ticket_sidebar';

/** Payload of `app.registered`. */
export function registrationOf(facts: HostFacts, guid: string): unknown {
  const { app } = facts.workspace;
  return {
    metadata: {
      appId: app.id,
      name: app.name,
      installationId: app.installationId,
      version: app.version,
      settings: app.settings,
      plan: { name: null },
    },
    context: {
      instanceGuid: guid,
      product: 'support',
      account: { subdomain: SUBDOMAIN },
      location: locationOf(facts.form),
      ticketId: facts.form.view?.id,
    },
  };
}
