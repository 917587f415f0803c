// What the board shows, as a file for a spreadsheet: references, stages, dates and who leads, never a child’s name.
import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { BoardRow } from '../../reading/board/board.ts';
import { columns, type ColumnName } from './columns.ts';
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

/** A cell that a spreadsheet takes for a formula is none of ours: it is told as text. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Lines of comma-separated values, with the mark that makes a spreadsheet read them as UTF-8. */
function csvOf(rows: readonly BoardRow[], shown: readonly ColumnName[]): string {
  const told: Cells = [...always, ...shown.map((name) => [columns[name].title, cells[name]] as const)];
  const lines = [told.map(([head]) => head), ...rows.map((row) => told.map(([, of]) => of(row)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

interface ExportCasesProps {
  readonly rows: readonly BoardRow[];
  readonly columns: readonly ColumnName[];
}

export function ExportCases({ rows, columns: shown }: ExportCasesProps) {
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([csvOf(rows, shown)], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: 'mset-cases.csv' });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button appearance="subtle" icon={<ArrowDownloadRegular />} disabled={rows.length === 0} onClick={save}>
      Export
    </Button>
  );
}
