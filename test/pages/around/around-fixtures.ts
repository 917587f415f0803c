// What the server answers of the picture around a record and around a case, in the tests of its page.
import type { AroundPage } from '../../../src/web/reads/around.ts';
import { longName, now, referenceOf } from '../fixtures.ts';

type Dots = AroundPage['dots'];
type Lines = AroundPage['lines'];
const since = '2027-01-04';

const caseDot = (place: number, from = since): Dots[number] => ({
  id: referenceOf(place),
  shape: 'case',
  kind: 'Case',
  called: referenceOf(place),
  since: from,
  link: `case/${referenceOf(place)}`,
});
const record = (id: string, shape: Dots[number]['shape'], kind: string, called: string): Dots[number] => ({
  id,
  shape,
  kind,
  called,
  since,
  link: `record/${id}`,
});
const named = (
  place: number,
  thing: string,
  sure: Lines[number]['sure'],
  also: Partial<Lines[number]> = {},
): Lines[number] => ({
  reference: referenceOf(place),
  thing,
  sure,
  since,
  months: [(also.since ?? since).slice(0, 7)],
  sources: ['the child told Priya Testworth · Mon 4 Jan 10:00'],
  notFamily: false,
  ...also,
});

export const flat = 'ENT-4F7K-2Q9X';
const smiler = 'ENT-9QX2-7B1C';
const car = 'ENT-1AAA-2BBB';
const phone = `${referenceOf(1)}/P3`;
const other = `${referenceOf(2)}/P1`;

/** A flat that three cases name, and what else they name: a person and a car of two, a phone and a person of one. */
export const aroundFlat: AroundPage = {
  now,
  kind: 'Place',
  called: 'Flat over the laundrette',
  link: `record/${flat}`,
  dots: [
    { ...record(flat, 'place', 'Place', 'Flat over the laundrette'), area: 'Sample Quay' },
    caseDot(0),
    caseDot(1),
    caseDot(2),
    record(smiler, 'person', 'Person of concern', longName),
    record(car, 'thing', 'Vehicle', 'ZZ10 ABC'),
    { ...record(phone, 'thing', 'Phone', '07700 900333'), link: `case/${referenceOf(1)}/people-and-places` },
    {
      ...record(other, 'person', 'Person of concern', 'Person of concern'),
      link: `case/${referenceOf(2)}/people-and-places`,
    },
  ],
  lines: [
    named(0, flat, 'confirmed', { notFamily: true, months: ['2026-11', '2027-01'] }),
    named(1, flat, 'confirmed', {
      sources: ['Noor Placeholder saw or heard it · Sun 3 Jan 12:00', 'named by Police, Mon 4 Jan'],
    }),
    named(2, flat, 'confirmed'),
    named(0, smiler, 'confirmed'),
    named(1, smiler, 'confirmed'),
    named(1, car, 'confirmed'),
    named(2, car, 'confirmed'),
    named(1, phone, 'said'),
    named(2, other, 'said', { sources: ['named by Northumbria Police, Mon 4 Jan'] }),
  ],
  left: 2,
  kinds: [
    { value: 'person', title: 'Person of concern', count: 3 },
    { value: 'phone', title: 'Phone', count: 2 },
    { value: 'place', title: 'Place', count: 1 },
    { value: 'vehicle', title: 'Vehicle', count: 1 },
  ],
  cases: true,
};
export const aroundNothing: AroundPage = {
  ...aroundFlat,
  dots: aroundFlat.dots.slice(0, 1),
  lines: [],
  left: 0,
  kinds: [],
};

const month = (place: number): string => `2026-${String(3 + ((place * 7) % 8)).padStart(2, '0')}-04`;
/** As many as are drawn around a flat: 26 cases that name it, what each names besides, and what some of them share. */
export function crowded(): AroundPage {
  const thing = (place: number, shape: 'person' | 'place' | 'thing'): Dots[number] => ({
    ...record(
      `ENT-${String(1000 + place)}-2222`,
      shape,
      { person: 'Person of concern', place: 'Place', thing: 'Vehicle' }[shape],
      `${{ person: 'Known as', place: 'Place number', thing: 'Car' }[shape]} ${place}`,
    ),
    since: month(place),
    ...(shape === 'place' && place % 2 === 0 && { area: 'Sample Quay' }),
  });
  const shapes = ['person', 'place', 'thing'] as const;
  const things = Array.from({ length: 33 }, (_none, place) => thing(place, shapes[place % 3] ?? 'place'));
  const cases = Array.from({ length: 26 }, (_none, place) => caseDot(place, month(place)));
  const names = (place: number, what: number, sure: Lines[number]['sure']): Lines[number] =>
    named(place, things[what]?.id ?? '', sure, { since: month(place) });
  const lines = cases.flatMap((_case, place) => [
    named(place, flat, 'confirmed', { since: month(place) }),
    names(place, place, 'said'),
    ...(place % 4 === 0 ? [names(place, 26 + ((place / 4) % 2), 'confirmed')] : []),
    ...(place % 5 === 1 ? [names(place, 28 + (place - 1) / 5, 'said')] : []),
  ]);
  const [middle] = aroundFlat.dots;
  return {
    ...aroundFlat,
    dots: [...(middle === undefined ? [] : [{ ...middle, since: month(0) }]), ...cases, ...things],
    lines,
    left: 23,
  };
}
