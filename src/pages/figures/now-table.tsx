// How things stand now, in a table.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { FigureTable } from '../../reading/figures/now.ts';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  sheet: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0, alignContent: 'start' },
  table: { ...typographyStyles.body1, width: '100%', borderCollapse: 'collapse' },
  head: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground2,
    textAlign: 'right',
    verticalAlign: 'bottom',
    padding: `0 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  label: { ...typographyStyles.body1, textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'right',
    verticalAlign: 'top',
  },
  caption: { textAlign: 'left', paddingBottom: tokens.spacingVerticalM },
  first: { paddingLeft: 0, textAlign: 'left', overflowWrap: 'anywhere' },
});

interface NowTableProps {
  readonly table: Omit<FigureTable, 'rows'> & {
    /** `says`: how it is counted, below what it is called. */
    readonly rows: readonly (FigureTable['rows'][number] & { readonly says?: string })[];
  };
}

export function NowTable({ table: { title, periods, rows, notes } }: NowTableProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)}>
      <table className={styles.table}>
        <caption className={mergeClasses(shared.heading, styles.caption)}>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.first)}>
              What is counted
            </th>
            {periods.map((period) => (
              <th key={period} scope="col" className={styles.head}>
                {period}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values, says }) => (
            <tr key={label}>
              <th scope="row" className={mergeClasses(styles.cell, styles.label, styles.first)}>
                {label}
                {says !== undefined && <div className={shared.subtle}>{says}</div>}
              </th>
              {values.map((value, at) => (
                <td key={periods[at]} className={styles.cell}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} className={shared.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
