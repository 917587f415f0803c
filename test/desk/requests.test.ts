// What a press may ask of the database, and the telling after it, warm, while what the process knows of people and chats is
// fresh. It may cost less.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import sinon from 'sinon';
import { requestsPerPress, type Asked } from '../bench/requests.ts';
import { managerOf } from '../bench/council.ts';
import { caseFor, documentOf, storeCases } from '../bench/stored.ts';
import { moira, must } from '../people/builders.ts';
import { cardKey } from '../../src/notices/keys.ts';
import { noticeDocument } from '../../src/store/matters/documents.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
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
  // Its assessment; what looks alike and what it is linked with, by one keyed query of both ranges. So has each receipt that such a
  // case stands on.
  ['Open a received case, co-ordinator', 3],
  // The meetings to come, the first of which its fact names; and what else waits for this manager. Each is a request for each of
  // the two ranges of the local server.
  ['Give consent', 4],
  ['Record family contact', 3],
  ['Add past episode', 5],
  // What the register asks of the person who is kept out is asked of others at once: its open entries, of each of the two ranges.
  ['Keep person out', 5],
  ['Put right, its form', 1],
  ['Put right', 5],
]);

/** Of those who press here. */
const deciders: readonly string[] = [0, 1].map((place) => managerOf(place).objectId);
/** Referrals that other managers have to decide on, and cards of them that wait for the digest of their co-ordinator. */
const waiting = Array.from({ length: 500 }, (_none, place) => caseFor('awaiting', 100 + place)).filter(
  (childCase) => !('submission' in childCase) || !deciders.includes(childCase.submission?.consenter?.objectId ?? ''),
);
const inDigest = waiting.map(({ reference }) =>
  noticeDocument({
    about: { matter: reference },
    key: cardKey(moira.objectId),
    person: moira.objectId,
    attempts: 0,
    visibleAt: Date.now() + 24 * 60 * 60 * 1000,
    since: 0,
  }),
);
/** What a council has more of each year, of none who presses here. */
const over = Array.from({ length: 400 }, (_none, place) =>
  caseFor(place % 2 === 0 ? 'declined' : 'withdrawn', 100 + place),
);
/** Of each case that ended in the last year its name, of those who may find it by a part of that. */
const readsEnded = new Map([['Find, by a name', 1]]);

async function askedWith(more: readonly StoredDocument[]): Promise<readonly Asked[]> {
  // However busy the machine is, what is known stays fresh.
  const clock = sinon.useFakeTimers({ toFake: ['performance'] });
  const folder = await newScratch('requests');
  try {
    const file = path.join(folder, 'cases.sqlite');
    await storeCases(file, 20, more);
    return await requestsPerPress(file);
  } finally {
    clock.restore();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('What a press asks of the database', () => {
  let asked: readonly Asked[];
  before(async () => {
    asked = await askedWith([]);
  });

  it('is the same, and reads as many rows, beside five hundred referrals and notices that wait for others, and four hundred cases that are over', async () => {
    assert.ok(waiting.length > 450);
    const beside = await askedWith([...[...waiting, ...over].map(documentOf), ...inDigest]);
    const more = beside.flatMap(({ press, ...one }, place) => {
      const alone = asked[place];
      assert.equal(alone?.press, press);
      const isSame = one.reads === alone.reads && one.queries === alone.queries && one.writes === alone.writes;
      // A row is a request unit at least; chance makes documents a little longer or shorter.
      const ended = 1.15 * (readsEnded.get(press) ?? 0) * over.length;
      return isSame && one.units <= alone.units + 1 + ended
        ? []
        : [`${press}: ${JSON.stringify(one)} of ${JSON.stringify(alone)}`];
    });
    assert.deepEqual(more, []);
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

  // A flush may fall between two sends, so that one write more is right, and a contact may be asked for again: 20 RU more.
  const telling: readonly (readonly [name: string, reads: number, queries: number, writes: number, units: number])[] = [
    // The first that is told of the case: it is claimed without being looked up.
    ['- telling of Submit', 7, 0, 3, 100],
    // The receipt of the press is still read: whether it was closed meanwhile is asked once; and what was posted before, together.
    ['- telling of Give consent', 4, 1, 3, 140],
    ['- a round with nothing to tell', 0, 2, 0, 5],
  ];
  for (const [name, reads, queries, writes, units] of telling) {
    it(`${name.slice(2)}: at most ${reads} reads, ${queries} queries, ${writes} writes, ${units} RU`, () => {
      const one = must(asked.find(({ press }) => press === name));
      const isWithin =
        one.reads <= reads && one.queries <= queries && one.writes <= writes && Math.floor(one.units) <= units;
      assert.ok(isWithin, JSON.stringify(one));
    });
  }
});
