import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The button that records an answer names its act; it is the second and last click. */
export function SendAnswer({
  label,
  isReady,
  isDanger = false,
  onSend,
}: {
  readonly label: string;
  readonly isReady: boolean;
  readonly isDanger?: boolean;
  readonly onSend: () => void;
}): ReactNode {
  const { state } = useDesk();
  return (
    <Button isPrimary isStretched isDanger={isDanger} disabled={state.busy !== null || !isReady} onClick={onSend}>
      {state.busy === 'recording' ? t('panel.recording') : label}
    </Button>
  );
}
