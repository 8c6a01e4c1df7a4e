/** The roles of an account with custom roles: there a role of staff is a number. */
import type { Knobs } from '../contract.ts';
import type { Account } from './model.ts';
import type { World } from './world.ts';

const customRoles: Readonly<Record<'agent' | 'admin', number>> = { agent: 360_007_001, admin: 360_007_002 };

/** A light agent's role is a custom one in every account. */
const lightRole = 360_007_003;

/** The id of the person's custom role; null for customers, and for full agents and admins where there are no custom roles. */
export const customRoleOf = ({ role, isLight }: Account, knobs: Knobs): number | null => {
  if (role === 'end-user') return null;
  if (isLight === true) return lightRole;
  return knobs.customRoles ? customRoles[role] : null;
};

/** Whether somebody of the staff has this id. */
export const isStaff = (world: World, id: number): boolean =>
  world.people.has(id) && world.person(id)?.role !== 'end-user';

/** What kind of role it is: 1 a light agent's, 4 an admin's, 0 an agent's custom one. */
export const roleTypeOf = ({ role, isLight }: Account, { customRoles: areCustom }: Knobs): number | null => {
  if (role === 'admin') return 4;
  if (role === 'end-user') return null;
  if (isLight === true) return 1;
  return areCustom ? 0 : null;
};
