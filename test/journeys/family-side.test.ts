// The family's side: a mother who was told and asked, and a partner who must not be told and knows (docs/process.md P17.14).
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrel,
  kestrelReference as ref,
  moira,
  noConflict,
  priya,
  submitted,
  tess,
  type StoryRow,
} from '../people/builders.ts';
import { lee, listed, nowChanged, preMset } from '../people/meeting-builders.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const form = 'Have they been told of MSET?';
const first = 'Parental responsibility?';
const partner = 'Her mother’s partner';
const warned: StoryRow = nowChanged({
  trueNow: 'tell',
  mustNotBeTold: 'yes',
  toldWho: partner,
  toldWhy: 'He is the exploiter.',
});

journey(
  'What the family was told, and what they say',
  'family-side',
  [
    [
      'a referral is listed; on its item the meeting reads that no one was asked, with what the referral says',
      async (world) => {
        await world.meets(preMset.id, [
          moira,
          1,
          'planMeeting',
          { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId },
        ]);
        await world.has(ref, ...filledIn(priya, kestrel), submitted(), noConflict(), consented(), listed());
        const item = await world.windowOf(tess).sends('meeting.item', { meeting: preMset.id, ref });
        assert.match(JSON.stringify(item.card), /not asked since the referral, which says: parents know: /);
      },
    ],
    [
      'Priya records that she told the mother, and what the mother says; one press, one fact, and no one is called',
      async (world) => {
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Record family contact', { on: ref });
        const person = {
          Name: 'Ann Madeup',
          'Who are they to the child?': 'Mother',
          'Parental responsibility?': 'Yes',
          'How to reach them': '0191 498 0001',
          'Do they need an interpreter?': 'Yes',
        };
        const spoken = await window.presses('Next', { on: first, fill: person });
        assert.match(spoken, /In which language\?/);
        const asked = await window.presses('Next', {
          on: 'In which language?',
          fill: { 'In which language?': 'Polish' },
        });
        assert.doesNotMatch(asked, /What were they told\?/);
        const more = await window.presses('Record family contact', {
          on: form,
          fill: { [form]: 'Yes', 'Asked for their view?': 'Yes' },
        });
        assert.match(more, /Nothing is sent yet: 3 more questions above\. Then: Their view\./);
        const before = (await world.caseOf(ref)).facts;
        await window.presses('Next', {
          on: 'Nothing is sent yet',
          fill: {
            'What were they told?': 'That we ask MSET for help, and who is there.',
            'When?': '4/1/2027',
            'By whom?': 'Priya Testworth',
          },
        });
        const done = await window.presses('Record family contact', {
          on: 'Their view',
          fill: { 'Their view': 'I want him home at night.' },
        });
        assert.match(done, /Family contact recorded/);
        assert.equal((await world.caseOf(ref)).facts, before + 1);
      },
    ],
    [
      'Moira reads it on the case, and the meeting on its item; in the chat stands nothing of it',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        assert.doesNotMatch(window.reads(), /Ann|home at night/);
        await window.opens({ on: ref });
        const card = await window.presses('History');
        assert.match(card, /The family’s side[^]*Ann Madeup, mother: Has parental responsibility\./);
        assert.match(card, /Interpreter needed: Polish\. Told Monday 4 January 2027 by Priya Testworth: That we ask/);
        const item = await world.windowOf(tess).sends('meeting.item', { meeting: preMset.id, ref });
        assert.match(
          JSON.stringify(item.card),
          /told Monday 4 January 2027 by Priya Testworth; interpreter: Polish; view: I want him home at night\./,
        );
      },
    ],
    [
      'Moira learns who must not be told; that he was told is not taken before it is said that it is he, and what is done',
      async (world) => {
        await world.has(ref, warned);
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Record family contact', { on: ref });
        const he = {
          'Who is it about?': 'Someone else',
          'Parental responsibility?': 'No',
          'Do they need an interpreter?': 'No',
        };
        const person = await window.presses('Next', { on: first, fill: he });
        assert.match(person, /Because it is someone else/);
        await window.presses('Next', {
          on: 'Because it is someone else',
          fill: { Name: 'Bob Elsewhere', 'Who are they to the child?': 'Other' },
        });
        const more = await window.presses('Record family contact', {
          on: form,
          fill: { [form]: 'Yes', 'Asked for their view?': 'Not yet' },
        });
        assert.match(
          more,
          /Who must not be told\? Her mother’s partner[^]*Someone must not be told\. Is it this person\?/,
        );
        const before = (await world.caseOf(ref)).facts;
        const said = {
          'What were they told?': 'The mother told him of the meeting.',
          'When?': '4/1/2027',
          'By whom?': 'Her mother',
        };
        const without = await window.presses('Record family contact', { on: 'Nothing is sent yet', fill: said });
        assert.match(without, /Is it this person\? This is needed/);
        assert.equal((await world.caseOf(ref)).facts, before);
        const knows = { 'Someone must not be told. Is it this person?': 'Yes, and they know' };
        await window.presses('Record family contact', { on: 'Is it this person?', fill: knows });
        const done = await window.presses('Record family contact', {
          on: 'Nothing is sent yet',
          fill: { 'What is being done now that they know?': 'The police see the family tonight.' },
        });
        assert.match(done, /Someone knows who must not be told/);
      },
    ],
    [
      'the lead worker and the chair are called, without a word of what; each reads it on the case',
      async (world) => {
        for (const who of [priya, tess]) {
          const stored = world.windowOf(who).reads();
          assert.match(stored, /Urgent: what the family knows was recorded/, who.name);
          assert.doesNotMatch(stored, /Elsewhere|police see|partner/, who.name);
          const card = await world.windowOf(who).opens({ on: 'Urgent: what the family knows was recorded' });
          assert.match(
            card,
            /Someone must not be told\.[^]*▲ Bob Elsewhere knows\. What is being done\? The police see the family tonight\.[^]*# Kestrel/,
          );
        }
      },
    ],
    [
      'the history has each contact; Priya takes back a slip, and what stood before counts again',
      async (world) => {
        const window = world.windowOf(priya);
        await world.has(ref, [priya, 1, 'recordFamily', { relative: 'F1', asked: 'declined', isWarnedOf: 'other' }]);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        const history = await window.steps({ on: ref });
        assert.match(history, /Priya Testworth\. Family contact recorded\.[^]*Their view: I want him home at night\./);
        const { number } = (await world.ports.cases.facts(ref)).at(-1) ?? { number: 0 };
        await world.has(ref, [
          priya,
          1,
          'putRight',
          { fact: String(number), how: '', why: 'She said it of another meeting.' },
        ]);
        assert.deepEqual(
          (await world.caseOf(ref)).family?.map(({ name, asked }) => [name, asked]),
          [
            ['Ann Madeup', 'yes'],
            ['Bob Elsewhere', 'notYet'],
          ],
        );
      },
    ],
  ],
  undefined,
  [...everybody, tess, lee],
);
