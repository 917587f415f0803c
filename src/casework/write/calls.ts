// Whom the facts of a matter called to act.

/** Which fact last called each card's reader, after a fact: a fold over what the facts say they rang. */
export const callsAfter = (
  calls: Readonly<Record<string, number>>,
  { number, rings = [] }: { readonly number: number; readonly rings?: readonly string[] },
): Readonly<Record<string, number>> => ({ ...calls, ...Object.fromEntries(rings.map((key) => [key, number])) });
