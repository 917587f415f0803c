import { useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../web/reads/meetings.ts';

/** What others have just decided, to be said aloud: "Decided: MSET-4F7K-24, hold with actions, by Moira Example." */
export function useDecided(agenda: readonly AgendaItem[] | undefined, me: string): string {
  const [said, setSaid] = useState('');
  const before = useRef<readonly AgendaItem[]>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = agenda;
    if (last === undefined || agenda === undefined) return;
    const open = new Set(last.filter(({ decided }) => decided === undefined).map(({ reference }) => reference));
    const fresh = agenda.flatMap(({ reference, decided }) =>
      open.has(reference) && decided !== undefined && decided.by !== me ? [{ reference, ...decided }] : [],
    );
    if (fresh.length === 0) return;
    setSaid(fresh.map(({ reference, words, by }) => `Decided: ${reference}, ${words}, by ${by}.`).join(' '));
  }, [agenda, me]);
  return said;
}
