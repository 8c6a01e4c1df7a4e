import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { blockWords, numbers, type BlockWords } from '../app/blockMessage.ts';
import { draftFrom } from '../app/draftFrom.ts';
import { caseOf, gateFacts, hasDraft } from '../app/desk.ts';
import { wordsFor } from '../app/wordsFor.ts';
import type { Confirmable } from '../domain/case/events.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import type { Finding, GateRule } from '../domain/case/gateInput.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';
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
    case 'G18':
      return finding.condition === 'after-two-collected' ? 'condition-met' : null;
    default:
      return null;
  }
}

/** The way back from an exception to what the playbook says, with nothing asked again. */
function ByPlaybook(): ReactNode {
  const { state, actions } = useDesk();
  const { decision } = caseOf(state);
  if (decision?.decision.exception == null || decision.decision.rule === null || hasDraft(state.draft)) return null;
  const draft = { ...draftFrom(decision.decision), exception: null };
  return (
    <Button
      size="small"
      onClick={() => {
        actions.changeDecision(draft);
      }}
    >
      {t('panel.goByPlaybook')}
    </Button>
  );
}

/** Reggie approved at most so much: the same request with that amount needs no further answer (playbook §5). */
function UseCap(): ReactNode {
  const { state, actions, format } = useDesk();
  const { decision, answer } = caseOf(state);
  const act = answer?.act;
  if (decision === null || hasDraft(state.draft) || act?.kind !== 'approved' || act.condition?.kind !== 'cap')
    return null;
  const { amount } = act.condition;
  const draft = draftFrom(decision.decision);
  return (
    <Button
      size="small"
      onClick={() => {
        actions.changeDecision({ ...draft, exception: draft.exception && { ...draft.exception, amount } });
      }}
    >
      {t('panel.useCap', { amount: format.money(amount) })}
    </Button>
  );
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
        label={t(what === 'customer-told' ? 'panel.confirmHowTold' : 'panel.confirmHow')}
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
    case 'G5':
      return (
        <div className="row">
          {again(false)}
          <ByPlaybook />
        </div>
      );
    case 'G18':
      return <UseCap />;
    case 'G4':
    case 'G8':
      return again(false);
    case 'G16':
      return again(true);
    default:
      return null;
  }
}

const BEFORE_ACTING: readonly GateRule[] = ['G2', 'G3', 'G4', 'G5', 'G6'];
const ACTS: readonly GateRule[] = ['G10', 'G11', 'G12', 'G15'];

/**
 * What is listed: not what has its own place on the panel, and nothing that must not be done yet. Voids and closures
 * cannot be undone, so they are asked for only when nothing has to come before them.
 */
function listed(findings: readonly Finding[], isDrafting: boolean): readonly Finding[] {
  const stands = (rules: readonly GateRule[]): boolean => findings.some(({ rule }) => rules.includes(rule));
  const elsewhere: readonly GateRule[] = isDrafting ? ['G1', 'G2', 'G7', 'G8', 'G13'] : ['G1', 'G13'];
  const later: readonly GateRule[] = stands(BEFORE_ACTING) ? ACTS : stands(['G11']) ? ['G12'] : [];
  return findings.filter(({ rule }) => !elsewhere.includes(rule) && !later.includes(rule));
}

/** The finding as a thing to do; what a block says is about a save, and here nobody has pressed anything yet. */
function wordsOf(
  finding: Finding,
  said: BlockWords,
  words: NoteWords,
): { readonly what: string; readonly how: string | null } {
  switch (finding.rule) {
    case 'G12':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G12', { invoices: numbers(finding.proof.invoiceIds, words) }), how: null }
        : { what: said.missing, how: said.next };
    case 'G2':
      return { what: t('panel.todoWords.G2'), how: null };
    case 'G7':
      return finding.question === 'asked'
        ? { what: t('panel.todoWords.G7asked'), how: t('panel.todoWords.G7askedHint') }
        : { what: said.missing, how: null };
    case 'G10':
      return { what: t('panel.todoWords.G10'), how: t('panel.todoWords.G10hint') };
    case 'G15':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G15'), how: null }
        : { what: said.missing, how: said.next };
    default:
      return { what: said.missing, how: said.next };
  }
}

/** What still stands between this case and a solved ticket, each with its one next action. */
export function Todo(): ReactNode {
  const { state, ports } = useDesk();
  const caseState = caseOf(state);
  // While a recorded decision is being changed, what it still asks for is not to be done.
  if (state.ticket?.id == null || state.draft.changing) return null;
  if (caseState.run === 0 && !hasDraft(state.draft)) return null;
  const findings = whatBlocksSolving(gateFacts(state, ports.settings, ports.closureSentences));
  const shown = listed(findings, hasDraft(state.draft));
  const words = wordsFor(state, ports.wording);
  if (shown.length === 0) {
    const isDone = findings.length === 0 && caseState.endedAt === null;
    return isDone ? <p className="notice good">{t('panel.nothingMissing')}</p> : null;
  }
  return (
    <section className="card todo" aria-label={t('panel.todo')}>
      <h3>{t('panel.todo')}</h3>
      <ol>
        {shown.map((finding) => {
          const { what, how } = wordsOf(finding, blockWords(finding, words), words);
          return (
            <li key={finding.rule} data-rule={finding.rule}>
              <strong>{what}</strong>
              {how === null ? null : <span className="hint">{how}</span>}
              <Way finding={finding} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
