// The missing episodes of a case, one below the other: from when until when, how long, and the return interview.
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { CasePage } from '../../web/reads/case.ts';
import type { Section } from '../../reading/lines.ts';
import { useShared } from '../frame/styles.ts';
import { MoreOf } from './fold.tsx';
import { Parts, Sheet } from './sections.tsx';

type Episode = CasePage['missing'][number];

const useStyles = makeStyles({
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  },
  presses: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
});

interface MissingProps extends EpisodesProps {
  readonly reference: string;
  /** What is known of each, newest first. */
  readonly told: readonly Section[];
  /** How many more there are, in the history. */
  readonly more: number;
}
interface EpisodesProps {
  readonly episodes: readonly Episode[];
}

/** On the page of a case: those that are open, and the newest. */
export function MissingEpisodes({ reference, episodes, told, more }: MissingProps) {
  if (episodes.length === 0) return null;
  return (
    <Sheet title="Chronology of missing episodes" at="missing">
      <Episodes episodes={episodes} />
      {told.length > 0 && (
        <MoreOf title="What is known of each">
          <Parts sections={told} />
        </MoreOf>
      )}
      {more > 0 && <Link href={`#/case/${reference}/history`}>All {episodes.length + more} in History</Link>}
    </Sheet>
  );
}

/** Oldest first, as a chronology is read. */
export function Episodes({ episodes }: EpisodesProps) {
  const shared = useShared();
  return (
    <ol className={shared.list}>
      {episodes.map((episode) => (
        <Entry key={episode.id} episode={episode} />
      ))}
    </ol>
  );
}

function Entry({ episode }: { readonly episode: Episode }) {
  const styles = useStyles();
  const shared = useShared();
  const { id, since, until, began, ended, missing, grade, interview, late } = episode;
  return (
    <li className={styles.entry}>
      <div>
        <div>
          <span className={shared.strong}>{id}</span> <time dateTime={since}>{began}</time>
          {until === undefined || ended === '' ? '' : ' to '}
          {until !== undefined && ended !== '' && <time dateTime={until}>{ended}</time>}
        </div>
        <div className={mergeClasses(shared.subtle, until === undefined && styles.presses)}>
          {until === undefined && '▲ Missing now · '}
          {missing} · police grade: {grade}
        </div>
      </div>
      {interview !== '' && (
        <div>
          <div className={shared.subtle}>Return interview</div>
          <div className={mergeClasses(late && styles.presses)}>{late ? `▲ ${interview}` : interview}</div>
        </div>
      )}
    </li>
  );
}
