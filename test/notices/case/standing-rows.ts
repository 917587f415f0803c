// What a row of "what a case is to each person" says, and the tests it makes.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { personIn, type Directory } from '../../../src/domain/people/directory.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import { caseOf, directory, kestrelReference, later } from '../../people/builders.ts';

export interface Row {
  readonly that: string;
  readonly facts: readonly Fact[];
  readonly to: Person;
  readonly council?: Directory;
  /** Undefined: nothing, the person has no card of it. */
  readonly is: { label: string; buttons: readonly string[]; due?: string; line?: string; urgent?: boolean } | undefined;
}

/** Five minutes after the last fact. */
export const afterwards = (facts: readonly Fact[]): Instant => later(facts.at(-1)?.at ?? '', 5);
const standing = ({ facts, to, council = directory }: Pick<Row, 'facts' | 'to' | 'council'>) =>
  standingOf(caseOf(facts), personIn(council, to.objectId) ?? to, council, afterwards(facts));

/** A test for each row, and one for what their buttons carry. */
export function checkStandings(rows: readonly Row[]): void {
  for (const row of rows) {
    it(`${row.that}: ${row.is?.label ?? 'nothing'}`, () => {
      const found = standing(row);
      if (row.is === undefined) return assert.equal(found, undefined);
      const { buttons, ...rest } = row.is;
      assert.partialDeepStrictEqual(found, rest);
      assert.deepEqual(
        found?.buttons.map((one) => one.title),
        buttons,
      );
      if (row.is.urgent === undefined) assert.notEqual(found?.urgent, true);
    });
  }

  it('A button carries the reference and nothing else', () => {
    for (const row of rows) {
      for (const button of standing(row)?.buttons ?? []) assert.deepEqual(button.data, { ref: kestrelReference });
    }
  });
}
