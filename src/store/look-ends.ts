// What of the record of who looked may end: where it lies, and how it goes, a document at a time. The bot's identity may only ask.
import { z } from 'zod';
import type { Buried, Lies, LookEnds } from '../casework/ports/look-end-ports.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { readRow } from './matters/documents.ts';
import { idsInPartition, looksAtCaseBefore, tombstones } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const liesShape = z
  .object({ id: z.string(), pk: z.string(), _etag: z.string() })
  .transform(({ id, pk, _etag }): Lies => ({ id, pk, version: _etag }));
const lies = (raw: unknown): Lies => liesShape.parse(raw);
const buriedShape = z.object({ pk: z.string(), tombstone: z.object({ at: z.string() }) });

const found = /^(?:found|counted)-(\d{4}-\d\d-\d\d)$/;
const seal = /^seal-(\d{4}-\d\d-\d\d)$/;
/** The rows of a seal, of others that an instance left which was killed, and that its code was mailed. */
const beside = /^(?:rows-(\d{4}-\d\d-\d\d)-.*|mailed-(\d{4}-\d\d)(?:\..*)?)$/;

/** Those whose name says a day, or a month, up to this one; by day. */
const upTo = (all: readonly Lies[], name: RegExp, day: string): readonly Lies[] =>
  all
    .flatMap((one) => {
      const [, ...dates] = name.exec(one.id) ?? [];
      const date = dates.find((text) => text !== undefined);
      return date !== undefined && date <= day.slice(0, date.length) ? [{ one, date }] : [];
    })
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
    .map(({ one }) => one);

export function lookEndsOn(looks: Items, cases: Items): LookEnds {
  const inPartition = async (pk: string): Promise<readonly Lies[]> =>
    (await looks.inPartition(idsInPartition, pk)).map(lies);
  return {
    buried: async () =>
      (await cases.across(tombstones, {})).flatMap((raw): readonly Buried[] => {
        const { pk, tombstone } = readRow('tombstone', raw, buriedShape);
        const id = toPartitionId(pk);
        return id === undefined ? [] : [{ id, at: tombstone.at }];
      }),
    looksAt: async (id, before) => (await looks.inPartition(looksAtCaseBefore, id, { '@before': before })).map(lies),
    sums: async (day) => upTo(await inPartition('looks-found'), found, day),
    seals: async (day) => {
      const all = await inPartition('day-seals');
      return [...upTo(all, seal, day), ...upTo(all, beside, day)];
    },
    remove: async ({ pk, id, version }) => {
      await looks.writeAgain(pk, [{ does: 'remove', id, version }]);
    },
  };
}
