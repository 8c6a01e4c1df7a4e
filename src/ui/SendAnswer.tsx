import { Button } from '@zendeskgarden/react-buttons';
import { useId, type ReactNode } from 'react';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The button that records an answer names its act; it is the second and last click. Where it cannot be pressed it says why. */
export function SendAnswer({
  label,
  missing,
  isDanger = false,
  onSend,
}: {
  readonly label: string;
  /** What has to be filled in first; null where nothing has. */
  readonly missing: string | null;
  readonly isDanger?: boolean;
  readonly onSend: () => void;
}): ReactNode {
  const { state } = useDesk();
  const id = useId();
  return (
    <>
      <Button
        isPrimary
        isStretched
        isDanger={isDanger}
        disabled={state.busy !== null || missing !== null}
        aria-describedby={missing === null ? undefined : id}
        onClick={onSend}
      >
        {state.busy === 'recording' ? t('panel.recording') : label}
      </Button>
      {missing === null ? null : (
        <p id={id} className="hint">
          {missing}
        </p>
      )}
    </>
  );
}
