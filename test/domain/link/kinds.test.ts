// The kinds of people, places and things: what is asked of each, and by what two of them may be the same.
import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import {
  calledOf,
  fieldsOfKind,
  linkKinds,
  kindRow,
  linkKindRows,
  linkTexts,
  mostTexts,
  type LinkKind,
} from '../../../src/domain/link/kinds.ts';
import { handleOf, phoneOf, plateOf } from '../../../src/domain/link/texts.ts';
import { saidOf } from '../../people/mention-builders.ts';

const sound = (word: string): readonly string[] => [word.toLowerCase().replaceAll(/[aeiouy]/g, '')];
const texts = (kind: LinkKind, said: Answers) =>
  linkTexts(kind, said, sound).map(({ strength, why, text }) => `${strength} ${text} (${why})`);
const shared = (kind: LinkKind, one: Answers, other: Answers, kindOfOther: LinkKind = kind) => {
  const there = new Set(linkTexts(kindOfOther, other, sound).map(({ text }) => text));
  return linkTexts(kind, one, sound)
    .filter(({ text }) => there.has(text))
    .map(({ strength, why }) => `${strength}: ${why}`);
};

describe('A kind of person, place or thing', () => {
  for (const kind of linkKinds) {
    it(`${kind}: its row is whole, and what is said of one is found again`, () => {
      const { title, add, help, fields } = kindRow(kind);
      for (const words of [title, add, help]) assert.match(words, /^[A-Z]/);
      assert.equal(new Set(fieldsOfKind(kind).map(({ name }) => name)).size, fieldsOfKind(kind).length);
      // What every form asks beside it.
      for (const { name } of fieldsOfKind(kind)) {
        assert.ok(!['how', 'seen', 'source', 'mark', 'agencies', 'family', 'reason', 'why'].includes(name), name);
      }
      assert.equal(calledOf(kind, saidOf[kind]), saidOf[kind][fields[0]?.name ?? '']);
      const found = linkTexts(kind, saidOf[kind], sound);
      assert.ok(found.length > 0 && found.length <= mostTexts);
      assert.equal(new Set(found.map(({ text }) => text)).size, found.length);
      assert.deepEqual(shared(kind, saidOf[kind], saidOf[kind]).length, found.length);
    });

    it(`${kind}: of nothing, and of what is too short to mean anything, there is nothing to find`, () => {
      assert.deepEqual(linkTexts(kind, {}, sound), []);
      const short = Object.fromEntries(fieldsOfKind(kind).map(({ name }) => [name, '?']));
      assert.deepEqual(linkTexts(kind, short, sound), []);
    });
  }

  it('Two of different kinds share nothing, but for a business and its place', () => {
    for (const kind of linkKinds) {
      for (const other of linkKinds.filter((one) => one !== kind)) {
        const both = { ...saidOf[kind], ...saidOf[other] };
        const found = shared(kind, both, both, other);
        const isPlace = [kind, other].toSorted().join() === 'organisation,place';
        assert.equal(found.length > 0, isPlace, `${kind} and ${other}: ${found.join()}`);
      }
    }
  });

  it('A child is never compared with a person of concern', () => {
    const said = { name: 'Wren Sandbox', alias: 'Birdie', birth: '2012' };
    assert.deepEqual(shared('person', said, said, 'child'), []);
    assert.equal(shared('child', said, said).length, 3);
  });

  it('A name is the same in any order and with accents; by its sound it may be', () => {
    const one = { name: 'Zoë Sandbox', birth: '3/4/1990' };
    assert.deepEqual(shared('person', one, { name: 'SANDBOX, Zoe', birth: 'about 1990' }), [
      'sure: the same name and year of birth',
      'perhaps: a name that sounds similar',
    ]);
    assert.deepEqual(
      shared('person', { ...one, birth: '3/4/90' }, { name: 'Zoe Sandbox', birth: '1990' })[0],
      'sure: the same name and year of birth',
    );
    assert.deepEqual(shared('person', { name: 'Known as Smiler' }, { name: 'Smyler' }), [
      'perhaps: a name that sounds similar',
    ]);
    assert.deepEqual(shared('person', { name: 'Smiler', birth: '1990' }, { name: 'Smiler', birth: '1990' }), [
      'perhaps: a name that sounds similar',
    ]);
    assert.deepEqual(shared('person', one, { name: 'Zoë Sandbox', birth: '1991' }), [
      'perhaps: a name that sounds similar',
    ]);
  });

  it('An address is the same by its postcode, all its numbers and its street, however it is written', () => {
    const one = { name: 'Flat', address: 'Flat 3, 12 Sample Street', postcode: 'NE99 9ZZ' };
    assert.deepEqual(shared('place', one, { name: '12 sample st, flat 3, ne999zz' }), [
      'sure: the same address',
      'perhaps: the same postcode and number',
    ]);
    assert.deepEqual(shared('place', one, { name: 'x', address: '12 Sample Street', postcode: 'NE99 9ZZ' }), []);
    assert.deepEqual(texts('place', { name: 'Park', postcode: 'NE99 9ZZ' }), [
      'perhaps placeSound:prk (a name that sounds similar)',
    ]);
    assert.deepEqual(shared('place', { name: 'The Quay', uprn: '4510 1' }, { name: 'Docks', uprn: '45101' }), [
      'sure: the same property',
    ]);
  });

  const houses: readonly (readonly [one: string, other: string, shared: readonly string[]])[] = [
    ['Flat A, 12 Sample Street', 'Flat B, 12 Sample Street', []],
    ['Flat A, 12 Sample Street', '12 Sample Street, flat a', ['sure', 'perhaps']],
    ['Flat 2, 12 Sample Street', 'Flat 12, 2 Sample Street', []],
    ['First floor flat, 12 Sample Street', 'Ground floor flat, 12 Sample Street', []],
    ['First floor flat, 12 Sample Street', '1st floor flat, 12 Sample Street', ['sure', 'perhaps']],
    ['12-14 Sample Street', 'Flat 14, 12 Sample Street', []],
    ['Flat 1/2, 3 Quay', 'Flat 3, 12 Quay', []],
    ['Apartment B, Sample House', 'Apt. b, Sample House', ['sure', 'perhaps']],
    ['12 Sample Street', '12 Other Road', ['perhaps']],
    ['12a Sample Street', '12b Sample Street', []],
  ];
  for (const [one, other, strengths] of houses)
    it(`${one} and ${other} are ${strengths[0] === 'sure' ? 'the same' : strengths[0] === 'perhaps' ? 'perhaps the same' : 'two'}`, () => {
      const found = shared('place', { name: one, postcode: 'NE99 9ZZ' }, { name: other, postcode: 'NE99 9ZZ' });
      assert.deepEqual(
        found.filter((why) => !why.includes('sounds')).map((why) => why.split(':')[0]),
        strengths,
      );
    });

  it('Names in other scripts are the same by their letters', () => {
    for (const [name, other] of [
      ['أحمد محمد', 'محمد احمد'],
      ['Олена Зразок', 'ЗРАЗОК Олена'],
      ['美玲 王', '王 美玲'],
    ] as const)
      assert.equal(
        shared('person', { name, birth: '1990' }, { name: other, birth: '1990' })[0],
        'sure: the same name and year of birth',
      );
    assert.deepEqual(shared('person', { name: 'राम सिंह', birth: '1990' }, { name: 'रमा सिंह', birth: '1990' }), []);
  });

  it('A user name is sure where it is said where it is used', () => {
    const here = { handle: '@Smiler.X', service: 'Snap chat' };
    assert.deepEqual(shared('online', here, { handle: 'smiler.x', service: 'Snapchat' }), [
      'sure: the same user name there',
      'perhaps: the same user name',
    ]);
    assert.deepEqual(shared('online', here, { handle: 'smiler.x' }), ['perhaps: the same user name']);
  });

  it('Another kind is a row: the names of the steps and all choices are its own', () => {
    assert.deepEqual(Object.keys(linkKindRows), [...linkKinds]);
  });
});

describe('What is the same however it is written', () => {
  const phones: readonly (readonly [typed: string, read: string | undefined])[] = [
    ['07700 900123', '+447700900123'],
    ['+44 7700 900123', '+447700900123'],
    ['+44 (0)7700 900-123', '+447700900123'],
    ['0044 7700 900123', '+447700900123'],
    ['447700900123', '+447700900123'],
    ['(0191) 498 0123', '+441914980123'],
    ['+33 1 99 00 12 34', '+33199001234'],
    ['00 33 1 99 00 12 34', '+33199001234'],
    ['07700 90012', undefined],
    ['07700 9001234', undefined],
    ['900123', undefined],
    ['ends in 123', undefined],
    ['', undefined],
  ];
  for (const [typed, read] of phones) {
    it(`the number ${JSON.stringify(typed)} is ${read ?? 'none'}`, () => assert.equal(phoneOf(typed), read));
  }

  const plates: readonly (readonly [typed: string, read: string | undefined])[] = [
    ['ZZ10 ABC', 'ZZ10ABC'],
    ['zz1o abc', 'ZZ10ABC'],
    ['ZZ IO ABC', 'ZZ10ABC'],
    ['zz-lO', undefined],
    ['Q123 ABC', 'Q123ABC'],
    ['ABC 12', 'ABC12'],
    ['ZZ1', undefined],
    ['half of it: ZZ10', undefined],
  ];
  for (const [typed, read] of plates) {
    it(`the registration ${JSON.stringify(typed)} is ${read ?? 'none'}`, () => assert.equal(plateOf(typed), read));
  }

  it('a user name of fewer than four characters is anyone’s', () => {
    assert.deepEqual(['@abc', 'abcd', ' @A B CD '].map(handleOf), [undefined, 'abcd', 'abcd']);
  });
});
