import { useEffect, useState } from 'react';

/** How often the clock on the page moves on. It says minutes. */
const tickMs = 5_000;

/**
 * The server's time now, in milliseconds: what it said at the last reading, moved on by this machine's clock. The two
 * need not agree, and a test may set the server's.
 */
export function useNow(said: string, readAt: number | undefined): number {
  const [here, setHere] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return Date.parse(said) + Math.max(0, here - (readAt ?? here));
}
