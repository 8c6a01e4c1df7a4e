/** In the order in which a case goes through them; a file of its own, as the opening needs them and no rule. */
export const PHASES = [
  'none',
  'open',
  'escalated',
  'recorded',
  'flagged',
  'waiting',
  'approved',
  'declined',
  'returned',
  'dismissed',
] as const;
/** Where the case stands after its newest event; the index field carries it as `pdp_<phase>`. */
export type Phase = (typeof PHASES)[number];
