// The agenda of a meeting: a list of one's own. What is posted, or read in a chat of many, has references only; in one's own
// chat names are asked for, and each is a look (docs/process.md P6.6).
import { doneCard, listCard, type ListRow } from '../../cards/home.ts';
import { cut, type Button } from '../../cards/blocks.ts';
import { postCard } from '../../casework/tell/deliver.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { sendsFor } from '../../domain/case/contribution/steps.ts';
import { sentFor } from '../../domain/case/state/sent.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { missingNow } from '../../domain/case/state/episodes.ts';
import { isToPrepare, type Case } from '../../domain/case/state/stages.ts';
import { kindLabels, type CaseItem } from '../../domain/case/meeting/agenda.ts';
import type { RecordItem } from '../../domain/entity/agenda.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import { kindOfEntity } from '../../cards/entity/say.ts';
import type { OnMeeting } from '../../casework/ports/ports.ts';
import { isThere, sayMeetingId, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { sayMoment } from '../../domain/time/moments.ts';
import { agendaKey } from '../../notices/keys.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply, openMeetingButton } from './scene.ts';
import {
  agendaShown,
  closedItem,
  isOpenItem,
  isRecordItem,
  isUndecided,
  sayLateItem,
  sayTogether,
  type AgendaItem,
  type ClosedItem,
} from '../../reading/meeting/agenda.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { fromIn, see, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

const perPage = 10;
/** A card has no room for more. */
const mostButtons = 5;

/** Whether this person records what this meeting decides: they run it, and are there. */
export const records = ({ person }: Pick<Scene, 'person'>, meeting: Meeting): boolean =>
  meeting.state === 'started' && may(person, 'runMeetings') && isThere(meeting, person.objectId);

/** In a shared chat it is posted in one's own; who has none gets it as the private answer. */
export async function openAgenda(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const { caller, ports, person } = scene;
  const own = caller.shared ? await ports.contacts.of(person.objectId) : undefined;
  if (own === undefined) return showAgenda(scene, meeting);
  const { card } = await agendaPage({ ...scene, caller: { ...caller, shared: false }, data: {} }, meeting, 'stored');
  const message = { card, summary: 'MSET: your agenda' };
  const posted = await postCard(ports, meeting.id, agendaKey(person.objectId), own, message, {
    name: sayMeetingId(meeting.id),
  });
  if (!posted.ok) return showAgenda(scene, meeting);
  const where = 'It is in your own chat with MSET.';
  return { card: doneCard('Your agenda is posted', [where, 'Only you see this.'], [closeMeetingButton(meeting)]) };
}

/** Show names, and Hide names: for every list of this person's, until the sitting is over. */
export const agendaNames =
  (names: boolean) =>
  async (scene: Scene): Promise<Reply> => {
    const { sitting, person } = scene;
    if (names) sitting.show(person.objectId);
    else sitting.hide(person.objectId);
    return openAgenda(scene);
  };

/** A page of it, as the private answer to a press. */
export const showAgenda = (scene: Scene, meeting: Meeting, message?: string, found?: OnMeeting): Promise<Reply> =>
  agendaPage(scene, meeting, scene.caller.shared ? 'shared' : 'own', message, found);

/** Names are in one's own chat alone: a chat of many is often on the screen of the room. */
type Where = 'own' | 'shared' | 'stored';

async function agendaPage(
  scene: Scene,
  meeting: Meeting,
  where: Where,
  message?: string,
  found?: OnMeeting,
): Promise<Reply> {
  const shown = await agendaShown(scene, meeting, found);
  const items = shown.filter(isOpenItem);
  const start = Math.min(fromIn(scene), Math.max(0, shown.length - 1));
  const next = start + perPage;
  const names = where === 'own' && scene.sitting.readsNames(scene.person.objectId);
  const rows = shown.slice(start, next).map(async (item) => {
    if (!isOpenItem(item)) return closedRow(item);
    if (isRecordItem(item)) return recordRow(item, meeting, items.indexOf(item) + 1, where);
    const child = names ? await childOf(scene, item.case) : undefined;
    return { ...rowFor(scene, item, meeting, items.indexOf(item) + 1, where), ...given({ child }) };
  });
  const left = items.filter(isUndecided).length;
  const standing = items.length === 0 ? undefined : left === 0 ? 'Everything is decided.' : `${left} not decided yet.`;
  const said = [message, standing, where === 'shared' ? 'Only you see this.' : undefined].filter(
    (line) => line !== undefined,
  );
  return {
    card: listCard({
      title: `Agenda, ${sayType(meeting.type)}`,
      groups: [{ title: '', rows: await Promise.all(rows) }],
      total: shown.length,
      from: start,
      empty: 'Nothing is on the agenda for you.',
      ...(said.length > 0 && { message: said.join(' ') }),
      buttons: buttonsOn(scene, meeting, { items, start, next, total: shown.length, names, where }),
    }),
  };
}

interface Page {
  readonly items: readonly AgendaItem[];
  readonly start: number;
  readonly next: number;
  readonly total: number;
  readonly names: boolean;
  readonly where: Where;
}
/** Close leads to the card that opens the meeting: where there is no room for both, that is enough. */
function buttonsOn(scene: Scene, meeting: Meeting, page: Page): readonly Button[] {
  const { items, start, next, total, names, where } = page;
  const to = (title: string, from: number, verb = 'meeting.agenda'): Button =>
    meetingButtonOf(title, verb, meeting, { from });
  const onward: readonly Button[] = [
    ...(items.some(isUndecided) && records(scene, meeting)
      ? [{ ...meetingButtonOf('Next item', 'meeting.item', meeting), style: 'positive' as const }]
      : []),
    ...(where === 'shared' || items.length === 0
      ? []
      : [names ? to('Hide names', start, 'meeting.hide-names') : to('Show names', start, 'meeting.names')]),
    ...(start > 0 ? [to('Earlier', Math.max(0, start - perPage))] : []),
    ...(next < total ? [to('More', next)] : []),
  ];
  const back = [openMeetingButton(meeting), closeMeetingButton(meeting)];
  return [...onward, ...back.slice(onward.length + back.length > mostButtons ? 1 : 0)];
}

const closedRow = ({ slot }: ClosedItem): ListRow => ({
  label: closedItem,
  line: 'heard by the people named for it',
  when: slot,
  warnings: [],
});

/** Of what a record is, and what was decided about it, is not stored in a chat (docs/process.md P23.11). */
const recordRow = (
  { entity, slot, late, decision }: RecordItem,
  meeting: Meeting,
  number: number,
  where: Where,
): ListRow => ({
  number,
  label: where === 'stored' ? 'Record' : kindOfEntity(entity),
  reference: entity.id,
  line: [
    ...(late > 0 ? [sayLate(late)] : []),
    ...(decision === undefined
      ? []
      : [where === 'stored' ? 'decided' : `decided: ${recordDecisions[decision.decision].title}`]),
  ].join(' · '),
  when: slot,
  warnings: [],
  press: meetingButtonOf('Open', 'meeting.item', meeting, { entity: entity.id }),
});

/** Its number is that on its own card: "Item 3 of 12". */
function rowFor(scene: Scene, item: CaseItem, meeting: Meeting, number: number, where: Where): ListRow {
  const { case: childCase, slot } = item;
  return {
    number,
    label: labelOf(item, scene.now),
    reference: childCase.reference,
    line: [lineOf(item, where, scene.now), papersLine(scene, item, meeting)].filter((part) => part !== '').join(' · '),
    when: slot,
    // Why it is late was typed: it does not stay in a chat.
    ...given({ quoted: where === 'stored' ? undefined : sayLateItem(item) }),
    warnings: rowWarnings(rowOf(childCase), scene),
    press: meetingButtonOf('Open', 'meeting.item', meeting, { ref: childCase.reference }),
  };
}

const sayLate = (count: number): string => `${count} late or disputed ${count === 1 ? 'action' : 'actions'}`;

/** What kind it is; or, of what is missing or late, since when and how many. */
function labelOf({ case: childCase, kind, late }: CaseItem, now: Instant): string {
  if (kind === 'late') return sayLate(late);
  const missing = kind === 'missing' ? missingNow(childCase) : undefined;
  return missing === undefined
    ? kindLabels[kind]
    : `Missing since ${sayMoment(missing.since, missing.sinceKnown, now)}`;
}

/** What is late before anything else; of a decision what it is called, but not where it stays in a chat. */
function lineOf(item: CaseItem, where: Where, now: Instant): string {
  const { case: childCase, kind, decision, late, together, lateReason } = item;
  const parts: readonly (string | false | undefined)[] = [
    where === 'stored' && lateReason !== undefined && 'late item',
    late > 0 && kind !== 'late' && sayLate(late),
    sayTogether({ together }),
    decision === undefined &&
      isToPrepare(rowOf(childCase)) &&
      (kind === 'review' ? 'not prepared yet' : 'review not prepared yet'),
    decision === undefined && kind === 'new' && `since ${sayWhen(childCase.consent.at, now)}`,
    decision !== undefined && (where === 'stored' ? 'decided' : `decided: ${sayDecision(decision.decision)}`),
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(' · ');
}

/** What an agency that is asked for papers has sent of them. */
function papersLine({ person, directory }: Scene, { case: childCase, decision }: CaseItem, meeting: Meeting): string {
  if (decision !== undefined || meeting.state === 'ended') return '';
  const asked = sendsFor(childCase, person, directory);
  if (asked.length === 0) return '';
  const sent = sentFor(childCase, meeting.id).filter(({ agency }) => asked.includes(agency));
  return sent.length === 0 ? 'papers to send' : 'your papers sent';
}

/** "Kestrel Madeup, 15", for those who may read it; the look is written first. */
async function childOf(scene: Scene, childCase: Case): Promise<string | undefined> {
  const seen = await see(scene, childCase.reference, 'name', 'Show names', childCase);
  if (seen === undefined) return undefined;
  const birth = birthOf(seen.case.answers);
  return `${cut(nameOf(seen.case), mostName)}${birth === undefined ? '' : `, ${sayAge(birth, localDate(scene.now))}`}`;
}
/** The age after it must have room. */
const mostName = 30;
