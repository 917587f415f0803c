// Lists are put in order by text: what comes first has the smaller one.

/** Sorted by what each is placed by, as text. */
export function inOrder<Row>(rows: readonly Row[], placeOf: (row: Row) => string): readonly Row[] {
  const placed = rows.map((row) => ({ row, place: placeOf(row) })).toSorted((a, b) => (a.place < b.place ? -1 : 1));
  return placed.map(({ row }) => row);
}

/** Sorts later times before earlier ones, as text. */
export const newestFirst = (at: string): string => String(9e15 - Date.parse(at)).padStart(16, '0');
