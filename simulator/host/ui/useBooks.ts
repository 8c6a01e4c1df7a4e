/** The books of one ticket's requester, read again after each act and every few seconds. */
import { useCallback, useState } from 'react';
import type { BillingAct } from '../../contract.ts';
import { booksIn, type CustomerBooks } from '../model/billing.ts';
import { reasonOf } from '../server.ts';
import { useDesk } from './DeskContext.ts';
import { usePolled } from './usePolled.ts';

interface Books {
  readonly books: readonly CustomerBooks[] | null;
  /** What the last act did, or why it did not. */
  readonly said: string;
  readonly act: (act: BillingAct) => void;
}

export function useBooks(ticket: number | null): Books {
  const desk = useDesk();
  const [said, say] = useState('');
  const ask = useCallback(
    async () => (ticket === null ? null : booksIn(await desk.server.billing(ticket))),
    [desk, ticket],
  );
  const { value, problem, again } = usePolled(ask);
  const act = (what: BillingAct): void => {
    desk.server
      .act(what)
      .then(
        ({ done }) => {
          say(done);
        },
        (error: unknown) => {
          say(reasonOf(error));
        },
      )
      .then(again, again);
  };
  return { books: value, said: problem === '' ? said : problem, act };
}
