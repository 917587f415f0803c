// A person of concern works with children: who lets agencies or people in says first for whom, and their agency is not invited
// (docs/process.md P5.10).
import assert from 'node:assert/strict';
import { relationOf } from '../../../../src/domain/case/access/access.ts';
import {
  employerFieldNames,
  employerFields,
  mayAdd,
  sayEmployers,
} from '../../../../src/domain/case/concern/employers.ts';
import { gatheringSteps } from '../../../../src/domain/case/gathering/steps.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { expectedFor } from '../../../../src/domain/case/state/sent.ts';
import { takenAlong, withTaken } from '../../../../src/domain/case/triage/taken.ts';
import { isConsented } from '../../../../src/domain/case/state/stage-table.ts';
import type { Answers, Field } from '../../../../src/domain/kernel/fields.ts';
import {
  caseOf,
  directory,
  factAfter,
  given,
  moira,
  tess,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  ada,
  decided,
  invitedToCase,
  letIn,
  lifted,
  listed,
  other,
  preMset,
  restrictedByHand,
  rightPut,
} from '../../../people/meeting-builders.ts';
import { gatheringPlanned } from '../../../people/gathering-builders.ts';
import { added } from '../../../people/mention-builders.ts';
import { added as actionAdded, corrected, disputed } from '../action/action-story.ts';
import { ladoTold } from '../../owed/settle.ts';
import { ofLado, received } from '../../owed/stories.ts';

const planFields = (childCase: Case): readonly Field[] =>
  gatheringSteps.planGathering.asks?.({
    before: { case: childCase, gathering: undefined, id: 'G1' },
    directory,
    actor: moira,
    now: '2027-01-05T10:00:00.000Z',
  }) ?? [];
/** The same row, with what is said of the employer. */
const saying = (row: StoryRow, said: Answers): StoryRow => {
  const [who, when, step, input, about] = row;
  return [who, when, step, { ...input, ...said }, about ?? {}] as StoryRow; // of the same step
};
const health: Answers = { employer: 'health' };
const taxis: Answers = { employer: '-other', employerName: 'Quayside Taxis' };
const notKnown: Answers = { employer: '-notKnown' };
const why: Answers = { employerWhy: 'Its safeguarding lead must hear it.' };

const alleged = received(ofLado);
const named = added('person', { works: 'yes' });
/** Listed with the agencies read before anyone said it. */
const saidLater: Told = [...received(), listed(preMset, 'health,education'), named];
const restricted: Told = [...saidLater, restrictedByHand()];
const lado = ladoTold('2027-01-04T12:00:00.000Z');

const does = (told: Told, row: StoryRow): string => {
  const fact = factAfter(given(...told), row, directory);
  return typeof fact === 'string' ? fact : 'done';
};
const unsaid: Answers = { employer: '' };
const toHealth = saying(listed(preMset, 'health,police'), unsaid);
const toPolice = saying(listed(preMset, 'police'), unsaid);
const rows: readonly (readonly [that: string, told: Told, row: StoryRow, comes: string])[] = [
  ['a listing does not ask where no one of concern works with children', received(), toHealth, 'done'],
  ['a listing asks for whom they work', alleged, toPolice, 'incomplete'],
  ['a listing asks it also where an entry alone says so', [...received(), named], toPolice, 'incomplete'],
  ['a listing takes "not known yet"', alleged, saying(toPolice, notKnown), 'done'],
  ['a listing asks for the name of another employer', alleged, saying(toPolice, { employer: '-other' }), 'incomplete'],
  ['a listing takes the name of another employer', alleged, saying(toPolice, taxis), 'done'],
  ['a listing takes no agency that is none', alleged, saying(toPolice, { employer: 'Quayside Taxis' }), 'incomplete'],
  ['a listing asks why, where the employer is invited', alleged, saying(toHealth, health), 'incomplete'],
  ['a listing takes the employer with why', alleged, saying(toHealth, { ...health, ...why }), 'done'],
  ['an invitation asks it', saidLater, invitedToCase('agency:housing'), 'incomplete'],
  ['an invitation of another takes it', saidLater, saying(invitedToCase('agency:housing'), health), 'done'],
  [
    'an invitation of someone who works there asks why',
    saidLater,
    saying(invitedToCase('agency:housing'), { employer: 'housing' }),
    'incomplete',
  ],
  ['a meeting about the child asks it', saidLater, gatheringPlanned(), 'incomplete'],
  ['a meeting asks why', saidLater, gatheringPlanned(health), 'incomplete'],
  ['a meeting takes it', saidLater, gatheringPlanned({ invited: 'agency:police', ...health }), 'done'],
  ['a person who is let in is asked for', restricted, letIn(tess), 'incomplete'],
  ['a person who works there is let in with why', restricted, saying(letIn(ada), health), 'incomplete'],
  ['a person of elsewhere is let in', restricted, saying(letIn(tess), health), 'done'],
  ['a restriction is lifted when it is said', restricted, lifted(), 'incomplete'],
  ['a restriction is lifted', restricted, saying(lifted(), health), 'done'],
  ['telling the LADO may leave it open', saidLater, lado, 'done'],
];

const ofHealth = { owner: `health|${ada.objectId}` };
const toHealthAgency = actionAdded(ofHealth);
const ofPolice: Told = [...alleged, saying(toPolice, health), actionAdded()];
const ofHealthBefore: Told = [...alleged, actionAdded(ofHealth), saying(toPolice, health)];
const actionRows: readonly (readonly [that: string, told: Told, row: StoryRow, comes: string])[] = [
  ['an action tells the employer of no case', [...alleged, saying(toPolice, health)], toHealthAgency, 'notEligible'],
  ['an action is for another agency', [...alleged, saying(toPolice, health)], actionAdded(), 'done'],
  [
    'of an employer who was let in with why',
    [...alleged, saying(toHealth, { ...health, ...why })],
    toHealthAgency,
    'done',
  ],
  [
    'while the employer is not known, a person chooses',
    [...alleged, saying(toPolice, notKnown)],
    toHealthAgency,
    'done',
  ],
  [
    'of a person of the employer who was let in by name',
    [...restricted, saying(letIn(ada), { ...health, ...why })],
    toHealthAgency,
    'done',
  ],
  ['an action is not put right to the employer', ofPolice, corrected(ofHealth), 'notEligible'],
  [
    'a dispute is not settled to the employer',
    [...ofPolice, disputed()],
    [moira, 1, 'settleDispute', { agency: 'health', note: 'Yours.' }, { part: 'A1' }],
    'notEligible',
  ],
  [
    'what the employer had before is still put right',
    ofHealthBefore,
    corrected({ ...ofHealth, priority: 'high' }),
    'done',
  ],
];

const agenciesOf = (childCase: Case): readonly string[] => [
  ...('invited' in childCase ? (childCase.invited ?? []) : []),
  ...(childCase.invitations ?? []).map(({ invitee }) => invitee),
];
const made = (...told: Told): Case => caseOf(given(...told));
const kept: readonly (readonly [that: string, told: Told, invited: readonly string[], said: string | undefined])[] = [
  ['another employer has no agency to leave out', [...alleged, saying(toPolice, taxis)], ['police'], 'Quayside Taxis'],
  ['what is not known names no one', [...alleged, saying(toPolice, notKnown)], ['police'], undefined],
  ['with why it reads', [...alleged, saying(toHealth, { ...health, ...why })], ['police', 'health'], 'Health'],
  ['said with the LADO it reads no more', [...saidLater, saying(lado, health)], ['education'], 'Health'],
  [
    'said with an invitation it reads no more',
    [...saidLater, saying(invitedToCase('agency:housing'), health)],
    ['education', 'agency:housing'],
    'Health',
  ],
  [
    'said with a meeting, its own invitation goes too',
    [...received(), listed(), invitedToCase('agency:housing'), named, gatheringPlanned({ employer: 'housing' })],
    ['health', 'education', 'agency:police', 'agency:health'],
    'Housing',
  ],
  [
    'a second employer does not say that the first is none',
    [...alleged, saying(toPolice, health), saying(lado, taxis)],
    ['police'],
    'Health; Quayside Taxis',
  ],
  [
    'a listing that is put right takes back what was said with it',
    [...alleged, saying(toPolice, health), rightPut(given(...alleged).length + 1)],
    [],
    undefined,
  ],
];

const expects = (...told: Told): boolean => expectedFor(made(...told), preMset, directory).includes('police');

describe('For whom a person of concern works', () => {
  for (const [that, told, row, comes] of [...rows, ...actionRows]) it(that, () => assert.equal(does(told, row), comes));

  for (const [that, told, invited, said] of kept) {
    it(that, () => {
      const childCase = made(...told);
      assert.deepEqual([agenciesOf(childCase), sayEmployers(childCase, directory)], [invited, said]);
    });
  }

  it('nothing is chosen before a person chooses it, nor who is invited to a meeting', () => {
    const asked = employerFields({ before: made(...alleged), directory }, () => []);
    const invited = planFields(made(...saidLater)).filter(({ name }) => name === 'invited');
    assert.deepEqual(
      [...asked, ...invited].map(({ name, preset }) => [name, preset ?? '']),
      [...employerFieldNames, 'invited'].map((name) => [name, '']),
    );
  });

  it('who speaks for the employer reads nothing from then on', () => {
    const relations = [saidLater, [...saidLater, saying(lado, health)]].map((told) =>
      relationOf(made(...told), ada, directory, '2027-01-05T10:00:00.000Z'),
    );
    assert.deepEqual(relations, ['invited', 'none']);
  });

  it('a rule adds no employer, and none at all while it is not known', () => {
    const core = ['police', 'health'];
    const adds = (...told: Told) => mayAdd(made(...told), core);
    assert.deepEqual(adds(...received()), core);
    assert.deepEqual(adds(...alleged, saying(toPolice, notKnown)), []);
    assert.deepEqual(adds(...alleged, saying(toPolice, health)), ['police']);
    assert.deepEqual(adds(...alleged, saying(toHealth, { ...health, ...why })), core);
    const onPanel = made(...alleged, saying(listed(preMset, 'education'), health), decided('toPanel'));
    assert.ok(agenciesOf(onPanel).includes('police') && !agenciesOf(onPanel).includes('health'));
  });

  const inPerson = invitedToCase(`person:${ada.objectId}`);
  const merges: readonly (readonly [
    that: string,
    keeps: Told,
    ends: Told,
    invited: readonly string[],
    said: string,
  ])[] = [
    [
      'takes it along: the employer reads neither',
      [...received(), listed(preMset, 'health,education')],
      [...alleged, saying(toPolice, health)],
      ['education'],
      'Health',
    ],
    [
      'ends the invitation of one who works there',
      [...received(), listed(preMset, 'education'), inPerson],
      [...alleged, saying(toPolice, health)],
      ['education'],
      'Health',
    ],
    [
      'takes no invitation of one who works there along',
      [...alleged, saying(listed(preMset, 'education'), health)],
      [...received(), listed(preMset, 'education'), inPerson, invitedToCase('agency:housing')],
      ['education', 'agency:housing'],
      'Health',
    ],
    [
      'keeps what both say',
      [...alleged, saying(toPolice, taxis)],
      [...alleged, saying(toPolice, { ...taxis, employerName: 'Sample Rovers' })],
      ['police'],
      'Quayside Taxis; Sample Rovers',
    ],
  ];
  for (const [that, keeps, ends, invited, said] of merges) {
    it(`a merge ${that}, once`, () => {
      const [before, gone] = [made(...keeps), made(...ends)];
      assert.ok(isConsented(before));
      const after = withTaken(before, other, takenAlong(before, gone, directory));
      assert.deepEqual([agenciesOf(after), sayEmployers(after, directory)], [invited, said]);
      assert.equal(takenAlong(after, gone, directory).employers, undefined);
    });
  }

  it('no papers are expected of the employer, and none are said to be missing', () => {
    assert.deepEqual(
      [
        expects(...alleged, saying(listed(preMset, 'health'), notKnown)),
        expects(...alleged, saying(listed(preMset, 'health'), { employer: 'police' })),
        expects(...alleged, saying(toPolice, { employer: 'police', ...why })),
      ],
      [true, false, true],
    );
  });

  it('a case of before anyone was asked reads as it did', () => {
    const before = made(...saidLater);
    assert.equal('employers' in before, false);
    assert.deepEqual([agenciesOf(before), sayEmployers(before, directory)], [['health', 'education'], undefined]);
  });
});
