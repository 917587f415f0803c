// How long a meeting and its items have lasted, as the page says it.
import assert from 'node:assert/strict';
import { begunAt, nextOf, saySince, sayUsed, slotStart } from '../../../src/pages/meeting/item-time.ts';
import { meetingOf } from '../case/case-fixtures.ts';
import { must } from '../../people/builders.ts';

const clock = (time: string): number => Date.parse(`2027-01-12T${time}:00.000Z`);
/** Slots at 14:00, 14:15 …; the first item is decided. */
const meeting = meetingOf(4);
const [first, second] = [must(meeting.agenda[0]), must(meeting.agenda[1])];

const used = (time: string) => sayUsed(second, clock('14:15'), clock(time));
const since = (time: string) => saySince('2027-01-12T14:01:00.000Z', clock(time));

describe('The time of a meeting', () => {
  it('the next item is the first that is not decided', () => {
    assert.equal(nextOf(meeting.agenda), second);
    assert.equal(nextOf([first]), undefined);
  });
  it('a slot begins as long after the start as it stands behind the first', () => {
    assert.equal(slotStart(meeting, second), clock('14:15'));
    const late = { ...second, slot: '00:10' };
    const atNight = { ...meeting, startsAt: '2027-01-12T23:50:00.000Z', agenda: [{ ...first, slot: '23:50' }, late] };
    assert.equal(slotStart(atNight, late), Date.parse('2027-01-13T00:10:00.000Z'));
  });
  it('what is heard together has one slot, and each begins after those before it', () => {
    const [, , third] = meeting.agenda;
    const other = { ...must(third), slot: second.slot, together: [second.reference] };
    const agenda = [first, { ...second, together: [other.reference] }, other];
    assert.equal(slotStart({ ...meeting, agenda }, other), clock('14:30'));
  });
  it('an item that was under way when the page opened has been so since its slot, as far as that has come', () => {
    assert.equal(begunAt(meeting, second, clock('14:20')), clock('14:15'));
    assert.equal(begunAt(meeting, second, clock('14:05')), clock('14:05'));
  });
  it('the first item has been under way since the meeting began', () => {
    const open = { ...meeting, agenda: meeting.agenda.map(({ decided: _decided, ...item }) => item) };
    assert.equal(begunAt(open, must(open.agenda[0]), clock('14:09')), clock('14:01'));
  });
  it('minutes are counted up to the slot, and beyond it what is over', () => {
    assert.deepEqual(used('14:15'), { words: '0 of 15 minutes', over: false });
    assert.deepEqual(used('14:30'), { words: '15 of 15 minutes', over: false });
    assert.deepEqual(used('14:31'), { words: '1 minute over its time', over: true });
    assert.deepEqual(used('14:50'), { words: '20 minutes over its time', over: true });
    assert.deepEqual(used('14:10'), { words: '0 of 15 minutes', over: false });
  });
  it('a meeting says for how long it has been under way', () => {
    assert.equal(since('14:02'), 'under way for 1 minute');
    assert.equal(since('15:01'), 'under way for 1 hour 0 minutes');
    assert.equal(since('16:13'), 'under way for 2 hours 12 minutes');
    assert.equal(since('14:01'), 'just begun');
    assert.equal(since('13:00'), 'just begun');
  });
});
