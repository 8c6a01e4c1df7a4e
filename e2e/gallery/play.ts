import { mkdirSync } from 'node:fs';
import { Tab } from '../tab.ts';
import { ANA, TICKET, type Workspace } from '../workspace.ts';
import type { Scene } from './agentScenes.ts';

const FOLDER = 'build/gallery';

/** Plays the scene; gives the tab to look at. */
export async function play(scene: Scene, workspace: Workspace, scheme: 'light' | 'dark' = 'light'): Promise<Tab> {
  await workspace.settings(scene.settings ?? {});
  const ana = await workspace.signsIn(ANA, scene.ticket ?? TICKET, scheme);
  const played = await scene.play(ana, workspace, scheme);
  return played instanceof Tab ? played : ana;
}

/** The panel as it looks now, into the gallery. */
export async function picture(tab: Tab, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await tab.looksAtPanel(`${FOLDER}/${name}.png`);
}
