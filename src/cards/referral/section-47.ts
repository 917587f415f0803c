// The Section 47 question, before a draft exists: its page, what follows from "Not yet determined", and the card with Start.
import type { Instant } from '../../domain/time/calendar.ts';
import { section47Page } from '../../domain/case/referral/form/pages.ts';
import { sayFrontDoor } from '../../domain/people/ring-lines.ts';
import { defaultSettings, type Settings } from '../../domain/people/settings.ts';
import { baseCard, type Standing } from '../base-card.ts';
import { box, card, heading, small, text, type Button, type Card } from '../blocks.ts';
import { formCard } from '../form.ts';
import { fieldsOn, raisedIn, type PageView } from './page.ts';
import { given } from '../../domain/kernel/given.ts';

/** What is posted when a referral is to begin, and what the chat goes back to until it has. */
export const startStanding = (reference: string): Standing => ({
  label: 'New referral',
  asks: true,
  preview: 'a new referral, press Start',
  line: 'Have the Section 47 determination to hand: we ask for it first. Nine short pages, saved at every button. Stop and come back whenever you like.',
  buttons: [{ title: 'Start', verb: 'refer.start', data: { ref: reference }, style: 'positive' }],
});
export const startCard = (reference: string, now: Instant): Card => baseCard(reference, startStanding(reference), now);

/** The determination, its dates and its reason: nothing else is asked before it, and nothing is saved. */
export function section47Card(view: Omit<PageView, 'page' | 'savedAt'>): Card {
  const { id, title } = section47Page;
  const fields = fieldsOn(section47Page, view.answers);
  const data = { ref: view.reference, page: id, command: view.command, ...raisedIn(fields) };
  return formCard({
    title,
    line: `Before the nine pages · ${view.reference}`,
    foot: `${title}: ${view.reference}`,
    key: id,
    fields,
    values: view.answers,
    notes: [
      'MSET takes a referral only after a Section 47 determination: an enquiry was held, or a strategy discussion found that none was needed.',
      `A child is in danger now? Leave this and ring **${view.emergency ?? defaultSettings.emergency}**.`,
    ],
    buttons: [
      { title: 'Close', verb: 'case.close', data: { ref: view.reference } },
      { title: 'Next', verb: 'refer.begin', data, style: 'positive' },
    ],
    ...given({ problems: view.problems, message: view.message }),
  });
}

/** "Not yet determined": whom to ring about it. */
export function notDeterminedCard(settings: Settings, reference: string, buttons: readonly Button[]): Card {
  return card(
    `Ring the front door first: ${sayFrontDoor(settings)}. ${reference}.`,
    [
      heading('Ring the front door first'),
      box('attention', [
        text(`Ask for a strategy discussion: front door, ${sayFrontDoor(settings, '**')}.`),
        text(`A child is in danger now: ring **${settings.emergency}**.`),
      ]),
      text('MSET can only take a child after a Section 47 determination. An urgent worry does not wait for MSET.'),
      text(
        'Nothing is saved yet. Once you have the determination, begin again with **Start** on the card of this referral.',
      ),
      small(`${reference} · Not yet determined`, { separator: true }),
    ],
    buttons,
  );
}
