import { useCallback, useEffect, useRef, useState } from 'react';
import { accountLines } from '../../app/setup/accountLines.ts';
import { billingLines } from '../../app/setup/billingLines.ts';
import { hereLines } from '../../app/setup/hereLines.ts';
import type { Line, Section } from '../../app/setup/lines.ts';
import { peopleLines } from '../../app/setup/peopleLines.ts';
import type { Need } from '../../app/setup/ports.ts';
import { settingLines } from '../../app/setup/settingLines.ts';
import type { SetupParts } from './setupParts.ts';
import { tt } from './toolWords.ts';

export type Found = Readonly<Record<Section, readonly Line[] | null>>;
const NOTHING: Found = { settings: null, people: null, account: null, billing: null, here: null };

interface Checkup {
  readonly found: Found;
  readonly isBusy: boolean;
  /** What the last buttons came to, for the live region. */
  readonly said: readonly string[];
  readonly run: () => void;
  readonly mend: (needs: readonly Need[]) => void;
}

/** Runs the check-up when it is shown, shows each section as it is known, and puts right what it is asked to. */
export function useCheckup(parts: SetupParts, day: (at: number) => string): Checkup {
  const { account, settings, checkKey, readNow, requester, sdk, now } = parts;
  const [found, setFound] = useState<Found>(NOTHING);
  const [isBusy, setBusy] = useState(true);
  const [said, setSaid] = useState<readonly string[]>([]);
  const approvers = useRef<readonly number[]>([]);

  const show = useCallback((section: Section, lines: readonly Line[]) => {
    setFound((before) => ({ ...before, [section]: lines }));
  }, []);

  const check = useCallback(async () => {
    setFound(NOTHING);
    const people = peopleLines(settings.approvers, account, now(), day);
    await Promise.all([
      settingLines(settings, account).then((lines) => {
        show('settings', lines);
      }),
      people.then(async ({ lines, approvers: able }) => {
        approvers.current = able;
        show('people', lines);
        show('account', await accountLines(account, able));
      }),
      billingLines(settings.billingSource, checkKey, readNow, requester()).then((lines) => {
        show('billing', lines);
      }),
      hereLines(account, sdk, now).then((lines) => {
        show('here', lines);
      }),
    ]);
  }, [account, settings, checkKey, readNow, requester, sdk, now, day, show]);

  const run = useCallback(() => {
    setBusy(true);
    setSaid([]);
    void check().finally(() => {
      setBusy(false);
    });
  }, [check]);

  async function mendAll(needs: readonly Need[]): Promise<void> {
    const failures: string[] = [];
    // One after the other: Zendesk puts rules into the order in which they come.
    for (const need of needs) {
      const mended = await account.mend(need, approvers.current);
      const { title } = need;
      if (!mended.ok) failures.push(tt('setup.mendFailed', { title, detail: mended.error.detail }));
    }
    const count = needs.length - failures.length;
    setSaid(count === 0 ? failures : [tt('setup.mended', { count }), ...failures]);
    show('account', await accountLines(account, approvers.current));
  }

  useEffect(run, [run]);
  return {
    found,
    isBusy,
    said,
    run,
    mend: (needs) => {
      setBusy(true);
      void mendAll(needs).finally(() => {
        setBusy(false);
      });
    },
  };
}
