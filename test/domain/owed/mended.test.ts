// What was found and is mended: what a case owes is heard of and may be settled, or an ending waits for it and says so.
import assert from 'node:assert/strict';
import { rowsOf } from '../../../src/demo/story.ts';
import { must } from '../../people/builders.ts';
import { sayFailure } from './judge.ts';
import { mended } from './mended.ts';
import { failuresShown } from './shown.ts';
import { world } from './walk.ts';
import { lived, refusalOf } from './world.ts';

describe('What was found, and is mended', () => {
  for (const line of mended) {
    const { finding, duty, stage, shown, bars } = line;
    if (bars === undefined) {
      it(`${finding}: ${duty}, ${stage}`, () => {
        const failures = failuresShown(line).filter((failure) => failure.duty === duty);
        assert.deepEqual(failures.map(sayFailure), []);
      });
    } else {
      it(`${finding}: ${duty} bars the end: ${stage}`, () => {
        const rows = rowsOf(shown.told);
        const refusal = refusalOf(lived(rows.slice(0, -1), world), must(rows.at(-1)), world);
        assert.equal(refusal?.code, 'owed');
        assert.match(refusal.message, bars);
      });
    }
  }
});
