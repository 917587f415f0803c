// Ending a meeting, which shows first what is undecided; and what Teams says of its beginning and end.
import { endMeetingCard } from '../../cards/meeting/meeting-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { decisionAt, isOnAgenda } from '../../domain/case/meeting/decision.ts';
import { mintCommandId, type CommandId, type Reference } from '../../domain/kernel/ids.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import { sentFor } from '../../domain/case/state/sent.ts';
import { agenciesInvited } from '../../domain/case/state/invitations.ts';
import { isPartOf } from '../../domain/case/meeting/agenda.ts';
import { hasOpenAction } from '../../domain/case/action/table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { meetingIdOf, type Meeting, type MeetingType } from '../../domain/meeting/meeting.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import type { OnMeeting, Ports } from '../../casework/ports/ports.ts';
import { isToBeHeard, recordDecidedAt } from '../../domain/entity/agenda.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { act } from '../../casework/write/act.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { meetings } from '../../casework/write/matters.ts';
import { clockActor } from '../../domain/people/actor.ts';
import {
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  refusedMeeting,
  takeOnMeeting,
} from './scene.ts';
import { agendaFor, isCaseItem, isUndecided, itemsOf, nameOfItem } from '../../reading/meeting/agenda.ts';
import { missingAgencies } from '../../reading/meeting/words.ts';
import { openedMeeting } from './list.ts';
import type { CallerChannel } from '../scene/answer.ts';
import { isDoublePress, mint, textIn, type DeskTools, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

/**
 * The agencies that were invited for any case of its agenda, those that had no one there for each that was decided, and those
 * that sent papers; also for cases that this person may not see.
 */
async function expectedAt({ ports }: Scene, found: OnMeeting, meeting: Meeting) {
  const on = found.cases.filter((childCase) => isPartOf(childCase, meeting)).filter(isConsented);
  // What was decided may have invited others to the next meeting since.
  const made = await ports.cases.decisionsOf(on.map((childCase) => linesAt(childCase, meeting.id)));
  const invited = new Map(made.map((decision) => [decision.reference, decision.invited]));
  const agencies = on.flatMap(
    (childCase) => invited.get(childCase.reference) ?? agenciesInvited(childCase, meeting.date),
  );
  const records = found.records.flatMap((entity) => recordDecidedAt(entity, meeting.id) ?? []);
  const left = recordsLeft(found, meeting).flatMap(({ agenda }) => agenda?.agencies ?? []);
  return {
    invited: [...new Set([...agencies, ...records.flatMap(({ invited: heard }) => heard), ...left])],
    absences: [
      ...made.flatMap(({ absent }) => (absent === undefined ? [] : [absent])),
      ...records.map(({ absent }) => absent),
    ],
    sent: [...new Set(on.flatMap((childCase) => sentFor(childCase, meeting.id).map(({ agency }) => agency)))],
  };
}
const linesAt = (childCase: Case, meeting: Meeting['id']) => ({
  reference: childCase.reference,
  lines: decisionsOf(childCase).filter((decision) => decision.meeting === meeting),
});

/** Everything that is left, also what the person who ends the meeting may not see. */
function undecidedOf({ cases }: OnMeeting, meeting: Meeting): readonly Reference[] {
  return cases
    .filter((childCase) => isOnAgenda(childCase, meeting) && decisionAt(childCase, meeting.id) === undefined)
    .map(({ reference }) => reference)
    .toSorted();
}

const recordsLeft = ({ records }: OnMeeting, meeting: Meeting): readonly Entity[] =>
  records.filter((entity) => isToBeHeard(entity, meeting) && recordDecidedAt(entity, meeting.id) === undefined);

/** The end of it, with what is on record then. */
async function endOf(scene: Scene, meeting: Meeting) {
  const found = await itemsOf(scene, meeting);
  const undecidedRecords = recordsLeft(found, meeting)
    .map(({ id }) => id)
    .toSorted();
  const input = {
    undecided: undecidedOf(found, meeting),
    undecidedRecords,
    ...(await expectedAt(scene, found, meeting)),
  };
  return { step: 'endMeeting', input } as const;
}

/** End meeting, pressed first: what is left. */
export async function askEnd(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined || !may(scene.person, 'runMeetings')) return noMeetingReply();
  if (meeting.state !== 'started') return openedMeeting(scene, meeting);
  return endQuestion(scene, meeting);
}

async function endQuestion(scene: Scene, meeting: Meeting, message?: string): Promise<Reply> {
  const { directory, now, caller } = scene;
  const found = await itemsOf(scene, meeting);
  const items = await agendaFor(scene, meeting, found);
  const { invited, sent } = await expectedAt(scene, found, meeting);
  const held = items
    .filter(isCaseItem)
    .filter(({ case: childCase, decision }) => decision?.decision === 'hold' && !hasOpenAction(childCase));
  const command = message === undefined ? mint(scene) : textIn(scene, 'command');
  const buttons: readonly Button[] = [
    meetingButtonOf('Back', 'meeting.open', meeting),
    { ...meetingButtonOf('End meeting', 'meeting.end.go', meeting, { command }), style: 'destructive' },
    closeMeetingButton(meeting),
  ];
  return {
    card: endMeetingCard({
      meeting,
      now,
      shared: caller.shared,
      undecided: items.filter(isUndecided).map(nameOfItem),
      heldWithoutAction: held.map(({ case: childCase }) => childCase.reference),
      missing: missingFor(meeting, directory),
      ...missingAgencies(meeting, directory, invited, sent),
      ...given({ message }),
      buttons,
    }),
  };
}

/** End meeting, pressed a second time. */
export async function endMeeting(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined || !may(scene.person, 'runMeetings')) return noMeetingReply();
  if (isDoublePress(scene))
    return endQuestion(scene, meeting, 'It has not ended yet. Read it through, then press again.');
  const outcome = await takeOnMeeting(scene, meeting.id, await endOf(scene, meeting));
  if (outcome.kind === 'refused') return refusedMeeting(outcome.refusal, outcome.now);
  const { kind, now: ended } = outcome;
  const at = sayWhen(ended.state === 'ended' ? ended.endedAt : scene.now, scene.now);
  if (kind === 'unchanged') return openedMeeting(scene, ended, `It ended before, ${at}.`);
  const receipt = { did: 'The meeting has ended', at, lines: ['The minutes are drafted.'] };
  return { ...openedMeeting(scene, ended), receipt };
}

/**
 * Teams says that the meeting of this chat began or ended: the same as the buttons, for today's meeting of the type the
 * chat is linked to, by the person who caused it. What may not be is refused as it is to a press, and no one is answered.
 */
export async function meetingHappened(scene: Scene, what: 'start' | 'end'): Promise<void> {
  const { caller, ports, now } = scene;
  if (caller.channel === undefined) return;
  const { conversation } = caller.channel;
  for (const meeting of await meetingsOf(ports, conversation, now)) {
    const command = what === 'start' ? ({ step: 'startMeeting', input: {} } as const) : await endOf(scene, meeting);
    await takeOnMeeting(scene, meeting.id, command, commandOf(conversation, what, meeting));
  }
}

/** Where Teams does not say who began it, no one did: it is the clock's step, and only where the meeting is due. */
export async function meetingBegan({ ports, committed }: DeskTools, { conversation }: CallerChannel): Promise<void> {
  const now = ports.machine.now();
  const directory = await ports.directories.current();
  for (const meeting of await meetingsOf(ports, conversation, now)) {
    const { kind } = await act(ports, meetings, {
      id: meeting.id,
      command: { step: 'startMeeting', input: {} },
      commandId: commandOf(conversation, 'start', meeting),
      context: { actor: clockActor, now, directory },
    });
    if (kind === 'done') committed(meeting.id);
  }
}

/** What is planned for today of the types that this chat is linked to. */
async function meetingsOf({ channels, meetings: store }: Ports, conversation: string, now: Instant) {
  const links = await channels.inConversation(conversation);
  const types = links.flatMap(({ target }): readonly MeetingType[] =>
    target === 'meeting:preMset' ? ['preMset'] : target === 'meeting:panel' ? ['panel'] : [],
  );
  const found = await Promise.all(types.map(async (type) => store.load(meetingIdOf(type, localDate(now)))));
  return found.flatMap((one) => one?.value.root ?? []);
}

/** The same each time Teams tells it. */
const commandOf = (conversation: string, what: 'start' | 'end', { id, startsAt }: Meeting): CommandId =>
  mintCommandId(Date.parse(startsAt), Buffer.from(hashOf(conversation, what, id), 'hex'));
