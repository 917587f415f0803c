// Cases that no one leads any more: their lead worker has left the directory (docs/process.md P17.1).
import { hasLeft, readerOfRow } from '../../domain/people/access.ts';
import { may } from '../../domain/people/roles.ts';
import { isLed, ledStages } from '../../domain/case/stage-table.ts';
import type { CaseRow } from '../../domain/case/stages.ts';
import type { Reader } from '../reader.ts';

/** Those that this person may hand over: below a manager, and for a co-ordinator all that they see. */
export async function unledRows({ ports: { cases }, person, directory, now }: Reader): Promise<readonly CaseRow[]> {
  const found = await Promise.all([
    may(person, 'consent') ? cases.rowsOfLine(person.objectId) : [],
    may(person, 'triage') ? cases.rowsInStages(ledStages) : [],
  ]);
  const once = new Map(found.flat().map((row) => [row.reference, row]));
  return [...once.values()].filter(
    (row) => isLed(row) && hasLeft(row, directory) && readerOfRow(row, person, directory, now)('status'),
  );
}
