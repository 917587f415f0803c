// The restore drill of docs/operations.md: a copy made while people press, a bot started on it, and damage that is found.
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { StoredFact } from '../../src/casework/ports/ports.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  must,
  noConflict,
  submitted,
} from '../people/builders.ts';
import { asked } from '../casework/partition.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { damaged, databaseIn, folderWith, newFolder, onStore, problemsIn, runs } from './people/data-folder.ts';
import { readsAll } from './people/deeds.ts';
import { buttonsIn } from './people/readable.ts';
import { isWrite } from '../worlds/writes.ts';

/** Waits in the copy for Colin's form to be closed. */
const waiting = mintReference(new Uint8Array(5).fill(7));
/** Is filled in while the copy is made. */
const meanwhile = mintReference(new Uint8Array(5).fill(8));
const colins = `card-${colin.objectId}`;
const all = [kestrelReference, waiting, meanwhile];

const hashes = (facts: readonly StoredFact[]): readonly string[] => facts.map(({ hash }) => hash);

describe('Restoring a backup', () => {
  let world: World;
  let copy: string;
  let restored: string;
  const original = new Map<Reference, readonly StoredFact[]>();
  let older: string;

  const cardsOf = (reference: string) =>
    world
      .windowOf(colin)
      .messages()
      .filter(({ stored }) => JSON.stringify(stored).includes(reference));

  before(async () => {
    world = await openWorld({ faults: true });
    copy = path.join(await newFolder(), 'copy.sqlite');
  });
  after(async () => world.stop());

  it('the copy is whole although people press meanwhile, and holds a notice that waits', async () => {
    await world.has(kestrelReference, filledIn(), submitted());
    await world.windowOf(colin).opens({ on: 'Management consent needed' });
    await world.windowOf(colin).presses('Yes, another manager should decide');
    await world.has(waiting, filledIn(), submitted());
    assert.deepEqual(cardsOf(waiting), [], 'Colin has a form open');
    let writes = 0;
    world.fault = (request) => {
      // In the middle of a press: what it read is older than the copy, what it writes is younger.
      if (isWrite(request)) writes += 1;
      if (isWrite(request) && writes === 3) world.backup(copy);
      return undefined;
    };
    await world.has(meanwhile, filledIn());
    world.fault = undefined;
    assert.ok(writes > 3, 'the filling-in went on');
    restored = await folderWith(copy);
    assert.deepEqual(await problemsIn(restored, world.clock.nowMs()), []);
    const waits = await onStore(restored, ({ outbox }) => outbox.ofMatter(waiting));
    assert.deepEqual(
      waits.map(({ key }) => key),
      [colins],
    );
  });

  it('people work on: what waited is posted, a decision is taken, a referral is submitted', async () => {
    await world.has(meanwhile, submitted());
    await world.windowOf(colin).presses('Back');
    world.clock.passes(20 * 60 * 1000);
    await world.settled();
    const [posted, ...more] = cardsOf(waiting);
    assert.deepEqual(more, []);
    older = must(posted).id;
    await world.has(kestrelReference, noConflict(), consented());
    for (const reference of all) original.set(reference, await world.ports.cases.facts(reference));
  });

  it('the bot starts on the copy; what happened since is missing, and the original says what', async () => {
    await world.movesTo(restored);
    const missing: string[] = [];
    for (const reference of all) {
      const [then, now] = [must(original.get(reference)), await world.ports.cases.facts(reference)];
      assert.deepEqual(hashes(now), hashes(then).slice(0, now.length), 'what is there is what was there');
      missing.push(...then.slice(now.length).map(({ step }) => `${reference} ${step}`));
    }
    assert.deepEqual(
      missing.filter((one) => !one.endsWith('savePage') && !one.endsWith('start')),
      [`${kestrelReference} declareConflict`, `${kestrelReference} giveConsent`, `${meanwhile} submit`],
    );
    assert.equal((await world.caseOf(kestrelReference)).stage, 'awaitingConsent');
  });

  it('what was posted after the copy is posted again; the older message is there and works', async () => {
    await world.settled();
    const [first, second, ...more] = cardsOf(waiting);
    assert.equal(must(first).id, older);
    assert.notEqual(must(second).id, older);
    assert.deepEqual(more, []);
    assert.deepEqual(must(first).stored, must(second).stored);
    const { verb, data } = must(buttonsIn(must(first).stored).find(({ title }) => title === 'Read and decide'));
    const answer = await world.windowOf(colin).sends(verb, data, { replyToId: older });
    assert.equal(answer.status, 200);
    assert.match(JSON.stringify(answer.card), /No, go on/);
  });

  it('the decision is taken once more, and npm run verify finds nothing wrong', async () => {
    await readsAll(world.windowOf(colin));
    await world.windowOf(colin).presses('Give consent');
    const decided = await world.caseOf(waiting);
    assert.equal(decided.stage, 'received');
    await world.has(kestrelReference, noConflict(), consented(), asked());
    // What changes Colin's cards waits while he may still read his receipt.
    await world.passesTo(new Date(world.clock.nowMs() + 180_000).toISOString());
    await world.movesTo(await newFolder());
    const { code, out, err } = await runs('verify', restored);
    assert.equal(`${code} ${err}`, '0 ', out);
    // The post for the police waits until they link a channel.
    assert.match(
      out,
      /^Looked at 3 cases and 1 directories of the council, \d+ facts, \d+ calls, 1 notices still to be told\.$/m,
    );
    assert.match(out, /^Nothing is wrong\.$/m);
  });

  it('one flipped bit in a fact is found', async () => {
    const flipped = await damaged(
      copy,
      `UPDATE docs SET body=replace(body, '"${must(kestrel['surname'])}"', '"Ladeup"') WHERE pk=? AND id='fact-000003'`,
      kestrelReference,
    );
    const found = [`chain ${kestrelReference}: fact 3 is not what was written`];
    assert.deepEqual(await problemsIn(flipped, world.clock.nowMs()), found);
  });

  for (const [number, name] of [
    [4, 'in the middle'],
    [11, 'at the end'],
  ] as const) {
    it(`a fact removed ${name} is found`, async () => {
      const sql = 'DELETE FROM docs WHERE pk=? AND id=?';
      const removed = await damaged(copy, sql, waiting, `fact-${String(number).padStart(6, '0')}`);
      const problems = await problemsIn(removed, world.clock.nowMs());
      assert.ok(problems.includes(`chain ${waiting}: fact ${number} is missing`), problems.join('\n'));
      assert.ok(problems.every((one) => one.includes(waiting)));
    });
  }

  it('a notice deleted is found', async () => {
    const deleted = await damaged(copy, 'DELETE FROM docs WHERE pk=? AND id=?', waiting, `notice-${colins}`);
    const found = [`lost ${waiting}: the call of fact 11 to ${colins} neither waits nor was answered`];
    assert.deepEqual(await problemsIn(deleted, world.clock.nowMs()), found);
  });

  it('a case deleted is found by what it leaves', async () => {
    const deleted = await damaged(copy, "DELETE FROM docs WHERE pk=? AND id='case'", waiting);
    const problems = await problemsIn(deleted, world.clock.nowMs());
    assert.equal(problems.length, 1);
    assert.match(must(problems[0]), new RegExp(`^orphan ${waiting}: 11 facts, .* without a case$`));
  });

  it('a case that its list does not find, and documents damaged or out of place, are found', async () => {
    const edit = (from: string, to: string, id: string): Promise<string> =>
      damaged(copy, `UPDATE docs SET body=replace(body, '${from}', '${to}') WHERE pk=? AND id=?`, waiting, id);
    assert.deepEqual(
      await problemsIn(
        await edit('"stage":"awaitingConsent","leadWorker":"', '"stage":"draft","leadWorker":"', 'case'),
        0,
      ),
      [`listed ${waiting}: lists do not find the case or its parts by what they are now`],
    );
    const said = `unreadable ${waiting}: the document fact-000011 is damaged, or not of this program`;
    for (const [from, to] of [
      ['"kind":"fact"', '"kind":"fbct"'],
      ['"number":11', '"nvmber":11'],
    ] as const) {
      assert.ok((await problemsIn(await edit(from, to, 'fact-000011'), 0)).includes(said), to);
    }
    const moved = `UPDATE docs SET id='fact-000099', body=replace(body, '"fact-000011"', '"fact-000099"') WHERE pk=? AND id=?`;
    assert.deepEqual(await problemsIn(await damaged(copy, moved, waiting, 'fact-000011'), 0), [
      said.replace('fact-000011', 'fact-000099'),
    ]);
  });

  it('an action that is gone, altered, not listed or damaged is found', async () => {
    const file = databaseIn(restored);
    const acted = kestrelReference;
    assert.deepEqual(await problemsIn(restored, world.clock.nowMs()), []);
    const gone = await damaged(file, "DELETE FROM docs WHERE pk=? AND id='action-A1'", acted);
    assert.deepEqual(await problemsIn(gone, world.clock.nowMs()), [
      `replay ${acted}: the action A1 that its facts make is not stored`,
    ]);
    const edits = {
      '"subType":"licensing"→"subType":"patrol"': 'replay X: its facts do not make the action A1 that is stored',
      '"stage":"proposed"→"stage":"verified"': 'listed X: lists do not find the case or its parts by what they are now',
      '"rungs":→"rvngs":': 'unreadable X: the document action-A1 is damaged, or not of this program',
    };
    for (const [edit, said] of Object.entries(edits)) {
      const sql = "UPDATE docs SET body=replace(body, ?1, ?2) WHERE pk=?3 AND id='action-A1'";
      const folder = await damaged(file, sql, ...edit.split('→'), acted);
      const problems = await problemsIn(folder, world.clock.nowMs());
      assert.ok(problems.includes(said.replace('X', acted)), `${edit}: ${problems.join('\n')}`);
    }
  });

  it('npm run verify says so in a line and ends with 1; with 2 where it cannot look', async () => {
    const sql = 'DELETE FROM docs WHERE pk=? AND id=?';
    const file = databaseIn(restored);
    const removed = await damaged(file, sql, waiting, 'fact-000003');
    const missing = await newFolder();
    const [bad, none, used] = await Promise.all([
      runs('verify', removed),
      runs('verify', missing),
      onStore(restored, () => runs('verify', restored)),
    ]);
    assert.equal(`${bad.code} ${bad.err}`, '1 ');
    assert.match(bad.out, new RegExp(`^${waiting}: fact 3 is missing\\. The history was damaged .* \\[chain\\]$`, 'm'));
    assert.match(bad.out, /^Problems: \d+\.$/m);
    assert.equal(none.code, 2);
    assert.match(none.err, /^Not done: There is no database at .*: set DATA_DIR/);
    await assert.rejects(copyFile(databaseIn(missing), file), { code: 'ENOENT' }, 'nothing was made there');
    assert.equal(used.code, 2);
    assert.match(used.err, /is in use by another running server/);
    await mkdir(path.join(missing, 'cosmos.sqlite'));
    assert.equal((await runs('verify', missing)).code, 2);
  });
});
