// A picture of the figures: a sentence that says what it shows, the drawing, and below it, for everyone, its numbers and how
// they are counted. Nothing in a drawing takes the keyboard; its name is its sentence.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Chart } from '../../reading/figures/charts.ts';
import { focusRing, useShared } from '../frame/styles.ts';
import { Bars } from './bars.tsx';
import { isEmpty, unbroken } from './drawing.ts';
import { MonthBars } from './month-bars.tsx';
import { MonthLine } from './month-line.tsx';

const useStyles = makeStyles({
  sheet: { display: 'grid', gap: tokens.spacingVerticalS, alignContent: 'start', minWidth: 0 },
  more: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  summary: { ...focusRing, cursor: 'pointer', minHeight: '24px', borderRadius: tokens.borderRadiusSmall },
  table: { ...typographyStyles.body1, width: '100%', borderCollapse: 'collapse', marginTop: tokens.spacingVerticalS },
  cell: {
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'right',
    verticalAlign: 'top',
  },
  label: { paddingLeft: 0, textAlign: 'left', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
});

const drawings = { months: MonthBars, line: MonthLine, bars: Bars, shares: Bars } as const;

interface ChartSheetProps {
  readonly chart: Chart;
  /** In classes: what is not drawn may be few. */
  readonly isRounded: boolean;
  /** What its numbers are chosen by. */
  readonly children?: ReactNode;
}

export function ChartSheet({ chart, isRounded, children }: ChartSheetProps) {
  const styles = useStyles();
  const shared = useShared();
  const { title, says, kind, definitions } = chart;
  const Drawing = drawings[kind];
  return (
    <section aria-label={title} className={mergeClasses(shared.sheet, styles.sheet)}>
      <h2 className={shared.heading}>{title}</h2>
      {children}
      <p className={shared.note}>{unbroken(says)}</p>
      {isEmpty(chart) ? (
        <p className={shared.note}>{isRounded ? 'Too few to draw.' : 'None in this time.'}</p>
      ) : (
        <Drawing chart={chart} label={`${title}. ${says}`} />
      )}
      <details className={styles.more}>
        <summary className={styles.summary}>
          Numbers, and how they are counted<span className={shared.unseen}>: {title}</span>
        </summary>
        <Numbers chart={chart} isRounded={isRounded} />
        {definitions.map((definition) => (
          <p key={definition}>{definition}</p>
        ))}
      </details>
    </section>
  );
}

function Numbers({ chart: { title, labels, series }, isRounded }: Pick<ChartSheetProps, 'chart' | 'isRounded'>) {
  const styles = useStyles();
  const shared = useShared();
  if (labels.length === 0) return <p>{isRounded ? 'Too few to say.' : 'None in this time.'}</p>;
  return (
    <table className={styles.table}>
      <caption className={shared.unseen}>{title}</caption>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.cell, styles.label)}>
            <span className={shared.unseen}>What is counted</span>
          </th>
          {series.map(({ name }) => (
            <th key={name} scope="col" className={styles.cell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, at) => (
          <tr key={label}>
            <th scope="row" className={mergeClasses(styles.cell, styles.label)}>
              {label}
            </th>
            {series.map(({ name, texts }) => (
              <td key={name} className={styles.cell}>
                {texts[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
