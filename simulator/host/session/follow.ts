/** What follows for the apps when the page's state changed: each change is told to those who listen, once. */
import { changesBetween } from '../model/changes.ts';
import type { Frames } from './frames.ts';
import { factsOf, tabOf, type DeskState, type TicketTab } from './state.ts';

/** Somebody else wrote on the ticket since; who changed it without a comment is not known here. */
function otherWriter(before: TicketTab, after: TicketTab, me: number): number | undefined {
  const known = before.form.view?.conversation.length ?? 0;
  const fresh = (after.form.view?.conversation ?? []).slice(known);
  return fresh.find((comment) => comment.writtenBy !== me)?.writtenBy;
}

function tellTab(before: DeskState, after: DeskState, tab: TicketTab, frames: Frames): void {
  const old = tabOf(before, tab.key);
  if (old === undefined) return;
  for (const { event, property, value } of changesBetween(factsOf(before, old), factsOf(after, tab))) {
    frames.emit(tab.key, event, value);
    frames.emit(tab.key, '*.changed', { propertyName: property, newValue: value });
  }
  const writer = otherWriter(old, tab, after.me);
  const person = after.workspace.people.find((one) => one.id === writer);
  if (person !== undefined) {
    frames.emit(tab.key, 'ticket.updated', { id: person.id, name: person.name, email: person.email });
  }
  if (before.scheme !== after.scheme) frames.emit(tab.key, 'colorScheme.changed', after.scheme);
}

export function tellApps(before: DeskState, after: DeskState, frames: Frames): void {
  for (const tab of after.tabs) {
    if (tabOf(before, tab.key) !== tab || before.workspace !== after.workspace || before.scheme !== after.scheme) {
      tellTab(before, after, tab, frames);
    }
  }
  if (before.active === after.active) return;
  frames.emit(before.active, 'app.deactivated');
  frames.emit(after.active, 'app.activated');
}
