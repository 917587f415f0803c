// The action sheet: the actions of all children and records that the reader oversees, by agency: what is late, what is open, what was
// done since the last panel and came of it (docs/process.md P8.21). Names stand here only where someone asks for them.
import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionSheet } from '../../web/reads/action-sheet.ts';
import { useShownNames, type ShownNames } from '../board/name-watch.ts';
import { useKept } from '../data/kept.ts';
import { SaveTable } from '../data/save-table.tsx';
import { usePage } from '../data/use-page.ts';
import { DueMark, RowWarnings } from '../frame/marks.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';
import { SheetChoices } from './sheet-choices.tsx';
import { countsOf, onSheet, ownerOnSheet, sheetGroups, wholeSheet, type SheetChoice } from './sheet-choice.ts';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  // Rows of one sheet on a desk; on a phone each action is a card of its own.
  list: { ...sheet, [narrow]: { display: 'grid', gap: tokens.spacingVerticalS, border: 'none', boxShadow: 'none' } },
  action: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 2fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    [narrow]: { ...sheet, padding: tokens.spacingHorizontalM },
  },
  next: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  what: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  who: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'flex-start' },
  leaves: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** So many rows are drawn at first, and so many more at each press. */
const atOnce = 200;
/** It is long: a change anywhere is shown within so long. */
const everyMs = 10_000;

export function ActionSheetPage() {
  const page = usePage<ActionSheet>('action-sheet', { topic: 'board', everyMs });
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ rows, since, now }) =>
        rows.length === 0 ? (
          <p className={shared.note}>
            No action is open, and none was done since the last full panel. What a meeting or the co-ordinator asks of
            an agency is shown here, of all children and records that you read: by agency what is late, what is open and
            what was done, with what came of it.
          </p>
        ) : (
          <Sheet rows={rows} since={since} now={now} />
        )
      }
    </PageFrame>
  );
}

function Sheet({ rows, since, now }: ActionSheet) {
  const styles = useStyles();
  const shared = useShared();
  const [choice, setChoice] = useKept('sheet.choice', wholeSheet);
  // Not kept: the person who comes back has not asked for names.
  const [named, setNamed] = useState(false);
  const [most, setMost] = useState(atOnce);
  const names = useShownNames(named);
  const shown = onSheet(rows, choice);
  const drawn = sheetGroups(shown, choice.order);
  return (
    <div className={styles.groups}>
      <SheetChoices {...{ rows, choice, setChoice, named, setNamed }} />
      <div className={styles.group}>
        <p role="status" className={shared.note}>
          {shown.length === rows.length ? `${rows.length} actions: ` : `${shown.length} of ${rows.length} actions: `}
          {countsOf(shown)}
          {shown.length === 0 ? 'none. Try fewer filters.' : '.'}
        </p>
        <p className={shared.note}>{since}</p>
        <Leaves rows={rows} choice={choice} />
      </div>
      {names.problem !== undefined && (
        <MessageBar intent="warning">
          <MessageBarBody>Names could not be shown. {names.problem}</MessageBarBody>
        </MessageBar>
      )}
      {firstOf(drawn, most).map(([title, some, all]) => (
        <section key={title} className={styles.group}>
          <h2 className={shared.heading}>{`${title}: ${countsOf(all)}`}</h2>
          <ul className={mergeClasses(shared.list, styles.list)}>
            {some.map((row, place) => (
              <li key={row.name} className={place > 0 ? styles.next : undefined}>
                <Action row={row} now={now} order={choice.order} names={names} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length > most && (
        <Button className={styles.more} onClick={() => setMost(most + atOnce)}>
          More ({shown.length - most})
        </Button>
      )}
    </div>
  );
}

type Rows = ActionSheet['rows'];

/** The first of them under their headings, each with all that stands under it. */
const firstOf = (
  groups: ReturnType<typeof sheetGroups>,
  most: number,
): readonly (readonly [title: string, some: Rows, all: Rows])[] => {
  let left = most;
  return groups.flatMap(([title, all]) => {
    const some = all.slice(0, left);
    left -= some.length;
    return some.length === 0 ? [] : [[title, some, all] as const];
  });
};

interface LeavesProps {
  readonly rows: Rows;
  readonly choice: SheetChoice;
}

/** What leaves: of the agency that is chosen, or of all. Each child in it is a look. */
function Leaves({ rows, choice: { agency } }: LeavesProps) {
  const styles = useStyles();
  const shared = useShared();
  const id = agency === '' ? 'all' : rows.find((row) => row.agency === agency)?.agencyId;
  if (id === undefined) return null;
  const whose = agency === '' ? 'all agencies' : agency;
  return (
    <div data-chrome>
      <div className={styles.leaves}>
        <a href={`#/print/actions/${encodeURIComponent(id)}`} className={shared.link}>
          Print: {whose}
        </a>
        <SaveTable key={id} address={`action-sheet/${encodeURIComponent(id)}`} title={`${whose}, as CSV`} />
      </div>
      <p className={shared.note}>
        The print and the file say what is asked and what was done. Your look at each child or record is recorded.
      </p>
    </div>
  );
}

interface ActionProps {
  readonly row: Rows[number];
  readonly now: string;
  readonly order: SheetChoice['order'];
  readonly names: ShownNames;
}

/** What the heading above says it does not say again. */
function Action({ row, now, order, names: { names, watch } }: ActionProps) {
  const styles = useStyles();
  const shared = useShared();
  const { reference } = row;
  const name = reference === undefined ? undefined : names[reference];
  const whose = [order === 'agency' ? '' : row.agency, order === 'owner' ? '' : ownerOnSheet(row)];
  return (
    <div className={styles.action} ref={watch} data-reference={reference}>
      <span className={styles.what}>
        <a href={`#/${row.link}`} className={mergeClasses(shared.link, shared.strong)}>
          {row.name}
        </a>
        {name !== undefined && <span>{name}</span>}
        <RowWarnings warnings={row.warnings} />
      </span>
      <span className={styles.what}>
        <span>{row.title}</span>
        <span className={styles.who}>{whose.filter((one) => one !== '').join(' · ')}</span>
      </span>
      {row.stands === 'done' ? (
        <span className={styles.who}>{row.due.words}</span>
      ) : (
        <DueMark due={row.due} now={now} />
      )}
      <span className={styles.what}>
        <span>{row.label}</span>
        {row.outcome !== undefined && <span className={styles.who}>{row.outcome}</span>}
      </span>
    </div>
  );
}
