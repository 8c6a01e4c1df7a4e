/** Asks the simulated REST as the host does for the app, and names what tests look at in its answers. */
import type { Json } from '../json.ts';
import { ANA } from '../scenarios/people.ts';
import type { World } from '../world/world.ts';
import { answerZendesk } from '../zendesk/rest.ts';

export interface EventAnswer {
  readonly id: number;
  readonly type: string;
  readonly author_id?: number;
  readonly body?: string;
  readonly html_body?: string;
  readonly public?: boolean;
  readonly field_name?: string;
  readonly value?: string | readonly string[];
  readonly previous_value?: string | readonly string[];
  readonly previous_followers?: readonly string[];
  readonly current_followers?: readonly string[];
}

export interface AuditAnswer {
  readonly id: number;
  readonly ticket_id: number;
  readonly author_id: number;
  readonly created_at: string;
  readonly via: Json;
  readonly metadata: { readonly custom: Readonly<Record<string, unknown>> };
  readonly events: readonly EventAnswer[];
}

export interface TicketAnswer {
  readonly ticket: {
    readonly id: number;
    readonly status: string;
    readonly subject: string;
    readonly updated_at: string;
    readonly tags: readonly string[];
    readonly follower_ids: readonly number[];
    readonly custom_fields: readonly { readonly id: number; readonly value: string | null }[];
  };
  readonly audit?: AuditAnswer;
}

export interface UserAnswer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly custom_role_id: number | null;
}

export interface AuditsAnswer {
  readonly audits: readonly AuditAnswer[];
  readonly users?: readonly UserAnswer[];
  readonly count?: number;
  readonly next_page?: string | null;
  readonly meta?: { readonly has_more: boolean; readonly after_cursor: string | null };
  readonly links?: { readonly next: string | null; readonly prev: string | null };
}

export interface Asking {
  /** Null where nobody is signed in; Ana where not said. */
  readonly as?: number | null;
  readonly body?: Json;
}

export interface RestAnswered<T> {
  readonly status: number;
  readonly body: T;
}

/** The answer's status and body; `T` is what the test expects the body to be. */
export const askZendesk = <T>(
  world: World,
  method: string,
  path: string,
  { as = ANA, body = {} }: Asking = {},
): RestAnswered<T> => {
  const url = new URL(path, 'https://vistasocial.zendesk.com');
  const answer = answerZendesk({ world, method, url, body, signedInAs: as ?? undefined });
  // What the host's page gets has been through JSON.
  return { status: answer.status, body: JSON.parse(JSON.stringify(answer.body ?? null)) as T };
};
