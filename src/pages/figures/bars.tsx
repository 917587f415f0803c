// A bar each: how many, how long, or how much of a hundred.
import { scaleLinear } from 'd3-scale';
import { useDrawing, useWidth, type ChartParts } from './drawing.ts';

const row = 42;
const thick = 12;
/** Room for what is said at the end of a bar. */
const room = 108;

export function Bars({ chart: { kind, labels, series }, label }: ChartParts) {
  const drawing = useDrawing();
  const { ref, width } = useWidth();
  const { values = [], texts = [] } = series[0] ?? {};
  const isShare = kind === 'shares';
  const most = isShare ? 100 : Math.max(1, ...values.map((value) => value ?? 0));
  const x = scaleLinear([0, most], [0, Math.max(60, width - room)]);
  return (
    <div ref={ref}>
      <svg className={drawing.drawing} height={labels.length * row} role="img" aria-label={label}>
        {labels.map((name, at) => {
          const value = values[at] ?? undefined;
          return (
            <g key={name} transform={`translate(0 ${at * row})`}>
              <text className={drawing.text} x={0} y={14}>
                {name}
              </text>
              {isShare && <rect className={drawing.rest} x={0.5} y={20} width={x(most)} height={thick} rx={2} />}
              {value !== undefined && value > 0 && (
                <rect className={drawing.full} x={1} y={20} width={Math.max(1, x(value) - 1)} height={thick} rx={2} />
              )}
              <text className={drawing.strong} x={(isShare ? x(most) : x(value ?? 0)) + 8} y={30}>
                {texts[at]}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
