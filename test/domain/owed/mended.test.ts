// What was found and is mended: what a case owes is heard of and may be settled, or an ending waits for it and says so.
import assert from 'node:assert/strict';
import { rowsOf } from '../../../src/demo/story.ts';
import { owedNow } from '../../../src/domain/case/owed/owed.ts';
import { at, must, resubmitted } from '../../people/builders.ts';
import { mergedInto, other, sentBack } from '../../people/meeting-builders.ts';
import { sayFailure } from './judge.ts';
import { mended } from './mended.ts';
import { failuresShown } from './shown.ts';
import { received } from './stories.ts';
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

  it('a merge: the case that is kept is called for as soon as the one that ends was', () => {
    const [sent, submitted, asked, consented] = rowsOf(received());
    const into = [must(sent), must(submitted), must(asked), at('2027-01-04T12:00:00.000Z', must(consented))];
    const ended = [...received(), at('2027-01-20T08:00:00.000Z', mergedInto(other))];
    assert.deepEqual(failuresShown({ shown: { told: ended, into } }).map(sayFailure), []);
  });

  it('triage of what was sent again: it is called for when that is due, not where its earlier calls ended', () => {
    const again = at('2027-01-13T10:00:00.000Z', resubmitted());
    const { root } = lived(rowsOf([...received(), at('2027-01-08T10:00:00.000Z', sentBack()), again]), world);
    const triage = must(owedNow(root, root.changedAt).find(({ name }) => name === 'triage'));
    assert.deepEqual([triage.due, triage.next], ['2027-01-15T10:00:00.000Z', '2027-01-15T10:00:00.000Z']);
  });
});
