// Bars by month, stacked where there are several; the sum stands above each.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { scaleBand, scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useShared } from '../frame/styles.ts';
import { everyFor, useDrawing, useWidth, type ChartParts } from './drawing.ts';

const height = 160;
const below = 24;

const useStyles = makeStyles({
  keys: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

export function MonthBars({ chart: { labels, series }, label }: ChartParts) {
  const styles = useStyles();
  const shared = useShared();
  const drawing = useDrawing();
  const { ref, width } = useWidth();
  const hatch = useId();
  const looks = [
    { className: drawing.full },
    { className: drawing.hatched, fill: `url(#${hatch})` },
    { className: drawing.outline },
  ];
  const sums = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const places = labels.map((_, at) => String(at));
  const x = scaleBand(places, [0, width]).padding(0.3);
  const y = scaleLinear([0, Math.max(1, ...sums)], [height, 18]).nice(4);
  const every = everyFor(width, labels.length);
  /** The sum, where it is one: of classes there is none. */
  const above = (at: number): string => {
    const texts = series.map((of) => of.texts[at] ?? '');
    if (texts.length === 1) return (texts[0] ?? '').replace(' to ', '–');
    return texts.some((text) => text.includes(' to ')) ? '' : String(sums[at] ?? '');
  };
  return (
    <>
      <div ref={ref}>
        <svg className={drawing.drawing} height={height + below} role="img" aria-label={label}>
          <Hatch id={hatch} />
          {y.ticks(4).map((tick) => (
            <line key={tick} className={drawing.grid} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
          ))}
          {labels.map((name, at) => {
            const left = x(String(at)) ?? 0;
            const middle = left + x.bandwidth() / 2;
            return (
              <g key={places[at]}>
                {series.map(({ name: of, values }, place) => {
                  const under = series.slice(0, place).reduce((sum, other) => sum + (other.values[at] ?? 0), 0);
                  const value = values[at] ?? 0;
                  const [top, foot] = [y(under + value), y(under)];
                  return value === 0 ? null : (
                    <rect
                      key={of}
                      x={left + 1}
                      y={top + 1}
                      width={Math.max(1, x.bandwidth() - 2)}
                      height={Math.max(1, foot - top - 2)}
                      {...looks[place % looks.length]}
                    />
                  );
                })}
                {every <= 2 && (
                  <text className={drawing.strong} x={middle} y={y(sums[at] ?? 0) - 5} textAnchor="middle">
                    {above(at)}
                  </text>
                )}
                {at % every === 0 && (
                  <text className={drawing.text} x={middle} y={height + 17} textAnchor="middle">
                    {name.slice(0, 3)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      {series.length > 1 && (
        <ul className={`${shared.list} ${styles.keys}`}>
          {series.map(({ name }, place) => (
            <li key={name} className={styles.key}>
              <svg width="14" height="14" aria-hidden="true">
                <rect x="1" y="1" width="12" height="12" {...looks[place % looks.length]} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Hatch({ id }: { readonly id: string }) {
  const drawing = useDrawing();
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" className={drawing.hatch} />
      </pattern>
    </defs>
  );
}
