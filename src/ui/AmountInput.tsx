import { Field, Input } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { t } from './wording.ts';

// Garden's optional properties may be left out, not undefined.
const ERROR = { validation: 'error' } as const;

interface AmountField {
  readonly label: string;
  readonly text: string;
  /** What is wrong with the text; null where nothing is. */
  readonly problem: string | null;
  readonly onType: (text: string) => void;
}

/** The message for a text that is no amount; null where it is one, or empty. */
export function notAnAmount(text: string, isAmount: boolean): string | null {
  return text.trim() === '' || isAmount ? null : t('exception.amountInvalid', { text });
}

/** An amount, typed. */
export function AmountInput({ label, text, problem, onType }: AmountField): ReactNode {
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <Input
        isCompact
        inputMode="decimal"
        value={text}
        {...(problem === null ? {} : ERROR)}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      {problem === null ? null : <Field.Message validation="error">{problem}</Field.Message>}
    </Field>
  );
}
