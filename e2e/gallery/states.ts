import { afterEach, describe, expect, test } from 'vitest';
import { Workspace } from '../workspace.ts';
import { barriers } from './barriers.ts';
import { picture, play } from './play.ts';
import { SCENES } from './scenes.ts';
import { lostAtTwice } from './twice.ts';

/** A story for each scene of the group: open to everybody in light and in dark, pictures of both, legible at double size. */
export function testStates(group: keyof typeof SCENES): void {
  let workspace: Workspace;

  afterEach(async () => {
    await workspace.close();
  });

  describe('open to everybody, light and dark, at 320 px and at double size', () => {
    test.each(SCENES[group].map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
      workspace = await Workspace.with(scene.scenario);
      const tab = await play(scene, workspace);
      expect((await barriers(tab, 'all')).join('\n')).toBe('');
      await picture(tab, `${name}-light`);
      // Zendesk is switched while the panel is open.
      await tab.turnsDark();
      expect((await barriers(tab, 'colours')).join('\n')).toBe('');
      await picture(tab, `${name}-dark`);
      expect((await lostAtTwice(tab)).join('\n')).toBe('');
    });
  });
}
