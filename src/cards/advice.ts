import type { Settings } from '../domain/settings.ts';
import { box, card, heading, small, text, type Button, type Card, type Element } from './blocks.ts';

/** Whom to ring when it cannot wait, by how bad it is. */
export const emergencyLines = (settings: Settings): readonly Element[] => [
  text(`A child is in danger now: ring **${settings.emergency}**.`),
  text(`A crime, and nobody is in danger now: ring **${settings.policeNonEmergency}**.`),
  text(
    `Worried about significant harm: ring the front door, **${settings.frontDoor}**; evenings and weekends **${settings.frontDoorOutOfHours}**.`,
  ),
];

/** "Immediate danger now": shown at once, whatever the hour (domain.md 2.4 row 3, 2.6). */
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
      text('MSET is not an emergency service: nobody may read this form in time. Your draft is kept.'),
      ...(message === undefined ? [] : [text(message, { weight: 'Bolder' })]),
      small(`${reference} · Immediate danger now`, { separator: true }),
    ],
    buttons,
  );
}

/** Advice for everybody, and all there is for people the directory does not know (design.md 6.1). */
export function adviceCard(settings: Settings, known: boolean, buttons: readonly Button[]): Card {
  const intro = known
    ? 'Unsure whether to refer? Ask the MSET co-ordinator through the mailbox, or your manager.'
    : 'You are not in the MSET directory, so this bot can only give advice. Anyone may tell Social Care about a worry.';
  return card(
    `Advice. In danger now: ring ${settings.emergency}. Professional Advice line ${settings.adviceLine}.`,
    [
      heading('Advice'),
      box('emphasis', emergencyLines(settings).slice(0, 2)),
      text(intro),
      text(`Professional Advice line: **${settings.adviceLine}**`),
      text(
        `Refer to Social Care: ring the front door, **${settings.frontDoor}**; evenings and weekends **${settings.frontDoorOutOfHours}**.`,
      ),
      ...(known ? [text(`MSET mailbox: ${settings.mailbox}`)] : []),
    ],
    buttons,
  );
}
