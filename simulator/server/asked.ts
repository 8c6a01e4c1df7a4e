/** A request of the host page, and what can be answered to it. */
import type { Json } from '../json.ts';
import type { Account } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { Running } from './running.ts';

export interface WorkspaceRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly signedInAs: number | undefined;
}

export interface WorkspaceAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Any success. */
export const ok = (body: unknown): WorkspaceAnswer => ({ status: 200, body });

/** A refusal, with the reason in one sentence. */
export const refused = (status: number, why: string): WorkspaceAnswer => ({ status, body: { refused: why } });

/** One request of the host page. */
export interface Asked extends WorkspaceRequest {
  readonly running: Running;
  readonly world: World;
}

/** Carries out what needs an agent who is signed in. */
export const asAgent = ({ world, signedInAs }: Asked, act: (by: Account) => WorkspaceAnswer): WorkspaceAnswer => {
  const by = signedInAs === undefined ? undefined : world.person(signedInAs);
  if (by === undefined || by.role === 'end-user' || by.isSuspended === true) {
    return refused(401, 'Only an agent who is signed in can do this.');
  }
  return act(by);
};
