// The cases as one table, sorted by what its headings say.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSortDown16Regular } from '@fluentui/react-icons/svg/arrow-sort-down';
import { ArrowSortUp16Regular } from '@fluentui/react-icons/svg/arrow-sort-up';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { BoardRow } from '../../reading/board/board.ts';
import { inLondon } from '../frame/london.ts';
import { DueMark, Flags, RowWarnings, StageDots } from '../frame/marks.tsx';
import { sayNextBeside } from '../frame/next-beside.ts';
import { focusRing, narrow, sheet, useShared } from '../frame/styles.ts';
import { moveByArrow } from './arrow-keys.ts';
import { columns as allColumns, firstColumn, type Column, type ColumnName } from './columns.ts';
import type { CaseListProps } from './case-columns.tsx';
import type { Order } from './case-choice.ts';
import type { ShownNames } from './name-watch.ts';

const useStyles = makeStyles({
  sheet: { ...sheet, overflowX: 'auto' },
  // Fixed widths: one row must not decide about the place of all others.
  table: { ...typographyStyles.body1, width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' },
  head: {
    textAlign: 'start',
    padding: 0,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  sort: {
    ...typographyStyles.body1,
    ...focusRing,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '44px',
    width: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':focus-visible': { outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})` },
    ':hover': { textDecorationLine: 'underline' },
    [narrow]: { padding: `0 ${tokens.spacingHorizontalS}` },
  },
  third: { width: '34%', [narrow]: { width: '40%' } },
  quarter: { width: '24%', [narrow]: { width: '30%' } },
  tenth: { width: '14%' },
  plain: { padding: `0 ${tokens.spacingHorizontalM}`, fontWeight: tokens.fontWeightRegular },
  cell: {
    height: '44px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'middle',
    overflowWrap: 'anywhere',
    [narrow]: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, verticalAlign: 'top' },
  },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  reference: { whiteSpace: 'nowrap' },
  stage: { display: 'flex', flexDirection: 'column' },
  wide: { [narrow]: { display: 'none' } },
});

const atOnce = 30;

interface CaseTableProps extends CaseListProps {
  readonly columns: readonly ColumnName[];
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
}

export function CaseTable({ board, rows, shown, columns, order, setOrder }: CaseTableProps) {
  const styles = useStyles();
  const places = useMemo(() => new Map(board.stages.map(({ stage }, place) => [stage, place])), [board.stages]);
  // Only one reference is reached by Tab; the arrow keys go on from there.
  const [current, setCurrent] = useState('');
  const reached = rows.some(({ reference }) => reference === current) ? current : rows[0]?.reference;
  // A screen of rows at once, the rest as soon as there is time: with 300 cases no press waits for all of them.
  const drawn = useDeferredValue(rows, rows.slice(0, atOnce));
  const reach = useCallback((reference: string) => setCurrent(reference), []);
  if (rows.length === 0) return null;
  return (
    <div className={styles.sheet} onKeyDown={moveByArrow} role="presentation">
      <table className={styles.table} aria-label="Cases">
        <thead>
          <tr>
            {[firstColumn, ...columns.map((name) => allColumns[name])].map((column) => (
              <Heading key={column.title} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody data-lane>
          {drawn.map((row) => (
            <Row
              key={row.reference}
              row={row}
              columns={columns}
              now={board.now}
              at={places.get(row.stage) ?? -1}
              of={board.stages.length}
              name={shown.names[row.reference]}
              watch={shown.watch}
              reached={row.reference === reached}
              reach={reach}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps extends Pick<CaseTableProps, 'order' | 'setOrder'> {
  readonly column: Column;
}

function Heading({ column: { title, by, wide, width }, order, setOrder }: HeadingProps) {
  const styles = useStyles();
  const head = mergeClasses(styles.head, styles[width], wide && styles.wide);
  if (by === undefined) {
    return (
      <th scope="col" className={mergeClasses(head, styles.plain)}>
        {title}
      </th>
    );
  }
  const here = order.by === by;
  const sorted = here ? (order.down ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={head} aria-sort={sorted}>
      <button type="button" className={styles.sort} onClick={() => setOrder({ by, down: here && !order.down })}>
        {title}
        {sorted === 'ascending' && <ArrowSortUp16Regular aria-hidden />}
        {sorted === 'descending' && <ArrowSortDown16Regular aria-hidden />}
      </button>
    </th>
  );
}

const whenChanged = inLondon({
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

interface RowProps {
  readonly row: BoardRow;
  readonly columns: readonly ColumnName[];
  readonly now: string;
  readonly at: number;
  readonly of: number;
  readonly name: string | undefined;
  readonly watch: ShownNames['watch'];
  readonly reached: boolean;
  readonly reach: (reference: string) => void;
}

const Row = memo(function Row({ row, columns, now, at, of, name, watch, reached, reach }: RowProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <tr ref={watch} data-reference={row.reference}>
      <td className={styles.cell}>
        <span className={styles.first}>
          <a
            href={`#/case/${row.reference}`}
            data-item
            tabIndex={reached ? 0 : -1}
            onFocus={() => reach(row.reference)}
            className={mergeClasses(shared.link, shared.strong, styles.reference)}
          >
            {row.reference}
          </a>
          {name !== undefined && <span>{name}</span>}
          {row.mine && <span className={shared.subtle}>Yours</span>}
          <RowWarnings warnings={row.warnings} />
          <Flags flags={row.flags} due={columns.includes('due') ? row.due : undefined} />
        </span>
      </td>
      {columns.map((name) => (
        <Cell key={name} name={name} row={row} now={now} at={at} of={of} showsDue={columns.includes('due')} />
      ))}
    </tr>
  );
});

interface CellProps extends Pick<RowProps, 'row' | 'now' | 'at' | 'of'> {
  readonly name: ColumnName;
  /** The column before says when. */
  readonly showsDue: boolean;
}

function Cell({ name, row, now, at, of, showsDue }: CellProps) {
  const styles = useStyles();
  const shared = useShared();
  const wide = mergeClasses(styles.cell, styles.wide, shared.subtle);
  switch (name) {
    case 'due':
      return <td className={styles.cell}>{row.due !== undefined && <DueMark due={row.due} now={now} />}</td>;
    case 'stage':
      return (
        <td className={styles.cell}>
          <span className={styles.stage}>
            <span className={styles.wide}>
              <StageDots at={at} of={of} />
            </span>
            {row.stageLabel}
          </span>
        </td>
      );
    case 'next':
      return <td className={wide}>{showsDue ? sayNextBeside(row.line, row.due) : row.line}</td>;
    case 'owner':
      return <td className={wide}>{row.owner}</td>;
    case 'agency':
      return <td className={wide}>{row.agency}</td>;
    case 'changed':
      return <td className={wide}>{whenChanged(row.changedAt)}</td>;
  }
}
