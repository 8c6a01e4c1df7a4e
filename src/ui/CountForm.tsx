import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState, type FormEvent, type ReactNode } from 'react';
import { LinkButton } from './LinkButton.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

// Garden's optional properties may be left out, not undefined.
const ERROR = { validation: 'error' } as const;

/**
 * The agent's own count, and what they saw it in. `isCalled`: somebody has just asked for it. `onCancel`: null where it
 * always stands open.
 */
export function CountForm({
  isCalled,
  onCancel,
}: {
  readonly isCalled: boolean;
  readonly onCancel: (() => void) | null;
}): ReactNode {
  const { actions, ports } = useDesk();
  const [text, setText] = useTyped('count');
  const [seenIn, setSeenIn] = useTyped('seenIn');
  const [tried, setTried] = useState(false);
  const first = useArrivalFocus<HTMLInputElement>('count', isCalled);
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null;
  const countWrong = count === null;
  const seenWrong = seenIn.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (countWrong || seenWrong) return;
    actions.edit((draft) => ({ ...draft, typedCount: { count, seenIn: seenIn.trim(), at: ports.now() } }));
    setText('');
    setSeenIn('');
  };
  return (
    <form onSubmit={submit} className="stack enter-count" noValidate>
      <Field>
        <Field.Label>{t('unknown.count')}</Field.Label>
        <Input
          isCompact
          ref={first}
          inputMode="numeric"
          value={text}
          {...(tried && countWrong ? ERROR : {})}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {tried && countWrong ? <Field.Message validation="error">{t('unknown.invalidCount')}</Field.Message> : null}
      </Field>
      <Field>
        <Field.Label>{t('unknown.seenIn')}</Field.Label>
        <Input
          isCompact
          value={seenIn}
          {...(tried && seenWrong ? ERROR : {})}
          onChange={(event) => {
            setSeenIn(event.target.value);
          }}
        />
        {tried && seenWrong ? <Field.Message validation="error">{t('unknown.invalidSeenIn')}</Field.Message> : null}
      </Field>
      <div className="row">
        <Button type="submit" size="small">
          {t('unknown.use')}
        </Button>
        {onCancel === null ? null : (
          <LinkButton small onClick={onCancel}>
            {t('panel.cancel')}
          </LinkButton>
        )}
      </div>
    </form>
  );
}
