// A conflict of interest: the case is restricted, the person is left out, and somebody else decides.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { ConflictInput } from '../../../src/domain/case/consent/consent.ts';
import {
  commandIn,
  answersOn,
  at,
  caseOf,
  chosen,
  colin,
  conflicted,
  consented,
  dana,
  filledIn,
  given,
  givenIn,
  greta,
  hal,
  kestrel,
  moira,
  noConflict,
  noor,
  noorManages,
  priya,
  resubmitted,
  returned,
  saved,
  someone,
  submitted,
  withDelegate,
  withPeople,
  type StoryRow,
} from '../../people/builders.ts';
import { assertHas, check } from '../scenario.ts';

const asked = [filledIn(), submitted()];
const waiting = given(...asked);
const declaring = (input: Omit<ConflictInput, 'conflict'>, by: Person = colin): StoryRow => [
  by,
  1,
  'declareConflict',
  { conflict: 'yes', ...input },
];

describe('A manager has a conflict', () => {
  check([
    {
      that: 'The case is restricted, the manager left out, and the next one asked',
      given: waiting,
      when: at('2027-01-04T12:00:00.000Z', conflicted(colin, greta)),
      leaves: {
        makes: {
          stage: 'awaitingConsent',
          restricted: 'managerConflict',
          excluded: [colin.objectId],
          submission: {
            round: 1,
            consenter: { objectId: greta.objectId, name: 'Greta Specimen' },
            asked: [greta.objectId],
            due: { at: '2027-01-05T12:00:00.000Z' },
          },
        },
      },
    },
    {
      that: 'With staff concerned nobody is asked: the co-ordinator picks',
      given: waiting,
      when: declaring({ staffConcerned: 'yes', next: greta.objectId }),
      leaves: { makes: { restricted: 'managerConflict', submission: { asked: [] } }, data: { staffConcerned: 'yes' } },
    },
    {
      that: 'Where it is not known whether staff are concerned, the co-ordinator picks as well',
      given: waiting,
      when: declaring({ staffConcerned: 'notKnown', next: greta.objectId }),
      leaves: { makes: { submission: { asked: [] } } },
    },
    {
      that: 'Where nobody says so, too',
      given: waiting,
      when: declaring({ next: greta.objectId }),
      leaves: { data: { staffConcerned: 'notKnown' }, makes: { submission: { asked: [] } } },
    },
    {
      that: 'The person with the conflict does not hand on to themselves',
      given: waiting,
      when: declaring({ staffConcerned: 'no', next: colin.objectId }),
      leaves: { refused: 'notEligible' },
    },
    {
      that: 'Nor to the referrer',
      given: waiting,
      when: declaring({ staffConcerned: 'no', next: priya.objectId }),
      leaves: { refused: 'notEligible' },
    },
    {
      that: 'Nor to nobody, while the line has somebody left',
      given: waiting,
      when: declaring({ staffConcerned: 'no' }),
      leaves: { refused: 'notEligible' },
    },
    {
      that: 'At the end of the line the co-ordinator picks',
      given: given(...asked, conflicted(colin, greta), conflicted(greta, hal)),
      when: declaring({ staffConcerned: 'no' }, hal),
      leaves: {
        makes: { excluded: [colin.objectId, greta.objectId, hal.objectId], submission: { asked: [] } },
      },
    },
    {
      that: 'Somebody who said "no conflict" may still find that there is one',
      given: given(...asked, noConflict(colin), noConflict(greta)),
      when: conflicted(colin, greta),
      leaves: { makes: { excluded: [colin.objectId], submission: { clear: [greta.objectId] } } },
    },
    {
      that: '"No conflict", said twice, is on the record once',
      given: given(...asked, noConflict()),
      when: noConflict(),
      leaves: 'unchanged',
    },
  ]);

  it('With staff concerned there is no consenting manager until one is picked', () => {
    const childCase = caseOf(given(...asked, conflicted(colin)));
    assert.ok(childCase.stage === 'awaitingConsent' && childCase.submission.consenter === undefined);
    for (const who of [colin, greta, hal, priya, moira]) {
      assert.throws(() => given(...asked, conflicted(colin), noConflict(who)), /notAvailable/);
    }
  });

  for (const deed of [noConflict(colin), consented(colin), returned(colin), conflicted(colin, greta)]) {
    it(`Who is left out does nothing any more: ${commandIn(deed).step}`, () => {
      assert.throws(() => given(...asked, noConflict(colin), conflicted(colin, greta), deed), /notAvailable/);
    });
  }

  it('A restricted case is for the new manager and their delegates, not for those above', () => {
    assert.throws(() => given(...asked, conflicted(colin, greta), noConflict(hal)), /notAvailable/);
    const away = withDelegate(greta, noorManages, '2027-01-04', '2027-01-08');
    const facts = givenIn(away, ...asked, conflicted(colin, greta), noConflict(noor), consented(noor));
    assertHas(caseOf(facts), { consent: { onBehalfOf: { name: 'Greta Specimen' } } });
  });

  it('A delegate with a conflict gives it back to the manager they stand in for', () => {
    const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
    const childCase = caseOf(givenIn(away, ...asked, conflicted(dana, colin)));
    assertHas(childCase, { excluded: [dana.objectId], submission: { asked: [colin.objectId] } });
    assert.throws(() => givenIn(away, ...asked, conflicted(dana, colin), noConflict(dana)), /notAvailable/);
  });

  it('A referrer who knows the family has a manager like anybody else, but nobody above decides', () => {
    const known = filledIn(priya, { ...kestrel, knowsFamily: 'yes' });
    assert.equal(caseOf(given(known, submitted(), noConflict(), consented())).stage, 'received');
    assert.throws(() => given(known, submitted(), noConflict(greta)), /notAvailable/);
  });
});

describe('The co-ordinator picks', () => {
  const open = given(...asked, conflicted(colin));
  check([
    {
      that: 'The chosen manager is asked, and the clock starts anew',
      given: open,
      when: at('2027-01-05T09:30:00.000Z', chosen(hal)),
      leaves: {
        makes: {
          submission: {
            consenter: { name: 'Hal Prototype' },
            asked: [hal.objectId],
            due: { at: '2027-01-06T09:30:00.000Z' },
          },
        },
      },
    },
    {
      that: 'A manager of another line may be picked',
      given: open,
      when: chosen(greta),
      leaves: { makes: { submission: { asked: [greta.objectId] } } },
    },
    {
      that: 'Who reports to the one with the conflict may not: their team is not told (docs/process.md P4.3)',
      given: open,
      when: chosen(dana),
      leaves: { refused: 'notEligible' },
    },
    { that: 'Who has the conflict may not', given: open, when: chosen(colin), leaves: { refused: 'notEligible' } },
    { that: 'Who is no manager may not', given: open, when: chosen(noor), leaves: { refused: 'notEligible' } },
    {
      that: 'The referrer may not',
      given: given(filledIn(greta, { ...kestrel, consenter: hal.objectId }), submitted(greta), conflicted(hal)),
      when: chosen(greta),
      leaves: { refused: 'notEligible' },
    },
    {
      that: 'Who reports to the referrer may not',
      given: given(filledIn(greta, { ...kestrel, consenter: hal.objectId }), submitted(greta), conflicted(hal)),
      when: chosen(dana),
      leaves: { refused: 'notEligible' },
    },
    {
      that: 'Who has been picked is not picked anew',
      given: given(...asked, conflicted(colin), chosen(greta)),
      when: chosen(hal),
      leaves: { refused: 'notNow' },
    },
    { that: 'Only the co-ordinator picks', given: open, when: chosen(hal, greta), leaves: { refused: 'notAvailable' } },
  ]);

  it('A co-ordinator who is left out does not pick', () => {
    const both = withPeople({ ...greta, roles: ['manager', 'coordinator'] });
    const facts = [...asked, conflicted(colin, greta), conflicted(greta)];
    assert.throws(() => givenIn(both, ...facts, chosen(hal, greta)), /notAvailable/);
    assert.doesNotThrow(() => givenIn(both, ...facts, chosen(hal)));
  });

  it('Away in the meantime, the picked manager’s delegate is asked', () => {
    const away = withDelegate(hal, greta, '2027-01-04', '2027-01-08');
    assertHas(caseOf(givenIn(away, ...asked, conflicted(colin), chosen(hal))), {
      submission: { asked: [greta.objectId] },
    });
  });
});

describe('After a return', () => {
  const again = saved('6', { ...answersOn('6', kestrel), childsWords: 'Football.' });
  it('Who was left out is not asked again: another manager must be chosen', () => {
    const back = [...asked, conflicted(colin, greta), noConflict(greta), returned(greta), again];
    assert.throws(() => given(...back, resubmitted()), /incomplete/);
    const other = saved('9', { ...answersOn('9', kestrel), consenter: greta.objectId });
    const childCase = caseOf(given(...back, other, resubmitted()));
    assertHas(childCase, {
      restricted: 'managerConflict',
      excluded: [colin.objectId],
      submission: { round: 2 },
    });
  });

  it('Where the line had nobody left, the referral is not stuck: the co-ordinator picks again', () => {
    const pat = someone(100, 'Pat Elsewhere', { roles: ['manager'] });
    const council = withPeople(pat);
    const end = [...asked, conflicted(colin, greta), conflicted(greta, hal), conflicted(hal), chosen(pat)];
    const back = [...end, noConflict(pat), returned(pat), again];
    assertHas(caseOf(givenIn(council, ...back, resubmitted())), {
      stage: 'awaitingConsent',
      submission: { round: 2, asked: [] },
    });
  });
});
