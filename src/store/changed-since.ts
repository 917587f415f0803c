import { rowsAtOnce } from './columns.ts';

/** A query like those of queries.ts, which lists it. */
export const changedSince = {
  name: 'changedSince',
  text: "SELECT c.pk, c._etag, c._ts FROM c WHERE c.kind IN ('case', 'meeting') AND c._ts >= @since",
  container: 'cases',
  reach: 'across',
  page: rowsAtOnce,
  why: 'Pages left open: whether a case or a meeting was written in the last seconds. Asked only while somebody has one.',
} as const;
