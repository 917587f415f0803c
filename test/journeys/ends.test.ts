// How a case ends (docs/process.md P17.3, P17.4): refused with its reasons and then closed with an
// override, transferred once the other council has accepted in writing.
import assert from 'node:assert/strict';
import { rungsOf } from '../people/calls.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { packOnPaper } from '../../src/reading/print/case-papers.ts';
import { ladoTold } from '../domain/owed/settle.ts';
import { ada, decided, lee, listed, planned, preMset, transferBegun } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { closes, itemOf, proposesClosure } from './people/closure-deeds.ts';
import { isOpened, meetingIsPlanned, panelEnds, panelMeets } from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee];
const ref = kestrelReference;
const move = {
  'Receiving council': 'Gateshead',
  'Contact there': 'Una Fakename, duty manager',
  'Why and when': 'His aunt takes him in on 1 February.',
  Placement: 'With his aunt.',
};
/** Nothing stored in a chat says what was written. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['football', 'mentor', 'relieved', 'Gateshead', 'aunt', 'Kestrel', 'phones'])
    assert.ok(!told.includes(secret), secret);
}

journey(
  'A closure refused with its reasons, then closed with an override',
  'closure-refused',
  [
    [
      'opened at Significant, with an action of high priority for the police',
      async (world) => {
        await isOpened(world);
        world.clock.at('2027-01-27T10:00:00.000Z');
        await world.has(ref, [
          moira,
          1,
          'addAction',
          {
            text: 'Visit the flat.',
            owner: `police|${ravi.objectId}`,
            subType: 'patrol',
            priority: 'high',
            due: '',
            needToKnow: 'Two flats on that stair.',
          },
        ]);
      },
    ],
    [
      'Priya proposes closure, and is told at once what is in the way; so is whoever opens the case',
      async (world) => {
        assert.match(
          await proposesClosure(world),
          /Cannot close yet: 1 high-priority action is open and no one carries it on \(A1\); the last two reviews were not both lower/,
        );
        const window = world.windowOf(moira);
        await window.presses('Open', { on: 'Closure proposed' });
        assert.match(
          window.reads(),
          /2 things stand in the way[^]*A1 · Patrol[^]*Two reviews in a row at a lower band/,
        );
      },
    ],
    [
      'the panel of February reads it on the item; Close is refused, and what was typed is still there',
      async (world) => {
        await panelMeets(world, '2027-02-16');
        assert.match(await itemOf(world, '2027-02-16'), /Cannot close yet/);
        const barred = await world.windowOf(tess).presses('Go on', { fill: { Decision: 'Close' } });
        assert.match(barred, /Cannot close yet: 1 high-priority action/);
        assert.equal((await world.caseOf(ref)).stage, 'closing');
      },
    ],
    [
      'Priya names who carries the action on; Tess and the lead of health sign',
      async (world) => {
        const said = await proposesClosure(world, { 'Who carries on open actions': 'A1: Sgt Mock, police.' });
        assert.match(said, /Cannot close yet: the last two reviews were not both lower/);
        assert.doesNotMatch(said, /high-priority/);
        for (const [who, says] of [
          [tess, /Cannot close yet/],
          [ada, /A quorate panel can close it/],
        ] as const) {
          const window = world.windowOf(who);
          await window.says(`case ${ref}`);
          await window.presses('Open', { on: 'MSET-' });
          await window.presses('Sign override');
          const fill = { 'Why it is safe to close all the same': 'He moved away from them, and the police agree.' };
          assert.match(await window.presses('Sign override', { on: 'Why it is safe', fill }), says);
        }
      },
    ],
    [
      'now the same panel closes',
      async (world) => {
        assert.match(await itemOf(world, '2027-02-16'), /Override signed as chair/);
        await closes(world);
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'closed');
        assert.equal(childCase.signed?.length, 2);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A transfer that waits for its acceptance over a review',
  'transfer-waits',
  [
    [
      'the panel of 19 January has opened the case; he is to move',
      async (world) => {
        await isOpened(world);
        world.clock.at('2027-01-27T10:00:00.000Z');
      },
    ],
    [
      'Moira begins the transfer; Priya and Tess are told the same day, and not where to',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'MSET-' });
        await window.presses('More');
        await window.presses('Transfer out');
        assert.match(
          await window.presses('Transfer out', { on: 'Receiving council', fill: move }),
          /Transfer waiting[^]*The panel reviews it on Tuesday 16 February[^]*transfer pack/,
        );
        for (const who of [priya, tess])
          assert.match(world.windowOf(who).reads(), /Transfer waiting[^]*Waiting for the other council to accept/);
        tellsNothing(world);
      },
    ],
    [
      'five working days without an answer: Moira and Tess are reminded, and every five from then',
      async (world) => {
        const reminded = async (): Promise<number> => (await world.caseOf(ref)).called?.['transfer']?.times ?? 0;
        await world.passesTo('2027-02-03T10:00:00.000Z');
        assert.equal(await reminded(), 1);
        await world.passesTo('2027-02-10T10:00:00.000Z');
        assert.equal(await reminded(), 2);
      },
    ],
    [
      'meanwhile its review falls due as before: the panel of February continues, and it still waits',
      async (world) => {
        assert.match(world.windowOf(priya).reads(), /Waiting for the other council[^]*The review is late/);
        await panelMeets(world, '2027-02-16');
        await world.has(ref, decided('continue', planned('2027-02-16', 'panel')));
        await panelEnds(world, '2027-02-16');
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'transferWaiting');
        assert.equal(childCase.reviewOn, '2027-03-16');
        await world.passesTo('2027-02-17T10:00:00.000Z');
        assert.match(world.windowOf(moira).reads(), /Waiting for the other council/);
      },
    ],
    [
      'the acceptance comes in writing; one of tomorrow is refused, then it ends, and Priya is told',
      async (world) => {
        const window = world.windowOf(moira);
        await window.presses('Record acceptance', { on: 'Waiting for the other council' });
        const fill = {
          'Who accepted': 'Una Fakename, duty manager',
          'Date of the written acceptance': '18/2/2027',
          'Where it is kept': 'Case system, letters in',
        };
        assert.match(await window.presses('Record acceptance', { on: 'Who accepted', fill }), /still to come/);
        const before = { ...fill, 'Date of the written acceptance': '26/1/2027' };
        assert.match(
          await window.presses('Record acceptance', { on: 'Who accepted', fill: before }),
          /before this transfer began/,
        );
        world.clock.at('2027-02-18T10:00:00.000Z');
        assert.match(await window.presses('Record acceptance', { on: 'Who accepted', fill }), /Transferred/);
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'transferred');
        assert.deepEqual(rungsOf(childCase), []);
        assert.match(world.windowOf(priya).reads(), /Transferred/);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'The transfer pack: what is in it, and that it was given',
  'transfer-pack',
  [
    [
      'the panel of 19 January has opened the case; he is to move, and Moira begins the transfer',
      async (world) => {
        await isOpened(world);
        world.clock.at('2027-01-27T10:00:00.000Z');
        await world.has(ref, transferBegun());
      },
    ],
    [
      'the pack has what the other council needs: no LADO record, no other case, and what our bands mean',
      async (world) => {
        const other = mintReference(Buffer.alloc(8, 7));
        const told = { news: `The cousin of ${other} saw him; ${ref} is his own.`, risk: 'no' } as const;
        await world.has(ref, ladoTold(world.clock.now()), [priya, 1, 'addUpdate', told]);
        const { ports } = world;
        const reader = { ports, ask: createAsk(ports), person: moira, directory, now: world.clock.now() };
        const pack = JSON.stringify(await packOnPaper(reader, ref));
        assert.doesNotMatch(pack, /LADO|Agreed\.|Pack given/);
        assert.ok(!pack.includes(other), 'no other case');
        assert.match(pack, /The cousin of another case saw him; MSET-4F7K-24 is his own/);
        assert.match(pack, /What our bands mean[^]*Significant[^]*16 points and more[^]*Do not carry a band over/);
      },
    ],
    [
      'Moira gives it, and records when, by whom and to whom; an acceptance says what stays open here',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.presses('Read', { on: 'Waiting for the other council' });
        await window.presses('Record pack given');
        const fill = {
          'Given on': '26/1/2027',
          'Given by': 'Moira Mocksworth, co-ordinator',
          'Given to': 'Una Fakename, duty manager, by secure mail',
        };
        const early = await window.presses('Record pack given', { on: 'Given on', fill });
        assert.match(early, /before this transfer began/);
        const given = { ...fill, 'Given on': '27/1/2027' };
        assert.match(
          await window.presses('Record pack given', { on: 'Given on', fill: given }),
          /Pack recorded as given/,
        );
        await window.says(`case ${ref}`);
        await window.presses('Read', { on: 'Waiting for the other council' });
        assert.match(
          await window.presses('History'),
          /Pack given on Wednesday 27 January 2027: by Moira Mocksworth, co-ordinator to Una Fakename/,
        );
        tellsNothing(world);
      },
    ],
    [
      'they accept before the LADO has said what follows: the form says that this stays open here',
      async (world) => {
        world.clock.at('2027-01-28T10:00:00.000Z');
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        const form = await window.presses('Record acceptance', { on: 'Waiting for the other council' });
        assert.match(form, /Still owed here after the acceptance:[^]*LADO’s outcome[^]*Tell them what is open/);
        assert.doesNotMatch(form, /press Record pack given/);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A child moves before the panel has opened the case',
  'transfer-before-panel',
  [
    [
      'listed for the pre-MSET; he is to move, and Moira begins the transfer',
      async (world) => {
        await meetingIsPlanned(world, preMset.id);
        await world.has(ref, filledIn(), submitted(), noConflict(), consented(), listed());
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'MSET-' });
        await window.presses('More');
        await window.presses('Transfer out');
        assert.match(await window.presses('Transfer out', { on: 'Receiving council', fill: move }), /transfer pack/);
        const childCase = await world.caseOf(ref);
        assert.deepEqual([childCase.stage, childCase.transferring?.council], ['listed', 'Gateshead']);
        assert.match(world.windowOf(priya).reads(), /Listed[^]*Waiting for the other council to accept/);
        tellsNothing(world);
      },
    ],
    [
      'his aunt changes her mind: stopped, it is listed as before; then he moves after all',
      async (world) => {
        const window = world.windowOf(moira);
        const again = async (button: string): Promise<void> => {
          await window.says(`case ${ref}`);
          await window.presses(button, { on: 'Waiting for the other council' });
        };
        await again('Read');
        if (!window.reads().includes('[ Stop transfer ]')) await window.presses('More');
        await window.presses('Stop transfer');
        const why = { Reason: 'His aunt cannot take him.' };
        assert.match(await window.presses('Stop transfer', { on: 'Reason', fill: why }), /Transfer stopped/);
        const childCase = await world.caseOf(ref);
        assert.deepEqual([childCase.stage, childCase.transferring], ['listed', undefined]);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'On the agenda of' });
        await window.presses('More');
        await window.presses('Transfer out');
        await window.presses('Transfer out', { on: 'Receiving council', fill: move });
        await again('Record acceptance');
        const fill = {
          'Who accepted': 'Una Fakename, duty manager',
          'Date of the written acceptance': '4/1/2027',
          'Where it is kept': 'Case system, letters in',
        };
        assert.match(await window.presses('Record acceptance', { on: 'Who accepted', fill }), /Transferred/);
        assert.equal((await world.caseOf(ref)).stage, 'transferred');
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);
