// What the board shows, as a file for a spreadsheet: references, stages and dates, never a name.
import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { BoardRow } from '../../web/tab/api.ts';
import { flagWords } from '../frame/marks.tsx';

const heads = ['Reference', 'Stage', 'Marked', 'Due', 'Next', 'Changed', 'Yours'] as const;

/** A cell that a spreadsheet takes for a formula is none of ours: it is told as text. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Lines of comma-separated values, with the mark that makes a spreadsheet read them as UTF-8. */
export const csvOf = (rows: readonly BoardRow[]): string =>
  `\uFEFF${[
    heads,
    ...rows.map((row) => [
      row.reference,
      row.stageLabel,
      row.flags.map((flag) => flagWords[flag]).join('; '),
      row.due?.at ?? '',
      row.line,
      row.changedAt,
      row.mine ? 'yes' : '',
    ]),
  ]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')}\r\n`;

export function ExportCases({ rows }: { readonly rows: readonly BoardRow[] }) {
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv' }));
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
