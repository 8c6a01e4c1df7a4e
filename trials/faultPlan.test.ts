// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { memoryStorage, openApp } from './openedPanel.ts';
import { PretendTab } from '../simulator/testing/pretendTab.ts';
import { worldOf } from '../simulator/testing/worlds.ts';

test('the app over a pretended tab: recorded once though the answer to the write got lost, and the gate holds', async () => {
  const { world } = worldOf('continue-five');
  const tab = new PretendTab(world, 101);
  const storage = memoryStorage();
  const session = await openApp(tab, { storage: () => storage, now: () => world.now() }).session;
  if (session === null) throw new Error('no session');
  const { actions, getState } = session;
  await expect.poll(() => getState().billing.read?.kind).toBe('invoices');
  actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'continue' } }));
  await expect.poll(() => getState().billing.refreshing).toBe(false);
  world.knobs = { ...world.knobs, faults: { seed: 1, rules: [{ on: 'update', fault: 'lost-after', times: 1 }] } };
  await actions.record();
  expect(getState().notice).toMatchObject({ kind: 'failed', failure: { why: 'timeout' } });
  await actions.record();
  expect(getState().notice).toMatchObject({ kind: 'recorded' });
  expect(tab.form.view?.conversation.filter(({ public: isPublic }) => !isPublic)).toHaveLength(1);
  expect(await tab.submit('solved')).toMatchObject({ saved: false, why: 'blocked' });
});
