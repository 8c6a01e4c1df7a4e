import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Select, Textarea } from '@zendeskgarden/react-forms';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

interface Sdk {
  init(): { on(event: string, handler: () => void): void };
}

const sdk = (): Sdk | undefined => (window as { ZAFClient?: Sdk }).ZAFClient;

/** The same library parts as the panel, and one text: what any app built with them pays before it does anything. */
function Floor(): ReactNode {
  return (
    <ThemeProvider theme={DEFAULT_THEME}>
      <p>Floor ready</p>
      <Button isPrimary>Button</Button>
      <Field>
        <Field.Label>Field</Field.Label>
        <Input />
        <Textarea />
        <Select />
      </Field>
    </ThemeProvider>
  );
}

function start(): void {
  const root = document.getElementById('root');
  sdk()
    ?.init()
    .on('app.registered', () => {
      if (root !== null) createRoot(root).render(<Floor />);
    });
}

if (sdk() === undefined) document.getElementById('zaf-sdk')?.addEventListener('load', start);
else start();
