// A document is known by its kind: no matter, part or other document may be called like another.
import assert from 'node:assert/strict';
import { matterKinds, matters } from '../../src/domain/matters/matters.ts';
import { otherDocuments } from '../../src/store/kinds.ts';

/** Of each part once: an action is the same part of a case and of a record, known by its steps. */
const partNames = (): readonly string[] => {
  const parts = matterKinds.flatMap((kind) => Object.entries<{ readonly steps: object }>(matters[kind].parts));
  return [...new Map(parts.map(([name, { steps }]) => [steps, name])).values()];
};

describe('The kinds of documents', () => {
  it('are each the kind of one thing', () => {
    const all = [...matterKinds, ...partNames(), ...otherDocuments];
    assert.deepEqual(
      all.filter((kind, place) => all.indexOf(kind) !== place),
      [],
    );
  });
});
