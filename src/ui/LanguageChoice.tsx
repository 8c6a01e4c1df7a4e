import { Field, Select } from '@zendeskgarden/react-forms';
import { useMemo, type ReactNode } from 'react';
import { languageFor, type Language } from '../app/languages.ts';
import { requestersLanguage, textLanguages } from '../app/texts.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

interface Choice {
  readonly language: Language;
  readonly onChoose: (language: string) => void;
}

/** Which language the texts to the customer are in. */
export function LanguageChoice({ language, onChoose }: Choice): ReactNode {
  const { state, ports } = useDesk();
  const viewers = languageFor(ports.viewer.locale);
  const names = useMemo(() => new Intl.DisplayNames(viewers, { type: 'language' }), [viewers]);
  const theirs = requestersLanguage(state, ports);
  return (
    <Field>
      <Field.Label>{t('text.language')}</Field.Label>
      <Select
        isCompact
        value={language}
        onChange={({ target }) => {
          onChoose(target.value);
        }}
      >
        {textLanguages(ports).map((one) => {
          const name = names.of(one) ?? one;
          return (
            <option key={one} value={one}>
              {one === theirs ? t('text.requesters', { language: name }) : name}
            </option>
          );
        })}
      </Select>
    </Field>
  );
}
