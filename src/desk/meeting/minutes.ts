// The minutes of a meeting that has ended: read page by page, extracted for one child, corrected, approved.
import { extractCard, minutesOverview, minutesPage, type MinutesView } from '../../cards/meeting/minutes-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import type { Reference } from '../../domain/ids.ts';
import type { EndedMeeting } from '../../domain/meeting/meeting.ts';
import { decidedFor, extractFor, leftOf, minutesOn, presentAt } from '../../reading/meeting/minutes.ts';
import { rowOf } from '../../domain/case/row.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { readsMinutes } from '../../domain/meeting/who.ts';
import { byAgency, missingAgencies } from '../../reading/meeting/words.ts';
import {
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  refusedMeeting,
  takeOnMeeting,
} from './scene.ts';
import { openedMeeting } from './list.ts';
import { notAvailableReply } from '../form/replies.ts';
import { fromIn, isDoublePress, mint, refIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';

/** Two cases on a page: they fit in any script. */
const perPage = 2;

/** A meeting that has ended, for anyone who reads its minutes; another one opens as it is. */
export async function endedMeeting(scene: Scene): Promise<EndedMeeting | Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  if (meeting.state !== 'ended') {
    return openedMeeting(scene, meeting, 'The minutes are drafted when the meeting has ended.');
  }
  return readsMinutes(meeting, scene.person, scene.directory) ? meeting : noMeetingReply();
}

/** Does it with those minutes. */
const withMinutes =
  (work: (scene: Scene, meeting: EndedMeeting) => Promise<Reply>) =>
  async (scene: Scene): Promise<Reply> => {
    const meeting = await endedMeeting(scene);
    return 'card' in meeting ? meeting : work(scene, meeting);
  };

export const openMinutes = withMinutes(async (scene, meeting) => showMinutes(scene, meeting, fromIn(scene)));

export async function showMinutes(scene: Scene, meeting: EndedMeeting, from: number, message?: string): Promise<Reply> {
  const decided = await decidedFor(scene, meeting);
  const pages = 1 + Math.ceil(decided.length / perPage);
  const page = Math.min(from, pages - 1);
  const view = viewOf(scene, meeting, page, pages, message);
  if (page === 0) {
    return { card: minutesOverview(view, { decided: decided.length, ...(await leftOf(scene, meeting)) }) };
  }
  const shown = decided.slice((page - 1) * perPage, page * perPage);
  const items = await Promise.all(shown.map(async (one) => minutesOn(scene, meeting, one, 'minutes')));
  const rows = items
    .filter((item) => item !== undefined)
    .map((item) => ({
      ...item,
      warnings: rowWarnings(rowOf(item.case), scene),
      buttons: [extractButton(meeting, item.case.reference)],
    }));
  return { card: minutesPage(view, rows) };
}

const extractButton = (meeting: EndedMeeting, ref: Reference): Button =>
  meetingButtonOf('Extract', 'minutes.extract', meeting, { ref });

function viewOf(scene: Scene, meeting: EndedMeeting, page: number, pages: number, message?: string): MinutesView {
  const { directory, now, caller } = scene;
  return {
    meeting,
    now,
    shared: caller.shared,
    page,
    pages,
    present: byAgency(meeting.attendance, directory),
    ...missingAgencies(meeting, directory),
    ...given({ message }),
    buttons: buttonsFor(scene, meeting, page, pages),
  };
}

function buttonsFor(scene: Scene, meeting: EndedMeeting, page: number, pages: number): readonly Button[] {
  const to = (title: string, from: number): Button => meetingButtonOf(title, 'minutes.open', meeting, { from });
  const open = meeting.approved === undefined;
  const approves = open && (may(scene.person, 'chairMeetings') || meeting.chair.objectId === scene.person.objectId);
  return [
    page === 0 ? meetingButtonOf('Back', 'meeting.open', meeting) : to('Back', page - 1),
    ...(page + 1 < pages ? [to('Next', page + 1)] : []),
    ...(open && page === 0 ? [meetingButtonOf('Correct the minutes', 'minutes.correct', meeting)] : []),
    ...(approves && page === 0
      ? [meetingButtonOf('Approve the minutes', 'minutes.approve', meeting, { command: mint(scene) })]
      : []),
    closeMeetingButton(meeting),
  ];
}

/** Extract: this child alone, for the case system. */
export const openExtract = withMinutes(async (scene, meeting) => {
  const extract = await extractFor(scene, meeting, refIn(scene));
  if (extract === undefined) return notAvailableReply();
  const { item, place } = extract;
  const from = 1 + Math.floor(place / perPage);
  const present = byAgency(presentAt(item), scene.directory);
  const buttons = [meetingButtonOf('Back', 'minutes.open', meeting, { from }), closeMeetingButton(meeting)];
  return {
    of: item.case,
    card: extractCard({ meeting, item, present, now: scene.now, shared: scene.caller.shared, buttons }),
  };
});

export const approveMinutes = withMinutes(async (scene, meeting) => {
  if (isDoublePress(scene))
    return showMinutes(scene, meeting, 0, 'They are not approved yet. Read them, then press again.');
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'approveMinutes', input: {} });
  if (outcome.kind === 'refused') return refusedMeeting(outcome.refusal, outcome.now);
  const { now: after } = outcome;
  if (after.state !== 'ended') return noMeetingReply();
  const at = after.approved === undefined ? scene.now : after.approved.at;
  return showMinutes(scene, after, 0, `You approved the minutes at ${sayClock(at, scene.now)}.`);
});
