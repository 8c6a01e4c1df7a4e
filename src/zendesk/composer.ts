import type { HostFailure, ReplyDraft } from '../app/ports.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Host } from './client.ts';
import { paragraphs, plainText } from './htmlText.ts';

const SWITCH_LIMIT_MS = 2000;
const LOOK_AGAIN_MS = 50;

interface Composer extends ReplyDraft {
  readonly isRich: boolean;
}

async function readComposer(host: Host): Promise<Result<Composer, HostFailure>> {
  const answer = await host.get('comment.type', 'comment.text', 'comment.useRichText');
  if (!answer.ok) return answer;
  const { 'comment.type': type, 'comment.text': text, 'comment.useRichText': rich } = answer.value;
  const isRich = rich === true;
  const written = typeof text === 'string' ? text : '';
  return ok({
    // Every other type (social channels) is seen by the customer.
    kind: type === 'internalNote' ? 'internal' : 'public',
    text: isRich ? plainText(written) : written,
    isRich,
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

/** Zendesk may ignore the switch, or take a moment: nothing is written before it shows. */
async function switchToPublic(host: Host): Promise<Result<Composer, HostFailure>> {
  const before = await readComposer(host);
  if (!before.ok || before.value.kind === 'public') return before;
  await host.set('comment.type', 'publicReply');
  const until = Date.now() + SWITCH_LIMIT_MS;
  for (;;) {
    const now = await readComposer(host);
    if (!now.ok || now.value.kind === 'public') return now;
    if (Date.now() >= until) return err({ why: 'refused', detail: 'set comment.type' });
    await pause(LOOK_AGAIN_MS);
  }
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Appends to the public reply and to nothing else; what is there already is not inserted again. */
export async function insertIntoReply(host: Host, text: string): Promise<Result<true, HostFailure>> {
  const composer = await switchToPublic(host);
  if (!composer.ok) return composer;
  const { isRich, text: before } = composer.value;
  if (flat(before).includes(flat(text))) return ok(true);
  const inserted = isRich
    ? await host.invoke('comment.appendHtml', paragraphs(text))
    : await host.invoke('comment.appendText', before === '' ? text : `\n\n${text}`);
  if (!inserted.ok) return inserted;
  const after = await readComposer(host);
  if (!after.ok) return after;
  const isThere = after.value.kind === 'public' && flat(after.value.text).includes(flat(text));
  return isThere ? ok(true) : err({ why: 'failed', detail: 'the composer does not show the text' });
}
