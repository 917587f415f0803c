// The kind of a part is read from its id alone: no two kinds of one matter read the same ids.
import assert from 'node:assert/strict';
import { matters } from '../../../src/domain/matters/matters.ts';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** `A1`, `RA1`: every beginning of one letter or two. */
const ids = letters.flatMap((one) => [`${one}1`, ...letters.map((other) => `${one}${other}1`)]);

describe('The ids of the parts', () => {
  for (const { name, parts } of Object.values(matters)) {
    it(`of a ${name} are of one kind each`, () => {
      const kinds: Readonly<Record<string, { toId(text: string): string | undefined }>> = parts;
      const readBy = (id: string): readonly string[] =>
        Object.keys(kinds).filter((kind) => kinds[kind]?.toId(id) !== undefined);
      const read = ids.map((id) => [id, readBy(id)] as const).filter(([, by]) => by.length > 0);
      assert.deepEqual(
        read.filter(([, by]) => by.length > 1),
        [],
      );
      assert.equal(read.length, Object.keys(kinds).length);
    });
  }
});
