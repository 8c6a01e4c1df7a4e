/** Screenshots of every state of the panel at 320 px, light and dark, into build/gallery; the README's picture too. */
import { mkdirSync } from 'node:fs';
import { buildWorkspace } from '../simulator/build.ts';
import { ADMIN_SCENES } from './gallery/adminScenes.ts';
import { AGENT_SCENES, type Scene } from './gallery/agentScenes.ts';
import { BILLING_SCENES } from './gallery/billingScenes.ts';
import { CHART_SCENES } from './gallery/chartScenes.ts';
import { REGGIE_SCENES } from './gallery/reggieScenes.ts';
import { closeBrowser } from './browser.ts';
import { Tab } from './tab.ts';
import { ANA, closeServer, TICKET, Workspace } from './workspace.ts';

const SCENES: readonly Scene[] = [
  ...AGENT_SCENES,
  ...BILLING_SCENES,
  ...CHART_SCENES,
  ...REGGIE_SCENES,
  ...ADMIN_SCENES,
];

/** The pictures of the documents, by scene. */
const IN_DOCS: Readonly<Record<string, string>> = {
  'reggie-changed': 'docs/reggie.png',
  'setup-fresh': 'docs/setup-fresh.png',
  'setup-green': 'docs/setup-green.png',
  'setup-probe': 'docs/setup-probe.png',
  report: 'docs/report.png',
};

const folder = 'build/gallery';
const only = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await buildWorkspace();
for (const scene of SCENES.filter(({ name }) => only.length === 0 || only.includes(name))) {
  for (const scheme of ['light', 'dark'] as const) {
    const workspace = await Workspace.with(scene.scenario);
    try {
      await workspace.settings(scene.settings ?? {});
      const ana = await workspace.signsIn(ANA, scene.ticket ?? TICKET, scheme);
      const played = await scene.play(ana, workspace, scheme);
      const tab = played instanceof Tab ? played : ana;
      if (scene.name === 'resolution' && scheme === 'light') await tab.looks('docs/panel.png');
      const picture = IN_DOCS[scene.name];
      if (picture !== undefined && scheme === 'light') await tab.looksAtPanel(picture);
      await tab.looksAtPanel(`${folder}/${scene.name}-${scheme}.png`);
    } catch (error) {
      console.error(`${scene.name} (${scheme}):`, error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
    await workspace.close().catch((error: unknown) => {
      console.error(`${scene.name} (${scheme}):`, error instanceof Error ? error.message : error);
    });
  }
}
await closeBrowser();
await closeServer();
