import type { ReactNode } from 'react';
import { textInstead } from './Doubts.tsx';
import { OfferedText, TextLanguage, useOffers } from './OfferedText.tsx';
import { useDesk } from './SessionContext.ts';
import { textToDo } from './todoItems.ts';
import { t } from './wording.ts';

/** Texts for the public reply that fit where the case stands. The app inserts, the agent sends. */
export function Texts(): ReactNode {
  const { state, ports } = useDesk();
  // What is to be sent before the ticket is solved, or instead of a promise, is inserted where that is told.
  const elsewhere = [textToDo(state, ports), textInstead(state, ports)];
  const offers = useOffers();
  const here = offers.filter(({ text }) => !elsewhere.includes(text.id));
  if (here.length === 0) return null;
  return (
    <section className="card texts" aria-label={t('panel.texts')}>
      <h3>{t('panel.texts')}</h3>
      {here.length === offers.length ? <TextLanguage /> : null}
      <ul>
        {here.map((offer) => (
          <li key={offer.text.id}>
            <OfferedText offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  );
}
