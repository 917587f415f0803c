// How a document can be changed past the bot: taken away, or one value of it, wherever it lies: taken out, or another.
import type { Stored } from '../../specimens/stored.ts';

export interface Mutation {
  readonly document: Stored;
  /** Where in it, and how: “look.at: another”; ids and places in lists are left out. */
  readonly how: string;
  /** Undefined: there is no such document any more. */
  readonly mutated: (document: Stored) => Stored | undefined;
}

/** Where it lies in the database. */
const placing: ReadonlySet<string> = new Set(['in', 'pk', 'id']);
const isKey = (name: string): boolean =>
  /^\d+$/.test(name) || /^[0-9a-f-]{36}$/.test(name) || /-.*\d|\|/.test(name) || /^[A-Z]/.test(name);
const instant = /^\d{4}-\d\d-\d\dT/;

/** A year in milliseconds. */
const farMs = 366 * 24 * 60 * 60_000;
/** Another value of the same kind, which could have been written: of a time one that is far ahead. */
function another(value: unknown): unknown {
  if (typeof value === 'number') return value > 1e12 ? value + farMs : value > 1e9 ? value + farMs / 1000 : value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return undefined;
  return instant.test(value) ? '2027-05-05T05:05:05.000Z' : `${value}x`;
}
type Inner = Record<string, unknown>;
function withAt(document: Stored, way: readonly string[], change: (holder: Inner, name: string) => void): Stored {
  const copy = structuredClone(document);
  let holder = copy as unknown as Inner; // a copy of its own
  for (const name of way.slice(0, -1)) holder = holder[name] as Inner; // as it was found
  change(holder, way.at(-1) ?? '');
  return copy;
}

/** Every way in which this document can be changed, each kind of place once. */
export function mutationsOf(document: Stored): readonly Mutation[] {
  const found = new Map<string, Mutation>();
  const add = (how: string, mutated: Mutation['mutated']): void => {
    if (!found.has(how)) found.set(how, { document, how, mutated });
  };
  add('taken away', () => undefined);
  const walk = (value: unknown, way: readonly string[]): void => {
    const said = way.map((name) => (isKey(name) ? '*' : name)).join('.');
    add(`${said}: taken out`, (one) =>
      withAt(one, way, (holder, name) => {
        if (Array.isArray(holder)) holder.splice(Number(name), 1);
        else delete holder[name];
      }),
    );
    if (another(value) !== undefined)
      add(`${said}: another`, (one) =>
        withAt(one, way, (holder, name) => {
          holder[name] = another(holder[name]);
        }),
      );
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, [...way, name]);
  };
  for (const [name, value] of Object.entries(document)) if (!placing.has(name)) walk(value, [name]);
  return [...found.values()];
}
/** Of these documents: each kind of change once, where it is first met. */
export function allMutations(documents: readonly Stored[]): readonly Mutation[] {
  const all = new Map<string, Mutation>();
  for (const document of documents)
    for (const one of mutationsOf(document)) {
      const key = `${document.kind} ${one.how}`;
      if (!all.has(key)) all.set(key, one);
    }
  return [...all.values()];
}
