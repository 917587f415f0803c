// One text for one value, and a short name of it.

/** JSON with sorted keys and without absent values: the same value always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/**
 * So many characters by which a text is known again among some thousands. No secret, and no proof: for that there is SHA-256
 * (`hashOf`). It is FNV-1a of 64 bits.
 */
export function shortHash(text: string, length: number): string {
  let hash = fnvOffset;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * fnvPrime);
  // The last characters differ most.
  return hash.toString(36).padStart(mostDigits, '0').slice(-length);
}
const fnvOffset = 0xcbf29ce484222325n;
const fnvPrime = 0x100000001b3n;
const mostDigits = 13;
