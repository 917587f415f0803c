// Meetings: what is planned, what was last; and one of them opened.
import { listCard, type ListRow } from '../../cards/home.ts';
import { meetingCard, type MeetingView } from '../../cards/meeting/meeting-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { CaseItem } from '../../domain/case/meeting/agenda.ts';
import { sendsFor } from '../../domain/case/contribution/steps.ts';
import { sentFor } from '../../domain/case/state/sent.ts';
import { sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import type { MeetingStepName } from '../../domain/meeting/table.ts';
import { gatheringsFor } from '../../reading/gathering/gatherings.ts';
import { gatheringTypes, sayGatheringState, type Gathering } from '../../domain/case/gathering/gathering.ts';
import { offered } from '../form/press.ts';
import { meetingRows } from './presses.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';
import { agendaShown, isCaseItem } from '../../reading/meeting/agenda.ts';
import { isAsked, meetingsFor, sayStanding } from '../../reading/meeting/meetings.ts';
import { byAgency, missingAgencies, papersFrom } from '../../reading/meeting/words.ts';
import { homeButton, openButton } from '../form/replies.ts';
import { fromIn, mint, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

const perPage = 6;
/** The soonest are enough for one look. */
const mostGaps = 2;

export const planButton: Button = { title: 'New meeting', verb: 'meeting.plan', style: 'positive' };

export async function showMeetings(scene: Scene, from = fromIn(scene)): Promise<Reply> {
  const { person } = scene;
  const found = await meetingsFor(scene);
  if (found === undefined) return noMeetingReply();
  const about = await gatheringsFor(scene);
  const today = localDate(scene.now);
  const isAhead = ({ startsAt }: { readonly startsAt: string }): boolean => localDate(startsAt) >= today;
  const ahead = [
    ...found.ahead.map((one) => ({ startsAt: one.startsAt, row: rowFor(one, scene) })),
    ...about.filter(isAhead).map((one) => ({ startsAt: one.startsAt, row: gatheringRow(one, scene) })),
  ].toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const past = [
    ...found.past.map((one) => ({ startsAt: one.startsAt, row: rowFor(one, scene) })),
    ...about.filter((one) => !isAhead(one)).map((one) => ({ startsAt: one.startsAt, row: gatheringRow(one, scene) })),
  ].toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1));
  const all = [...ahead, ...past].map(({ row }) => row);
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
      groups: [{ title: '', rows: all.slice(start, next) }],
      total: all.length,
      from: start,
      empty: may(person, 'runMeetings') ? 'No meeting is planned. Press New meeting.' : 'No meeting is planned.',
      buttons,
      ...given({ message: found.gaps.length === 0 ? undefined : found.gaps.slice(0, mostGaps).join(' ') }),
    }),
  };
}

function rowFor(meeting: Meeting, { now }: Scene): ListRow {
  return {
    label: sayType(meeting.type),
    line: sayStanding(meeting, now),
    when: sayWhen(meeting.startsAt, now),
    warnings: [],
    press: meetingButtonOf('Open', 'meeting.open', meeting),
  };
}

/** A meeting about one child: by the reference of the case, which it opens. */
const gatheringRow = (gathering: Gathering, { now }: Scene): ListRow => ({
  reference: gathering.reference,
  label: gatheringTypes[gathering.type].title,
  line: sayGatheringState(gathering, now),
  when: sayWhen(gathering.startsAt, now),
  warnings: [],
  press: openButton(gathering),
});

/** Open, for anyone who may take part. */
export async function openMeeting(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  // Whether to come is easier said when one knows how much there is.
  const shown = meeting.state === 'planned' ? await agendaShown(scene, meeting) : undefined;
  const ahead = shown && {
    items: shown.length,
    ...given({ toSend: papersToSend(scene, shown.filter(isCaseItem), meeting) }),
  };
  return openedMeeting(scene, meeting, undefined, ahead);
}

/** Of the children about whom this person's agency is asked for papers: of how many it sent them. */
function papersToSend(
  { person, directory }: Scene,
  items: readonly CaseItem[],
  meeting: Meeting,
): { readonly sent: number; readonly of: number } | undefined {
  const asked = items.map(({ case: childCase }) => ({
    agencies: sendsFor(childCase, person, directory),
    sent: sentFor(childCase, meeting.id),
  }));
  const mine = asked.filter(({ agencies }) => agencies.length > 0);
  const sent = mine.filter(({ agencies, sent: lines }) => lines.some(({ agency }) => agencies.includes(agency)));
  return mine.length === 0 ? undefined : { sent: sent.length, of: mine.length };
}

/** The open card of a meeting, with what was just done said on top. */
export function openedMeeting(
  scene: Scene,
  meeting: Meeting,
  message?: string,
  ahead?: Pick<MeetingView, 'items' | 'toSend'>,
): Reply {
  const { directory, now, caller } = scene;
  return {
    card: meetingCard({
      meeting,
      now,
      shared: caller.shared,
      // On its page what it says of itself stands beside it.
      beside: caller.tab === true && meeting.state === 'started',
      ...given({ message }),
      ...ahead,
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

/** The first of these is the way on. */
const primary = ([next, ...others]: readonly Button[]): readonly Button[] =>
  next === undefined ? [] : [{ ...next, style: 'positive' }, ...others];

/** What this person may do with it now, and what its card has no room for below. */
export function stepsOnMeeting(
  scene: Scene,
  meeting: Meeting,
): { readonly buttons: readonly Button[]; readonly more: readonly Button[] } {
  const { buttons, more } = ownSteps(scene, meeting);
  const settles = offered(meetingRows, scene, { before: meeting, doc: meeting }, ['settleStrike'], {
    meeting: meeting.id,
  });
  // While it is under way its own comes first.
  return meeting.state === 'started' || meeting.state === 'planned'
    ? { buttons, more: [...settles, ...more] }
    : { buttons: [...settles, ...buttons], more };
}
function ownSteps(
  scene: Scene,
  meeting: Meeting,
): { readonly buttons: readonly Button[]; readonly more: readonly Button[] } {
  const data = { meeting: meeting.id, command: mint(scene) };
  const steps = (...names: readonly MeetingStepName[]) =>
    offered(meetingRows, scene, { before: meeting, doc: meeting }, names, data);
  const first = (name: MeetingStepName): readonly Button[] => primary(steps(name));
  const agenda = meetingButtonOf('Open agenda', 'meeting.agenda', meeting);
  const close = closeMeetingButton(meeting);
  switch (meeting.state) {
    case 'planned':
      // No one started it: all that is left is that its cases go elsewhere.
      if (wasMissed(meeting, scene.now)) return { buttons: [agenda, ...steps('cancelMeeting'), close], more: [] };
      return {
        buttons: [...first('startMeeting'), agenda, ...steps('recordPapers', 'cancelMeeting'), close],
        more: steps('comeToMeeting', 'declineMeeting'),
      };
    case 'started': {
      // Who is there is recorded until the meeting may decide; then its agenda is next.
      const ways = [...steps('recordAttendance'), agenda];
      const next = missingFor(meeting, scene.directory).length === 0 ? ways.toReversed() : ways;
      const here = steps('attendMeeting');
      return {
        buttons: [...primary([...here, ...next]), ...steps('endMeeting'), close],
        more: steps('arriveAtMeeting', 'leaveEarly', 'recordPapers'),
      };
    }
    case 'ended':
      return { buttons: [meetingButtonOf('Minutes', 'minutes.open', meeting), close], more: [] };
    case 'cancelled':
      return { buttons: [close], more: [] };
  }
}
