// Who is called for the minutes of a meeting that has ended, until the chair approves them (docs/process.md P6.12).
import assert from 'node:assert/strict';
import { meetingMatter } from '../../../src/domain/meeting/table.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { nextOf } from '../../../src/domain/matter/matter.ts';
import { clockActor } from '../../../src/domain/people/actor.ts';
import { moira, must, tess } from '../../people/builders.ts';
import { after, end, here, preMsetPlan, start } from './meeting-hall.ts';

const ended = [start, here, end].reduce(
  (meeting, command) => after(meeting, tess, command),
  after(undefined, moira, preMsetPlan, '2027-01-04T10:00:00.000Z'),
);
const rungsOf = (root: Meeting): readonly string[] =>
  (meetingMatter.clockOf({ root })?.ladder.rungs ?? []).map(({ rung, at }) => `${rung} ${at.slice(0, 10)}`);
const reminded = (root: Meeting): Meeting => {
  const clock = must(meetingMatter.clockOf({ root }));
  return after(root, clockActor, meetingMatter.remind(clock), must(nextOf(clock)));
};

describe('The minutes of a meeting that has ended', () => {
  it('are read within two working days and corrected within three more; then approval is asked for every working day', () => {
    assert.deepEqual(rungsOf(ended), ['draft 2027-01-14', 'approve 2027-01-19']);
    const late = reminded(reminded(ended));
    assert.deepEqual(rungsOf(late), ['approve 2027-01-20']);
    assert.deepEqual(rungsOf(reminded(late)), ['approve 2027-01-21']);
  });

  it('call no one any more once they are approved', () => {
    const approved = after(ended, tess, { step: 'approveMinutes', input: {} }, '2027-01-15T10:00:00.000Z');
    assert.deepEqual(rungsOf(approved), []);
  });
});
