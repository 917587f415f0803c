import { deepEqual, ok } from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { meetingRequests, storeMeetings } from '../../bench/meetings.ts';
import type { Asked } from '../../bench/requests.ts';
import { storeCases } from '../../bench/stored.ts';

describe('What a press in a meeting asks of the database', () => {
  let folder: string;
  let asked: readonly Asked[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mset-asked-'));
    // However busy the machine is, what is known stays fresh.
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    try {
      const file = join(folder, 'cases.sqlite');
      await storeCases(file, 50);
      await storeMeetings(file);
      asked = await meetingRequests(file);
    } finally {
      clock.restore();
    }
  });
  after(() => rm(folder, { recursive: true }));

  /** Requests; a query across partitions is one for each of the two ranges of the local server. */
  const most: Readonly<Record<string, readonly [reads: number, queries: number, writes: number]>> = {
    // That a receipt is read in this chat, or is not any more, is a write of its own.
    'I am here': [3, 0, 2],
    'Record attendance': [3, 0, 2],
    Arrived: [3, 0, 2],
    // Its receipt stands on the card of the case, which says with what it is linked.
    'Invite to this case': [4, 4, 3],
    'Open agenda': [2, 2, 1],
    'Open agenda, of a panel': [2, 2, 0],
    'Open an item': [2, 3, 1],
    // The panel, the decision, the look at the next case, and that a form is open in this chat.
    'Save and next, plans the panel': [4, 4, 4],
    'Save and next': [4, 4, 3],
    'Save, then actions': [4, 2, 3],
    // Each action is a fact of its own.
    'Another, an action': [4, 2, 3],
    'Next item, an action': [3, 2, 3],
    // Whom each decision invited, and what it says, is in its part.
    'End meeting, asked': [2, 4, 1],
    'End meeting': [4, 4, 2],
    'Minutes, a page': [2, 6, 3],
    // The next child's actions and reviews are one more.
    'Open a disputed action of an item': [3, 4, 2],
    // The fact, then the item again with what is still to be settled on it.
    'Settle an action': [5, 7, 3],
    'Open an item of a panel': [2, 3, 2],
    'Save and next, of a panel': [4, 4, 3],
    'Next item, of a panel, an action': [3, 3, 2],
    // Of a record, and then the first of the cases that are not decided.
    'Open an item of a record': [2, 2, 2],
    'Keep watching a record': [7, 4, 3],
    'An assessment of a record, what it asks': [2, 2, 2],
    // Two facts: the action, then the decision.
    'Ask for an assessment of a record': [9, 4, 3],
  };
  for (const [name, [reads, queries, writes]] of Object.entries(most)) {
    it(`${name}: at most ${reads} reads, ${queries} queries, ${writes} writes`, () => {
      const [one] = asked.filter(({ press }) => press === name);
      ok(one, `${name} was not pressed`);
      const over = { reads: one.reads > reads, queries: one.queries > queries, writes: one.writes > writes };
      deepEqual(over, { reads: false, queries: false, writes: false }, JSON.stringify(one));
      // What is refused asks little: it was not.
      if (name.startsWith('Save')) ok(one.writes >= 2 && one.queries + one.writes >= 3, JSON.stringify(one));
    });
  }
});
