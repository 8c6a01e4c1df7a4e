import { describe, expect, test, vi } from 'vitest';
import { createSaveProbe } from './saveProbe.ts';

const judge = vi.fn(() => Promise.resolve('[G7] of the case'));

describe('the save that is refused on purpose', () => {
  test('unarmed, the case is judged', async () => {
    expect(await createSaveProbe().over(judge)()).toBe('[G7] of the case');
  });

  test('armed, it refuses the next save with its message, asks nobody else, and tells that it was asked', async () => {
    const asked = vi.fn(() => Promise.resolve(null));
    const probe = createSaveProbe();
    const judged = probe.over(asked);
    const refused = probe.refuseNext('On purpose.');
    expect(await judged()).toBe('On purpose.');
    await refused;
    expect(asked).not.toHaveBeenCalled();
  });

  test('only one: the save after it is judged again', async () => {
    const probe = createSaveProbe();
    const judged = probe.over(judge);
    void probe.refuseNext('On purpose.');
    await judged();
    expect(await judged()).toBe('[G7] of the case');
  });

  test('until a save is asked about, nothing is told', async () => {
    let isTold = false;
    void createSaveProbe()
      .refuseNext('On purpose.')
      .then(() => {
        isTold = true;
      });
    await new Promise((done) => setTimeout(done, 0));
    expect(isTold).toBe(false);
  });

  test('disarmed, it is no trap', async () => {
    const probe = createSaveProbe();
    void probe.refuseNext('On purpose.');
    probe.disarm();
    expect(await probe.over(judge)()).toBe('[G7] of the case');
  });

  test('armed again, the newer message counts', async () => {
    const probe = createSaveProbe();
    void probe.refuseNext('First.');
    const second = probe.refuseNext('Second.');
    expect(await probe.over(judge)()).toBe('Second.');
    await second;
  });
});
