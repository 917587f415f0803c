// The minutes of a meeting that has ended: read page by page, extracted for one child, corrected, approved.
import {
  extractCard,
  minutesOverview,
  minutesPage,
  type MinutesItem,
  type MinutesView,
} from '../../cards/meeting/minutes-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { sightOf } from '../../domain/people/access.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import { decisionAt } from '../../domain/case/meeting/decision.ts';
import { isConsented } from '../../domain/case/stage-table.ts';
import type { ConsentedCase } from '../../domain/case/stages.ts';
import type { Reference } from '../../domain/ids.ts';
import { isThere, type Correction, type EndedMeeting } from '../../domain/meeting/meeting.ts';
import {
  agendaFor,
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  referencesIn,
  refusedMeeting,
  takeOnMeeting,
} from './scene.ts';
import { byAgency, missingAgencies } from './words.ts';
import { openedMeeting } from './list.ts';
import { notAvailableReply } from '../form/replies.ts';
import { fromIn, isDoublePress, mint, refIn, see, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

/** Two cases on a page: they fit in any script. */
const perPage = 2;

/** Who was there reads the minutes, and who runs meetings; of the cases only what each may see. */
export const readsMinutes = ({ person }: Pick<Scene, 'person'>, meeting: EndedMeeting): boolean =>
  may(person, 'runMeetings') || isThere(meeting, person.objectId);

/** The minutes that somebody may read: of a meeting that has ended; undefined for any other. */
export async function minutesIn(scene: Scene): Promise<EndedMeeting | undefined> {
  const meeting = await meetingIn(scene);
  return meeting?.state === 'ended' && readsMinutes(scene, meeting) ? meeting : undefined;
}

/** A meeting that has ended, for whoever reads its minutes; another one opens as it is. */
export async function endedMeeting(scene: Scene): Promise<EndedMeeting | Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  if (meeting.state !== 'ended') {
    return openedMeeting(scene, meeting, 'The minutes are drafted when the meeting has ended.');
  }
  return readsMinutes(scene, meeting) ? meeting : noMeetingReply();
}

/** Does it with those minutes. */
const withMinutes =
  (work: (scene: Scene, meeting: EndedMeeting) => Promise<Reply>) =>
  async (scene: Scene): Promise<Reply> => {
    const meeting = await endedMeeting(scene);
    return 'card' in meeting ? meeting : work(scene, meeting);
  };

export const openMinutes = withMinutes(async (scene, meeting) => showMinutes(scene, meeting, fromIn(scene)));

/** The cases decided that this person may see, in the order of the agenda. */
export async function decidedFor(scene: Scene, meeting: EndedMeeting): Promise<readonly ConsentedCase[]> {
  const items = await agendaFor(scene, meeting);
  return items.filter(({ decision }) => decision !== undefined).map(({ case: one }) => one);
}

export async function showMinutes(scene: Scene, meeting: EndedMeeting, from: number, message?: string): Promise<Reply> {
  const decided = await decidedFor(scene, meeting);
  const pages = 1 + Math.ceil(decided.length / perPage);
  const page = Math.min(from, pages - 1);
  const view = viewOf(scene, meeting, page, pages, message);
  if (page === 0) {
    return { card: minutesOverview(view, { decided: decided.length, ...(await leftOf(scene, meeting)) }) };
  }
  const shown = decided.slice((page - 1) * perPage, page * perPage);
  const items = await Promise.all(shown.map(async (one) => itemOf(scene, meeting, one, 'minutes')));
  return {
    card: minutesPage(
      view,
      items.filter((item) => item !== undefined),
    ),
  };
}

/** What was left undecided, and what was corrected since: as far as this person may see the cases. */
export async function leftOf(
  scene: Scene,
  meeting: EndedMeeting,
): Promise<{ readonly undecided: readonly Reference[]; readonly corrections: readonly Correction[] }> {
  return {
    undecided: await visible(scene, meeting.undecided),
    corrections: await correctionsFor(scene, meeting),
  };
}

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
    ...(message !== undefined && { message }),
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

/** References of cases that this person may see. */
async function visible(scene: Scene, references: readonly Reference[]): Promise<readonly Reference[]> {
  const { ports, person, directory, now } = scene;
  const found = await Promise.all(references.map(async (reference) => ports.cases.load(reference)));
  return found.flatMap((stored) =>
    stored !== undefined && sightOf(stored.value.case, person, directory, now) === 'full'
      ? [stored.value.case.reference]
      : [],
  );
}

/** A correction that names a case is read by those who may see it, and then it is a look. */
async function correctionsFor(scene: Scene, meeting: EndedMeeting): Promise<readonly Correction[]> {
  const shown = await Promise.all(
    meeting.corrections.map(async (one) => {
      const seen = await Promise.all(
        referencesIn(one.text).map(async (reference) => see(scene, reference, 'correction to the minutes', 'Minutes')),
      );
      return seen.every((each) => each?.sight === 'full') ? [one] : [];
    }),
  );
  return shown.flat();
}

/** One case of the minutes; the look is written first. */
export async function itemOf(
  scene: Scene,
  meeting: EndedMeeting,
  known: ConsentedCase,
  what: 'minutes' | 'extract of the minutes',
): Promise<MinutesItem | undefined> {
  const seen = await see(scene, known.reference, what, 'Minutes', known);
  if (seen === undefined || seen.sight !== 'full' || !isConsented(seen.case)) return undefined;
  const decision = decisionAt(seen.case, meeting.id);
  if (decision === undefined) return undefined;
  const all = await scene.ports.cases.actionsOf(known.reference);
  const actions = all.filter(({ source }) => source === meeting.id);
  const extract = meetingButtonOf('Extract', 'minutes.extract', meeting, { ref: known.reference });
  return { case: seen.case, decision, actions, owners: ownersOf(scene, actions), buttons: [extract] };
}

const ownersOf = ({ directory }: Scene, actions: readonly Action[]): ReadonlyMap<string, string> =>
  new Map(
    actions.map((action) => {
      const agency = agencyName(directory, action.agency);
      return [sayActionId(action), action.owner === undefined ? agency : `${agency}: ${action.owner.name}`];
    }),
  );

/** The case of the minutes that was asked for, and its place among those decided; the look is written first. */
export async function extractIn(
  scene: Scene,
  meeting: EndedMeeting,
): Promise<{ readonly item: MinutesItem; readonly place: number } | undefined> {
  const decided = await decidedFor(scene, meeting);
  const place = decided.findIndex(({ reference }) => reference === refIn(scene));
  const one = decided[place];
  const item = one && (await itemOf(scene, meeting, one, 'extract of the minutes'));
  return item && { item, place };
}
/** Who was there when it was decided. */
export const presentAt = ({ decision }: MinutesItem) => decision.present.map((person) => ({ person }));

/** Extract: this child alone, for the case system. */
export const openExtract = withMinutes(async (scene, meeting) => {
  const extract = await extractIn(scene, meeting);
  if (extract === undefined) return notAvailableReply();
  const { item, place } = extract;
  const from = 1 + Math.floor(place / perPage);
  const present = byAgency(presentAt(item), scene.directory);
  const buttons = [meetingButtonOf('Back', 'minutes.open', meeting, { from }), closeMeetingButton(meeting)];
  return { card: extractCard({ meeting, item, present, now: scene.now, shared: scene.caller.shared, buttons }) };
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
