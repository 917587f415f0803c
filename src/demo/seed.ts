// What makes the fictional cases the same ones whenever they are put in.
import { hashOf } from '../casework/write/hashing.ts';
import {
  mintCommandId,
  mintEntityId,
  mintReference,
  mintTrainingId,
  type CommandId,
  type EntityId,
  type Reference,
  type TrainingId,
} from '../domain/kernel/ids.ts';
import { mintPoliceListId, type PoliceListId } from '../domain/police-list/list.ts';
import { mintRegisterId, type RegisterId } from '../domain/register/entry.ts';

const seed = 'mset demo 1';
const bytesOf = (...of: readonly string[]): Uint8Array => Buffer.from(hashOf(seed, ...of), 'hex');

/** The reference of the case with this key. */
export const referenceOf = (key: string): Reference => mintReference(bytesOf(key));
/** The id of the training with this key. */
export const trainingOf = (key: string): TrainingId => mintTrainingId(bytesOf('training', key));
/** The id of the record with this key. */
export const entityOf = (key: string): EntityId => mintEntityId(bytesOf('record', key));
/** The id of the entry of the register with this key. */
export const registerOf = (key: string): RegisterId => mintRegisterId(bytesOf('register', key));
/** The id of the police list with this key. */
export const policeListOf = (key: string): PoliceListId => mintPoliceListId(bytesOf('police list', key));
/** The id of what the nth young person says. */
export const sayIdOf = (place: number): string => hashOf(seed, 'say', String(place)).slice(0, 32);
/** The command of the nth step of a story. */
export const commandIdOf = (key: string, place: number): CommandId =>
  mintCommandId(0, bytesOf('command', key, String(place)));
