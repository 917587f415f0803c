// Writing a referral: what a save keeps, what it drops, and what it says on the record.
import assert from 'node:assert/strict';
import type { PageInput } from '../../../../src/domain/case/referral/form/saving.ts';
import {
  answersOn,
  caseOf,
  colin,
  filledIn,
  given,
  heron,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  ravi,
  returned,
  saved,
  someone,
  sparrow,
  submitted,
  type StoryRow,
} from '../../../people/builders.ts';
import { check } from '../../scenario.ts';

const determined = { section47: 'substantiated', strategyDate: '30/12/2026' };
const began = (input: Partial<PageInput> = {}, by = priya): StoryRow => [
  by,
  1,
  'start',
  { page: 's47', answers: determined, reference: kestrelReference, ...input },
];
const page = (input: PageInput, by = priya): StoryRow => [by, 1, 'savePage', input];
const draft = given(filledIn());
const danger = given(began(), saved('1', { urgency: 'danger', safeTonight: 'no' }));
const dangerOver: PageInput = { page: '1', answers: { safeTonight: 'no' }, dangerOver: true };

describe('A referral begins', () => {
  check([
    {
      that: 'The Section 47 determination makes a draft of the person who gave it, with its dates',
      given: [],
      when: began(),
      leaves: {
        data: { reference: kestrelReference, page: 's47', answers: determined },
        makes: {
          stage: 'draft',
          facts: 1,
          referrer: { objectId: priya.objectId, name: 'Priya Testworth' },
          answers: determined,
          excluded: [],
        },
      },
    },
    {
      that: 'Without a determination nothing begins',
      given: [],
      when: began({ answers: { section47: 'notYet' } }),
      leaves: { refused: 'section47First' },
    },
    {
      that: 'Nor with any other page',
      given: [],
      when: began({ page: '1', answers: { ...determined, urgency: 'routine' } }),
      leaves: { refused: 'section47First' },
    },
    {
      that: 'Page 4 keeps the determination open to change',
      given: given(began()),
      when: saved('4', { section47: 'notYet' }),
      leaves: { makes: { answers: { section47: 'notYet' } } },
    },
    {
      that: 'A partner agency may not refer',
      given: [],
      when: began({}, ravi),
      leaves: { refused: 'notReferrer' },
    },
    {
      that: 'Somebody whose only role is to minute meetings may not refer',
      given: [],
      when: began({}, someone(103, 'Mina Minutes', { roles: ['minutes'] })),
      leaves: { refused: 'notReferrer' },
    },
    { that: 'The co-ordinator may refer', given: [], when: began({}, moira), leaves: { makes: { stage: 'draft' } } },
    {
      that: 'A case that is there cannot begin again',
      given: draft,
      when: began(),
      leaves: { refused: 'notAvailable' },
    },
    {
      that: 'A case that is not there cannot be saved',
      given: [],
      when: page({ page: '1', answers: {} }),
      leaves: { refused: 'notAvailable' },
    },
  ]);
});

describe('A page is saved', () => {
  check([
    {
      that: 'Only what changed is on the record',
      given: draft,
      when: saved('5', { ...answersOn('5', kestrel), missingEpisodes: '4' }),
      leaves: { makes: { answers: { missingEpisodes: '4', worries: kestrel['worries'] } }, data: { page: '5' } },
    },
    {
      that: 'A page that says what the draft says already leaves nothing',
      given: draft,
      when: saved('5', answersOn('5', kestrel)),
      leaves: 'unchanged',
    },
    {
      that: 'An answer that is no longer sent has been emptied',
      given: draft,
      when: saved('6', { childKnows: 'yes', trustedAdult: 'Pat Pretend, school mentor' }),
      leaves: { data: { answers: { childsWords: '' } }, without: ['childsWords'] },
    },
    {
      that: 'A malformed answer is kept as typed, so that nothing is lost',
      given: draft,
      when: saved('2', { ...answersOn('2', kestrel), dateOfBirth: '31/2/2011' }),
      leaves: { makes: { answers: { dateOfBirth: '31/2/2011' } } },
    },
    {
      that: 'What the page does not ask is dropped, and so is the answer of another page',
      given: draft,
      when: saved('6', { ...answersOn('6', kestrel), surname: 'Planted', stage: 'received', __proto__: 'x' }),
      leaves: 'unchanged',
    },
    {
      that: 'A page that does not exist saves nothing',
      given: draft,
      when: saved('99', { surname: 'Planted' }),
      leaves: 'unchanged',
    },
    {
      that: 'A draft keeps an over-long answer as typed, and nothing that no input lets through',
      given: draft,
      when: saved('2', { ...answersOn('2', kestrel), surname: 'x'.repeat(5000) }),
      leaves: { makes: { answers: { surname: 'x'.repeat(300) } } },
    },
    {
      that: 'The worry may have 4,000 characters; what is typed beyond is kept until it is shortened',
      given: draft,
      when: saved('5', { ...answersOn('5', kestrel), worries: 'w'.repeat(4001) }),
      leaves: { makes: { answers: { worries: 'w'.repeat(4001) } } },
    },
    {
      that: 'A returned referral is changed on the same pages',
      given: given(filledIn(), submitted(), noConflict(), returned()),
      when: saved('6', { ...answersOn('6', kestrel), childsWords: 'He wants to play football again.' }),
      leaves: { makes: { stage: 'returned', answers: { childsWords: 'He wants to play football again.' } } },
    },
    {
      that: 'Nobody else saves a page, not even the manager',
      given: draft,
      when: saved('6', {}, colin),
      leaves: { refused: 'notAvailable' },
    },
    {
      that: 'What is answered is not unknown, and what need not be known is not either',
      given: draft,
      when: page({
        page: '9',
        answers: answersOn('9', kestrel),
        notKnown: { fields: ['school', 'network'], why: 'No visit yet' },
      }),
      leaves: { data: { answers: {} }, makes: { notKnown: { fields: [], why: 'No visit yet' } } },
    },
  ]);

  it('Only the changed answer is stored, not the whole page', () => {
    const facts = given(filledIn(), saved('5', { ...answersOn('5', kestrel), missingEpisodes: '4' }));
    assert.deepEqual(facts.at(-1)?.data, { page: '5', answers: { missingEpisodes: '4' } });
  });

  it('A page sent twice leaves one fact', () => {
    assert.throws(() => given(filledIn(), saved('8', answersOn('8', kestrel))), /unchanged/);
  });

  it('"Not known yet" can name only questions of the referral, and its reason has an end', () => {
    const notKnown = { fields: ['school', 'planted'], why: 'x'.repeat(100_000) };
    const facts = given(filledIn(), page({ page: '9', answers: answersOn('9', kestrel), notKnown }));
    const kept = caseOf(facts).notKnown;
    assert.ok(!kept.fields.includes('planted'), 'a foreign name was kept');
    assert.ok(kept.why.length <= 4000, `${kept.why.length} characters were kept`);
  });
});

describe('A child in immediate danger', () => {
  check([
    {
      that: 'It is on the record that the emergency numbers were shown',
      given: given(began()),
      when: saved('1', { urgency: 'danger' }),
      leaves: { data: { emergencyShown: true }, makes: { stage: 'draft', answers: { urgency: 'danger' } } },
    },
    {
      that: 'An emergency never waits for consent: it cannot be sent',
      given: given(filledIn(priya, { ...kestrel, urgency: 'danger' })),
      when: submitted(),
      leaves: { refused: 'incomplete', message: 'Not sent. Still needed: How urgent is this?.' },
    },
    {
      that: 'When the danger is dealt with the draft goes on as urgent',
      given: danger,
      when: page(dangerOver),
      leaves: {
        data: { dangerOver: true, answers: { urgency: 'beforePreMset' } },
        makes: { stage: 'draft', answers: { urgency: 'beforePreMset', safeTonight: 'no' } },
      },
    },
    {
      that: '"The danger has been dealt with", said twice, is on the record once',
      given: given(began(), saved('1', { urgency: 'danger', safeTonight: 'no' }), page(dangerOver)),
      when: page({ ...dangerOver, answers: { urgency: 'beforePreMset', safeTonight: 'no' } }),
      leaves: 'unchanged',
    },
    {
      that: 'Choosing another urgency does not end the danger: only "The danger has been dealt with" does',
      given: danger,
      when: saved('1', { urgency: 'routine', safeTonight: 'no', knowsFamily: 'no' }),
      leaves: { makes: { answers: { urgency: 'danger', knowsFamily: 'no' } } },
    },
    {
      that: 'An urgent child who is not in danger is sent like any other',
      given: given(filledIn(priya, sparrow)),
      when: submitted(),
      leaves: { makes: { stage: 'awaitingConsent' } },
    },
  ]);
});

describe('A referrer who knows the family', () => {
  check([
    {
      that: 'The case is restricted from that answer on',
      given: draft,
      when: saved('1', { ...answersOn('1', kestrel), knowsFamily: 'yes' }),
      leaves: { makes: { restricted: 'referrerKnowsFamily' } },
    },
    {
      that: 'It is restricted as well when that is the first answer after the determination',
      given: given(began()),
      when: saved('1', answersOn('1', { ...heron, knowsFamily: 'yes' })),
      leaves: { makes: { restricted: 'referrerKnowsFamily' } },
    },
  ]);

  it('A case of somebody who does not know the family is not restricted', () => {
    assert.equal(caseOf(draft).restricted, undefined);
  });
});
