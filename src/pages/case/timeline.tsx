// The history of a case, drawn: what kind of thing happened when. The list below says the same in words.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { CaseHistory } from '../../web/reads/history.ts';
import type { Chronology } from '../../reading/case/sections.ts';
import { inLondon } from '../frame/london.ts';
import { narrow } from '../frame/styles.ts';

type Entry = Chronology[number];

/** Every kind there is, from above to below. Those of which there is nothing are not drawn. */
const labels: Readonly<Record<Entry['kind'], string>> = {
  referral: 'Referral and consent',
  meeting: 'Meetings',
  action: 'Actions',
  review: 'Reviews and updates',
  risk: 'Risk assessments',
  ending: 'Endings and hand-overs',
  missing: 'Missing',
  reminder: 'Reminders',
};
const lanes = Object.entries(labels).map(([kind, label]) => ({ kind, label }));
/** A band holds until the next one is set: a bar with its word, below all dots. */
const bandLabel = 'Risk band';

const dayMs = 24 * 60 * 60 * 1000;
/** Room for half a dot at either end, of a hundred. */
const edge = 2;

const useStyles = makeStyles({
  // A label beside its lane; above it where there is little room. Only lanes are drawn: words keep their size.
  drawing: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalM,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  lane: { display: 'block', width: '100%', height: '24px', overflow: 'visible' },
  ends: {
    ...typographyStyles.caption1,
    gridColumn: '-2 / -1',
    display: 'flex',
    justifyContent: 'space-between',
    color: tokens.colorNeutralForeground2,
  },
  line: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1' },
  dot: { fill: tokens.colorCompoundBrandBackground, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
  missing: { fill: tokens.colorPaletteRedForeground1 },
  band: { fill: tokens.colorNeutralBackground4, stroke: tokens.colorNeutralStroke1, strokeWidth: '1' },
  word: { ...typographyStyles.caption1Strong, fill: tokens.colorNeutralForeground1 },
  quiet: { fill: tokens.colorNeutralForeground3, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
});

const sayDay = inLondon({ day: 'numeric', month: 'short', year: 'numeric' });

/** Nothing is drawn of a case that has one day of history: there the list is all. */
interface TimelineProps {
  readonly lines: readonly Entry[];
  /** Each is a bar: as long as the child was missing. */
  readonly missing: CaseHistory['missing'];
  readonly now: string;
}

export function Timeline({ lines, missing, now }: TimelineProps) {
  const styles = useStyles();
  const times = lines.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (lines.length < 2 || to - from < dayMs) return null;
  const there = lanes.filter(({ kind }) => lines.some((line) => line.kind === kind));
  const bands = bandsOf(lines, to);
  const within = (at: string): number => Math.min(to, Math.max(from, Date.parse(at)));
  const x = (at: number): number => edge + ((at - from) / (to - from)) * (100 - 2 * edge);
  return (
    <div className={styles.drawing} role="img" aria-label={sayLanes(there, lines, bands)}>
      {there.map(({ kind, label }) => (
        <Fragment key={kind}>
          <span className={styles.label}>{label}</span>
          <svg className={styles.lane}>
            <line x1="0" x2="100%" y1="12" y2="12" className={styles.line} />
            {kind === 'missing' &&
              missing.map((episode) => (
                <rect
                  key={episode.id}
                  x={`${x(within(episode.since))}%`}
                  y="7"
                  width={`${Math.max(0.5, x(within(episode.until ?? now)) - x(within(episode.since)))}%`}
                  height="10"
                  className={styles.missing}
                >
                  <title>{`${episode.began}: missing, ${episode.missing}`}</title>
                </rect>
              ))}
            {lines
              .filter((line) => line.kind === kind && kind !== 'missing')
              .map((line, at) => (
                <circle
                  key={`${line.at} ${at}`}
                  cx={`${x(Date.parse(line.at))}%`}
                  cy="12"
                  r={kind === 'reminder' ? 3.5 : 6}
                  className={kind === 'reminder' ? styles.quiet : styles.dot}
                >
                  <title>{`${line.when}: ${line.what}`}</title>
                </circle>
              ))}
          </svg>
        </Fragment>
      ))}
      {bands.length > 0 && (
        <>
          <span className={styles.label}>{bandLabel}</span>
          <svg className={styles.lane}>
            {bands.map((band) => (
              <BandBar key={band.begins} band={band} from={x(band.begins)} to={x(band.ends)} />
            ))}
          </svg>
        </>
      )}
      <span className={styles.ends}>
        <span>{sayDay(from)}</span>
        <span>{sayDay(to)}</span>
      </span>
    </div>
  );
}

/** A bar with its word; a short one is cut off, and says it when pointed at. */
function BandBar({
  band: { word, begins },
  from,
  to,
}: {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
}) {
  const styles = useStyles();
  return (
    <svg x={`${from}%`} y="3" width={`${Math.max(0.5, to - from)}%`} height="18">
      <rect width="100%" height="18" className={styles.band}>
        <title>{`${word} from ${sayDay(begins)}`}</title>
      </rect>
      <text x="4" y="13" className={styles.word}>
        {word}
      </text>
    </svg>
  );
}

interface Band {
  readonly word: string;
  readonly begins: number;
  readonly ends: number;
}
/** From one decision on a band to the next; the last one until the history ends. */
function bandsOf(lines: readonly Entry[], to: number): readonly Band[] {
  const set = lines.flatMap(({ at, band }) => (band === undefined ? [] : [{ word: band, begins: Date.parse(at) }]));
  return set.map((one, place) => ({ ...one, ends: set[place + 1]?.begins ?? to }));
}

/** "From 4 Jan 2027 to 19 Jan 2027: Referral and consent 4, Meetings 2. Risk band: Significant, then Moderate." */
function sayLanes(there: typeof lanes, lines: readonly Entry[], bands: readonly Band[]): string {
  const counts = there.map(({ kind, label }) => `${label} ${lines.filter((line) => line.kind === kind).length}`);
  const [first, last] = [lines[0], lines.at(-1)].map((line) => sayDay(Date.parse(line?.at ?? '')));
  const said = bands.length === 0 ? '' : ` ${bandLabel}: ${bands.map(({ word }) => word).join(', then ')}.`;
  return `From ${first} to ${last}: ${counts.join(', ')}.${said}`;
}
