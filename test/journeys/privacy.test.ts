// Need to know (docs/design.md 1): whatever goes wrong, nothing that others may read identifies a child.
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import {
  answersOn,
  onLastPage,
  challenged,
  colin,
  conflicted,
  dana,
  declined,
  determinedOn,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
  withdrawn,
} from '../people/builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { channel, tenantId } from '../worlds/teams-service.ts';
import { fillsIn, readsAll } from './people/deeds.ts';
import { actionsRun, policeChannel, written } from './privacy-actions.ts';
import { adviceRun, adviceSeen, writtenInAdvice } from './privacy-advice.ts';
import { endsRun, endsSeen, writtenInEnds } from './privacy-ends.ts';
import { meetingsRun, meetingsSeen, writtenInMeetings } from './privacy-meetings.ts';
import { missingRun, missingSeen, writtenInMissing } from './privacy-missing.ts';
import { reviewsRun, reviewsSeen, writtenInReviews } from './privacy-reviews.ts';
import { onwardRun, onwardSeen, writtenInOnward } from './privacy-onward.ts';
import { riskRun, riskSeen, writtenInRisk } from './privacy-risk.ts';
import { turningRun, turningSeen, writtenInTurning } from './privacy-turning.ts';
import { name, sentences, strange } from './privacy-strange.ts';
import { finderOf, outflowOf } from './people/traces.ts';
import { isWrite } from '../worlds/writes.ts';

const note = `Please see ${name} again and ask him, in his own words, what he hopes for.`;
const tracesIn = finderOf(kestrel, [
  note,
  must(sparrow['planTonight']),
  ...Object.values(written),
  ...Object.values(writtenInMeetings),
  ...Object.values(writtenInAdvice),
  ...Object.values(writtenInReviews),
  ...Object.values(writtenInMissing),
  ...Object.values(writtenInRisk),
  ...Object.values(writtenInTurning),
  ...Object.values(writtenInOnward),
  ...Object.values(writtenInEnds),
]);
const [second, third, fourth, fifth] = [2, 3, 4, 5].map((number) => mintReference(Buffer.alloc(8, number)));

/** The database fails for the next so many requests of a kind. */
function failing(world: World, kind: 'read' | 'write', times: number, fault: World['fault']): void {
  let left = times;
  world.fault = (request) => {
    if ((kind === 'write' ? !isWrite(request) : request.kind !== kind) || left === 0) return undefined;
    left -= 1;
    return fault?.(request);
  };
}

async function strangeRequests(world: World): Promise<void> {
  for (const person of [priya, colin, noor, ravi]) {
    const window = world.windowOf(person);
    for (const [verb, data] of strange) await window.sends(verb, data);
    for (const sentence of sentences) await window.says(sentence);
    await window.sends('x'.repeat(150) + name.repeat(5), { ref: name });
    await window.sends('refer.next', { text: name.repeat(20_000) });
  }
  const speaker = world.teams.person(priya);
  const refused = [
    await speaker.sends({ type: name }),
    await speaker.sends({ type: 'invoke', name, value: { name } }),
    await speaker.sends({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: [name] } } }),
    await speaker.sends({ type: 'message', text: name, conversation: { id: name } }),
    await speaker.sends({ type: 'message', text: name, from: { id: name, name, aadObjectId: name } }),
  ];
  for (const { body } of refused) assert.deepEqual(tracesIn(JSON.stringify(body) ?? ''), []);
  const inChannel = channel('19:locality@thread.tacv2', tenantId);
  for (const text of [name, 'my cases', `find ${name}`, 'queue'])
    await speaker.says(text, { mention: true, ...inChannel });
}

/** A referral with everything going wrong on the way. */
async function troubledReferral(world: World): Promise<void> {
  const { teams, clock } = world;
  const [priyas, colins] = [world.windowOf(priya), world.windowOf(colin)];
  teams.next({ status: 500, body: { error: { code: 'ServiceError', message: name } } });
  await priyas.says('refer');
  const reference = await fillsIn(priyas, kestrel);
  await priyas.presses('Read it through');
  await priyas.presses('Change page 2');
  failing(world, 'write', 9, () => ({ status: 503 }));
  await priyas.presses('Save and close', { fill: { Surname: 'Madeup ' } });
  failing(world, 'read', 9, () => ({ status: 500 }));
  await priyas.sends('refer.next', { ref: reference, page: '2', ...answersOn('2', kestrel) });
  world.fault = undefined;
  await priyas.says(`case ${reference}`);
  await priyas.presses('Continue', { on: reference });
  teams.next(
    'reset',
    { status: 400, body: { error: { code: 'BadSyntax', message: `${name} 14 March 2011` } } },
    'reset',
  );
  await priyas.presses('Submit for consent', { fill: onLastPage(kestrel) });
  for (let minutes = 0; minutes < 10; minutes += 1) {
    clock.passes(60_000);
    await world.settled();
  }
  await readsAll(colins);
  await colins.presses('Return for information');
  await colins.presses('Return for information', { on: '‹', fill: { Reason: 'Wording', Note: note } });
  await world.restart();
  await priyas.presses('Continue', { on: 'Returned' });
  const worries = `${must(kestrel['worries'])} Twice.`;
  await priyas.presses('Back to check', { on: 'Page 5 of 9', fill: { worries } });
  await priyas.presses('Submit for consent', { on: 'Page 9 of 9' });
  await readsAll(colins);
  failing(world, 'write', 1, () => 'lost');
  teams.next({ status: 429, headers: { 'retry-after': '1' }, body: name }, { status: 502, body: `<html>${name}` });
  await colins.presses('Give consent');
  world.fault = undefined;
  clock.passes(10 * 60_000);
  await world.settled();
  await world.windowOf(moira).opens({ on: 'Referral received' });
}

/** Every other way a case can go. */
async function otherEnds(world: World): Promise<void> {
  const answers = { ...kestrel, ...determinedOn(world.clock.now().slice(0, 10)) };
  const told = filledIn(priya, answers);
  await world.has(must(second), told, submitted(), noConflict(), declined(), challenged());
  await world.has(must(third), told, submitted(), withdrawn());
  await world.has(must(fourth), told, submitted(), conflicted(colin, greta), noConflict(greta));
  await world.has(must(fifth), filledIn(priya, { ...answers, urgency: 'beforePreMset' }), submitted(), conflicted());
  await world.has(kestrelReference, told);
  for (const person of [priya, colin, greta, moira, dana, ravi]) {
    const window = world.windowOf(person);
    for (const word of ['home', 'my cases', 'to consent', 'queue', 'find', `case ${second}`, `case ${fourth}`]) {
      await window.says(word);
    }
    await window.sends('list.names', { list: 'mine' });
    await window.sends('find.go', { what: 'Madeup' });
  }
}

describe('Nothing that leaves the process identifies the child', () => {
  let world: World;
  const printed: string[] = [];
  const writes = { out: process.stdout.write.bind(process.stdout), err: process.stderr.write.bind(process.stderr) };
  before(async () => {
    process.stdout.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0;
    process.stderr.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0;
    try {
      world = await openWorld({ faults: true });
      await troubledReferral(world);
      // Before the months pass: evidence ages (docs/process.md P20.14).
      await riskRun(world);
      await actionsRun(world);
      await meetingsRun(world);
      await adviceRun(world);
      await turningRun(world);
      await onwardRun(world);
      await reviewsRun(world);
      await missingRun(world);
      await endsRun(world);
      await otherEnds(world);
      await strangeRequests(world);
      await world.settled();
    } finally {
      process.stdout.write = writes.out;
      process.stderr.write = writes.err;
    }
  });
  after(async () => world.stop());

  it('although presses failed, notices failed, requests were refused, and mails were sent', async () => {
    const log = world.log.join('\n');
    for (const event of ['press failed', 'notice not delivered', 'teams.notSent', 'teams.refused']) {
      assert.ok(log.includes(event), `the log tells of no ${event}`);
    }
    assert.deepEqual(
      world.log.filter((line) => line.includes('"cut"')),
      [],
      'the log has words for all that the bot says',
    );
    assert.ok((await world.mails()).length > 0);
    assert.ok(world.teams.calls.length > 100);
    assert.ok(
      world.happenings.some((one) => one.kind === 'answer' && JSON.stringify(one.card).includes(name)),
      'only answers do',
    );
  });

  it('not a post, an update, a preview, a mail, a log line, an address or an HTTP error', async () => {
    const found = (await outflowOf(world)).flatMap(({ way, text }) =>
      tracesIn(text).map((kind) => `${kind} in a ${way}: ${text.slice(0, 400)}`),
    );
    assert.deepEqual(found, []);
  });

  it('although actions were set, disputed, prompted, escalated and verified, in chats, channels and threads', () => {
    const told = world.teams.arrived.map(({ conversation, activity }) => `${conversation} ${JSON.stringify(activity)}`);
    for (const [where, what] of [
      [policeChannel, 'Patrol'],
      [`${policeChannel};messageid=`, '<at>Insp Pip Outline</at>'],
      ['19:east@thread.tacv2', 'A referral is waiting for consent'],
      [`a:${ola.objectId}`, 'working days late'],
      [`a:${ola.objectId}`, 'signed an escalation'],
      [`a:${moira.objectId}`, 'It is waiting for you to settle it'],
      [`a:${moira.objectId}`, 'More time has been asked for'],
      [`a:${moira.objectId}`, 'Cannot be reached: the channel of Northumbria Police'],
      [`a:${tess.objectId}`, 'What is waiting for you'],
    ] as const) {
      assert.ok(
        told.some((one) => one.startsWith(where) && one.includes(what)),
        `${what} in ${where}`,
      );
    }
    // What is decided on stands in the facts alone.
    const { settle: _settle, note: _note, notDone: _notDone, ...shown } = written;
    for (const text of Object.values(shown)) {
      const read = world.happenings.some(
        (one) => one.kind === 'answer' && JSON.stringify(one.card ?? {}).includes(text),
      );
      assert.ok(read, `nobody was shown “${text}” in private`);
    }
  });

  it('although a meeting was planned, begun, decided, minuted, challenged and followed up', () => meetingsSeen(world));

  it('although a question was asked, answered, asked again, escalated and closed', () => adviceSeen(world));

  it('although somebody turned 18, was seriously harmed and came back', () => turningSeen(world));

  it('although the LADO was told, a notice served and a defence flagged', () => onwardSeen(world));

  it('although a case was closed with an override, and another transferred', () => endsSeen(world));

  it('although a child was missing, came back, and was interviewed late', () => missingSeen(world));
  it('although a review was asked for, late, prepared, updated and brought forward', () => reviewsSeen(world));

  it('although a risk assessment was filled in, completed, put right and raised', () => riskSeen(world));

  it('not a line printed by the bot or its libraries', () => {
    assert.deepEqual(
      printed.filter((line) => tracesIn(line).length > 0),
      [],
    );
  });

  it('not a chat as it is stored', () => {
    for (const person of everybody) {
      for (const { stored, summary } of world.windowOf(person).messages()) {
        assert.deepEqual(tracesIn(JSON.stringify([stored, summary])), [], person.name);
      }
    }
  });

  for (const [kind, text] of [
    ['forename', 'a card about KESTREL'],
    ['surname', 'case%20of%20madeup'],
    ['initials', 'something about K.M. today'],
    ['initials', 'KM: see below'],
    ['date of birth', 'born 14/03/2011'],
    ['date of birth', 'born 14th of March 2011'],
    ['date of birth', 'born March 14, 2011'],
    ['date of birth', '20110314'],
    ['date of birth', 'born 14.3.11'],
    ['year of birth', 'Born: 2011'],
    ['address', '4 example row'],
    ['postcode', 'zz991aa'],
    ['case system ID', 'T1001'],
    ['school', 'Fictional%20High%20School'],
    ['narrative', 'with TWO NEW  PHONES; HIS sister'],
    ['narrative', 'Action: speak to the HARBOUR watchman'],
    ['narrative', 'he slept in the blue container'],
    ['narrative', 'the chair rang both'],
  ] as const) {
    it(`${kind} would be found in “${text}”`, () => {
      assert.ok(tracesIn(text).includes(kind), `found: ${tracesIn(text).join(', ')}`);
    });
  }

  it('and is found when it is planted in a post, a mail or the log', async () => {
    const { ports } = world;
    const contact = must(await ports.contacts.of(ravi.objectId));
    await ports.poster.post(contact, {
      card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: name }] },
      summary: '',
    });
    await ports.mailer.send({
      id: 'planted',
      to: 'mset@example.org',
      subject: 'Kestrel',
      text: must(kestrel['strengths']),
    });
    // Whatever is handed to it, the log writes no name (test/machine/log.test.ts): so here it is told as an event.
    ports.log.warn('planted ZZ99 1AA');
    const place = must(await ports.channels.of('agency:police'));
    const planted = {
      card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: written.needToKnow }] },
      summary: '',
    };
    await ports.poster.post(place, planted);
    const reply = await ports.poster.post(place, { card: {}, summary: written.evidence }, 'thread');
    assert.ok(reply.ok);
    await ports.poster.update(place, reply.activity, planted);
    const ways = (await outflowOf(world)).filter(({ text }) => tracesIn(text).length > 0).map(({ way }) => way);
    assert.deepEqual(ways.toSorted(), ['log', 'mail', 'post', 'post', 'post', 'update']);
  });
});
