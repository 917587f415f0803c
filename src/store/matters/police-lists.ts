// Police lists as they are stored, and their rows: one document a list beside it, which is rewritten and in the end removed.
import { z } from 'zod';
import type { PoliceLists, PoliceRows } from '../../casework/ports/police-list-ports.ts';
import type { Versioned } from '../../casework/ports/ports.ts';
import { toPoliceListId, type PoliceListId } from '../../domain/police-list/list.ts';
import type { KeptRow } from '../../domain/police-list/row.ts';
import { policeListMatter, type PoliceListTypes } from '../../domain/police-list/table.ts';
import { openPoliceLists, policeListsSince, policeRowsKept } from '../queries/queries.ts';
import type { Items, Operation, Patience } from '../sdk/items.ts';
import { documentOf, objectId, parse, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';

const relied = z.object({
  id: z.string().refine((id) => toPoliceListId(id) !== undefined),
  on: z.string(),
  open: z.array(z.number()),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

/** Another mark than those of cases and of the register. */
const listWaits = 'policeList';

export const policeListShape: Shape<PoliceListTypes> = {
  kind: 'policeList',
  matter: policeListMatter,
  indexed: ({ root }) => ({ coordinator: root.open.length > 0 ? listWaits : undefined, date: root.on }),
  recordIn: recordReader('policeList', relied),
  parts: {},
};

export const policeRowsId = 'policeRows';
const row: z.ZodType<KeptRow> = z.object({
  row: z.number(),
  surname: z.string(),
  forenames: z.string(),
  dateOfBirth: z.string(),
  place: z.string(),
  since: z.string(),
  sinceKnown: z.literal('day').exactOptional(),
  returnedAt: z.string().exactOptional(),
  returnedKnown: z.literal('day').exactOptional(),
  policeReference: z.string(),
  grade: z.string(),
  said: z.array(z.object({ of: z.string(), same: z.boolean(), by: objectId, at: z.string() })).exactOptional(),
});
const list = z.custom<PoliceListId>((value) => typeof value === 'string' && toPoliceListId(value) !== undefined);
const rowsShape = z.object({ pk: list, on: z.string(), writtenMs: z.number(), rows: z.array(row) });

export const policeRowsIn = (raw: unknown): PoliceRows => {
  const { pk, ...rows } = parse('policeRows', raw, rowsShape);
  return { list: pk, ...rows };
};
const etagShape = z.object({ _etag: z.string() });
const versioned = (raw: unknown): Versioned<PoliceRows> => ({
  value: policeRowsIn(raw),
  version: etagShape.parse(raw)._etag,
});

export const policeListsOn = (items: Items, patience: Patience): PoliceLists => ({
  ...matterStore(items, patience, policeListShape),
  open: async () =>
    (await items.across(openPoliceLists, { '@waits': listWaits })).map((raw) => policeListShape.recordIn(raw).root),
  since: async (date) =>
    (await items.across(policeListsSince, { '@date': date })).map((raw) => policeListShape.recordIn(raw).root),
  rowsOf: async (id) => {
    const found = await items.read(id, policeRowsId);
    return found && { value: policeRowsIn(found.raw), version: found.version };
  },
  rowsKept: async () => (await items.across(policeRowsKept, {})).map(versioned),
  keepRows: async ({ list: id, ...rows }, before) => {
    if (rows.rows.length === 0 && before === undefined) return true;
    const document = documentOf('policeRows', id, policeRowsId, { ...rows });
    const operation: Operation =
      before === undefined
        ? { does: 'create', document }
        : rows.rows.length === 0
          ? { does: 'remove', id: policeRowsId, version: before }
          : { does: 'replace', document, version: before };
    return (await items.writeAgain(id, [operation])).written;
  },
});
