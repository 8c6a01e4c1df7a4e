import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { languageIn, type Language } from '../app/languages.ts';
import { offeredTexts, requestersLanguage, textLanguages, type OfferedText } from '../app/texts.ts';
import { FORMS } from './chunks.ts';
import { Part } from './later.tsx';
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
      {textLanguages(ports).length > 1 && (
        <Part of={FORMS}>{({ LanguageChoice }) => <LanguageChoice language={language} onChoose={choose} />}</Part>
      )}
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
