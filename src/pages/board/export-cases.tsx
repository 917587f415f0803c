// What the board shows, as a file for a spreadsheet: references, stages, dates and who leads, never a child’s name.
import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { BoardRow } from '../../reading/board/board.ts';
import { columns, type ColumnName } from './columns.ts';
import { csvOf, saveFile } from '../data/csv.ts';
import { inLondon } from '../frame/london.ts';
import { flagWords } from '../frame/marks.tsx';

const inFigures = inLondon({ dateStyle: 'short', timeStyle: 'short' });
/** "24/11/2026 17:00": the time of the office, as a spreadsheet of the office reads it. */
const local = (at: string): string => inFigures(at).replace(', ', ' ');

type Cells = readonly (readonly [head: string, cell: (row: BoardRow) => string])[];
/** Reference, marks and whose it is are always told; the rest as it is shown. */
const always: Cells = [
  ['Reference', ({ reference }) => reference],
  ['Marked', ({ flags, warnings }) => [...flags.map((flag) => flagWords[flag]), ...warnings].join('; ')],
  ['Yours', ({ mine }) => (mine ? 'yes' : '')],
];
const cells: Readonly<Record<ColumnName, (row: BoardRow) => string>> = {
  due: ({ due }) => (due === undefined ? '' : local(due.at)),
  stage: ({ stageLabel }) => stageLabel,
  next: ({ line }) => line,
  owner: ({ owner }) => owner,
  agency: ({ agency }) => agency,
  changed: ({ changedAt }) => local(changedAt),
};

function linesOf(rows: readonly BoardRow[], shown: readonly ColumnName[]): readonly (readonly string[])[] {
  const told: Cells = [...always, ...shown.map((name) => [columns[name].title, cells[name]] as const)];
  return [told.map(([head]) => head), ...rows.map((row) => told.map(([, of]) => of(row)))];
}

interface ExportCasesProps {
  readonly rows: readonly BoardRow[];
  readonly columns: readonly ColumnName[];
}

export function ExportCases({ rows, columns: shown }: ExportCasesProps) {
  const save = (): void => saveFile(csvOf(linesOf(rows, shown)), 'mset-cases.csv');
  return (
    <Button appearance="subtle" icon={<ArrowDownloadRegular />} disabled={rows.length === 0} onClick={save}>
      Export
    </Button>
  );
}
