// Versions of an assessment, drawn: bands over time, and points by form. Each stands in a table, too.
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { RiskVersion } from '../../reading/assessment/versions.ts';
import type { Section } from '../../reading/lines.ts';
import { MoreOf } from '../case/fold.tsx';
import { Parts, Sheet } from '../case/sections.tsx';
import { inLondon } from '../frame/london.ts';
import { narrow, useShared } from '../frame/styles.ts';

const rowHeight = 28;
/** Room for half a dot at either end, of a hundred. */
const edge = 3;
const bands = [
  ['significant', 'Significant'],
  ['moderate', 'Moderate'],
  ['emerging', 'Emerging'],
  ['none', 'No current evidence'],
] as const;
const dayMs = 24 * 60 * 60 * 1000;

const useStyles = makeStyles({
  both: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  // Only lines and dots are drawn: words keep their size.
  drawing: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  band: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    height: `${rowHeight}px`,
    color: tokens.colorNeutralForeground2,
    [narrow]: { maxWidth: '96px', lineHeight: '14px' },
  },
  lanes: {
    gridColumn: 2,
    gridRow: '1 / span 4',
    display: 'block',
    width: '100%',
    height: `${4 * rowHeight}px`,
    overflow: 'visible',
  },
  ends: {
    ...typographyStyles.caption1,
    gridColumn: 2,
    display: 'flex',
    justifyContent: 'space-between',
    color: tokens.colorNeutralForeground2,
  },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1' },
  path: { stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2' },
  dot: { fill: tokens.colorCompoundBrandBackground, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
  table: { width: '100%', borderCollapse: 'collapse', ...typographyStyles.body1 },
  head: {
    ...typographyStyles.caption1Strong,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  number: { textAlign: 'right', width: '56px' },
  bars: { width: '40%', verticalAlign: 'middle', [narrow]: { width: '30%' } },
  bar: { display: 'block', width: '100%', height: '16px' },
  now: { fill: tokens.colorCompoundBrandBackground },
  before: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.5' },
});

const sayDay = inLondon({ day: 'numeric', month: 'short', year: 'numeric' });
const dayOf = ({ at }: Pick<RiskVersion, 'at'>): string => sayDay(at);

interface DrawingProps {
  /** Oldest first. */
  readonly versions: readonly RiskVersion[];
}

interface RiskProps extends DrawingProps {
  readonly reference: string;
  /** The newest assessment in words: what it says, then its signs. */
  readonly told: readonly Section[];
}

/** On the page of a case: what the newest says, and the bands over time; the assessment itself has a page of its own. */
export function RiskOfCase({ reference, told, versions }: RiskProps) {
  const [first] = versions;
  const [newest, ...signs] = told;
  if (newest === undefined && first === undefined) return null;
  const hasMore = signs.length > 0 || first !== undefined;
  return (
    <Sheet title="Risk" at="risk">
      {newest !== undefined && <Parts sections={[newest]} />}
      {first !== undefined && <BandsOverTime versions={versions} />}
      {hasMore && (
        <MoreOf title="Signs, points and versions">
          <Parts sections={signs} />
          {first !== undefined && <RiskTables versions={versions} />}
        </MoreOf>
      )}
      {first !== undefined && (
        <Link href={`#/risk/${reference}`}>Open the risk assessment{first.version > 1 && ', with older versions'}</Link>
      )}
    </Sheet>
  );
}

/** Drawn, and as tables. */
export function RiskDrawing({ versions }: DrawingProps) {
  const styles = useStyles();
  if (versions.length === 0) return null;
  return (
    <div className={styles.both}>
      <RiskTables versions={versions} isDrawn />
    </div>
  );
}

function RiskTables({ versions, isDrawn = false }: DrawingProps & { readonly isDrawn?: boolean }) {
  const styles = useStyles();
  return (
    <>
      <div>
        <h3 className={styles.title}>Bands over time</h3>
        {isDrawn && <BandsOverTime versions={versions} />}
        <VersionTable versions={versions} />
      </div>
      <div>
        <h3 className={styles.title}>What the score is made of</h3>
        <PointsTable versions={versions} />
      </div>
    </>
  );
}

/** Nothing is drawn of one day: there the table is all. */
function BandsOverTime({ versions }: DrawingProps) {
  const styles = useStyles();
  const times = versions.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (to - from < dayMs) return null;
  const points = versions.map((one) => ({
    x: edge + ((Date.parse(one.at) - from) / (to - from)) * (100 - 2 * edge),
    y: (bands.findIndex(([band]) => band === one.band) + 0.5) * rowHeight,
    words: `${dayOf(one)}: ${one.bandWords}`,
  }));
  const said = versions.map((one) => `${dayOf(one)} ${one.bandWords}`).join(', ');
  return (
    <div className={styles.drawing} role="img" aria-label={`Bands over time: ${said}.`}>
      {bands.map(([band, words]) => (
        <span key={band} className={styles.band}>
          {words}
        </span>
      ))}
      <svg className={styles.lanes}>
        {bands.map(([band], place) => (
          <line
            key={band}
            x1="0"
            x2="100%"
            y1={(place + 0.5) * rowHeight}
            y2={(place + 0.5) * rowHeight}
            className={styles.grid}
          />
        ))}
        {points.slice(1).map(({ x, y }, place) => {
          const before = points[place] ?? { x, y };
          return (
            <g key={`${x}`} className={styles.path}>
              <line x1={`${before.x}%`} x2={`${x}%`} y1={before.y} y2={before.y} />
              <line x1={`${x}%`} x2={`${x}%`} y1={before.y} y2={y} />
            </g>
          );
        })}
        {points.map(({ x, y, words }, place) => (
          <circle key={place} cx={`${x}%`} cy={y} r="6" className={styles.dot}>
            <title>{words}</title>
          </circle>
        ))}
      </svg>
      <span className={styles.ends}>
        <span>{sayDay(from)}</span>
        <span>{sayDay(to)}</span>
      </span>
    </div>
  );
}

function VersionTable({ versions }: DrawingProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <table className={styles.table} aria-label="Bands over time">
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            When
          </th>
          <th scope="col" className={styles.head}>
            Band
          </th>
          <th scope="col" className={styles.head}>
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.toReversed().map((one) => (
          <tr key={one.version}>
            <th scope="row" className={styles.cell}>
              {dayOf(one)}
              <div className={shared.subtle}>
                {one.by}, version {one.version}
                {one.corrects ? ', puts the one before right' : ''}
              </div>
            </th>
            <td className={styles.cell}>
              {one.bandWords}
              {one.tool !== undefined && (
                <div className={shared.subtle}>changed by people; the tool says {one.tool}</div>
              )}
            </td>
            <td className={styles.cell}>{one.score}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  readonly label: string;
  readonly now: number;
  readonly before: number | undefined;
}
const all = (one: RiskVersion | undefined): RiskVersion['parts'] => [...(one?.parts ?? []), ...(one?.forms ?? [])];
/** What all are asked about, then the forms that have or had points. */
function rowsOf(versions: readonly RiskVersion[]): readonly Row[] {
  const [now, before] = [versions.at(-1), versions.at(-2)];
  const pointsOf = (one: RiskVersion, label: string): number =>
    all(one).find((row) => row.label === label)?.points ?? 0;
  const labels = [...new Set([...all(now), ...all(before)].map(({ label }) => label))];
  return labels.map((label) => ({
    label,
    now: now === undefined ? 0 : pointsOf(now, label),
    before: before && pointsOf(before, label),
  }));
}

/** The bar is what the number beside it says; the frame is last time. */
function PointsTable({ versions }: DrawingProps) {
  const styles = useStyles();
  const shared = useShared();
  const rows = rowsOf(versions);
  const most = Math.max(1, ...rows.flatMap(({ now, before = 0 }) => [now, before]));
  const width = (points: number): string => `${(points / most) * 96}%`;
  const again = versions.length > 1;
  const newest = versions.at(-1);
  return (
    <>
      <table className={styles.table} aria-label="What the score is made of">
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              Part
            </th>
            <td className={styles.head} aria-hidden />
            <th scope="col" className={`${styles.head} ${styles.number}`}>
              Points
            </th>
            {again && (
              <th scope="col" className={`${styles.head} ${styles.number}`}>
                Last time
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, now, before }) => (
            <tr key={label}>
              <th scope="row" className={styles.cell}>
                {label}
              </th>
              <td className={`${styles.cell} ${styles.bars}`} aria-hidden>
                <svg className={styles.bar}>
                  <rect x="1" y="3" height="10" width={width(now)} className={styles.now} />
                  {before !== undefined && (
                    <rect x="1" y="1" height="14" width={width(before)} className={styles.before} />
                  )}
                </svg>
              </td>
              <td className={`${styles.cell} ${styles.number}`}>{now}</td>
              {again && <td className={`${styles.cell} ${styles.number}`}>{before}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={shared.subtle}>
        The score is the first three and the form with most points: {newest?.score}.
        {again && ' The frame of a bar is last time.'}
      </p>
    </>
  );
}
