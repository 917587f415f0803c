// Lists leave out by the row what somebody may not see: what the columns hold is enough to say the same as the whole case.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sightOf, sightOfRow } from '../../../src/domain/case/access/access.ts';
import type { CaseRow, Case } from '../../../src/domain/case/state/stages.ts';
import { caseColumns } from '../../../src/store/matters/columns.ts';
import { caseRowIn } from '../../../src/store/matters/case-rows.ts';
import { recordDocument } from '../../../src/store/matters/matter-store.ts';
import { caseShape } from '../../../src/store/matters/cases.ts';
import { later, monday10 } from '../../people/builders.ts';
import { council, person, someCase } from '../../desk/any-case.ts';

/** What a query that selects the columns finds of a stored case. */
function selected(childCase: Case): CaseRow {
  const wire = JSON.stringify(
    recordDocument(caseShape, childCase.reference, { root: childCase, lastHash: '', calls: {} }),
  );
  const stored: unknown = JSON.parse(wire);
  const row: Record<string, unknown> = {};
  for (const path of columns) {
    const found = path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], stored);
    if (found !== undefined) row[path.at(-1) ?? ''] = found;
  }
  return caseRowIn(row);
}
const columns = caseColumns.split(', ').map((path) => path.split('.').slice(1));

/** The same, and of those that wait some that nobody has answered the conflict question about. */
const anyCase: fc.Arbitrary<Case> = fc
  .tuple(someCase, fc.boolean())
  .map(([childCase, unread]) =>
    unread && childCase.stage === 'awaitingConsent'
      ? { ...childCase, submission: { ...childCase.submission, clear: [] } }
      : childCase,
  );

describe('What somebody may see', () => {
  it('is the same by the row as by the whole case, whoever they are and wherever it stands', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyCase, person, fc.nat(90), (childCase, who, days) => {
        // What ended in another is read as that one is: test/casework/goes-on.test.ts asks it by case and by row.
        fc.pre(childCase.stage !== 'merged');
        const now = later(monday10, days * 24 * 60);
        const sight = sightOf(childCase, who, council, now);
        assert.equal(sightOfRow(selected(childCase), who, council, now), sight, `${who.name}, ${childCase.stage}`);
        seen.set(sight, (seen.get(sight) ?? 0) + 1);
      }),
      { numRuns: 24_000 }, // some thirty of them see no more than who it is
    );
    for (const sight of ['full', 'identity', 'none']) assert.ok((seen.get(sight) ?? 0) > 5, `${sight} is rare`);
  });

  it('is not, where the row does not say who decided for whom, who was invited, who is named, who referred too, or who has a conflict', () => {
    for (const lost of [
      'decider',
      'decidedFor',
      'invited',
      'decidedAt',
      'excluded',
      'consentAt',
      'submission',
      'alsoReferred',
      'named',
    ] as const) {
      const differs = fc.check(
        fc.property(anyCase, person, fc.nat(90), (childCase, who, days) => {
          fc.pre(childCase.stage !== 'merged');
          const now = later(monday10, days * 24 * 60);
          const { [lost]: _lost, ...rest } = selected(childCase);
          const row = { excluded: [], ...rest } as CaseRow; // as a store would that forgot a column
          return sightOfRow(row, who, council, now) === sightOf(childCase, who, council, now);
        }),
        { numRuns: 100_000, endOnFailure: true }, // the rarest differs once in a thousand
      );
      assert.ok(differs.failed, `nobody's sight depends on ${lost}`);
    }
  });
});
