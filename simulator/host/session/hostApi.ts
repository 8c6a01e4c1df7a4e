/** What one tab's app may get, set and invoke: the paths of protocol/ applied to the page's state. */
import { isRecord } from '../../json.ts';
import type { TicketForm } from '../model/form.ts';
import { ApiError, noSuchApi, type HostApi } from '../protocol/calls.ts';
import type { HostFacts } from '../protocol/facts.ts';
import { readPath } from '../protocol/reads.ts';
import { htmlToText } from '../protocol/richText.ts';
import { actOnForm, writePath } from '../protocol/writes.ts';
import type { Toast } from './state.ts';

export interface TabPorts {
  readonly facts: () => HostFacts;
  readonly change: (form: TicketForm) => void;
  readonly resize: (height: number) => void;
  readonly toast: (kind: Toast['kind'], text: string, milliseconds: number | null) => void;
  readonly openTicket: (id: number) => void;
}

const USUAL_TOAST_MS = 5000;

/** The tray is as wide as it is: of a size only the height counts, in pixels. */
export function heightIn(size: unknown): number {
  const height = isRecord(size) ? size['height'] : undefined;
  const pixels = typeof height === 'number' ? height : Number.parseFloat(typeof height === 'string' ? height : '');
  if (!Number.isFinite(pixels) || pixels < 0) throw new ApiError('Invalid size');
  return Math.min(Math.ceil(pixels), 10_000);
}

function notify([message, kind, options]: readonly unknown[], ports: TabPorts): void {
  if (typeof message !== 'string') throw new ApiError('Expected text');
  const sticky = isRecord(options) && options['sticky'] === true;
  const milliseconds = typeof options === 'number' ? options : USUAL_TOAST_MS;
  // Messages may hold simple HTML; it is shown as plain text, so that no app's text can become a part of this page.
  const text = /<[a-z/][^>]*>/i.test(message) ? htmlToText(message) : message;
  ports.toast(kind === 'error' || kind === 'alert' ? kind : 'notice', text, sticky ? null : milliseconds);
}

function routeTo([place, id]: readonly unknown[], ports: TabPorts): void {
  const ticket = Number(id);
  if (place !== 'ticket' || !Number.isSafeInteger(ticket)) throw new ApiError(`Cannot route to ${String(place)}`);
  ports.openTicket(ticket);
}

export const hostApi = (ports: TabPorts): HostApi => ({
  get: (path) => readPath(path, ports.facts()),
  set: (path, value) => {
    const { commentTypeSwitchMs } = ports.facts().workspace.knobs;
    const write = (): void => {
      ports.change(writePath(path, value, ports.facts()));
    };
    if (path.endsWith('comment.type') && commentTypeSwitchMs > 0) setTimeout(write, commentTypeSwitchMs);
    else write();
  },
  invoke: (path, args) => {
    switch (path) {
      case 'resize':
        ports.resize(heightIn(args[0]));
        return;
      case 'notify':
        notify(args, ports);
        return;
      case 'routeTo':
        routeTo(args, ports);
        return;
      default: {
        const form = actOnForm(path, args, ports.facts());
        if (form === undefined) throw noSuchApi();
        ports.change(form);
      }
    }
  },
});
