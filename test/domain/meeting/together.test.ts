// Which cases are heard in one slot: said by those who run the meeting, until it starts (docs/process.md P6.24).
import { deepEqual, equal } from 'node:assert/strict';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { heardWith, mostTogether } from '../../../src/domain/meeting/together.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import { colin, moira, must, ravi, tess } from '../../people/builders.ts';
import { after, does, planned, preMset } from './meeting-hall.ts';

const refs: readonly Reference[] = Array.from({ length: 9 }, (_, place) =>
  mintReference(new Uint8Array([place, 6, 6, 6, 6])),
);
const ref = (place: number): Reference => must(refs[place]);
const hear = (first: number, ...others: readonly number[]): MeetingCommand => ({
  step: 'hearTogether',
  input: { case: ref(first), others: others.map(ref) },
});
const hears = (meeting: Meeting, first: number, ...others: readonly number[]): Meeting =>
  after(meeting, moira, hear(first, ...others));
const slots = ({ together = [] }: Meeting) => together.map((slot) => slot.map((one) => refs.indexOf(one)));

describe('Hear together', () => {
  it('is one slot for all that are named, from whichever of them it was said', () => {
    const meeting = hears(planned(), 0, 1, 2);
    deepEqual(slots(meeting), [[0, 1, 2]]);
    deepEqual(heardWith(meeting, ref(1)), [ref(0), ref(2)]);
    deepEqual(heardWith(meeting, ref(3)), []);
    equal(does(meeting, tess, hear(2, 1, 0)), 'unchanged');
  });

  it('takes a case out of the slot it was in, and a slot of one is none', () => {
    const meeting = hears(hears(planned(), 0, 1), 2, 3, 4);
    deepEqual(slots(meeting), [
      [0, 1],
      [2, 3, 4],
    ]);
    deepEqual(slots(hears(meeting, 1, 2)), [
      [3, 4],
      [1, 2],
    ]);
    deepEqual(slots(hears(meeting, 0)), [[2, 3, 4]]);
    deepEqual(slots(hears(meeting, 3)), [
      [0, 1],
      [2, 4],
    ]);
    equal(does(meeting, moira, hear(5)), 'unchanged');
  });

  it('has room for so many', () => {
    const all = refs.map((_, place) => place);
    equal(does(planned(), moira, hear(0, ...all.slice(1, mostTogether + 1))), 'tooMany');
    equal(slots(hears(planned(), 0, ...all.slice(1, mostTogether)))[0]?.length, mostTogether);
  });

  it('is said by those who run meetings, until it starts', () => {
    for (const person of [ravi, colin] satisfies readonly Person[])
      equal(does(planned(), person, hear(0, 1)), 'notAvailable');
    equal(does(preMset, moira, hear(0, 1)), 'alreadyDecided');
  });
});
