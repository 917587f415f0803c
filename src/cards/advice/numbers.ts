// The cards that say whom to ring.
import { sayAdviceLine, sayFrontDoor } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { box, card, heading, lines, small, text, type Button, type Card, type Element } from '../blocks.ts';

/** Whom to ring when it cannot wait, by how bad it is. */
export const emergencyLines = (settings: Settings): readonly Element[] => [
  text(`A child is in danger now: ring **${settings.emergency}**.`),
  text(`A crime, and no one is in danger now: ring **${settings.policeNonEmergency}**.`),
  text(`Worried about significant harm: ring the front door, ${sayFrontDoor(settings, '**')}.`),
];

/** "Immediate danger now": shown at once, whatever the hour (docs/process.md P3.3). */
export function emergencyCard(
  settings: Settings,
  reference: string,
  buttons: readonly Button[],
  message?: string,
): Card {
  return card(
    `Stop. A child in danger now: ring ${settings.emergency}. The draft ${reference} is kept.`,
    [
      heading('Ring for help first'),
      box('attention', emergencyLines(settings)),
      text('MSET is not an emergency service: no one may read this form in time. Your draft is kept.'),
      ...(message === undefined ? [] : [text(message, { weight: 'Bolder' })]),
      small(`${reference} · Immediate danger now`, { separator: true }),
    ],
    buttons,
  );
}

/** Staff may refer; partners are in the directory and may not; strangers are not in it. */
const intros = {
  staff: 'Unsure whether to refer? Ask the MSET co-ordinator here or through the mailbox, or your manager.',
  partner: 'Only the council refers a child to MSET. Anyone can tell Social Care about a worry.',
  stranger:
    'You are not in the MSET directory, so this bot can only give advice. Anyone can tell Social Care about a worry.',
} as const;

interface AdviceCard {
  readonly buttons?: readonly Button[];
  /** Questions that are open. */
  readonly open?: readonly Element[];
  /** Of the page Help, where numbers are tapped: on a card Teams rings none (docs/decisions/0054). */
  readonly help?: string | undefined;
}

/** Advice for everyone, and all there is for people the directory does not know (docs/process.md P1.7). */
export function adviceCard(
  settings: Settings,
  who: keyof typeof intros,
  { buttons = [], open = [], help }: AdviceCard = {},
): Card {
  return card(
    `Advice. In danger now: ring ${settings.emergency}. Professional Advice line ${sayAdviceLine(settings)}.`,
    [
      heading('Advice'),
      small(intros[who], { spacing: 'None' }),
      box('emphasis', emergencyLines(settings).slice(0, 2)),
      text(`Professional Advice line: ${sayAdviceLine(settings, '**')}.`),
      text(`Refer to Social Care: ring the front door, ${sayFrontDoor(settings, '**')}.`, { spacing: 'Small' }),
      ...(who === 'staff' ? [{ ...lines([['MSET mailbox', settings.mailbox]]), spacing: 'Small' }] : []),
      ...open,
    ],
    buttons,
    help === undefined ? [] : [{ title: 'Numbers to tap', url: help }],
  );
}
