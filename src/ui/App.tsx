import { Component, type ReactNode, useMemo } from 'react';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { Session } from '../app/session.ts';
import { Panel } from './Panel.tsx';
import { DeskContext, deskOf } from './SessionContext.ts';
import type { LoadTools } from './tools/tools.ts';
import { ToolShelf } from './ToolShelf.tsx';
import './styles.css';
import { t } from './wording.ts';

export type ColorScheme = 'light' | 'dark';

/** A bug in the panel must not leave an empty sidebar: it says so, and that nothing typed is lost. */
class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <p role="alert" className="failure">
        {t('failure.bug', { detail: error.message })}
      </p>
    );
  }
}

/** The whole panel, in the host's colour scheme. */
export function App({
  session,
  scheme,
  loadTools,
}: {
  readonly session: Session;
  readonly scheme: ColorScheme;
  readonly loadTools: LoadTools;
}): ReactNode {
  const theme = useMemo(() => ({ ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: scheme } }), [scheme]);
  const desk = useMemo(() => deskOf(session, loadTools), [session, loadTools]);
  return (
    <ThemeProvider theme={theme}>
      <ErrorBoundary>
        <DeskContext.Provider value={desk}>
          <ToolShelf>
            <Panel />
          </ToolShelf>
        </DeskContext.Provider>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
