// One case in a meeting: opened from the agenda, and the next item after it.
import { itemCard } from '../../cards/meeting/item.ts';
import type { Button } from '../../cards/blocks.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import type { DecisionLine } from '../../domain/case/state/since-consent.ts';
import type { OnMeeting } from '../../casework/ports/ports.ts';
import { entityIn } from '../entity/entity-in.ts';
import { showRecordItem } from '../entity/item.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { CaseItem } from '../../domain/case/meeting/agenda.ts';
import { isThere, type Meeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { may } from '../../domain/people/roles.ts';
import { decidedIn } from '../../reading/case/decided.ts';
import { mergedInto } from '../../reading/case/merged.ts';
import {
  agendaFor,
  isCaseItem,
  isRecordItem,
  isUndecided,
  nameOfItem,
  type AgendaItem,
} from '../../reading/meeting/agenda.ts';
import { sendsBefore } from '../contribution/counter.ts';
import { buttonOf, notAvailableReply } from '../form/replies.ts';
import { mint, refIn, see, type Reply, type Scene } from '../scene/scene.ts';
import { records, showAgenda } from './agenda.ts';
import { titleOn } from '../scene/child-title.ts';
import { mayBeTogether } from './together.ts';
import { newsOf } from './item-story.ts';
import { itemForm, lineOf, type HeardCase } from './item-form.ts';
import { backToAgenda, closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';

/** What is said of the press before: the receipt of what it wrote, or in words what it did not. */
export interface SaidBefore {
  readonly receipt?: NonNullable<Reply['receipt']>;
  readonly message?: string;
}

/** Open of a row, or Next item: the named one, else the first that is not decided. */
export async function openItem(scene: Scene, said: SaidBefore = {}): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const items = await agendaFor(scene, meeting);
  const ref = refIn(scene) ?? entityIn(scene);
  const item = ref === undefined ? items.find(isUndecided) : items.find((one) => nameOfItem(one) === ref);
  if (item === undefined && ref !== undefined) return notAvailableReply();
  // Nothing is left to decide: that is what the agenda says.
  if (item === undefined) return { ...(await showAgenda(scene, meeting)), shows: true };
  return { ...(await showAny(scene, meeting, items, item, said.message)), ...given({ receipt: said.receipt }) };
}

/** The next one that is not decided, after this one in the agenda; the agenda when there is none. */
export async function nextItem(
  scene: Scene,
  meeting: Meeting,
  { receipt, message }: SaidBefore,
  found?: OnMeeting,
): Promise<Reply> {
  const items = await agendaFor(scene, meeting, found);
  const ref = refIn(scene);
  const place = items.findIndex((one) => nameOfItem(one) === ref);
  const next = [...items.slice(place + 1), ...items.slice(0, place + 1)].find(isUndecided);
  const shown =
    next === undefined
      ? showAgenda({ ...scene, data: {} }, meeting, message, found)
      : showAny(scene, meeting, items, next, message);
  return { ...(await shown), ...given({ receipt }) };
}

const showAny = async (
  scene: Scene,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: AgendaItem,
  message?: string,
): Promise<Reply> =>
  isRecordItem(item)
    ? showRecordItem(
        scene,
        meeting,
        {
          item,
          place: items.indexOf(item) + 1,
          of: items.length,
          decides: records(scene, meeting),
          back: backToAgenda(meeting),
          close: closeMeetingButton(meeting),
        },
        message,
      )
    : showItem(scene, meeting, items, item, message);

/** What a meeting decided about a case, or is told of. */
const toldAt = (childCase: Case, id: MeetingId): readonly DecisionLine[] =>
  decisionsOf(childCase).filter(({ meeting, reportTo }) => (meeting ?? reportTo) === id);

/** The look is written here, no matter who reads it. */
async function showItem(
  scene: Scene,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: CaseItem,
  message?: string,
): Promise<Reply> {
  const seen = await see(scene, item.case.reference, 'agenda item', 'Open agenda', item.case);
  if (seen?.reads('referral') !== true) return notAvailableReply();
  const line = lineOf(scene, items, item);
  const others = await mergedInto(scene, item.case, 'agenda item: merged referral');
  if (item.decision === undefined && records(scene, meeting)) {
    return itemForm(scene, { meeting, case: item.case, others }, line, {}, given({ said: message }));
  }
  const first =
    meeting.state === 'started' && may(scene.person, 'runMeetings') && !isThere(meeting, scene.person.objectId);
  const hint = first ? 'To record decisions, go to the meeting’s card first: I am here is on it.' : undefined;
  const said = message ?? hint;
  const news = await newsOf(scene, meeting, item.case);
  return {
    of: item.case,
    card: itemCard({
      case: item.case,
      title: titleOn(scene, item.case),
      others,
      line,
      decided: await decidedIn(scene.ports.cases, item.case, toldAt(item.case, meeting.id)),
      ...news,
      reads: readerOf(item.case, scene.person, scene.directory, scene.now),
      now: scene.now,
      shared: scene.caller.shared,
      ...given({ message: said }),
      buttons: readingButtons(scene, meeting, items, item),
    }),
  };
}

function readingButtons(
  scene: Scene,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: CaseItem,
): readonly Button[] {
  const { case: childCase, decision } = item;
  const about = { ref: childCase.reference, command: mint(scene) };
  const there = meeting.state === 'started' && isThere(meeting, scene.person.objectId);
  const sets = decision !== undefined && records(scene, meeting) && isActive(childCase);
  return [
    backToAgenda(meeting),
    ...(decision === undefined && meeting.state !== 'ended' ? sendsBefore(scene, childCase, meeting) : []),
    ...(mayBeTogether(scene, meeting, items.filter(isCaseItem), item)
      ? [meetingButtonOf('Hear together', 'meeting.together', meeting, about)]
      : []),
    ...(sets ? [meetingButtonOf('Add actions', 'meeting.actions', meeting, about)] : []),
    buttonOf('Read', 'case.read', childCase, { part: 1, command: about.command }),
    ...(there ? [meetingButtonOf('Declare conflict', 'meeting.conflict', meeting, about)] : []),
    closeMeetingButton(meeting),
  ];
}

/** The case that was pressed for; undefined when it is not this person's to see. */
export async function itemIn(scene: Scene, meeting: Meeting, why: string): Promise<HeardCase | undefined> {
  const seen = await see(scene, refIn(scene), 'agenda item', why);
  if (seen?.reads('referral') !== true || !isConsented(seen.case)) return undefined;
  return { meeting, case: seen.case, others: await mergedInto(scene, seen.case, 'agenda item: merged referral') };
}
