// The history of a case, drawn: what kind of thing happened when. The list below says the same in words.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CasePage, Chronology } from '../../web/tab/api.ts';

type Entry = Chronology[number];

const lanes: readonly { readonly kind: Entry['kind']; readonly label: string }[] = [
  { kind: 'referral', label: 'Referral and consent' },
  { kind: 'meeting', label: 'Meetings' },
  { kind: 'action', label: 'Actions' },
  { kind: 'review', label: 'Reviews and updates' },
  { kind: 'missing', label: 'Missing' },
  { kind: 'reminder', label: 'Reminders' },
];

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
  missing: { fill: tokens.colorPaletteRedForeground1 },
  quiet: { fill: tokens.colorNeutralForeground3, stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5' },
});

const sayDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** Nothing is drawn of a case that has one day of history: there the list is all. */
interface TimelineProps {
  readonly lines: readonly Entry[];
  /** Each is a bar: as long as the child was missing. */
  readonly missing: CasePage['missing'];
  readonly now: string;
}

export function Timeline({ lines, missing, now }: TimelineProps) {
  const styles = useStyles();
  const times = lines.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (lines.length < 2 || to - from < dayMs) return null;
  const there = lanes.filter(({ kind }) => lines.some((line) => line.kind === kind));
  const within = (at: string): number => Math.min(to, Math.max(from, Date.parse(at)));
  const x = (at: number): number => labelWidth + edge + ((at - from) / (to - from)) * (width - labelWidth - 2 * edge);
  const height = there.length * laneHeight + axis;
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sayLanes(there, lines)}>
      {there.map(({ kind, label }, place) => {
        const y = place * laneHeight + laneHeight / 2;
        return (
          <g key={kind}>
            <text x={0} y={y + 4} className={styles.words}>
              {label}
            </text>
            <line x1={labelWidth} x2={width} y1={y} y2={y} className={styles.line} />
            {kind === 'missing' &&
              missing.map((episode) => (
                <rect
                  key={episode.id}
                  x={x(within(episode.since)) - 1}
                  y={y - 5}
                  width={x(within(episode.until ?? now)) - x(within(episode.since)) + 2}
                  height={10}
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
      <text x={labelWidth} y={height - 4} className={styles.words}>
        {sayDay.format(from)}
      </text>
      <text x={width} y={height - 4} textAnchor="end" className={styles.words}>
        {sayDay.format(to)}
      </text>
    </svg>
  );
}

/** "From 4 Jan 2027 to 19 Jan 2027: Referral and consent 4, Meetings 2." */
function sayLanes(there: typeof lanes, lines: readonly Entry[]): string {
  const counts = there.map(({ kind, label }) => `${label} ${lines.filter((line) => line.kind === kind).length}`);
  const [first, last] = [lines[0], lines.at(-1)].map((line) => sayDay.format(Date.parse(line?.at ?? '')));
  return `From ${first} to ${last}: ${counts.join(', ')}.`;
}
