// Steps on a case that cross: who is kept out and who is invited, what a merge takes along at once, what is put right beside them.
import { bare, laid } from '../../../src/domain/case/ended/took.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { relationOf } from '../../../src/domain/case/access/access.ts';
import type { CaseContext } from '../../../src/domain/case/context.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { steps, type CaseStepName } from '../../../src/domain/case/whole/case.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { owedNow } from '../../../src/domain/case/owed/owed.ts';
import { caseOf, commandIn, directory, factOf, given, greta, later, moira, must, ravi } from '../../people/builders.ts';
import type { StoryRow, Told } from '../../people/builders.ts';
import { wasMissing } from '../../people/episode-builders.ts';
import {
  decided,
  familyRecorded,
  harmRecorded,
  invitedToCase,
  keptOut,
  letInAgain,
  listed,
  notNotifiable,
  noticeRecorded,
  other,
  packGiven,
  panel,
  preMset,
  rapidRecorded,
  restrictedByHand,
  rightPut,
  transferBegun,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { ada, bea, deciding, inIt, listed as onAgenda, preMset as meeting, said } from '../meeting/meeting-hall.ts';
import { groundsFound, referredToNrm } from '../owed/stories.ts';

const open: Told = [...untilReceived, listed(preMset, 'police,health'), decided('toPanel'), decided('open', panel)];
/** Five weeks after the panel, and three before the review of a band that is looked at more rarely. */
const between = '2027-02-24T10:00:00.000Z';
const around = '2027-01-20T10:00:00.000Z';
const relation = (childCase: Case, person: Person, now: string): string =>
  relationOf(childCase.stage === 'open' ? { ...childCase, reviewOn: '2027-03-16' } : childCase, person, directory, now);
const shut = ({ objectId, name }: Person): Pick<Case, 'excluded' | 'keptOut'> => ({
  excluded: [objectId],
  keptOut: [{ person: { objectId, name }, reason: 'So.', by: moira, at: '' }],
});
const inPerson = ({ objectId }: Person): string => `person:${objectId}`;

describe('Who is kept out, and who is invited', () => {
  const rows: readonly (readonly [that: string, told: Told, who: Person, now: string, before: string])[] = [
    ['of an agency that the listing invites', open, ravi, around, 'invited'],
    ['of an agency that is core, between its meetings', open, ada, between, 'core'],
    ['of an agency with an invitation of its own', [...open, invitedToCase()], bea, around, 'invited'],
    ['invited in person', [...open, invitedToCase(inPerson(bea))], bea, around, 'invited'],
  ];
  for (const [that, told, who, now, before] of rows) {
    it(`${that}: nothing is left to them, and comes back once they are let in again`, () => {
      equal(relation(caseOf(given(...told)), who, now), before);
      equal(relation(caseOf(given(...told, keptOut(who))), who, now), 'none');
      equal(relation(caseOf(given(...told, keptOut(who), letInAgain(who, greta))), who, now), before);
    });
    it(`${that}: by a merge as by a press`, () => {
      const ends: Case = { ...caseOf(given(...untilReceived, keptOut(who))), reference: other };
      equal(relation(tookOver(caseOf(given(...told)), ends), who, now), 'none');
    });
  }

  it('keeps the invitation of the agency for its others, and invites no one who is kept out', () => {
    const facts = given(...open, keptOut(bea), invitedToCase());
    equal(caseOf(facts).invitations?.length, 1);
    equal(comes(given(...open, keptOut(bea)), invitedToCase(inPerson(bea))), 'notEligible');
  });

  it('opens no restricted case to an agency that is core, nor to one that is invited', () => {
    const restricted = caseOf(given(...open, invitedToCase(), restrictedByHand()));
    deepEqual(
      [ravi, ada, bea].flatMap((one) => [relation(restricted, one, around), relation(restricted, one, between)]),
      ['none', 'none', 'none', 'none', 'none', 'none'],
    );
  });

  it('counts no one for the quorum who is kept out of the case, however they came', () => {
    ok(decidedOf(onAgenda).quorate && decidedOf(onAgenda).present.some(({ name }) => name === ravi.name));
    const without = decidedOf({ ...onAgenda, ...shut(ravi) });
    ok(!without.quorate && !without.present.some(({ name }) => name === ravi.name));
  });
});

describe('A merge', () => {
  const ends = caseOf(
    given(
      ...untilReceived,
      listed(),
      invitedToCase(inPerson(bea)),
      invitedToCase(),
      familyRecorded(),
      keptOut(ravi),
      referredToNrm,
      groundsFound,
      harmRecorded('harmed'),
      noticeRecorded(moira, 'abuse'),
    ),
  );
  const kept: Case = {
    ...caseOf(given(...open, familyRecorded({ name: 'Bob Madeup' }), keptOut(ada))),
    reference: other,
  };
  const goesOn = tookOver(kept, ends);

  it('takes invitations, the family, who is kept out, NRM grounds and harm along at once', () => {
    deepEqual(
      goesOn.invitations?.map(({ invitee }) => invitee),
      [inPerson(bea), 'agency:housing'],
    );
    deepEqual(
      goesOn.family?.map(({ id, name, from }) => [id, name, from]),
      [
        ['F1', 'Bob Madeup', undefined],
        ['F2', 'Ann Madeup', ends.reference],
      ],
    );
    deepEqual([...goesOn.excluded].toSorted(), [ada, ravi].map(({ objectId }) => objectId).toSorted());
    equal(goesOn.nrm?.id, `${ends.reference}/N1`);
    const { rapid, ...hold } = must(ends.hold);
    deepEqual([goesOn.hold, goesOn.harm], [hold, ends.harm]);
    equal(rapid?.length, 1, 'what is owed of it bars the merge, and is recorded where the harm is');
  });

  it('takes nothing along twice', () => {
    const result = steps.takeMerged.decide(goesOn, { from: ends.reference }, about(ends));
    deepEqual(result, { unchanged: true });
  });
});

describe('Put right', () => {
  const harmed: Told = [...untilReceived, harmRecorded('harmed')];
  const rows: readonly (readonly [step: CaseStepName | 'addPastEpisode', before: Told, row: StoryRow])[] = [
    ['recordFamily', open, familyRecorded()],
    ['addPastEpisode', untilReceived, wasMissing()],
    ['recordPack', [...open, transferBegun()], packGiven()],
    ['sayNotNotifiable', harmed, notNotifiable()],
    ['recordRapidReview', [...harmed, noticeRecorded(moira, 'abuse')], rapidRecorded()],
  ];
  for (const [step, before, row] of rows) {
    it(`${step}, beside what was recorded since: as it was, and who is kept out stays out`, () => {
      const was = given(...before, keptOut(ravi));
      const facts = given(...before, row, keptOut(ravi), rightPut(given(...before).length + 1));
      equal(must(facts.at(-3)).step, step);
      const [left, then] = [caseOf(facts), caseOf(was)];
      deepEqual(sides(left), sides(then));
      deepEqual(owed(left), owed(then));
    });
  }

  it('is not of a listing, once someone was invited to the case: End invitation is', () => {
    const before = given(...untilReceived, listed(preMset, 'police,health'), invitedToCase());
    equal(comes(before, rightPut(given(...untilReceived).length + 1)), 'builtOn');
  });
});

const decidedOf = (childCase: typeof onAgenda) => said(childCase, moira, deciding(meeting, 'hold'), meeting, inIt);
/** What these steps leave on a case, and who is kept out of it. */
const sides = (one: Case): readonly unknown[] => [
  one.family,
  one.hold,
  one.missing,
  'transfer' in one ? one.transfer : undefined,
  one.excluded,
  one.keptOut?.map(({ person }) => person.name),
];
const owed = (childCase: Case): readonly string[] =>
  owedNow(childCase, childCase.changedAt)
    .map(({ name }) => name)
    .toSorted();
/** The refusal's code of a row after these facts, or `done`. */
function comes(facts: ReturnType<typeof given>, row: StoryRow): string {
  const fact = factOf(facts, commandIn(row), { actor: row[0], now: later(must(facts.at(-1)).at, 1), directory });
  return typeof fact === 'string' ? fact : 'done';
}
/** The case that is kept, as the press on both makes it. */
function tookOver(kept: Case, ends: Case): Case {
  const result = steps.takeMerged.decide(kept, { from: ends.reference }, about(ends));
  if (!('data' in result)) throw new Error(`it may not be taken over: ${JSON.stringify(result)}`);
  const meta = { number: kept.facts + 1, at: kept.changedAt, by: moira };
  return laid(steps.takeMerged.evolve(bare(kept), result.data, meta), kept);
}
function about(one: Case): CaseContext {
  return { actor: moira, now: one.changedAt, directory, about: one };
}
