// The open card of a request for advice: what was asked and answered, oldest first.
import type { Advice, Exchange } from '../../domain/advice/advice.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import {
  bandOf,
  card,
  heading,
  lines,
  sayBand,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

export interface AdviceView {
  readonly advice: Advice;
  /** How it stands for the person who reads. */
  readonly band: Band;
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

/** English at its fullest stays whole; what was asked before is there to be remembered. */
const mostBytes = { last: 5500, before: 900 } as const;

export function adviceRequestCard({ advice, band, now, shared, buttons }: AdviceView): Card {
  const last = advice.exchanges.length - 1;
  return card(
    `${sayBand(band)} Advice. ${advice.id}. Asked by ${advice.asker.name}.`,
    [
      bandOf(band),
      heading('Advice'),
      small(advice.id, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(advice.about === undefined ? [] : [text(`About ${advice.about}`)]),
      ...advice.exchanges.flatMap((one, place) =>
        exchange(advice, one, now, place === last ? mostBytes.last : mostBytes.before),
      ),
      ...(advice.guidance === undefined ? [] : [lines([['In the guidance', advice.guidance.question]])]),
    ],
    buttons,
  );
}

const exchange = ({ asker }: Advice, { at, question, answer }: Exchange, now: Instant, bytes: number): Element[] => [
  subheading(`Asked by ${asker.name}, ${sayWhen(at, now)}`),
  words(question, bytes),
  ...(answer === undefined
    ? []
    : [subheading(`Answered by ${answer.by.name}, ${sayWhen(answer.at, now)}`), words(answer.text, bytes)]),
];
