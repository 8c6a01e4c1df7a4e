/** Who works in the simulated help desk, and how a requester is made. */
import type { Account, UserFields } from '../world/model.ts';

export const ANA = 101;
export const BEN = 102;
export const REGGIE = 103;
export const ADA = 104;
export const ROSA = 105;
/** A light agent. */
export const LENA = 106;
/** Suspended. */
export const SAM = 107;

const staffMember = (id: number, name: string, role: 'agent' | 'admin', timeZone: string): Account => ({
  id,
  name,
  email: `${name.split(' ')[0]?.toLowerCase() ?? 'agent'}@vistasocial.example`,
  role,
  locale: 'en-US',
  timeZone,
  externalId: null,
  userFields: {},
});

export const staff: readonly Account[] = [
  staffMember(ANA, 'Ana Torres', 'agent', 'America/New_York'),
  staffMember(BEN, 'Ben Okafor', 'agent', 'Europe/Berlin'),
  staffMember(REGGIE, 'Reggie Hale', 'agent', 'America/New_York'),
  staffMember(ADA, 'Ada Lindqvist', 'admin', 'Europe/Stockholm'),
  staffMember(ROSA, 'Rosa Diaz', 'agent', 'America/Chicago'),
  { ...staffMember(LENA, 'Lena Fischer', 'agent', 'Europe/Berlin'), isLight: true },
  { ...staffMember(SAM, 'Sam Whitlock', 'agent', 'America/Chicago'), isSuspended: true },
];

/** A customer who writes in; `fields` are what the account knows of them beyond name and address. */
export const requester = (id: number, name: string, email: string, fields: UserFields = {}): Account => ({
  id,
  name,
  email,
  role: 'end-user',
  locale: 'en-US',
  timeZone: 'America/New_York',
  externalId: null,
  userFields: fields,
});
