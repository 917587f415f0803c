// The logs of a local run, readable by its owner alone, as its database is.
import { chmodSync, closeSync, openSync } from 'node:fs';

/** The file, made where there is none, open to be written at its end. */
export function openPrivate(file: string): number {
  const opened = openSync(file, 'a', 0o600);
  // One of an earlier run may be open to others.
  chmodSync(file, 0o600);
  return opened;
}

/** For a program that opens it by itself. */
export const makePrivate = (file: string): void => closeSync(openPrivate(file));
