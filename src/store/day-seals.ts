// The daily seals of who looked, beside the looks: where nothing that runs as the bot can change or take away a document.
import { z } from 'zod';
import type { ObjectId } from '../domain/kernel/ids.ts';
import type { DaySeal, DaySeals, EndRow, LookStored, SealRows } from '../casework/ports/seal-ports.ts';
import { documentOf, parse, readRow } from './matters/documents.ts';
import { daySealsKept, endsOfChains, looksBetween } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

/** No id of a matter and no version of the policy is spelt so. */
const partition = 'day-seals';
const rowsInPage = 500;
const sealId = (day: string): string => `seal-${day}`;
/** With the root in the name: what an instance left that was killed, or was second, is no one's. */
const rowsId = ({ day, root }: Pick<DaySeal, 'day' | 'root'>, page: number): string =>
  `rows-${day}-${root.slice(0, 16)}-${page}`;
const mailedId = (month: string, to?: ObjectId): string => `mailed-${month}${to === undefined ? '' : `.${to}`}`;

const sealShape = z.object({
  seal: z.object({
    day: z.string(),
    from: z.string().exactOptional(),
    count: z.number(),
    root: z.string(),
    before: z.string(),
    code: z.string(),
    second: z.number(),
    pages: z.number(),
  }),
});
const row = z.object({ id: z.string(), count: z.number(), digest: z.string() });
const sent = z.literal(true).exactOptional();
const rowsShape = z.object({
  rows: z.array(
    z.union([
      z.object({ of: z.enum(['looks', 'ends']), row: row.extend({ sent }) }),
      z.object({ of: z.literal('late'), row: row.extend({ day: z.string(), looks: z.array(z.string()) }) }),
    ]),
  ),
});
type Row = z.infer<typeof rowsShape>['rows'][number];

const lookShape = z
  .object({ id: z.string(), pk: z.string(), look: z.unknown(), _ts: z.number() })
  .transform(({ id, pk, look, _ts }): LookStored => ({ id, reference: pk, look, second: _ts }));
const endShape = z
  .object({
    pk: z.string(),
    _ts: z.number(),
    facts: z.number(),
    lastHash: z.string(),
    kind: z.string(),
    stage: z.string().exactOptional(),
  })
  .transform(({ pk, _ts, facts, lastHash, kind, stage }): { readonly end: EndRow; readonly second: number } => ({
    end: { id: pk, count: facts, digest: lastHash, ...(kind === 'case' && stage !== 'draft' && { sent: true }) },
    second: _ts,
  }));

/** Clocks of the database's partitions may differ by so many seconds. */
const overlap = 10;

export function daySealsOn(looks: Items, cases: Items): DaySeals {
  const pageOf = async (seal: DaySeal, page: number): Promise<readonly Row[]> => {
    const found = await looks.read(partition, rowsId(seal, page));
    return found === undefined ? [] : parse('sealRows', found.raw, rowsShape).rows;
  };
  /** Whether it is this one that is there now. */
  const add = async (kind: 'daySeal' | 'sealRows' | 'sealMailed', id: string, content: object): Promise<boolean> => {
    const document = documentOf(kind, partition, id, { ...content });
    const { written, repeated } = await looks.writeAgain(partition, [{ does: 'create', document }]);
    return written || repeated;
  };
  return {
    all: async () =>
      (await looks.inPartition(daySealsKept, partition))
        .map((raw): DaySeal => parse('daySeal', raw, sealShape).seal)
        .toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    rowsOf: async (seal) => {
      const pages = await Promise.all(Array.from({ length: seal.pages }, (_none, page) => pageOf(seal, page)));
      return sorted(pages.flat());
    },
    keep: async (seal, rows) => {
      const all = listed(rows);
      const pages = Math.ceil(all.length / rowsInPage);
      for (let page = 0; page < pages; page += 1) {
        const some = all.slice(page * rowsInPage, (page + 1) * rowsInPage);
        await add('sealRows', rowsId(seal, page), { rows: some });
      }
      if (await add('daySeal', sealId(seal.day), { seal: { ...seal, pages } })) return true;
      return false;
    },
    looks: async (from = '', before) =>
      (await looks.across(looksBetween, { '@from': from, '@before': before })).map((raw) =>
        readRow('look', raw, lookShape),
      ),
    ends: async (since) => {
      const found = (await cases.across(endsOfChains, { '@since': Math.max(0, since - overlap) })).map((raw) =>
        readRow('fact', raw, endShape),
      );
      return {
        ends: found.map(({ end }) => end),
        second: found.reduce((newest, { second }) => Math.max(newest, second), since),
      };
    },
    isMailed: async (month, to) => (await looks.read(partition, mailedId(month, to))) !== undefined,
    mailed: async (month, to) => {
      await add('sealMailed', mailedId(month, to), {});
    },
  };
}

const listed = ({ looks, ends, late }: SealRows): readonly Row[] => [
  ...looks.map((one) => ({ of: 'looks' as const, row: one })),
  ...ends.map((one) => ({ of: 'ends' as const, row: one })),
  ...late.map((one) => ({ of: 'late' as const, row: { ...one, looks: [...one.looks] } })),
];
function sorted(rows: readonly Row[]): SealRows {
  const of = (name: 'looks' | 'ends'): readonly EndRow[] => rows.flatMap((one) => (one.of === name ? [one.row] : []));
  return { looks: of('looks'), ends: of('ends'), late: rows.flatMap((one) => (one.of === 'late' ? [one.row] : [])) };
}
