/** The numbers by which the conditions of triggers tell how an update came. */
import type { Knobs } from '../contract.ts';
import type { Via } from './model.ts';

const webForm = 0;
const mail = 4;
const webService = 5;
const rule = 8;
const merge = 19;
const closedTicket = 27;

/** The number of this way. */
export const viaId = (via: Via, { ruleViaTold }: Knobs): number => {
  if (via.followUpOf !== undefined) return closedTicket;
  if (via.mergedFrom !== undefined || via.mergedInto !== undefined) return merge;
  switch (via.channel) {
    case 'web':
      return webForm;
    case 'email':
      return mail;
    case 'api':
      return webService;
    case 'rule':
      return ruleViaTold ? rule : webService;
  }
};
