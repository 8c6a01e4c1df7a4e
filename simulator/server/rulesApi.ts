/** Answers what the host page asks about the account's rules, and the acts that no app is asked about. */
import { wholeNumber } from '../json.ts';
import { runAutomations } from '../world/automations.ts';
import { macroNamed } from '../world/macros.ts';
import { mergeTickets } from '../world/merge.ts';
import type { Ticket } from '../world/model.ts';
import { type Asked, type WorkspaceAnswer, asAgent, ok, refused } from './asked.ts';
import { editInBulk, macrosOf, viewsOf } from './rulesPage.ts';
import { ticketView } from './views.ts';

const bulk = (asked: Asked): WorkspaceAnswer => {
  const { world, body } = asked;
  if (body['macro'] !== undefined && macroNamed(world, body['macro']) === undefined) {
    return refused(400, 'There is no such macro.');
  }
  return asAgent(asked, (by) => ok(editInBulk(world, body, by)));
};

/** POST /workspace/tickets/{id}/merge */
export const merge = (asked: Asked, source: Ticket): WorkspaceAnswer => {
  const { world, body } = asked;
  const target = world.tickets.get(wholeNumber(body['into']) ?? -1);
  if (target === undefined) return refused(404, 'There is no ticket to merge into.');
  return asAgent(asked, (by) => {
    const why = mergeTickets(world, { source, target, by: by.id });
    return why === undefined ? ok(ticketView(world, target)) : refused(422, why.description);
  });
};

const forgetMails = ({ world }: Asked): WorkspaceAnswer => {
  world.mails = [];
  return ok([]);
};

/** Those that are not about one ticket. */
export const ruleRoutes: Readonly<Record<string, (asked: Asked) => WorkspaceAnswer>> = {
  'PUT /workspace/bulk': bulk,
  'POST /workspace/automations': ({ world }) => ok({ fired: runAutomations(world) }),
  'GET /workspace/views': ({ world, signedInAs }) => ok(viewsOf(world, signedInAs)),
  'GET /workspace/macros': ({ world }) => ok(macrosOf(world)),
  'GET /workspace/mails': ({ world }) => ok(world.mails.toReversed()),
  'DELETE /workspace/mails': forgetMails,
};
