// Words of the guidance that may be a child's name: which are looked up, and what is asked of those that are one.
import assert from 'node:assert/strict';
import { childFields, mayBeNames } from '../../../src/domain/advice/children.ts';
import { matchTexts } from '../../../src/domain/case/triage/match-keys.ts';
import { problemOf } from '../../../src/domain/kernel/fields.ts';
import { kestrel, must } from '../../people/builders.ts';

const soundless = (): readonly string[] => [];

const keys = (answers: object): readonly string[] =>
  matchTexts({ ...answers }, soundless).flatMap(({ kind, text }) => (kind === 'name' ? [text] : []));

describe('A word that may be a child', () => {
  it('is any word, each once, in whatever letters; but "will" and "may" in small ones', () => {
    const said = 'May I ring, or will kestrel’s aunt? Kestrel may: it is O’Brien-Madeup. Zoë!';
    assert.deepEqual(mayBeNames(said), ['May', 'ring', 'kestrel', 'aunt', 'O’Brien', 'Madeup', 'Zoë']);
  });

  it('has the key of each surname and forename, in any spelling; two cases are not alike by it', () => {
    assert.deepEqual(keys(kestrel), ['name:kestrel', 'name:madeup']);
    assert.deepEqual(keys({ forenames: 'Zoë Anne-Marie', otherNames: 'Ace', surname: 'O’Brien' }), [
      'name:zoe',
      'name:anne',
      'name:marie',
      'name:ace',
      'name:obrien',
    ]);
    assert.deepEqual(keys({ otherNames: mayBeNames('ask o’brien’s').join(' ') }), ['name:ask', 'name:obrien']);
    assert.deepEqual(keys({ surname: '—' }), []);
  });

  it('is asked about by itself: No goes on, Yes says what to do', () => {
    const [field, other] = childFields(['Brown', 'white']);
    assert.deepEqual([must(field).title, must(other).title], ['Is “Brown” a child?', 'Is “white” a child?']);
    assert.equal(problemOf(must(field), 'no'), undefined);
    assert.match(problemOf(must(field), 'yes') ?? '', /write “the child”/);
  });
});
