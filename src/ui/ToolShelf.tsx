import { useState, type ReactNode } from 'react';
import { isApprover } from '../domain/case/events.ts';
import { LinkButton } from './LinkButton.tsx';
import { Outcome } from './NoticeLine.tsx';
import { useDesk } from './SessionContext.ts';
import { Tool } from './Tool.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { t } from './wording.ts';

type Shown = 'Setup' | 'Report';

/** The ticket's panel, and below it the way to the tools: the set-up for admins, the bypass report for approvers too. */
export function ToolShelf({ children }: { readonly children: ReactNode }): ReactNode {
  const { state, ports } = useDesk();
  const [shown, setShown] = useState<Shown | null>(null);
  useKeptFocus();
  const { isAdmin, id } = ports.viewer;
  const offered: readonly Shown[] = isAdmin
    ? ['Setup', 'Report']
    : isApprover(state.approvers, id, ports.now())
      ? ['Report']
      : [];
  return (
    <>
      {shown === null ? null : (
        <div className="panel">
          <p>
            <LinkButton
              onClick={() => {
                setShown(null);
              }}
            >
              {t('panel.tools.back')}
            </LinkButton>
          </p>
          <Tool name={shown} />
        </div>
      )}
      {/* Hidden and not unmounted: what stands in its fields stays. */}
      <div hidden={shown !== null}>
        <Outcome />
        {children}
      </div>
      {shown !== null || offered.length === 0 ? null : (
        <nav className="tools" aria-label={t('panel.tools.title')}>
          {offered.map((name) => (
            <LinkButton
              key={name}
              small
              onClick={() => {
                setShown(name);
              }}
            >
              {t(`panel.tools.${name}`)}
            </LinkButton>
          ))}
        </nav>
      )}
    </>
  );
}
