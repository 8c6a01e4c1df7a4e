import { useState, type ReactNode } from 'react';
import { hasDraft } from '../app/desk.ts';
import type { Position } from '../domain/policy/flow.ts';
import { AskException } from './AskException.tsx';
import { ChartLink } from './ChartLink.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Answers are given again in two clicks; before words are lost, it is asked. */
function StartOver({ isTyped }: { readonly isTyped: boolean }): ReactNode {
  const { actions } = useDesk();
  const [isAsking, ask] = useState(false);
  if (!isTyped || !isAsking) {
    return (
      <LinkButton
        small
        onClick={() => {
          if (isTyped) ask(true);
          else actions.discard();
        }}
      >
        {t('panel.startOver')}
      </LinkButton>
    );
  }
  return (
    <>
      <LinkButton small onClick={actions.discard}>
        {t('panel.startOverSure')}
      </LinkButton>
      <LinkButton
        small
        onClick={() => {
          ask(false);
        }}
      >
        {t('panel.cancel')}
      </LinkButton>
    </>
  );
}

/** What else can be done on the way: ask for an exception, start over, see the chart. */
export function GuideWays({
  isExceptionOffered,
  position,
}: {
  readonly isExceptionOffered: boolean;
  readonly position: Position;
}): ReactNode {
  const { state, actions } = useDesk();
  const begun = hasDraft(state.draft) || state.started;
  const { draft } = state;
  const isTyped = [draft.exception?.reason, draft.changeReason, draft.askedWhen].some(Boolean);
  return (
    <div className="ways">
      {isExceptionOffered ? null : <AskException />}
      {begun && draft.changing ? (
        <LinkButton small onClick={actions.discard}>
          {t('panel.keepDecision')}
        </LinkButton>
      ) : null}
      {begun && !draft.changing ? <StartOver isTyped={isTyped} /> : null}
      <ChartLink position={position} />
    </div>
  );
}
