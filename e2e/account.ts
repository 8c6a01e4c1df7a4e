import { expect } from 'vitest';
import { ADA, UNRELATED, type Workspace } from './workspace.ts';
import type { Tab } from './tab.ts';

/** A field or a rule of the account, as REST tells it; rules have conditions, drop-downs have options. */
export interface AccountRecord {
  readonly id: number;
  readonly title: string;
  readonly active: boolean;
  readonly conditions?: Conditions;
  readonly actions?: readonly { readonly field: string; readonly value: unknown }[];
  readonly custom_field_options?: readonly { readonly name: string; readonly value: string }[];
}
interface Conditions {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
}
interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}
export type Place = 'triggers' | 'automations' | 'views' | 'ticket_fields' | 'user_fields';

/** All of one kind that the account has. */
export async function recordsOf(workspace: Workspace, place: Place): Promise<readonly AccountRecord[]> {
  const { body } = await workspace.rest('GET', `/api/v2/${place}.json?page[size]=100`, undefined, ADA);
  return (body as unknown as Readonly<Record<string, readonly AccountRecord[]>>)[place] ?? [];
}

/** The one whose title is, or ends with, this. */
export async function recordNamed(workspace: Workspace, place: Place, title: string): Promise<AccountRecord> {
  const found = (await recordsOf(workspace, place)).filter((one) => one.title.endsWith(title));
  expect(found.map((one) => one.title)).toHaveLength(1);
  const [record] = found;
  if (record === undefined) throw new Error(`Nothing is called ${title}`);
  return record;
}

/** Another admin changes it in the Admin Center. */
export async function adminChanges(
  workspace: Workspace,
  place: Place,
  id: number,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = { [place.slice(0, -1)]: change };
  const { status } = await workspace.rest('PUT', `/api/v2/${place}/${id}.json`, body, ADA);
  expect(status).toBe(200);
}

/** Deletes all that came with the app, as in an account where the app was installed without its requirements. */
export async function adminDeletesAll(workspace: Workspace): Promise<void> {
  const ours = /^Past-due |^Past-Due Playbook: |^Waiting for Reggie$/;
  for (const place of ['ticket_fields', 'user_fields', 'views', 'triggers'] as const) {
    for (const { id, title } of await recordsOf(workspace, place)) {
      if (ours.test(title)) await workspace.rest('DELETE', `/api/v2/${place}/${id}.json`, undefined, ADA);
    }
  }
}

/** Ada opens the set-up on a ticket, and waits until it has looked at everything. */
export async function opensSetup(workspace: Workspace, ticket = UNRELATED): Promise<Tab> {
  const ada = await workspace.signsIn(ADA, ticket);
  await ada.presses('Set-up');
  await isChecked(ada);
  return ada;
}

/** Waits until the check-up is over. */
export async function isChecked(ada: Tab): Promise<void> {
  await ada.sees(/^(\d+ things? to put right|All in order\.)$/);
}

/** What stands open in a section of the set-up, a line each; what is folded away is not among it. */
export async function toDo(ada: Tab, section: string): Promise<readonly string[]> {
  const lines = ada.panel.getByRole('region', { name: section, exact: true }).locator(':scope > ul > li');
  return (await lines.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
}

/** What lies folded away in it as being in order. */
export async function inOrder(ada: Tab, section: string): Promise<string> {
  const folded = ada.panel.getByRole('region', { name: section, exact: true }).locator(':scope > details');
  return (await folded.allTextContents()).join(' ');
}
