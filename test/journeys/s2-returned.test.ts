// S2 of docs/process.md 19: two answers are missing, "Not known yet" serves for them, and the manager asks for one all the same.
import assert from 'node:assert/strict';
import { onLastPage, colin, kestrel, must, priya } from '../people/builders.ts';
import { fillsIn, readsAll } from './people/deeds.ts';
import { journey } from './journey.ts';

const { missingEpisodes: _count, childsWords: _words, ...unfinished } = kestrel;
let reference = '';

journey('S2: a referral is returned for the child’s voice and submitted again', 's2-returned', [
  [
    'Priya cannot submit without the count of missing episodes and the child’s words',
    async (world) => {
      const priyas = world.windowOf(priya);
      reference = await fillsIn(priyas, unfinished);
      const answer = await priyas.presses('Submit for consent', { fill: onLastPage(kestrel) });
      assert.match(answer, /Not sent/);
      assert.match(answer, /Missing episodes in the last 90 days/);
      assert.match(answer, /The child’s own words, wishes and feelings/);
      assert.equal((await world.caseOf(reference)).stage, 'draft');
      assert.ok(!world.windowOf(colin).reads().includes(reference), 'Colin is not asked');
    },
  ],
  [
    'ticking "Not known yet" without a reason is not enough',
    async (world) => {
      const notKnown = 'Missing episodes in the last 90 days; The child’s own words, wishes and feelings';
      const priyas = world.windowOf(priya);
      await priyas.presses('Not known yet', { on: 'Page 9 of 9' });
      const last = await priyas.presses('Done', { on: 'Part of page 9', fill: { 'Tick what is not known': notKnown } });
      assert.match(last, /2 are not known yet[^]*● Because something is not known yet/);
      const answer = await priyas.presses('Submit for consent');
      assert.match(answer, /Not sent. Still needed: Why it is not known yet/);
      assert.equal((await world.caseOf(reference)).stage, 'draft');
    },
  ],
  [
    'she says why, and it is sent',
    async (world) => {
      await world.windowOf(priya).presses('Submit for consent', { fill: { Why: 'no visit yet' } });
      const { stage, notKnown } = await world.caseOf(reference);
      assert.equal(stage, 'awaitingConsent');
      assert.deepEqual(notKnown, { fields: ['missingEpisodes', 'childsWords'], why: 'no visit yet' });
    },
  ],
  [
    'Colin reads that it is not known yet, and returns it: the voice is missing',
    async (world) => {
      world.clock.at('2027-01-04T11:30:00Z');
      const colins = world.windowOf(colin);
      await readsAll(colins);
      const form = await colins.presses('Return for information');
      assert.match(form, /Reason/);
      const refused = await colins.presses('Return for information', { on: 'Note', fill: { Reason: 'Voice missing' } });
      assert.match(refused, /Note: this is needed/);
      await colins.presses('Return for information', { on: 'Note', fill: { Note: 'Please ask him what he wants.' } });
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'returned');
      assert.deepEqual(childCase.returned.reasons, ['voice']);
      assert.match(colins.reads(), /✓ Returned for information · Mon 4 Jan 11:30/);
    },
  ],
  [
    'Priya is told why, writes down his words and submits again',
    async (world) => {
      world.clock.at('2027-01-05T14:00:00Z');
      const priyas = world.windowOf(priya);
      const told = await priyas.opens({ on: 'Returned' });
      assert.match(told, /Reason: Voice missing\nNote: Please ask him what he wants\./);
      const asked = await priyas.presses('Continue', { on: 'Returned by' });
      assert.match(
        asked,
        /Page 6 of 9[^]*Note: Please ask him[^]*● Colin Fixture asks about this \(2 of 2\)\nThe child’s own words/,
      );
      await priyas.presses('Back to check', { on: 'Page 6 of 9' });
      const refused = await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
      assert.match(refused, /Not sent. Nothing has changed since Colin Fixture returned it/);
      assert.match(refused, /I changed nothing because/);
      await priyas.presses('Change page 6');
      const words = { 'The child’s own words, wishes and feelings': must(kestrel['childsWords']) };
      await priyas.presses('Back to check', { on: 'Page 6 of 9', fill: words });
      await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'awaitingConsent');
      assert.equal(childCase.submission.round, 2);
      assert.equal(childCase.submission.due.at, '2027-01-06T14:00:00.000Z');
    },
  ],
  [
    'the history shows both versions and what changed',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.opens({ on: 'With manager' });
      const history = await priyas.steps();
      assert.match(history, /Submitted for consent \(version 1\)\./);
      assert.match(history, /Resubmitted \(version 2\)\./);
      assert.match(history, /wishes and feelings: now “I want football back[^]*, before not answered\./);
      const versions = (await world.ports.cases.facts((await world.caseOf(reference)).reference)).flatMap((fact) =>
        fact.step === 'submit' || fact.step === 'resubmit' ? [fact.data.answers['childsWords']] : [],
      );
      assert.deepEqual(versions, [undefined, kestrel['childsWords']]);
    },
  ],
  [
    'Colin is asked again, with the conflict question first, and reads what changed',
    async (world) => {
      const colins = world.windowOf(colin);
      assert.match(colins.card('Management consent needed').summary, /consent needed by Wed 6 Jan 14:00/);
      assert.match(colins.reads(), /Resubmitted after it was returned: the first card says what changed/);
      assert.match(await colins.opens({ on: 'Resubmitted' }), /know this family personally\?/);
      const first = await colins.presses('No, go on');
      assert.match(
        first,
        /Resubmitted: what changed[^]*wishes and feelings: “Not known yet: no visit yet” → “.*football back/,
      );
    },
  ],
]);
