import { useEffect, useState, type ReactNode } from 'react';
import { peopleLines } from '../../app/setup/peopleLines.ts';
import { useDesk } from '../SessionContext.ts';
import type { SetupParts } from './setupParts.ts';
import { tt } from './toolWords.ts';

/** The rules that mail: what is to be decided, and what was flagged for information. */
const MAILS = ['mail', 'mail_info'];

/** Whether Zendesk mails the approvers; null where that could not be found out. */
async function isMailed({ account, settings, now }: SetupParts, day: (at: number) => string): Promise<boolean | null> {
  const { approvers } = await peopleLines(settings.approvers, account, now(), day);
  if (approvers === null) return null;
  if (approvers.length === 0) return false;
  const needs = await account.needs(approvers, ['trigger']);
  const states = needs.filter(({ need }) => MAILS.includes(need.key)).map(({ state }) => state.is);
  if (states.length === 0 || states.includes('unreadable')) return null;
  return states.every((is) => is === 'good');
}

/** Tells the admin on a case that waits where the approvers do not get a mail. */
export function NotMailed({ parts }: { readonly parts: SetupParts }): ReactNode {
  const { format } = useDesk();
  const [mailed, setMailed] = useState<boolean | null>(null);
  useEffect(() => {
    let isShown = true;
    void isMailed(parts, format.day).then((is) => {
      if (isShown) setMailed(is);
    });
    return () => {
      isShown = false;
    };
  }, [parts, format]);
  if (mailed !== false) return null;
  return (
    <p role="alert" className="notice bad">
      {tt('setup.notMailed.text')} {tt('setup.notMailed.hint')}
    </p>
  );
}
