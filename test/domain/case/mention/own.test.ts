import assert from 'node:assert/strict';
import { ownEntries, toEntryRef } from '../../../../src/domain/case/mention/entry.ts';
import { asOwn, ownOf, type OwnAnswers } from '../../../../src/domain/case/mention/own.ts';
import { matchTexts } from '../../../../src/domain/case/triage/match-keys.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';
import type { LinkKind } from '../../../../src/domain/link/kinds.ts';
import { caseOf, filledIn, given, kestrel, must, submitted } from '../../../people/builders.ts';

const textsOf = (all: readonly Answers[]): readonly string[] =>
  all
    .flatMap((answers) => matchTexts(answers, (name) => [name.toLowerCase()]))
    .flatMap(({ kind, text }) => (kind === 'name' ? [] : text));
/** What of a named one is alike with the child or a home of a case. */
const alike = (kind: LinkKind, said: Answers, of: OwnAnswers): readonly string[] => {
  const own = textsOf(ownOf(of).flatMap(({ answers }) => answers));
  return [...new Set(textsOf(asOwn(kind, said)).filter((text) => own.includes(text)))];
};
const finch = {
  surname: 'Pretend',
  forenames: 'Finch Elm',
  otherNames: 'Finny',
  dateOfBirth: '8/8/2015',
  address: '9 Sample Close',
  postcode: 'ZZ99 9AA',
};

describe('the child of a case, and where they live', () => {
  it('are what others name, in any order of the names, and by the alias', () => {
    for (const name of ['Finch Pretend', 'Finch Elm Pretend', 'Pretend, Finch', 'finch PRETEND', 'Finny Pretend']) {
      const found = alike('child', { name, birth: '08/08/2015' }, { answers: finch });
      assert.ok(
        found.some((text) => text.startsWith('nameAndBirth')),
        `${name}: ${found.join()}`,
      );
    }
    const other = { name: 'Finch Pretend', birth: '8/8/2014' };
    assert.deepEqual(alike('child', other, { answers: finch }), []);
    assert.deepEqual(alike('person', { name: 'Finch Pretend', birth: '8/8/2015' }, { answers: finch }), []);
  });

  it('a place, or a business, is a home by its address: that of the referral and that of now', () => {
    const now = { home: { answers: { livesAt: 'foster', address: '4 Stub Road', postcode: 'ZZ98 8BB' } } };
    const of = (said: Answers, kind: LinkKind = 'place') => alike(kind, said, { answers: finch, now });
    const [before, since] = [['address:9sampleclosezz999aa'], ['address:4stubroadzz988bb']];
    assert.deepEqual(of({ name: '9, sample close zz999aa' }), before);
    assert.deepEqual(of({ name: 'Her friend’s', address: '9 Sample Close', postcode: 'ZZ999AA' }), before);
    assert.deepEqual(of({ name: '9 Sample Close, Wallsend, ZZ99 9AA' }), before);
    assert.deepEqual(of({ name: 'Hers', address: '9 Sample Close, ZZ99 9AA', postcode: 'ZZ99 9AA' }), before);
    assert.deepEqual(of({ name: 'The Example', address: '4 Stub Road ZZ98 8BB' }, 'organisation'), since);
    assert.deepEqual(of({ name: '10 Sample Close ZZ99 9AA' }), []);
  });

  it('too little is said: one name, or a house without a postcode', () => {
    assert.deepEqual(asOwn('child', { name: 'Finch', birth: '8/8/2015' }), []);
    assert.deepEqual(asOwn('place', { name: 'The Bungalow' }), []);
    assert.deepEqual(asOwn('phone', { number: '07700 900123' }), []);
    assert.deepEqual(ownOf({ answers: { address: ' ', surname: ' ', postcode: 'ZZ99 9AA' } }), []);
  });

  it('are few keys, whatever is typed', () => {
    assert.equal(asOwn('child', { name: 'One Two Three Four Five Six Seven' }).length, 6);
  });

  it('are no entries: each has a reference of its own, that comes back with a press', () => {
    const entries = ownEntries(caseOf(given(filledIn(), submitted())));
    assert.deepEqual(
      entries.map(({ called, own, mention }) => [called, own, mention]),
      [
        [`${kestrel['forenames']} ${kestrel['surname']}`, 'child', undefined],
        [kestrel['address'], 'home', undefined],
      ],
    );
    for (const { ref, own } of entries) assert.equal(must(toEntryRef(ref)).id, own);
  });
});
