// Who may write to the database changes what is stored past the bot, and verify names it: a fixed sample of some three thousand ways,
// by kind of document and how it is changed. `npm run meet` takes them all.
import assert from 'node:assert/strict';
import { openTampered, type Tampered } from './database.ts';
import { forged, forgedPast } from './forged.ts';
import { idleIn, invariant, judged, passingTogether, sampleOf } from './judge.ts';
import { allMutations, type Mutation } from './mutations.ts';
import { known } from '../known.ts';

describe('What is changed past the bot', () => {
  let tampered: Tampered;
  let all: readonly Mutation[] = [];
  before(async () => {
    tampered = await openTampered();
    all = allMutations(tampered.documents);
  });
  after(async () => tampered.close());

  it('can be changed in more than a thousand ways; of those that need not be named each is one', () => {
    assert.ok(all.length > 1000, String(all.length));
    assert.deepEqual(idleIn(all, forged), []);
  });

  it('is named by verify', async () => {
    assert.deepEqual((await judged(tampered, sampleOf(all, 40))).unnamed, []);
  });

  it('is not named where it is harmless, or known and not mended: what is named now comes off its list', async () => {
    assert.deepEqual(await tampered.named(passingTogether(all)), []);
  });

  it(`is named where one has rewritten what was sealed, and made all else fit`, async () => {
    const isLeft = known.some((line) => line.invariant === invariant && line.story.includes(forged));
    assert.equal((await tampered.named(await forgedPast(tampered))).length === 0, isLeft);
  });

  it('and what nobody changed is not', () => {
    assert.deepEqual(
      tampered.before.filter((line) => !told.some((kind) => line.startsWith(kind))),
      [],
    );
  });
});

/** The story ends with notices that no one has delivered, and facts that are not counted yet. */
const told: readonly string[] = ['stuck ', 'figures REG-'];
