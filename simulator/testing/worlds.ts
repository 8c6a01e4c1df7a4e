/** Worlds for tests: a scenario as it has just begun, with a clock that only the test moves. */
import { join } from 'node:path';
import type { Json } from '../json.ts';
import { type LoadOptions, loadScenario } from '../scenarios/loadScenario.ts';
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import { scenarioById } from '../scenarios/scenarios.ts';
import { type InstalledApp, readInstalledApp } from '../world/installedApp.ts';
import type { Ticket } from '../world/model.ts';
import { addRule } from '../world/accountRules.ts';
import { type RuleKind, draftIn, ruleKinds } from '../world/rules.ts';
import type { World } from '../world/world.ts';

/** The package's own files lie in the root as well, so that no test needs a build. */
export const packageRoot = join(import.meta.dirname, '../..');

export const testApp: InstalledApp = readInstalledApp(packageRoot);

/** 2026-11-22T15:00:00Z, which is also the "now" of ../shared/data/billing-cases.json. */
export const begin = 1_795_359_600_000;
export const beginSeconds = begin / 1000;

export const mainTicket = 4711;

export interface TestWorld {
  readonly world: World;
  /** Moves the world's clock forward. */
  readonly later: (seconds: number) => void;
}

/** The scenario, begun at `begin`. */
export const worldOf = (scenario: ScenarioId, options: Omit<LoadOptions, 'app' | 'now'> = {}): TestWorld => {
  let now = begin;
  const world = loadScenario(scenarioById(scenario), { ...options, app: testApp, now: () => now });
  return {
    world,
    later: (seconds) => {
      now += seconds * 1000;
    },
  };
};

/** The scenario in an account whose only rules are these, told as REST tells them. */
export const worldWith = (
  rules: Partial<Readonly<Record<RuleKind, readonly Json[]>>>,
  scenario: ScenarioId = 'continue-five',
): TestWorld => {
  const test = worldOf(scenario);
  test.world.rules = { triggers: [], automations: [], views: [], macros: [] };
  for (const kind of ruleKinds) for (const rule of rules[kind] ?? []) addRule(test.world, kind, draftIn(rule));
  return test;
};

/** The ticket, or a failure of the test. */
export const ticketOf = (world: World, id = mainTicket): Ticket => {
  const ticket = world.tickets.get(id);
  if (ticket === undefined) throw new Error(`The scenario ${world.scenario} has no ticket ${id}.`);
  return ticket;
};

/** The id of the app's one ticket field, "Past-due case". */
export const caseFieldId = (world: World): number => {
  const field = world.fields.find((candidate) => candidate.requirementKey === 'past_due_case');
  if (field === undefined) throw new Error('The package brings no field past_due_case.');
  return field.id;
};
