// S11 of docs/process.md 19: an agency reads what it was invited to, from the listing until four weeks after, and nothing else.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  consented,
  directory,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  submitted,
  tess,
} from '../people/builders.ts';
import { everybody } from '../worlds/harness.ts';
import { bare, toldOf } from './people/by-reference.ts';
import { journey } from './journey.ts';
import {
  channel,
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

journey(
  'S11: health is invited for Kestrel only',
  's11-invited',
  [
    [
      'before the listing Ada has neither case',
      async (world) => {
        await plans(world);
        await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
        await world.has(wrens, filledIn(priya, wren), submitted(), noConflict(), consented());
        const nothing = await toldOf(world.windowOf(ada), unknown);
        for (const one of [kestrelReference, wrens]) assert.equal(await toldOf(world.windowOf(ada), one), nothing);
      },
    ],
    [
      'both are listed, and health is invited for Kestrel: that she reads; Wren is like a case that nobody made',
      async (world) => {
        await world.has(kestrelReference, listed('police,health'));
        await world.has(wrens, listed('police,education'));
        const window = world.windowOf(ada);
        await window.says(`case ${kestrelReference}`);
        await window.opens({ on: kestrelReference });
        assert.match(await window.presses('Read', { on: kestrelReference }), /Kestrel\nSurname: Madeup/);
        const told = await toldOf(window, wrens);
        assert.equal(told, await toldOf(window, unknown));
        assert.match(told, /This case is not available to you/);
        await findsNothing(world, ada);
        await findsKestrel(world, ada);
      },
    ],
    [
      'a card about Wren that somebody forwarded to a channel gives her nothing',
      async (world) => {
        const posts = world.teams.chat(channel).length;
        await pressesForwarded(world, ada, moira, 'Open');
        await pressesForwarded(world, ada, priya, 'Open');
        assert.equal(world.teams.chat(channel).length, posts, 'nothing is posted there');
      },
    ],
    [
      'her agenda has Kestrel only, and is not even counted otherwise; Tess has both',
      async (world) => {
        await starts(world, ada);
        for (const [who, count] of [
          [tess, 2],
          [ada, 1],
        ] as const) {
          const window = world.windowOf(who);
          await window.says('meetings');
          await window.opens({ on: 'Meetings' });
          const agenda = await window.presses('Open agenda');
          assert.match(agenda, new RegExp(`# Agenda, Pre-MSET\n${count} · .*\n${count} not decided yet`));
          assert.ok(agenda.includes(kestrelReference));
          assert.equal(agenda.includes(wrens), who === tess, agenda);
        }
        const forged = await world.windowOf(ada).sends('meeting.item', { meeting: id, ref: wrens });
        const none = await world.windowOf(ada).sends('meeting.item', { meeting: id, ref: unknown });
        assert.equal(bare(forged.card, wrens), bare(none.card, unknown));
        const item = await world.windowOf(ada).opens({ on: 'Agenda', ref: kestrelReference });
        assert.match(item, /Item 1 of 1 · [^]*Kestrel Madeup/);
      },
    ],
    [
      'both are decided; the minutes she reads have Kestrel only',
      async (world) => {
        await world.has(kestrelReference, decided('Early help', 'Vic Demo'));
        await world.has(wrens, decided('Child in need', 'Priya Testworth'));
        await world.meets(id, [tess, 1, 'endMeeting', { undecided: [] }]);
        const window = world.windowOf(ada);
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        const told = await window.presses('Minutes');
        assert.match(told, /Who leads it: Vic Demo/);
        for (const hint of ['Wren', 'Pretend', wrens, 'Child in need']) assert.ok(!told.includes(hint), hint);
      },
    ],
    [
      'four weeks after the meeting she still reads Kestrel; the day after that, no more than a stranger’s',
      async (world) => {
        const window = world.windowOf(ada);
        world.clock.at('2027-02-09T16:00:00Z');
        await window.says(`case ${kestrelReference}`);
        await window.opens({ on: kestrelReference });
        assert.match(await window.presses('Read', { on: kestrelReference }), /Kestrel\nSurname: Madeup/);
        world.clock.at('2027-02-10T09:00:00Z');
        assert.equal(await toldOf(window, kestrelReference), await toldOf(window, unknown));
        const kept = await window.sends('case.read', { ref: kestrelReference, part: 1 });
        assert.match(JSON.stringify(kept.card), /This case is not available to you/);
        await window.says('meetings');
        const minutes = await window.sends('minutes.open', { meeting: id, from: 1 });
        assert.ok(!JSON.stringify(minutes.card).includes('Vic Demo'), 'the minutes hold it no longer');
      },
    ],
  ],
  directory,
  [...everybody, tess, ada],
);
