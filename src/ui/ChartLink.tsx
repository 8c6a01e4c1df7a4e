import { useState, type ComponentType, type ReactNode } from 'react';
import type { Position } from '../domain/policy/flow.ts';
import type { ChartShown } from './chart/Chart.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Fetches the code of the chart, which nobody pays for who does not open it. Rejects where it cannot be had. */
export const loadChart = async (): Promise<ComponentType<ChartShown>> => (await import('./chart/Chart.tsx')).Chart;

/** The way to the whole flowchart, with the path that was taken. */
export function ChartLink({ position }: { readonly position: Position }): ReactNode {
  const { ports } = useDesk();
  const [shown, setShown] = useState<{ readonly Chart: ComponentType<ChartShown> } | 'loading' | 'failed' | null>(null);
  const open = (): void => {
    setShown('loading');
    loadChart().then(
      (Chart) => {
        setShown({ Chart });
      },
      () => {
        setShown('failed');
      },
    );
  };
  return (
    <>
      <LinkButton small aria-haspopup="dialog" onClick={open}>
        {t('chart.open')}
      </LinkButton>
      {shown === 'loading' ? <p role="status">{t('chart.loading')}</p> : null}
      {shown === 'failed' ? <p role="alert">{t('chart.failed')}</p> : null}
      {shown === null || typeof shown === 'string' ? null : (
        <shown.Chart
          position={position}
          flagsEveryVoid={ports.settings.policy.flagEveryVoid}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </>
  );
}
