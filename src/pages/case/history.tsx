// The history on the page of a case: fetched when it is opened.
import { Button, makeStyles, tokens, ToggleButton, typographyStyles } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { useState } from 'react';
import type { CaseHistory } from '../../web/reads/history.ts';
import type { Button as PageButton } from '../../web/tab/api.ts';
import type { Chronology as Line } from '../../reading/case/sections.ts';
import { Timeline } from './timeline.tsx';
import { Trouble } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { Prints } from './case-lists.tsx';
import { Episodes } from './episodes.tsx';
import { Fold } from './fold.tsx';
import { Part } from './sections.tsx';

type Entry = Line[number];

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  all: { ...typographyStyles.subtitle2, margin: 0 },
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
  righted: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** Shown at first; the rest on demand. */
const most = 20;

/** Anything that happens may be of this case; it is read again at most so often. */
const everyMs = 3000;

/** A line of it that was a slip leads to the form that puts it right. */
interface Pressing {
  readonly press: (button: PageButton) => void;
}
interface EntriesProps extends Pressing {
  readonly lines: readonly Entry[];
}
interface ToldProps extends Pressing {
  readonly reference: string;
  /** How many missing episodes the page itself does not show. */
  readonly moreMissing: number;
}
interface HistoryProps extends ToldProps {
  /** The address leads to it: then it is open. */
  readonly isMeant: boolean;
}

/** Closed until it is asked for, by a press or by the address: only then it is read. */
export function History({ isMeant, ...told }: HistoryProps) {
  return (
    <Fold
      title="History"
      at="history"
      holds="All that happened, drawn and told: by whom, when, and what changed."
      isMeant={isMeant}
    >
      <HistoryTold {...told} />
    </Fold>
  );
}

/** What happened, the newest first unless turned; and the missing episodes, where the page has not all of them. */
function HistoryTold({ reference, moreMissing, press }: ToldProps) {
  const styles = useStyles();
  const shared = useShared();
  const { data, problem, reload } = usePage<CaseHistory>(`cases/${reference}/history`, { topic: 'board', everyMs });
  const [newestFirst, setNewestFirst] = useState(true);
  return (
    <div className={styles.sheet} aria-busy={data === undefined && problem === undefined}>
      {problem !== undefined && <Trouble problem={problem} stale={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <div className={shared.subtle}>Reading the history …</div>}
      {data !== undefined && (
        <>
          <div>
            <ToggleButton size="small" checked={newestFirst} onClick={() => setNewestFirst(!newestFirst)}>
              Newest first
            </ToggleButton>
          </div>
          <Timeline lines={data.chronology} missing={data.missing} now={data.now} />
          <Entries lines={newestFirst ? data.chronology.toReversed() : data.chronology} press={press} />
          {data.kept !== undefined && <p className={shared.note}>{data.kept}.</p>}
          {moreMissing > 0 && <AllEpisodes {...data} />}
          <Prints prints={data.prints} label="Print of earlier meetings" />
        </>
      )}
    </div>
  );
}

function AllEpisodes({ missing, episodes }: Pick<CaseHistory, 'missing' | 'episodes'>) {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.all}>All {missing.length} missing episodes</h3>
      <Episodes episodes={missing} />
      {episodes.map((section) => (
        <div key={section.title}>
          <Part section={section} />
        </div>
      ))}
    </>
  );
}

function Entries({ lines, press }: EntriesProps) {
  const shared = useShared();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className={shared.list}>
        {lines.slice(0, all ? undefined : most).map((entry, place) => (
          <EntryLine key={`${entry.at} ${place}`} entry={entry} press={press} />
        ))}
      </ol>
      {!all && lines.length > most && <Button onClick={() => setAll(true)}>Show all {lines.length}</Button>}
    </>
  );
}

/** What was put right is struck through, and the words beside it say so to those who do not see that. */
function EntryLine({ entry, press }: Pressing & { readonly entry: Entry }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li className={styles.entry}>
      <time dateTime={entry.at} className={shared.subtle}>
        {entry.when}
      </time>
      <div className={styles.what}>
        {entry.righted === undefined ? entry.what : <s className={styles.before}>{entry.what}</s>}{' '}
        <span className={shared.subtle}>{entry.who}</span>
        {entry.righted !== undefined && <p className={styles.righted}>{entry.righted}</p>}
        {entry.button !== undefined && <RightButton button={entry.button} entry={entry} press={press} />}
      </div>
      {entry.changed.length > 0 && <Changed changed={entry.changed} />}
    </li>
  );
}

function RightButton({ button, entry, press }: Pressing & { readonly button: PageButton; readonly entry: Entry }) {
  return (
    <div>
      <Button size="small" aria-label={`${button.title}: ${entry.what}`} onClick={() => press(button)}>
        {button.title}
      </Button>
    </div>
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
