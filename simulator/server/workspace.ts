/** Starts a workspace: one server as the pretend Zendesk, one as the place that serves the app. */
import { setImmediate as turn } from 'node:timers/promises';
import { loadScenario } from '../scenarios/loadScenario.ts';
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import { scenarioById } from '../scenarios/scenarios.ts';
import { type InstalledApp, readInstalledApp } from '../world/installedApp.ts';
import type { Settings, World } from '../world/world.ts';
import { appListener, appPage } from './appServer.ts';
import { hostListener } from './hostServer.ts';
import { Outages } from './outages.ts';
import { listenAtIpv4, listenAtLocalhost } from './ports.ts';
import { RequestLog } from './requestLog.ts';
import type { Running } from './running.ts';

export interface WorkspaceOptions {
  /** Of the pretend Zendesk; 0 takes any free one, and 4600 is taken where not said. */
  readonly port?: number;
  /** Of the app's own origin; 0 takes any free one, and 4601 is taken where not said. */
  readonly appPort?: number;
  /** The app's package as it would be uploaded. */
  readonly packageDir: string;
  /** The built host page. */
  readonly hostDir: string;
  /** Holds the copy of Zendesk's SDK script; where not said, the folder beside `hostDir` whose name ends in `-sdk`. */
  readonly sdkDir?: string;
  readonly scenario?: ScenarioId;
  /** A clock, or the instant at which the world's clock starts; the real clock where not said. */
  readonly now?: number | (() => number);
  /** App settings that differ from what the simulated admin filled in. */
  readonly settings?: Settings;
  /** Billing is in live mode; otherwise it is in test mode. A reset may say something else. */
  readonly live?: boolean;
  /** Says nothing about where it runs. */
  readonly quiet?: boolean;
}

export interface Workspace {
  readonly url: string;
  readonly appUrl: string;
  /** The present world; another object after every reset. */
  readonly world: () => World;
  readonly close: () => Promise<void>;
}

const clockFrom = (now: WorkspaceOptions['now']): (() => number) => {
  if (typeof now === 'function') return now;
  if (now === undefined) return () => Date.now();
  const started = Date.now();
  return () => now + (Date.now() - started);
};

/** Starts both servers; rejects with a plain sentence where a port is taken. */
export const startWorkspace = async (options: WorkspaceOptions): Promise<Workspace> => {
  const { packageDir, hostDir, settings } = options;
  const sdkDir = options.sdkDir ?? `${hostDir}-sdk`;
  const now = clockFrom(options.now);
  let app: InstalledApp;
  let world: World;
  const load = (scenario: ScenarioId, live = options.live): void => {
    // Read anew each time: the package may have been built again meanwhile.
    app = readInstalledApp(packageDir);
    world = loadScenario(scenarioById(scenario), { app, now, settings, live });
  };
  load(options.scenario ?? 'everyday');

  let appUrl = '';
  let url = '';
  const outages = new Outages(() => world);
  const requests = new RequestLog();
  const running: Running = {
    world: () => world,
    app: () => app,
    appUrl: () => appUrl,
    requests,
    outages,
    reset: (scenario, live) => {
      load(scenario, live);
      requests.forget();
      outages.recheck();
    },
  };

  const appServer = await listenAtIpv4(appListener(running, { packageDir, sdkDir, hostOrigin: () => url }), {
    port: options.appPort ?? 4601,
    what: 'the app',
    instead: 'choose another one with --app-port',
  });
  appUrl = `http://127.0.0.1:${appServer.port}${appPage}`;
  const hostPlace = {
    port: options.port ?? 4600,
    what: 'the workspace',
    instead: 'choose another one with --port',
  };
  const hostServer = await listenAtLocalhost(hostListener(running, hostDir), hostPlace).catch(
    async (error: unknown) => {
      await appServer.close();
      throw error;
    },
  );
  url = `http://localhost:${hostServer.port}`;
  if (options.quiet !== true) console.log(`The workspace runs at ${url}`);
  return {
    url,
    appUrl,
    world: () => world,
    close: async () => {
      outages.close();
      // Those who waited get their answer before the connections end.
      await turn();
      await Promise.all([hostServer.close(), appServer.close()]);
    },
  };
};
