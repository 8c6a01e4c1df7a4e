import { Field, Select } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
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

/** Reggie's yes, perhaps under a condition; `isReasonRequired` where the playbook says never, or to an own decision. */
export function Approve({
  flagId,
  what,
  asked,
  isReasonRequired,
  mayWaitForTwo,
}: {
  readonly flagId: string;
  readonly what: string;
  /** The amount asked for; null where no money is given back. */
  readonly asked: Money | null;
  readonly isReasonRequired: boolean;
  /** Whether the approval can wait for two payments at all. */
  readonly mayWaitForTwo: boolean;
}): ReactNode {
  const { state, actions, format } = useDesk();
  const [kind, setKind] = useTyped(answerField(flagId, 'condition'));
  const offered = CONDITIONS.filter((one) => one === 'none' || (one === 'cap' ? asked !== null : mayWaitForTwo));
  const [capField, reasonField] = [answerField(flagId, 'cap'), answerField(flagId, 'approve')];
  const reason = state.typed[reasonField] ?? '';
  const condition = conditionIn(kind, state.typed[capField] ?? '', asked);
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
      {kind === 'cap' && asked !== null ? <Cap field={capField} asked={asked} /> : null}
      <TypedText field={reasonField} label={t(isReasonRequired ? 'answering.whyApprove' : 'answering.words')} />
      <SendAnswer
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
