// Telling is bounded: presses come first, what is slow holds up nothing else, and a round leaves out what is in hand.
import { deepEqual, equal } from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import sinon from 'sinon';
import type { Claimed, PendingNotice } from '../../../src/casework/ports/ports.ts';
import { createPace, type Pace } from '../../../src/casework/tell/pace.ts';
import { createWorker, type Worker } from '../../../src/casework/tell/tick.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { caseOf, filledIn, given, moira } from '../../people/builders.ts';
import { stubPorts } from '../ports.ts';

const references = Array.from({ length: 12 }, (_, place) => mintReference(new Uint8Array(5).fill(place + 1)));
const [first = '' as Reference, second = '' as Reference, third = '' as Reference] = references.slice(9);

describe('Telling of many matters', () => {
  let clock: sinon.SinonFakeTimers;
  let ports: ReturnType<typeof stubPorts>['ports'];
  let pending: PendingNotice;
  let worker: Worker;
  /** In the order in which they were begun; each ends when its test says so. */
  let begun: Reference[];
  let ends: Map<string, () => void>;

  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    ({ ports, pending } = stubPorts(caseOf(given(filledIn()))));
    begun = [];
    ends = new Map();
    ports.outbox.claim.callsFake(async (matter) => {
      begun.push(matter as Reference);
      return new Promise<readonly Claimed[]>((resolve) => void ends.set(matter, () => resolve([])));
    });
    worker = createWorker(ports);
  });
  afterEach(() => clock.restore());

  const due = (reference: Reference, urgent = false): PendingNotice => ({
    ...pending,
    about: { matter: reference },
    ...(urgent && { urgent }),
  });
  const commits = async (...some: readonly Reference[]): Promise<void> => {
    for (const reference of some) worker.committed(reference);
    await soon();
  };
  const ending = async (reference: Reference): Promise<void> => {
    ends.get(reference)?.();
    await soon();
  };

  it('is done for six at a time, the others in the order in which they came', async () => {
    await commits(...references);
    deepEqual(begun, references.slice(0, 6));
    await ending(references[2] ?? first);
    deepEqual(begun, references.slice(0, 7));
    for (const reference of references) await ending(reference);
    deepEqual(begun, references);
  });

  it('does not wait for six that are slow: each gives its place back and ends all the same', async () => {
    await commits(...references.slice(0, 7));
    await clock.tickAsync(1900);
    equal(begun.length, 6);
    await clock.tickAsync(200);
    deepEqual(begun, references.slice(0, 7));
    // What ends late has no place any more to give back.
    for (const reference of references.slice(0, 7)) await ending(reference);
    begun.length = 0;
    await commits(...references);
    equal(begun.length, 6);
  });

  const pressing = (people: number): readonly (() => void)[] => Array.from({ length: people }, () => worker.pressing());

  it('begins beside one press, and not while two people wait for an answer', async () => {
    const [one, other] = [worker.pressing(), worker.pressing()];
    await commits(...references);
    deepEqual(begun, []);
    other();
    await soon();
    deepEqual(begun, references.slice(0, 6));
    one();
    for (const reference of references) await ending(reference);
    deepEqual(begun, references);
  });

  it('ends what is under way, whoever waits for an answer, and hands its place on to no one', async () => {
    await commits(...references);
    const answered = pressing(2);
    await ending(references[0] ?? first);
    equal(begun.length, 6);
    for (const done of answered) done();
    await soon();
    deepEqual(begun, references.slice(0, 7));
  });

  it('begins what has waited for a second, and no more than that, however many press', async () => {
    pressing(7);
    await commits(...references.slice(0, 2));
    await clock.tickAsync(500);
    await commits(...references.slice(2));
    await clock.tickAsync(499);
    deepEqual(begun, []);
    await clock.tickAsync(1);
    deepEqual(begun, references.slice(0, 2));
    await clock.tickAsync(500);
    deepEqual(begun, references.slice(0, 6));
    for (const reference of references) await ending(reference);
    deepEqual(begun, references);
  });

  it('takes for that one place while eight people wait for an answer', async () => {
    const answered = pressing(8);
    await commits(...references);
    await clock.tickAsync(1000);
    deepEqual(begun, references.slice(0, 1));
    await ending(references[0] ?? first);
    deepEqual(begun, references.slice(0, 2));
    answered[0]?.();
    await soon();
    deepEqual(begun, references.slice(0, 7), 'seven do not hold it up');
  });

  it('begins what has waited for a second although what comes first in the other lane has not', async () => {
    pressing(2);
    ports.outbox.due.resolves([due(first)]);
    void worker.tick();
    await soon();
    await clock.tickAsync(500);
    await commits(second);
    await clock.tickAsync(500);
    deepEqual(begun, [first]);
    await clock.tickAsync(500);
    deepEqual(begun, [first, second]);
  });

  it('leaves to its digest what waits for that, whatever wakes its person', async () => {
    const [held, other] = [due(first), due(second)];
    const bursts = { holds: (card: string) => card === `${first} ${held.key}` } as unknown as NonNullable<
      Pace['bursts']
    >;
    worker = createWorker(ports, { ...createPace(), bursts });
    ports.outbox.forPerson.resolves([held, other]);
    worker.released(moira.objectId);
    await soon();
    deepEqual(begun, [second]);
  });

  it('leaves out of a round what this process has in hand, also what waits for a place', async () => {
    await commits(...references.slice(0, 8));
    ports.outbox.due.resolves(references.map((reference) => due(reference)));
    const round = worker.tick();
    await soon();
    for (const reference of references) await ending(reference);
    await round;
    deepEqual(begun.toSorted(), references.toSorted());
  });

  it('lets a round look again at what is slow: it may have left something new', async () => {
    await commits(first);
    await clock.tickAsync(2100);
    ports.outbox.due.resolves([due(first)]);
    void worker.tick();
    await soon();
    deepEqual(begun, [first, first]);
  });

  it('puts neither a press nor what is urgent behind all that a round found', async () => {
    ports.outbox.due.resolves([...references.slice(0, 9).map((reference) => due(reference)), due(second, true)]);
    void worker.tick();
    await soon();
    await commits(third);
    equal(begun.length, 6);
    equal(begun[0], second, 'urgent before the rest of its round');
    for (const reference of references.slice(0, 2)) await ending(reference);
    equal(begun.slice(6)[0], third, 'the press before what the round still has');
  });
});
