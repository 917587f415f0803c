// Meetings: what is planned, what was last; and one of them opened.
import { listCard, type ListRow } from '../../cards/home.ts';
import { meetingCard } from '../../cards/meeting/meeting-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { isToday, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';
import { isAsked, meetingsFor, sayStanding } from '../../reading/meeting/meetings.ts';
import { byAgency, missingAgencies, papersFrom } from '../../reading/meeting/words.ts';
import { homeButton } from '../form/replies.ts';
import { fromIn, mint, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

const perPage = 6;

export const planButton: Button = { title: 'New meeting', verb: 'meeting.plan', style: 'positive' };

export async function showMeetings(scene: Scene, from = fromIn(scene)): Promise<Reply> {
  const { person } = scene;
  const found = await meetingsFor(scene);
  if (found === undefined) return noMeetingReply();
  const all = [...found.ahead, ...found.past];
  const start = Math.min(from, Math.max(0, all.length - 1));
  const next = start + perPage;
  const buttons: readonly Button[] = [
    ...(may(person, 'runMeetings') ? [planButton] : []),
    ...(start > 0 ? [{ title: 'Back', verb: 'meetings', data: { from: Math.max(0, start - perPage) } }] : []),
    ...(next < all.length ? [{ title: 'More', verb: 'meetings', data: { from: next } }] : []),
    homeButton,
  ];
  return {
    card: listCard({
      title: 'Meetings',
      rows: all.slice(start, next).map((one) => rowFor(one, scene)),
      total: all.length,
      from: start,
      empty: may(person, 'runMeetings') ? 'No meeting is planned. Press New meeting.' : 'No meeting is planned.',
      buttons,
    }),
  };
}

function rowFor(meeting: Meeting, { now }: Scene): ListRow {
  return {
    label: sayType(meeting.type),
    reference: sayWhen(meeting.startsAt, now),
    line: sayStanding(meeting, now),
    buttons: [meetingButtonOf('Open', 'meeting.open', meeting)],
  };
}

/** Open, for whoever may take part. */
export async function openMeeting(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  return meeting === undefined ? noMeetingReply() : openedMeeting(scene, meeting);
}

/** The open card of a meeting, with what was just done said on top. */
export function openedMeeting(scene: Scene, meeting: Meeting, message?: string): Reply {
  const { directory, now, caller } = scene;
  return {
    card: meetingCard({
      meeting,
      now,
      shared: caller.shared,
      ...(message !== undefined && { message }),
      missing: missingFor(meeting, directory),
      present: byAgency(meeting.attendance, directory),
      papers: papersFrom(meeting, directory),
      ...missingAgencies(meeting, directory),
      asks: isAsked(scene, meeting),
      runs: may(scene.person, 'runMeetings'),
      ...stepsOnMeeting(scene, meeting),
    }),
  };
}

/** What this person may do with it now, and what its card has no room for below. */
export function stepsOnMeeting(
  scene: Scene,
  meeting: Meeting,
): { readonly buttons: readonly Button[]; readonly more: readonly Button[] } {
  const runs = may(scene.person, 'runMeetings');
  const command = mint(scene);
  const button = (title: string, verb: string): Button => meetingButtonOf(title, verb, meeting, { command });
  const agenda = meetingButtonOf('Open agenda', 'meeting.agenda', meeting);
  const close = closeMeetingButton(meeting);
  const papers = button('Record papers', 'meeting.papers');
  switch (meeting.state) {
    case 'planned': {
      if (!runs) return { buttons: [agenda, close], more: [] };
      const start: Button = { ...button('Start meeting', 'meeting.start'), style: 'positive' };
      const first = isToday(meeting, scene.now) ? [start] : [];
      return { buttons: [...first, agenda, papers, button('Cancel meeting', 'meeting.cancel'), close], more: [] };
    }
    case 'started': {
      const here: Button = { ...button('I am here', 'meeting.here'), style: 'positive' };
      const first = isAsked(scene, meeting) ? [here, agenda] : [agenda];
      if (!runs) return { buttons: [...first, close], more: [] };
      const attend = button('Record attendance', 'meeting.attend');
      return { buttons: [...first, attend, button('End meeting', 'meeting.end'), close], more: [papers] };
    }
    case 'ended':
      return { buttons: [meetingButtonOf('Minutes', 'minutes.open', meeting), close], more: [] };
    case 'cancelled':
      return { buttons: [close], more: [] };
  }
}
