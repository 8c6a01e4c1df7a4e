import { useEffect, useState } from 'react';
import type { Instant } from '../domain/money.ts';
import { useDesk } from './SessionContext.ts';

const MINUTE_MS = 60_000;

/** The present instant, told anew every minute: a panel that is left open must not show an old age. */
export function useNow(): Instant {
  const { ports } = useDesk();
  const [now, setNow] = useState(ports.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(ports.now());
    }, MINUTE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [ports]);
  return now;
}
