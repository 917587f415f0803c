// Risk assessments in chat (docs/process.md 20): one over two people and a restart, put right by a second practitioner; at a
// review it falls one band; a child under 13; past harm; too little known.
import assert from 'node:assert/strict';
import { completedOf, type Completed } from '../../src/domain/case/assessment/assessment.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { ada, lee } from '../people/meeting-builders.ts';
import { allAnswered, e1, graded, riskBegun, riskCompleted, riskSaved } from '../people/assessment-builders.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { fillsIn } from './people/assess.ts';
import { isOpened } from './people/review-deeds.ts';

const ref = kestrelReference;
const people = [priya, colin, moira, tess, ravi, ada, lee];
const newest = async (world: World): Promise<Completed> =>
  must(completedOf(await world.ports.cases.parts(ref, 'assessment')).at(-1));
/** The case as it is typed for. */
async function opensCase(world: World, who: Person): Promise<void> {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  await window.opens({ ref });
}
/** Nothing stored in a chat says a sign, a band or who is at risk. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['C03', 'Unexplained money', 'Significant', 'two phones', 'Kestrel']) {
    assert.ok(!told.includes(secret), secret);
  }
}

/** Ticks, choices and buttons, from Assess risk to Complete assessment. */
let presses = 0;

journey(
  'A risk assessment over two people and a restart, put right by the second',
  'risk-two-people',
  [
    [
      'Priya opens her case and begins: strengths first, and what the referral says is put in',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented());
        const window = world.windowOf(priya);
        await window.opens({ on: 'Consent given' });
        assert.match(await window.presses('Assess risk'), /# Strengths\nPage 1 of 7/);
        presses += 1 + (await fillsIn(window, { signs: e1, strong: ['P1', 'P2'], until: 'General signs' }));
        assert.equal((await world.caseOf(ref)).risk?.draft?.by.name, 'Priya Testworth');
      },
    ],
    [
      'the bot is started again; Colin carries on where she was, and completes it',
      async (world) => {
        await world.restart();
        const window = world.windowOf(colin);
        await opensCase(world, colin);
        assert.match(await window.presses('Carry on assessment'), /# General signs/);
        presses += 1 + (await fillsIn(window, { signs: e1, strong: ['P1', 'P2'] }));
        assert.match(window.reads(), /Significant risk[^]*As answered[^]*by the score of 23[^]*people decide/);
        assert.match(await window.presses('Complete assessment'), /Significant risk[^]*Risk assessment completed\./);
        // Eleven signs, two strengths and No to all the others: 65 answers of 65, over two people.
        presses += 1;
        assert.ok(presses <= 48, `${presses} presses`);
        const { result, completed, signs } = await newest(world);
        assert.deepEqual([result.score.total, result.score.form, completed.by.name], [23, 'CE', 'Colin Fixture']);
        assert.deepEqual(signs, allAnswered(e1).signs);
        tellsNothing(world);
      },
    ],
    [
      'Priya puts it right: the money was explained; the version before stays as it is',
      async (world) => {
        const before = await newest(world);
        const window = world.windowOf(priya);
        await window.opens();
        await window.presses('Risk');
        await window.presses('Correct assessment');
        const reason = 'School has the receipts of the phones: 8 Jan.';
        await window.presses('Correct assessment', {
          on: 'What was wrong',
          fill: { 'What was wrong, and how you know': reason },
        });
        const { C03: _explained, ...rest } = e1;
        await fillsIn(window, { signs: rest, strong: ['P1', 'P2'] });
        assert.match(window.reads(), /C03 [^]*was evidenced, now no sign/);
        await window.presses('Complete assessment');
        const after = await newest(world);
        assert.deepEqual([after.version, after.corrects?.reason, after.result.score.total], [2, reason, 18]);
        assert.deepEqual(must(completedOf(await world.ports.cases.parts(ref, 'assessment'))[0]), before);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'An assessment at a review falls one band; the chair and one other agency may lower it',
  'risk-at-review',
  [
    [
      'the case was opened at Significant by an assessment of 23',
      async (world) => {
        await isOpened(world);
        await world.has(ref, riskBegun(), riskSaved('RA1', allAnswered(e1)), riskCompleted('RA1'));
      },
    ],
    [
      'Priya assesses again: every sign is over but one, and the band is Moderate all the same',
      async (world) => {
        const window = world.windowOf(priya);
        await opensCase(world, priya);
        await window.presses('Assess risk');
        await fillsIn(window, { signs: graded({ E: 'V04' }), strong: ['P1'] });
        assert.match(window.reads(), /Moderate risk[^]*As answered[^]*falls one step at a time/);
        await window.presses('Complete assessment');
        const { result } = await newest(world);
        assert.deepEqual([result.computed, result.band, result.rule], ['none', 'moderate', 'oneStep']);
      },
    ],
    [
      'Colin and Moira are called and read that it is lower; a third version with no sign at all goes no lower, and says why',
      async (world) => {
        for (const person of [colin, moira])
          assert.match(world.windowOf(person).reads(), /The risk band is lower than before/);
        const window = world.windowOf(priya);
        await opensCase(world, priya);
        await window.presses('Assess risk');
        await fillsIn(window, { signs: {}, strong: ['P1'] });
        assert.match(window.reads(), /Moderate risk[^]*As answered[^]*and the highest was Significant/);
        await window.presses('Complete assessment');
        assert.equal((await newest(world)).result.band, 'moderate');
      },
    ],
    [
      'Colin may not lower it; Tess proposes Emerging, and it holds once Ravi of the police agrees; both are kept',
      async (world) => {
        const fill = { Band: 'Emerging', Reason: 'Eight weeks without an episode.' };
        const colins = world.windowOf(colin);
        await opensCase(world, colin);
        await colins.presses('Risk');
        await colins.presses('Raise or lower');
        assert.match(await colins.presses('Raise or lower', { on: 'Band', fill }), /the chair and one other agency/);
        const window = world.windowOf(tess);
        await opensCase(world, tess);
        await window.presses('Risk');
        await window.presses('Raise or lower');
        assert.match(
          await window.presses('Raise or lower', { on: 'Band', fill }),
          /Moderate risk[^]*Proposed: Emerging by Tess/,
        );
        const ravis = world.windowOf(ravi);
        await opensCase(world, ravi);
        assert.match(await ravis.presses('Agree lower band'), /Proposed: Emerging, by Tess Gavel/);
        const why = { 'Why your agency agrees': 'No police contact since May.' };
        assert.match(await ravis.presses('Agree lower band', { on: 'Why your agency', fill: why }), /Emerging risk/);
        assert.match(
          ravis.reads(),
          /The tool says: Moderate[^]*People say: Emerging by Tess Gavel[^]*agreed by Sgt Ravi Mock, Northumbria Police/,
        );
        const latest = must((await world.caseOf(ref)).risk?.latest);
        assert.deepEqual([latest.band, latest.assessed], ['emerging', 'moderate']);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A child under 13, past harm, and too little known',
  'risk-floors',
  [
    [
      'a child of twelve with one sign is Moderate; Moira has what is not known found out with one press',
      async (world) => {
        const young = { ...kestrel, dateOfBirth: '14/3/2014', missingEpisodes: '0', types: 'online' };
        await world.has(ref, filledIn(priya, young), submitted(), noConflict(), consented());
        const window = world.windowOf(priya);
        await window.opens({ on: 'Consent given' });
        await window.presses('Assess risk');
        await fillsIn(window, {
          signs: graded({ S: 'ON1', H: 'C01' }),
          unknown: ['Vulnerabilities, 1 of 2', 'General signs'],
        });
        await window.presses('Complete assessment');
        const { result } = await newest(world);
        assert.deepEqual(
          [result.band, result.rule, result.pastHarm, result.confidence],
          ['moderate', 'underThirteen', ['C01'], 'low'],
        );
        assert.match(window.reads(), /Past harm: C01/);
        const moiras = world.windowOf(moira);
        await moiras.opens();
        assert.match(await moiras.presses('Risk'), /Confidence: Low: 21 of 42/);
        assert.match(await moiras.presses('Gather information'), /Information is asked for/);
        const [action] = await world.ports.cases.parts(ref, 'action');
        assert.match(must(action).needToKnow, /Emotional neglect at home/);
        assert.equal(must(action).owner?.name, 'Priya Testworth');
      },
    ],
  ],
  directory,
  people,
);
