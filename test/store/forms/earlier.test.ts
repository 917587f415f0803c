// A matter is read and written form by form: each earlier form says only how it differs from the form after it.
import assert from 'node:assert/strict';
import type { MatterTypes } from '../../../src/domain/matter/matter.ts';
import {
  columnsOtherwise,
  madeAsHeld,
  mayHold,
  partsHeld,
  readAsNewest,
  writtenAsStored,
  type EarlierShape,
} from '../../../src/store/forms/earlier.ts';

type Shape = EarlierShape<MatterTypes>;
const named = (root: object, name: string) => ({ facts: 1, names: [...(root as Named).names, name] });
interface Named {
  readonly names: readonly string[];
}
const shape = (form: number, more: Partial<Shape> = {}): Shape => ({
  read: (record) => ({ ...record, root: named(record.root, `read ${form}`) }),
  written: (record) => ({ ...record, root: named(record.root, `written ${form}`) }),
  asHeld: ({ root, ...made }) => ({ ...made, root: root && named(root, `held ${form}`) }),
  ...more,
});
const part = { id: 'D1' };
const earlier = {
  3: shape(3, { held: 'decision', heldIn: () => [part], columnsSince: ['three'] }),
  4: shape(4, { columnsSince: ['four'] }),
};
const recordIn = (form?: 3 | 4) => ({
  root: { facts: 1, names: [] } as { readonly facts: number },
  lastHash: '',
  calls: {},
  ...(form !== undefined && { form }),
});
const namesOf = ({ root }: { readonly root: object | undefined }) => (root as Named).names;

describe('A matter of an earlier form', () => {
  it('is read from its own form on, and written back the other way round', () => {
    assert.deepEqual(namesOf(readAsNewest({ earlier }, recordIn(3))), ['read 3', 'read 4']);
    assert.deepEqual(namesOf(readAsNewest({ earlier }, recordIn(4))), ['read 4']);
    assert.deepEqual(namesOf(writtenAsStored({ earlier }, recordIn(3))), ['written 4', 'written 3']);
    assert.deepEqual(namesOf(writtenAsStored({ earlier }, recordIn(4))), ['written 4']);
  });

  it('of the newest form is as it is', () => {
    assert.deepEqual(readAsNewest({ earlier }, recordIn()), recordIn());
    assert.deepEqual(writtenAsStored({ earlier }, recordIn()), recordIn());
    assert.deepEqual(partsHeld({ earlier }, recordIn()), {});
    assert.deepEqual(columnsOtherwise({ earlier }, undefined), []);
  });

  it('a form that differs in nothing is passed over', () => {
    const { 3: only } = earlier;
    assert.deepEqual(namesOf(readAsNewest({ earlier: { 3: only } }, recordIn(3))), ['read 3']);
    assert.deepEqual(recordIn(4), readAsNewest({ earlier: { 3: only } }, recordIn(4)));
    assert.deepEqual(recordIn(4), readAsNewest({}, recordIn(4)));
  });

  it('holds parts, and is listed otherwise, as the forms between it and the newest say', () => {
    assert.deepEqual(partsHeld({ earlier }, recordIn(3)), { decision: [part] });
    assert.deepEqual(partsHeld({ earlier }, recordIn(4)), {});
    assert.deepEqual([mayHold({ earlier }, 'decision'), mayHold({ earlier }, 'action')], [true, false]);
    assert.deepEqual(columnsOtherwise({ earlier }, 3), ['three', 'four']);
    const made = { root: recordIn().root, parts: new Map(), aside: new Map() };
    assert.deepEqual(namesOf(madeAsHeld({ earlier }, 3, made)), ['held 4', 'held 3']);
  });
});
