// Management consent: who decides for whom, in which words, and only once.
import assert from 'node:assert/strict';
import type { Command } from '../../../../src/domain/case/whole/case.ts';
import { consentStatement } from '../../../../src/domain/case/consent/consent.ts';
import {
  commandIn,
  answersOn,
  at,
  caseOf,
  colin,
  consented,
  dana,
  declined,
  directory,
  filledIn,
  given,
  givenIn,
  greta,
  hal,
  heron,
  kestrel,
  noConflict,
  priya,
  resubmitted,
  returned,
  saved,
  submitted,
  withDelegate,
  withdrawn,
  type StoryRow,
} from '../../../people/builders.ts';
import { assertHas, check, type Scenario } from '../../scenario.ts';

const asked = [filledIn(), submitted()];
const read = given(...asked, noConflict());

const returning = (reason: string, note: string): StoryRow => [colin, 1, 'returnForInformation', { reason, note }];
const declining = (input: Partial<Extract<Command, { step: 'doNotAuthorise' }>['input']>, by = colin): StoryRow => {
  const whole = { reason: 'other', rationale: 'Below.', alternativePlan: 'Early help.', childSafe: 'yes', ...input };
  return [by, 1, 'doNotAuthorise', whole];
};

describe('A manager decides', () => {
  check([
    {
      that: 'Consent is a sentence with a name and a time under it',
      given: read,
      when: at('2027-01-04T11:30:00.000Z', consented()),
      leaves: {
        data: { statement: consentStatement },
        makes: {
          stage: 'received',
          consent: { by: { name: 'Colin Fixture' }, at: '2027-01-04T11:30:00.000Z', statement: consentStatement },
        },
      },
    },
    {
      that: 'Whoever stands above the chosen manager may decide in their stead, in their own name',
      given: given(...asked, noConflict(hal)),
      when: consented(hal),
      leaves: { makes: { stage: 'received', consent: { by: { name: 'Hal Prototype' } } } },
    },
    {
      that: 'A return names each reason and says what to add',
      given: read,
      when: returning('voice,strengths', 'Please ask him what he wants.'),
      leaves: {
        makes: {
          stage: 'returned',
          returned: {
            reasons: ['voice', 'strengths'],
            note: 'Please ask him what he wants.',
            by: { name: 'Colin Fixture' },
          },
        },
      },
    },
    {
      that: 'A return without a reason is none',
      given: read,
      when: returning('', 'More.'),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'A return without a note is none',
      given: read,
      when: returning('voice', ''),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Not authorised says why, what happens instead, and by whom (S3)',
      given: read,
      when: declining({ reason: 'earlyHelp', alternativePlan: 'Early help, led by Vic Demo.' }),
      leaves: {
        data: { childSafe: 'yes' },
        makes: {
          stage: 'notAuthorised',
          declined: { reason: 'earlyHelp', rationale: 'Below.', alternativePlan: 'Early help, led by Vic Demo.' },
        },
      },
    },
    {
      that: 'A referral is not declined while the child is not safe',
      given: read,
      when: declining({ childSafe: 'no' }),
      leaves: { refused: 'childNotSafe' },
    },
    {
      that: 'Nor when nobody says whether the child is safe',
      given: read,
      when: declining({ childSafe: '' }),
      leaves: { refused: 'childNotSafe' },
    },
    {
      that: 'Nor without a rationale (S3)',
      given: read,
      when: declining({ rationale: '' }),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Nor without another plan (S3)',
      given: read,
      when: declining({ alternativePlan: '' }),
      leaves: { refused: 'incomplete' },
    },
    { that: 'Nor without a reason', given: read, when: declining({ reason: '' }), leaves: { refused: 'incomplete' } },
    {
      that: 'A stranger does not learn by declining that there is a case',
      given: read,
      when: declining({ childSafe: 'no' }, dana),
      leaves: { refused: 'notAvailable' },
    },
  ]);

  for (const [what, decision] of [
    ['consent', consented()],
    ['return', returned()],
    ['not authorised', declined()],
  ] as const) {
    it(`Before the conflict question is answered there is no decision: ${what}`, () => {
      assert.throws(() => given(...asked, decision), /askFirst/);
      assert.throws(() => given(...asked, noConflict(greta), decision), /askFirst/, 'another’s answer does not serve');
    });
  }

  it('The question is answered anew in each round', () => {
    const again = [saved('6', { ...answersOn('6', kestrel), childsWords: 'Football.' }), resubmitted()];
    assert.throws(() => given(...asked, noConflict(), returned(), ...again, consented()), /askFirst/);
  });
});

const second = (that: string, first: StoryRow, message: string, then: StoryRow = consented(greta)): Scenario => ({
  that,
  given: given(...asked, noConflict(), noConflict(greta), at('2027-01-04T10:42:00.000Z', first)),
  when: then,
  leaves: { refused: 'alreadyDecided', message },
});

describe('Only one decision is taken', () => {
  check([
    second('Consent', consented(), 'Already decided by Colin Fixture at 10:42: consent given.'),
    second('Not authorised', declined(), 'Already decided by Colin Fixture at 10:42: not authorised.'),
    second(
      'Returned',
      returned(),
      'Already decided by Colin Fixture at 10:42: returned for information.',
      declining({ childSafe: 'no' }, greta),
    ),
    second('Withdrawn', withdrawn(), 'Already decided by Priya Testworth at 10:42: withdrawn by the referrer.'),
  ]);
});

describe('Nobody decides on their own referral', () => {
  const mine = [filledIn(colin, heron), submitted(colin)];
  for (const by of [colin, dana]) {
    for (const deed of [noConflict(by), consented(by), returned(by), declined(by)]) {
      it(`Colin’s referral: ${commandIn(deed).step} by ${by.name} is refused (S8)`, () => {
        assert.throws(() => given(...mine, deed), /notAvailable/);
      });
    }
  }
  it('Not even as somebody’s delegate: greta is away, dana stands in, and colin referred', () => {
    const away = withDelegate(greta, dana, '2027-01-04', '2027-01-08');
    const both = {
      ...away,
      delegations: [...away.delegations, ...withDelegate(greta, colin, '2027-01-04', '2027-01-08').delegations],
    };
    assert.throws(() => givenIn(both, filledIn(colin, heron), submitted(colin), noConflict(dana)), /notAvailable/);
    assert.throws(() => givenIn(both, filledIn(colin, heron), submitted(colin), noConflict(colin)), /notAvailable/);
    assert.equal(
      caseOf(givenIn(both, filledIn(colin, heron), submitted(colin), noConflict(greta), consented(greta))).stage,
      'received',
    );
  });
  it('No manager who merely is one decides for another line', () => {
    assert.throws(() => given(...asked, noConflict(dana)), /notAvailable/);
  });
});

describe('A manager is away and somebody decides instead (S9)', () => {
  const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
  const opened = (when: string, by = dana) => givenIn(away, ...asked, at(when, noConflict(by)));

  it('The consent says in whose name', () => {
    const facts = givenIn(away, ...asked, noConflict(dana), consented(dana));
    assertHas(caseOf(facts), {
      consent: { by: { name: 'Dana Sandbox' }, onBehalfOf: { name: 'Colin Fixture' } },
    });
  });
  it('So do a return and a decline', () => {
    const behalf = { onBehalfOf: { objectId: colin.objectId, name: 'Colin Fixture' } };
    assertHas(caseOf(givenIn(away, ...asked, noConflict(dana), returned(dana))), {
      returned: behalf,
    });
    assertHas(caseOf(givenIn(away, ...asked, noConflict(dana), declined(dana))), {
      declined: behalf,
    });
  });
  it('Colin himself may still decide, in his own name', () => {
    const childCase = caseOf(givenIn(away, ...asked, noConflict(), consented()));
    assert.ok(childCase.stage === 'received' && !('onBehalfOf' in childCase.consent));
  });
  const days: readonly (readonly [when: string, may: boolean])[] = [
    ['2027-01-03T23:59:59.999Z', false],
    ['2027-01-04T00:00:00.000Z', true],
    ['2027-01-08T23:59:59.999Z', true],
    ['2027-01-09T00:00:00.000Z', false],
  ];
  for (const [when, may] of days) {
    it(`From 4 to 8 January, both days whole: ${when} ${may ? 'counts' : 'does not'}`, () => {
      if (may) assert.doesNotThrow(() => opened(when));
      else assert.throws(() => opened(when), /notAnyMore/);
    });
  }
  it('In summer the last day ends at London’s midnight', () => {
    const july = withDelegate(colin, dana, '2027-07-01', '2027-07-02');
    const question = (when: string) => givenIn(july, ...asked, at(when, noConflict(dana)));
    assert.doesNotThrow(() => question('2027-06-30T23:00:00.000Z'));
    assert.doesNotThrow(() => question('2027-07-02T22:59:59.999Z'));
    assert.throws(() => question('2027-07-02T23:00:00.000Z'), /notAvailable/);
  });
  it('Who said "no conflict" while the dates ran, may not decide after them', () => {
    const facts = [...asked, at('2027-01-08T16:00:00.000Z', noConflict(dana))];
    assert.throws(() => givenIn(away, ...facts, at('2027-01-11T09:00:00.000Z', consented(dana))), /notAnyMore/);
  });
  it('Without dates a deputy decides nothing', () => {
    assert.equal(directory.people.find((person) => person.objectId === colin.objectId)?.deputy, dana.objectId);
    assert.throws(() => given(...asked, noConflict(dana)), /notAvailable/);
  });
  it('A delegate of somebody above the chosen manager does not decide', () => {
    const higher = withDelegate(hal, dana, '2027-01-04', '2027-01-08');
    assert.throws(() => givenIn(higher, ...asked, noConflict(dana)), /notAvailable/);
  });
  it('The referrer as delegate of her own manager does not decide', () => {
    const council = withDelegate(colin, priya, '2027-01-04', '2027-01-08');
    const facts = givenIn(council, ...asked);
    assertHas(caseOf(facts), { submission: { asked: [colin.objectId] } });
    assert.throws(() => givenIn(council, ...asked, noConflict(priya)), /notAvailable/);
  });
});
