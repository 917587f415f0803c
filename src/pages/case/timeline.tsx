// The history of a case, drawn: what kind of thing happened when. The list below says the same in words.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Chronology } from '../../web/tab/api.ts';

type Entry = Chronology[number];

/** Every kind there is, from above to below. Those of which there is nothing are not drawn. */
const labels: Readonly<Record<Entry['kind'], string>> = {
  referral: 'Referral and consent',
  meeting: 'Meetings',
  action: 'Actions',
  review: 'Reviews and updates',
  ending: 'Endings and hand-overs',
  reminder: 'Reminders',
};
const lanes = Object.entries(labels).map(([kind, label]) => ({ kind, label }));
/** A band holds until the next one is set: a bar with its word, below all dots. */
const bandLabel = 'Risk band';

const width = 600;
const laneHeight = 24;
const labelWidth = 140;
const edge = 10;
const axis = 20;
const dayMs = 24 * 60 * 60 * 1000;

const useStyles = makeStyles({
  drawing: { display: 'block', width: '100%', maxWidth: '900px', height: 'auto' },
  words: { ...typographyStyles.caption1, fill: tokens.colorNeutralForeground2 },
  line: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1' },
  dot: { fill: tokens.colorCompoundBrandBackground, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
  band: { fill: tokens.colorNeutralBackground4, stroke: tokens.colorNeutralStroke1, strokeWidth: '1' },
  name: { ...typographyStyles.caption1Strong, fill: tokens.colorNeutralForeground1 },
  quiet: { fill: tokens.colorNeutralForeground3, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
});

const sayDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** Nothing is drawn of a case that has one day of history: there the list is all. */
export function Timeline({ lines }: { readonly lines: readonly Entry[] }) {
  const styles = useStyles();
  const times = lines.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (lines.length < 2 || to - from < dayMs) return null;
  const there = lanes.filter(({ kind }) => lines.some((line) => line.kind === kind));
  const x = (at: number): number => labelWidth + edge + ((at - from) / (to - from)) * (width - labelWidth - 2 * edge);
  const bands = bandsOf(lines, to);
  const height = (there.length + (bands.length > 0 ? 1 : 0)) * laneHeight + axis;
  const bandTop = there.length * laneHeight + 4;
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={sayLanes(there, lines, bands)}
    >
      {there.map(({ kind, label }, place) => {
        const y = place * laneHeight + laneHeight / 2;
        return (
          <g key={kind}>
            <text x={0} y={y + 4} className={styles.words}>
              {label}
            </text>
            <line x1={labelWidth} x2={width} y1={y} y2={y} className={styles.line} />
            {lines
              .filter((line) => line.kind === kind)
              .map((line, at) => (
                <circle
                  key={`${line.at} ${at}`}
                  cx={x(Date.parse(line.at))}
                  cy={y}
                  r={kind === 'reminder' ? 3.5 : 6}
                  className={kind === 'reminder' ? styles.quiet : styles.dot}
                >
                  <title>{`${line.when}: ${line.what}`}</title>
                </circle>
              ))}
          </g>
        );
      })}
      {bands.length > 0 && (
        <text x={0} y={bandTop + 12} className={styles.words}>
          {bandLabel}
        </text>
      )}
      {bands.map(({ word, begins, ends }) => (
        <g key={begins}>
          <rect x={x(begins)} y={bandTop} width={Math.max(2, x(ends) - x(begins))} height={16} className={styles.band}>
            <title>{`${word} from ${sayDay.format(begins)}`}</title>
          </rect>
          {x(ends) - x(begins) > word.length * 6 + 8 && (
            <text x={x(begins) + 4} y={bandTop + 12} className={styles.name}>
              {word}
            </text>
          )}
        </g>
      ))}
      <text x={labelWidth} y={height - 4} className={styles.words}>
        {sayDay.format(from)}
      </text>
      <text x={width} y={height - 4} textAnchor="end" className={styles.words}>
        {sayDay.format(to)}
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
  const [first, last] = [lines[0], lines.at(-1)].map((line) => sayDay.format(Date.parse(line?.at ?? '')));
  const said = bands.length === 0 ? '' : ` ${bandLabel}: ${bands.map(({ word }) => word).join(', then ')}.`;
  return `From ${first} to ${last}: ${counts.join(', ')}.${said}`;
}
