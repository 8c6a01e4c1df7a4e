import type { Decision } from './decision.ts';
import { unknownRead } from '../invoice.ts';
import { walk, type Position } from '../policy/flow.ts';

/** The path through the chart that a recorded decision took, under the settings that acted then. */
export function recordedPath({ request, paysTwo, escalation, settingsActed, pastDue }: Decision): Position {
  const { n, asOf, seenIn } = pastDue;
  return walk({
    request,
    paysTwo,
    escalation,
    settings: {
      flagEveryVoid: settingsActed.includes('flag-every-void'),
      continueRequiresTwoPaid: settingsActed.includes('continue-requires-two'),
    },
    pastDue: n === null ? unknownRead('down', asOf) : { kind: 'count', source: 'typed', count: n, seenIn, asOf },
  });
}
