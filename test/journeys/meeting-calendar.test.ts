// A meeting in people's calendars: mailed once for each change, to those whose mail is known, and no trouble where it fails
// (docs/process.md P6.19).
import assert from 'node:assert/strict';
import ical from 'node-ical';
import sinon from 'sinon';
import { pacedMailer } from '../../src/casework/tell/mail-pace.ts';
import { mailByGraph } from '../../src/mail/graph.ts';
import type { MeetingRow } from '../../src/demo/story.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { plan, preMset } from '../casework/meeting-story.ts';
import { graphError, startFakeGraph, type FakeGraph } from '../mail/fake-graph.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import { directory, moira, must, ravi, tess, withPeople } from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';

const place = 'Room 3, https://teams.microsoft.com/l/meetup-join/x';
const placed: MeetingRow = [moira, 1, 'planMeeting', { ...plan.input, place }];
const hour = 3_600_000;
const ola = must(directory.people.find(({ name }) => name === 'PC Ola Sketch'));
const ada = must(directory.people.find(({ name }) => name === 'Nurse Ada Dummy'));
const { email: _none, ...adaWithout } = ada;
const council: Directory = withPeople(adaWithout);

/** The second Tuesday of a month of 2027, but not of Christmas. */
const nthTuesday = (month: number): string => {
  const first = new Date(Date.UTC(2027, month + 1, 1));
  const day = 1 + ((9 - first.getUTCDay()) % 7) + 7;
  return new Date(Date.UTC(2027, month + 1, day)).toISOString().slice(0, 10);
};

describe('A meeting in the calendar', () => {
  let graph: FakeGraph;
  let world: World;
  beforeEach(async () => {
    graph = await startFakeGraph({ nowMs: () => world.clock.nowMs() });
    world = await openWorld({ council });
    sendsBy();
  });
  afterEach(async () => {
    sinon.restore();
    await world.stop();
    await graph.stop();
  });
  const sendsBy = (): void => {
    const mailer = mailByGraph({ mailbox: 'mset@council.example', url: graph.url }, async () => 'good');
    sinon.replace(world.ports, 'mailer', pacedMailer(mailer, world.ports, 2));
  };
  /** What a calendar reads in each mail, in the order of those who read it. */
  const entries = () =>
    graph.mails
      .map(({ to, attachments }) => {
        const file = ical.sync.parseICS(must(attachments[0]).content);
        const event = must(Object.values(file).find((one) => one?.type === 'VEVENT'));
        const { uid, sequence, start, location } = event;
        return {
          to,
          method: file.vcalendar?.method,
          uid,
          sequence: Number(sequence),
          at: start.toISOString(),
          location,
        };
      })
      .toSorted((a, b) => a.to.localeCompare(b.to));
  const readers = (): readonly string[] => entries().map(({ to, method }) => `${method} ${to.split('@')[0]}`);
  const emptied = (): void => void (graph.mails as unknown[]).splice(0);

  it('is mailed once to each of those invited whose mail is known', async () => {
    await world.meets(preMset, placed);
    await world.restart(council);
    await world.settled();
    assert.deepEqual(readers(), [
      'REQUEST bea.stub',
      'REQUEST joss.sample',
      'REQUEST lee.placeholder',
      'REQUEST ravi.mock',
      'REQUEST tess.gavel',
      'REQUEST vic.demo',
    ]);
    const [entry] = entries();
    assert.deepEqual(entry, {
      to: 'bea.stub@example.org',
      method: 'REQUEST',
      uid: 'preMset-2027-01-26@mset',
      sequence: 1,
      at: '2027-01-26T14:00:00.000Z',
      location: place,
    });
    assert.doesNotMatch(world.windowOf(moira).reads(), /Ada Dummy/);
  });

  it('goes to a colleague who comes instead, and with the invitation to who became one of those invited', async () => {
    await world.meets(preMset, placed);
    emptied();
    await world.meets(preMset, [ravi, 1, 'declineMeeting', { instead: ola.objectId }]);
    assert.deepEqual(readers(), ['REQUEST ola.sketch']);
    emptied();
    await world.restart(withPeople({ ...ada, email: 'ada.dummy@example.org' }));
    sendsBy();
    await world.passesTo('2027-01-12T09:00:00.000Z');
    assert.deepEqual(readers(), ['REQUEST ada.dummy']);
  });

  it('is taken out of every calendar that it went to; planned again, it is put back', async () => {
    await world.meets(preMset, placed);
    await world.meets(preMset, [ravi, 1, 'declineMeeting', { instead: ola.objectId }]);
    const before = entries();
    emptied();
    await world.meets(preMset, [tess, 1, 'cancelMeeting', { reason: 'There is no room.' }]);
    const after = entries();
    assert.deepEqual(
      after.map(({ to, method, uid }) => [to, method, uid]),
      before.map(({ to, uid }) => [to, 'CANCEL', uid]),
    );
    assert.ok(after.every(({ sequence }) => before.every((one) => sequence > one.sequence)));
    emptied();
    await world.meets(preMset, [moira, 1, 'planMeeting', { ...plan.input, time: '15:30' }]);
    assert.equal(entries().length, 6);
    assert.ok(
      entries().every(({ at, sequence }) => at === '2027-01-26T15:30:00.000Z' && sequence > must(after[0]).sequence),
    );
  });

  it('that cannot be mailed is no trouble: the invitation is the card, and Delivery says so', async () => {
    graph.next(...Array.from({ length: 6 }, () => graphError(404, 'ErrorInvalidUser')));
    await world.meets(preMset, placed);
    assert.equal(graph.mails.length, 0);
    assert.doesNotMatch(world.windowOf(moira).reads(), /Not invited|Cannot be reached|Not delivered/);
    await world.windowOf(moira).says('delivery');
    assert.match(world.windowOf(moira).reads(), /# Failed[^]*> \*\*Sgt Ravi Mock \(mail for the calendar\)\*\* · /);
    await world.passesTo('2027-01-12T09:00:00.000Z');
    assert.match(world.windowOf(ravi).reads(), /Please answer/);
    assert.match(world.windowOf(moira).reads(), /Not invited: (?!.*Sgt Ravi Mock)/);
  });

  it('that may have arrived is repeated once, and not a third time when a form is closed', async () => {
    graph.next(...Array.from({ length: 12 }, (): 'reset' => 'reset'));
    await world.meets(preMset, placed);
    for (let round = 0; round < 3; round += 1) {
      world.clock.passes(hour);
      await world.settled();
    }
    assert.equal(graph.mails.length, 12);
    await world.windowOf(ravi).says('meetings');
    for (const title of ['Open', 'I cannot come', 'Close']) await world.windowOf(ravi).presses(title);
    world.clock.passes(hour);
    await world.settled();
    assert.equal(graph.calls.length, 12);
  });

  it('of a whole year is mailed at the pace of the mailbox: none is lost, and no one is alarmed', async () => {
    await world.restart(withPeople({ ...ada, email: 'ada.dummy@example.org' }));
    sendsBy();
    const tuesdays = Array.from({ length: 12 }, (_, month) => nthTuesday(month));
    const began = world.clock.nowMs();
    for (const date of tuesdays) {
      await world.meets(must(toMeetingId(`preMset-${date}`)), [moira, 1, 'planMeeting', { ...plan.input, date }]);
    }
    const minutes = (world.clock.nowMs() - began) / 60_000;
    assert.equal(graph.mails.length, 84);
    assert.equal(new Set(graph.mails.map(({ id }) => id)).size, 84);
    // Fifteen a minute is this instance's half: the last of 84 goes in the sixth minute.
    assert.ok(minutes > 4.9 && minutes < 6.5, String(minutes));
    assert.equal(graph.calls.length, 84, 'the mailbox never had to ask for patience');
    assert.doesNotMatch(world.windowOf(moira).reads(), /Not delivered|Not invited|Cannot be reached/);
  });
});
