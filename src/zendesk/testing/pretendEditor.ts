import type { Host } from '../client.ts';
import { plainText } from '../htmlText.ts';
import { err, ok } from '../../domain/result.ts';
import { fakeHost } from './fakeHost.ts';

/** A composer with its two drafts and a cursor, and how it takes what an app asks of it. */
export interface PretendEditor {
  type: string;
  isRich: boolean;
  /** Plain text of the public draft, paragraphs apart by an empty line. */
  reply: string;
  note: string;
  /** Where the cursor stands in the draft in front, or what is marked there; its end where it says nothing. */
  cursor: readonly [from: number, to: number] | null;
  insert: 'works' | 'ignored' | 'absent' | 'hangs' | 'late';
  switching: 'works' | 'ignored' | 'late';
  isChat: boolean;
  /** Whether `comment.text` tells what is there. */
  isReadable: boolean;
  /** What apps asked for, by path. */
  readonly asked: string[];
}

const LATE_MS = 120;

/** An editor joins the first and the last paragraph with what stands beside them. */
function within(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('p')].map((paragraph) => plainText(paragraph.innerHTML)).join('\n\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** As rich editors write it: a run of spaces keeps its width by a hard one. */
const asHtml = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>').replaceAll('  ', ' &nbsp;')}</p>`)
    .join('');

/** A host whose composer behaves as `given`. */
export function pretendEditor(given: Partial<PretendEditor> = {}): { readonly editor: PretendEditor; host: Host } {
  const editor: PretendEditor = {
    type: 'publicReply',
    isRich: true,
    reply: '',
    note: '',
    cursor: null,
    insert: 'works',
    switching: 'works',
    isChat: false,
    isReadable: true,
    asked: [],
    ...given,
  };
  const draft = (): string => (editor.type === 'internalNote' ? editor.note : editor.reply);
  const write = (text: string): void => {
    if (editor.type === 'internalNote') editor.note = text;
    else editor.reply = text;
  };
  const insert = (text: string): void => {
    const [from, to] = editor.cursor ?? [draft().length, draft().length];
    const words = editor.isRich ? within(text) : text;
    write(draft().slice(0, from) + words + draft().slice(to));
  };
  const later = (act: () => void, isLate: boolean): void => {
    if (isLate) setTimeout(act, LATE_MS);
    else act();
  };
  const values = {
    get 'comment.type'() {
      return editor.type;
    },
    get 'comment.text'() {
      if (!editor.isReadable) return '';
      return editor.isRich ? asHtml(draft()) : draft();
    },
    get 'comment.useRichText'() {
      return editor.isRich;
    },
    get channel() {
      return { name: editor.isChat ? 'chat' : 'email', sessionActive: editor.isChat };
    },
  };
  const host = fakeHost(values);
  host.set = (path, value) => {
    editor.asked.push(path);
    if (path === 'comment.type' && editor.switching !== 'ignored')
      later(() => (editor.type = String(value)), editor.switching === 'late');
    if (path === 'comment.text') write(editor.isRich ? within(String(value)) : String(value));
    return Promise.resolve(ok(true));
  };
  host.invoke = (path, given) => {
    editor.asked.push(path);
    const text = String(given);
    const refused = Promise.resolve(err({ why: 'failed', detail: `invoke ${path}` } as const));
    if (path === 'comment.appendText') write(draft() + text);
    if (path === 'comment.appendHtml') write([draft(), within(text)].filter((part) => part !== '').join('\n\n'));
    if (path !== 'ticket.editor.insert') return editor.isChat ? refused : Promise.resolve(ok(true));
    if (editor.insert === 'absent') return refused;
    if (editor.insert === 'hangs') return Promise.resolve(err({ why: 'timeout', detail: `invoke ${path}` }));
    if (editor.insert !== 'ignored')
      later(() => {
        insert(text);
      }, editor.insert === 'late');
    return Promise.resolve(ok(true));
  };
  return { editor, host };
}
