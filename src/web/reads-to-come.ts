import type { Reads } from './reads.ts';

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

/** Until the pages' reads are merged nothing is available. */
export const readsToCome: Reads = {
  me: nothing,
  board: nothing,
  case: nothing,
  meetings: nothing,
  meeting: nothing,
  actions: nothing,
  delivery: nothing,
  help: nothing,
  printAgenda: nothing,
  printMinutes: nothing,
  printExtract: nothing,
  printChronology: nothing,
  names: nothing,
};
