// Who must not hear of a case, of a record of a person or place, or of an entry of the register: as it says now, and what it goes on in;
// of what was destroyed as it was then (docs/process.md P10.14, P25.9, P31.8).
import type { ObjectId } from '../kernel/ids.ts';

/** As far as what is stored of a matter says so, be it a tombstone. */
export interface ClosedMatter {
  readonly id: string;
  readonly excluded?: readonly ObjectId[];
  /** The case or record in which it goes on; of a tombstone that does not say who was kept out, its certificate. */
  readonly into?: string;
}
type Known = ReadonlyMap<string, ClosedMatter>;

/** Of each matter that is there, or was: who must not hear of it. */
export type Shut = ReadonlyMap<string, readonly ObjectId[]>;

/** What these go on in, and is not known yet. */
export const stillUnknown = (known: Known): readonly string[] => [
  ...new Set([...known.values()].flatMap(({ into }) => (into === undefined || known.has(into) ? [] : [into]))),
];

/** Undefined: there is no such matter, or it does not say. */
export function shutFrom(known: Known, id: string): readonly ObjectId[] | undefined {
  const passed = new Set<string>();
  const out: ObjectId[] = [];
  let says = false;
  for (let one = known.get(id); one !== undefined && !passed.has(one.id); one = known.get(one.into ?? '')) {
    passed.add(one.id);
    says ||= one.excluded !== undefined;
    out.push(...(one.excluded ?? []));
  }
  return says ? [...new Set(out)] : undefined;
}

/** Something about a case or a record: an entry of the register, a request for advice. */
export interface AboutThese {
  readonly about?: string;
  readonly record?: readonly string[];
  readonly excluded: readonly ObjectId[];
  readonly closedTo?: readonly ObjectId[];
}
/** What it is about. */
export const mattersOf = ({ about, record = [] }: Pick<AboutThese, 'about' | 'record'>): readonly string[] => [
  ...new Set([...(about === undefined ? [] : [about]), ...record]),
];

/** Who must not hear of it now; as it was stored for a matter that does not say. Undefined: it is about none. */
export function closedOf(entry: AboutThese, shut: Shut): readonly ObjectId[] | undefined {
  const all = mattersOf(entry).map((id) => shut.get(id) ?? entry.excluded);
  return all.length === 0 ? undefined : [...new Set(all.flat())];
}
