import { Button } from '@zendeskgarden/react-buttons';
import { Component, type ReactNode, useMemo } from 'react';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { Session } from '../app/session.ts';
import { errorWords, type Note, untold } from '../app/trace.ts';
import { AdminReport, type Diagnosis, DiagnosisContext } from './AdminReport.tsx';
import { Panel } from './Panel.tsx';
import { DeskContext, deskOf } from './SessionContext.ts';
import type { LoadTools } from './tools/tools.ts';
import { ToolShelf } from './ToolShelf.tsx';
import './styles.css';
import { t } from './wording.ts';

export type ColorScheme = 'light' | 'dark';

interface BoundaryProps {
  readonly note: Note;
  readonly children: ReactNode;
}

/**
 * A bug in the panel must not leave an empty sidebar: it says so, and that nothing typed is lost. Session and save guard live
 * outside of it, so saves are judged all the while, and the panel can be shown again as it was.
 */
class ErrorBoundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    this.props.note(`panel: ${errorWords(error)}`);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert" className="failure">
        <p>{t('failure.bug', { detail: error.message })}</p>
        <Button
          size="small"
          onClick={() => {
            this.setState({ error: null });
          }}
        >
          {t('failure.showAgain')}
        </Button>
        <AdminReport />
      </div>
    );
  }
}

/** The whole panel, in the host's colour scheme. */
export function App({
  session,
  scheme,
  loadTools,
  diagnosis = null,
}: {
  readonly session: Session;
  readonly scheme: ColorScheme;
  readonly loadTools: LoadTools;
  /** Null where nobody could ask for a report: in tests. */
  readonly diagnosis?: Diagnosis | null;
}): ReactNode {
  const theme = useMemo(() => ({ ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: scheme } }), [scheme]);
  const desk = useMemo(() => deskOf(session, loadTools), [session, loadTools]);
  return (
    <ThemeProvider theme={theme}>
      <DiagnosisContext.Provider value={diagnosis}>
        <ErrorBoundary note={diagnosis?.note ?? untold}>
          <DeskContext.Provider value={desk}>
            <ToolShelf>
              <Panel />
            </ToolShelf>
          </DeskContext.Provider>
        </ErrorBoundary>
      </DiagnosisContext.Provider>
    </ThemeProvider>
  );
}
