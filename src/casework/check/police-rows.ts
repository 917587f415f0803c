// Whether the rows beside a police list are those that are to be there: none that is over, and none too few (docs/process.md P29.5).
import { keptSince, toPoliceListId } from '../../domain/police-list/list.ts';
import type { PoliceListTypes } from '../../domain/police-list/table.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { Partition } from '../ports/audit-ports.ts';

/** The bot destroys them every few minutes; it may have been off for so long. */
const dayMs = 24 * 60 * 60 * 1000;

// Of a partition with the id of a list it is that of one.
function isOfList(partition: Partition): partition is Partition & Partition<PoliceListTypes>;
function isOfList({ id }: Partition): boolean {
  return toPoliceListId(id) !== undefined;
}

/** Undefined where all is well. */
export function policeRowsProblem(partition: Partition, nowMs: number): string | undefined {
  if (!isOfList(partition)) return undefined;
  const { record, policeRows } = partition;
  const since = keptSince(localDate(new Date(nowMs).toISOString()));
  const rows = policeRows?.rows ?? [];
  const wasWritten = nowMs - (policeRows?.writtenMs ?? nowMs) > dayMs;
  if (record === undefined) return rows.length > 0 && wasWritten ? 'its rows are of no list' : undefined;
  const { on, done, rows: counted } = record.root;
  const referred = done.filter(({ as }) => as === 'referred');
  const over = referred.filter(({ row, at }) => nowMs - Date.parse(at) > dayMs && rows.some((one) => one.row === row));
  if (over.length > 0 || (on < addDays(since, -1) && rows.length > 0))
    return 'rows of it are kept that are to be destroyed';
  const gone = counted - referred.length - rows.filter(({ row }) => row <= counted).length;
  const isKept = on >= since && referred.every(({ at }) => nowMs - Date.parse(at) > dayMs);
  return isKept && gone > 0 ? `${gone} of its rows are not there` : undefined;
}
