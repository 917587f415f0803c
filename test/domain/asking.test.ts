// Whom a submission asks, by when, and what another round starts anew.
import assert from 'node:assert/strict';
import { eligibleConsenters } from '../../src/domain/case/access/consenters.ts';
import {
  answersOn,
  at,
  caseOf,
  colin,
  dana,
  filledIn,
  given,
  givenIn,
  greta,
  hal,
  kestrel,
  monday10,
  noConflict,
  priya,
  resubmitted,
  returned,
  saved,
  someone,
  submitted,
  withDelegate,
  withPeople,
} from '../people/builders.ts';
import { assertHas, check, type Scenario } from './scenario.ts';

const needed = (title: string): Scenario['leaves'] => ({
  refused: 'incomplete',
  message: `Not sent. Still needed: ${title}.`,
});

const asking = (that: string, who: { objectId: string }, leaves: Scenario['leaves'], by = priya): Scenario => ({
  that,
  given: given(filledIn(by, { ...kestrel, consenter: who.objectId })),
  when: submitted(by),
  leaves,
});

describe('Who is asked for consent', () => {
  const manager = needed('Consenting manager');
  const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
  check([
    asking('The manager one is asked', colin, {
      data: { submission: { asked: [colin.objectId], round: 1, clear: [] } },
    }),
    asking('The manager further up may be asked', hal, {
      data: { submission: { consenter: { name: 'Hal Prototype' } } },
    }),
    asking('Nobody consents to their own referral', colin, manager, colin),
    asking('Nobody’s own report consents: not dana for colin (S8)', dana, manager, colin),
    asking(
      'Colin’s own referral goes to greta (S8)',
      greta,
      { data: { submission: { asked: [greta.objectId] } } },
      colin,
    ),
    asking('A manager of another line is not asked', dana, manager),
    asking('Nobody the directory does not hold is asked', { objectId: 'nobody' }, manager),
    {
      ...asking('A delegate is asked instead of the manager who is away (S9)', colin, {
        data: { submission: { consenter: { name: 'Colin Fixture' }, asked: [dana.objectId] } },
      }),
      council: away,
    },
    {
      ...asking('A current delegate may be chosen', dana, { data: { submission: { asked: [dana.objectId] } } }),
      council: away,
    },
    {
      ...asking(
        'A delegate who reports to the referrer is not asked: greta herself is',
        greta,
        {
          data: { submission: { asked: [greta.objectId] } },
        },
        colin,
      ),
      council: withDelegate(greta, dana, '2027-01-04', '2027-01-08'),
    },
    {
      that: 'Somebody with nobody above is not stuck: the co-ordinator picks',
      given: given(filledIn(hal, { ...kestrel, consenter: '' })),
      when: submitted(hal),
      leaves: { makes: { stage: 'awaitingConsent' }, data: { submission: { asked: [] } } },
    },
  ]);

  it('Whoever is both above and a delegate is offered once, nearest first', () => {
    const council = withDelegate(colin, greta, '2027-01-04', '2027-01-08');
    const offered = eligibleConsenters(council, { referrer: priya, excluded: [] }, monday10).map(
      (person) => person.name,
    );
    assert.deepEqual(offered, [colin.name, greta.name, hal.name]);
  });

  it('The record says the rule, and holds the whole version that was sent', () => {
    const [fact] = given(filledIn(), submitted()).slice(-1);
    assertHas(fact?.data, { answers: kestrel, notKnown: { fields: [], why: '' } });
    assert.ok(fact?.step === 'submit');
    assert.match(fact.data.rule, /never the referrer or their own reports/);
  });
});

const due = (when: string, urgency: string): string => {
  const facts = given(filledIn(priya, { ...kestrel, urgency }), at(when, submitted()));
  const childCase = caseOf(facts);
  return childCase.stage === 'awaitingConsent' ? `${childCase.submission.due.at} ${childCase.submission.due.rule}` : '';
};

describe('When the manager should have decided', () => {
  const rows: readonly (readonly [when: string, urgency: string, due: string])[] = [
    [monday10, 'routine', '2027-01-05T10:00:00.000Z consent.target'],
    ['2027-01-08T15:00:00.000Z', 'routine', '2027-01-11T15:00:00.000Z consent.target'],
    ['2027-01-09T12:00:00.000Z', 'routine', '2027-01-12T09:00:00.000Z consent.target'],
    [monday10, 'beforePreMset', '2027-01-04T11:00:00.000Z consent.urgent'],
    ['2027-01-04T16:30:00.000Z', 'beforePreMset', '2027-01-05T09:30:00.000Z consent.urgent'],
  ];
  for (const [when, urgency, expected] of rows) {
    it(`${urgency}, sent ${when}: ${expected}`, () => assert.equal(due(when, urgency), expected));
  }
});

describe('Submitting again', () => {
  const back = [filledIn(), submitted(), noConflict(), returned()];
  it('Each round is counted, starts its clock anew and asks the conflict question anew', () => {
    const again = [
      saved('6', { ...answersOn('6', kestrel), childsWords: 'He wants football.' }),
      at('2027-01-06T10:00:00.000Z', resubmitted()),
    ];
    const childCase = caseOf(given(...back, ...again));
    assertHas(childCase, {
      stage: 'awaitingConsent',
      answers: { childsWords: 'He wants football.' },
      submission: { round: 2, clear: [], at: '2027-01-06T10:00:00.000Z', due: { at: '2027-01-07T10:00:00.000Z' } },
    });
    assert.ok(!('returned' in childCase));
    const third = caseOf(given(...back, ...again, noConflict(), returned(), resubmitted()));
    assertHas(third, { submission: { round: 3, clear: [] } });
    assert.throws(() => given(...back, submitted()), /alreadySent/);
  });

  check([
    {
      that: 'A returned referral is checked like a new one',
      given: given(...back, saved('2', { ...answersOn('2', kestrel), forenames: '' })),
      when: resubmitted(),
      leaves: needed('Forenames'),
    },
    {
      that: 'A manager who has left the line in the meantime is not asked again',
      given: given(...back),
      when: resubmitted(),
      council: withPeople({ ...priya, manager: greta.objectId }),
      leaves: needed('Consenting manager'),
    },
    {
      that: 'A referrer whose manager is a newcomer may ask them',
      given: givenIn(withPeople(someone(104, 'Nia Newcomer', { roles: ['manager'] })), ...back),
      when: resubmitted(),
      leaves: { data: { submission: { round: 2 } } },
    },
  ]);
});
