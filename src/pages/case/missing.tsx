// The missing episodes of a case, one below the other: from when until when, how long, and the return interview.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { CasePage } from '../../web/tab/api.ts';
import { narrow, useShared } from '../frame/styles.ts';
import { Sheet } from './sections.tsx';

const useStyles = makeStyles({
  // A table of five columns is wider than a phone: there it scrolls in its own box.
  box: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', ...typographyStyles.body1, [narrow]: { minWidth: '560px' } },
  head: { ...typographyStyles.caption1Strong, textAlign: 'left', color: tokens.colorNeutralForeground2 },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    verticalAlign: 'top',
    textAlign: 'left',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  presses: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
});

const columns = ['Missing since', 'Returned', 'Time missing', 'Police grade', 'Return interview'] as const;

/** Oldest first, as a chronology is read. */
export function MissingEpisodes({ episodes }: { readonly episodes: CasePage['missing'] }) {
  const styles = useStyles();
  const shared = useShared();
  if (episodes.length === 0) return null;
  return (
    <Sheet title="Chronology of missing episodes">
      <div className={styles.box} role="region" aria-label="Missing episodes" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {episodes.map(({ id, since, until, began, ended, missing, grade, interview, late }) => (
              <tr key={id}>
                <th scope="row" className={mergeClasses(styles.cell, shared.strong)}>
                  <time dateTime={since}>{began}</time>
                </th>
                <td className={mergeClasses(styles.cell, until === undefined && styles.presses)}>
                  {until === undefined ? `▲ ${ended}` : <time dateTime={until}>{ended}</time>}
                </td>
                <td className={styles.cell}>{missing}</td>
                <td className={styles.cell}>{grade}</td>
                <td className={mergeClasses(styles.cell, late && styles.presses)}>
                  {late ? `▲ ${interview}` : interview}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
