// Whether two texts say the same, however they are written (docs/process.md P10.15).
import assert from 'node:assert/strict';
import { isAlike, isFoundIn, lettersOf, soughtFor, wordsOf } from '../../../src/domain/kernel/alike.ts';

const found = (words: string, text: string): readonly string[] =>
  soughtFor(words)
    .in(text)
    .map(({ at, length }) => text.slice(at, at + length));

describe('Words in a text', () => {
  const stand: readonly (readonly [what: string, words: string, text: string, stands: readonly string[]])[] = [
    ['with the apostrophe of a phone', "O'Sample", 'Sean O’Sample came.', ['O’Sample']],
    ['with the apostrophe left out', 'O’Sample', 'Sean OSample came, and O Sample.', ['OSample', 'O Sample']],
    ['where only they have left it out', 'OSample', 'Sean O’Sample came.', ['O’Sample']],
    ['of what is theirs', 'Dave', 'It was Dave’s car, DAVES.', ['Dave']],
    ['with an accent of its own', 'Zo\u00EB', 'She met Zoe\u0308 there.', ['Zoe\u0308']],
    ['with no accent', 'zoe', 'She met ZO\u00CB there, and Zoes.', ['ZO\u00CB']],
    ['with letters that no accent can be taken from', 'Lukasz Strasse', 'Łukasz Straße', ['Łukasz Straße']],
    ['with a space that does not break', 'Dave Sample', 'Dave\u00A0Sample', ['Dave\u00A0Sample']],
    ['on two lines, with two spaces', 'Dave Sample', 'Dave\nSample, Dave  Sample', ['Dave\nSample', 'Dave  Sample']],
    ['in a user name', 'Dave Sample', 'dave_sample on Snapchat', ['dave_sample']],
    ['with a hyphen that does not break', 'Lee-Sample', 'Ann Lee\u2011Sample', ['Lee\u2011Sample']],
    ['with a hyphen, a space or nothing', 'Lee-Sample', 'Lee Sample, LeeSample', ['Lee Sample', 'LeeSample']],
    ['of two words, which are not one', 'Ann Lee', 'Annlee', []],
    ['within a longer word', 'Saga', 'Sagan, sagas, a Śagan', []],
    ['with a space in a registration', 'ZZ99 ABC', 'zz99abc; ZZ99 ABC.', ['zz99abc', 'ZZ99 ABC']],
    ['with signs of their own', 'a.b (c)', 'a.b (c), aXb (c)', ['a.b (c)']],
    ['in a script without capitals', 'أحمد', 'جاء احمد أمس', ['احمد']],
    ['in a script without spaces', '美玲', '王美玲来了', ['美玲']],
    ['before a vowel sign, which makes another word', 'राम', 'रामा राम', ['राम']],
    ['with what no one sees', 'Kestrel', 'Kes\u200Btrel', ['Kes\u200Btrel']],
    ['that are none', '’', 'Dave’s', []],
    ['that are nothing', ' ', 'Dave Sample', []],
  ];
  for (const [what, words, text, stands] of stand) {
    it(`stand there whole, or not at all: ${what}`, () => assert.deepEqual(found(words, text), stands));
  }
});

describe('Two texts', () => {
  const same = [
    ['Zoë O’Sample-Lee', 'ZOE OSAMPLE LEE'],
    ['Łukasz', 'lukasz'],
    ['AB-12', 'ab 12'],
    ['Юлія', 'ЮЛІЯ'],
    ['أحمد', 'احمد'],
    ['?', ' ? '],
  ] as const;
  for (const [one, other] of same) it(`say the same: ${one}, ${other}`, () => assert.ok(isAlike(one, other)));
  for (const [one, other] of [
    ['Юлія', 'Юлий'],
    ['राम', 'रमा'],
    ['?', '-'],
    ['Ann', 'Anna'],
  ] as const)
    it(`say something else: ${one}, ${other}`, () => assert.ok(!isAlike(one, other)));

  it('are searched by their letters, also within a word', () => {
    assert.ok(isFoundIn('Kestrel O’Sample', 'trel osa'));
    assert.ok(!isFoundIn('Kestrel', 'Kestrels'));
  });
  it('have words, which a hyphen parts and an apostrophe does not', () => {
    assert.deepEqual(wordsOf('Zoë O’Sample-Lee 2'), ['zoe', 'osample', 'lee', '2']);
    assert.equal(lettersOf('Zoë O’Sample-Lee 2'), 'zoeosamplelee2');
    assert.equal(lettersOf(undefined), '');
  });
});
