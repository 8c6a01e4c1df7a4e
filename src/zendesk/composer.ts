import type { CustomerText, HostFailure, InsertedInto, InsertFailure, ReplyDraft } from '../app/ports.ts';
import { bare, inert } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Host } from './client.ts';
import { paragraphs, plainText } from './htmlText.ts';

const SWITCH_LIMIT_MS = 2000;
const SHOW_LIMIT_MS = 1000;
const LOOK_AGAIN_MS = 50;

/** Replies that everybody can read, where nothing of a customer's account belongs. */
const PUBLIC_POSTS: readonly unknown[] = ['twitterReply', 'facebookWallReply'];

interface Composer extends ReplyDraft {
  readonly isRich: boolean;
  readonly isPublicPost: boolean;
  /** As the host holds it: HTML where the composer is rich. */
  readonly raw: string;
}

async function readComposer(host: Host): Promise<Result<Composer, HostFailure>> {
  const answer = await host.get('comment.type', 'comment.text', 'comment.useRichText');
  if (!answer.ok) return answer;
  const { 'comment.type': type, 'comment.text': text, 'comment.useRichText': rich } = answer.value;
  const isRich = rich === true;
  const raw = typeof text === 'string' ? text : '';
  return ok({
    // Every other type (social channels) is seen by the customer.
    kind: type === 'internalNote' ? 'internal' : 'public',
    text: isRich ? plainText(raw) : raw,
    isRich,
    isPublicPost: PUBLIC_POSTS.includes(type),
    raw,
  });
}

/** What the composer holds. */
export async function readReply(host: Host): Promise<Result<ReplyDraft, HostFailure>> {
  const answer = await readComposer(host);
  return answer.ok ? ok({ kind: answer.value.kind, text: answer.value.text }) : answer;
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Reads the composer until it is as awaited or the time is up; the last reading either way. */
async function awaited(
  host: Host,
  limitMs: number,
  is: (composer: Composer) => boolean,
): Promise<Result<Composer, HostFailure>> {
  const until = Date.now() + limitMs;
  for (;;) {
    const now = await readComposer(host);
    if (!now.ok || is(now.value) || Date.now() >= until) return now;
    await pause(LOOK_AGAIN_MS);
  }
}

/** Zendesk may ignore the switch, or take a moment: nothing is written before it shows. */
async function switchToPublic(host: Host): Promise<Result<Composer, HostFailure>> {
  const before = await readComposer(host);
  if (!before.ok || before.value.kind === 'public') return before;
  await host.set('comment.type', 'publicReply');
  const after = await awaited(host, SWITCH_LIMIT_MS, ({ kind }) => kind === 'public');
  if (!after.ok || after.value.kind === 'public') return after;
  return err({ why: 'refused', detail: 'set comment.type' });
}

/** A conversation under way: what is sent there goes out at once. A host that does not know the path has none. */
async function isLiveChat(host: Host): Promise<boolean> {
  const answer = await host.get('channel');
  const channel = answer.ok ? answer.value.channel : null;
  return (
    typeof channel === 'object' && channel !== null && 'sessionActive' in channel && channel.sessionActive === true
  );
}

const holds = (composer: Composer, body: string): boolean =>
  composer.kind === 'public' && bare(composer.text).includes(bare(body));

/**
 * As a block of its own wherever the cursor stands: an editor joins the first and the last paragraph with what is there,
 * so beside written words both are empty.
 */
function atCursor(text: string, { isRich, text: written }: Composer): string {
  const alone = written.trim() === '';
  if (!isRich) return alone ? text : `\n\n${text}\n\n`;
  const between = alone ? '' : '<p><br></p>';
  return between + paragraphs(text) + between;
}

/** Whether the host put the text in the place of words that were marked. */
function tookThePlace(before: Composer, after: Composer, body: string): boolean {
  const [was, is, text] = [bare(before.text), bare(after.text), bare(body)];
  const at = is.indexOf(text);
  if (at === -1) return false;
  const [head, tail] = [is.slice(0, at), is.slice(at + text.length)];
  return head.length + tail.length < was.length && was.startsWith(head) && was.endsWith(tail);
}

async function append(host: Host, text: string, { isRich, raw }: Composer): Promise<Result<true, HostFailure>> {
  if (isRich) return host.invoke('comment.appendHtml', paragraphs(text));
  return host.invoke('comment.appendText', raw === '' ? text : `\n\n${text}`);
}

/**
 * Inserts a text at the cursor of the public reply and of nothing else; what is there already is not inserted again.
 * Where the host does not insert at a cursor, or puts the text in the place of marked words (these are put back), it goes
 * behind what is written. Plain composers get the text as it is, without escapes: they may or may not read Markdown, so the
 * texts hold none.
 */
export async function insertIntoReply(
  host: Host,
  { greeting, body: given }: CustomerText,
): Promise<Result<InsertedInto, InsertFailure>> {
  const body = inert(given);
  const isChat = await isLiveChat(host);
  const into = isChat ? 'chat' : 'reply';
  const composer = await switchToPublic(host);
  if (!composer.ok) return composer;
  const before = composer.value;
  if (before.isPublicPost) return err({ why: 'public-post', detail: 'comment.type' });
  if (holds(before, body)) return ok(into);
  const text = before.text.trim() === '' ? `${inert(greeting)}\n\n${body}` : body;

  const inserted = await host.invoke('ticket.editor.insert', atCursor(text, before));
  // Whether it will still come is not known: a second one might double it.
  if (!inserted.ok && inserted.error.why === 'timeout') return err({ why: 'unseen', detail: inserted.error.detail });
  if (inserted.ok) {
    const after = await awaited(host, SHOW_LIMIT_MS, (now) => holds(now, body));
    if (!after.ok) return err({ why: 'unseen', detail: after.error.detail });
    if (holds(after.value, body)) {
      if (!tookThePlace(before, after.value, text)) return ok(into);
      await host.set('comment.text', before.raw);
    } else if (isChat || after.value.kind !== 'public') {
      return err({ why: 'unseen', detail: 'invoke ticket.editor.insert' });
    }
  } else if (isChat) return inserted;

  const appended = await append(host, text, before);
  if (!appended.ok) return appended;
  const shown = await awaited(host, SHOW_LIMIT_MS, (now) => holds(now, body));
  return shown.ok && holds(shown.value, body) ? ok(into) : err({ why: 'unseen', detail: 'comment.text' });
}
