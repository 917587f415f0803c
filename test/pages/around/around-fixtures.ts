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
    record(flat, 'place', 'Place', 'Flat over the laundrette'),
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
    named(0, flat, 'confirmed', { notFamily: true }),
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
  cases: true,
};
export const aroundNothing: AroundPage = {
  ...aroundFlat,
  dots: aroundFlat.dots.slice(0, 1),
  lines: [],
  left: 0,
};

const month = (place: number): string => `2026-${String(3 + (place % 8)).padStart(2, '0')}-04`;
/** As many as are drawn: ten places and people, each named by five cases, and bridges between them. */
export function crowded(): AroundPage {
  const cases = Array.from({ length: 48 }, (_none, place) => caseDot(place, month(place)));
  const things = Array.from({ length: 12 }, (_none, place) =>
    record(`ENT-${String(1000 + place)}-2222`, place % 3 === 0 ? 'person' : 'place', 'Place', `Place number ${place}`),
  );
  const lines = cases.flatMap((_case, place) => [
    named(place, things[place % 12]?.id ?? '', 'confirmed', { since: month(place) }),
    ...(place % 5 === 0 ? [named(place, things[(place + 1) % 12]?.id ?? '', 'said', { since: month(place) })] : []),
  ]);
  return { ...aroundFlat, dots: [...things, ...cases], lines, left: 23 };
}
