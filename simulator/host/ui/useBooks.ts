/** The books of one ticket's requester, read again after each act and every few seconds. */
import { useCallback, useEffect, useState } from 'react';
import type { BillingAct } from '../../contract.ts';
import { booksIn, type CustomerBooks } from '../model/billing.ts';
import { reasonOf } from '../server.ts';
import { sameOr } from '../session/outside.ts';
import { useDesk } from './DeskContext.ts';

const READ_AGAIN_MS = 3000;

interface Books {
  readonly books: readonly CustomerBooks[] | null;
  /** What the last act did, or why it did not. */
  readonly said: string;
  readonly act: (act: BillingAct) => void;
}

export function useBooks(ticket: number | null): Books {
  const desk = useDesk();
  const [books, setBooks] = useState<readonly CustomerBooks[] | null>(null);
  const [said, say] = useState('');
  const read = useCallback(async () => {
    if (ticket === null) return;
    try {
      const fresh = booksIn(await desk.server.billing(ticket));
      setBooks((old) => sameOr(old, fresh));
    } catch (error) {
      say(reasonOf(error));
    }
  }, [desk, ticket]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), READ_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [read]);
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
      .then(read, read);
  };
  return { books, said, act };
}
