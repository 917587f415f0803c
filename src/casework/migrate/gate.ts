// The check of a matter that is brought over: every value that was stored is in what its facts make of it now, or goes
// where a migration says. Else the matter stays as it is (docs/operations.md).

/** Where values go that are somewhere else now. */
export interface Moved {
  /** The place before, `root.decisions.*.detail`: a `*` is any one name. What lies below goes along. */
  readonly from: string;
  /** Where it may be now, by what the stars were. Absent: the rules of today make it again, and it need not be the same. */
  readonly to?: (...stars: readonly string[]) => readonly string[];
}

/** The places of values that would be lost, such as `root.plan`; never the values. */
export const lostValues = (before: object, after: object, moved: readonly Moved[]): readonly string[] =>
  valuesIn(before, [])
    .filter(
      ({ place, value }) => !mayBeAt(place, moved).some((there) => there === undefined || at(after, there) === value),
    )
    .map(({ place }) => place.join('.'));

type Place = readonly string[];

/** Every value but what says nothing: an empty text, an empty list. */
function valuesIn(value: unknown, place: Place): readonly { readonly place: Place; readonly value: unknown }[] {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'object' || value === null) return [{ place, value }];
  return Object.entries(value).flatMap(([name, inner]) => valuesIn(inner, [...place, name]));
}

/** Its own place, and where it may have gone; undefined: it need not be anywhere. */
const mayBeAt = (place: Place, moved: readonly Moved[]): readonly (Place | undefined)[] => [
  place,
  ...moved.flatMap(({ from, to }): readonly (Place | undefined)[] => {
    const names = from.split('.');
    const fits = names.every((name, depth) => (name === '*' ? place[depth] !== undefined : name === place[depth]));
    if (!fits) return [];
    if (to === undefined) return [undefined];
    const stars = names.flatMap((name, depth) => (name === '*' ? [place[depth] ?? ''] : []));
    return to(...stars).map((there) => [...there.split('.'), ...place.slice(names.length)]);
  }),
];

function at(value: unknown, place: Place): unknown {
  let inner = value;
  for (const name of place) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = Reflect.get(inner, name);
  }
  return inner;
}
