import type { ReactNode } from 'react';
import { gateFacts, unfinishedTest } from '../app/desk.ts';
import { nameIn } from '../app/wordsFor.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { ONLY_SOLVING } from '../domain/case/gateInput.ts';
import { useDesk } from './SessionContext.ts';
import { SetAside } from './SetAside.tsx';
import { Tool } from './Tool.tsx';
import { t } from './wording.ts';

/** The set-up's guided test was begun on this ticket and not finished: what that is, and who can end it. */
export function SetUpTest(): ReactNode {
  const { state, ports, format } = useDesk();
  const test = unfinishedTest(state);
  if (test === null) return null;
  const { isAdmin } = ports.viewer;
  // The gate asks whose tag that is all the same, and has to be answered by whoever works here (G13).
  const isAsked = CHECKS.G13({ ...gateFacts(state, ports), saving: ONLY_SOLVING })?.about === 'inherited';
  return (
    <section className="card signal" aria-label={t('setUpTest.title')}>
      <h3>{t('setUpTest.title')}</h3>
      <p>{t('setUpTest.body', { name: nameIn(state, format)(test.by), when: format.moment(test.at) })}</p>
      {isAdmin ? <Tool name="CleanUp" /> : <p>{t('setUpTest.askAdmin')}</p>}
      {isAsked ? (
        <div className="row">
          <SetAside />
        </div>
      ) : null}
    </section>
  );
}
