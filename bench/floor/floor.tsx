import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input, Radio, Textarea } from '@zendeskgarden/react-forms';
import { Alert } from '@zendeskgarden/react-notifications';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

interface Sdk {
  init(): { on(event: string, handler: () => void): void };
}

const sdk = (): Sdk | undefined => (window as { ZAFClient?: Sdk }).ZAFClient;

/** A screen of text, about as much as the panel has at first. */
const PARAGRAPHS = [
  'This app has the parts that any app in the look of Zendesk has, and nothing to do.',
  'It asks the workspace for nothing: as soon as it is registered, it shows what stands here.',
  'What it takes until then is the price of the parts themselves, on this machine and in this run.',
  'The panel is measured beside it, in the same frame of the same page.',
];

/** The same library parts as an app like the panel, and a screen of text: what those cost before an app does anything. */
function Floor(): ReactNode {
  return (
    <ThemeProvider theme={DEFAULT_THEME}>
      <h1>Floor ready</h1>
      {PARAGRAPHS.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Alert type="info">
        <Alert.Title>Alert</Alert.Title>
        An alert with a line of text.
      </Alert>
      <Field>
        <Radio name="one">
          <Field.Label>Radio</Field.Label>
        </Radio>
      </Field>
      <Field>
        <Checkbox>
          <Field.Label>Checkbox</Field.Label>
        </Checkbox>
      </Field>
      <Field>
        <Field.Label>Input</Field.Label>
        <Input />
      </Field>
      <Field>
        <Field.Label>Textarea</Field.Label>
        <Textarea />
      </Field>
      <Button isPrimary>Button</Button>
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
