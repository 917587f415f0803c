// A document is known by its kind: no matter, part or other document may be called like another.
import assert from 'node:assert/strict';
import { matterKinds, matters } from '../../src/domain/matters/matters.ts';
import { otherDocuments } from '../../src/store/kinds.ts';

describe('The kinds of documents', () => {
  it('are each the kind of one thing', () => {
    const parts = matterKinds.flatMap((kind) => Object.keys(matters[kind].parts));
    const all = [...matterKinds, ...parts, ...otherDocuments];
    assert.deepEqual(
      all.filter((kind, place) => all.indexOf(kind) !== place),
      [],
    );
  });
});
