// The council's own people may be given an action: in person, and nobody with them but those above them (docs/process.md P8.2).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { ownerChoices } from '../../../../src/domain/case/action/add.ts';
import { headsOver, promptedFor, seesAction } from '../../../../src/domain/case/action/who.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import { personIn } from '../../../../src/domain/people/directory.ts';
import {
  caseOf,
  colin,
  greta,
  moira,
  must,
  noor,
  ola,
  priya,
  ravi,
  tess,
  type StoryRow,
} from '../../../people/builders.ts';
import {
  accepted,
  acting,
  actingRestricted,
  actionOf,
  added,
  comesTo,
  council,
  disputed,
  goneOver,
  markedDone,
  nameOf,
  settled,
  verified,
} from './action-story.ts';

const given = (by: Person = moira): StoryRow => added({ owner: `council|${priya.objectId}` }, by);
const onOf = (facts: ReturnType<typeof acting>) => ({ host: hostOf(caseOf(facts)), action: actionOf(facts) });
const now = '2027-01-05T10:00:00.000Z';

describe('An action of the council’s own people', () => {
  it('is offered to the lead worker first, then to who gave consent; never to whoever has a conflict', () => {
    const childCase = caseOf(acting());
    const titles = ownerChoices({ directory: council }, hostOf(childCase)).map(({ title }) => title);
    deepEqual(titles.slice(0, 2), [`Council: ${priya.name} (lead worker)`, `Council: ${colin.name}`]);
    ok(titles.includes('Northumbria Police: PC Ola Sketch'));
    const without = ownerChoices({ directory: council }, hostOf({ ...childCase, excluded: [colin.objectId] }));
    ok(!without.some(({ value }) => value.includes(colin.objectId)));
    ok(!ownerChoices({ directory: council }).some(({ value }) => value.startsWith('council|')));
  });

  it('of a restricted case only to those who may read it', () => {
    const titles = ownerChoices({ directory: council }, hostOf(caseOf(actingRestricted())))
      .filter(({ value }) => value.startsWith('council|'))
      .map(({ title }) => title);
    deepEqual(titles, [`Council: ${priya.name} (lead worker)`, `Council: ${colin.name}`, `Council: ${moira.name}`]);
    const named = { ...caseOf(actingRestricted()), named: [refOf(greta), refOf(ravi)] };
    const offered = ownerChoices({ directory: council }, hostOf(named)).filter(({ value }) =>
      value.startsWith('council|'),
    );
    deepEqual(
      offered
        .slice(titles.length - 1)
        .map(({ title }) => title)
        .toSorted(),
      [`Council: ${greta.name}`, `Council: ${moira.name}`],
      'who is named later is offered too; police are not of the council',
    );
    const heads = headsOver(onOf(actingRestricted(given())), council);
    equal(heads, undefined);
  });

  it('is its owner’s to accept and to do; another person verifies it', () => {
    const facts = acting(given(), accepted(priya), markedDone(priya));
    equal(comesTo(facts, verified(priya)), 'ownAction');
    equal(comesTo(facts, verified(moira)), 'done');
    equal(comesTo(facts, verified(colin)), 'done');
  });

  it('of the lead worker goes with the case, to be accepted by the new one; what is done, or another’s, does not', () => {
    const facts = acting(given(), accepted(priya));
    for (const by of [priya, colin, moira]) equal(comesTo(facts, goneOver(noor, by)), 'done', by.name);
    for (const by of [ola, tess]) equal(comesTo(facts, goneOver(noor, by)), 'notAvailable', by.name);
    const action = actionOf(acting(given(), accepted(priya), goneOver(noor)));
    deepEqual([action.owner?.name, action.state.is, action.accepted], [noor.name, 'proposed', undefined]);
    equal(comesTo(acting(given(), accepted(priya), markedDone(priya)), goneOver(noor)), 'notAvailable');
    equal(comesTo(acting(added({ owner: `council|${colin.objectId}` })), goneOver(noor)), 'notAvailable');
  });

  it('opens nothing to other staff of the council', () => {
    const on = onOf(acting(given()));
    const reads = council.people.filter((person) => seesAction(on, person, council, now)).map(({ name }) => name);
    const above = [colin, greta].map(({ name }) => name);
    for (const { name } of [priya, moira, tess]) ok(reads.includes(name), name);
    const others = reads.filter(
      (name) => ![priya, moira, tess].some((who) => who.name === name) && !above.includes(name),
    );
    for (const name of others) {
      const person = must(council.people.find((who) => who.name === name));
      ok(seesAction(onOf(acting(added())), person, council, now), `${name} reads it because of the case`);
    }
    for (const who of [noor, ola, ravi]) equal(comesTo(acting(given()), accepted(who)), 'notAvailable', who.name);
  });

  it('late, is said to the managers above, as of an agency to its lead and senior', () => {
    const on = onOf(acting(given()));
    const to = (rung: Parameters<typeof promptedFor>[0]) =>
      promptedFor(rung, on, council).map((id) => nameOf(id, council));
    deepEqual([to('day'), to('lateLead'), to('lateSenior')], [[priya.name], [colin.name], [greta.name]]);
    ok(personIn(council, priya.objectId)?.manager === colin.objectId);
  });

  it('is settled where it is, or goes to an agency', () => {
    const facts = acting(given(), disputed(priya));
    equal(actionOf(acting(given(), disputed(priya), settled('council'))).owner?.objectId, priya.objectId);
    equal(actionOf(acting(given(), disputed(priya), settled('health'))).agency, 'health');
    equal(comesTo(facts, settled('nowhere')), 'incomplete');
    equal(comesTo(acting(added(), disputed()), settled('council')), 'incomplete');
  });

  it('is nobody’s without a name', () => {
    equal(comesTo(acting(), added({ owner: 'council|' })), 'incomplete');
    equal(comesTo(acting(), added({ owner: `council|${ola.objectId}` })), 'incomplete');
  });
});
