// A case restricted, people let in, the restriction lifted; and what a meeting makes of it (docs/process.md P10.7, P6.16).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { maySign } from '../../../../src/domain/case/action/oversee.ts';
import type { Command } from '../../../../src/domain/case/whole/case.ts';
import { steps } from '../../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { relationOf, sightOf } from '../../../../src/domain/case/access/access.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import {
  caseOf,
  colin,
  directory,
  filledIn,
  given,
  greta,
  kestrel,
  moira,
  must,
  noor,
  priya,
  ravi,
  returned,
  saved,
  someone,
  submitted,
  noConflict,
  tess,
  withPeople,
} from '../../../people/builders.ts';
import { lifted } from '../../../people/meeting-builders.ts';
import {
  ada,
  deciding,
  inIt,
  listed,
  must2,
  preMset,
  received,
  said,
  takes,
  under,
  preMsetPlan,
} from '../../meeting/meeting-hall.ts';

const offeredOn = (before: Case): readonly string[] =>
  must(steps.namePerson.asks?.({ before, directory })[0]?.choices).map(({ title }) => title);

type Did = Command | string;
const restrict = (ground = 'riskToLife', reason = 'He was threatened.'): Did => ({
  step: 'restrict',
  input: { ground, reason },
});
const names = (person: Person, reason = 'The meeting hears it.'): Did => ({
  step: 'namePerson',
  input: { person: person.objectId, reason },
});
const removes = (person: Person): Did => ({
  step: 'removeName',
  input: { person: person.objectId, reason: 'The meeting is over.' },
});
const lifts = (reason = 'Yes was pressed by mistake.'): Did => ({ step: 'liftRestriction', input: { reason } });

/** What one does after the other, by the co-ordinator unless somebody else is named. */
const then = (childCase: Case, ...commands: readonly Did[]): Case =>
  commands.reduce<Case>((before, command) => must2(takes(before, moira, command as Command, preMset)), childCase);
const closed = then(received, restrict());
const letTessIn = then(closed, names(tess));

/** Who sees a case, of those who would see it if it were not restricted, and a stranger. */
const everybody = [priya, colin, greta, moira, tess, ravi, ada, noor];
const seen = (childCase: Case): readonly string[] =>
  everybody.filter((person) => sightOf(childCase, person, directory, inIt) === 'full').map(({ name }) => name);
const few = [priya, colin, moira].map(({ name }) => name);

const rows: readonly (readonly [that: string, on: Case, by: Person, command: Did, comes: string])[] = [
  ['The co-ordinator restricts a case', received, moira, restrict(), 'done'],
  ['and so does a service manager who sees it', received, greta, restrict(), 'done'],
  ['Nobody else does: not the referrer', received, priya, restrict(), 'notAvailable'],
  ['not the manager who decided', received, colin, restrict(), 'notAvailable'],
  ['not the chair', received, tess, restrict(), 'notAvailable'],
  ['It needs a ground', received, moira, restrict(''), 'incomplete'],
  ['one of those offered: not one that comes of an answer', received, moira, restrict('managerConflict'), 'incomplete'],
  ['and a reason', received, moira, restrict('highProfile', ''), 'incomplete'],
  ['Once is enough', closed, moira, restrict(), 'alreadyDecided'],
  ['A service manager who is not named does not learn that it is', closed, greta, restrict(), 'notAvailable'],
  ['The co-ordinator lets the chair in', closed, moira, names(tess), 'done'],
  ['once', letTessIn, moira, names(tess), 'notEligible'],
  ['with a reason', closed, moira, names(tess, ''), 'incomplete'],
  ['never somebody with a conflict', { ...closed, excluded: [tess.objectId] }, moira, names(tess), 'notEligible'],
  ['nor somebody who takes no part in meetings', closed, moira, names(noor), 'notEligible'],
  ['nor who sees it anyhow', closed, moira, names(moira), 'notEligible'],
  ['Who is let in lets nobody in', letTessIn, tess, names(ravi), 'notAvailable'],
  ['Nobody is let in to a case that is open', received, moira, names(tess), 'notNow'],
  ['A name is removed', letTessIn, moira, removes(tess), 'done'],
  ['if there is one', closed, moira, removes(tess), 'notNow'],
  ['and it is that one', letTessIn, moira, removes(ravi), 'incomplete'],
  ['The restriction is lifted', closed, moira, lifts(), 'done'],
  ['with a reason', closed, moira, lifts(''), 'incomplete'],
  ['not by who is let in', letTessIn, tess, lifts(), 'notAvailable'],
  ['not where there is none', received, moira, lifts(), 'notNow'],
];

describe('A restriction', () => {
  for (const [that, on, by, command, comes] of rows) {
    it(`${that}: ${comes}`, () => {
      const result = takes(on, by, command as Command, preMset);
      equal(typeof result === 'string' ? result : 'done', comes);
    });
  }

  it('closes the case to all but a few, opens it to who is named, and closes it again', () => {
    deepEqual(seen(closed), few);
    deepEqual(seen(letTessIn), [...few, tess.name]);
    deepEqual(seen(then(letTessIn, names(ravi))), [...few, tess.name, ravi.name]);
    deepEqual(seen(then(letTessIn, removes(tess))), few);
  });

  it('lifted, the case is seen as before, and nobody stays named', () => {
    const after = then(letTessIn, names(ravi), lifts());
    deepEqual(seen(after), seen(received));
    deepEqual([after.restricted, after.named], [undefined, undefined]);
    deepEqual(then(after, restrict()).named, undefined);
  });

  it('lifted, stays closed to who has a conflict', () => {
    const childCase = then({ ...closed, excluded: [tess.objectId] }, lifts());
    ok(!seen(childCase).includes(tess.name));
  });

  it('by a service manager leaves the case open to them, at every stage, so that they can lift it', () => {
    const childCase = must2(takes(received, greta, restrict() as Command, preMset));
    deepEqual(childCase.named, [{ objectId: greta.objectId, name: greta.name }]);
    deepEqual(
      seen(childCase),
      [priya, colin, greta, moira].map(({ name }) => name),
    );
    ok(typeof takes(childCase, greta, lifts() as Command, preMset) !== 'string');
    const back = caseOf(given(filledIn(), submitted(), noConflict(), returned()));
    const alone = must2(takes(back, greta, restrict() as Command, preMset));
    equal(sightOf(alone, greta, directory, inIt), 'full');
    ok(typeof takes(alone, greta, lifts() as Command, preMset) !== 'string');
  });

  it('lets in who does their role’s work: a chair is the chair, an agency is what it is named for', () => {
    const childCase = then(letTessIn, names(ravi), names(greta));
    deepEqual(
      [tess, ravi, greta].map((person) => relationOf(childCase, person, directory, inIt)),
      ['chair', 'named', 'named'],
    );
    deepEqual(
      [maySign(hostOf(closed), tess), maySign(hostOf(childCase), tess), maySign(hostOf(childCase), moira)],
      [false, true, true],
    );
  });

  it('offers the chair first, and nobody who has it already', () => {
    const offered = offeredOn(letTessIn);
    ok(!offered.includes(tess.name) && !offered.includes(moira.name) && offered.includes(ravi.name));
    equal(offeredOn(closed)[0], tess.name);
  });

  it('names twenty people at most', () => {
    const crowd = Array.from({ length: 20 }, (_, place) => someone(200 + place, `Nora ${place}`));
    equal(takes({ ...closed, named: crowd }, moira, names(tess) as Command, preMset), 'notNow');
    ok(typeof takes({ ...closed, named: crowd.slice(1) }, moira, names(tess) as Command, preMset) !== 'string');
  });

  it('before consent lets nobody in', () => {
    const known = caseOf(given(filledIn(priya, { ...kestrel, knowsFamily: 'yes' }), submitted()));
    equal(takes(known, moira, names(tess) as Command, preMset), 'notNow');
  });
});

describe('"Do you know the family?" answered by a slip', () => {
  const yes = { ...kestrel, knowsFamily: 'yes' };
  it('and put right before it is sent restricts nothing', () => {
    const draft = filledIn(priya, yes);
    equal(caseOf(given(draft)).restricted, 'referrerKnowsFamily');
    equal(caseOf(given(draft, saved('1', { ...pageOne, knowsFamily: 'no' }))).restricted, undefined);
  });
  it('and sent stays, whatever is answered afterwards, until somebody lifts it', () => {
    const back = [filledIn(priya, yes), submitted(), noConflict(), returned()];
    const changed = caseOf(given(...back, saved('1', { ...pageOne, knowsFamily: 'no' })));
    equal(changed.restricted, 'referrerKnowsFamily');
    equal(then(changed, lifts()).restricted, undefined);
  });
  it('and lifted stays lifted when the page is saved again; a new Yes restricts again', () => {
    const back = [filledIn(priya, yes), submitted(), lifted(), noConflict(), returned()];
    const again = saved('1', { ...pageOne, knowsFamily: 'yes', urgency: 'beforePreMset' });
    equal(caseOf(given(...back, again)).restricted, undefined);
    const no = saved('1', { ...pageOne, knowsFamily: 'no' });
    equal(caseOf(given(...back, no, again)).restricted, 'referrerKnowsFamily');
  });
});
const pageOne = Object.fromEntries(
  ['urgency', 'safeTonight', 'knowsFamily', 'mustNotBeTold'].map((name) => [name, kestrel[name] ?? '']),
);

const decide = (childCase: Case, by: Person, decision: string, meeting = preMset) =>
  takes(childCase, by, deciding(meeting, decision), meeting);

describe('A restricted case in a meeting', () => {
  const onAgenda = then(listed, restrict());
  const heard = then(onAgenda, names(tess), names(ravi));
  it('is recorded by who is let in, and by nobody else who runs meetings', () => {
    equal(decide(onAgenda, tess, 'toPanel'), 'notAvailable');
    ok(typeof decide(heard, tess, 'toPanel') !== 'string');
  });

  it('records as present those it is open to, and nobody who left the room', () => {
    const there = under(preMsetPlan, moira, tess, ravi, colin, ada, greta);
    const last = said(heard, tess, deciding(there, 'otherPlan'), there);
    deepEqual(
      [last.present.map(({ name }) => name), last.quorate],
      [[moira, tess, ravi, colin].map(({ name }) => name), true],
    );
  });

  it('is not counted quorate by who left the room', () => {
    const onlyChair = then(onAgenda, names(tess));
    equal(decide(onlyChair, tess, 'otherPlan'), 'inquorate', 'the police are not let in');
    const kept = must2(decide(onlyChair, tess, 'toPanel'));
    equal('decisions' in kept && kept.decisions?.at(-1)?.quorate, false);
    ok(typeof decide(heard, tess, 'otherPlan') !== 'string');
  });

  it('counts nobody who has left the directory meanwhile', () => {
    const gone = someone(190, 'Gil Gone', { roles: ['panelMember'], agency: 'police' });
    const there = under(preMsetPlan, moira, tess, colin);
    const meeting = { ...there, attendance: [...there.attendance, { person: gone, way: 'room', at: inIt }] };
    const named = { ...onAgenda, named: [tess, gone] };
    equal(takes(named, tess, deciding(meeting, 'otherPlan'), meeting), 'inquorate');
    const known = takes(named, tess, deciding(meeting, 'otherPlan'), meeting, inIt, withPeople(gone));
    ok(typeof known !== 'string');
  });
});
