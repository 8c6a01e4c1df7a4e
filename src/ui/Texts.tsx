import type { ReactNode } from 'react';
import { OfferedText, TextLanguage, useOffers } from './OfferedText.tsx';
import { useDesk } from './SessionContext.ts';
import { textToDo } from './todoItems.ts';
import { t } from './wording.ts';

/** Texts for the public reply that fit where the case stands. The app inserts, the agent sends. */
export function Texts(): ReactNode {
  const { state, ports } = useDesk();
  // What is to be sent before the ticket is solved is inserted from the list of what is to do.
  const elsewhere = textToDo(state, ports);
  const offers = useOffers();
  const here = offers.filter(({ text }) => text.id !== elsewhere);
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
