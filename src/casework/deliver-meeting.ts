// Delivers what is told of a meeting: people's cards, and the post in its chat.
import { personIn, type Directory } from '../domain/directory.ts';
import { sayMeetingId, type Meeting, type MeetingId } from '../domain/meeting/meeting.ts';
import { meetingCardFor, meetingPostFor } from '../notices/meeting-standing.ts';
import { goneMessage } from '../notices/render.ts';
import { isTrouble, meetingTroubleCard, toldOfMeetingTrouble } from '../notices/trouble.ts';
import type { CardMessage } from './chat-ports.ts';
import type { Work } from './destination.ts';
import { afterTrouble, unchanged, unreachable, type Outcome } from './outcome.ts';
import type { Pace } from './pace.ts';
import type { Claimed, Ports } from './ports.ts';
import { show } from './show.ts';

export async function deliverMeeting(
  ports: Ports,
  pace: Pace,
  id: MeetingId,
  { value: notice, posted }: Pick<Claimed, 'value' | 'posted'>,
): Promise<Outcome> {
  const [stored, directory] = await Promise.all([ports.meetings.load(id), ports.directories.current()]);
  if (stored === undefined) return unchanged;
  const { meeting, calls } = stored.value;
  const fallback = isTrouble(notice.key) ? [] : toldOfMeetingTrouble(directory);
  const work: Work = { notice, posted, call: calls[notice.key] ?? 0, name: sayMeetingId(id), fallback };
  const rings = isTrouble(notice.key) ? posted?.activity === undefined : work.call > (posted?.call ?? 0);
  if (!rings && posted?.activity === undefined) return unchanged;
  const now = ports.machine.now();
  if (notice.channel !== undefined) {
    const place = await ports.channels.of(notice.channel);
    // No chat is linked to meetings of this type: everybody has the agenda in their own chat.
    return place === undefined
      ? unchanged
      : show(ports, pace, work, { place, message: meetingPostFor(meeting, now), rings });
  }
  const contact = notice.person === undefined ? undefined : await ports.contacts.of(notice.person);
  if (contact === undefined) return unreachable(work, 'no personal chat');
  const wait = contact.quietUntil - ports.machine.nowMs();
  if (wait > 0) return { ends: false, again: wait, forForm: true };
  const person = personIn(directory, contact.person);
  const message = isTrouble(notice.key)
    ? await troubleMessage(ports, work, meeting, directory)
    : person && meetingCardFor(meeting, person, directory, now, ports.tabLink);
  if (message === undefined && posted?.activity === undefined) return unchanged;
  const destination = {
    place: contact,
    contact,
    message: message ?? goneMessage(),
    rings: rings && message !== undefined,
  };
  return afterTrouble(await show(ports, pace, work, destination), work);
}

/** All who cannot be invited, on one card; undefined when it was over before anybody was told. */
async function troubleMessage(
  ports: Ports,
  { notice, posted }: Work,
  meeting: Meeting,
  directory: Directory,
): Promise<CardMessage | undefined> {
  const waiting = await ports.outbox.ofCase(notice.reference);
  const people = waiting.flatMap((one) => (one.trouble !== undefined && one.person !== undefined ? [one.person] : []));
  if (people.length === 0 && posted?.activity === undefined) return undefined;
  return meetingTroubleCard(meeting, people, directory, ports.machine.now());
}
