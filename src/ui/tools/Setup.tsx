import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { SECTIONS, wantsAttention } from '../../app/setup/lines.ts';
import { FACTS, ROUTES, verdictOf, type Route } from '../../app/setup/routes.ts';
import { AdminReport } from '../AdminReport.tsx';
import { useDesk } from '../SessionContext.ts';
import { Probe } from './Probe.tsx';
import { SetupSection } from './SetupSection.tsx';
import type { SetupParts } from './setupParts.ts';
import { tt } from './toolWords.ts';
import { useCheckup, type Found } from './useCheckup.ts';

function Routes({ found }: { readonly found: Found }): ReactNode {
  const lines = found.account ?? [];
  const routes = Object.keys(ROUTES) as Route[];
  const isOff = found.account !== null && routes.some((route) => verdictOf(route, lines) !== ROUTES[route]);
  return (
    <details className="card">
      <summary>{tt('setup.routes.title')}</summary>
      <p className="hint">{tt('setup.routes.intro')}</p>
      {!isOff ? null : <p className="notice bad">{tt('setup.routes.netOff')}</p>}
      <dl className="routes">
        {routes.map((route) => (
          <div key={route}>
            <dt>{tt(`setup.routes.what.${route}`)}</dt>
            <dd>
              <strong>{tt(`setup.routes.verdict.${verdictOf(route, lines)}`)}.</strong>{' '}
              {tt(`setup.routes.reason.${route}`)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Facts(): ReactNode {
  return (
    <details className="card">
      <summary>{tt('setup.facts.title')}</summary>
      <p className="hint">{tt('setup.facts.intro')}</p>
      <dl className="routes">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{tt(`setup.facts.what.${fact}`)}</dt>
            <dd>
              <p>
                {tt('setup.facts.try')}: {tt(`setup.facts.how.${fact}`)}
              </p>
              <p>
                {tt('setup.facts.differs')}: {tt(`setup.facts.otherwise.${fact}`)}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The admin's first day, and every other one: what the app needs in this account, and one button for what is wrong. */
export function Setup({ parts }: { readonly parts: SetupParts }): ReactNode {
  const { format } = useDesk();
  const { found, busy, said, run, mend } = useCheckup(parts, format.day);
  const isBusy = busy !== null;
  const lines = SECTIONS.flatMap((section) => found[section] ?? []);
  const count = lines.filter(wantsAttention).length;
  const mendable = lines.flatMap((line) => line.mend ?? []);
  const rest = count === 0 ? tt('setup.allGood') : tt('setup.toMend', { count });
  const summary = busy === null ? rest : tt(busy === 'mending' ? 'setup.mending' : 'setup.running');
  return (
    <>
      <h2>{tt('setup.title')}</h2>
      <p className="hint">{tt('setup.intro')}</p>
      <div role="status" className={`notice ${isBusy || count > 0 ? 'plain' : 'good'}`}>
        <p>{summary}</p>
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="row">
        {mendable.length === 0 ? null : (
          <Button
            size="small"
            isPrimary
            disabled={isBusy}
            onClick={() => {
              mend(mendable);
            }}
          >
            {tt('setup.mendAll')}
          </Button>
        )}
        <Button size="small" disabled={isBusy} onClick={run}>
          {tt('setup.run')}
        </Button>
      </div>
      <AdminReport />
      {SECTIONS.map((section) => (
        <SetupSection
          key={section}
          section={section}
          lines={found[section]}
          isBusy={isBusy}
          onMend={(need) => {
            mend([need]);
          }}
        />
      ))}
      <Probe parts={parts} />
      <Routes found={found} />
      <Facts />
    </>
  );
}
