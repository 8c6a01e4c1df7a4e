import { useCallback, useEffect, useState } from 'react';
import { reasonOf } from '../server.ts';
import { sameOr } from '../session/outside.ts';

const READ_AGAIN_MS = 3000;

interface Polled<T> {
  readonly value: T | null;
  /** Why the last question had no answer, or nothing. */
  readonly problem: string;
  readonly again: () => Promise<void>;
}

/** What the server says, asked again and again, as others change it too. `ask` stays the same between two renderings. */
export function usePolled<T>(ask: () => Promise<T>): Polled<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState('');
  const again = useCallback(async () => {
    try {
      const fresh = await ask();
      setValue((old) => sameOr<T | null>(old, fresh));
      setProblem('');
    } catch (error) {
      setProblem(reasonOf(error));
    }
  }, [ask]);
  useEffect(() => {
    void again();
    const timer = setInterval(() => void again(), READ_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [again]);
  return { value, problem, again };
}
