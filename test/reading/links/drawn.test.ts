// What of all that cases name is drawn: two steps from the middle, sixty at most, the same whatever order it comes in.
import assert from 'node:assert/strict';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { drawn, mostDots, type Naming } from '../../../src/reading/links/drawn.ts';

const today = '2027-01-04';
const at = (place: number): Reference => mintReference(new Uint8Array([place, place >> 5, 1, 1, 1]));
const thing = (id: string): Naming['thing'] => ({
  id,
  shape: 'place',
  kind: 'Place',
  called: id,
  link: `record/${id}`,
});
const naming = (place: number, id: string, also: Partial<Naming> = {}): Naming => ({
  reference: at(place),
  thing: thing(id),
  of: 'place',
  sure: 'confirmed',
  since: '2026-12-01',
  source: `case ${place}`,
  notFamily: false,
  ...also,
});

describe('The picture around one', () => {
  it('goes two steps and no further', () => {
    const { dots, lines, left } = drawn(
      thing('flat'),
      [naming(1, 'flat'), naming(1, 'car'), naming(2, 'car'), naming(2, 'shop'), naming(3, 'elsewhere')],
      today,
    );
    assert.deepEqual(
      dots.map(({ id }) => id),
      ['flat', at(1), 'car'],
    );
    assert.deepEqual(
      lines.map(({ thing: id }) => id),
      ['car', 'flat'],
    );
    assert.equal(left, 0);
  });

  it('has one line for what one case names twice: since the first, with both sources, kept from the family if either is', () => {
    const { lines, dots } = drawn(
      thing('flat'),
      [
        naming(1, 'flat', { since: '2026-12-09', source: 'later', notFamily: true }),
        naming(1, 'flat', { source: 'first' }),
      ],
      today,
    );
    assert.deepEqual(lines, [
      {
        reference: at(1),
        thing: 'flat',
        sure: 'confirmed',
        since: '2026-12-01',
        months: ['2026-12'],
        sources: ['first', 'later'],
        notFamily: true,
      },
    ]);
    assert.deepEqual(
      dots.map(({ since }) => since),
      ['2026-12-01', '2026-12-01'],
    );
  });

  it('draws what is nearest and most linked, and says how many more there are', () => {
    const many = Array.from({ length: 80 }, (_none, place) => naming(place, 'flat'));
    const { dots, lines, left } = drawn(thing('flat'), [...many, naming(79, 'car')], today);
    assert.equal(dots.length, mostDots);
    assert.equal(left, 82 - mostDots);
    assert.equal(lines.length, mostDots - 1, 'no line leads to what is not drawn');
    assert.ok(
      dots.slice(0, 2).some(({ id }) => id === at(79)),
      'the case that names two is drawn first',
    );
  });

  it('of one kind keeps the middle, and says of which kinds there are how many', () => {
    const all = [
      naming(1, 'flat'),
      naming(1, 'car', { of: 'vehicle' }),
      naming(2, 'flat'),
      naming(2, 'van', { of: 'vehicle' }),
      naming(2, 'smiler', { of: 'person' }),
      naming(9, 'elsewhere', { of: 'phone' }),
    ];
    const { dots, kinds } = drawn(thing('flat'), all, today, { kind: 'vehicle' });
    assert.deepEqual(dots.map(({ id }) => id).toSorted(), ['flat', at(1), at(2), 'car', 'van'].toSorted());
    assert.deepEqual(kinds, [
      { value: 'vehicle', title: 'Vehicle', count: 2 },
      { value: 'person', title: 'Person of concern', count: 1 },
      { value: 'place', title: 'Place', count: 1 },
    ]);
    assert.deepEqual(drawn(thing('flat'), all, today).kinds, kinds);
  });

  it('of some months has what was seen then, or named then where no one says when it was seen', () => {
    const all = [
      naming(1, 'flat', { since: '2026-08-01', seen: '2026-12-20' }),
      naming(2, 'flat', { since: '2026-12-10' }),
      naming(3, 'flat', { since: '2026-12-11', seen: '2026-08-02' }),
    ];
    const { lines, left } = drawn(thing('flat'), all, today, { months: 1 });
    assert.deepEqual(
      lines.map(({ reference, months }) => [reference, ...months]),
      [
        [at(1), '2026-12'],
        [at(2), '2026-12'],
      ],
    );
    assert.equal(left, 0);
    assert.equal(drawn(thing('flat'), all, today, { months: 12 }).lines.length, 3);
  });

  it('narrowed, has room for what was left out', () => {
    const many = Array.from({ length: 70 }, (_none, place) => naming(place, 'flat', { since: '2026-02-01' }));
    const late = [naming(100, 'flat'), naming(101, 'flat')];
    assert.equal(drawn(thing('flat'), [...many, ...late], today).left, 73 - mostDots);
    const { left, dots } = drawn(thing('flat'), [...many, ...late], today, { months: 3 });
    assert.equal(left, 0);
    assert.deepEqual(dots.map(({ id }) => id).toSorted(), ['flat', at(100), at(101)].toSorted());
  });

  it('says of a place in which area it is, by the first entry that has it', () => {
    const { dots } = drawn(thing('flat'), [naming(1, 'flat'), naming(2, 'flat', { area: 'Sample Quay' })], today);
    assert.deepEqual(
      dots.map(({ area }) => area),
      ['Sample Quay', undefined, undefined],
    );
  });

  it('is the same whatever order the entries come in', () => {
    const some = [naming(1, 'flat'), naming(2, 'flat'), naming(2, 'car'), naming(1, 'car', { since: '2026-11-01' })];
    assert.deepEqual(drawn(thing('flat'), some.toReversed(), today), drawn(thing('flat'), some, today));
  });

  it('of a middle that nothing names is the middle alone', () => {
    const { dots, lines } = drawn(thing('flat'), [], today);
    assert.deepEqual(dots, [{ ...thing('flat'), since: today }]);
    assert.deepEqual(lines, []);
  });
});
