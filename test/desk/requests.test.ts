// What a press may ask of the database, warm, while what the process knows of people and chats is fresh. It may cost less.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import sinon from 'sinon';
import { requestsPerPress, type Asked } from '../bench/requests.ts';
import { storeCases } from '../bench/stored.ts';
import { newScratch } from '../worlds/scratch.ts';

/** Reads and writes, at most; those that ask queries are named below. */
const most = new Map<string, readonly [reads: number, writes: number]>([
  ['Start', [3, 1]],
  // The case begins, and the look that what is shown next needs.
  ['Next, Section 47 (the case begins)', [3, 2]],
  ...[2, 3, 4, 5, 6, 7, 8].map((page) => [`Next, page ${page}`, [1, 1]] as const),
  // The page and the step in one writing; then the chat is quiet for its receipt. The case that a
  // receipt stands on is read with a look of its own; so it is of each step below.
  // What was typed on the last page is saved first.
  ['Read it through', [1, 1]],
  ['Back to check', [1, 0]],
  ['Submit', [3, 3]],
  // Before the question on conflict it shows no more than the list that it is opened from: one look.
  ['Open', [1, 0]],
  ['No, go on', [2, 2]],
  ['Read on', [1, 1]],
  ['Give consent', [2, 2]],
  ['Open an assessment', [3, 0]],
  ['Signs save themselves, tab', [2, 1]],
  ['Next, page of an assessment', [2, 1]],
  // The case, and the look at one that looks alike.
  ['Open a received case, co-ordinator', [2, 2]],
  ['Record family contact, its form', [2, 1]],
  ['Record family contact, page 1', [1, 0]],
  ['Record family contact, page 2', [1, 0]],
  ['Record family contact, what is raised', [1, 0]],
  ['Record family contact, what is raised next', [1, 0]],
  ['Record family contact', [3, 2]],
  // A receipt is no longer read in this chat once a form is asked for: a write of its own.
  ['Add past episode, its form', [2, 2]],
  ['Add past episode', [3, 2]],
  ['Keep person out, its form', [2, 1]],
  ['Keep person out', [3, 2]],
  // The case and its facts to see what is on the line, and both again to decide.
  ['Put right, its form', [2, 1]],
  ['Put right', [4, 2]],
  // That the chat is quiet no longer.
  ['Close, of a receipt', [1, 1]],
  ['I have told them', [3, 1]],
]);
/** Presses that ask for facts or parts of a case, which is a query of one partition; of any other none is asked. */
const queries = new Map([
  // Its assessment; and what looks alike, by one keyed query: a request for each of the two ranges of the local server.
  ['Open a received case, co-ordinator', 3],
  // The case that the receipt stands on, opened: its reviews, assessments and who looks alike.
  ['Give consent', 4],
  ['Record family contact', 3],
  ['Add past episode', 5],
  ['Keep person out', 3],
  ['Put right, its form', 1],
  ['Put right', 5],
]);

describe('What a press asks of the database', () => {
  let asked: readonly Asked[];
  before(async () => {
    // However busy the machine is, what is known stays fresh.
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    const folder = await newScratch('requests');
    try {
      const file = path.join(folder, 'cases.sqlite');
      await storeCases(file, 20);
      asked = await requestsPerPress(file);
    } finally {
      clock.restore();
      await rm(folder, { recursive: true, force: true });
    }
  });

  for (const [press, [reads, writes]] of most) {
    it(`${press}: at most ${reads} reads and ${writes} writes`, () => {
      const found = asked.find((each) => each.press === press);
      assert.ok(found);
      assert.ok(
        found.reads <= reads && found.writes <= writes && found.queries <= (queries.get(press) ?? 0),
        JSON.stringify(found),
      );
      // What is refused, or asks again, asks little: it was not.
      assert.ok(writes === 0 || found.writes > 0, JSON.stringify(found));
    });
  }
});
