// A line of shares by month; what is not said is a gap in it.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { everyFor, useDrawing, useWidth, type ChartParts } from './drawing.ts';

const height = 150;
const below = 24;
const right = 44;
const left = 40;

export function MonthLine({ chart: { labels, series }, label }: ChartParts) {
  const drawing = useDrawing();
  const { ref, width } = useWidth();
  const { values = [], texts = [] } = series[0] ?? {};
  const x = scaleLinear([0, Math.max(1, labels.length - 1)], [left, width - right]);
  const y = scaleLinear([0, 100], [height, 10]);
  const said = values.map((value, at) => [at, value] as const);
  const path = line<readonly [number, number | null]>()
    .defined(([, value]) => value !== null)
    .x(([at]) => x(at))
    .y(([, value]) => y(value ?? 0))(said);
  const last = said.findLast(([, value]) => value !== null);
  const every = everyFor(width - left, labels.length);
  return (
    <div ref={ref}>
      <svg className={drawing.drawing} height={height + below} role="img" aria-label={label}>
        {[0, 50, 100].map((tick) => (
          <g key={tick}>
            <line className={drawing.grid} x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text className={drawing.text} x={0} y={y(tick) + 4}>
              {tick} %
            </text>
          </g>
        ))}
        <path className={drawing.line} d={path ?? ''} />
        {said.map(([at, value]) =>
          value === null ? null : (
            <circle key={at} className={drawing.dot} cx={x(at)} cy={y(value)} r={at === last?.[0] ? 6 : 4} />
          ),
        )}
        {last !== undefined && (
          <text className={drawing.strong} x={x(last[0]) + 9} y={y(last[1] ?? 0) + 4}>
            {texts[last[0]]}
          </text>
        )}
        {labels.map((name, at) =>
          at % every === 0 ? (
            <text key={String(at) + name} className={drawing.text} x={x(at)} y={height + 17} textAnchor="middle">
              {name.slice(0, 3)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}
