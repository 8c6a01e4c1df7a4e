import { Field, Select } from '@zendeskgarden/react-forms';
import { useState, type ReactNode } from 'react';
import { answerField } from '../app/answering.ts';
import type { Condition } from '../domain/case/events.ts';
import type { Money } from '../domain/money.ts';
import { AmountInput, notAnAmount } from './AmountInput.tsx';
import { amountIn } from './amount.ts';
import { SendAnswer } from './SendAnswer.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { TypedText } from './TypedText.tsx';
import { t } from './wording.ts';

const CONDITIONS = ['none', 'cap', 'after-two-collected'] as const;

/** The condition that is chosen; null where a cap is chosen and not typed, or above what is asked for. */
function conditionIn(kind: string, cap: string, asked: Money | null): { readonly is: Condition | null } | null {
  if (kind === 'after-two-collected') return { is: { kind } };
  if (kind !== 'cap') return { is: null };
  const amount = asked === null ? null : amountIn(cap, asked.currency);
  if (amount === null || asked === null || amount.minor <= 0 || amount.minor > asked.minor) return null;
  return { is: { kind, amount } };
}

function Cap({ field, asked }: { readonly field: string; readonly asked: Money }): ReactNode {
  const { format } = useDesk();
  const [cap, setCap] = useTyped(field);
  const typed = amountIn(cap, asked.currency);
  const isTooHigh = typed !== null && typed.minor > asked.minor;
  return (
    <AmountInput
      label={t('answering.cap', { currency: asked.currency.toUpperCase() })}
      text={cap}
      problem={
        isTooHigh ? t('answering.capTooHigh', { amount: format.money(asked) }) : notAnAmount(cap, typed !== null)
      }
      onType={setCap}
    />
  );
}

type Kind = (typeof CONDITIONS)[number];

/** Under which condition the yes is given. */
function ConditionChoice({
  flagId,
  offered,
  asked,
}: {
  readonly flagId: string;
  readonly offered: readonly Kind[];
  readonly asked: Money | null;
}): ReactNode {
  const [kind, setKind] = useTyped(answerField(flagId, 'condition'));
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
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(`answering.conditions.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind === 'cap' && asked !== null ? <Cap field={answerField(flagId, 'cap')} asked={asked} /> : null}
    </>
  );
}

/**
 * Reggie's yes, right under the choice; a condition and words lie folded below it. `isReasonRequired` where the playbook says
 * never, or to an own decision.
 */
export function Approve({
  flagId,
  label,
  what,
  asked,
  isReasonRequired,
  mayWaitForTwo,
  isChosenNow,
}: {
  readonly flagId: string;
  /** What the button says where no amount is set. */
  readonly label: string;
  readonly what: string;
  /** The amount asked for; null where no money is given back. */
  readonly asked: Money | null;
  readonly isReasonRequired: boolean;
  /** Whether the approval can wait for two payments at all. */
  readonly mayWaitForTwo: boolean;
  readonly isChosenNow: boolean;
}): ReactNode {
  const { state, actions, format } = useDesk();
  const [kindField, capField, reasonField] = (['condition', 'cap', 'approve'] as const).map((field) =>
    answerField(flagId, field),
  ) as [string, string, string];
  const kind = state.typed[kindField] ?? '';
  const reason = state.typed[reasonField] ?? '';
  // What is filled in already must be seen; after that the fold is the reader's own.
  const [isOpen] = useState(kind !== '' || (reason !== '' && !isReasonRequired));
  const offered = CONDITIONS.filter((one) => one === 'none' || (one === 'cap' ? asked !== null : mayWaitForTwo));
  const condition = conditionIn(kind, state.typed[capField] ?? '', asked);
  const isCap = kind === 'cap' && asked !== null;
  const missing =
    condition === null && isCap
      ? t('answering.missing.cap', { amount: format.money(asked) })
      : isReasonRequired && reason.trim() === ''
        ? t('answering.missing.reason')
        : null;
  const capped =
    condition?.is?.kind === 'cap'
      ? t('answering.approveCapped', { what, amount: format.money(condition.is.amount) })
      : t('answering.capOpen');
  const hasChoice = offered.length > 1;
  const fold = isReasonRequired ? 'answering.onlyCondition' : hasChoice ? 'answering.more' : 'answering.onlyWords';
  return (
    <>
      {isReasonRequired ? (
        <TypedText field={reasonField} label={t('answering.whyApprove')} takesFocus={isChosenNow} />
      ) : null}
      <SendAnswer
        label={isCap ? capped : label}
        missing={missing}
        onSend={() => {
          if (condition !== null) void actions.approve(flagId, condition.is, reason);
        }}
      />
      {isReasonRequired && !hasChoice ? null : (
        <details open={isOpen}>
          <summary>{t(fold)}</summary>
          <div className="stack">
            {hasChoice ? <ConditionChoice flagId={flagId} offered={offered} asked={asked} /> : null}
            {isReasonRequired ? null : <TypedText field={reasonField} label={t('answering.words')} />}
          </div>
        </details>
      )}
    </>
  );
}
