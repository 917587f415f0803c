// What is stored of a slip that was put right: of a part its id alone, which no list finds; and of a decision its meeting, by which
// the minutes find the case (docs/process.md P14.5).
import assert from 'node:assert/strict';
import { indexed } from '../../../src/store/matters/case-index.ts';
import { partColumnsOf } from '../../../src/store/matters/matter-store.ts';
import { shapeOf } from '../../../src/store/matters/stores.ts';
import { partShapes } from '../../../src/store/parts/parts.ts';
import { caseOf, given, kestrelReference, moira, tess } from '../../people/builders.ts';
import { decided, listed, preMset, rightPut, untilReceived } from '../../people/meeting-builders.ts';

const aside = { id: 'D1', aside: 15 };

describe('What was set aside, as it is stored', () => {
  it('has nothing that a list finds it by', () => {
    assert.deepEqual(partColumnsOf(shapeOf(kestrelReference), 'decision', aside), {});
  });

  it('is no part to those who read parts, and is told from what is damaged', () => {
    const { decision, episode } = partShapes;
    assert.equal(decision.partIn({ part: aside }), undefined);
    assert.deepEqual(decision.asideIn({ part: aside }), aside);
    assert.throws(() => decision.partIn({ part: { id: 'D1' } }));
    assert.throws(() => episode.partIn({ part: aside }), 'another kind');
    assert.equal(decision.asideIn({ part: { ...aside, at: '2027-01-12T14:20:00.000Z', rationale: 'So.' } }), undefined);
  });

  it('a meeting finds the case whose decision was put right', () => {
    const facts = [...untilReceived, listed(), decided('toPanel')];
    const number = given(...facts).length;
    const root = caseOf(given(...facts, rightPut(number, moira), rightPut(number, tess)));
    assert.deepEqual(indexed({ root, lastHash: '', calls: {} })['meetings'], [preMset.id]);
  });
});
