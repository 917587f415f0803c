// What was recorded by a slip is put right: a death of a living child, a missing episode, a decision, an action on the wrong case
// (docs/process.md P14.5). What is stored holds together all the while.
import assert from 'node:assert/strict';
import path from 'node:path';
import { owedClock } from '../../src/domain/case/owed/owed.ts';
import { missingNow } from '../../src/domain/case/state/episodes.ts';
import { minutesOnPaper } from '../../src/reading/print/meeting-papers.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  directory,
  greta,
  hal,
  ife,
  kestrelReference as ref,
  moira,
  must,
  priya,
  ravi,
  tess,
  colin,
} from '../people/builders.ts';
import { asked } from '../casework/partition.ts';
import { isMissing } from '../people/episode-builders.ts';
import { ada, lee, panel } from '../people/meeting-builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { walked } from './journey.ts';
import { folderWith, runs } from './people/data-folder.ts';
import { isOpened } from './people/review-deeds.ts';

const people = [priya, colin, greta, moira, tess, ravi, ada, lee, hal, ife];
const why = 'Why it was wrong';

/** The number of the newest fact of this step. */
const numberOf = async (world: World, step: string): Promise<string> =>
  String(must((await world.ports.cases.facts(ref)).findLast((fact) => fact.step === step)).number);
const countOf = async (world: World, step: string): Promise<number> =>
  (await world.ports.cases.facts(ref)).filter((fact) => fact.step === step).length;

async function opensHistory(world: World, who: Person): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  await window.opens({ on: ref });
  return window.steps({ on: ref });
}
/** From the line of the history to the answer. */
async function putsRight(
  world: World,
  who: Person,
  step: string,
  fill: Readonly<Record<string, string>>,
): Promise<string> {
  let shown = await opensHistory(world, who);
  const window = world.windowOf(who);
  const line = { on: 'History', ref: await numberOf(world, step) };
  const isThere = (): boolean => {
    try {
      return window.sending('Put right', line).verb !== '';
    } catch {
      return false;
    }
  };
  while (!isThere()) shown = await window.presses(must(/Earlier \(\d+\)/.exec(shown)?.[0]), { on: 'History' });
  await window.presses('Put right', line);
  return window.presses('Put right', { on: why, fill });
}
async function isWhole(world: World): Promise<void> {
  const copy = path.join(world.folder, 'copy.sqlite');
  world.backup(copy);
  const { code, out } = await runs('verify', await folderWith(copy));
  assert.equal(code, 0, out);
}
/** Nothing stored in a chat says what was recorded, or that it was wrong. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['Kestrel', 'bridge', 'has died', 'other boy', 'bus stop', 'licensing']) {
    assert.ok(!told.includes(secret), secret);
  }
}

describe('Slips are put right', () =>
  walked(
    'Slips are put right',
    'put-right',
    [
      ['the panel of 19 January has opened the case', async (world) => isOpened(world)],
      [
        'Moira records a death, of the wrong child: head of service, officer and chair are told by the reference',
        async (world) => {
          world.clock.at('2027-01-25T10:00:00.000Z');
          const before = await world.caseOf(ref);
          const window = world.windowOf(moira);
          await window.says(`case ${ref}`);
          await window.opens({ on: ref });
          await window.presses('More');
          await window.presses('Record death or serious harm');
          const fill = {
            'What happened': 'The child has died',
            Date: '24/1/2027',
            'When did the council become aware?': '25/1/2027 09:00',
            'What is known': 'He fell from a bridge.',
          };
          await window.presses('Record death or serious harm', { on: 'What is known', fill });
          assert.match(world.windowOf(ife).reads(), /Legal hold: notice to the national panel/);
          assert.notDeepEqual(owedClock(await world.caseOf(ref)), owedClock(before));
        },
      ],
      [
        'she sees it an hour later, and asks to take it back from the line of the history: nothing is taken back yet, and she cannot confirm it herself',
        async (world) => {
          world.clock.at('2027-01-25T11:00:00.000Z');
          const done = await putsRight(world, moira, 'recordHarm', { [why]: 'It was the other boy of that school.' });
          assert.match(done, /A second person confirms it[^]*Nothing is taken back yet/);
          assert.equal((await world.caseOf(ref)).hold?.died, true);
          await opensHistory(world, moira);
          const form = await world
            .windowOf(moira)
            .presses('Put right', { on: 'History', ref: await numberOf(world, 'recordHarm') });
          assert.match(form, /You asked for this\. Someone else confirms it/);
          assert.doesNotMatch(form, /Take back that the child died/);
        },
      ],
      [
        'Greta confirms it, twice with one press: one fact; the child has every clock of before, and those who were told are told',
        async (world) => {
          world.clock.at('2027-01-25T11:30:00.000Z');
          await opensHistory(world, greta);
          const window = world.windowOf(greta);
          await window.presses('Put right', { on: 'History', ref: await numberOf(world, 'recordHarm') });
          const fill = {
            'What is to be done': 'Take back that the child died or was seriously harmed',
            [why]: 'I rang the school: he is there.',
          };
          world.clock.passes(1500);
          const { verb, data } = window.sending('Put right', { on: why, fill });
          await window.presses('Put right', { on: why, fill });
          await window.sends(verb, data);
          await world.settled();
          assert.equal(await countOf(world, 'putRight'), 2, 'the asking, and one that takes it back');
          const after = await world.caseOf(ref);
          assert.equal(after.hold, undefined);
          assert.equal(after.stage, 'open');
          assert.match(world.windowOf(ife).reads(), /Put right[^]*recorded by mistake/);
          for (const who of [priya, tess, hal])
            assert.match(world.windowOf(who).reads(), /has been put right: read the history/, who.name);
          tellsNothing(world);
        },
      ],
      [
        'the history keeps the line, struck through, with who put it right and why, in words',
        async (world) => {
          const history = await opensHistory(world, priya);
          assert.match(
            history,
            /~~[^~]*The child has died[^~]*~~\nPut right on Mon 25 Jan 11:30 by Moira Example and Greta Specimen: It was the other boy of that school\. I rang the school: he is there\./,
          );
        },
      ],
      [
        'Priya records him missing, of another child: put right by one, there is no span, no early review, and the next is M2',
        async (world) => {
          await world.has(ref, isMissing({ grade: 'high' }, priya));
          assert.ok(missingNow(await world.caseOf(ref)));
          const done = await putsRight(world, priya, 'recordMissing', { [why]: 'The other boy again.' });
          assert.match(done, /Taken back: that the child was missing/);
          const after = await world.caseOf(ref);
          assert.equal(missingNow(after), undefined);
          assert.ok(!('early' in after));
          assert.doesNotMatch(world.windowOf(tess).reads(), /A case of yours needs you now/);
          await world.has(ref, isMissing({}, priya));
          assert.equal(missingNow(await world.caseOf(ref))?.id, 'M2');
        },
      ],
      [
        'an action that Moira set on the wrong case goes from Ravi, whose card says that he need do nothing',
        async (world) => {
          await world.has(ref, asked());
          assert.match(world.windowOf(ravi).reads(), /Your action/);
          await putsRight(world, moira, 'addAction', { [why]: 'It is for another case.' });
          assert.match(world.windowOf(ravi).reads(), /Action taken back[^]*You need do nothing more here/);
          assert.equal((await world.ports.cases.parts(ref, 'action')).length, 0);
          tellsNothing(world);
        },
      ],
      [
        'the panel’s decision was of the child before on the agenda: two people take it back, the panel has him again, and the minutes keep what was said',
        async (world) => {
          await putsRight(world, moira, 'recordDecision', { [why]: 'Recorded on the wrong item.' });
          const fill = {
            'What is to be done': 'Take back the decision of the meeting',
            [why]: 'I chaired it: that is so.',
          };
          const done = await putsRight(world, tess, 'recordDecision', fill);
          assert.match(done, /Taken back: the decision of the meeting|was built on/);
          const after = await world.caseOf(ref);
          assert.equal(after.stage, 'toPanel');
          const { ports } = world;
          const reader = { ports, ask: createAsk(ports), person: tess, directory, now: world.clock.now() };
          const minutes = JSON.stringify(await minutesOnPaper(reader, panel.id));
          assert.match(
            minutes,
            /This decision counts no more[^]*Put right on [^]*Recorded on the wrong item[^]*Open with plan/,
          );
          await isWhole(world);
        },
      ],
    ],
    async () => openWorld({ faults: true, people }),
  ));
