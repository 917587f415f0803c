// A meeting in the whole bot: what its partition leaves in the outbox goes out as a case's does.
import { act } from '../../../src/casework/write/act.ts';
import { meetings } from '../../../src/casework/write/matters.ts';
import assert from 'node:assert/strict';
import { createWorker } from '../../../src/casework/tell/tick.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import { meetingCardKey } from '../../../src/notices/keys.ts';
import { colin, moira, must, tess } from '../../people/builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { freshCommand, plan, preMset, theDay } from '../meeting-story.ts';

describe('a meeting in the whole bot', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ people: [moira, tess, colin] });
  });
  after(() => world.stop());
  const called = async (): Promise<number | undefined> =>
    (await world.ports.outbox.posted(preMset as string as Reference, meetingCardKey(tess.objectId)))?.call;
  const summaries = (): readonly string[] =>
    world.happenings.flatMap((one) => (one.kind === 'posted' ? [one.summary] : []));

  it('is told to those it calls when the clock says so', async () => {
    await world.meets(preMset, [moira, 1, 'planMeeting', plan.input]);
    await world.passesTo('2027-01-12T09:00:00.000Z');
    assert.equal(await called(), 2);
    assert.ok(summaries().some((summary) => summary.startsWith('MSET: Pre-MSET, ')));
  });

  it('goes on by the deeds of a test, and changes the card that is there', async () => {
    const meeting = await world.meets(preMset, [moira, theDay, 'startMeeting', {}], [moira, 1, 'attendMeeting', {}]);
    assert.equal(meeting.state, 'started');
    assert.deepEqual(
      (await world.meetingOf(preMset)).attendance.map(({ person }) => person.name),
      [moira.name],
    );
    assert.equal(await called(), 2);
    const { calls } = must(await world.ports.meetings.load(preMset)).value;
    assert.equal(calls['post-meeting'], 3);
  });

  it('is told at once after a commit, without a round', async () => {
    const id = 'panel-2027-02-02';
    await world.meets(id, [moira, 1, 'planMeeting', { ...plan.input, type: 'panel', date: '2027-02-02' }]);
    const { ports } = world;
    const directory = await ports.directories.current();
    const context = { actor: moira, now: ports.machine.now(), directory };
    const command: MeetingCommand = { step: 'cancelMeeting', input: { reason: 'There is no room.' } };
    await act(ports, meetings, { id, command, commandId: freshCommand(), context });
    const worker = createWorker(ports);
    worker.committed(id);
    await worker.stop();
    assert.ok((await ports.outbox.posted(id as string as Reference, meetingCardKey(tess.objectId)))?.activity);
  });

  it('takes no step that the domain refuses', async () => {
    await assert.rejects(
      world
        .meets(preMset, [moira, theDay, 'planMeeting', plan.input])
        .then(() => world.meets(preMset, [colin, 1, 'startMeeting', {}])),
      /may not startMeeting/,
    );
  });
});
