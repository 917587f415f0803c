// The daily digests, as they are stored: each person has a partition for theirs in the container `cases`, which the outbox asks as
// it asks a matter's.
import type { Digests } from '../../casework/ports/ports.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { digestPartition, type DigestId } from '../../domain/matters/partition.ts';
import { documentOf, newNotice } from '../matters/documents.ts';
import type { Items, StoredDocument } from '../sdk/items.ts';

const key = 'digest';

/** Whose digests lie there; undefined of any other partition. */
export function personAt(pk: string): ObjectId | undefined {
  const person = toObjectId(pk.slice(pk.indexOf('-') + 1));
  return person !== undefined && pk === digestPartition(person) ? person : undefined;
}
/** Whether it is where someone's digests lie. Anything else in the container is a case's, or in the wrong place. */
export const isDigestPartition = (pk: string): boolean => personAt(pk) !== undefined;

/** The daily digests, in the container `cases`. */
export function digestsOn(items: Items): Digests {
  return {
    begin: async (person, of, counts, nowMs, besides = {}) => {
      const partition = digestPartition(person);
      const outcome = await items.writeAgain(partition, [
        { does: 'create', document: markOf(partition, of) },
        { does: 'upsert', document: newNotice(partition, { key, person, counts, ...besides }, nowMs) },
      ]);
      // After a lost reply the mark that is there may be ours; either way the notice was written with it, once.
      return outcome.written || outcome.repeated;
    },
  };
}

const markOf = (partition: DigestId, of: string): StoredDocument =>
  documentOf('digest', partition, `remind-${key}-${of}`, {});
