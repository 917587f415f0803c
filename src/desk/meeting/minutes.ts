// The minutes of a meeting that has ended: read on as few pages as they fit, extracted for one child, corrected, approved.
import {
  extractCard,
  minutesCard,
  minutesInPages,
  type MinutesItem,
  type MinutesRow,
  type MinutesView,
  type RecordMinuted,
  type RecordRow,
} from '../../cards/meeting/minutes-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { EndedMeeting } from '../../domain/meeting/meeting.ts';
import { draftsOf, extractFor, minutedFor, minutesOn, presentAt } from '../../reading/meeting/minutes.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { approves, readsMinutes } from '../../domain/meeting/who.ts';
import { byAgency, missingAgencies, papersFrom } from '../../reading/meeting/words.ts';
import {
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  refusedMeeting,
  takeOnMeeting,
} from './scene.ts';
import { openedMeeting } from './list.ts';
import { entityRows } from '../entity/presses.ts';
import { offered } from '../form/press.ts';
import { correctsItem } from '../statement/counter.ts';
import { notAvailableReply } from '../form/replies.ts';
import { fromIn, isDoublePress, mint, refIn, type Reply, type Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

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
  const { decided, undecided, undecidedRecords, records, ...left } = await minutedFor(scene, meeting);
  const overview = {
    decided: decided.length + records.filter(({ decision }) => decision !== undefined).length,
    undecided: [...undecided, ...undecidedRecords],
    ...left,
  };
  const view = viewOf(scene, meeting, message);
  const cases = (await draftsOf(scene, meeting, decided)).map((item) => rowFor(scene, meeting, item));
  const rows = [...cases, ...records.map((record) => recordRowFor(scene, meeting, record))];
  // A page of the tab is one scroll.
  const pages = minutesInPages(view, overview, rows, scene.caller.tab === true);
  const page = Math.min(from, pages.length - 1);
  const first = pages.slice(0, page).reduce((sum, count) => sum + count, 0);
  const shown = rows.slice(first, first + (pages[page] ?? 0));
  // Only what is on the page leaves, and is a look.
  const items = await Promise.all(
    shown.map(async (item) => ('case' in item ? minutesOn(scene, item, 'minutes') : item)),
  );
  const seen = items.flatMap((item): readonly (MinutesRow | RecordRow)[] => {
    if (item === undefined) return [];
    return 'case' in item ? [rowFor(scene, meeting, item, page)] : [item];
  });
  const buttons = buttonsFor(scene, meeting, page, pages.length);
  return { shows: true, card: minutesCard({ ...view, page, pages: pages.length, buttons }, overview, seen) };
}

/** With Correct this item and Add a statement, for those who were there for it (docs/process.md P23.16). */
function recordRowFor(scene: Scene, meeting: EndedMeeting, record: RecordMinuted): RecordRow {
  const before = { ...record.entity, at: { meeting, themes: [] } };
  const names = ['correctRecordItem', 'addRecordStatement'];
  const data = { entity: record.id, meeting: meeting.id };
  return { ...record, buttons: offered(entityRows, scene, { before, doc: record.entity }, names, data) };
}

const rowFor = (scene: Scene, meeting: EndedMeeting, item: MinutesItem, page = 0): MinutesRow => ({
  ...item,
  warnings: rowWarnings(rowOf(item.case), scene),
  buttons: [meetingButtonOf('Extract', 'minutes.extract', meeting, { ref: item.case.reference, from: page })],
});

function viewOf(scene: Scene, meeting: EndedMeeting, message?: string): MinutesView {
  const { directory, now, caller } = scene;
  return {
    meeting,
    now,
    shared: caller.shared,
    page: 0,
    pages: 1,
    present: byAgency(meeting.attendance, directory),
    papers: papersFrom(meeting, directory),
    ...missingAgencies(meeting, directory),
    ...given({ message }),
    buttons: [],
  };
}

function buttonsFor(scene: Scene, meeting: EndedMeeting, page: number, pages: number): readonly Button[] {
  const to = (title: string, from: number): Button => meetingButtonOf(title, 'minutes.open', meeting, { from });
  const open = meeting.approved === undefined;
  const toApprove = open && approves(scene.person);
  return [
    page === 0 ? meetingButtonOf('Back', 'meeting.open', meeting) : to('Back', page - 1),
    ...(page + 1 < pages ? [{ ...to('Next', page + 1), style: 'positive' as const }] : []),
    // At the end of what has been read.
    ...(toApprove && page + 1 === pages
      ? [
          {
            ...meetingButtonOf('Approve the minutes', 'minutes.approve', meeting, { command: mint(scene) }),
            style: 'positive' as const,
          },
        ]
      : []),
    ...(open && page === 0 ? [meetingButtonOf('Correct the minutes', 'minutes.correct', meeting)] : []),
    closeMeetingButton(meeting),
  ];
}

/** Extract: this child alone, for the case system. */
export const openExtract = withMinutes(async (scene, meeting) => {
  const item = await extractFor(scene, meeting, refIn(scene));
  if (item === undefined) return notAvailableReply();
  // The page that it was opened from.
  const from = fromIn(scene);
  const present = byAgency(presentAt(item), scene.directory);
  const buttons = [
    meetingButtonOf('Back', 'minutes.open', meeting, { from }),
    ...correctsItem(scene, item.case, meeting),
    closeMeetingButton(meeting),
  ];
  return {
    of: item.case,
    card: extractCard({ meeting, item, present, now: scene.now, shared: scene.caller.shared, buttons }),
  };
});

export const approveMinutes = withMinutes(async (scene, meeting) => {
  if (isDoublePress(scene))
    return showMinutes(
      scene,
      meeting,
      Number.MAX_SAFE_INTEGER,
      'They are not approved yet. Read them, then press again.',
    );
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'approveMinutes', input: {} });
  if (outcome.kind === 'refused') return refusedMeeting(outcome.refusal, outcome.now);
  const { now: after } = outcome;
  if (after.state !== 'ended') return noMeetingReply();
  const at = after.approved === undefined ? scene.now : after.approved.at;
  return { ...(await showMinutes(scene, after, 0)), receipt: { did: 'Minutes approved', at: sayWhen(at, scene.now) } };
});
