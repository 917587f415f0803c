// Returned and sent again, a strategy discussion, a withdrawal after consent: over the real store, with what people read.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { colin, moira, priya, tess } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { factsSince, moiraPresses, nextMeeting, openTriage, plans, received, ref, takes } from './triage-office.ts';
let world: World;
const opens = async (person: Person): Promise<string> => {
  await world.windowOf(person).says(`case ${ref}`);
  return world.windowOf(person).opens({ on: ref });
};

describe('After triage people read', () => {
  beforeEach(async () => {
    world = await openTriage(true);
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  it('on a received case what the co-ordinator does next, and the rest behind More', async () => {
    const card = await opens(moira);
    assert.match(
      card,
      /\[ Record missing \][^]*\[ Triage \] \[ List for pre-MSET \] \[ Urgent: strategy discussion \] \[ More \] \[ Close \]/,
    );
    const more = await world.windowOf(moira).presses('More', { on: ref });
    assert.match(
      more,
      /# About the child\n\[ Add update \] \[ Assess risk \] \[ Add person or place \] \[ Add past episode \]\n\[ Change what is true now \] \[ Record family contact \] \[ Correct date of birth \] \[ Add a statement \]\n# With others\n\[ Return for information \] \[ Add action \] \[ NRM, CAWN, LADO … \]\n# Who reads it\n\[ Restrict \] \[ Keep person out \] \[ I shared this with the wrong person \]\n# Who leads it, how it ends\n\[ Transfer out \] \[ Hand over \]\n\| \*\*Seldom, and hard to take back:\*\*[^\n]*\n\| \[ Merge \] \[ Record death or serious harm \] \[ Withdraw \]\n\[ Back \] \[ Close \]/,
    );
    assert.match(
      await opens(tess),
      /\[ Read \] \[ Actions \] \[ People and places \]\n\| > \*\*History\*\*[^]*\[ Add action \] \[ Add update \] \[ Assess risk \] \[ More \] \[ Close \]/,
    );
  });

  it('Triage reads the referral, and what may be decided is on the last card of it', async () => {
    assert.match(await moiraPresses(world, 'Triage'), /Read 1 of 3[^]*\[ Read on \]/);
    const moiras = world.windowOf(moira);
    await moiras.presses('Read on', { on: 'Read 1 of 3' });
    assert.match(
      await moiras.presses('Read on', { on: 'Read 2 of 3' }),
      /Read 3 of 3[^]*\[ Back \] \[ List for pre-MSET \] \[ Return for information \] \[ Close \]/,
    );
    assert.match(await moiras.presses('Back', { on: 'Read 3 of 3' }), /Read 2 of 3/);
  });

  it('returned: why, and that it goes straight back to the co-ordinator; sent again the answer says so', async () => {
    await moiraPresses(world, 'More');
    const moiras = world.windowOf(moira);
    await moiras.presses('Return for information', { on: ref });
    const half = await moiras.presses('Return for information', { on: 'Note', fill: { Note: 'Please ask him.' } });
    assert.match(half, /Reason: this is needed/);
    assert.ok(half.includes('‹Please ask him.›'));
    const done = await moiras.presses('Return for information', { on: 'Note', fill: { Reason: 'Voice missing' } });
    assert.match(done, /✓ Returned for information · Mon 4 Jan 10:00[^]*Told:\*\* Priya Testworth\./);
    const priyas = world.windowOf(priya);
    const told = await priyas.opens({ on: 'Returned' });
    assert.match(
      told,
      /Returned by: Moira Example[^]*Voice missing[^]*Consent still holds, and it goes straight back to the co-ordinator/,
    );
    await priyas.presses('Continue', { on: 'Returned by' });
    const answered = { trustedAdult: 'Pat Pretend, school mentor, and his aunt' };
    await priyas.presses('Back to check', { on: 'Page 6 of 9', fill: answered });
    const last = priyas.sending('Submit for consent', { on: 'Page 9 of 9' });
    world.clock.passes(1500);
    for (const _twice of [1, 2]) {
      const { card } = await priyas.sends(last.verb, last.data);
      assert.match(
        JSON.stringify(card),
        /✓ Sent.*Mon 4 Jan 10:00.*Management consent still holds.*Moira Example checks it by/,
      );
    }
    assert.equal((await world.caseOf(ref)).stage, 'received');
    assert.deepEqual(
      (await factsSince(world)).filter((fact) => !fact.includes('savePage')),
      ['Moira Example returnFromTriage', 'Priya Testworth resubmit'],
    );
    await world.settled();
    assert.ok(world.windowOf(moira).card('Referral received'));
    await opens(priya);
    assert.match(await priyas.steps({ on: ref }), /Resubmitted; consent still holds \(version 2\)/);
  });

  it('returned, and another type of exploitation is suspected: the manager is asked anew', async () => {
    await takes(world, moira, { step: 'returnFromTriage', input: { reason: 'voice', note: 'Please ask him.' } });
    const priyas = world.windowOf(priya);
    await priyas.presses('Continue', { on: 'Returned' });
    await priyas.presses('Back to check', { on: 'Page 6 of 9' });
    await priyas.presses('Read it through', { on: 'Page 9 of 9' });
    await priyas.presses('Read on', { on: '1 of 3' });
    await priyas.presses('Change page 5', { on: '2 of 3' });
    await priyas.presses('Back to check', { on: 'Page 5 of 9', fill: { types: 'countyLines,financial' } });
    assert.match(
      await priyas.presses('Submit for consent', { on: 'Page 9 of 9' }),
      /✓ Sent for consent[^]*Colin Fixture decides on management consent/,
    );
    assert.ok(world.windowOf(colin).card('Management consent needed'));
  });

  it('a strategy discussion: when it is due and whom to ring; the chair and the referrer are told, the queue shows it first', async () => {
    await moiraPresses(world, 'Urgent: strategy discussion');
    const moiras = world.windowOf(moira);
    const reason = 'He came to school with a knife wound.';
    assert.match(
      await moiras.presses('Urgent: strategy discussion', {
        on: 'What is new',
        after: 200,
        fill: { 'What is new': reason },
      }),
      /knife wound[^]*Nothing is sent yet/,
    );
    const done = await moiras.presses('Urgent: strategy discussion', { on: 'What is new' });
    assert.match(
      done,
      /\*\*Next:\*\* ring the front door now: 0345 2000 109 \(Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30\)[^\n]*The discussion is due Tue 5 Jan 10:00\./,
    );
    assert.match(JSON.stringify(world.windowOf(tess).card('Strategy discussion')), /needed by Tue 5 Jan 10:00/);
    await opens(priya);
    assert.match(
      await world.windowOf(priya).presses('History', { on: ref }),
      /Strategy discussion: called for by Moira Example[^]*Why: He came to school with a knife wound\./,
    );
    await moiras.says('queue');
    assert.match(moiras.reads(), /strategy discussion due Tue 5 Jan 10:00 · urgent/);
    await opens(moira);
    await moiras.presses('More', { on: ref });
    assert.match(
      await moiras.presses('Urgent: strategy discussion', { on: ref }),
      /Already called for: by Moira Example/,
    );
  });

  it('withdrawn after consent by the manager who gave it, or by the co-ordinator; never by the referrer alone', async () => {
    assert.ok(!(await opens(priya)).includes('[ Withdraw ]'));
    await opens(colin);
    await world.windowOf(colin).presses('More', { on: ref });
    await world.windowOf(colin).presses('Withdraw', { on: ref });
    const fill = { Reason: 'Moved to Gateshead.', 'Is the child safe tonight?': 'Yes' };
    const done = await world.windowOf(colin).presses('Withdraw', { on: 'Is the child safe tonight?', fill });
    assert.match(done, /✓ Withdrawn[^]*\*\*Told:\*\* Priya Testworth[^]*No meeting will decide about it now\./);
    assert.match(
      await world.windowOf(priya).opens({ on: 'Withdrawn' }),
      /Withdrawn: by Colin Fixture[^]*Moved to Gateshead/,
    );
    // The card that waited for the receipt comes now, and takes the place of the first answer.
    await world.windowOf(colin).says(`case ${ref}`);
    assert.match(await opens(colin), /Withdrawn/);
  });

  it('the form with what they typed when the database fails, and the same press then takes the step once', async () => {
    const forms: readonly (readonly [
      verb: string,
      by: Person,
      sent: Readonly<Record<string, string>>,
      fact: string,
    ])[] = [
      ['triage.strategy.go', moira, { reason: 'He was hurt.' }, 'Moira Example sendToStrategy'],
      ['triage.list.go', moira, { meeting: nextMeeting, invited: 'police', alike: '' }, 'Moira Example listCase'],
      [
        'triage.held.go',
        moira,
        { heldOn: '4/1/2027', tookPart: 'Police.', outcome: 'noEnquiry', follows: 'The plan.' },
        'Moira Example recordStrategyOutcome',
      ],
      ['triage.return.go', moira, { reason: 'voice', note: 'Please ask him.' }, 'Moira Example returnFromTriage'],
    ];
    await plans(world, '2027-01-12');
    for (const [verb, by, sent, fact] of forms) {
      const data = { ref, ...sent, command: mintCommandId(world.clock.nowMs(), world.clock.bytes(8)) };
      world.clock.passes(1500);
      world.fault = ({ kind }) => (kind === 'account' ? undefined : { status: 503 });
      const failed = JSON.stringify((await world.windowOf(by).sends(verb, data)).card);
      assert.match(failed, /Something went wrong on our side/);
      for (const typed of Object.values(sent)) assert.ok(failed.includes(typed), `${verb}: ${typed}`);
      world.fault = undefined;
      for (const _ of [1, 2]) await world.windowOf(by).sends(verb, data);
      assert.equal((await factsSince(world)).at(-1), fact);
    }
    assert.equal((await factsSince(world)).length, forms.length);
  });
});
