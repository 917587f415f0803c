// The family's side: who has parental responsibility, who was told what, when and by whom, and what they say (docs/process.md P17.14).
import assert from 'node:assert/strict';
import { familyInShort, familyPairs } from '../../../../src/cards/case/family.ts';
import { familyFields, mostRelatives } from '../../../../src/domain/case/now/family.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import { isAsked } from '../../../../src/domain/kernel/fields.ts';
import { laid, tookFrom, withTook } from '../../../../src/domain/case/ended/took.ts';
import type { ConsentedCase } from '../../../../src/domain/case/state/stages.ts';
import { historyOf } from '../../../../src/reading/case/history.ts';
import {
  caseOf,
  commandIn,
  consented,
  directory,
  filledIn,
  given,
  kestrel,
  later,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  colin,
  type StoryRow,
} from '../../../people/builders.ts';
import { familyRecorded, nowChanged, other } from '../../../people/meeting-builders.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';

const received = [...filledIn(priya, kestrel), submitted(), noConflict(), consented()];
const storyOf = (...more: readonly StoryRow[]) => given(...received, ...more);
const caseWith = (...more: readonly StoryRow[]): Case => caseOf(storyOf(...more));
/** What the step leaves on this case: its data, or why not. */
function tries(before: Case, row: StoryRow, by: Person = priya) {
  const now = later(before.changedAt, 1);
  return caseMatter.decide({ root: before }, commandIn(row), { actor: by, directory, now });
}
const messageOf = (decision: ReturnType<typeof tries>): string =>
  'refusal' in decision ? `${decision.refusal.message} ${decision.refusal.next}` : JSON.stringify(decision);
const warns = (is = 'yes'): StoryRow =>
  nowChanged({ trueNow: 'tell', mustNotBeTold: is, toldWho: 'Her mother’s partner', toldWhy: 'He is the exploiter.' });
/** Of the first person, by Priya. */
const about = (said: object): StoryRow => [priya, 1, 'recordFamily', { relative: 'F1', ...said }];

describe('Record family contact', () => {
  it('keeps who has parental responsibility, who was told what, when and by whom, their view and the interpreter', () => {
    const childCase = caseWith(familyRecorded());
    const [pair] = familyPairs(childCase, childCase.changedAt);
    const [who, said] = must(pair);
    assert.equal(who, 'Ann Madeup, mother');
    assert.match(said, /^Has parental responsibility\. 0191 498 0001\. Interpreter needed: Polish\. /);
    assert.match(said, /Told Monday 4 January 2027 by Priya Testworth: That we ask MSET for help, and who is there\. /);
    assert.match(said, /View: I want him home at night\. \(Priya Testworth, Mon 4 Jan/);
  });

  it('is said of one person after another: what is left empty stays, and the newest counts', () => {
    const childCase = caseWith(
      familyRecorded(),
      familyRecorded({ name: 'Bob Madeup', relation: 'father', told: 'no', notTold: 'risk', asked: 'notYet' }, moira),
      [moira, 1, 'recordFamily', { relative: 'F1', asked: 'declined' }],
    );
    assert.deepEqual(
      childCase.family?.map(({ id, name, told, notTold, asked, view, by }) => [
        id,
        name,
        told?.by,
        notTold,
        asked,
        view,
        by.name,
      ]),
      [
        ['F1', 'Ann Madeup', 'Priya Testworth', undefined, 'declined', undefined, 'Moira Example'],
        ['F2', 'Bob Madeup', undefined, 'risk', 'notYet', undefined, 'Moira Example'],
      ],
    );
    assert.deepEqual(familyInShort(childCase), [
      [
        'Family: Ann Madeup, mother',
        'told Monday 4 January 2027 by Priya Testworth; interpreter: Polish; asked, did not want to say',
      ],
      [
        'Family: Bob Madeup, father',
        'not told yet: It would raise the risk to the child; interpreter: Polish; not asked yet',
      ],
    ]);
  });

  it('does not take someone as told while someone must not be, until it is said whether it is this person', () => {
    const childCase = caseWith(warns());
    assert.match(
      messageOf(tries(childCase, familyRecorded())),
      /Still needed: Someone must not be told\. Is it this person\?/,
    );
    const asked = must(familyFields({ before: childCase }).find(({ name }) => name === 'isWarnedOf'));
    assert.ok(!isAsked(asked, { told: 'no', asked: 'notYet' }), 'no one heard of it');
    // A view is not given by a person who knows nothing.
    assert.match(messageOf(tries(childCase, familyRecorded({ told: 'no', notTold: 'risk' }))), /Is it this person\?/);
    assert.match(
      messageOf(tries(childCase, familyRecorded({ isWarnedOf: 'knows' }))),
      /What is being done now that they know\?/,
    );
    const knows = caseWith(warns(), familyRecorded({ isWarnedOf: 'knows', done: 'The police are told.' }));
    assert.match(
      must(familyPairs(knows, knows.changedAt)[0])[1],
      /^▲ Must not be told, and knows: The police are told\. /,
    );
    assert.equal(caseWith(warns(), familyRecorded({ isWarnedOf: 'other' })).family?.[0]?.knows, undefined);
  });

  it('asks the same where it is not known whether anyone must not be told', () => {
    assert.match(
      messageOf(tries(caseWith(warns('notKnown')), familyRecorded())),
      /Was it asked first whether they may be told\?/,
    );
    assert.ok('data' in tries(caseWith(warns('notKnown')), familyRecorded({ isWarnedOf: 'other' })));
  });

  it('refuses a day to come, nothing new, less than is recorded, and a seventh person, each with what to do', () => {
    const known = caseWith(familyRecorded());
    assert.match(messageOf(tries(known, familyRecorded({ toldOn: '5/1/2028' }))), /That day has not come yet\./);
    assert.match(messageOf(tries(known, about({}))), /nothing new was filled in/);
    assert.match(messageOf(tries(known, about({ told: 'no', notTold: 'risk' }))), /It is recorded that they were told/);
    assert.match(messageOf(tries(known, about({ asked: 'notYet' }))), /It is recorded that they were told, or asked/);
    const many = Array.from({ length: mostRelatives }, (_, place) => familyRecorded({ name: `Aunt ${place}` }));
    assert.match(messageOf(tries(caseWith(...many), familyRecorded())), /Choose one of them/);
  });

  it('is the lead worker’s, the managers’ above them and the co-ordinator’s, and of an open case', () => {
    const childCase = caseWith();
    for (const [by, may] of [
      [priya, true],
      [colin, true],
      [moira, true],
      [tess, false],
      [ravi, false],
      [noor, false],
    ] as const)
      assert.equal('data' in tries(childCase, familyRecorded({}, by), by), may, by.name);
    const draft = caseOf(given(...filledIn(priya, kestrel)));
    assert.match(messageOf(tries(draft, familyRecorded())), /Say it on the page Family and strengths/);
  });

  it('until then the meeting reads that no one was asked, with what the referral says', () => {
    const [[, said] = []] = familyInShort(caseWith());
    assert.match(must(said), /^not asked since the referral, which says: parents know: Yes; His mother agrees/);
  });

  it('tells each contact in the history, in the words of those who recorded it', () => {
    const facts = storyOf(familyRecorded(), [moira, 1, 'recordFamily', { relative: 'F1', asked: 'declined' }]);
    const viewer = { person: moira, directory, now: later(must(facts.at(-1)).at, 1) };
    const lines = historyOf(facts as never, viewer, () => true).filter(({ what }) => /family contact/.test(what));
    assert.deepEqual(
      lines.map(({ said }) => said?.at(-1)),
      [
        ['Their view', 'I want him home at night.'],
        ['Their view', 'asked, did not want to say'],
      ],
    );
  });

  it('goes along in a merge: a person of the same name once, told by either; with the case that it was recorded in', () => {
    const ends: Case = {
      ...caseWith(familyRecorded({ told: 'yes' }), familyRecorded({ name: 'Bob Madeup' })),
      reference: other,
    };
    const first = caseWith(
      familyRecorded({ name: 'ANN  Madeup', told: 'no', notTold: 'planned', asked: 'notYet' }),
    ) as ConsentedCase;
    const kept = laid(withTook(first, tookFrom(ends)), undefined);
    assert.deepEqual(
      kept.family?.map(({ id, name, told, notTold, asked }) => [id, name.toLowerCase(), told?.by, notTold, asked]),
      [
        ['F1', 'ann  madeup', 'Priya Testworth', undefined, 'yes'],
        ['F2', 'bob madeup', 'Priya Testworth', undefined, 'yes'],
      ],
    );
    assert.equal(kept.family?.[1]?.from, other);
  });
});
