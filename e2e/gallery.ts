/** Screenshots of every state of the panel at 320 px, light and dark, into build/gallery, and the documents' pictures. */
import { buildWorkspace } from '../simulator/build.ts';
import { closeBrowser } from './browser.ts';
import type { Scene } from './gallery/agentScenes.ts';
import { picture, play } from './gallery/play.ts';
import { SCENES } from './gallery/scenes.ts';
import { closeServer, Workspace } from './workspace.ts';

/** The pictures of the documents, by scene. */
const IN_DOCS: Readonly<Record<string, string>> = {
  'reggie-changed': 'docs/reggie.png',
  'setup-fresh': 'docs/setup-fresh.png',
  'setup-green': 'docs/setup-green.png',
  'setup-probe': 'docs/setup-probe.png',
  report: 'docs/report.png',
};

async function show(scene: Scene, workspace: Workspace): Promise<void> {
  const tab = await play(scene, workspace);
  if (scene.name === 'resolution') await tab.looks('docs/panel.png');
  const inDocs = IN_DOCS[scene.name];
  if (inDocs !== undefined) await tab.looksAtPanel(inDocs);
  await picture(tab, `${scene.name}-light`);
  await tab.turnsDark();
  await picture(tab, `${scene.name}-dark`);
}

const only = process.argv.slice(2);
await buildWorkspace();
for (const scene of Object.values(SCENES).flat()) {
  if (only.length > 0 && !only.includes(scene.name)) continue;
  const workspace = await Workspace.with(scene.scenario);
  const failed = (error: unknown): void => {
    console.error(`${scene.name}:`, error instanceof Error ? error.message : error);
    process.exitCode = 1;
  };
  await show(scene, workspace).catch(failed);
  await workspace.close().catch(failed);
}
await closeBrowser();
await closeServer();
