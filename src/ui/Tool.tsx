import { useEffect, useState, type ReactNode } from 'react';
import { AdminReport } from './AdminReport.tsx';
import { useDesk } from './SessionContext.ts';
import type { Tools } from './tools/tools.ts';
import { t } from './wording.ts';

function ToolFailed(): ReactNode {
  return (
    <div role="alert">
      <p>{t('panel.tools.failed')}</p>
      <AdminReport />
    </div>
  );
}

/** One of the tools, whose code is fetched when it is first shown: nobody else pays for it. */
export function Tool({ name }: { readonly name: keyof Tools }): ReactNode {
  const { loadTools } = useDesk();
  const [tools, setTools] = useState<Tools | 'failed' | null>(null);
  useEffect(() => {
    let isShown = true;
    loadTools().then(
      (loaded) => {
        if (isShown) setTools(loaded);
      },
      () => {
        if (isShown) setTools('failed');
      },
    );
    return () => {
      isShown = false;
    };
  }, [loadTools]);
  // The line beside a waiting case is worth no line about its own absence.
  const isQuiet = name === 'NotMailed';
  if (tools === null) return isQuiet ? null : <p role="status">{t('panel.tools.loading')}</p>;
  if (tools === 'failed') return isQuiet ? null : <ToolFailed />;
  const Shown = tools[name];
  return <Shown />;
}
