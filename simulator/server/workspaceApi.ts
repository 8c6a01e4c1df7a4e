/** Answers /workspace/…: the host page's own requests, which are never recorded, late or down. */
import { RULE } from '../contract.ts';
import { MEANWHILE } from '../faults/meanwhile.ts';
import { type Json, recordAt, textAt, wholeNumber } from '../json.ts';
import { isScenarioId } from '../scenarios/scenarioIds.ts';
import { actInStripe } from '../stripe/acts.ts';
import { addFollowUp } from '../world/followUp.ts';
import { turnKnobs } from '../world/knobs.ts';
import type { Ticket } from '../world/model.ts';
import { changeUser } from '../world/userFields.ts';
import type { Updated } from '../world/change.ts';
import type { World } from '../world/world.ts';
import { userObject } from '../zendesk/answers.ts';
import { auditLog } from '../zendesk/ticketRest.ts';
import { changeSettings } from './appSettings.ts';
import { type Asked, type WorkspaceAnswer, type WorkspaceRequest, asAgent, ok, refused } from './asked.ts';
import { actIn, billingView } from './billingPage.ts';
import type { Running } from './running.ts';
import { happen } from './meanwhile.ts';
import { merge, ruleRoutes } from './rulesApi.ts';
import { applyRule, replyAsCustomer, submitTicket } from './ticketActs.ts';
import { stateView, ticketView } from './views.ts';

const reset = ({ running, world, body }: Asked): WorkspaceAnswer => {
  const id = textAt(body, 'scenario') ?? world.scenario;
  if (!isScenarioId(id)) return refused(400, `There is no scenario '${id}'.`);
  running.reset(id, typeof body['live'] === 'boolean' ? body['live'] : undefined);
  return ok(stateView(running));
};

const turn = ({ running, world, body }: Asked): WorkspaceAnswer => {
  world.knobs = turnKnobs(world.knobs, body);
  world.tried.clear();
  running.outages.recheck();
  return ok(world.knobs);
};

const fillIn = ({ running, world, body }: Asked): WorkspaceAnswer => {
  const change = changeSettings(world.settings, body, running.app());
  if ('refused' in change) return refused(400, change.refused);
  world.settings = change.settings;
  return ok(world.settings);
};

const forget = ({ running }: Asked): WorkspaceAnswer => {
  running.requests.forget();
  return ok([]);
};

const carryOut = ({ world, body }: Asked): WorkspaceAnswer => {
  const act = actIn(body);
  if (act === undefined) return refused(400, 'This act is not known, or says too little.');
  const outcome = actInStripe(world.books, act, Math.floor(world.now() / 1000));
  return 'done' in outcome ? ok(outcome) : { status: 422, body: outcome };
};

const after = (world: World, ticket: Ticket, updated: Updated): WorkspaceAnswer =>
  'refused' in updated ? refused(422, updated.refused.description) : ok(ticketView(world, ticket));

const submit = (asked: Asked, ticket: Ticket): WorkspaceAnswer =>
  asAgent(asked, (by) => after(asked.world, ticket, submitTicket(asked.world, ticket, asked.body, by)));

const replyIn = (body: Json): string => textAt(body, 'body')?.trim() ?? '';

const customerReply = ({ world, body }: Asked, ticket: Ticket): WorkspaceAnswer => {
  const text = replyIn(body);
  if (text === '') return refused(400, 'The reply is empty.');
  return after(world, ticket, replyAsCustomer(world, ticket, text));
};

const followUp = ({ world, body }: Asked, parent: Ticket): WorkspaceAnswer => {
  const text = replyIn(body);
  if (text === '') return refused(400, 'The reply is empty.');
  return ok(ticketView(world, addFollowUp(world, parent, text)));
};

const rule = ({ world, body }: Asked, ticket: Ticket): WorkspaceAnswer => {
  const input = recordAt(body, 'ticket');
  if (input === undefined) return refused(400, 'The rule does not say what it changes: there is no `ticket`.');
  const by = body['by'] === undefined ? RULE : wholeNumber(body['by']);
  if (by === undefined || (by !== RULE && world.person(by) === undefined)) {
    return refused(400, 'The person in `by` is not known.');
  }
  return after(world, ticket, applyRule(world, ticket, input, by));
};

const meanwhile = ({ world, body, signedInAs }: Asked, ticket: Ticket): WorkspaceAnswer => {
  const what = MEANWHILE.find((one) => one === body['what']);
  if (what === undefined) return refused(400, 'What happens is not known.');
  const why = happen(world, ticket, signedInAs ?? 0, what);
  return why === null ? ok(ticketView(world, ticket)) : refused(422, why);
};

const writeUser = ({ world, body }: Asked, id: number): WorkspaceAnswer => {
  const person = world.person(id);
  if (person === undefined) return refused(404, 'There is no such user.');
  const changed = changeUser(person, body, world.userFields);
  if ('refused' in changed) return refused(400, changed.refused);
  world.changePerson({ ...person, ...changed });
  return ok({ user: userObject({ ...person, ...changed }, world) });
};

const plainRoutes: Readonly<Record<string, (asked: Asked) => WorkspaceAnswer>> = {
  'GET /workspace/state': ({ running }) => ok(stateView(running)),
  'POST /workspace/reset': reset,
  'GET /workspace/knobs': ({ world }) => ok(world.knobs),
  'PUT /workspace/knobs': turn,
  'PUT /workspace/settings': fillIn,
  'GET /workspace/requests': ({ running }) => ok(running.requests.all),
  'DELETE /workspace/requests': forget,
  'POST /workspace/billing/act': carryOut,
  ...ruleRoutes,
};

type TicketRoute = (asked: Asked, ticket: Ticket) => WorkspaceAnswer;

const ticketRoutes: readonly (readonly [method: string, path: RegExp, route: TicketRoute])[] = [
  ['GET', /^\/workspace\/tickets\/(\d+)$/, ({ world }, ticket) => ok(ticketView(world, ticket))],
  ['PUT', /^\/workspace\/tickets\/(\d+)$/, submit],
  ['GET', /^\/workspace\/tickets\/(\d+)\/audits$/, ({ world }, ticket) => ok(auditLog(world, ticket))],
  ['POST', /^\/workspace\/tickets\/(\d+)\/customer-reply$/, customerReply],
  ['POST', /^\/workspace\/tickets\/(\d+)\/follow-up$/, followUp],
  ['POST', /^\/workspace\/tickets\/(\d+)\/rule$/, rule],
  ['POST', /^\/workspace\/tickets\/(\d+)\/merge$/, merge],
  ['POST', /^\/workspace\/tickets\/(\d+)\/meanwhile$/, meanwhile],
  ['GET', /^\/workspace\/billing\/(\d+)$/, ({ world }, ticket) => ok(billingView(world, ticket))],
];

/** Answers one request of the host page. */
export const answerWorkspace = (running: Running, request: WorkspaceRequest): WorkspaceAnswer => {
  const world = running.world();
  const asked: Asked = { ...request, running, world };
  const plain = plainRoutes[`${request.method} ${request.path}`];
  if (plain !== undefined) return plain(asked);
  const user = request.method === 'PUT' ? /^\/workspace\/users\/(\d+)$/.exec(request.path)?.[1] : undefined;
  if (user !== undefined) return writeUser(asked, Number(user));
  for (const [method, pattern, route] of ticketRoutes) {
    const match = method === request.method ? pattern.exec(request.path) : null;
    if (match === null) continue;
    const ticket = world.tickets.get(wholeNumber(match[1]) ?? -1);
    return ticket === undefined ? refused(404, 'There is no such ticket.') : route(asked, ticket);
  }
  return refused(404, `${request.method} ${request.path} is no address of this workspace.`);
};
