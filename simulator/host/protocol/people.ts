/** People, times and comments in the shapes that `client.get` gives them. */
import { RULE, type ConversationComment, type Person } from '../../contract.ts';
import { textToHtml } from './richText.ts';

/** Minutes east of UTC now, as far as the browser knows the zone. */
function offsetOf(zone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      new Date(),
    );
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
    if (match === null) return 0;
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return match[1] === '-' ? -minutes : minutes;
  } catch {
    return 0;
  }
}

function timeZone(zone: string): Readonly<Record<string, string | number>> {
  const offset = offsetOf(zone);
  const clock = `${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
  return {
    name: zone,
    ianaName: zone,
    offset,
    formattedOffset: `GMT${offset < 0 ? '-' : '+'}${clock}`,
    translatedName: zone,
  };
}

/** Made once for each zone: the platform takes long for it, and every reading tells it for every person. */
const timeZones = new Map<string, ReturnType<typeof timeZone>>();

export function timeZoneOf(zone: string): ReturnType<typeof timeZone> {
  const told = timeZones.get(zone) ?? timeZone(zone);
  timeZones.set(zone, told);
  return told;
}

export const userOf = (person: Person): Readonly<Record<string, unknown>> => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  locale: person.locale,
  timeZone: timeZoneOf(person.timeZone),
  externalId: person.externalId,
  avatarUrl: '',
  groups: person.role === 'end-user' ? [] : [{ id: 1, name: 'Support' }],
  organizations: [],
  tags: [],
  identities: [{ id: String(person.id), type: 'email', value: person.email, primary: true, verified: true }],
});

type People = readonly Person[];

const authorOf = (id: number, people: People): Readonly<Record<string, unknown>> => {
  if (id === RULE) return { id, name: 'Business rule', email: '', role: 'trigger' };
  const person = people.find((one) => one.id === id);
  return { id, name: person?.name ?? 'Unknown', email: person?.email ?? '', role: person?.role ?? 'end-user' };
};

export const commentOf = (comment: ConversationComment, people: People): Readonly<Record<string, unknown>> => ({
  id: comment.id,
  value: textToHtml(comment.body),
  author: authorOf(comment.authorId, people),
  via: { channel: 'web' },
  imageAttachments: [],
  nonImageAttachments: [],
});

export const messageOf = (comment: ConversationComment, people: People): Readonly<Record<string, unknown>> => ({
  author: authorOf(comment.authorId, people),
  channel: { name: comment.public ? 'web' : 'internal' },
  message: { content: textToHtml(comment.body), contentType: 'text/html' },
  timestamp: comment.createdAt,
  attachments: [],
});
