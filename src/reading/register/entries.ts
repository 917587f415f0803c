// The entries of the register that someone may read.
import { may } from '../../domain/people/roles.ts';
import { isOpenEntry, readsEntry, type RegisterEntry } from '../../domain/register/entry.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { Reader } from '../reader.ts';

type Reading = Pick<Reader, 'ports' | 'person' | 'directory' | 'now'>;

/** Whether someone sees the whole register, as far as they may know of its cases; others see what is asked of them. */
const seesAll = ({ person }: Reading): boolean => may(person, 'audit') || may(person, 'keepRegisterInstead');

/** What is open, the breaches first, of each the soonest due first. */
export async function openEntriesFor(reader: Reading): Promise<readonly RegisterEntry[]> {
  const { ports, person, directory } = reader;
  // Co-ordinators are asked of a child whom no one leads any more: that follows from the directory, and no query knows it.
  const all = await ports.register.open(person.objectId, seesAll(reader) || may(person, 'triage'));
  return all.filter((entry) => readsEntry(entry, person, directory)).toSorted(byPress);
}
const byPress = (one: RegisterEntry, other: RegisterEntry): number =>
  one.type === other.type
    ? one.due.at.localeCompare(other.due.at)
    : order.indexOf(one.type) - order.indexOf(other.type);
const order: readonly RegisterEntry['type'][] = ['breach', 'question', 'access', 'disposal', 'hold', 'looksEnd'];

/** What was entered in the last year and is closed, the newest first. */
export async function closedEntriesFor(reader: Reading): Promise<readonly RegisterEntry[]> {
  const { ports, person, directory, now } = reader;
  if (!seesAll(reader)) return [];
  const all = await ports.register.since(addDays(localDate(now), -365));
  return all
    .filter((entry) => !isOpenEntry(entry))
    .filter((entry) => readsEntry(entry, person, directory))
    .toSorted((one, other) => (one.at > other.at ? -1 : 1));
}
