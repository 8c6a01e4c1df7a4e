import { Button } from '@zendeskgarden/react-buttons';
import { Field, Select, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { wordsFor } from '../app/wordsFor.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { approve } from '../domain/case/commands.ts';
import type { Condition } from '../domain/case/events.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import type { Money } from '../domain/money.ts';
import { AmountInput, notAnAmount } from './AmountInput.tsx';
import { amountIn } from './amount.ts';
import { useDesk, useTyped } from './SessionContext.ts';
import { t } from './wording.ts';

const ANSWERS = ['approve', 'decline', 'ask'] as const;
type AnswerKind = (typeof ANSWERS)[number];

function Words({ field, label }: { readonly field: string; readonly label: string }): ReactNode {
  const [words, setWords] = useTyped(field);
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <Textarea
        isCompact
        minRows={2}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
    </Field>
  );
}

/** The button names its act; it is the second and last click of an answer. */
function Send({
  label,
  isReady,
  isDanger = false,
  onSend,
}: {
  readonly label: string;
  readonly isReady: boolean;
  readonly isDanger?: boolean;
  readonly onSend: () => void;
}): ReactNode {
  const { state } = useDesk();
  return (
    <Button isPrimary isStretched isDanger={isDanger} disabled={state.busy !== null || !isReady} onClick={onSend}>
      {state.busy === 'recording' ? t('panel.recording') : label}
    </Button>
  );
}

const CONDITIONS = ['none', 'cap', 'after-two-collected'] as const;

/** The condition that is chosen; null where a cap is chosen and not typed, or above what is asked for. */
function conditionIn(kind: string, cap: string, asked: Money | null): { readonly is: Condition | null } | null {
  if (kind === 'after-two-collected') return { is: { kind } };
  if (kind !== 'cap') return { is: null };
  const amount = asked === null ? null : amountIn(cap, asked.currency);
  if (amount === null || asked === null || amount.minor <= 0 || amount.minor > asked.minor) return null;
  return { is: { kind, amount } };
}

interface ToAnswer {
  readonly flagId: string;
  readonly what: string;
}

function Approve({
  flagId,
  what,
  asked,
  isReasonRequired,
}: ToAnswer & { readonly asked: Money | null; readonly isReasonRequired: boolean }): ReactNode {
  const { state, actions, format } = useDesk();
  const [kind, setKind] = useTyped('approve-condition');
  const [cap, setCap] = useTyped('approve-cap');
  const reason = state.typed['approve-reason'] ?? '';
  const condition = conditionIn(kind, cap, asked);
  const typed = asked === null ? null : amountIn(cap, asked.currency);
  const isTooHigh = typed !== null && asked !== null && typed.minor > asked.minor;
  return (
    <>
      <Field>
        <Field.Label>{t('answering.condition')}</Field.Label>
        <Select
          isCompact
          value={kind === '' ? 'none' : kind}
          onChange={(event) => {
            setKind(event.target.value);
          }}
        >
          {CONDITIONS.filter((one) => one !== 'cap' || asked !== null).map((one) => (
            <option key={one} value={one}>
              {t(`answering.conditions.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind === 'cap' && asked !== null ? (
        <AmountInput
          label={t('answering.cap', { currency: asked.currency.toUpperCase() })}
          text={cap}
          problem={
            isTooHigh ? t('answering.capTooHigh', { amount: format.money(asked) }) : notAnAmount(cap, typed !== null)
          }
          onType={setCap}
        />
      ) : null}
      <Words field="approve-reason" label={t(isReasonRequired ? 'answering.whyApprove' : 'answering.words')} />
      <Send
        label={
          condition?.is?.kind === 'cap'
            ? t('answering.approveCapped', { what, amount: format.money(condition.is.amount) })
            : t('answering.approveWhat', { what })
        }
        isReady={condition !== null && (!isReasonRequired || reason.trim() !== '')}
        onSend={() => {
          if (condition !== null) void actions.approve(flagId, condition.is, reason);
        }}
      />
    </>
  );
}

function Decline({ flagId, what }: ToAnswer): ReactNode {
  const { state, actions } = useDesk();
  const reason = state.typed['decline-reason'] ?? '';
  return (
    <>
      <Words field="decline-reason" label={t('answering.whyDecline')} />
      <Send
        isDanger
        label={t('answering.declineWhat', { what })}
        isReady={reason.trim() !== ''}
        onSend={() => void actions.decline(flagId, reason)}
      />
    </>
  );
}

function Ask({ flagId }: { readonly flagId: string }): ReactNode {
  const { state, actions } = useDesk();
  const question = state.typed['ask-question'] ?? '';
  return (
    <>
      <Words field="ask-question" label={t('answering.question')} />
      <Send
        label={t('answering.askIt')}
        isReady={question.trim() !== ''}
        onSend={() => void actions.ask(flagId, question)}
      />
    </>
  );
}

/** Approve, Decline or Ask: the first click chooses, the second one records (playbook §9). */
export function Answer({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { state, ports, format } = useDesk();
  const [chosen, choose] = useTyped('answering');
  const { flag, decision } = caseState;
  const ticketId = state.ticket?.id;
  if (flag === null || ticketId == null) return null;
  const actor = { id: ports.viewer.id, at: ports.now(), eventId: '', ticketId };
  const flagId = flag.event.id;
  const plain = approve(caseState, actor, flagId, null, '');
  const refusal = plain.ok ? null : plain.error;
  const isOwn = decision?.event.author === ports.viewer.id;
  if (refusal === 'decider-cannot-approve') return <p className="hint">{t('brief.own')}</p>;
  // An escalation alone asks for nothing that could be approved or declined.
  const offered: readonly AnswerKind[] = decision === null ? ['ask'] : ANSWERS;
  const what = decision === null ? '' : askedWords(decision.decision, wordsFor(state, format));
  return (
    <div className="answering" role="group" aria-label={t('answering.title')}>
      {isOwn && refusal === 'reason-missing' ? <p className="hint">{t('brief.onlyApprover')}</p> : null}
      <div className="row">
        {offered.map((kind) => (
          <Button
            key={kind}
            size="small"
            isPrimary={chosen === kind}
            aria-pressed={chosen === kind}
            onClick={() => {
              choose(kind);
            }}
          >
            {t(`answering.${kind}`)}
          </Button>
        ))}
      </div>
      {chosen === 'approve' && offered.includes('approve') ? (
        <Approve
          flagId={flagId}
          what={what}
          asked={decision?.decision.exception?.amount ?? null}
          isReasonRequired={refusal === 'reason-missing'}
        />
      ) : null}
      {chosen === 'decline' && offered.includes('decline') ? <Decline flagId={flagId} what={what} /> : null}
      {chosen === 'ask' ? <Ask flagId={flagId} /> : null}
    </div>
  );
}
