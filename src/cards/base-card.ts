import type { Instant } from '../domain/calendar.ts';
import { sayWhen } from '../domain/calendar.ts';
import { card, small, text, type Button, type Card } from './blocks.ts';

/** What a case is to one person now: the content of the card stored in their chat. Safe for anyone to read. */
export interface Standing {
  /** "Management consent needed", "With manager" … */
  readonly label: string;
  /** Shown after the reference. */
  readonly due?: Instant;
  readonly urgent?: boolean;
  readonly line?: string;
  readonly buttons: readonly Button[];
}

/** The stored card of a case: reference, label, due time, buttons; no inputs (design.md 2, "base card"). */
export function baseCard(reference: string, standing: Standing, now: Instant): Card {
  const due = standing.due === undefined ? '' : ` · due ${sayWhen(standing.due, now)}`;
  const urgent = standing.urgent === true ? ' · **urgent**' : '';
  return card(
    `${standing.label}. ${reference}${due}.`,
    [
      text(standing.label, { weight: 'Bolder' }),
      text(`${reference}${due}${urgent}`, { spacing: 'None' }),
      ...(standing.line === undefined ? [] : [small(standing.line)]),
    ],
    standing.buttons,
  );
}

/** What an older card of the same case becomes when a newer one calls: a chat never holds two live cards of a case. */
export const pointerCard = (reference: string): Card =>
  card(`${reference}: see the newer card below.`, [small(`${reference}: see the newer card below.`)]);

/** What the card of somebody becomes who has nothing to do with the case any more. Says no reference. */
export const goneCard = (): Card =>
  card('Nothing is needed from you here.', [small('Nothing is needed from you here.')]);

/** What a notification may show: never more than this (design.md 6, "Message previews"). */
export const previewOf = (standing: Standing, now: Instant): string =>
  standing.label === 'Management consent needed' && standing.due !== undefined
    ? `MSET: consent needed, due ${sayWhen(standing.due, now)}`
    : 'MSET: something needs you';
