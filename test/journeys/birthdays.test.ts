// Two birthdays that are easily missed: of a young person born on 29 February, in a year without one, and of one whose date of
// birth is estimated from a month (docs/process.md P17.5).
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference as leap,
  moira,
  must,
  noConflict,
  priya,
  submitted,
  tess,
} from '../people/builders.ts';
import { listed } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { meetingIsPlanned } from './people/review-deeds.ts';

const estimated = mintReference(Buffer.alloc(8, 41));
const preMset = must(toMeetingId('preMset-2026-03-24'));
const enquiry = { strategyDate: '2/2/2026', section47Date: '9/2/2026' };
const [bornInLeapYear, bornInMarch] = [
  { ...kestrel, ...enquiry, dateOfBirth: '29/2/2008', birthSure: 'exact' },
  {
    ...kestrel,
    ...enquiry,
    caseSystemId: 'T-4141',
    surname: 'Fableton',
    dateOfBirth: 'March 2008',
    birthSure: 'estimated',
  },
];
const routeNeeded = /The route at 18 is not recorded yet/;
/** Of this child: what the card in the chat of this person says now. */
const reads = (world: World, who: typeof moira, reference: string): string =>
  JSON.stringify(world.windowOf(who).card(reference).card);

journey(
  'A birthday on 29 February, and one that is estimated',
  'birthdays',
  [
    [
      'both are 17 when Colin gives consent, in February 2026; Priya is asked for an adult lead of each at once',
      async (world) => {
        world.clock.at('2026-02-23T10:00:00.000Z');
        await meetingIsPlanned(world, preMset);
        const meeting = await world.meetingOf(preMset);
        for (const [reference, child] of [
          [leap, bornInLeapYear],
          [estimated, bornInMarch],
        ] as const) {
          await world.has(reference, filledIn(priya, child), submitted(), noConflict(), consented(), listed(meeting));
        }
        await world.passesTo('2026-02-23T11:00:00.000Z');
        for (const reference of [leap, estimated]) assert.match(reads(world, priya, reference), /Adult lead needed/);
      },
    ],
    [
      'the first is told as 1 March; the other as the middle of the month, and that it is an estimate',
      async (world) => {
        const window = world.windowOf(priya);
        await window.opens({ on: 'Adult lead needed', ref: leap });
        assert.match(window.reads(), /Turns 18 on Sunday 1 March 2026\./);
        await window.opens({ on: 'Adult lead needed', ref: estimated });
        assert.match(window.reads(), /Turns 18 on Sunday 15 March 2026, by a date of birth that is estimated/);
      },
    ],
    [
      'on Thursday nobody is asked for a route; on Friday, the last working day before 1 March, Moira and Tess are, about the first alone',
      async (world) => {
        await world.passesTo('2026-02-26T09:00:00.000Z');
        for (const who of [moira, tess]) assert.doesNotMatch(world.windowOf(who).reads(), routeNeeded, who.name);
        await world.passesTo('2026-02-27T09:00:00.000Z');
        for (const who of [moira, tess]) {
          assert.match(reads(world, who, leap), routeNeeded, who.name);
        }
        assert.doesNotMatch(reads(world, moira, estimated), routeNeeded);
      },
    ],
    [
      'on Monday Tess records the route of the first; the other is asked about on Friday 13 March',
      async (world) => {
        await world.passesTo('2026-03-02T09:00:00.000Z');
        const window = world.windowOf(tess);
        await window.presses('Route at 18', { on: 'Route at 18 needed' });
        const fill = { Route: 'Leaving care to 25', Why: 'His adviser goes on with him.' };
        assert.match(await window.presses('Route at 18', { on: 'Why', fill }), /Route at 18/);
        await world.passesTo('2026-03-12T09:00:00.000Z');
        assert.doesNotMatch(reads(world, moira, estimated), routeNeeded);
        await world.passesTo('2026-03-13T09:00:00.000Z');
        assert.match(reads(world, moira, estimated), routeNeeded);
        assert.doesNotMatch(reads(world, moira, leap), routeNeeded);
      },
    ],
    [
      'a certificate comes, and the estimate was a year too early: Moira puts it right, and nobody is asked any more',
      async (world) => {
        const window = world.windowOf(moira);
        await window.presses('Read', { on: 'Route at 18 needed' });
        await window.presses('More');
        await window.presses('Correct date of birth');
        const fill = {
          'Date of birth': '12/3/2009',
          'How certain is the date of birth?': 'Exact',
          'How you know': 'Birth certificate.',
        };
        assert.match(await window.presses('Correct date of birth', { on: 'How you know', fill }), /corrected/);
        await world.passesTo('2026-03-16T09:00:00.000Z');
        assert.doesNotMatch(reads(world, moira, estimated), routeNeeded);
        const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
        for (const secret of [
          'Kestrel',
          'Madeup',
          'Fableton',
          '/2008',
          'March 2008',
          'birth',
          'estimated',
          'adviser',
        ]) {
          assert.ok(!told.includes(secret), secret);
        }
      },
    ],
  ],
  directory,
  [priya, colin, moira, tess],
);
