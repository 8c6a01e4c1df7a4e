import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { languageIn, type Language } from '../app/languages.ts';
import {
  offeredTexts,
  requestersLanguage,
  textLanguages,
  type OfferedText as Text,
  type TextId,
} from '../app/texts.ts';
import { bare } from '../domain/inert.ts';
import { LATER } from './chunks.ts';
import { Part } from './later.tsx';
import { noticeWords } from './noticeWords.ts';
import { useDesk, useTyped } from './SessionContext.ts';
import { t } from './wording.ts';

/** A text that fits now, in the language that texts are in. */
export interface Offer {
  readonly text: Text;
  readonly language: Language;
  /** The same in English, so that the agent knows what is sent; null where it is English. */
  readonly english: Text | null;
}

/** Which language the texts are in: the agent's choice, and until then the customer's own where it is enabled. */
function useLanguage(): readonly [Language, (language: string) => void] {
  const { state, ports } = useDesk();
  const [chosen, choose] = useTyped('textLanguage');
  const offered = textLanguages(ports);
  const isOffered = languageIn(chosen);
  const language = offered.find((one) => one === isOffered) ?? requestersLanguage(state, ports) ?? offered[0];
  return [language ?? 'en', choose];
}

/** The texts that fit where the case stands. */
export function useOffers(): readonly Offer[] {
  const { state, ports } = useDesk();
  const [language] = useLanguage();
  const inEnglish = language === 'en' ? [] : offeredTexts(state, ports, 'en');
  return offeredTexts(state, ports, language).map((text) => ({
    text,
    language,
    english: inEnglish.find(({ id }) => id === text.id) ?? null,
  }));
}

/** The choice of the texts' language, where the admin enabled more than one. */
export function TextLanguage(): ReactNode {
  const { ports } = useDesk();
  const [language, choose] = useLanguage();
  if (textLanguages(ports).length < 2) return null;
  return <Part of={LATER}>{({ LanguageChoice }) => <LanguageChoice language={language} onChoose={choose} />}</Part>;
}

/** One text to read and to insert; that it was inserted is told where the button was pressed. */
export function OfferedText({ offer: { text, language, english } }: { readonly offer: Offer }): ReactNode {
  const { state, actions } = useDesk();
  const title = t(`text.${text.id}.title`);
  const isBegun = state.publicReply.trim() !== '';
  const shown = ({ greeting, body }: Text): string => (isBegun ? body : `${greeting}\n\n${body}`);
  const { notice } = state;
  // Whoever has emptied the reply since, or written another one, has nothing of it to send.
  const isInserted =
    notice?.kind === 'inserted' && notice.body === text.body && bare(state.publicReply).includes(bare(text.body));
  return (
    <div className="offered">
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
      {isInserted ? <p className="inserted">{noticeWords(notice).text}</p> : null}
    </div>
  );
}

/** That text on its own, where the case asks for it. */
export function Offered({ id }: { readonly id: TextId }): ReactNode {
  const offer = useOffers().find(({ text }) => text.id === id);
  if (offer === undefined) return null;
  return (
    <div className="texts">
      <TextLanguage />
      <OfferedText offer={offer} />
    </div>
  );
}
