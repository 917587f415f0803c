// Submitting: what must be known, what "not known yet" serves for, dates, ages and identifiers.
import assert from 'node:assert/strict';
import { pageById, pages } from '../../../../src/domain/case/referral/form/pages.ts';
import { raisedOn } from '../../../../src/domain/case/referral/form/rules.ts';
import { gapsOf } from '../../../../src/domain/case/referral/referral.ts';
import { ageNotes } from '../../../../src/domain/case/state/birth.ts';
import type { NotKnown } from '../../../../src/domain/case/state/stage-parts.ts';
import type { Answers, Field } from '../../../../src/domain/kernel/fields.ts';
import {
  answersOn,
  at,
  caseOf,
  directory,
  filledIn,
  given,
  heron,
  kestrel,
  must,
  priya,
  saved,
  submitted,
  type StoryRow,
} from '../../../people/builders.ts';
import { assertHas, check, type Scenario } from '../../scenario.ts';

/** Trying to send Kestrel's referral with other answers. */
const sending = (that: string, answers: Answers, leaves: Scenario['leaves']): Scenario => ({
  that,
  given: given(filledIn(priya, { ...kestrel, ...answers })),
  when: submitted(),
  leaves,
});
const needed = (...titles: readonly string[]): Scenario['leaves'] => ({
  refused: 'incomplete',
  message: `Not sent. Still needed: ${titles.join(', ')}.`,
});
const goes: Scenario['leaves'] = { makes: { stage: 'awaitingConsent' } };
const birth = 'Date of birth';
const strategy = 'Date of strategy discussion';
const concluded = 'Date Section 47 concluded';

const tries = (): StoryRow => [priya, 1, 'savePage', { page: '9', answers: answersOn('9', kestrel), submitting: true }];

const old = { strategyDate: '2/3/2026', section47Date: '3/3/2026' };
const unknownDates = { strategyDate: '', section47Date: '' };

describe('The Section 47 gate', () => {
  check([
    sending('Held and substantiated, it is open', {}, goes),
    sending('Held and not substantiated, it is open', { section47: 'notSubstantiated' }, goes),
    sending('Not yet determined, it is shut', { section47: 'notYet' }, needed('Section 47 determination')),
    sending(
      'Not needed, with the date and the reason, it is open (S7)',
      { section47: 'notNeeded', section47Date: '', whyNot47: 'The strategy discussion found no significant harm.' },
      goes,
    ),
    sending(
      'Not needed, without the reason, it is shut',
      { section47: 'notNeeded', section47Date: '' },
      needed('Why was Section 47 not needed?'),
    ),
    sending(
      'Held, without its dates, it is shut',
      { strategyDate: '', section47Date: '' },
      needed(strategy, concluded),
    ),
  ]);

  const still = 'Is this still the determination for this worry?';
  check([
    sending('Three months old to the day, it is open', { strategyDate: '4/10/2026', section47Date: '4/10/2026' }, goes),
    sending('Older, it is asked about', { strategyDate: '2/10/2026', section47Date: '3/10/2026' }, needed(still)),
    sending('An old discussion with an enquiry that ended since, it is open', { strategyDate: '2/3/2026' }, goes),
    sending('Yes, and why not said, it is shut', { ...old, still47: 'yes' }, needed('Why does it still hold?')),
    sending('Yes, with why, it is open', { ...old, still47: 'yes', whyStill47: 'The same boys.' }, goes),
    sending('No, it is shut', { ...old, still47: 'no' }, needed(still)),
    sending('Put right, what was answered of the old one is not kept', { still47: 'no' }, goes),
  ]);
  it('Both dates said to be not known, it is asked about', () => {
    const notKnown: NotKnown = { fields: ['strategyDate', 'section47Date'], why: 'It was elsewhere.' };
    const page4 = { page: '4', answers: { ...answersOn('4', kestrel), ...unknownDates }, notKnown };
    const draft = caseOf(given(filledIn(), [priya, 1, 'savePage', page4]));
    assert.deepEqual(
      gapsOf(draft, directory, draft.changedAt).map(({ field }) => field),
      ['still47'],
    );
  });
  it('A draft that has waited is asked about by the day of sending, and its page asks once it is saved', () => {
    const inMay = '2027-05-04T10:00:00.000Z';
    const facts = given(filledIn());
    assert.deepEqual(
      gapsOf(caseOf(facts), directory, inMay).map(({ field }) => field),
      ['still47'],
    );
    const first: StoryRow = [priya, 1, 'savePage', { page: '1', answers: answersOn('1', kestrel) }];
    const draft = caseOf(given(filledIn(), at(inMay, first)));
    assert.deepEqual(Object.keys(raisedOn(must(pageById('4')), draft.answers, '2027-05-04')), ['still47']);
  });

  it('A first attempt without a determination is counted, a second is not (S7)', () => {
    const draft = filledIn(priya, { ...kestrel, section47: 'notYet' });
    const once = given(draft, tries());
    assertHas(once.at(-1)?.data, { section47Missing: true });
    assert.equal(caseOf(once).section47MissingAt, once.at(-1)?.at);
    assert.throws(() => given(draft, tries(), tries()), /unchanged/);
    assert.throws(() => given(filledIn(), tries()), /unchanged/, 'nothing is counted where there is a determination');
  });
});

const emptied = (field: Field): Answers => ({ ...kestrel, [field.name]: '' });

describe('What must be known', () => {
  const excused: NotKnown = {
    fields: pages.flatMap((page) => page.fields).map((field) => field.name),
    why: 'No visit.',
  };
  // docs/process.md P3.2, "Always".
  const always = [
    'urgency',
    'safeTonight',
    'knowsFamily',
    'surname',
    'forenames',
    'dateOfBirth',
    'careStatus',
    'section47',
    'types',
    'worries',
    'nrmWhy',
    'lawfulBasis',
    'consenter',
  ];
  const needing = pages.flatMap((page) => page.fields).filter((field) => kestrel[field.name] !== undefined);

  for (const field of needing) {
    const notKnownServes = !always.includes(field.name);
    it(`${field.title}: an answer${notKnownServes ? ', or "not known yet" with the reason' : ' and nothing else'}`, () => {
      const blank = filledIn(priya, emptied(field));
      assert.throws(() => given(blank, submitted()), /incomplete/, 'it was sent without an answer');
      const excusedDeed: StoryRow = [priya, 1, 'savePage', excusedPage(field, excused)];
      const send = () => given(blank, excusedDeed, submitted());
      if (notKnownServes) assert.doesNotThrow(send);
      else assert.throws(send, /incomplete/);
    });
  }

  check([
    sending(
      'The plan for tonight, unless the child is safe',
      { urgency: 'beforePreMset', safeTonight: 'notSure' },
      needed('Plan for tonight'),
    ),
    sending(
      'The parents’ views, whether they know of it',
      { parentsKnow: 'yes', parentsViews: '' },
      needed('Their views, or why they were not told'),
    ),
    sending(
      'or why they were not told, when it is unsafe to tell them',
      { parentsKnow: 'unsafe', parentsViews: '' },
      needed('Their views, or why they were not told'),
    ),
    {
      that: '"Not known yet" without a reason serves for nothing, and the reason is what is asked for',
      given: given(filledIn(priya, { ...kestrel, missingEpisodes: '', childsWords: '' }), [
        priya,
        1,
        'savePage',
        {
          page: '9',
          answers: answersOn('9', kestrel),
          notKnown: { fields: ['missingEpisodes', 'childsWords'], why: '' },
        },
      ]),
      when: submitted(),
      leaves: needed('Why it is not known yet'),
    },
    sending(
      'Everything that is missing is named at once, in the order of the pages',
      { forenames: '', school: '', nrm: '' },
      needed('Forenames', 'School or college', 'National Referral Mechanism'),
    ),
    sending('Nothing of the optional pages', { otherNames: '', siblings: '' }, goes),
  ]);
});

function excusedPage(field: Field, notKnown: NotKnown) {
  const answers = answersOn('9', { ...kestrel, [field.name]: '' });
  return { page: '9', answers, notKnown };
}

describe('The length of an answer', () => {
  check([
    sending(
      'A worry of 4,001 characters is not sent',
      { worries: 'w'.repeat(4001) },
      needed('What are we worried about?'),
    ),
    sending('One of 4,000 is', { worries: 'w'.repeat(4000) }, goes),
    sending(
      'A count that is no number is not sent',
      { missingEpisodes: 'not sure' },
      needed('Missing episodes in the last 90 days'),
    ),
  ]);
});

describe('Dates of a referral', () => {
  check([
    sending('The day of the strategy discussion may be the day it concluded', { section47Date: '30/12/2026' }, goes),
    sending(
      'Section 47 is not concluded before the strategy discussion',
      { section47Date: '29/12/2026' },
      needed(concluded),
    ),
    sending('A determination of today counts', { strategyDate: '4/1/2027', section47Date: '4/1/2027' }, goes),
    sending('A conclusion of tomorrow does not', { section47Date: '5/1/2027' }, needed(concluded)),
    sending(
      'A strategy discussion of tomorrow does not',
      { strategyDate: '5/1/2027', section47Date: '' },
      needed(strategy, concluded),
    ),
    sending('A date that does not exist is not a date', { strategyDate: '31/2/2026' }, needed(strategy)),
    {
      ...sending('Today is London’s day: in summer it begins an hour before UTC’s', {}, goes),
      ...summerNight('1/7/2027'),
    },
    { ...sending('and not two days earlier', {}, needed(concluded)), ...summerNight('2/7/2027') },
  ]);
});

function summerNight(section47Date: string): Pick<Scenario, 'given' | 'when'> {
  const facts = given(filledIn(priya, { ...kestrel, section47Date }));
  return { given: facts, when: at('2027-06-30T23:30:00.000Z', submitted()) };
}

describe('The age of the child', () => {
  check([
    sending('A birth in the future is none', { dateOfBirth: '5/1/2027' }, needed(birth)),
    sending('On the 18th birthday the adult route is the right one', { dateOfBirth: '4/1/2009' }, needed(birth)),
    sending('On the day before it MSET still is', { dateOfBirth: '5/1/2009' }, goes),
    sending('A very young child is warned about, not refused', { dateOfBirth: '1/6/2020' }, goes),
  ]);
  const ages: Readonly<Record<string, readonly RegExp[]>> = {
    '4/1/2017': [/aged 10\./, /Under 13/],
    '5/1/2017': [/aged 9\./, /Under 10/, /Under 13/],
    '4/1/2014': [/aged 13\./],
    '5/1/2014': [/aged 12\./, /Under 13/],
    '14/3/2011': [/aged 15\./],
    '4/7/2009': [/aged 17\./, /17 and a half/],
    '5/7/2009': [/aged 17\./],
    '4/1/2009': [/18 or over/],
    '5/1/2027': [/future/],
    nonsense: [],
  };
  for (const [dateOfBirth, notes] of Object.entries(ages)) {
    it(`Born ${dateOfBirth}, ${notes.length} things are said on 4 January 2027`, () => {
      const said = ageNotes({ dateOfBirth }, '2027-01-04');
      assert.equal(said.length, notes.length, said.join(' | '));
      notes.forEach((note, place) => assert.match(said[place] ?? '', note));
    });
  }
  it('Heron’s way into adulthood is to be planned already (S8)', () => {
    assert.match(ageNotes(heron, '2027-01-04').join(' '), /transition/);
    assert.match(ageNotes(heron, '2026-11-02').join(' '), /transition/);
    assert.doesNotMatch(ageNotes(heron, '2026-11-01').join(' '), /transition/);
  });
});

const nhs = (number: string): StoryRow => saved('names', { nhsNumber: number });

describe('Identifiers', () => {
  const sendingNhs = (that: string, number: string, leaves: Scenario['leaves']): Scenario => ({
    ...sending(that, {}, leaves),
    given: given(filledIn(), nhs(number)),
  });
  check([
    sending('A postcode needs no blank', { postcode: 'ZZ991AA' }, goes),
    sending('A postcode may be in small letters', { postcode: 'ne28 0aa' }, goes),
    sending('Half a postcode is none', { postcode: 'ZZ99' }, needed('Postcode')),
    sendingNhs('An NHS number with the right check digit is one', '999 000 0018', goes),
    sendingNhs('One wrong digit is seen', '999 000 0019', needed('NHS number')),
    sendingNhs('Nine digits are too few', '999 000 001', needed('NHS number')),
    sendingNhs('No check digit stands for ten', '999 000 0000', needed('NHS number')),
  ]);
});
