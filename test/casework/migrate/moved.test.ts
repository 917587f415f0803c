// What an earlier program drops of a case, or leaves behind in it, stops neither verification nor bringing over.
import { deepEqual } from 'node:assert/strict';
import { lostValues } from '../../../src/casework/migrate/gate.ts';
import { comesSince, movedSince } from '../../../src/casework/migrate/moved.ts';

/** What c324a3a1, the last program of form 4, does not know: it drops this at the next stage of the case. */
const unknownThere = ['now', 'urgentFrom', 'aside', 'righting', 'handedOver', 'transferring', 'closing'] as const;

describe('A case that an earlier program wrote last', () => {
  for (const name of unknownThere) {
    it(`is in order without ${name}, which its facts make again`, () => {
      const made = { root: { stage: 'held', [name]: { by: 'Kim Hale' } } };
      deepEqual(lostValues(made, { root: { stage: 'held' } }, comesSince(4, 'case')), []);
    });
  }

  it('counts its parts without those that were set aside', () => {
    const parts = { action: { count: 2, open: ['A2'] } };
    const made = { root: { parts: { action: { ...parts.action, aside: ['A1'] } } } };
    deepEqual(lostValues(made, { root: { parts } }, comesSince(4, 'case')), []);
  });

  it('may hold the closure from before a transfer that was stopped there, and nothing else that its facts do not make', () => {
    const stored = { root: { stage: 'open', closing: { closure: { reason: 'harmEnded' } } } };
    deepEqual(lostValues(stored, { root: { stage: 'open' } }, movedSince(4, 'case')), []);
    deepEqual(lostValues(stored, { root: { stage: 'review' } }, movedSince(4, 'case')), ['root.stage']);
  });
});
