/** REST of ticket fields and user fields: agents read them, admins write them. */
import { type Json, recordAt, textAt } from '../json.ts';
import { type RestAnswer, badRequest, forbidden, invalid, noContent, ok, unknownRecord } from './errors.ts';
import { type Field, type FieldKind, ticketFields, userFields, withInput } from './fieldKinds.ts';
import { type SetupRequest, listAnswer } from './listRest.ts';

const singular = ({ list }: { readonly list: string }): string => list.slice(0, -1);

const shown = <T extends Field>({ world }: SetupRequest, kind: FieldKind<T>, field: T) =>
  kind.show(field, kind.stored(world).indexOf(field));

const one = <T extends Field>(request: SetupRequest, kind: FieldKind<T>, field: T) => ({
  [singular(kind)]: shown(request, kind, field),
});

/** Keeps `fields`, of which `field` is the one that was asked for, unless there is something wrong with it. */
const saved = <T extends Field>(
  request: SetupRequest,
  kind: FieldKind<T>,
  { status, field, fields }: { readonly status: number; readonly field: T; readonly fields: readonly T[] },
): RestAnswer => {
  if (field.title.trim() === '') return invalid('title', 'Title: cannot be blank');
  const fault = kind.fault(request.world, field);
  if (fault !== undefined) return invalid(...fault);
  kind.keep(request.world, fields);
  return { status, body: one(request, kind, field) };
};

const inputOf = ({ body }: SetupRequest, kind: { readonly list: string }): Json | undefined =>
  recordAt(body, singular(kind));

const missingInput = (kind: { readonly list: string }): RestAnswer =>
  badRequest(`Parameter ${singular(kind)} is required`);

const create = <T extends Field>(request: SetupRequest, kind: FieldKind<T>): RestAnswer => {
  const { world } = request;
  const input = inputOf(request, kind);
  if (input === undefined) return missingInput(kind);
  const type = textAt(input, 'type') ?? '';
  if (!kind.types.includes(type)) return invalid('type', `Type: '${type}' is not a valid type`);
  const field = withInput(kind.blank(world.nextRecordId(), type, input), input);
  return saved(request, kind, { status: 201, field, fields: [...kind.stored(world), field] });
};

const update = <T extends Field>(request: SetupRequest, kind: FieldKind<T>, before: T): RestAnswer => {
  const input = inputOf(request, kind);
  if (input === undefined) return missingInput(kind);
  const field = withInput(before, input);
  const fields = kind.stored(request.world).map((other) => (other.id === field.id ? field : other));
  return saved(request, kind, { status: 200, field, fields });
};

const remove = <T extends Field>({ world }: SetupRequest, kind: FieldKind<T>, field: T): RestAnswer => {
  if ('isSystem' in field && field.isSystem) return invalid('base', 'A system field cannot be deleted');
  kind.keep(
    world,
    kind.stored(world).filter(({ id }) => id !== field.id),
  );
  return noContent;
};

const answerKind = <T extends Field>(
  kind: FieldKind<T>,
  request: SetupRequest,
  id: number | undefined,
): RestAnswer | undefined => {
  const { world, method, url } = request;
  const fields = kind.shown(world);
  if (id === undefined) {
    if (method === 'POST') return create(request, kind);
    return method === 'GET' ? listAnswer(kind.list, fields, url, (field) => shown(request, kind, field)) : undefined;
  }
  const field = fields.find((candidate) => candidate.id === id);
  if (field === undefined) return unknownRecord;
  if (method === 'GET') return ok(one(request, kind, field));
  if (method === 'PUT') return update(request, kind, field);
  return method === 'DELETE' ? remove(request, kind, field) : undefined;
};

/** Answers what is asked about fields; undefined where it is about something else. */
export const answerFields = (request: SetupRequest, path: string): RestAnswer | undefined => {
  const [, list, digits] = /^(ticket_fields|user_fields)(?:\/(\d+))?$/.exec(path) ?? [];
  if (list === undefined) return undefined;
  if (request.method !== 'GET' && request.by.role !== 'admin') return forbidden;
  const id = digits === undefined ? undefined : Number(digits);
  return list === 'ticket_fields' ? answerKind(ticketFields, request, id) : answerKind(userFields, request, id);
};
