// Cases that no one leads any more: their lead worker has left the directory (docs/process.md P17.1).
import type { RowsWanted } from '../../casework/ports/ports.ts';
import { hasLeft, readerOfRow } from '../../domain/case/access/access.ts';
import { may } from '../../domain/people/roles.ts';
import { isLed, ledStages } from '../../domain/case/state/stage-table.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import type { Reader, Viewer } from '../reader.ts';

/** Those that this person may hand over: below a manager, and for a co-ordinator all that they see. */
export const unledRows = async (reader: Reader): Promise<readonly CaseRow[]> =>
  unledAmong(reader, await reader.ports.cases.rows(unledWanted(reader)));

export const unledWanted = ({ person }: Pick<Reader, 'person'>): RowsWanted => ({
  ...(may(person, 'consent') && { ofLine: person.objectId }),
  ...(may(person, 'triage') && { inStages: ledStages }),
});
export const unledAmong = ({ person, directory, now }: Viewer, rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.filter((row) => isLed(row) && hasLeft(row, directory) && readerOfRow(row, person, directory, now)('status'));
