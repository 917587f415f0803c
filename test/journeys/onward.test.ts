// NRM, CAWN, LADO, Prevent, section 45: asked for by the referral, recorded by forms, called for by the clock, read on card,
// page and agenda by those who may, told to no one by name, and whole.
import assert from 'node:assert/strict';
import { openedWith } from '../../src/reading/case/at-hand.ts';
import path from 'node:path';
import { createAsk } from '../../src/casework/read/ask.ts';
import { sectionsOnPage } from '../../src/reading/case/sections.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Reader } from '../../src/reading/reader.ts';
import { damaged, databaseIn, folderWith, runs } from './people/data-folder.ts';
import {
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { walked, type Step } from './journey.ts';

const parts = async (world: World) => world.ports.cases.parts(kestrelReference, 'onward');
const pageFor = async (world: World, person: Person): Promise<string> => {
  const { ports } = world;
  const reader: Reader = { ports, ask: createAsk(ports), person, directory, now: world.clock.now() };
  const seen = must(
    await reader.ask({
      person,
      directory,
      now: reader.now,
      reference: kestrelReference,
      what: 'case page',
      why: 'test',
    }),
  );
  return JSON.stringify((await sectionsOnPage(reader, seen, await openedWith(reader, seen, 'page'))).picture);
};
const ontoRecords = async (world: World): Promise<void> => {
  const priyas = world.windowOf(priya);
  await priyas.says(`case ${kestrelReference}`);
  const opened = await priyas.opens({ on: kestrelReference });
  // Where something is awaited it is the first button, else behind More.
  if (!opened.includes('[ NRM, CAWN, LADO …')) await priyas.presses('More');
  await priyas.presses('NRM, CAWN, LADO …');
};
const answers = { ...kestrel, worksWithChildren: 'yes', types: 'countyLines,radicalisation' };
const sailor = /Skipper Sample|coach|LADO|NRM|Prevent|radicalisation/i;

const steps: readonly Step[] = [
  [
    'Moira opens it: the LADO is due, and what the referral names is asked for',
    async (world) => {
      await world.has(kestrelReference, filledIn(priya, answers), submitted(), noConflict(), consented());
      const moiras = world.windowOf(moira);
      await moiras.opens({ on: 'Record what is due outside MSET' });
      assert.match(moiras.reads(), /LADO: someone of concern works with children[^]*Do it by Tue 5 Jan 10:00/);
      // It has no date: it stands where NRM is recorded and on the item of a meeting, not on every card of the case.
      assert.doesNotMatch(moiras.reads(), /NRM: considered, no decision yet/);
      assert.match(moiras.reads(), /Prevent: the referral suspects radicalisation/);
    },
  ],
  [
    'A day later no one has recorded it: Priya and Moira are called, and the chat does not say for what',
    async (world) => {
      await world.passesTo('2027-01-05T10:05:00Z');
      assert.doesNotMatch(
        world
          .windowOf(priya)
          .messages()
          .map(({ card }) => JSON.stringify(card))
          .join(''),
        sailor,
      );
      const priyas = world.windowOf(priya);
      await priyas.presses('Open and record', { on: 'Record what is due outside MSET' });
      assert.match(priyas.reads(), /▲ Late: this was due Tue 5 Jan 10:00/);
    },
  ],
  [
    'Priya records that the LADO was told; Moira is called, and may restrict the case at once',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Record that the LADO was told');
      const told = {
        known: 'tomorrow',
        on: '5/1/2027',
        who: 'Una Fakename',
        note: 'Skipper Sample, coach: strategy meeting.',
      };
      await priyas.presses('Record that the LADO was told', { on: 'What was agreed', fill: told });
      await priyas.presses('Record that the LADO was told', {
        on: 'What was agreed',
        fill: { ...told, known: '3/1/2027', on: '2/1/2027' },
      });
      assert.match(priyas.reads(), /before it was known/);
      await priyas.presses('Record that the LADO was told', {
        on: 'What was agreed',
        fill: { ...told, known: '30/12/2026' },
      });
      const moiras = world.windowOf(moira);
      await moiras.opens({ on: 'Referral received' });
      assert.match(moiras.reads(), /\[ Restrict \]/);
      assert.match(await moiras.presses('History'), /▲ Late: was due Thursday 31 December 2026|▲ Late: was due/);
      const facts = await world.ports.cases.facts(kestrelReference);
      assert.equal(facts.filter(({ step }) => step === 'remindCase').length, 1);
      await world.passesTo('2027-01-06T10:05:00Z');
      const again = (await world.ports.cases.facts(kestrelReference)).filter(({ step }) => step === 'remindCase');
      assert.doesNotMatch(JSON.stringify(again.slice(1)), /"lado"/);
    },
  ],
  [
    'Priya records the NRM referral; five working days later the decision is asked for, and again a week later',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.opens({ on: 'Consent given by' });
      await priyas.presses('More');
      await priyas.presses('NRM, CAWN, LADO …');
      await priyas.presses('Record another');
      await priyas.presses('Record NRM referral');
      await priyas.presses('Record NRM referral', {
        on: 'What was decided',
        fill: { status: 'submitted', on: '6/1/2027' },
      });
      await priyas.presses('Record NRM referral', { on: 'One more question', fill: { reference: 'NRM-77' } });
      assert.match(priyas.reads(), /Reasonable grounds decision: due Wednesday 13 January 2027/);
      await world.passesTo('2027-01-13T09:05:00Z');
      assert.equal(must((await parts(world)).find(({ kind }) => kind === 'nrm')).called, true);
      await world.passesTo('2027-01-20T09:05:00Z');
      const facts = await world.ports.cases.facts(kestrelReference);
      assert.equal(facts.filter(({ step }) => step === 'promptOnward').length, 2);
    },
  ],
  [
    'Positive reasonable grounds; the conclusive decision is awaited in thirty days, and no one is called before',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Open and record', { on: 'Record what is due outside MSET' });
      // Which one it is stands on the card of these records, to which the row leads.
      const due = await priyas.presses('record it', { on: '5 working days late' });
      assert.match(due, /▲ Late: was due Wednesday 13 January 2027/);
      await priyas.presses('Record reasonable grounds');
      const said = await priyas.presses('Record reasonable grounds', {
        on: 'Date of the decision',
        fill: { on: '19/1/2027', decision: 'positive' },
      });
      assert.match(
        said,
        /Conclusive grounds decision: not before Thursday 18 February 2027[^]*K5 is ready for the risk assessment/,
      );
      const nrm = must((await parts(world)).find(({ kind }) => kind === 'nrm'));
      assert.deepEqual([nrm.called, nrm.next, nrm.due], [undefined, 'recordConclusive', '2027-02-18']);
      assert.equal((await world.caseOf(kestrelReference)).nrm?.id, 'N2');
      await world.passesTo('2027-01-21T10:05:00Z');
      assert.match(world.windowOf(priya).reads(), /Complete the risk assessment/i);
    },
  ],
  [
    'A month later it is asked for and is not late; that there is no decision yet puts it off by three months',
    async (world) => {
      await world.passesTo('2027-02-18T09:05:00Z');
      const priyas = world.windowOf(priya);
      await ontoRecords(world);
      assert.match(priyas.reads(), /not before Thursday 18 February 2027/);
      await priyas.presses('record conclusive grounds');
      const said = await priyas.presses('Record conclusive grounds', {
        on: 'Date of the decision, or on which you asked',
        fill: { on: '18/2/2027', decision: 'pending' },
      });
      assert.match(said, /Conclusive grounds decision: to be asked for on Tuesday 18 May 2027/);
    },
  ],
  [
    'Negative in the end: a reconsideration is recorded, and its outcome awaited',
    async (world) => {
      const priyas = world.windowOf(priya);
      await ontoRecords(world);
      await priyas.presses('record conclusive grounds');
      const said = await priyas.presses('Record conclusive grounds', {
        on: 'Date of the decision, or on which you asked',
        fill: { on: '18/2/2027', decision: 'negative' },
      });
      assert.match(
        said,
        /Reconsideration: may be asked for until Saturday 20 March 2027\. [^\n]*press Record reconsideration/,
      );
      assert.equal((await world.caseOf(kestrelReference)).nrm, undefined);
      await ontoRecords(world);
      await priyas.presses('record reconsideration');
      const fill = { status: 'asked', on: '18/2/2027', who: 'Priya Testworth', note: 'The police have new evidence.' };
      assert.match(
        await priyas.presses('Record reconsideration', { on: 'Who asked for it, or decided not to', fill }),
        /Outcome of the reconsideration: to be asked for on Tuesday 18 May 2027/,
      );
      assert.match(await pageFor(world, priya), /The police have new evidence/);
    },
  ],
  [
    'The page has all of it for Priya, and all of it verifies',
    async (world) => {
      assert.match(await pageFor(world, priya), /Skipper Sample[^]*NRM-77|NRM-77[^]*Skipper Sample/);
      const copy = path.join(world.folder, 'copy.sqlite');
      world.backup(copy);
      const { code, out } = await runs('verify', await folderWith(copy));
      assert.equal(code, 0, out);
      const words = await runs('words', await folderWith(copy), '2027-01');
      assert.match(words.out, /^\| Team[^]*\| 1 +\| 0 /);
      const ill = `UPDATE docs SET body=replace(body, 'NRM-77', 'NRM-78') WHERE pk=? AND id='onward-N2'`;
      const damage = await runs('verify', await damaged(databaseIn(await folderWith(copy)), ill, kestrelReference));
      assert.match(damage.out, /N2/);
    },
  ],
];

describe('NRM, CAWN, LADO, Prevent and section 45', () =>
  walked('NRM, CAWN, LADO, Prevent, section 45', 'onward', steps, async () =>
    openWorld({ faults: true, people: everybody }),
  ));
