// A negative decision of the NRM calls while there is time to ask for another look; at 17 years and 10 months the young person is
// asked whether they stay in it (docs/process.md P17.12).
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  submitted,
  tess,
} from '../people/builders.ts';
import { adultLeadNamed, listed, preMset } from '../people/meeting-builders.ts';
import type { CaseRung } from '../../src/domain/case/state/rungs.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

/** So late that nothing else is asked for meanwhile. */
const inApril = { ...preMset, id: must(toMeetingId('preMset-2027-04-13')), date: '2027-04-13' };

/** What can be recorded outside MSET, as Priya comes to it. */
async function records(world: World): Promise<string> {
  const window = world.windowOf(priya);
  await window.says(`case ${ref}`);
  const opened = await window.opens({ on: ref });
  if (!opened.includes('[ NRM, CAWN, LADO …')) await window.presses('More', { on: ref });
  return window.presses('NRM, CAWN, LADO …', { on: ref });
}
/** Who was called for it, each time so far. */
async function called(world: World, rung: CaseRung): Promise<readonly (readonly string[])[]> {
  const names = new Map(everybody.map(({ objectId, name }) => [objectId as string, name]));
  const facts = await world.ports.cases.facts(ref);
  const calls = facts.flatMap((fact) => (fact.step === 'remindCase' ? (fact.data.calls ?? []) : []));
  return calls.filter((one) => one.rung === rung).map(({ to }) => to.map((id) => names.get(id) ?? id).toSorted());
}
const [colins, moiras, priyas] = [colin.name, moira.name, priya.name];

journey('A negative decision of the NRM, and a young person who turns 18 in it', 'nrm', [
  [
    'the referral says that the NRM has Kestrel, who is 17: Priya records it, and that reasonable grounds were refused today',
    async (world) => {
      await world.meets(inApril.id, [
        moira,
        1,
        'planMeeting',
        { type: 'preMset', date: inApril.date, time: '14:00', chair: tess.objectId },
      ]);
      await world.has(
        ref,
        filledIn(priya, { ...kestrel, dateOfBirth: '15/5/2009', nrm: 'submitted', nrmDate: '29/12/2026', nrmWhy: '' }),
        submitted(),
        noConflict(),
        consented(),
        listed(inApril),
        adultLeadNamed(),
      );
      assert.match(
        await records(world),
        /says it was submitted on Tuesday 29 December 2026[^]*\n\[ Record NRM referral \]/,
      );
      const window = world.windowOf(priya);
      await window.presses('Record NRM referral');
      const sent = { status: 'submitted', on: '29/12/2026' };
      await window.presses('Record NRM referral', { on: 'What was decided', fill: sent });
      await window.presses('Record NRM referral', { on: 'One more question', fill: { reference: 'NRM-1' } });
      await records(world);
      await window.presses('Record reasonable grounds');
      const fill = { on: '4/1/2027', decision: 'negative' };
      assert.match(
        await window.presses('Record reasonable grounds', { on: 'Date of the decision', fill }),
        /may be asked for until Wednesday 3 February 2027/,
      );
    },
  ],
  [
    'no one is called before the tenth day; then Priya and Moira are',
    async (world) => {
      await world.passesTo('2027-01-13T10:00:00.000Z');
      assert.deepEqual(await called(world, 'owed.nrmReconsider'), []);
      await world.passesTo('2027-01-14T10:00:00.000Z');
      assert.deepEqual(await called(world, 'owed.nrmReconsider'), [[moiras, priyas]]);
    },
  ],
  [
    'on the 25th day Colin is called with them',
    async (world) => {
      await world.passesTo('2027-01-28T10:00:00.000Z');
      assert.deepEqual(await called(world, 'owed.nrmReconsiderLast'), []);
      await world.passesTo('2027-01-29T10:00:00.000Z');
      assert.deepEqual(await called(world, 'owed.nrmReconsiderLast'), [[colins, moiras, priyas]]);
    },
  ],
  [
    'Priya records that it is asked for: its outcome is awaited, and no one is called for the decision any more',
    async (world) => {
      await records(world);
      const window = world.windowOf(priya);
      await window.presses('Record reconsideration');
      const fill = { status: 'asked', on: '29/1/2027', who: priya.name, note: 'The police know more.' };
      assert.match(
        await window.presses('Record reconsideration', { on: 'Who asked for it', fill }),
        /Outcome of the reconsideration/,
      );
      assert.doesNotMatch(await records(world), /Consent at 18/);
    },
  ],
  [
    'at 17 years and 10 months Priya and Moira are called: does the young person agree to stay in the NRM? There is no answer yet',
    async (world) => {
      await world.passesTo('2027-03-15T10:00:00.000Z');
      assert.deepEqual(await called(world, 'owed.nrmAt18'), [[moiras, priyas]]);
      assert.match(await records(world), /Consent at 18 to stay in the NRM/);
      const window = world.windowOf(priya);
      await window.presses('Record consent at 18');
      const fill = { on: '15/3/2027', who: priya.name, answer: 'notYet', childsWords: 'Let me think about it.' };
      await window.presses('Record consent at 18', { on: 'Do they agree', fill });
    },
  ],
  [
    'a week later they are called again; they agree, and no one is asked again',
    async (world) => {
      await world.passesTo('2027-03-22T10:00:00.000Z');
      assert.equal((await called(world, 'owed.nrmAt18')).length, 2);
      await records(world);
      const window = world.windowOf(priya);
      await window.presses('Record consent at 18');
      const fill = {
        on: '22/3/2027',
        who: priya.name,
        answer: 'yes',
        childsWords: 'Yes. I want them to look again.',
      };
      await window.presses('Record consent at 18', { on: 'Do they agree', fill });
      await world.passesTo('2027-03-30T10:00:00.000Z');
      assert.equal((await called(world, 'owed.nrmAt18')).length, 2);
      assert.doesNotMatch(await records(world), /Consent at 18 to stay/);
    },
  ],
]);
