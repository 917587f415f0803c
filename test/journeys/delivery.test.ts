// Nobody goes untold: who cannot be reached is told to somebody, without content, and gets the notice in the end.
import assert from 'node:assert/strict';
import {
  colin,
  conflicted,
  dana,
  directory,
  filledIn,
  greta,
  kestrelReference,
  moira,
  priya,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { postedTo, postsTo } from './people/platform.ts';
import { readable } from './people/readable.ts';

const names = /Kestrel|Madeup|Example Row|T-1001|14 March|football/;
const without = (absent: { readonly objectId: string }) =>
  everybody.filter((person) => person.objectId !== absent.objectId);

journey(
  'The manager never opened the app: somebody is told, and it waits for him',
  'delivery-not-installed',
  [
    [
      'Priya submits to Colin: his deputy Dana and Moira are told who cannot be reached, and nothing of the child',
      async (world) => {
        await world.has(kestrelReference, filledIn());
        const priyas = world.windowOf(priya);
        await priyas.says(`case ${kestrelReference}`);
        await priyas.presses('Continue');
        await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
        for (const person of [dana, moira]) {
          const { card, summary } = world.windowOf(person).card('One person has not opened the MSET app');
          assert.match(readable(card), /Colin Fixture[^]*I have told them/);
          assert.doesNotMatch(JSON.stringify(card), names);
          assert.equal(summary, 'MSET: 1 person could not be reached on Mon 4 Jan');
        }
        assert.equal(postedTo(world, colin), 0, 'nothing is tried where there is no chat');
        assert.ok(!world.windowOf(greta).reads().includes('Colin Fixture'), 'nobody else is told');
      },
    ],
    [
      'hours later they have not been told again',
      async (world) => {
        const before = [dana, moira].map((person) => postedTo(world, person));
        world.clock.at('2027-01-04T17:00:00Z');
        await world.settled();
        assert.deepEqual(
          [dana, moira].map((person) => postedTo(world, person)),
          before,
        );
      },
    ],
    [
      'Moira sees it under delivery; Try again does not lose it',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('delivery');
        assert.match(
          moiras.reads(),
          /# Cannot be reached\n> \*\*Colin Fixture\*\* · They have not opened the MSET app\./,
        );
        await moiras.presses('Try again');
        assert.match(await moiras.presses('Refresh'), /# Cannot be reached\n> \*\*Colin Fixture/);
      },
    ],
    [
      'Colin opens the app: he gets his card, and they are told that he was reached after all',
      async (world) => {
        await world.windowOf(colin).installs();
        assert.ok(world.windowOf(colin).card('Management consent needed'));
        for (const person of [dana, moira]) {
          assert.ok(world.windowOf(person).card('Now reached: Colin Fixture'));
          const titles = world
            .windowOf(person)
            .messages()
            .map(({ card }) => readable(card).split('\n')[0]);
          assert.ok(!titles.includes('One person has not opened the MSET app'), 'it is the same card');
        }
      },
    ],
    [
      'and the ledger is empty',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('delivery');
        assert.match(moiras.reads(), /Everything has been delivered\./);
      },
    ],
  ],
  directory,
  without(colin),
);

journey(
  'The platform blocks a chat: the notice is not repeated, and waits for the person to open the app again',
  'delivery-blocked',
  [
    [
      'Colin has blocked the bot: one post is made, and Dana and Moira are told',
      async (world) => {
        await world.has(kestrelReference, filledIn());
        const before = postedTo(world, colin);
        world.teams.answers = postsTo(colin, () => ({
          status: 403,
          body: { error: { code: 'MessageWritesBlocked' } },
        }));
        await world.has(kestrelReference, submitted());
        assert.equal(postedTo(world, colin), before + 1);
        for (const person of [dana, moira]) assert.ok(world.windowOf(person).card('Colin Fixture'));
      },
    ],
    [
      'he opens it again: he has his card, once, and they know',
      async (world) => {
        world.teams.answers = undefined;
        const installed = { action: 'remove', type: 'installationUpdate' };
        await world.teams.person(colin).sends(installed);
        await world.windowOf(colin).installs();
        const cards = world
          .windowOf(colin)
          .messages()
          .filter(({ card }) => JSON.stringify(card).includes('Management consent needed'));
        assert.equal(cards.length, 1);
        for (const person of [dana, moira]) assert.ok(world.windowOf(person).card('Now reached: Colin Fixture'));
      },
    ],
  ],
);

const both = { ...colin, roles: ['manager', 'coordinator'] as const };
journey(
  'A co-ordinator with a conflict sees nothing of that case in delivery',
  'delivery-conflict',
  [
    [
      'Colin, who is a co-ordinator too, has a conflict; Greta cannot be reached: Moira is told, Colin is not',
      async (world) => {
        await world.has(kestrelReference, filledIn(), submitted(), conflicted(colin, greta));
        assert.match(readable(world.windowOf(moira).card('has not opened the MSET app').card), /Greta Specimen/);
        assert.ok(!world.windowOf(colin).reads().includes('has not opened the MSET app'));
      },
    ],
    [
      'delivery shows Moira the case and Colin nothing',
      async (world) => {
        await world.windowOf(moira).says('delivery');
        assert.match(world.windowOf(moira).reads(), /# Cannot be reached\n> \*\*Greta Specimen/);
        await world.windowOf(colin).says('delivery');
        assert.match(world.windowOf(colin).reads(), /Everything has been delivered\./);
        assert.ok(!world.windowOf(colin).card('Delivery').card['body']?.toString().includes(kestrelReference));
      },
    ],
    [
      'a press that he makes up tells him no more than one about a case that does not exist',
      async (world) => {
        const colins = world.windowOf(colin);
        const key = `card-${greta.objectId}`;
        const before = await world.ports.outbox.ofMatter(kestrelReference);
        const { card: real } = await colins.sends('delivery.again', { ref: kestrelReference, to: key });
        const { card: none } = await colins.sends('delivery.again', { ref: 'MSET-0000-00', to: key });
        assert.deepEqual(real, none);
        await world.settled();
        assert.deepEqual(await world.ports.outbox.ofMatter(kestrelReference), before);
      },
    ],
  ],
  withPeople(both),
  without(greta),
);
