import type { ReactNode } from 'react';
import { signalsOf } from '../app/desk.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import type { PanelBrief } from '../domain/case/panelBrief.ts';
import { AskedLines } from './AskedLines.tsx';
import { useDesk } from './SessionContext.ts';
import { t, type TextKey } from './wording.ts';

function Line({ label, children }: { readonly label: TextKey; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The lines of the brief (playbook §9), without those that would say nothing; words first, the rule's code beside them. */
export function BriefLines({
  brief,
  caseState,
}: {
  readonly brief: PanelBrief;
  readonly caseState: CaseState;
}): ReactNode {
  const { state, format } = useDesk();
  const { path, rule, playbook, why } = brief;
  const wrote = caseState.escalation.level === 'chargeback' ? signalsOf(state).chargeback : null;
  const at = caseState.flag?.event.at ?? null;
  return (
    <dl className="lines">
      <Line label="brief.line.asked">
        <AskedLines asked={brief.asked} />
      </Line>
      {wrote === null ? null : <Line label="brief.line.wrote">“{wrote}”</Line>}
      <Line label="brief.line.customer">{brief.customer}</Line>
      {path === null && rule === null ? null : (
        <Line label="brief.line.path">
          {path} {rule === null ? null : <span className="badge">{rule}</span>}
        </Line>
      )}
      {playbook === null ? null : <Line label="brief.line.playbook">{playbook}</Line>}
      {why === null ? null : <Line label="brief.line.why">{why}</Line>}
      <Line label="brief.line.age">
        <span title={at === null ? undefined : format.moment(at)}>{brief.age}</span>
      </Line>
    </dl>
  );
}
