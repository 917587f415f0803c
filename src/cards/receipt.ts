// The receipt: what a press has just written, first on the card that follows it. Drawn at the press, never stored.
import { bandAsLine, column, columns, elementsIn, small, text, type Card, type Element } from './blocks.ts';

export interface Receipt {
  /** "Consent given". */
  readonly did: string;
  /** When: "Tue 5 Jan 11:00". */
  readonly at: string;
  /** Whom it told, and who sees it on the card they have; absent where no one is told. */
  readonly told?: string | undefined;
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
  const body = bandAsLine(elementsIn(shown)).filter(({ text: said }) => said !== `**✓ ${receipt.did}**`);
  const spoken = typeof shown['speak'] === 'string' ? shown['speak'] : '';
  const foot = body.length < long ? [] : [small(`✓ ${receipt.did}, ${receipt.at}`, { separator: true })];
  return {
    ...shown,
    speak: `${sayReceipt(receipt)} ${spoken}`,
    // Where no card can be drawn: in short, for each text counts against the size of a card.
    fallbackText: `${receipt.did}. ${spoken}`,
    body: [stripOf(receipt), ...body, ...foot],
  };
}

const stripOf = ({ did, at, told, lines = [], next }: Receipt): Element => ({
  type: 'Container',
  style: 'good',
  bleed: true,
  items: [
    columns([
      column('stretch', [text(`✓ ${did}`, { weight: 'Bolder' })]),
      column('auto', [text(at, { horizontalAlignment: 'Right' })]),
    ]),
    ...[told && `**Told:** ${told}`, ...lines, next && `**Next:** ${next}`].flatMap((line) =>
      line === undefined || line === '' ? [] : [text(line, { spacing: 'Small' })],
    ),
  ],
});

const sayReceipt = ({ did, told, lines = [], next }: Receipt): string =>
  [`${did}.`, told && `Told: ${told}`, ...lines, next && `Next: ${next}`]
    .filter(Boolean)
    .join(' ')
    .replaceAll('**', '');
