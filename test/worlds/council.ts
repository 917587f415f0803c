// Puts a directory in force in a test, as a file does that the bot finds: the council's own.
import { randomUUID } from 'node:crypto';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { importDirectory } from '../../src/casework/read/import-directory.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { storyMachine } from '../specimens/played.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const inForce = (store: Pick<Ports, 'directories' | 'forms' | 'council'>, directory: Directory): Promise<void> =>
  importDirectory({ ...store, machine: storyMachine }, { directory, hash: randomUUID() }, silent);
