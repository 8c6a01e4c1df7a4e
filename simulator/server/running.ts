/** What the two servers share while the workspace runs. */
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import type { World } from '../world/world.ts';
import type { Outages } from './outages.ts';
import type { RequestLog } from './requestLog.ts';

export interface Running {
  readonly world: () => World;
  readonly app: () => InstalledApp;
  readonly appUrl: () => string;
  readonly requests: RequestLog;
  readonly outages: Outages;
  /** Puts a fresh world in place of the present one; `live` where billing's mode is not to be the one of the start. */
  readonly reset: (scenario: ScenarioId, live: boolean | undefined) => void;
}
