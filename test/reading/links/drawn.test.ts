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
