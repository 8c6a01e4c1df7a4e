/** The roles of an account with custom roles: there a role of staff is a number. */
import type { Knobs } from '../contract.ts';
import type { Account } from './model.ts';

const customRoles: Readonly<Record<'agent' | 'admin', number>> = { agent: 360_007_001, admin: 360_007_002 };

/** The id of the person's custom role; null for customers, and for everybody where there are no custom roles. */
export const customRoleOf = ({ role }: Account, knobs: Knobs): number | null =>
  role === 'end-user' || !knobs.customRoles ? null : customRoles[role];
