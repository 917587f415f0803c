// What is worth a question now: what the rules saw in the last month, as far as the reader may know of its cases, and no one was
// asked about yet (docs/process.md P26.3).
import { isByChance } from '../../domain/look/findings.ts';
import { may } from '../../domain/people/roles.ts';
import { readsEntry } from '../../domain/register/entry.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import type { Viewer } from '../reader.ts';
import { askedOf } from './asked.ts';
import { rowsOfFindings, shutOf, type FoundRow } from './looked.ts';

type Reading = Viewer & { readonly ports: Pick<Ports, 'cases' | 'register' | 'whoLooked'> };

const monthDays = 31;

/** The newest first; none for those who do not read who looked. */
export async function worthAsking(reader: Reading): Promise<readonly FoundRow[]> {
  const { ports, person, directory, now } = reader;
  if (!may(person, 'seeLooks') || ports.whoLooked === undefined) return [];
  const today = localDate(now);
  const days = Array.from({ length: monthDays }, (_none, n) => addDays(today, -1 - n));
  const found = (await ports.whoLooked.found(days)).flatMap(({ findings }) => findings);
  const open = found.filter((one) => !isByChance(one));
  if (open.length === 0) return [];
  const [shut, entered] = await Promise.all([
    shutOf(
      ports,
      open.flatMap(({ references }) => references),
    ),
    // What an idle look is asked about may be of the month before.
    ports.register.since(addDays(today, -2 * monthDays)),
  ]);
  const entries = entered.filter((entry) => readsEntry(entry, person, directory));
  return rowsOfFindings(open, shut, reader).filter(
    ({ asks, found: one }) => 'about' in asks && askedOf(one, entries) === undefined,
  );
}
