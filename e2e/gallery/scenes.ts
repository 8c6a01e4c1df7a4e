import { ADMIN_SCENES } from './adminScenes.ts';
import { AGENT_SCENES } from './agentScenes.ts';
import { BILLING_SCENES } from './billingScenes.ts';
import { CHART_SCENES } from './chartScenes.ts';
import { REGGIE_SCENES } from './reggieScenes.ts';

/** Every state of the panel, by who sees it or where it comes from: a group is played by one file of stories. */
export const SCENES = {
  agent: AGENT_SCENES,
  billing: BILLING_SCENES,
  chart: CHART_SCENES,
  reggie: REGGIE_SCENES,
  admin: ADMIN_SCENES,
} as const;
