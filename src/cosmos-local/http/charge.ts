// What each request costs in request units, estimated.

/**
 * Request units, estimated from Microsoft's published tables (single region, session consistency). They say which of
 * two designs is dearer and keep budgets honest to about a third; only the real service knows the real charge.
 */
type Table = readonly (readonly [kilobytes: number, units: number])[];
const reads: Table = [
  [1, 1],
  [4, 1.14],
  [16, 1.67],
  [32, 2.19],
  [64, 4.76],
  [256, 20.28],
  [1024, 145.9],
  [2048, 291.8],
];
const writes: Table = [
  [1, 5],
  [4, 6.67],
  [16, 9.52],
  [32, 11.23],
  [64, 22.67],
  [256, 98.29],
  [1024, 625],
  [2048, 1250],
];
const perTerm = 0.2;

/** What a request costs that found nothing or was refused by a condition. */
export const smallestCharge = 1;
/** What a query costs before it loads a document. */
export const queryCharge = 2.3;

export function readCharge(bytes: number): number {
  return lookUp(reads, bytes);
}

/** Creating and deleting cost the same: the document and each of its index terms. */
export function writeCharge(bytes: number, terms: number): number {
  return lookUp(writes, bytes) + perTerm * terms;
}

/** Replacing removes the old document and writes the new one, but only the terms that change. */
export function replaceCharge(oldBytes: number, newBytes: number, changedTerms: number): number {
  return lookUp(writes, oldBytes) + lookUp(writes, newBytes) + perTerm * changedTerms;
}

export function rounded(units: number): number {
  return Math.round(units * 100) / 100;
}

function lookUp(table: Table, bytes: number): number {
  const kilobytes = bytes / 1024;
  let [fromSize, fromUnits] = [0, table[0]?.[1] ?? 1];
  for (const [size, units] of table) {
    if (kilobytes <= size) return fromUnits + ((units - fromUnits) * (kilobytes - fromSize)) / (size - fromSize);
    [fromSize, fromUnits] = [size, units];
  }
  return (fromUnits * kilobytes) / fromSize;
}
