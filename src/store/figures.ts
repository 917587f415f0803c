// The sums of the figures, and how far they go, in the container `directory`; what is counted of a matter lies with the matter.
import { z } from 'zod';
import type { CountedMatter, Counting, FigureStore, Release, Sheet } from '../casework/ports/figure-ports.ts';
import type { Versioned } from '../casework/ports/commit-ports.ts';
import type { Kind } from './kinds.ts';
import { documentOf, parse } from './matters/documents.ts';
import { everySheet } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const partition = 'figures';
export const countedId = 'counted';
const countingId = 'counting';
const sheetId = (period: string): string => `sheet-${period}`;
const releaseId = (period: string): string => `release-${period}`;

/** A year has thousands of keys: they are looked at in one pass, and not copied. */
const counts = z.custom<Readonly<Record<string, number>>>(
  (raw) => typeof raw === 'object' && raw !== null && Object.values(raw).every((one) => typeof one === 'number'),
);
const sheets = z.record(z.string(), counts);
const countedShape = z.object({
  counted: z.object({
    turn: z.number(),
    counts: sheets,
    pending: z.object({ turn: z.number(), counts: sheets }).exactOptional(),
    gone: z.literal(true).exactOptional(),
  }),
});
const sheetShape = z.object({
  sheet: z.object({
    period: z.string(),
    counts,
    open: counts,
    destroyed: z.object({ counts, ids: z.array(z.string()) }).exactOptional(),
  }),
});
const countingShape = z.object({
  counting: z.object({
    since: z.number(),
    seen: z.number().exactOptional(),
    until: z.number(),
    version: z.number(),
    again: z.literal(true).exactOptional(),
  }),
});
const releaseShape = z.object({
  release: z.object({
    period: z.string(),
    at: z.string(),
    told: counts,
    looked: z.string(),
    revisedAt: z.string().exactOptional(),
  }),
});

/** What the sheets hold of a matter. */
export const countedIn = (raw: unknown): CountedMatter => parse('counted', raw, countedShape).counted;

const read = async <T>(items: Items, pk: string, id: string, of: (raw: unknown) => T) => {
  const found = await items.read(pk, id);
  return found && { value: of(found.raw), version: found.version };
};
const keep = async (items: Items, kind: Kind, pk: string, id: string, content: object, before: string | undefined) => {
  const document = documentOf(kind, pk, id, { ...content });
  const outcome = await items.write(pk, [
    before === undefined ? { does: 'create', document } : { does: 'replace', document, version: before },
  ]);
  return outcome.written ? outcome.versions[0] : undefined;
};

export function figuresOn(cases: Items, directory: Items): FigureStore {
  return {
    counted: (id) => read(cases, id, countedId, countedIn),
    keepCounted: (id, counted, before) => keep(cases, 'counted', id, countedId, { counted }, before),
    sheet: (period) => read(directory, partition, sheetId(period), sheetIn),
    keepSheet: (sheet, before) => keep(directory, 'sheet', partition, sheetId(sheet.period), { sheet }, before),
    sheets: async () =>
      (await directory.inPartition(everySheet, partition)).map((raw): Versioned<Sheet> => ({
        value: sheetIn(raw),
        version: parse('sheet', raw, versionShape)._etag,
      })),
    counting: () =>
      read(directory, partition, countingId, (raw): Counting => parse('counting', raw, countingShape).counting),
    keepCounting: (counting, before) => keep(directory, 'counting', partition, countingId, { counting }, before),
    release: (period) =>
      read(directory, partition, releaseId(period), (raw): Release => parse('release', raw, releaseShape).release),
    keepRelease: (release, before) =>
      keep(directory, 'release', partition, releaseId(release.period), { release }, before),
  };
}
const versionShape = z.object({ _etag: z.string() });
const sheetIn = (raw: unknown): Sheet => parse('sheet', raw, sheetShape).sheet;
