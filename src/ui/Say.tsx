import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { useDesk, useTyped } from './SessionContext.ts';

interface Sayable {
  /** Under which name the text is kept until it is recorded. */
  readonly field: string;
  readonly label: string;
  readonly button: string;
  readonly onSay: (words: string) => void;
}

/** A short text and the button that records it. */
export function Say({ field, label, button, onSay }: Sayable): ReactNode {
  const { state } = useDesk();
  const [words, setWords] = useTyped(field);
  return (
    <div className="stack">
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
      <Button
        size="small"
        disabled={state.busy !== null || words.trim() === ''}
        onClick={() => {
          onSay(words);
        }}
      >
        {button}
      </Button>
    </div>
  );
}
