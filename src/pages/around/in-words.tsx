// What the picture says, in words: each person, place and thing with the cases that name it, how sure that is, and who said it.
import { Button, Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useShared } from '../frame/styles.ts';
import { sureWords, type Dots, type Ties, type Picked } from './picture.tsx';

const useStyles = makeStyles({
  entry: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  called: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  kept: { ...typographyStyles.caption1Strong, color: tokens.colorPaletteRedForeground1 },
  ways: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  lines: { paddingLeft: tokens.spacingHorizontalM },
});

interface InWordsProps extends Picked {
  readonly dots: Dots;
  readonly lines: Ties;
  /** The id of what is in the middle. */
  readonly middle: string;
  /** Whether the picture around a case is for this person. */
  readonly cases: boolean;
}

export function InWords({ dots, lines, middle, picked, pick, cases }: InWordsProps) {
  const styles = useStyles();
  const shared = useShared();
  const chosen = dots.find(({ id }) => id === picked);
  const shown = lines.filter(
    ({ reference, thing }) => picked === undefined || reference === picked || thing === picked,
  );
  const things = dots.filter(({ id, shape }) => shape !== 'case' && shown.some(({ thing }) => thing === id));
  const title = chosen === undefined ? 'In words' : `Linked to ${chosen.called}`;
  return (
    <section aria-label={title} className={mergeClasses(shared.sheet, shared.stack)}>
      <h2 className={shared.heading}>{title}</h2>
      {chosen !== undefined && (
        <div className={styles.ways}>
          {chosen.shape === 'case' && <Ways dot={chosen} middle={middle} cases={cases} />}
          <Button size="small" onClick={() => pick(undefined)}>
            Show all
          </Button>
        </div>
      )}
      <ul className={shared.list}>
        {things.map((dot) => (
          <li key={dot.id} className={styles.entry}>
            <div className={styles.called}>{dot.called}</div>
            <div className={shared.subtle}>{dot.kind}</div>
            <div className={styles.ways}>
              <Ways dot={dot} middle={middle} cases={cases} />
            </div>
            <ul className={mergeClasses(shared.list, styles.lines)}>
              {shown
                .filter(({ thing }) => thing === dot.id)
                .map((line) => (
                  <LineInWords key={line.reference} line={line} />
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LineInWords({ line: { reference, sure, sources, notFamily } }: { readonly line: Ties[number] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li>
      {notFamily && <div className={styles.kept}>▲ Do not tell family</div>}
      <Link href={`#/case/${reference}`}>{reference}</Link> <span className={shared.subtle}>{sureWords[sure]}</span>
      {sources.map((source, place) => (
        <div key={place} className={shared.subtle}>
          {source}
        </div>
      ))}
    </li>
  );
}

/** What has a page of its own, and what a picture can be drawn around. */
function Ways({
  dot: { id, shape, called, link },
  middle,
  cases,
}: { readonly dot: Dots[number] } & Pick<InWordsProps, 'middle' | 'cases'>) {
  const isCase = shape === 'case';
  if (!isCase && !link.startsWith('record/')) return null;
  return (
    <>
      <Link href={`#/${link}`} aria-label={`Open ${called}`}>
        Open
      </Link>
      {id !== middle && (cases || !isCase) && (
        <Link href={`#/around/${id}`} aria-label={`Picture around it: ${called}`}>
          Picture around it
        </Link>
      )}
    </>
  );
}
