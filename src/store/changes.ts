import { z } from 'zod';
import type { Changes } from '../casework/ports/commit-ports.ts';
import { readRow, reference } from './matters/documents.ts';
import type { Items } from './sdk/items.ts';
import { changedSince } from './queries/board-queries.ts';

const changeShape = z
  .object({ pk: reference, _etag: z.string(), _ts: z.number() })
  .transform(({ pk, _etag, _ts }) => ({ partition: pk, version: _etag, second: _ts }));

/** What was written lately in the container `cases`, by the mark that the database sets on every document. */
export const changesOn = (items: Items): Changes => ({
  since: async (second) =>
    (await items.across(changedSince, { '@since': second })).map((raw) => readRow('case', raw, changeShape)),
});
