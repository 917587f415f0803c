// The cases as lists side by side, one for each stage; below each other on a phone.
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { Board } from '../../web/reads/board.ts';
import type { BoardRow } from '../../reading/board/board.ts';
import { DueMark, Flags, RowWarnings } from '../frame/marks.tsx';
import { sayNextBeside } from '../frame/next-beside.ts';
import { narrow, narrowQuery, row as rowLooks, sheet, useShared } from '../frame/styles.ts';
import { moveByArrow } from './arrow-keys.ts';
import type { ShownNames } from './name-watch.ts';

const useStyles = makeStyles({
  // Filled from above to below and then to the right: all stages are on the screen, and none is beyond its edge.
  columns: { columnWidth: '232px', columnGap: tokens.spacingHorizontalM, [narrow]: { columnWidth: 'auto' } },
  column: {
    boxSizing: 'border-box',
    breakInside: 'avoid',
    marginBottom: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground4,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    [narrow]: { marginBottom: tokens.spacingVerticalS, padding: 0, gap: 0, backgroundColor: 'transparent' },
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    [narrow]: { justifyContent: 'flex-start', padding: `${tokens.spacingVerticalXS} 0` },
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(216px, 100%), 1fr))',
    [narrow]: { ...sheet, gap: 0 },
  },
  card: {
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    height: '100%',
    [narrow]: {
      ...rowLooks,
      flexDirection: 'row',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: tokens.spacingHorizontalS,
      rowGap: 0,
      padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    },
  },
  top: {
    display: 'flex',
    justifyContent: 'space-between',
    width: '100%',
    gap: tokens.spacingHorizontalS,
    [narrow]: { width: 'auto' },
  },
  next: { [narrow]: { flexBasis: '100%' } },
  name: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
});

export interface CaseListProps {
  readonly board: Board;
  readonly rows: readonly BoardRow[];
  readonly shown: ShownNames;
}

export function CaseColumns({ board, rows, shown, only }: CaseListProps & { readonly only: string }) {
  const styles = useStyles();
  const shared = useShared();
  const byStage = useMemo(() => Map.groupBy(rows, ({ stage }) => stage), [rows]);
  // A stage without a case is a word in a line, not a column.
  const stages = board.stages.filter(({ stage }) => (only === '' ? byStage.has(stage) : stage === only));
  const empty = only === '' ? board.stages.filter(({ stage }) => !byStage.has(stage)) : [];
  if (rows.length === 0) return null;
  return (
    <>
      <div className={styles.columns} onKeyDown={moveByArrow} role="presentation">
        {stages.map(({ stage, label }) => (
          <Column
            key={stage}
            label={label}
            rows={byStage.get(stage) ?? []}
            now={board.now}
            shown={shown}
            alone={only !== ''}
          />
        ))}
      </div>
      {empty.length > 0 && <p className={shared.note}>No case at: {empty.map(({ label }) => label).join(' · ')}</p>}
    </>
  );
}

interface ColumnProps {
  readonly label: string;
  readonly rows: readonly BoardRow[];
  readonly now: string;
  readonly shown: ShownNames;
  readonly alone: boolean;
}
/** Before one asks for all: about a screen of a desk, and half a screen of a phone. */
const few = () => (matchMedia(narrowQuery).matches ? 3 : 8);

const atOnce = 3;

function Column({ label, rows, now, shown, alone }: ColumnProps) {
  const styles = useStyles();
  const shared = useShared();
  const [all, setAll] = useState(false);
  const some = all || alone ? rows : rows.slice(0, few());
  // The tops of all columns at once, the rest as soon as there is time.
  const drawn = useDeferredValue(some, some.slice(0, atOnce));
  return (
    <section className={styles.column} aria-label={label} data-lane>
      <div className={styles.head}>
        <h3 className={styles.title}>{label}</h3>
        <span className={shared.subtle}>{rows.length === 0 ? 'None' : rows.length}</span>
      </div>
      {some.length > 0 && (
        <ul className={mergeClasses(shared.list, styles.list)}>
          {drawn.map((row) => (
            <CaseCard key={row.reference} row={row} now={now} name={shown.names[row.reference]} watch={shown.watch} />
          ))}
        </ul>
      )}
      {rows.length > some.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </section>
  );
}

interface CaseCardProps {
  readonly row: BoardRow;
  readonly now: string;
  readonly name: string | undefined;
  readonly watch: ShownNames['watch'];
}

const CaseCard = memo(function CaseCard({ row, now, name, watch }: CaseCardProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li ref={watch} data-reference={row.reference}>
      <a href={`#/case/${row.reference}`} data-item className={mergeClasses(shared.way, styles.card)}>
        <span className={styles.top}>
          <span className={shared.strong}>{row.reference}</span>
          {row.mine && <span className={shared.subtle}>Yours</span>}
        </span>
        {name !== undefined && <span className={styles.name}>{name}</span>}
        <RowWarnings warnings={row.warnings} />
        <Flags flags={row.flags} due={row.due} />
        <span className={mergeClasses(shared.subtle, row.due === undefined && styles.next)}>
          {sayNextBeside(row.line, row.due)}
        </span>
        {row.due !== undefined && <DueMark due={row.due} now={now} />}
      </a>
    </li>
  );
});
