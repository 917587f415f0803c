// The drawing: a shape for each kind, so that no one needs its colour; a line for what a case names, solid, dashed or dotted by
// how sure it is. It has one stop of the keyboard: arrows lead to the nearest, Enter chooses, Escape lets go.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { sheet, useShared } from '../frame/styles.ts';
import { useWide } from '../card/panel/use-wide.ts';
import { inferredShown, type Inferred } from './inferred.ts';
import type { At } from './layout.ts';
import type { Dots, Ties } from './told.ts';
import { towards } from './towards.ts';

type Dot = Dots[number];
export interface Picked {
  readonly picked: string | undefined;
  readonly pick: (id: string | undefined) => void;
}

const words = { fontFamily: tokens.fontFamilyBase, fontSize: '12px' };
const useStyles = makeStyles({
  ground: { ...sheet, overflow: 'auto' },
  drawing: { display: 'block', width: '100%', height: 'auto', margin: '0 auto' },
  line: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.5px' },
  said: { strokeDasharray: '7 4' },
  inferred: { strokeDasharray: '0.1 5', strokeLinecap: 'round', strokeWidth: '2.4px' },
  faded: { opacity: 0.25 },
  strong: { stroke: tokens.colorBrandStroke1, strokeWidth: '3px' },
  dot: {
    cursor: 'pointer',
    outlineStyle: 'none',
    ':focus-visible > :first-child': { stroke: tokens.colorStrokeFocus2, strokeWidth: '3px' },
  },
  ring: { fill: 'transparent', stroke: 'transparent' },
  picked: { stroke: tokens.colorBrandStroke1, strokeWidth: '3px' },
  middle: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.5px' },
  shape: { strokeWidth: '1.8px' },
  label: {
    ...words,
    fill: tokens.colorNeutralForeground1,
    textAnchor: 'middle',
    pointerEvents: 'none',
    paintOrder: 'stroke',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '4px',
  },
  legend: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});
const useKinds = makeStyles({
  case: { fill: tokens.colorPaletteBlueBackground2, stroke: tokens.colorPaletteBlueForeground2 },
  person: { fill: tokens.colorPaletteMarigoldBackground2, stroke: tokens.colorPaletteMarigoldForeground2 },
  place: { fill: tokens.colorPaletteTealBackground2, stroke: tokens.colorPaletteTealForeground2 },
  thing: { fill: tokens.colorPaletteGrapeBackground2, stroke: tokens.colorPaletteGrapeForeground2 },
});

const paths: Readonly<Record<Dot['shape'], string>> = {
  case: 'M-12 0a12 12 0 1 0 24 0a12 12 0 1 0 -24 0Z',
  person: 'M0 -15 15 0 0 15 -15 0Z',
  place: 'M-11 -11H11V11H-11Z',
  thing: 'M-7 -12H7L14 0 7 12H-7L-14 0Z',
};
function Shape({ of }: { readonly of: Dot['shape'] }) {
  const styles = useStyles();
  const kinds = useKinds();
  return <path d={paths[of]} className={mergeClasses(styles.shape, kinds[of])} />;
}

/** Around what is drawn, for names and rings. */
const [beside, above, below] = [84, 34, 50];
/** It is drawn no smaller than its names can be read, and no larger than looks well. */
const [least, most] = [0.85, 1.4];

/** How wide the drawing has to be for its names to be read. */
export function readableWidth(at: PictureProps['at']): number {
  const [, , width] = boxOf([...at.values()]);
  return width * least;
}

interface PictureProps extends Picked {
  readonly dots: Dots;
  readonly lines: Ties;
  readonly inferred: readonly Inferred[];
  readonly at: ReadonlyMap<string, At>;
}

export function Picture({ dots, lines, inferred, at, picked, pick }: PictureProps) {
  const styles = useStyles();
  const [stop, setStop] = useState(dots[0]?.id);
  // On a phone it is larger than the window, and moved within its own frame; elsewhere all of it is seen.
  const isWide = useWide(640);
  const drawing = useRef<SVGSVGElement>(null);
  const placed = dots.flatMap((dot) => {
    const place = at.get(dot.id);
    return place === undefined ? [] : [{ ...dot, ...place }];
  });
  const stands = placed.some(({ id }) => id === stop) ? stop : placed[0]?.id;
  const dotted = inferredShown(inferred, picked);
  const ends = [
    ...lines.map(({ reference, thing }) => [reference, thing]),
    ...dotted.map(({ from, to }) => [from, to]),
  ];
  const near = new Set(ends.filter((pair) => pair.some((id) => id === picked)).flat());
  const isFaded = (id: string): boolean => picked !== undefined && id !== picked && !near.has(id);
  const goes = (id: string): void => {
    setStop(id);
    drawing.current?.querySelector<SVGGElement>(`[data-dot="${CSS.escape(id)}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent, id: string): void => {
    const next = towards(event.key, id, placed);
    if (next !== undefined) goes(next);
    else if (event.key === 'Enter' || event.key === ' ') pick(id);
    else if (event.key === 'Escape') pick(undefined);
    // At the edge an arrow does not move the page either.
    if (next !== undefined || event.key.startsWith('Arrow') || event.key === ' ') event.preventDefault();
  };
  const [left, top, width, height] = boxOf(placed);
  return (
    <div className={styles.ground}>
      <svg
        ref={drawing}
        role="group"
        aria-label={`Picture: ${dots.length} cases, people, places and things, ${lines.length} links. Arrow keys lead to the nearest, Enter chooses, Escape lets go. The list says the same.`}
        viewBox={`${left} ${top} ${width} ${height}`}
        className={styles.drawing}
        style={{ minWidth: isWide ? undefined : width * least, maxWidth: width * most }}
      >
        {dotted.map((one) => (
          <DottedLine key={`${one.from} ${one.to}`} one={one} at={at} picked={picked} />
        ))}
        {lines.map((line) => (
          <TieLine key={`${line.reference} ${line.thing}`} line={line} at={at} picked={picked} />
        ))}
        {placed.map(({ x, y, ...dot }) => (
          <g
            key={dot.id}
            data-dot={dot.id}
            role="button"
            aria-pressed={picked === dot.id}
            aria-label={nameOf(dot, lines)}
            tabIndex={dot.id === stands ? 0 : -1}
            transform={`translate(${x} ${y})`}
            className={mergeClasses(styles.dot, isFaded(dot.id) && styles.faded)}
            onClick={() => {
              setStop(dot.id);
              pick(dot.id === picked ? undefined : dot.id);
            }}
            onKeyDown={(event) => pressed(event, dot.id)}
          >
            <circle r={21} className={mergeClasses(styles.ring, picked === dot.id && styles.picked)} />
            {dot.id === dots[0]?.id && <circle r={18} className={styles.middle} />}
            <Shape of={dot.shape} />
          </g>
        ))}
        {/* Over the lines; each is heard with its shape, in full. */}
        <g aria-hidden>
          {placed.map(({ id, x, y, called }) => (
            <text key={id} x={x} y={y + 31} className={mergeClasses(styles.label, isFaded(id) && styles.faded)}>
              {cut(called)}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

function TieLine({ line, at, picked }: { readonly line: Ties[number] } & Pick<PictureProps, 'at' | 'picked'>) {
  const styles = useStyles();
  const [from, to] = [at.get(line.reference), at.get(line.thing)];
  if (from === undefined || to === undefined) return null;
  const isOn = picked === line.reference || picked === line.thing;
  return (
    <line
      aria-hidden
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      className={mergeClasses(
        styles.line,
        line.sure === 'said' && styles.said,
        isOn && styles.strong,
        picked !== undefined && !isOn && styles.faded,
      )}
    />
  );
}

/** It bends away from what both name, so that it does not lie on the lines to it. */
function DottedLine({
  one: { from, to, through },
  at,
  picked,
}: { readonly one: Inferred } & Pick<PictureProps, 'at' | 'picked'>) {
  const styles = useStyles();
  const [start, end, by] = [from, to, through[0] ?? ''].map((id) => at.get(id));
  if (start === undefined || end === undefined || by === undefined) return null;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const side = dx * (by.y - start.y) - dy * (by.x - start.x) > 0 ? bend : -bend;
  const [x, y] = [(start.x + end.x) / 2 + dy * side, (start.y + end.y) / 2 - dx * side];
  return (
    <path
      aria-hidden
      data-inferred=""
      d={`M${start.x} ${start.y}Q${x} ${y} ${end.x} ${end.y}`}
      className={mergeClasses(styles.line, styles.inferred, picked !== undefined && styles.strong)}
    />
  );
}
const bend = 0.3;

const nameOf = ({ id, kind, called }: Dot, lines: Ties): string => {
  const count = lines.filter(({ reference, thing }) => reference === id || thing === id).length;
  return `${called === kind ? kind : `${called}, ${kind.toLowerCase()}`}, ${count} ${count === 1 ? 'link' : 'links'}`;
};
/** A name has the room between two; the list has all of it. */
const longest = 22;
const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);

function boxOf(placed: readonly At[]): readonly [left: number, top: number, width: number, height: number] {
  const [xs, ys] = [placed.map(({ x }) => x), placed.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - beside, Math.min(...ys) - above];
  return [left, top, Math.max(...xs) + beside - left, Math.max(...ys) + below - top];
}

const kindsInLegend: readonly (readonly [Dot['shape'], string])[] = [
  ['case', 'Case'],
  ['person', 'Person or group'],
  ['place', 'Place or business'],
  ['thing', 'Vehicle, phone, account or theme'],
];

export function PictureKey() {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={mergeClasses(styles.legend, shared.subtle)}>
      {kindsInLegend.map(([shape, says]) => (
        <span key={shape} className={styles.key}>
          <svg width={20} height={20} viewBox="-17 -17 34 34" aria-hidden>
            <Shape of={shape} />
          </svg>
          {says}
        </span>
      ))}
      {linesInLegend.map(([sure, says]) => (
        <span key={sure} className={styles.key}>
          <svg width={32} height={10} aria-hidden>
            <line x1={1} x2={31} y1={5} y2={5} className={mergeClasses(styles.line, dashes(styles)[sure])} />
          </svg>
          {`${says}: ${sureWords[sure].toLowerCase()}`}
        </span>
      ))}
    </div>
  );
}
type Sure = Ties[number]['sure'] | 'inferred';
const dashes = ({ said, inferred }: ReturnType<typeof useStyles>): Readonly<Record<Sure, string>> => ({
  confirmed: '',
  said,
  inferred,
});
const linesInLegend: readonly (readonly [Sure, string])[] = [
  ['confirmed', 'Solid line'],
  ['said', 'Dashed'],
  ['inferred', 'Dotted'],
];
export const sureWords: Readonly<Record<Sure, string>> = {
  confirmed: 'Confirmed to be the same',
  said: 'Said in this case',
  inferred: 'Inferred, no one has said it',
};
