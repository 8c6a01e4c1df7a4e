/** Submit: first the apps' save hooks, then the save. */
import type { Knobs } from '../../contract.ts';
import type { TicketForm } from '../model/form.ts';
import { afterSave, submissionOf } from '../model/submission.ts';
import { askEverybody, type SaveVerdict } from '../protocol/hooks.ts';
import { Refused, reasonOf } from '../server.ts';
import type { Desk } from './desk.ts';
import { outcomeOf } from './hookLog.ts';
import { NEW_TICKET, tabOf, withTab, type Notice, type TicketTab } from './state.ts';

const NOT_CREATED = 'The app lets this ticket be created. The simulated workspace creates none.';

const change = (desk: Desk, key: string, into: (tab: TicketTab) => TicketTab): void => {
  desk.update((state) => withTab(state, key, into));
};

const finish = (desk: Desk, key: string, notice: Notice): void => {
  change(desk, key, (tab) => ({ ...tab, submitting: false, notice }));
};

/** The page may be some seconds behind a knob that somebody turned elsewhere; here that would decide a save. */
const knobsNow = (desk: Desk): Promise<Knobs> => desk.server.knobs().catch(() => desk.store.get().workspace.knobs);

async function askApps(desk: Desk, key: string, { hookTimeoutMs, hookTimeoutAllows }: Knobs): Promise<SaveVerdict> {
  const frame = desk.frames.of(key);
  const asked = frame?.hears('ticket.save') === true ? [frame] : [];
  const started = performance.now();
  const verdict = await askEverybody(asked, 'ticket.save', {
    timeoutMs: hookTimeoutMs,
    timeoutAllows: hookTimeoutAllows,
  });
  desk.hookLog.push({
    at: new Date().toISOString(),
    ticket: key,
    outcome: outcomeOf(verdict, asked.length),
    message: verdict.save ? null : verdict.message,
    ms: Math.round(performance.now() - started),
  });
  return verdict;
}

/** `sent` is the form to save; what is edited in it meanwhile stays an edit. */
async function save(desk: Desk, key: string, sent: TicketForm, knobs: Knobs): Promise<Notice> {
  const id = sent.view?.id;
  if (id === undefined) return { kind: 'not-created', text: NOT_CREATED };
  desk.frames.emit(key, 'ticket.submit.start');
  try {
    const view = await desk.server.save(id, submissionOf(sent, knobs.openFormFollowsApi ? 'edits' : 'whole-form'));
    change(desk, key, (tab) => ({ ...tab, form: afterSave(tab.form, sent, view) }));
    desk.frames.emit(key, 'ticket.submit.done');
    return { kind: 'saved', text: 'Saved' };
  } catch (error) {
    desk.frames.emit(key, 'ticket.submit.fail');
    return { kind: 'failed', text: error instanceof Refused ? error.message : `Not saved: ${reasonOf(error)}` };
  } finally {
    desk.frames.emit(key, 'ticket.submit.always');
  }
}

/** While one Submit of a tab is under way, another one is ignored. */
export async function submit(desk: Desk, key: string): Promise<void> {
  const tab = tabOf(desk.store.get(), key);
  if (tab === undefined || tab.submitting || tab.form.view?.status === 'closed') return;
  change(desk, key, (one) => ({ ...one, submitting: true, notice: null }));
  const knobs = await knobsNow(desk);
  const verdict = await askApps(desk, key, knobs);
  if (!verdict.save) {
    finish(desk, key, { kind: 'blocked', text: verdict.message });
    desk.frames.emit(key, 'ticket.submit.fail');
    return;
  }
  const now = tabOf(desk.store.get(), key)?.form;
  if (now === undefined) return;
  // An app may have changed the form in its handler; whether that is a part of this save is not proven.
  finish(desk, key, await save(desk, key, knobs.setInHookIsSaved ? now : tab.form, knobs));
  if (key !== NEW_TICKET) void desk.refresh();
}
