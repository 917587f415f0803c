// Break glass (docs/process.md P26.5 to P26.7): who may, for how long, what it opens, and who looks into it.
import assert from 'node:assert/strict';
import { asReadBy, asStored, readerOf } from '../../../../src/domain/case/access/access.ts';
import { hearsOfGlass, mayReview, toReview } from '../../../../src/domain/case/glass/glass.ts';
import { glassOf, unreviewed, withGlass, type Glass } from '../../../../src/domain/case/state/glass.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { steps } from '../../../../src/domain/case/whole/case.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import {
  caseOf,
  colin,
  consented,
  directory,
  filledIn,
  given,
  greta,
  hal,
  ife,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withPeople,
  type Told,
} from '../../../people/builders.ts';
import { glassBroken, glassReviewed, keptOut, restrictedByHand } from '../../../people/meeting-builders.ts';
import { asa } from '../../../people/register-builders.ts';

const dot = someone(203, 'Dot Second', { roles: ['dpo'] });
/** Manages the auditor. */
const boss = someone(204, 'Bo Above', { roles: ['serviceManager'] });
const other = someone(205, 'Ola Aside', { roles: ['serviceManager'] });
const council: Directory = withPeople({ ...asa, manager: boss.objectId }, boss, other);
const received: Told = [filledIn(), submitted(), noConflict(), consented()];
const restricted: Told = [...received, restrictedByHand()];
const broken = (by: Person = ife, before: Told = restricted): Case => caseOf(given(...before, glassBroken(by)));
const newest = (childCase: Case): Glass => must(childCase.glass?.at(-1));
const decide = (childCase: Case, actor: Person, now = childCase.changedAt, people = council): string => {
  const input = { purpose: 'audit', reason: 'The yearly audit.' };
  const decision = steps.breakGlass.decide(childCase, input, { actor, now, directory: people });
  return 'refusal' in decision ? decision.refusal.code : 'done';
};

describe('Who may break the glass', () => {
  const closed = caseOf(given(...restricted));
  for (const [who, expected] of [
    [ife, 'done'],
    [asa, 'done'],
    [other, 'done'],
    [tess, 'notAvailable'],
    [ravi, 'notAvailable'],
    [priya, 'notAvailable'],
    [moira, 'notAvailable'],
  ] as const) {
    it(`${who.name}: ${expected}`, () => assert.equal(decide(closed, who), expected));
  }

  it('of a draft too, and of a case that is over', () => {
    assert.equal(decide(caseOf(given(filledIn())), ife), 'done');
    const over: Told = [filledIn(), [priya, 1, 'withdraw', { reason: 'Moved.', childSafe: 'yes' }]];
    assert.equal(decide(caseOf(given(...over)), ife), 'done');
  });

  it('not a person who reads it as it is, nor one who is asked to decide', () => {
    assert.equal(decide(caseOf(given(...received)), greta), 'notNow');
    assert.equal(decide(caseOf(given(filledIn(), submitted())), greta), 'notNow', 'above the manager who is asked');
  });

  it('never a person who is kept out, who hears what is heard of no case', () => {
    assert.equal(decide(caseOf(given(...received, keptOut(ife))), ife), 'notAvailable');
    const conflict: Case = { ...caseOf(given(...received)), excluded: [ife.objectId] };
    assert.equal(decide(conflict, ife), 'notAvailable');
  });

  it('says what for and why', () => {
    const context = { actor: ife, now: closed.changedAt, directory: council };
    for (const input of [
      { purpose: '', reason: 'So.' },
      { purpose: 'audit', reason: '' },
      { purpose: 'curious', reason: 'So.' },
    ]) {
      const decision = steps.breakGlass.decide(closed, input, context);
      assert.equal('refusal' in decision && decision.refusal.code, 'incomplete');
    }
  });
});

const seen = (one: Case, who: Person, now: string, people = council): boolean =>
  readerOf(asReadBy(one, who, people, now), who, people, now)('referral');

describe('What it opens', () => {
  const childCase = broken();
  const { at, until } = newest(childCase);
  const before = new Date(Date.parse(until) - 1).toISOString();

  it('24 plain hours, to the minute', () => {
    assert.equal(Date.parse(until) - Date.parse(at), 24 * 3_600_000);
    assert.deepEqual(
      [at, before, until].map((now) => seen(childCase, ife, now)),
      [true, true, false],
    );
    assert.equal(decide(childCase, ife, before), 'alreadyDecided');
    assert.equal(decide(childCase, ife, until), 'done', 'again, with a reason of its own');
  });

  it('to its person alone, while they have the role and are not kept out', () => {
    assert.equal(seen(childCase, dot, at), false);
    const roles = ['practitioner'] as const;
    const demoted = { ...ife, roles: [...roles] };
    assert.equal(seen(childCase, demoted, at, withPeople(demoted)), false);
    assert.equal(seen({ ...childCase, excluded: [ife.objectId] }, ife, at), false);
    assert.equal(glassOf({ ...childCase, excluded: [ife.objectId] }, ife, at), undefined);
  });

  it('to read and nothing else: no step on the case is decided by it', () => {
    const byGreta = broken(greta, [...received, restrictedByHand()]);
    const read = asReadBy(byGreta, greta, directory, newest(byGreta).at);
    const context = { actor: greta, now: newest(byGreta).at, directory };
    assert.equal(seen(byGreta, greta, context.now, directory), true);
    for (const one of [read, asStored(read), byGreta]) {
      assert.equal(steps.liftRestriction.mayTake(one, context), false);
      assert.equal(steps.namePerson.mayTake(one, context), false);
      assert.equal(steps.keepOut.mayTake(one, context), false);
    }
    assert.equal(readerOf(read, greta, directory, context.now)('risk', 'write'), false);
  });

  it('it is no change of the case, and what is read by it is not stored', () => {
    const was = caseOf(given(...restricted));
    const { glass: _glass, facts, ...rest } = childCase;
    const { facts: factsBefore, ...restBefore } = was;
    assert.deepEqual(rest, restBefore);
    assert.equal(facts, factsBefore + 1);
    assert.deepEqual(asStored(asReadBy(childCase, ife, council, at)), childCase);
    // The same object, by which what was worked out of it is known.
    assert.equal(asStored(childCase), childCase);
  });
});

const fits = (childCase: Case, people: Directory): readonly string[] =>
  people.people
    .filter((person) => mayReview(childCase, newest(childCase), person, people))
    .map(({ name }) => name)
    .toSorted();

describe('Who looks into it', () => {
  const withDot: Directory = { ...council, people: [...council.people, { ...dot, roles: [...dot.roles] }] };

  it('a data protection officer who did not do it', () => {
    assert.deepEqual(fits(broken(asa), withDot), ['Dot Second', 'Ife Audit']);
    assert.deepEqual(fits(broken(ife), withDot), ['Dot Second']);
  });
  it('where there is none, a service manager who is not in the line of the person', () => {
    assert.deepEqual(fits(broken(ife), council), [boss, greta, hal, other].map(({ name }) => name).toSorted());
    const byAsa: Case = { ...broken(asa), excluded: [ife.objectId] };
    assert.deepEqual(fits(byAsa, council), [greta, hal, other].map(({ name }) => name).toSorted(), 'not her manager');
    const byGreta: Case = { ...broken(greta), excluded: [ife.objectId] };
    assert.equal(fits(byGreta, council).includes(hal.name), false, 'above her');
  });
  it('no one who is kept out of the case', () => {
    const one: Case = { ...broken(asa), excluded: [ife.objectId] };
    assert.deepEqual(fits(one, withDot), ['Dot Second']);
    assert.deepEqual(toReview(one, ife, withDot), []);
  });
  it('once: the second hears who has', () => {
    const reviewed = caseOf(given(...restricted, glassBroken(greta), glassReviewed(newest(broken(greta)).fact, ife)));
    assert.deepEqual(unreviewed(reviewed), []);
    const input = { glass: String(newest(reviewed).fact), needed: 'no', found: 'So.' };
    const context = { actor: ife, now: newest(reviewed).until, directory: council };
    const decision = steps.reviewGlass.decide(reviewed, input, context);
    assert.match('refusal' in decision ? decision.refusal.message : '', /Ife Audit has reviewed it/);
    const wrong = steps.reviewGlass.decide(reviewed, { ...input, glass: '1' }, context);
    assert.equal('refusal' in wrong && wrong.refusal.code, 'notAvailable');
  });
  it('in the history co-ordinator and data protection officer read of it', () => {
    assert.deepEqual(
      [moira, ife, priya, colin, tess, greta].map((person) => hearsOfGlass(person)),
      [true, true, false, false, false, false],
    );
  });
});

describe('What a case keeps of it', () => {
  const one = newest(broken());
  const reviewed = (fact: number): Glass => ({
    ...one,
    fact,
    reviewed: { by: ife, at: one.at, needed: 'yes', found: '' },
  });
  it('all that wait, and the ten newest that are reviewed', () => {
    const all = Array.from({ length: 14 }, (_none, n) => (n === 2 ? { ...one, fact: n } : reviewed(n)));
    const kept = all.reduce<readonly Glass[]>((before, each) => withGlass(before, each), []);
    assert.deepEqual(
      kept.map(({ fact }) => fact),
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    );
  });
});
