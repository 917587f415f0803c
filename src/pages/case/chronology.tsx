// The chronology on the page of a case.
import { Button, makeStyles, mergeClasses, tokens, ToggleButton, typographyStyles } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState } from 'react';
import type { CasePage } from '../../web/reads/case.ts';
import type { Chronology as Line } from '../../reading/case/sections.ts';
import { Timeline } from './timeline.tsx';
import { useShared } from '../frame/styles.ts';

type Entry = Line[number];

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
  fold: { ...typographyStyles.subtitle2, padding: 0, marginLeft: '-4px', justifyContent: 'start' },
  entry: {
    display: 'grid',
    gridTemplateColumns: '140px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  what: { overflowWrap: 'anywhere', '::first-letter': { textTransform: 'uppercase' } },
  changed: { margin: `${tokens.spacingVerticalXS} 0 0`, gridColumn: '-2 / -1' },
  field: { ...typographyStyles.caption1Strong },
  values: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  arrow: { margin: '0 6px', verticalAlign: 'text-bottom' },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

/** Shown at first; the rest on demand. */
const most = 20;

interface EntriesProps {
  readonly lines: readonly Entry[];
}
interface ChronologyProps extends EntriesProps {
  readonly missing: CasePage['missing'];
  readonly now: string;
}

/** What happened, the newest first unless turned; it can be folded away. */
export function Chronology({ lines, missing, now }: ChronologyProps) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const [newestFirst, setNewestFirst] = useState(true);
  if (lines.length === 0) return null;
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <h2 id={`${id}-title`} className={mergeClasses(shared.heading, shared.place)} data-at="history" tabIndex={-1}>
          <Button
            appearance="transparent"
            className={styles.fold}
            icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            History ({lines.length})
          </Button>
        </h2>
        {isOpen && (
          <ToggleButton size="small" checked={newestFirst} onClick={() => setNewestFirst(!newestFirst)}>
            Newest first
          </ToggleButton>
        )}
      </div>
      <div id={id} hidden={!isOpen}>
        <Timeline lines={lines} missing={missing} now={now} />
        <Entries lines={newestFirst ? lines.toReversed() : lines} />
      </div>
    </section>
  );
}

function Entries({ lines }: EntriesProps) {
  const shared = useShared();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className={shared.list}>
        {lines.slice(0, all ? undefined : most).map((entry, place) => (
          <EntryLine key={`${entry.at} ${place}`} entry={entry} />
        ))}
      </ol>
      {!all && lines.length > most && <Button onClick={() => setAll(true)}>Show all {lines.length}</Button>}
    </>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li className={styles.entry}>
      <time dateTime={entry.at} className={shared.subtle}>
        {entry.when}
      </time>
      <div className={styles.what}>
        {entry.what} <span className={shared.subtle}>{entry.who}</span>
      </div>
      {entry.changed.length > 0 && <Changed changed={entry.changed} />}
    </li>
  );
}

/** What was answered before, and what since. */
function Changed({ changed }: Pick<Entry, 'changed'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <dl className={styles.changed}>
      {changed.map(({ field, before, after }) => (
        <div key={field}>
          <dt className={styles.field}>{field}</dt>
          <dd className={styles.values}>
            <span className={shared.unseen}>before: </span>
            <span className={styles.before}>{before === '' ? 'not answered' : before}</span>
            <ArrowRight16Regular aria-hidden className={styles.arrow} />
            <span className={shared.unseen}>, now: </span>
            {after === '' ? 'not answered' : after}
          </dd>
        </div>
      ))}
    </dl>
  );
}
