// Child Abduction Warning Notices: what is to be heeded at which age and status (docs/process.md P8.14, scenario S1).
import { birthOf } from '../../../../src/domain/case/state/birth.ts';
import assert from 'node:assert/strict';
import { cawnWarning } from '../../../../src/domain/case/action/cawn.ts';
import { at, type StoryRow } from '../../../people/builders.ts';
import {
  acting,
  actionOf,
  added,
  accepted,
  described,
  disputed,
  markedDone,
  notDone,
  settled,
  timeAnswered,
  timeAsked,
} from './action-story.ts';

const bornOn = (dateOfBirth = '') => birthOf({ dateOfBirth });
const order = 'From 16 a notice needs a care order (an interim one counts).';
const rows: readonly (readonly [
  that: string,
  birth: string | undefined,
  status: string,
  today: string,
  until: string,
  warning: string | undefined,
])[] = [
  ['15, due before the birthday', '2011-03-14', 'notKnown', '2027-02-16', '2027-03-13', undefined],
  [
    '15, turns 16 on the day it is due',
    '2011-03-14',
    'none',
    '2027-02-16',
    '2027-03-14',
    'CAWN: the child turns 16 on Sunday 14 March 2027, before this is due. From then a notice needs a care order (an interim one counts).',
  ],
  [
    '15, turns 16 before it is due',
    '2011-03-14',
    'notKnown',
    '2027-02-16',
    '2027-03-16',
    'CAWN: the child turns 16 on Sunday 14 March 2027, before this is due. From then a notice needs a care order (an interim one counts).',
  ],
  ['15, turns 16 before it is due, with an order', '2011-03-14', 'section31', '2027-02-16', '2027-03-16', undefined],
  [
    '16 on the day (S1: the review on 16 March)',
    '2011-03-14',
    'notKnown',
    '2027-03-14',
    '2027-03-16',
    `CAWN: the child is 16. ${order} Check whether there is one, and give the legal status under Details.`,
  ],
  [
    '16, section 20 alone',
    '2011-03-14',
    'section20',
    '2027-03-16',
    '2027-04-01',
    `CAWN: the child is 16. ${order} Section 20 alone is not enough.`,
  ],
  [
    '16, no legal status',
    '2011-03-14',
    'none',
    '2027-03-16',
    '2027-04-01',
    `CAWN: the child is 16. ${order} The legal status given is not such an order.`,
  ],
  [
    '17, an interim care order, which is a care order by section 31(11)',
    '2010-01-01',
    'section38',
    '2027-03-16',
    '2027-04-01',
    undefined,
  ],
  ['16, section 31', '2011-03-14', 'section31', '2027-03-16', '2027-04-01', undefined],
  ['16, police protection', '2011-03-14', 'policeProtection', '2027-03-16', '2027-04-01', undefined],
  ['16, emergency protection', '2011-03-14', 'emergencyProtection', '2027-03-16', '2027-04-01', undefined],
  [
    '17, section 31, but 18 before it is due',
    '2009-05-02',
    'section31',
    '2027-04-20',
    '2027-05-04',
    'CAWN: the child turns 18 on Sunday 2 May 2027, before this is due. A notice is for a child under 18.',
  ],
  [
    '18 whatever the status',
    '2009-05-02',
    'section31',
    '2027-05-02',
    '2027-05-04',
    'CAWN: the child is 18. A notice is for a child under 18.',
  ],
  [
    'The date of birth is not known, whatever the status',
    undefined,
    'section31',
    '2027-03-16',
    '2027-04-01',
    'CAWN: the date of birth is not known. Check the age before the notice is served.',
  ],
];

const on = (date: string): string => `${date}T10:00:00.000Z`;
const sixteen = /turns 16 on Sunday 14 March 2027/;

describe('CAWN', () => {
  for (const [that, birth, status, today, until, warning] of rows) {
    it(that, () => assert.equal(cawnWarning(bornOn(birth), status, today, until), warning));
  }

  it('It warns, and never stops an action; other types of action carry no check', () => {
    const { cawn } = actionOf(acting(added({ subType: 'cawn', due: '16/3/2027' })));
    assert.equal(cawn?.legalStatus, 'notKnown');
    assert.match(cawn.warning ?? '', sixteen);
    assert.equal(actionOf(acting(added({ due: '16/3/2027' }))).cawn, undefined);
    assert.deepEqual(actionOf(acting(added({ subType: 'cawn' }))).cawn, { legalStatus: 'notKnown' });
  });

  it('The legal status under Details settles it', () => {
    const begun = [added({ subType: 'cawn', due: '16/3/2027' })];
    const { cawn } = actionOf(acting(...begun, described({ legalStatus: 'section31' })));
    assert.deepEqual(cawn, { legalStatus: 'section31' });
    assert.match(actionOf(acting(...begun, described({ legalStatus: 'section20' }))).cawn?.warning ?? '', sixteen);
  });

  const moved: readonly (readonly [that: string, deeds: readonly StoryRow[]])[] = [
    ['More time beyond the birthday', [timeAsked('16/3/2027'), timeAnswered('yes')]],
    ['A dispute settled after the due date', [disputed(), at(on('2027-03-11'), settled('police'))]],
    ['Not done, after the due date', [markedDone(), at(on('2027-03-12'), notDone())]],
  ];
  for (const [that, deeds] of moved) {
    it(`The check is made anew when the due date moves: ${that}`, () => {
      const facts = acting(added({ subType: 'cawn', due: '10/3/2027' }), accepted());
      assert.equal(actionOf(facts).cawn?.warning, undefined);
      assert.match(
        actionOf(acting(added({ subType: 'cawn', due: '10/3/2027' }), accepted(), ...deeds)).cawn?.warning ?? '',
        sixteen,
      );
    });
  }
});
