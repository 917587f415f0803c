// The receipt: what a press has just written, first on the card that follows it. Drawn at the press, never stored.
import {
  bandAsLine,
  column,
  columns,
  elementsIn,
  isWarningAgain,
  small,
  text,
  type Card,
  type Element,
} from './blocks.ts';

export interface Receipt {
  /** "Consent given". */
  readonly did: string;
  /** When: "Tue 5 Jan 11:00". */
  readonly at: string;
  /** Whom it told; absent where no one is told. */
  readonly told?: string | undefined;
  /** Who sees it on the card they have, as a sentence: they are not told. */
  readonly seen?: string | undefined;
  /** What else came of it, a sentence each. */
  readonly lines?: readonly string[] | undefined;
  /** What comes next, for the person who pressed. */
  readonly next?: string | undefined;
}

/** The client may show the end of a long card only: from so many elements on, what was done stands there, too. */
const long = 5;

/**
 * The card with the receipt before everything else, warnings too: a green strip, which is also said aloud first. The band
 * becomes a line below the title, as under a warning; where it says no more than the receipt, it goes.
 */
export function receipted(shown: Card, receipt: Receipt): Card {
  const body = bandAsLine(elementsIn(shown)).filter(
    ({ text: said }) => typeof said !== 'string' || !said.startsWith(`**✓ ${receipt.did}**`),
  );
  const spoken = typeof shown['speak'] === 'string' ? shown['speak'] : '';
  const foot = body.length < long ? [] : [small(`✓ ${receipt.did}, ${receipt.at}`, { separator: true })];
  // The warning stays directly above the buttons.
  const end = body.findLastIndex((element) => !isWarningAgain(element)) + 1;
  return {
    ...shown,
    speak: `${sayReceipt(receipt)} ${spoken}`,
    // Where no card can be drawn: in short, for each text counts against the size of a card.
    fallbackText: `${receipt.did}. ${spoken}`,
    body: [stripOf(receipt), ...body.slice(0, end), ...foot, ...body.slice(end)],
  };
}

const stripOf = ({ did, at, lines = [], next, ...reached }: Receipt): Element => ({
  type: 'Container',
  style: 'good',
  bleed: true,
  items: [
    columns([
      column('stretch', [text(`✓ ${did}`, { weight: 'Bolder' })]),
      column('auto', [text(at, { horizontalAlignment: 'Right' })]),
    ]),
    ...[reachedLine(reached), ...lines, next && `**Next:** ${next}`].flatMap((line) =>
      line === undefined || line === '' ? [] : [text(line, { spacing: 'Small' })],
    ),
  ],
});

const reachedLine = ({ told, seen }: Pick<Receipt, 'told' | 'seen'>): string | undefined =>
  [told && `**Told:** ${told}`, seen].filter(Boolean).join(' ') || undefined;

const sayReceipt = ({ did, lines = [], next, ...reached }: Receipt): string =>
  [`${did}.`, reachedLine(reached), ...lines, next && `Next: ${next}`].filter(Boolean).join(' ').replaceAll('**', '');
