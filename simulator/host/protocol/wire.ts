/** Reads what an app's frame posts. The SDK sends JSON strings, except hook replies, which are objects. */
import { isRecord, parseRecord, textAt } from '../../json.ts';

export type WireMessage =
  | { readonly kind: 'handshake' }
  | {
      readonly kind: 'subscription';
      readonly event: string;
      readonly subscribers: number;
      readonly instance: string | undefined;
    }
  | {
      readonly kind: 'trigger';
      readonly event: string;
      readonly data: unknown;
      readonly instance: string | undefined;
    }
  | { readonly kind: 'request'; readonly key: string; readonly options: unknown }
  | { readonly kind: 'call'; readonly id: number; readonly request: string; readonly params: unknown }
  | { readonly kind: 'reply'; readonly hook: string; readonly error: unknown }
  | { readonly kind: 'ignored' };

const IGNORED: WireMessage = { kind: 'ignored' };

const after = (text: string, prefix: string): string | undefined =>
  text.startsWith(prefix) ? text.slice(prefix.length) : undefined;

/** Everything unknown (`session.live`, `__track__`, other pages' messages) is ignored, never an error. */
export function readMessage(raw: unknown): WireMessage {
  const data = typeof raw === 'string' ? parseRecord(raw) : raw;
  if (!isRecord(data)) return IGNORED;
  const request = textAt(data, 'request');
  const id = data['id'];
  if (request !== undefined && typeof id === 'number') return { kind: 'call', id, request, params: data['params'] };

  const key = textAt(data, 'key');
  if (key === undefined) return IGNORED;
  if (key === 'iframe.handshake') return { kind: 'handshake' };
  if (/^request:\d+$/.test(key)) return { kind: 'request', key, options: data['message'] };

  const instance = textAt(data, 'instanceGuid');
  const hook = after(key, 'iframe.reply:');
  if (hook !== undefined) return { kind: 'reply', hook, error: data['error'] };
  const triggered = after(key, 'iframe.trigger:');
  if (triggered !== undefined) return { kind: 'trigger', event: triggered, data: data['message'], instance };
  const event = after(key, 'iframe.on:') ?? after(key, 'iframe.off:');
  if (event === undefined) return IGNORED;
  const count = isRecord(data['message']) ? data['message']['subscriberCount'] : undefined;
  const subscribers = typeof count === 'number' ? count : key.startsWith('iframe.on:') ? 1 : 0;
  return { kind: 'subscription', event, subscribers, instance };
}
