// A matter of an earlier form is listed otherwise: each form says which columns came with the form after it.
import assert from 'node:assert/strict';
import { columnsOtherwise } from '../../../src/store/forms/earlier.ts';

describe('A matter of an earlier form', () => {
  const since = { 5: ['five'], 6: ['six'] };

  it('lacks the columns that came with its own form and with each after it', () => {
    assert.deepEqual(columnsOtherwise(since, 5), ['five', 'six']);
    assert.deepEqual(columnsOtherwise(since, 6), ['six']);
    assert.deepEqual(columnsOtherwise(since, 7), []);
  });

  it('of the newest form lacks none', () => {
    assert.deepEqual(columnsOtherwise(since, undefined), []);
    assert.deepEqual(columnsOtherwise(undefined, 5), []);
  });
});
