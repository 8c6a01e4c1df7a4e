/** Starts the simulated workspace for a person: `npm start`, or `tsx simulator/main.ts --scenario refund-five`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWorkspace } from './build.ts';
import { ANA, staff } from './scenarios/people.ts';
import { type ScenarioId, isScenarioId, scenarioIds } from './scenarios/scenarioIds.ts';
import { scenarioById } from './scenarios/scenarios.ts';
import { settingsIn } from './server/appSettings.ts';
import { startWorkspace } from './server/workspace.ts';
import { readInstalledApp } from './world/installedApp.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

interface Wishes {
  readonly port: number;
  readonly appPort: number;
  readonly scenario: ScenarioId;
  readonly live: boolean;
  /** Written as `name=value`. */
  readonly settings: readonly string[];
}

const portIn = (text: string | undefined, otherwise: number, name: string): number => {
  const port = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--${name} takes a number up to 65535.`);
  return port;
};

const wishesIn = (words: readonly string[]): Wishes => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string' },
      'app-port': { type: 'string' },
      scenario: { type: 'string' },
      setting: { type: 'string', multiple: true },
      live: { type: 'boolean' },
    },
  });
  const scenario = values.scenario ?? 'everyday';
  if (!isScenarioId(scenario)) {
    throw new Error(`There is no scenario '${scenario}'. There are: ${scenarioIds.join(', ')}.`);
  }
  const port = portIn(values.port, 4600, 'port');
  return {
    port,
    appPort: portIn(values['app-port'], port === 0 ? 0 : port + 1, 'app-port'),
    scenario,
    live: values.live ?? false,
    settings: values.setting ?? [],
  };
};

const run = async (): Promise<void> => {
  const wishes = wishesIn(process.argv.slice(2));
  const packageDir = fromRoot('dist');
  const settings = settingsIn(wishes.settings, readInstalledApp(packageDir));
  await buildWorkspace();
  const workspace = await startWorkspace({
    ...wishes,
    settings,
    packageDir,
    hostDir: fromRoot('build/workspace'),
    sdkDir: fromRoot('build/workspace-sdk'),
    quiet: true,
  });
  const { title, tryThis } = scenarioById(wishes.scenario);
  const ana = staff.find((person) => person.id === ANA)?.name ?? '';
  console.log(
    [
      '',
      `The simulated Zendesk workspace: ${workspace.url}`,
      '',
      `Signed in is ${ana}, an agent; the page lets you change places with Ben, Rosa, Reggie (who approves) and Ada (admin).`,
      `Scenario: ${title}. ${tryThis}`,
      'Nothing leaves this computer, and everything is forgotten when it stops. Stop with Ctrl-C.',
      '',
    ].join('\n'),
  );
  const stop = (): void => {
    void workspace.close().then(() => {
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
