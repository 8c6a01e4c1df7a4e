import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useEffect, type ReactNode } from 'react';
import { useTyped } from './SessionContext.ts';
import { TextRoom } from './TextRoom.tsx';
import type { TypedTextProps } from './TypedText.tsx';
import { useArrivalFocus } from './useArrivalFocus.ts';

/** A short text that is kept, under `field`, until it is recorded; it takes the focus of the button that opened it. */
export function TypedTextField({ field, label, takesFocus = false }: TypedTextProps): ReactNode {
  const [words, setWords] = useTyped(field);
  const input = useArrivalFocus<HTMLTextAreaElement>();
  useEffect(() => {
    if (takesFocus && document.hasFocus()) input.current?.focus({ preventScroll: true });
  }, [takesFocus, input]);
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <Textarea
        ref={input}
        isCompact
        minRows={2}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <TextRoom words={words} />
    </Field>
  );
}
