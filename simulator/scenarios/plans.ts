/** The plans and prices that the simulated customers are on, in minor units. */
import type { PlanSeed } from '../stripe/seeds.ts';

export const professional: PlanSeed = { name: 'Professional', price: 9900 };
export const advanced: PlanSeed = { name: 'Advanced', price: 19_900 };
export const scale: PlanSeed = { name: 'Scale', price: 44_900 };
export const xAddOn: PlanSeed = { name: 'X add-on', price: 2900 };
export const professionalInYen: PlanSeed = { name: 'Professional', price: 15_000, currency: 'jpy' };
