import { Button } from '@zendeskgarden/react-buttons';
import { useId, useState, type ReactNode } from 'react';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { TypedText } from './TypedText.tsx';
import { t } from './wording.ts';

interface Sayable {
  /** Under which name the text is kept until it is recorded. */
  readonly field: string;
  readonly label: string;
  readonly button: string;
  /** What the link that opens it says; the button's words unless given. */
  readonly link?: string;
  readonly onSay: (words: string) => void;
  /** What else it does, to be known before it is pressed. */
  readonly warning?: string | null;
  /** Why it cannot be pressed while nothing is written, where that is not plain to see. */
  readonly missing?: string;
}

/** A short text and the button that records it. */
export function Say({ field, label, button, onSay, warning = null, missing }: Sayable): ReactNode {
  const { state } = useDesk();
  const words = state.typed[field] ?? '';
  const id = useId();
  const isMissing = words.trim() === '';
  const hint = isMissing ? missing : undefined;
  return (
    <div className="stack">
      {warning === null ? null : <p className="warning">{warning}</p>}
      <TypedText field={field} label={label} />
      <Button
        size="small"
        disabled={state.busy !== null || isMissing}
        aria-describedby={hint === undefined ? undefined : id}
        onClick={() => {
          onSay(words);
        }}
      >
        {button}
      </Button>
      {hint === undefined ? null : (
        <p id={id} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The same behind a link, which opens it; what stands in it keeps it open over a reload. */
export function SayOnDemand(said: Sayable): ReactNode {
  const { state, actions } = useDesk();
  const [opened, setOpened] = useState(false);
  if (opened || said.field in state.typed) {
    return (
      <div className="stack">
        <Say {...said} />
        <LinkButton
          small
          onClick={() => {
            setOpened(false);
            actions.type(said.field, '');
          }}
        >
          {t('panel.cancel')}
        </LinkButton>
      </div>
    );
  }
  return (
    <LinkButton
      small
      onClick={() => {
        setOpened(true);
      }}
    >
      {said.link ?? said.button}
    </LinkButton>
  );
}
