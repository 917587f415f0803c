// What makes the fictional cases the same ones whenever they are put in.
import { hashOf } from '../casework/write/hashing.ts';
import { mintCommandId, mintReference, type CommandId, type Reference } from '../domain/kernel/ids.ts';

const seed = 'mset demo 1';
const bytesOf = (...of: readonly string[]): Uint8Array => Buffer.from(hashOf(seed, ...of), 'hex');

/** The reference of the case with this key. */
export const referenceOf = (key: string): Reference => mintReference(bytesOf(key));
/** The command of the nth step of a story. */
export const commandIdOf = (key: string, place: number): CommandId =>
  mintCommandId(0, bytesOf('command', key, String(place)));
