import type { ReactNode } from 'react';
import { LATER } from './chunks.ts';
import { Part } from './later.tsx';

export interface TypedTextProps {
  /** Under which name the text is kept. */
  readonly field: string;
  readonly label: string;
  /** The cursor goes there, whatever has it: the button that was just pressed asks for this text. */
  readonly takesFocus?: boolean;
}

/** A short text that is kept until it is recorded. */
export function TypedText(props: TypedTextProps): ReactNode {
  return <Part of={LATER}>{({ TypedTextField }) => <TypedTextField {...props} />}</Part>;
}
