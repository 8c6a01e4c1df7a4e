/** REST of triggers, automations, views and macros: agents read them, admins write them. */
import { recordAt } from '../json.ts';
import { customFieldsOf } from '../world/fields.ts';
import { ruleFault } from '../world/ruleFaults.ts';
import { addRule, changeRule, removeRule, rulesOf } from '../world/accountRules.ts';
import { type Rule, type RuleDraft, type RuleKind, draftIn, ruleKinds } from '../world/rules.ts';
import { ticketsIn } from '../world/viewed.ts';
import { ticketObject } from './answers.ts';
import { type RestAnswer, badRequest, forbidden, invalid, noContent, ok, unknownRecord } from './errors.ts';
import { type SetupRequest, listAnswer } from './listRest.ts';
import { ruleObject } from './ruleObject.ts';

/** Of a list's name the name of one. */
const singular = (kind: RuleKind): string => kind.slice(0, -1);

const one = ({ world }: SetupRequest, kind: RuleKind, rule: Rule) => ({
  [singular(kind)]: ruleObject(world, kind, rule),
});

const list = ({ world, url }: SetupRequest, kind: RuleKind): RestAnswer => {
  const wanted = url.searchParams.get('active');
  const rules = rulesOf(world, kind).filter(({ active }) => wanted === null || String(active) === wanted);
  return listAnswer(kind, rules, url, (rule) => ruleObject(world, kind, rule));
};

const ticketsOf = ({ world, by, url }: SetupRequest, view: Rule): RestAnswer =>
  listAnswer('tickets', ticketsIn(world, view, by.id), url, (ticket) => ticketObject(ticket, customFieldsOf(world)));

/** The draft that the request makes of what is there, or why it makes none. */
const draftOf = ({ world, body }: SetupRequest, kind: RuleKind, before?: Rule): RuleDraft | RestAnswer => {
  const input = recordAt(body, singular(kind));
  if (input === undefined) return badRequest(`Parameter ${singular(kind)} is required`);
  const draft = draftIn(input, before);
  const fault = ruleFault(world, kind, draft);
  return fault === undefined ? draft : invalid(fault.property, fault.description);
};

/** Zendesk's own specification has it so that a new view alone is a 200. */
const created = (kind: RuleKind): number => (kind === 'views' ? 200 : 201);

const create = (request: SetupRequest, kind: RuleKind): RestAnswer => {
  const draft = draftOf(request, kind);
  if ('status' in draft) return draft;
  return { status: created(kind), body: one(request, kind, addRule(request.world, kind, draft)) };
};

const update = (request: SetupRequest, kind: RuleKind, rule: Rule): RestAnswer => {
  const draft = draftOf(request, kind, rule);
  return 'status' in draft ? draft : ok(one(request, kind, changeRule(request.world, kind, rule, draft)));
};

const remove = ({ world }: SetupRequest, kind: RuleKind, rule: Rule): RestAnswer => {
  removeRule(world, kind, rule);
  return noContent;
};

const onOne = (request: SetupRequest, kind: RuleKind, rule: Rule): RestAnswer | undefined => {
  if (request.method === 'GET') return ok(one(request, kind, rule));
  if (request.method === 'PUT') return update(request, kind, rule);
  return request.method === 'DELETE' ? remove(request, kind, rule) : undefined;
};

const mayWrite = ({ method, by }: SetupRequest): boolean => method === 'GET' || by.role === 'admin';

/** Answers what is asked about rules; undefined where it is about something else. */
export const answerRules = (request: SetupRequest, path: string): RestAnswer | undefined => {
  const [, name, id, inner] = /^(\w+)(?:\/(\d+))?(?:\/(tickets))?$/.exec(path) ?? [];
  const kind = ruleKinds.find((candidate) => candidate === name);
  if (kind === undefined || (kind === 'macros' && request.method !== 'GET')) return undefined;
  if (!mayWrite(request)) return forbidden;
  if (id === undefined) {
    if (inner !== undefined) return undefined;
    if (request.method === 'POST') return create(request, kind);
    return request.method === 'GET' ? list(request, kind) : undefined;
  }
  const rule = rulesOf(request.world, kind).find((candidate) => candidate.id === Number(id));
  if (rule === undefined) return unknownRecord;
  if (inner === undefined) return onOne(request, kind, rule);
  return kind === 'views' && request.method === 'GET' ? ticketsOf(request, rule) : undefined;
};
