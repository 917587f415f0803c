// The agenda of a meeting: a list of one's own, with references only, so that it may be in a chat.
import { doneCard, listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { postCard } from '../../casework/tell/deliver.ts';
import type { Case } from '../../domain/case/stages.ts';
import { rowOf } from '../../domain/case/row.ts';
import { kindLabels, type AgendaItem } from '../../domain/meeting/agenda.ts';
import { isThere, sayMeetingId, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { agendaKey } from '../../notices/keys.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply, openMeetingButton } from './scene.ts';
import { agendaShown, closedItem, isOpenItem, isUndecided, type ClosedItem } from '../../reading/meeting/agenda.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { fromIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

const perPage = 10;

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
  const { card } = await showAgenda({ ...scene, caller: { ...caller, shared: false }, data: {} }, meeting);
  const message = { card, summary: 'MSET: your agenda' };
  const posted = await postCard(ports, meeting.id, agendaKey(person.objectId), own, message, sayMeetingId(meeting.id));
  if (!posted.ok) return showAgenda(scene, meeting);
  const where = 'It is in your own chat with MSET.';
  return { card: doneCard('Your agenda is posted', [where, 'Only you see this.'], [closeMeetingButton(meeting)]) };
}

/** A page of it. */
export async function showAgenda(
  scene: Scene,
  meeting: Meeting,
  message?: string,
  found?: readonly Case[],
): Promise<Reply> {
  const shown = await agendaShown(scene, meeting, found);
  const items = shown.filter(isOpenItem);
  const start = Math.min(fromIn(scene), Math.max(0, shown.length - 1));
  const next = start + perPage;
  const first = items.find(isUndecided);
  const page = (title: string, from: number): Button => meetingButtonOf(title, 'meeting.agenda', meeting, { from });
  const buttons: readonly Button[] = [
    ...(first !== undefined && records(scene, meeting)
      ? [{ ...meetingButtonOf('Next item', 'meeting.item', meeting), style: 'positive' as const }]
      : []),
    ...(start > 0 ? [page('Earlier', Math.max(0, start - perPage))] : []),
    ...(next < shown.length ? [page('More', next)] : []),
    openMeetingButton(meeting),
    closeMeetingButton(meeting),
  ];
  const left = items.filter(isUndecided).length;
  const standing = items.length === 0 ? undefined : left === 0 ? 'Everything is decided.' : `${left} not decided yet.`;
  const said = [message, standing, scene.caller.shared ? 'Only you see this.' : undefined].filter(
    (line) => line !== undefined,
  );
  return {
    card: listCard({
      title: `Agenda, ${sayType(meeting.type)}`,
      groups: [
        {
          title: '',
          rows: shown
            .slice(start, next)
            .map((item) => (isOpenItem(item) ? rowFor(scene, item, meeting) : closedRow(item))),
        },
      ],
      total: shown.length,
      from: start,
      empty: 'Nothing is on the agenda for you.',
      ...(said.length > 0 && { message: said.join(' ') }),
      buttons,
    }),
  };
}

const closedRow = ({ slot }: ClosedItem): ListRow => ({
  label: closedItem,
  line: 'heard by the people named for it',
  when: slot,
  warnings: [],
});

const rowFor = (scene: Scene, { case: one, kind, slot, decision }: AgendaItem, meeting: Meeting): ListRow => ({
  label: kindLabels[kind],
  reference: one.reference,
  line: decision === undefined ? '' : 'decided',
  when: slot,
  warnings: rowWarnings(rowOf(one), scene),
  press: meetingButtonOf('Open', 'meeting.item', meeting, { ref: one.reference }),
});
