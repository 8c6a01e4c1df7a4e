/** What all lists and records of the account's setup have in common. */
import type { Json } from '../json.ts';
import type { Account } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { ZendeskObject } from './answers.ts';
import { type RestAnswer, ok, strayCursor } from './errors.ts';
import { type Item, hasStrayCursor, pageOf } from './pages.ts';

/** A request by somebody of the staff. */
export interface SetupRequest {
  readonly world: World;
  readonly method: string;
  readonly by: Account;
  readonly url: URL;
  readonly body: Json;
}

/** One page of a list, under the list's name. */
export const listAnswer = <T extends Item>(
  name: string,
  items: readonly T[],
  url: URL,
  show: (item: T) => ZendeskObject,
): RestAnswer => {
  if (hasStrayCursor(items, url)) return strayCursor;
  const { page, rest } = pageOf(items, url);
  return ok({ [name]: page.map(show), ...rest });
};
