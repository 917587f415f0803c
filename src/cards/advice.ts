import type { Settings } from '../domain/settings.ts';
import { box, card, heading, small, text, type Button, type Card, type Element } from './blocks.ts';

const emergencyLines = (settings: Settings): readonly Element[] => [
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

/** What MSET is and how a referral goes, in six lines. */
export function guidanceCard(settings: Settings, buttons: readonly Button[]): Card {
  return card(
    `Guidance on ${settings.panelName} referrals.`,
    [
      heading('Guidance'),
      text(
        'A child who is missing, enslaved, exploited or trafficked is never to blame. Write who harms, where, and how.',
      ),
      text('1. A Section 47 determination comes first. "Not needed" is a determination; say why.'),
      text(
        '2. Refer: nine short pages, saved at every button. What you do not know yet can be said so, with a reason.',
      ),
      text(
        '3. Your manager reads the referral and gives, returns or declines management consent. The family’s agreement is a separate question.',
      ),
      text('4. The co-ordinator receives it; pre-MSET screens it every month; the full panel meets a week later.'),
      text('5. You are told every decision, and why, and may challenge it.'),
      text(
        'Nothing that identifies a child stands in a chat message. Content shows only when you press, and every look is recorded.',
      ),
    ],
    buttons,
  );
}
