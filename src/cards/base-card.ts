// The base card: the card in a message, safe for anyone to read.
import type { Instant } from '../domain/time/calendar.ts';
import { given } from '../domain/kernel/given.ts';
import { localDate, sayClock, sayWhen } from '../domain/time/calendar.ts';
import { bandOf, card, heading, sayBand, small, text, words, type Band, type Button, type Card } from './blocks.ts';

/** What a matter is to one person now: the content of the card stored in their chat. Safe for anyone to read. */
export interface Standing {
  /** "Your consent is needed", "With manager" … */
  readonly label: string;
  /** Something is to be done by those who read it: then the time counts. */
  readonly asks?: boolean;
  /** Over, and well. */
  readonly done?: boolean;
  /** In the band, sharper than its own word: "Verified", "New · high priority". */
  readonly word?: string;
  /** The same once its time has passed; "Late" where it is not given. */
  readonly lateWord?: string;
  readonly due?: Instant;
  readonly urgent?: boolean;
  /** Nothing is asked of them, and they see that it is done: past its time it is red for them too. */
  readonly seesTo?: boolean;
  readonly line?: string;
  /** In words that people typed, of what is about no child: shown as typed, and not spoken. */
  readonly own?: string;
  /** The address of the meeting in Teams, where it is one. */
  readonly join?: string;
  /** What a notification says: what to do and by when. Without it, the label. */
  readonly preview?: string;
  readonly buttons: readonly Button[];
}

/** Urgent before late, late before due today: a card is red for one reason. */
export function bandFor({ asks, done, word, due, urgent, seesTo, lateWord }: Standing, now: Instant): Band {
  const over = due !== undefined && due <= now;
  const time = due === undefined ? undefined : over ? `was due ${sayWhen(due, now)}` : `by ${sayWhen(due, now)}`;
  const when = given({ when: time });
  if (over && seesTo === true && asks !== true) return { state: 'late', ...when };
  if (asks !== true)
    return { state: done === true ? 'done' : 'info', word: word ?? (urgent === true ? 'Urgent' : undefined), ...when };
  if (urgent === true) return { state: 'urgent', word: over ? 'Urgent and late' : word, ...when };
  if (over) return { state: 'late', word: lateWord, ...when };
  if (due !== undefined && localDate(due) === localDate(now)) return { state: 'today', ...when };
  return { state: 'you', word, ...when };
}

const minute = 60_000;
const nearMs = 12 * 60 * minute;

/** The band of a private answer, drawn at the press: near its time it says what is left of it. */
export function liveBand(standing: Standing | undefined, now: Instant): Band {
  if (standing === undefined) return { state: 'info' };
  const band = bandFor(standing, now);
  const left = standing.due === undefined ? -1 : Date.parse(standing.due) - Date.parse(now);
  if (standing.due === undefined || left <= 0 || left > nearMs) return band;
  const minutes = Math.round(left / minute);
  const hours = Math.round(minutes / 60);
  const said = left < 2 * 60 * minute ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${hours} hours`;
  return { ...band, when: `${said} left (${sayClock(standing.due, now)})` };
}

/**
 * The stored card of a case: band, what it is about, who, reference, buttons; no inputs (docs/design.md 2, "base card").
 * `page`: the address of its page in the tab, where there is one.
 */
export function baseCard(reference: string, standing: Standing, now: Instant, page?: string): Card {
  const band = bandFor(standing, now);
  return card(
    `${sayBand(band)} ${standing.label}. ${reference}.`,
    [
      bandOf(band),
      heading(standing.label),
      ...(standing.line === undefined ? [] : [text(standing.line, { spacing: 'None' })]),
      ...(standing.own === undefined ? [] : [{ ...words(standing.own), spacing: 'None' }]),
      small(reference, { spacing: 'Small' }),
    ],
    firstPositive(standing),
    [
      ...(standing.join === undefined ? [] : [{ title: 'Join', url: standing.join }]),
      ...(page === undefined ? [] : [{ title: 'Open in tab', url: page }]),
    ],
  );
}

/** Where something is asked, the first button is the work. */
const firstPositive = ({ asks, buttons }: Standing): readonly Button[] =>
  buttons.map((button, place) => (asks === true && place === 0 ? { ...button, style: 'positive' } : button));

/** The same card as a reply in a thread, with the person mentioned whom it calls; Teams knows them by their object id. */
export function mentioning<C extends object>(base: C, person: { readonly objectId: string; readonly name: string }): C {
  const name = person.name.replaceAll(/[<>&]/g, ' ');
  const entity = { type: 'mention', text: `<at>${name}</at>`, mentioned: { id: person.objectId, name } };
  const body: readonly unknown[] = 'body' in base && Array.isArray(base.body) ? base.body : [];
  return { ...base, body: [text(`<at>${name}</at>`), ...body], msteams: { entities: [entity] } };
}

/**
 * What an older card of the same case becomes where the client cannot delete it: a thin line, for a chat never holds two live
 * cards of a case.
 */
export const pointerCard = (reference: string): Card =>
  card(`${reference}: see the newer card below.`, [small(`Older card · ${reference}: see the newer card below.`)]);

/** What the card of someone becomes who has nothing to do with the case any more. Says no reference. */
export const goneCard = (): Card =>
  card('Nothing is needed from you here.', [bandOf({ state: 'done', word: 'Nothing is needed from you here' })]);

/** What a notification says where nothing is asked, and nothing was decided that they are to hear of. */
export const forInformation = 'for information, nothing is asked of you';
/** Not worth a ring: a card that is there changes instead (docs/process.md P11.1). */
export const isQuiet = ({ asks, preview }: Standing): boolean => asks !== true && preview === forInformation;

/** What a notification may show: what to do and by when, never whose it is (docs/design.md 6.11). */
export const previewOf = ({ label, preview = label, asks, urgent }: Standing): string =>
  `MSET${asks === true && urgent === true ? ' URGENT' : ''}: ${preview}`;

/** The time in a notification, which a phone shows whole: without the year. */
export const sayBy = (due: Instant, now: Instant): string =>
  due <= now ? `, was due ${sayWhen(due)}` : ` by ${sayWhen(due)}`;
