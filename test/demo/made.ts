// The fictional cases put in on one day: once for all tests of a process, each of which begins with a copy.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { readConfig } from '../../src/config.ts';
import { openDatabase, type Opening } from '../../src/database.ts';
import { putIn, type PutIn } from '../../src/demo/put.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { createMatching } from '../../src/machine/matching.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { secret } from '../casework/links/on-store.ts';
import { databaseIn, folderWith, newFolder } from '../journeys/people/data-folder.ts';
import { directory } from '../people/builders.ts';
import { embeddedInProcess } from '../worlds/in-process.ts';

export const matchKeysOf = createMatching(secret);
export const machineAt = (now: Instant) => ({ now: () => now, nowMs: () => Date.parse(now) });

/** `around`: what looks at the requests that are carried; what was asked lately is then known for as long as it is open. */
export async function openIn(folder: string, around?: (carrier: HttpClient) => HttpClient) {
  const carrier: Opening['carrier'] = (embedded) => {
    const carries = embeddedInProcess(embedded);
    return carries && around ? around(carries) : carries;
  };
  const opening = { syncsEachWrite: false, carrier, ...(around && { freshBy: () => 0 }) };
  return openDatabase(readConfig({ DATA_DIR: folder }), opening);
}
export async function onDatabase<T>(folder: string, work: (store: CosmosStore) => Promise<T>): Promise<T> {
  const database = await openIn(folder);
  try {
    return await work(database.store);
  } finally {
    await database.close();
  }
}

/** Puts them in on these days, one after the other; `year`: with the year before. */
export async function putInOn(store: CosmosStore, days: readonly Instant[], year = false): Promise<readonly PutIn[]> {
  await store.directories.replace(directory, 'test');
  const ran: PutIn[] = [];
  for (const day of days) ran.push(await putIn({ ...store, matchKeysOf }, directory, machineAt(day), year));
  return ran;
}

interface Made {
  /** A folder of the caller's. */
  readonly folder: string;
  readonly ran: readonly PutIn[];
}
const made = new Map<Instant, Promise<Made>>();
const makeOn = async (day: Instant): Promise<Made> => {
  const folder = await newFolder();
  return { folder, ran: await onDatabase(folder, async (store) => putInOn(store, [day])) };
};
export async function madeOn(day: Instant): Promise<Made> {
  const first = made.get(day) ?? makeOn(day);
  made.set(day, first);
  const { folder, ran } = await first;
  return { folder: await folderWith(databaseIn(folder)), ran };
}
