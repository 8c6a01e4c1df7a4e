import type { ComponentType } from 'react';

/** What is loaded only when an admin or an approver needs it. */
export interface Tools {
  readonly Setup: ComponentType;
  readonly Report: ComponentType;
  /** A line where Zendesk does not mail the approvers yet; nothing otherwise. */
  readonly NotMailed: ComponentType;
  /** Ends a guided test that was left on this ticket. */
  readonly CleanUp: ComponentType;
}

/** Loads the tools; rejects where their code cannot be had. */
export type LoadTools = () => Promise<Tools>;
