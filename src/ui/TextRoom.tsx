import { Field } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { t } from './wording.ts';

/** A note takes 65,000 characters; the app's own lines take at most a few thousand of them beside an agent's words. */
const FOR_WORDS = 60_000;
/** Words stand in the note, may stand in what it begins with, and stand once more, encoded, in its last line. */
const TIMES_IN_WORDS = 2;
const ENCODED_PER_BYTE = 4 / 3;
/** From here on the room is told. */
const NEAR = 2000;

/** How many more plain characters fit; below 0: how many are too many. */
export function roomBeside(words: string): number {
  const cost = TIMES_IN_WORDS * words.length + ENCODED_PER_BYTE * new TextEncoder().encode(words).length;
  return Math.floor((FOR_WORDS - cost) / (TIMES_IN_WORDS + ENCODED_PER_BYTE));
}

/** Says how much room is left, from when it becomes scarce; nothing is ever cut off. */
export function RoomLine({ room }: { readonly room: number }): ReactNode {
  if (room >= NEAR) return null;
  return room < 0 ? (
    <p role="alert" className="notice bad">
      {t('panel.room.over', { count: -room })}
    </p>
  ) : (
    <p className="hint" role="status">
      {t('panel.room.left', { count: room })}
    </p>
  );
}

/** The same, below the field that the words are typed into. */
export function TextRoom({ words }: { readonly words: string }): ReactNode {
  const room = roomBeside(words);
  if (room >= NEAR) return null;
  return (
    <Field.Message validation={room < 0 ? 'error' : 'warning'} role={room < 0 ? 'alert' : 'status'}>
      {room < 0 ? t('panel.room.over', { count: -room }) : t('panel.room.left', { count: room })}
    </Field.Message>
  );
}
