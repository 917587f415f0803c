// Someone is kept out of a case, with a successor for what was theirs, and let in again by another (docs/process.md P10.14).
import { goingOn } from '../../../../src/domain/case/ended/goes-on.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { relationOf, sightOf } from '../../../../src/domain/case/access/access.ts';
import { leadOf } from '../../../../src/domain/case/state/stage-parts.ts';
import type { CaseContext } from '../../../../src/domain/case/context.ts';
import type { KeepOutContext } from '../../../../src/domain/case/restriction/keep-out.ts';
import { steps } from '../../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import {
  actionIn,
  caseOf,
  colin,
  commandIn,
  declined,
  directory,
  factOf,
  filledIn,
  given,
  greta,
  hal,
  kestrel,
  later,
  moira,
  must,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  submitted,
  tess,
  withPeople,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  conflictInMeeting,
  keptOut,
  letInAgain,
  listed,
  other,
  preMset,
  restrictedByHand,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { accepted, added, givenOn } from '../action/action-story.ts';

/** A service manager above reads it, once she has said that she does not know the family. */
const sent: Told = [filledIn(priya, kestrel), submitted(), noConflict(greta)];
/** A second co-ordinator, so that the first is not the only one. */
const mona: Person = {
  ...moira,
  objectId: '00000000-0000-4000-8000-0000000000aa' as Person['objectId'],
  name: 'Mona Second',
};
const council = withPeople(mona);

/** The refusal's code of the last row, or `done`. */
function comes(told: Told, row: StoryRow, where = directory): string {
  const facts = given(...told);
  const now = later(must(facts.at(-1)).at, 1);
  const fact = factOf(facts, commandIn(row), { actor: row[0], now, directory: where });
  return typeof fact === 'string' ? fact : 'done';
}
const takesOver = { to: noor.objectId, tells: 'Noor and Priya, on Friday.' };

const rows: readonly (readonly [that: string, told: Told, row: StoryRow, comes: string])[] = [
  ['The co-ordinator keeps a panel member out', untilReceived, keptOut(ravi), 'done'],
  ['the chair', untilReceived, keptOut(tess), 'done'],
  ['the manager who decided', untilReceived, keptOut(colin), 'done'],
  ['a service manager', untilReceived, keptOut(greta), 'done'],
  ['of a restricted case too', [...untilReceived, restrictedByHand()], keptOut(colin), 'done'],
  ['A service manager keeps someone out', untilReceived, keptOut(ravi, greta), 'done'],
  ['Nobody else does: not the lead worker', untilReceived, keptOut(ravi, priya), 'notAvailable'],
  ['not the chair', untilReceived, keptOut(ravi, tess), 'notAvailable'],
  ['not the manager', untilReceived, keptOut(ravi, colin), 'notAvailable'],
  ['Nobody keeps themselves out', untilReceived, keptOut(moira), 'notEligible'],
  ['nor the only co-ordinator', untilReceived, keptOut(moira, greta), 'notEligible'],
  ['It needs a reason', untilReceived, [moira, 1, 'keepOut', { person: ravi.objectId, reason: '' }], 'incomplete'],
  ['and somebody', untilReceived, [moira, 1, 'keepOut', { person: 'nobody', reason: 'So.' }], 'incomplete'],
  ['Once is enough', [...untilReceived, keptOut(ravi)], keptOut(ravi, greta), 'alreadyDecided'],
  [
    'and those who are kept out keep nobody out',
    [...untilReceived, keptOut(greta)],
    keptOut(ravi, greta),
    'notAvailable',
  ],
  ['While they lead it a successor is named', untilReceived, keptOut(priya), 'successor'],
  ['with who tells the child', untilReceived, keptOut(priya, moira, { to: noor.objectId }), 'successor'],
  ['who may lead it', untilReceived, keptOut(priya, moira, { ...takesOver, to: ravi.objectId }), 'notEligible'],
  ['and takes it over', untilReceived, keptOut(priya, moira, takesOver), 'done'],
  ['While they are asked to decide another is named', sent, keptOut(colin, greta), 'successor'],
  ['who may decide', sent, keptOut(colin, greta, { manager: priya.objectId }), 'notEligible'],
  ['and is asked', sent, keptOut(colin, greta, { manager: hal.objectId }), 'done'],
  [
    'While they own an open action another is named',
    [...untilReceived, added(), accepted()],
    keptOut(ola),
    'successor',
  ],
  [
    'never themselves',
    [...untilReceived, added(), accepted()],
    keptOut(ola, moira, { owner: `police|${ola.objectId}` }),
    'notEligible',
  ],
  [
    'and takes it over',
    [...untilReceived, added(), accepted()],
    keptOut(ola, moira, { owner: `police|${ravi.objectId}` }),
    'done',
  ],
  ['Someone else lets them in again', [...untilReceived, keptOut(ravi)], letInAgain(ravi, greta), 'done'],
  ['not the one who kept them out', [...untilReceived, keptOut(ravi)], letInAgain(ravi, moira), 'notYours'],
  [
    'with a reason',
    [...untilReceived, keptOut(ravi)],
    [greta, 1, 'letIn', { person: ravi.objectId, reason: '' }],
    'incomplete',
  ],
  ['only who is kept out', [...untilReceived, keptOut(ravi)], letInAgain(tess, greta), 'incomplete'],
  ['if someone is', untilReceived, letInAgain(ravi, greta), 'notNow'],
  ['and never they themselves', [...untilReceived, keptOut(greta)], letInAgain(greta, greta), 'notAvailable'],
];

/** What the co-ordinator is asked where this person is to be kept out. */
const asked = (childCase: Case, person: Person): readonly string[] => {
  const owned = { actions: [], facts: childCase.facts };
  const at = { before: { ...childCase, owned }, directory, actor: moira, now: childCase.changedAt };
  return must(steps.keepOut.asks?.(at))
    .filter(({ askedWhen }) => askedWhen?.({ person: person.objectId }) ?? true)
    .map(({ name }) => name);
};

const names = (childCase: Case): readonly string[] => (childCase.keptOut ?? []).map(({ person }) => person.name);

describe('Keep person out', () => {
  for (const [that, told, row, what] of rows) {
    it(`${that}: ${what}`, () => equal(comes(told, row), what));
  }

  it('no second time before the case is sent', () => {
    equal(comes([filledIn(priya, kestrel)], keptOut(ravi)), 'notAvailable');
  });

  it('keeps a co-ordinator out where there is another, and the service manager decides nothing for them', () => {
    equal(comes(untilReceived, keptOut(moira, greta), council), 'done');
  });

  it('leaves them no relation to the case, and everyone else theirs', () => {
    const before = caseOf(given(...untilReceived, listed()));
    const now = later(before.changedAt, 60);
    for (const person of [colin, greta, tess, ravi]) {
      const after = caseOf(given(...untilReceived, listed(), keptOut(person)));
      equal(relationOf(after, person, directory, now), 'none', person.name);
      equal(sightOf(after, person, directory, now), 'none', person.name);
      for (const one of directory.people.filter((each) => each.objectId !== person.objectId)) {
        equal(relationOf(after, one, directory, now), relationOf(before, one, directory, now), one.name);
      }
    }
  });

  it('hands the case over, with who tells the child', () => {
    const after = caseOf(given(...untilReceived, keptOut(priya, moira, takesOver)));
    equal(leadOf(after).name, noor.name);
    equal(after.handedOver?.tells, takesOver.tells);
    equal(relationOf(after, priya, directory, after.changedAt), 'none');
    equal(relationOf(after, noor, directory, after.changedAt), 'referrer');
  });

  it('asks another manager, who begins with the question about a conflict', () => {
    const after = caseOf(given(...sent, noConflict(), keptOut(colin, greta, { manager: hal.objectId })));
    ok(after.stage === 'awaitingConsent');
    equal(after.submission.consenter?.name, hal.name);
    deepEqual(after.submission.asked, [hal.objectId]);
    equal(relationOf(after, colin, directory, after.changedAt), 'none');
    equal(relationOf(after, hal, directory, after.changedAt), 'asked');
  });

  it('has their actions given to the new owner, who accepts them again', () => {
    const owner = `police|${ravi.objectId}`;
    const story: Told = [...untilReceived, added(), accepted(), keptOut(ola, moira, { owner })];
    const given1 = given(...story, givenOn(owner));
    const action = must(actionIn(given1, 'A1'));
    equal(action.owner?.name, ravi.name);
    equal(action.state.is, 'proposed');
    equal(action.accepted, undefined);
    // By itself it is no way to move an action.
    equal(comes([...untilReceived, added(), accepted()], givenOn(owner)), 'notAvailable');
  });

  it('is asked for a successor only of what they really have', () => {
    deepEqual(asked(caseOf(given(...untilReceived)), ravi), ['person', 'reason']);
    deepEqual(asked(caseOf(given(...untilReceived)), priya), ['person', 'reason', 'to', 'tells']);
    deepEqual(asked(caseOf(given(...sent)), colin), ['person', 'reason', 'manager']);
    deepEqual(asked(caseOf(given(...sent, noConflict(), declined())), priya), ['person', 'reason']);
  });

  it('an action that is set at that moment is not left behind', () => {
    const facts = given(...untilReceived, added(), accepted());
    const owned = { actions: [], facts: facts.length - 1 };
    const context: KeepOutContext = { actor: moira, now: later(must(facts.at(-1)).at, 1), directory, owned };
    const result = steps.keepOut.decide(caseOf(facts), { person: ola.objectId, reason: 'So.' }, context);
    ok('refusal' in result);
    equal(result.refusal.code, 'notNow');
  });
});

describe('Let in again', () => {
  it('takes away what Keep person out put in, and nothing else', () => {
    const after = caseOf(
      given(...untilReceived, listed(preMset, 'police'), keptOut(ravi), keptOut(tess), letInAgain(ravi, greta)),
    );
    deepEqual(after.excluded, [tess.objectId]);
    deepEqual(
      after.keptOut?.map(({ person }) => person.name),
      [tess.name],
    );
    equal(relationOf(after, ravi, directory, after.changedAt), 'invited');
    const none = caseOf(given(...untilReceived, keptOut(ravi), letInAgain(ravi, greta)));
    deepEqual([none.excluded, none.keptOut], [[], undefined]);
  });

  it('leaves a conflict of interest as it is', () => {
    const told: Told = [...untilReceived, listed(), conflictInMeeting(tess)];
    const conflicted = caseOf(given(...told));
    deepEqual(conflicted.excluded, [tess.objectId]);
    const after = caseOf(given(...told, keptOut(tess), letInAgain(tess, greta)));
    deepEqual([after.excluded, after.keptOut], [[tess.objectId], undefined]);
  });
});

describe('Who is kept out goes along', () => {
  it('in a merge, whichever case is kept, and neither knows more than once of one', () => {
    const ends = caseOf(given(...untilReceived, keptOut(ravi), keptOut(tess)));
    const kept = { ...caseOf(given(...untilReceived, keptOut(tess, greta), keptOut(colin))), reference: other };
    const goesOn = tookMerged(kept, ends);
    deepEqual([...goesOn.excluded].toSorted(), [colin, ravi, tess].map(({ objectId }) => objectId).toSorted());
    deepEqual([...names(goesOn)].toSorted(), [colin.name, ravi.name, tess.name].toSorted());
    const over = mergedAs(ends, kept);
    equal(over.stage, 'merged');
    deepEqual(over.excluded, ends.excluded, 'of who may read it the other one is asked');
    deepEqual(goingOn(over, goesOn).excluded.toSorted(), goesOn.excluded.toSorted());
  });

  it('and a conflict of interest that either has of them stays one', () => {
    const ends = caseOf(given(...untilReceived, keptOut(tess)));
    const kept: Case = { ...caseOf(given(...untilReceived)), reference: other, excluded: [tess.objectId] };
    const goesOn = tookMerged(kept, ends);
    deepEqual(
      goesOn.keptOut?.map(({ conflict }) => conflict),
      [true],
    );
    const data = { person: tess.objectId, reason: 'So.' };
    deepEqual(steps.letIn.evolve(goesOn, data, { number: 9, at: '', by: greta }).excluded, [tess.objectId]);
  });
});

/** The case that is kept, and the one that ends in it, as the press on both makes them. */
function tookMerged(kept: Case, ends: Case): Case {
  const result = steps.takeMerged.decide(kept, { from: ends.reference }, aboutCase(ends));
  if (!('data' in result)) throw new Error('it may not be taken over');
  return steps.takeMerged.evolve(kept, result.data, { number: kept.facts + 1, at: kept.changedAt, by: moira });
}
function mergedAs(ends: Case, kept: Case): Case {
  const result = steps.mergeCase.decide(ends, { into: kept.reference, reason: 'The same child.' }, aboutCase(kept));
  if (!('data' in result)) throw new Error('it may not be merged');
  return steps.mergeCase.evolve(ends, result.data, { number: ends.facts + 1, at: ends.changedAt, by: moira });
}
const aboutCase = (about: Case): CaseContext => ({ actor: moira, now: about.changedAt, directory, about });
