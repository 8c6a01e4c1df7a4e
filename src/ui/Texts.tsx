import { Button } from '@zendeskgarden/react-buttons';
import { Field, Select } from '@zendeskgarden/react-forms';
import { useMemo, type ReactNode } from 'react';
import { languageFor, languageIn, type Language } from '../app/languages.ts';
import { offeredTexts, requestersLanguage, textLanguages, type OfferedText } from '../app/texts.ts';
import { useDesk, useTyped } from './SessionContext.ts';
import { t } from './wording.ts';

/** Which language the texts are in: the agent's choice, and until then the customer's own where it is enabled. */
function useLanguage(): readonly [Language, (language: string) => void] {
  const { state, ports } = useDesk();
  const [chosen, choose] = useTyped('textLanguage');
  const offered = textLanguages(ports);
  const isOffered = languageIn(chosen);
  const language = offered.find((one) => one === isOffered) ?? requestersLanguage(state, ports) ?? offered[0];
  return [language ?? 'en', choose];
}

interface Choice {
  readonly language: Language;
  readonly onChoose: (language: string) => void;
}

function LanguageChoice({ language, onChoose }: Choice): ReactNode {
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

interface Offered {
  readonly text: OfferedText;
  readonly language: Language;
  /** The same in English, so that the agent knows what is sent; null where it is English. */
  readonly english: OfferedText | null;
}

function Text({ text, language, english }: Offered): ReactNode {
  const { state, actions } = useDesk();
  const title = t(`text.${text.id}.title`);
  const isBegun = state.publicReply.trim() !== '';
  const shown = ({ greeting, body }: OfferedText): string => (isBegun ? body : `${greeting}\n\n${body}`);
  return (
    <li>
      <details>
        <summary>{title}</summary>
        <p className="preview" lang={language}>
          {shown(text)}
        </p>
        {english !== null && (
          <details>
            <summary>{t('text.inEnglish')}</summary>
            <p className="preview" lang="en">
              {shown(english)}
            </p>
          </details>
        )}
      </details>
      <Button
        size="small"
        disabled={state.busy !== null}
        aria-label={t('panel.insertText', { title })}
        onClick={() => {
          void actions.insert(text);
        }}
      >
        {t('panel.insert')}
      </Button>
    </li>
  );
}

/** Texts for the public reply that fit where the case stands. The app inserts, the agent sends. */
export function Texts(): ReactNode {
  const { state, ports } = useDesk();
  const [language, choose] = useLanguage();
  const offered = offeredTexts(state, ports, language);
  if (offered.length === 0) return null;
  const inEnglish = language === 'en' ? [] : offeredTexts(state, ports, 'en');
  return (
    <section className="card texts" aria-label={t('panel.texts')}>
      <h3>{t('panel.texts')}</h3>
      {textLanguages(ports).length > 1 && <LanguageChoice language={language} onChoose={choose} />}
      <ul>
        {offered.map((text) => (
          <Text
            key={text.id}
            text={text}
            language={language}
            english={inEnglish.find(({ id }) => id === text.id) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}
