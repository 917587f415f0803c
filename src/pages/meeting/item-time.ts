// How long a meeting and its item have lasted. Pure: the time comes in, in milliseconds.
import type { MeetingPage } from '../../web/reads/meetings.ts';

type Item = MeetingPage['agenda'][number];
type Meeting = Pick<MeetingPage, 'agenda' | 'startsAt' | 'startedAt'>;

const minute = 60_000;

/** The first item that no one has decided yet. */
export const nextOf = (agenda: readonly Item[]): Item | undefined =>
  agenda.find(({ decided }) => decided === undefined);

const minutesOf = (slot: string): number => {
  const [hours = 0, minutes = 0] = slot.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * When an item begins: the first slot is that of the start, and a slot past midnight belongs to the next day. Of what is heard
 * together each begins after those before it.
 */
export function slotStart({ agenda, startsAt }: Meeting, item: Item): number {
  const first = agenda[0] ?? item;
  const after = (minutesOf(item.slot) - minutesOf(first.slot) + 24 * 60) % (24 * 60);
  const before = agenda.slice(0, Math.max(0, agenda.indexOf(item))).filter(({ slot }) => slot === item.slot);
  const used = before.reduce((sum, { minutes }) => sum + minutes, 0);
  return Date.parse(startsAt) + (after + used) * minute;
}

/**
 * Since when an item is under way, for a page that was opened at `now` and did not see it begin: the meeting's start for
 * the first, else its slot, as far as that has come.
 */
export function begunAt(meeting: Meeting, item: Item, now: number): number {
  const isFirst = meeting.agenda.every(({ decided }) => decided === undefined);
  const began = isFirst && meeting.startedAt !== undefined ? Date.parse(meeting.startedAt) : slotStart(meeting, item);
  return Math.min(began, now);
}

/** "7 of 15 minutes", "3 minutes over". */
export function sayUsed(item: Item, since: number, now: number): { readonly words: string; readonly over: boolean } {
  const used = Math.max(0, Math.floor((now - since) / minute));
  const over = used - item.minutes;
  if (over > 0) return { words: `${sayMinutes(over)} over its time`, over: true };
  return { words: `${used} of ${sayMinutes(item.minutes)}`, over: false };
}

const sayMinutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

/** "under way for 1 hour 12 minutes", "just begun". */
export function saySince(startedAt: string, now: number): string {
  const all = Math.max(0, Math.floor((now - Date.parse(startedAt)) / minute));
  if (all === 0) return 'just begun';
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const parts = [...(hours > 0 ? [hours === 1 ? '1 hour' : `${hours} hours`] : []), sayMinutes(minutes)];
  return `under way for ${parts.join(' ')}`;
}
