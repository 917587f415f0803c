// Corrections to an item and statements: who may write them, when, what they leave, and who reads them.
import assert from 'node:assert/strict';
import { wasThereFor } from '../../../../src/domain/case/meeting/item.ts';
import { readsStatement, type Statement } from '../../../../src/domain/case/statement/statement.ts';
import { aboutChoices } from '../../../../src/domain/case/statement/steps.ts';
import { caseMatter, isPart } from '../../../../src/domain/case/whole/case.ts';
import type { EndedMeeting, Meeting } from '../../../../src/domain/meeting/meeting.ts';
import { clockActor, refOf, type Person } from '../../../../src/domain/people/actor.ts';
import { caseRelations, readsAs } from '../../../../src/domain/people/reads.ts';
import {
  caseOf,
  commandIn,
  consented,
  directory,
  factOf,
  filledIn,
  givenIn,
  ife,
  later,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../../people/builders.ts';
import { ada, ended, lee, listed, preMset, underWay } from '../../../people/meeting-builders.ts';

const facts = givenIn(directory, filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health,police'));
const childCase = caseOf(facts);
const endedThen = ended(preMset) as EndedMeeting;
/** It ended without a decision about the child. */
const held: EndedMeeting = { ...endedThen, undecided: [childCase.reference] };

const corrects = (by: Person, about = 'decision', more: object = {}): StoryRow =>
  [by, 1, 'correctItem', { about, text: 'It was the aunt.', ...more }, { part: 'W1' }] as unknown as StoryRow;
const said = { whose: 'child', name: '', saidOn: '12/1/2027', about: 'referral', text: 'I was never there.' };
const states = (by: Person, more: object = {}): StoryRow =>
  [by, 1, 'addStatement', { ...said, ...more }, { part: 'W1' }] as unknown as StoryRow;

/** What it leaves, or the code of its refusal. */
function tried(row: StoryRow, meeting: Meeting | 'none' = held, on = facts): Statement | string {
  const now = later(held.endedAt, 60);
  const context = { actor: row[0], now, directory, ...(meeting !== 'none' && { meeting }) };
  const { part: _none, ...command } = commandIn(row) as { readonly part?: string };
  const fact = factOf(on, command as Parameters<typeof factOf>[1], context);
  if (typeof fact === 'string') return fact;
  const left = caseMatter.replay([...on, fact]).parts.get('W1');
  return left !== undefined && isPart('statement', left) ? left : 'nothing';
}

const readersOf = (about: 'decision' | 'dissent'): readonly string[] =>
  caseRelations.filter((relation) => readsStatement(readsAs(relation), { is: 'correction', about }));

describe('A correction to an item', () => {
  it('stands at it, with who wrote it and when', () => {
    const { at, ...left } = tried(corrects(ada)) as Statement;
    assert.deepEqual(left, {
      id: 'W1',
      reference: childCase.reference,
      is: 'correction',
      meeting: preMset.id,
      about: 'decision',
      text: 'It was the aunt.',
      by: refOf(ada),
    });
    assert.equal(at, later(held.endedAt, 60));
  });

  it('is of those who were there for it, and read the case', () => {
    const without: EndedMeeting = {
      ...held,
      attendance: held.attendance.filter(({ person }) => person.objectId !== ada.objectId),
    };
    assert.equal(tried(corrects(ada), without), 'notAvailable');
    assert.equal(tried(corrects(lee)), 'notAvailable', 'there, and of an agency that is not invited to the case');
    assert.equal(typeof tried(corrects(tess)), 'object');
  });

  it('is for an item of a meeting that has ended, until the minutes are approved', () => {
    assert.equal(tried(corrects(ada), endedThen), 'notAvailable');
    assert.equal(tried(corrects(ada), underWay(preMset)), 'notAvailable');
    assert.equal(tried(corrects(ada), 'none'), 'notAvailable');
    const approved = { by: refOf(tess), at: held.endedAt };
    assert.equal(tried(corrects(ada), { ...held, approved }), 'alreadyDecided');
  });

  it('has another author only where the clock moves it', () => {
    const before = { by: refOf(ravi), at: '2026-12-01T10:00:00.000Z' };
    assert.equal((tried(corrects(ada, 'decision', { before })) as Statement).by.name, ada.name);
    const moved = tried(corrects(clockActor, 'decision', { before }), {
      ...held,
      approved: { by: refOf(tess), at: held.endedAt },
    }) as Statement;
    assert.deepEqual([moved.by, moved.at], [before.by, before.at]);
  });

  it('is of no one who had left, or has a conflict', () => {
    const decision = { id: 'D1', meeting: preMset.id, at: later(preMset.startsAt, 30) };
    const decided = { ...childCase, decisions: [decision] } as unknown as typeof childCase;
    const until = (at: string): EndedMeeting => ({
      ...held,
      attendance: held.attendance.map((one) => (one.person.objectId === ada.objectId ? { ...one, until: at } : one)),
    });
    assert.ok(wasThereFor(decided, held, ada.objectId));
    assert.ok(!wasThereFor(decided, until(later(preMset.startsAt, 10)), ada.objectId));
    assert.ok(wasThereFor(decided, until(later(preMset.startsAt, 40)), ada.objectId));
    assert.ok(!wasThereFor({ ...decided, excluded: [ada.objectId] }, held, ada.objectId));
  });

  it('is read as what it is beside: who disagreed by those alone who read who disagreed', () => {
    const hidden = readersOf('decision').filter((relation) => !readersOf('dissent').includes(relation as never));
    assert.deepEqual(hidden, ['referrer', 'alsoReferred']);
    assert.ok(!readersOf('decision').includes('audits') && !readersOf('decision').includes('core'));
  });
});

describe('A statement', () => {
  it('is theirs, dated, beside what it is about', () => {
    const { at: _at, ...left } = tried(states(priya)) as Statement;
    assert.deepEqual(left, {
      id: 'W1',
      reference: childCase.reference,
      is: 'words',
      whose: 'child',
      saidOn: '2027-01-12',
      about: 'referral',
      text: said.text,
      by: refOf(priya),
    });
  });

  it('says who, where it is not the child', () => {
    assert.equal(tried(states(priya, { whose: 'parent' })), 'incomplete');
    const { name } = tried(states(priya, { whose: 'parent', name: 'Jo Testworth, mother' })) as Statement & {
      name: string;
    };
    assert.equal(name, 'Jo Testworth, mother');
    assert.ok(!('name' in (tried(states(priya, { name: 'Kestrel' })) as Statement)));
  });

  it('is of no day to come, and about what its writer reads', () => {
    assert.equal(tried(states(priya, { saidOn: '13/1/2028' })), 'incomplete');
    assert.equal(tried(states(priya, { about: 'D1' })), 'incomplete');
    assert.deepEqual(
      aboutChoices(childCase, readsAs('referrer')).map(({ value }) => value),
      ['case', 'referral'],
    );
  });

  it('is written by those who work on the case, once it is sent', () => {
    assert.equal(typeof tried(states(ada)), 'object');
    assert.equal(tried(states(lee)), 'notAvailable');
    assert.equal(tried(states(ife)), 'notAvailable');
    assert.ok(!readsStatement(readsAs('audits'), { is: 'words', about: 'case' }));
    const begun = givenIn(directory, filledIn());
    assert.equal(tried(states(priya), held, begun), 'notNow');
  });
});
