// The decisions of a case that is brought over to the newest form between two requests of a single read.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { lineOf } from '../../../src/domain/case/decision/decision.ts';
import { decisionsOf } from '../../../src/domain/case/state/stages.ts';
import { caseShape, decisionsOn } from '../../../src/store/matters/cases.ts';
import { decisionShape, type DecisionItems } from '../../../src/store/parts/decision.ts';
import { StoreFault } from '../../../src/store/sdk/faults.ts';
import { must } from '../../people/builders.ts';
import { fromLines, type Stored } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';

const documentsOf = async (specimen: string): Promise<readonly Stored[]> =>
  fromLines(await readFile(new URL(`../../specimens/${specimen}/stored.jsonl`, import.meta.url), 'utf8')).filter(
    (document) => document.in === 'cases' && document.pk === ids.followed,
  );
const rootIn = (documents: readonly Stored[]) =>
  caseShape.recordIn(must(documents.find(({ id }) => id === 'case'))).root;

const decisionsIn = (documents: readonly Stored[]) => documents.filter(({ kind }) => kind === 'decision');

/** The database as it is at the first request, and as it is at each that comes after. */
function changing(first: readonly Stored[], since: readonly Stored[]): DecisionItems {
  let now = first;
  const answer = <Result>(of: (documents: readonly Stored[]) => Result): Result => {
    const result = of(now);
    now = since;
    return result;
  };
  return {
    read: async (_partition, id) =>
      answer((documents) => {
        const raw = documents.find((document) => document.id === id);
        return raw && { raw, version: '1' };
      }),
    inPartition: async () => answer(decisionsIn),
    across: async () => answer(decisionsIn),
  };
}

describe('The decisions of a case that is brought over meanwhile', () => {
  let before: readonly Stored[];
  let after: readonly Stored[];
  beforeEach(async () => {
    [before, after] = [await documentsOf('19eb1efb'), await documentsOf('form-4')];
  });
  const askedOf = async (items: DecisionItems, root = rootIn(before), lines = decisionsOf(root)) =>
    decisionsOn(items).decisionsOf([{ reference: root.reference, lines }]);
  const whole = async () => askedOf(changing(before, before));

  it('are all there, whether the parts or the case are asked for first, and of several cases at once', async () => {
    assert.ok((await whole()).length > 0);
    assert.deepEqual(await askedOf(changing(before, after)), await whole());
    assert.deepEqual(await askedOf(changing(after, after)), await whole());
    const [{ reference }, lines] = [rootIn(before), decisionsOf(rootIn(before))];
    const twice = [
      { reference, lines },
      { reference, lines },
    ];
    const several = await decisionsOn(changing(before, after)).decisionsOf(twice);
    assert.deepEqual(several, [...(await whole()), ...(await whole())]);
  });

  it('are found by their time where the newest form has another id for them', async () => {
    const [decision] = await whole();
    const part = must(after.find(({ kind }) => kind === 'decision'));
    const made = { ...decisionShape.partIn(part), id: 'D7' };
    const renamed = { ...part, id: 'decision-D7', part: made };
    const line = lineOf('D1', must(decision));
    const found = await askedOf(changing(before, [must(after.find(({ id }) => id === 'case')), renamed]), undefined, [
      line,
    ]);
    assert.deepEqual(found, [{ ...made, id: 'D1' }]);
  });

  it('a line without a decision is a fault, and is not left out', async () => {
    const without = after.filter(({ kind }) => kind !== 'decision');
    await assert.rejects(
      askedOf(changing(without, without)),
      (error) => error instanceof StoreFault && error.reason === 'unreadable',
    );
  });
});
