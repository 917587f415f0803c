// One notice of one case in the outbox, as the tests of the outbox tell and claim it.
import assert from 'node:assert/strict';
import type { Claimed, PendingNotice } from '../../../src/casework/ports/ports.ts';
import type { ObjectId, Reference } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { cardFor, commitOf, nowMs, somePerson, someReference } from '../fixture.ts';

export const lease = 60_000;

export interface Told {
  readonly reference: Reference;
  readonly person: ObjectId;
  readonly key: string;
}

/** `storeOf` gives the store as it is when a test runs. */
export const teller = (storeOf: () => CosmosStore) => ({
  /** A case with one notice, due from `nowMs`. */
  tell: async (more: { visibleAt?: number; person?: ObjectId } = {}): Promise<Told> => {
    const { visibleAt = nowMs, person = somePerson() } = more;
    const reference = someReference();
    await storeOf().cases.commit(commitOf(reference, 1, { notices: [cardFor(person)] }), visibleAt);
    return { reference, person, key: `card-${person}` };
  },
  claim: async (told: Told, by = storeOf(), at = nowMs): Promise<Claimed> => {
    const [claimed] = await by.outbox.claim(told.reference, at, lease);
    assert.ok(claimed, 'the notice could not be claimed');
    return claimed;
  },
});

/** The notice as it is in the outbox before anybody has tried it. */
export const notYetTold = (told: Told, visibleAt: number, since = nowMs): PendingNotice => ({
  key: told.key,
  person: told.person,
  about: { matter: told.reference },
  attempts: 0,
  visibleAt,
  since,
});
