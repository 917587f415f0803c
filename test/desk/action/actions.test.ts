// Actions at the desk over the real store: one press one effect, nothing typed is lost.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { moira, noor, priya, ravi, someone } from '../../people/builders.ts';
import { ola } from '../../cards/cases/actions.ts';

import { channel, tenantId } from '../../worlds/teams-service.ts';
import { A1, actionFacts as factsIn, added, on, received, ref, sends as sendsIn, words } from './action-office.ts';
import { openOffice, type Office } from '../office.ts';

let office: Office;
const sends = (person: Person, verb: string, data?: object) => sendsIn(office, person, verb, data);
const actionFacts = () => factsIn(office);

describe('An action at the desk', () => {
  beforeEach(async () => {
    office = await openOffice();
    await office.has(...received);
  });
  afterEach(async () => office.close());

  describe('is accepted', () => {
    beforeEach(async () => office.has(added()));

    it('once, by one press that arrives twice and by another press later', async () => {
      const press = { ...A1, command: office.command() };
      const first = await office.presses(ola, 'action.accept', press);
      assert.match(first.reads, /^\| ✓ Accepted · Mon 4 Jan 10:00$/m);
      for (const again of [press, A1, { ...A1, command: office.command() }]) {
        assert.match((await office.presses(ola, 'action.accept', again)).reads, /✓ Accepted · Mon 4 Jan 10:00/);
      }
      assert.deepEqual(await actionFacts(), ['Moira Example addAction', 'PC Ola Sketch acceptAction']);
    });
    it('never unread: a card of before that offers it leads to the open card', async () => {
      const unread = await office.presses(ola, 'action.accept', A1);
      assert.match(unread.reads, /Nothing is accepted yet\.[^]*Press Open to read what it asks/);
      assert.deepEqual(await actionFacts(), ['Moira Example addAction']);
      const read = await sends(ola, 'action.open');
      assert.ok(read.reads.includes('Visit the takeaway'));
      const { verb, data } = read.button('Accept');
      assert.match((await office.presses(ola, verb, data)).reads, /✓ Accepted/);
      assert.doesNotMatch((await office.presses(ravi, 'list.actions', {})).reads, /\[ Accept \]/);
    });
    it('by one of two at once; the other reads who was first', async () => {
      const cards = await Promise.all(
        [ola, ravi].map((person) => office.presses(person, 'action.accept', { ...A1, command: office.command() })),
      );
      const [first, ...more] = (await actionFacts()).slice(1);
      assert.deepEqual(more, []);
      const [winner, second] = first === 'PC Ola Sketch acceptAction' ? [0, 1] : [1, 0];
      const name = [ola, ravi][winner]?.name ?? '';
      assert.match(cards[winner]?.reads ?? '', /✓ Accepted · Mon 4 Jan 10:00/);
      assert.ok(cards[second]?.reads.includes(`Already accepted by ${name} at 10:00`), cards[second]?.reads);
    });
    it('by nobody of another agency, of no agency, or whom nobody knows', async () => {
      const stranger = someone(900, 'Nobody Known');
      assert.match((await sends(stranger, 'action.accept')).reads, /You are not in the MSET directory/);
      assert.match((await sends(noor, 'action.accept')).reads, /not available to you/);
      assert.match((await sends(moira, 'action.accept')).reads, /another agency’s/);
      assert.deepEqual(await actionFacts(), ['Moira Example addAction']);
    });
  });

  it('of none of the types is called by what is to be done, for those who read that: never where it is stored or others look on', async () => {
    await office.has(added(undefined, undefined, 'other'));
    const task = 'Visit the takeaway';
    for (const who of [ola, moira])
      assert.match((await sends(who, 'action.open')).reads, /# Northumbria Police: Visit the takeaway/);
    assert.match((await sends(moira, 'case.actions', { ref })).reads, /Northumbria Police: Visit the takeaway\./);
    assert.ok(!(await sends(ola, 'list.actions', {})).reads.includes(task));
    assert.match((await sends(ola, 'list.action-names', {})).reads, /Visit the takeaway\./);
    const there = channel('19:police@thread.tacv2', tenantId, 'standard');
    office.passes(1500);
    const { body } = await office.teams.person(moira).presses('case.actions', { ref }, there);
    assert.match(JSON.stringify(body), /Northumbria Police: Action in its own words/);
    assert.ok(!JSON.stringify(body).includes(task));
    await office.teams.person(ola).says('my actions');
    const stored = office.chat(ola).join('\n');
    assert.match(stored, /\*\*Action in its own words\*\*/);
    assert.ok(!stored.includes(task), stored);
  });

  it('is marked done by its owner, who cannot verify it; the agency’s lead can, and the owner never twice', async () => {
    await office.has(added(), on('A1', ola, 'acceptAction'));
    const typed = { evidence: words, effect: 'better' };
    const came = { outcome: 'carriedOut', effect: 'noChange' };
    const press = { ...A1, ...typed, command: office.command() };
    office.passes(1500);
    assert.match((await office.presses(ola, 'action.done.go', press)).reads, /✓ Marked done · Mon 4 Jan 10:00/);
    assert.match((await office.presses(ola, 'action.done.go', press)).reads, /✓ Marked done · Mon 4 Jan 10:00/);
    assert.match((await sends(ola, 'action.verify')).reads, /verified by someone other than its owner/);
    const forced = await sends(ola, 'action.verify.go', { ...A1, note: words, ...came });
    assert.match(forced.reads, /verified by someone other than its owner/);
    assert.deepEqual(forced.values, { note: words, ...came });
    const form = await sends(ravi, 'action.verify');
    assert.ok(form.reads.includes(words), 'the evidence is read where it is verified');
    const half = await sends(ravi, 'action.verify.go', { ...A1, note: words });
    assert.match(
      half.reads,
      /× What came of it\? This is needed\.[^]*× Did it change the risk, as you see it\? This is needed\.[^]*2 answers to look at again, each marked ×\. Nothing/,
    );
    assert.deepEqual(half.values, { note: words, outcome: '', effect: '' });
    assert.match((await sends(ravi, 'action.verify.go', { ...A1, ...came })).reads, /✓ Verified · Mon 4 Jan 10:00/);
    assert.match(
      (await sends(moira, 'action.open')).reads,
      /What came of it: Carried out\nDid it change the risk, as verified: No change/,
    );
    assert.match((await sends(moira, 'action.verify')).reads, /Already verified by Sgt Ravi Mock at 10:00/);
    const steps = ['PC Ola Sketch markDone', 'Sgt Ravi Mock verifyAction'];
    assert.deepEqual((await actionFacts()).slice(2), steps);
  });

  it('is worked on in the agency’s channel by somebody without a chat, and only they see it', async () => {
    await office.has(added());
    const there = channel('19:police@thread.tacv2', tenantId, 'standard');
    const guest = office.teams.person(ola);
    const presses = async (verb: string, data: object = {}): Promise<string> => {
      office.passes(1500);
      const { status, body } = await guest.presses(verb, { ...A1, ...data }, there);
      assert.equal(status, 200);
      return JSON.stringify(body);
    };
    const command = office.command();
    for (const card of [await presses('action.open'), await presses('action.done')]) {
      assert.match(card, /Only you see this\./);
    }
    assert.match(await presses('action.accept'), /Press Open to read what it asks/);
    assert.match(await presses('action.accept', { command }), /✓ Accepted/);
    const typed = { command, evidence: words, effect: 'better' };
    assert.match(
      await presses('action.done.go', { ...typed, effect: '' }),
      /× Did it change the risk\? This is needed\..*1 answer to look at again, marked ×\. Nothing you typed/,
    );
    assert.match(await presses('action.done.go', typed), /✓ Marked done/);
    const post = await presses('action.close');
    assert.match(post, /Action for Northumbria Police/);
    assert.match(post, /Marked done by PC Ola Sketch/);
    assert.doesNotMatch(post, /Sparrow|takeaway/);
  });

  describe('and its forms', () => {
    beforeEach(async () => office.has(added(), on('A1', ola, 'acceptAction')));
    const typed = { reason: words, until: '18/1/2027' };

    it('give back what was typed when an answer is missing or wrong, and name it', async () => {
      const half = await sends(ola, 'action.block.go', { ...A1, reason: words });
      assert.deepEqual(half.values, { reason: words, until: '' });
      assert.match(half.reads, /× Until: this is needed\.[^]*1 answer to look at again/);
      const past = await sends(ola, 'action.block.go', { ...A1, ...typed, until: '1/1/2026' });
      assert.deepEqual(past.values, { ...typed, until: '1/1/2026' });
      assert.match(past.reads, /Thursday 1 January 2026 is over/);
      assert.deepEqual((await actionFacts()).length, 2);
    });
    it('keep what was typed as it reads, without a sign that one does not see', async () => {
      await sends(ola, 'action.block.go', {
        ...A1,
        reason: 'Kes\u200Btrel \u202Eis Ａｗａｙ.',
        until: '11/1/２０２７',
      });
      const state = (await sends(moira, 'action.open', A1)).reads;
      assert.match(state, /Blocked until Monday 11 January 2027/);
      assert.match(state, /Kestrel is Ａｗａｙ\./);
    });
    it('hold a press that follows within a second, then take it', async () => {
      const press = { ...A1, ...typed, command: office.command() };
      const held = await office.presses(ola, 'action.block.go', press);
      assert.match(held.reads, /Nothing is sent yet/);
      assert.deepEqual(held.values, typed);
      office.passes(1500);
      const { verb, data } = held.button('Blocked');
      assert.match((await office.presses(ola, verb, { ...data, ...held.values })).reads, /✓ Blocked/);
      assert.deepEqual((await actionFacts()).slice(2), ['PC Ola Sketch blockAction']);
    });
    it('give back what was typed when somebody else was first', async () => {
      await sends(moira, 'action.cancel.go', { ...A1, reason: 'The takeaway has closed.' });
      const late = await sends(ola, 'action.done.go', { ...A1, evidence: words, effect: 'worse' });
      assert.match(late.reads, /Already cancelled by Moira Example at 10:00/);
      assert.deepEqual(late.values, { evidence: words, effect: 'worse' });
    });
    it('give back what was typed when the database fails; the same press then takes the step, once', async () => {
      const press = { ...A1, evidence: words, effect: 'tooEarly', command: office.command() };
      office.passes(1500);
      office.database.fault = ({ kind }) => (kind === 'account' ? undefined : { status: 503 });
      const shown = await office.presses(ola, 'action.done.go', press);
      assert.match(shown.reads, /Something went wrong on our side/);
      assert.deepEqual(shown.values, { evidence: words, effect: 'tooEarly' });
      assert.ok(!office.log.join('').includes('Sparrow'));
      office.database.fault = undefined;
      const { verb, data } = shown.button('Mark done');
      assert.deepEqual(data, { ...A1, command: press.command });
      for (const _ of [1, 2]) await office.presses(ola, verb, { ...data, ...shown.values });
      assert.deepEqual((await actionFacts()).slice(2), ['PC Ola Sketch markDone']);
    });
    it('keep it too while the step is still under way', async () => {
      const press = { ...A1, ...typed, command: office.command() };
      office.passes(1500);
      const before = (await office.facts()).length;
      office.database.holds('writes');
      const shown = await office.presses(ola, 'action.time.go', press, office.hasty);
      assert.match(shown.reads, /Still working\. You will be told here/);
      assert.deepEqual(shown.values, typed);
      office.database.release();
      await office.until(before + 1);
    });
    it('of setting one: the same press sets it once, another text under it sets another only on a new press', async () => {
      const input = { text: words, owner: 'housing|', subType: 'patrol', priority: 'normal', due: '', needToKnow: 'x' };
      const wrong = await sends(moira, 'action.add.go', { ref, ...input });
      assert.match(wrong.reads, /Who does it: pick from the choices offered/);
      assert.equal(wrong.values['text'], words);
      const press = { ref, ...input, owner: `police|${ola.objectId}`, command: office.command() };
      office.passes(1500);
      assert.match((await office.presses(moira, 'action.add.go', press)).reads, /# Action MSET-4F7K-24\/A2/);
      const again = await office.presses(moira, 'action.add.go', press);
      assert.match(again.reads, /# Action MSET-4F7K-24\/A2/);
      assert.match(again.reads, /✓ Action set · Mon 4 Jan 10:00/, 'when it was set');
      const other = await office.presses(moira, 'action.add.go', { ...press, text: 'Another text.' });
      assert.match(other.reads, /This form has set an action already/);
      assert.equal(other.values['text'], 'Another text.');
      assert.deepEqual((await actionFacts()).slice(2), ['Moira Example addAction']);
      assert.match((await sends(priya, 'action.add.go', press)).reads, /not available to you/);
    });
  });
});
