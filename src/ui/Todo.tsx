import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { blockWords } from '../app/blockMessage.ts';
import { draftFrom } from '../app/draftFrom.ts';
import { caseOf, gateFacts, hasDraft } from '../app/desk.ts';
import type { Confirmable } from '../domain/case/events.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import type { Finding } from '../domain/case/gateInput.ts';
import { Say } from './Say.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What the agent may vouch for where billing cannot show it. */
function confirmable(finding: Finding): Confirmable | null {
  switch (finding.rule) {
    case 'G10':
      return 'customer-told';
    case 'G11':
      return finding.proof.is === 'cannot-tell' ? 'collected' : null;
    case 'G12':
      return finding.proof.is === 'cannot-tell' ? 'voided' : null;
    case 'G15':
      return finding.proof.is === 'cannot-tell' ? 'account-closed' : null;
    default:
      return null;
  }
}

function Way({ finding }: { readonly finding: Finding }): ReactNode {
  const { state, actions } = useDesk();
  const [opened, setOpened] = useState(false);
  const { decision } = caseOf(state);
  const what = confirmable(finding);
  if (what !== null) {
    const field = `confirm-${what}`;
    return opened || field in state.typed ? (
      <Say
        field={field}
        label={t('panel.confirmHow')}
        button={t(`panel.confirm.${what}`)}
        onSay={(words) => void actions.confirm(what, words)}
      />
    ) : (
      <Button
        isLink
        size="small"
        onClick={() => {
          setOpened(true);
        }}
      >
        {t(`panel.confirm.${what}`)}
      </Button>
    );
  }
  const again = (happened: boolean): ReactNode =>
    decision === null || hasDraft(state.draft) ? null : (
      <Button
        size="small"
        onClick={() => {
          actions.changeDecision(draftFrom(decision.decision, happened));
        }}
      >
        {t(happened ? 'panel.recordException' : finding.rule === 'G8' ? 'panel.recordAgain' : 'panel.decideAgain')}
      </Button>
    );
  switch (finding.rule) {
    case 'G2':
      return decision === null || hasDraft(state.draft) ? null : (
        <Button
          size="small"
          isPrimary
          disabled={state.busy !== null}
          onClick={() => {
            void actions.flag('');
          }}
        >
          {t('panel.flagNow')}
        </Button>
      );
    case 'G6':
      return (
        <Say
          field="answer"
          label={t('panel.answerReggie')}
          button={t('panel.answerSend')}
          onSay={(words) => void actions.flag(words)}
        />
      );
    case 'G4':
    case 'G5':
    case 'G8':
      return again(false);
    case 'G16':
      return again(true);
    default:
      return null;
  }
}

/** What still stands between this case and a solved ticket, each with its one next action. */
export function Todo(): ReactNode {
  const { state, ports } = useDesk();
  const caseState = caseOf(state);
  const open = caseState.run > 0 && caseState.endedAt === null;
  if (!open && !hasDraft(state.draft)) return null;
  const findings = whatBlocksSolving(gateFacts(state, ports.settings, ports.closureSentences));
  // What the guide above asks for, and what has its own place on the panel, is not said twice.
  const elsewhere = hasDraft(state.draft) ? ['G1', 'G13', 'G2', 'G7', 'G8'] : ['G1', 'G13'];
  const shown = findings.filter(({ rule }) => !elsewhere.includes(rule));
  if (shown.length === 0) {
    return findings.length === 0 ? <p className="notice good">{t('panel.nothingMissing')}</p> : null;
  }
  return (
    <section className="card todo" aria-label={t('panel.todo')}>
      <h3>{t('panel.todo')}</h3>
      <ol>
        {shown.map((finding) => {
          const { missing, next } = blockWords(finding, state, ports.noteWords);
          return (
            <li key={finding.rule} data-rule={finding.rule}>
              <strong>{missing}</strong>
              <span className="hint">{next}</span>
              <Way finding={finding} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
