import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { createMatching } from '../../src/machine/matching.ts';

const secret = 'the secret of a test, of no child';
const keysOf = createMatching(secret);
const child: Answers = { surname: 'Madeup', forenames: 'Stephen', dateOfBirth: '3/5/2011' };

/** By what two cases may be alike: all keys but those of single names, which say nothing of which child it is. */
const alikeBy = (answers: Answers) => keysOf(answers).filter(({ kind }) => kind !== 'name');
const namesOf = (answers: Answers): readonly string[] =>
  keysOf(answers).flatMap(({ kind, key }) => (kind === 'name' ? [key] : []));
/** By what two sets of answers match. */
const shared = (one: Answers, other: Answers): readonly string[] => {
  const keys = new Set(keysOf(one).map(({ key }) => key));
  return [...new Set(alikeBy(other).flatMap(({ kind, key }) => (keys.has(key) ? [kind] : [])))].toSorted();
};

describe('the match keys of a child', () => {
  const same: readonly (readonly [that: string, one: Answers, other: Answers, by: readonly string[]])[] = [
    ['sounds alike: Madeup and Maidup', child, { ...child, surname: 'Maidup' }, ['soundAndBirth']],
    ['sounds alike: Stephen and Steven', child, { ...child, forenames: 'Steven' }, ['soundAndBirth']],
    [
      'has surname and first name swapped',
      child,
      { ...child, surname: 'Stephen', forenames: 'Madeup' },
      ['soundAndBirth'],
    ],
    [
      'is written with accents',
      { ...child, forenames: 'Zoë' },
      { ...child, forenames: 'Zoe' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    ['is written in capitals, with a hyphen and spaces', child, { ...child, surname: ' MADE-UP' }, ['nameAndBirth']],
    [
      'is known by a second first name',
      child,
      { ...child, forenames: 'Jay Stephen' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'is known by another name',
      child,
      { ...child, forenames: 'Jay', otherNames: 'Stephen' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'has the date written otherwise',
      child,
      { ...child, dateOfBirth: '03/05/2011' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'has letters that no accent can be taken from',
      { ...child, forenames: 'Łukasz', surname: 'Ødegård' },
      { ...child, forenames: 'Lukasz', surname: 'Odegard' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'is written with accents of their own',
      { ...child, forenames: 'Zo\u00EB' },
      { ...child, forenames: 'Zoe\u0308' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'is written with the apostrophe of a phone, or with none',
      { ...child, surname: 'O’Sample' },
      { ...child, surname: 'OSAMPLE' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'has a name in another script',
      { ...child, forenames: 'أحمد', surname: 'محمد' },
      { ...child, forenames: 'احمد', surname: 'محمد' },
      ['nameAndBirth', 'soundAndBirth'],
    ],
    [
      'has a name in another script, with surname and first name swapped',
      { ...child, forenames: 'Олена', surname: 'Зразок' },
      { ...child, forenames: 'Зразок', surname: 'Олена' },
      ['soundAndBirth'],
    ],
    ['has the same case system ID', { caseSystemId: 'T-1001' }, { ...child, caseSystemId: 't 1001' }, ['caseSystemId']],
    ['has the same NHS number', { nhsNumber: '999 000 0018' }, { nhsNumber: '9990000018' }, ['nhsNumber']],
    [
      'lives at the same address',
      { address: '13 Nowhere Lane', postcode: 'ZZ99 4AA' },
      { address: '13, nowhere lane', postcode: 'zz994aa' },
      ['address'],
    ],
  ];
  for (const [that, one, other, by] of same) {
    it(`are shared with one who ${that}`, () => assert.deepEqual(shared(one, other), by));
  }

  const different: readonly (readonly [that: string, one: Answers, other: Answers])[] = [
    ['was born on another day', child, { ...child, dateOfBirth: '4/5/2011' }],
    ['has another name, born on the same day', child, { ...child, surname: 'Fixture', forenames: 'Kestrel' }],
    ['has only the surname in common', child, { ...child, forenames: 'Kestrel' }],
    [
      'has the NHS number that is another’s case system ID',
      { nhsNumber: '9990000018' },
      { caseSystemId: '9990000018' },
    ],
    [
      'has another name in another script',
      { ...child, forenames: '美玲', surname: '王' },
      { ...child, forenames: '小明', surname: '王' },
    ],
    ['gave the postcode alone', { postcode: 'ZZ99 4AA' }, { postcode: 'ZZ99 4AA' }],
  ];
  for (const [that, one, other] of different) {
    it(`are not shared with one who ${that}`, () => assert.deepEqual(shared(one, other), []));
  }

  it('are none where nothing was answered that two children could not share', () => {
    const nothing: readonly Answers[] = [
      {},
      { surname: '', forenames: '', dateOfBirth: '', caseSystemId: '', nhsNumber: '', address: '', postcode: '' },
      { surname: 'Madeup', forenames: 'Stephen' },
      { dateOfBirth: '3/5/2011' },
      { surname: 'Madeup', dateOfBirth: '3/5/2011' },
      { surname: 'Madeup', forenames: 'Stephen', dateOfBirth: 'in spring' },
      { surname: '-', forenames: '?', dateOfBirth: '3/5/2011', caseSystemId: '-', nhsNumber: '-' },
    ];
    for (const answers of nothing) assert.deepEqual(alikeBy(answers), [], JSON.stringify(answers));
  });

  it('have one of each surname, forename and other name, by which a word is known as a name', () => {
    const names = namesOf({ surname: 'Made-Up', forenames: 'Zoë Jay', otherNames: 'Stephen' });
    const words = ['made', 'UP', 'zoe', 'Jay', 'Stephen'].flatMap((word) => namesOf({ otherNames: word }));
    assert.deepEqual(names.toSorted(), words.toSorted());
    assert.equal(new Set(names).size, 5);
    assert.deepEqual(namesOf({ surname: '-', forenames: '?', caseSystemId: 'T-1001' }), []);
  });

  it('are others under another secret, and tell nothing of the answers', () => {
    const answers = { ...child, caseSystemId: 'T-1001', address: '13 Nowhere Lane', postcode: 'ZZ99 4AA' };
    const keys = keysOf(answers);
    assert.ok(keys.length >= 4);
    const others = new Set(createMatching('another secret, as long as the first')(answers).map(({ key }) => key));
    for (const { key } of keys) {
      assert.ok(!others.has(key));
      assert.match(key, /^[\w-]{32}$/);
    }
    assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length, 'none twice');
    assert.deepEqual(keysOf(answers), keys, 'always the same');
  });
});
