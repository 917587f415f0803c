// A birth date that is exact, stated, estimated or disputed, and what every rule makes of it.
import assert from 'node:assert/strict';
import { cawnWarning } from '../../../../src/domain/case/action/cawn.ts';
import { ageNotes, birthOf, sayAge } from '../../../../src/domain/case/state/birth.ts';
import { pageById } from '../../../../src/domain/case/referral/form/pages.ts';
import { raisedOn } from '../../../../src/domain/case/referral/form/rules.ts';
import { sayBirth } from '../../../../src/domain/kernel/fields.ts';
import { filledIn, given, kestrel, must, priya, submitted } from '../../../people/builders.ts';
import { check, type Scenario } from '../../scenario.ts';

const today = '2027-01-04';
const notes = (dateOfBirth: string, birthSure = '') => ageNotes({ dateOfBirth, birthSure }, today);
const page2 = must(pageById('2'));

describe('The age of a child is said as it is known', () => {
  const rows: readonly (readonly [typed: string, sure: string, says: string, age: string])[] = [
    ['14/3/2011', '', 'Monday 14 March 2011', '15'],
    ['30/8/12', '', 'Thursday 30 August 2012', '14'],
    ['14/3/2011', 'exact', 'Monday 14 March 2011', '15'],
    ['14/3/2011', 'stated', 'Monday 14 March 2011', '15 (stated, not verified)'],
    ['14/3/2011', 'estimated', 'Monday 14 March 2011', 'about 15 (estimated)'],
    ['about 14/3/2011', '', 'about Monday 14 March 2011', 'about 15 (estimated)'],
    ['2011', '', 'about 2011', 'about 15 (estimated)'],
    ['March 2011', 'stated', 'about March 2011', 'about 15 (stated, not verified)'],
    ['3/2011', '', 'about March 2011', 'about 15 (estimated)'],
    ['2007', 'disputed', 'about 2007', 'about 19 (age disputed)'],
  ];
  for (const [dateOfBirth, birthSure, says, age] of rows) {
    it(`“${dateOfBirth}”, ${birthSure === '' ? 'and nothing more' : birthSure}: ${age}`, () => {
      assert.equal(sayBirth(dateOfBirth), says);
      assert.equal(sayAge(must(birthOf({ dateOfBirth, birthSure })), today), age);
    });
  }
  for (const typed of ['15', 'about 15', '15 years old']) {
    it(`“${typed}” is an age: the year is asked for`, () => {
      assert.equal(birthOf({ dateOfBirth: typed }), undefined);
    });
  }
});

const sending = (that: string, dateOfBirth: string, birthSure: string, leaves: Scenario['leaves']): Scenario => ({
  that,
  given: given(filledIn(priya, { ...kestrel, dateOfBirth, birthSure })),
  when: submitted(),
  leaves,
});

describe('Rules that use a birth date', () => {
  it('say that it is an estimate: under 10, under 13, over 17 and a half', () => {
    assert.deepEqual(notes('2018'), [
      'Born about 2018, aged about 8 (estimated).',
      'Under 10, by a date that is estimated: check the date of birth, and tell the front door today.',
      'Under 13, by a date that is estimated: a child this young cannot consent to sexual activity; this is always a child protection matter.',
    ]);
    assert.match(notes('2/5/2009', 'stated').join(' '), /Over 17 and a half, by a date that is stated: plan the move/);
    assert.match(notes('2/5/2009').join(' '), /Over 17 and a half: plan the move/);
  });

  it('ask for a verified age before a Child Abduction Warning Notice', () => {
    const birth = birthOf({ dateOfBirth: '2011' });
    assert.match(cawnWarning(birth, 'section31', today, today) ?? '', /about 15 \(estimated\).* verify the age/);
  });

  const rows: readonly (readonly [that: string, dateOfBirth: string, birthSure: string, raised: RegExp | undefined])[] =
    [
      ['an estimated adult is asked about', '2007', '', /18 or over\. Is there reason to think/],
      ['so is one who says so', '1/1/2008', 'stated', /18 or over\. Is there reason to think/],
      ['one of disputed age is not', '2007', 'disputed', undefined],
      ['a year alone is not exact', '2011', 'exact', /choose "Estimated"/],
      ['a child is not asked about', '14/3/2011', '', undefined],
    ];
  for (const [that, dateOfBirth, birthSure, raised] of rows) {
    it(`on page 2 ${that}`, () => {
      const found = raisedOn(page2, { ...kestrel, dateOfBirth, birthSure }, today)['dateOfBirth'];
      if (raised === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', raised);
    });
  }

  check([
    sending('A child of whom only the year is known is sent', '2011', '', { makes: { stage: 'awaitingConsent' } }),
    sending('An estimated adult is not, before the question is answered', '2007', '', { refused: 'incomplete' }),
    sending('One of disputed age is sent', '2007', 'disputed', { makes: { stage: 'awaitingConsent' } }),
    sending('An adult by an exact date is not, whatever is chosen but disputed', '1/1/2008', 'exact', {
      refused: 'incomplete',
    }),
  ]);
});
