// S11 of docs/process.md 19, restricted: a relative who works in the council finds nothing, anywhere, not even by break glass.
import assert from 'node:assert/strict';
import { lastDecided } from '../../src/reading/case/decided.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  conflicted,
  consented,
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withPeople,
  as,
} from '../people/builders.ts';
import { letIn } from '../people/meeting-builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { toldOf } from './people/by-reference.ts';
import { asa } from '../people/register-builders.ts';
import { journey } from './journey.ts';
import {
  decided,
  findsKestrel,
  findsNothing,
  id,
  listed,
  plans,
  pressesForwarded,
  starts,
  unknown,
  wren,
  wrens,
} from './people/s11-deeds.ts';

const ada: Person = must(directory.people.find(({ name }) => name === 'Nurse Ada Dummy'));
/** Wren’s aunt manages Priya’s team, and is one of those who may break glass; above her is Greta. */
const aunt = someone(140, 'Avis Auntling', {
  roles: ['manager', 'serviceManager'],
  team: 'Locality East',
  manager: greta.objectId,
});
const council = withPeople(aunt, asa, { ...priya, manager: aunt.objectId });

/** What break glass answers of this reference: the form that is offered of any, and what is said when it is pressed. */
async function breaksGlass(world: World, who: Person, about: Reference): Promise<readonly string[]> {
  const window = world.windowOf(who);
  const told = await toldOf(window, about);
  await window.presses('Break glass', { on: 'not available' });
  const fill = { 'For what': 'Audit', Reason: 'The yearly audit.' };
  return [told, await window.presses('Break glass', { on: 'For what', fill })];
}

journey(
  'S11, restricted: the aunt is the manager who is asked',
  's11-aunt',
  [
    [
      'she says that she has a conflict: Greta decides, and both cases are listed',
      async (world) => {
        await plans(world);
        const theirs = { consenter: aunt.objectId };
        await world.has(
          kestrelReference,
          filledIn(priya, { ...kestrel, ...theirs }),
          submitted(),
          noConflict(aunt),
          consented(aunt),
        );
        await world.has(wrens, filledIn(priya, { ...wren, ...theirs }), submitted());
        assert.ok(world.windowOf(aunt).reads().includes(wrens), 'she was asked');
        await world.has(wrens, conflicted(aunt, greta));
        assert.ok(!world.windowOf(aunt).reads().includes(wrens), 'her card is gone');
        await world.has(wrens, noConflict(greta), consented(greta));
        await world.has(kestrelReference, listed('police,health'));
        await world.has(wrens, listed('police,health'));
        const childCase = await world.caseOf(wrens);
        assert.deepEqual([childCase.restricted, childCase.excluded], ['managerConflict', [aunt.objectId]]);
      },
    ],
    [
      'she finds nothing: not by word, not by reference, not in a list',
      async (world) => {
        const window = world.windowOf(aunt);
        await findsNothing(world, aunt);
        await findsKestrel(world, aunt);
        assert.equal(await toldOf(window, wrens), await toldOf(window, unknown));
        for (const word of ['my cases', 'to consent', 'queue', 'my actions', 'home']) await window.says(word);
        // The answer to what she typed carries it back to Break glass, as that of no such case does.
        const others = window
          .messages()
          .filter(({ stored }) => !JSON.stringify(stored).includes('not available to you'));
        assert.ok(!others.some(({ stored }) => JSON.stringify(stored).includes(`"ref":"${wrens}"`)));
        assert.match(window.reads(), /Nothing is waiting for your consent/);
        await pressesForwarded(world, aunt, moira, 'Open');
        await window.says(`case ${kestrelReference}`);
        assert.match(await window.opens({ on: kestrelReference }), /Listed/);
      },
    ],
    [
      'she sits in the meeting, and her agenda has Kestrel alone, at the first place; Ada’s has a restricted item beside it',
      async (world) => {
        await starts(world, aunt, ada);
        for (const who of [aunt, ada]) {
          const window = world.windowOf(who);
          await window.says('meetings');
          await window.opens({ on: 'Meetings' });
          const agenda = await window.presses('Open agenda');
          assert.match(agenda, new RegExp(`# Agenda, Pre-MSET\n${who === aunt ? 1 : 2} · .*\n1 not decided yet`));
          assert.equal(agenda.includes('A restricted item'), who === ada);
          assert.ok(!agenda.includes(wrens), agenda);
        }
        const { card } = await world.windowOf(aunt).sends('meeting.item', { meeting: id, ref: wrens });
        assert.match(JSON.stringify(card), /This case is not available to you/);
      },
    ],
    [
      'it is decided, and she hears nothing of it: no card, no minutes',
      async (world) => {
        const before = world.windowOf(aunt).messages().length;
        await world.has(wrens, letIn(tess), letIn(ravi));
        await world.has(wrens, as(moira, decided('Child in need', 'Priya Testworth')));
        const childCase = await world.caseOf(wrens);
        assert.ok(childCase.stage === 'otherPlan');
        const there = (await lastDecided(world.ports.cases, childCase))?.present.map(({ name }) => name);
        assert.deepEqual(
          there,
          [moira, tess, ravi, greta].map(({ name }) => name),
          'she took no part in it, and nobody else who was not let in',
        );
        await world.has(kestrelReference, decided('Early help', 'Vic Demo'));
        await world.meets(id, [tess, 1, 'endMeeting', { undecided: [] }]);
        await world.passesTo('2027-01-13T09:00:00Z');
        const window = world.windowOf(aunt);
        for (const { stored } of window.messages().slice(before)) {
          assert.ok(!JSON.stringify(stored).includes(wrens));
        }
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        const told = await window.presses('Minutes');
        assert.match(told, /Who leads it: Vic Demo/);
        for (const hint of ['Wren', 'Pretend', wrens, 'Child in need']) assert.ok(!told.includes(hint), hint);
      },
    ],
    [
      'she breaks the glass: Wren’s case answers as one that nobody made, and is as it was; Asa, the auditor, reads it that way',
      async (world) => {
        const { facts } = await world.caseOf(wrens);
        const [absent, closed] = [await breaksGlass(world, aunt, unknown), await breaksGlass(world, aunt, wrens)];
        assert.deepEqual(
          closed.map((told) => told.replaceAll(wrens, 'REF')),
          absent.map((told) => told.replaceAll(unknown, 'REF')),
        );
        assert.match(must(closed[1]), /There is no such case/i);
        assert.equal((await world.caseOf(wrens)).facts, facts, 'her press is no fact of it');
        const messages = world.windowOf(aunt).messages().length;
        assert.match(must((await breaksGlass(world, asa, wrens))[1]), /✓ Opened by break glass[^]*Wren Pretend/);
        const heard = world.windowOf(aunt).messages().slice(messages);
        assert.deepEqual(
          heard.map(({ stored }) => JSON.stringify(stored)),
          [],
          'she hears nothing of it',
        );
      },
    ],
  ],
  council,
  [...everybody, tess, ada, aunt, asa],
);
