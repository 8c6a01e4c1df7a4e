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
  /** What is under way. */
  readonly busy: 'checking' | 'mending' | null;
  /** What the last buttons came to, for the live region. */
  readonly said: readonly string[];
  readonly run: () => void;
  readonly mend: (needs: readonly Need[]) => void;
}

/** Runs the check-up when it is shown, shows each section as it is known, and puts right what it is asked to. */
export function useCheckup(parts: SetupParts, day: (at: number) => string): Checkup {
  const { account, settings, checkKey, readNow, requester, sdk, now } = parts;
  const [found, setFound] = useState<Found>(NOTHING);
  const [busy, setBusy] = useState<Checkup['busy']>('checking');
  const [said, setSaid] = useState<readonly string[]>([]);
  const approvers = useRef<readonly number[] | null>(null);

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
    setBusy('checking');
    setSaid([]);
    void check().finally(() => {
      setBusy(null);
    });
  }, [check]);

  async function mendAll(needs: readonly Need[]): Promise<void> {
    const failures: string[] = [];
    const able = approvers.current ?? [];
    // One after the other: Zendesk puts rules into the order in which they come.
    for (const need of needs) {
      const mended = await account.mend(need, able);
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
    busy,
    said,
    run,
    mend: (needs) => {
      setBusy('mending');
      void mendAll(needs).finally(() => {
        setBusy(null);
      });
    },
  };
}
