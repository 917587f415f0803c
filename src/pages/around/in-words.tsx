// What the picture says, in words: each person, place and thing with the cases that name it, how sure that is, and who said it.
import { Button, Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useShared } from '../frame/styles.ts';
import { inferredShown, type Inferred } from './inferred.ts';
import { sureWords, type Picked } from './picture.tsx';
import type { Dots, Ties } from './told.ts';

const useStyles = makeStyles({
  entry: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  called: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  kept: { ...typographyStyles.caption1Strong, color: tokens.colorPaletteRedForeground1 },
  ways: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  lines: { paddingLeft: tokens.spacingHorizontalM },
  /** As many columns as there is room for. */
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalXL,
    alignItems: 'start',
  },
});

interface InWordsProps extends Picked {
  readonly dots: Dots;
  readonly lines: Ties;
  readonly inferred: readonly Inferred[];
  /** The id of what is in the middle. */
  readonly middle: string;
  /** Whether the picture around a case is for this person. */
  readonly cases: boolean;
}

export function InWords({ dots, lines, inferred, middle, picked, pick, cases }: InWordsProps) {
  const styles = useStyles();
  const shared = useShared();
  const chosen = dots.find(({ id }) => id === picked);
  const shown = lines.filter(
    ({ reference, thing }) => picked === undefined || reference === picked || thing === picked,
  );
  const things = dots.filter(({ id, shape }) => shape !== 'case' && shown.some(({ thing }) => thing === id));
  const related = inferredShown(inferred, picked);
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
      <ul className={mergeClasses(shared.list, styles.columns)}>
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
      {(related.length > 0 || (picked === undefined && inferred.length > 0)) && (
        <InferredInWords dots={dots} inferred={related} />
      )}
    </section>
  );
}

/** Which cases are linked by what they name: each pair, and by what. */
function InferredInWords({ dots, inferred }: Pick<InWordsProps, 'dots' | 'inferred'>) {
  const styles = useStyles();
  const shared = useShared();
  const calledOf = (of: string): string => dots.find(({ id }) => id === of)?.called ?? of;
  return (
    <>
      <h3 className={shared.heading}>Cases that name the same besides</h3>
      <div className={shared.subtle}>
        {sureWords.inferred}: it follows from what was confirmed of each.
        {inferred.length === 0 && ' Choose a case to read with which others.'}
      </div>
      <ul className={mergeClasses(shared.list, styles.columns)}>
        {inferred.map(({ from, to, through }) => (
          <li key={`${from} ${to}`} className={styles.entry}>
            <Link href={`#/case/${from}`}>{from}</Link> and <Link href={`#/case/${to}`}>{to}</Link>
            <div className={shared.subtle}>{through.map(calledOf).join(', ')}</div>
          </li>
        ))}
      </ul>
    </>
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
export function Ways({
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
