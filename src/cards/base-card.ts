import type { Instant } from '../domain/time/calendar.ts';
import { sayWhen } from '../domain/time/calendar.ts';
import { card, small, text, words, type Button, type Card } from './blocks.ts';
import { dueLine } from './home.ts';

/** What a case is to one person now: the content of the card stored in their chat. Safe for anyone to read. */
export interface Standing {
  /** "Management consent needed", "With manager" … */
  readonly label: string;
  /** Shown after the reference. */
  readonly due?: Instant;
  readonly urgent?: boolean;
  readonly line?: string;
  /** What a person wrote for others to read. */
  readonly said?: string;
  readonly buttons: readonly Button[];
}

/**
 * The stored card of a case: reference, label, due time, buttons; no inputs (docs/design.md 2, "base card"). `page`: the address
 * of its page in the tab, where there is one.
 */
export function baseCard(reference: string, standing: Standing, now: Instant, page?: string): Card {
  const due = standing.due === undefined ? '' : ` · ${dueLine(standing.due, now)}`;
  const urgent = standing.urgent === true ? ' · **urgent**' : '';
  return card(
    `${standing.label}. ${reference}${due}.`,
    [
      text(standing.label, { weight: 'Bolder' }),
      text(`${reference}${due}${urgent}`, { spacing: 'None' }),
      ...(standing.said === undefined || standing.said === '' ? [] : [words(standing.said, 400)]),
      ...(standing.line === undefined ? [] : [small(standing.line)]),
    ],
    standing.buttons,
    page === undefined ? [] : [{ title: 'Open in tab', url: page }],
  );
}

/** The same card as a reply in a thread, with the person mentioned whom it calls; Teams knows them by their object id. */
export function mentioning<C extends object>(base: C, person: { readonly objectId: string; readonly name: string }): C {
  const name = person.name.replaceAll(/[<>&]/g, ' ');
  const entity = { type: 'mention', text: `<at>${name}</at>`, mentioned: { id: person.objectId, name } };
  const body: readonly unknown[] = 'body' in base && Array.isArray(base.body) ? base.body : [];
  return { ...base, body: [text(`<at>${name}</at>`), ...body], msteams: { entities: [entity] } };
}

/** What an older card of the same case becomes when a newer one calls: a chat never holds two live cards of a case. */
export const pointerCard = (reference: string): Card =>
  card(`${reference}: see the newer card below.`, [small(`${reference}: see the newer card below.`)]);

/** What the card of someone becomes who has nothing to do with the case any more. Says no reference. */
export const goneCard = (): Card =>
  card('Nothing is needed from you here.', [small('Nothing is needed from you here.')]);

/** What a notification may show: never more than this (docs/design.md 6.11). */
export const previewOf = (standing: Standing, now: Instant): string =>
  standing.label === 'Management consent needed' && standing.due !== undefined
    ? `MSET: consent needed, due ${sayWhen(standing.due, now)}`
    : 'MSET: something needs you';
