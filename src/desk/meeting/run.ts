// Running a meeting: start, be there, record who is there and whose papers came, end, cancel.
import { readStep } from '../../cards/form.ts';
import { endMeetingCard } from '../../cards/meeting/meeting-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { MeetingOutcome } from './scene.ts';
import { agencyName, belongsTo } from '../../domain/case/action/who.ts';
import { localDate, sayClock } from '../../domain/time/calendar.ts';
import { decisionAt, isOnAgenda } from '../../domain/case/meeting/decision.ts';
import type { Answers, Choice } from '../../domain/fields.ts';
import { mintCommandId, type Reference } from '../../domain/ids.ts';
import { agendaStages } from '../../domain/meeting/agenda.ts';
import { isThere, meetingIdOf, type Meeting, type MeetingType } from '../../domain/meeting/meeting.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import { mayAttend } from '../../domain/meeting/steps.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { choicesThatFit } from '../form/choices.ts';
import { agencyChoices, attendanceForm, cancelForm, meetingForm, papersForm, type MeetingForm } from './forms.ts';
import {
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  refusedMeeting,
  takeOnMeeting,
} from './scene.ts';
import { agendaFor, isUndecided } from '../../reading/meeting/agenda.ts';
import { missingAgencies } from '../../reading/meeting/words.ts';
import { openedMeeting } from './list.ts';
import { isDoublePress, mint, textIn, type Handler, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

type Taken = Exclude<MeetingOutcome, { readonly kind: 'refused' }>;

/** What a step that was taken is answered with: the meeting as it is now, and what this press did. */
function answered(scene: Scene, outcome: MeetingOutcome, say: (taken: Taken) => string): Reply {
  return outcome.kind === 'refused'
    ? refusedMeeting(outcome.refusal, outcome.now)
    : openedMeeting(scene, outcome.now, say(outcome));
}

export async function startMeeting(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'startMeeting', input: {} });
  return answered(scene, outcome, ({ kind, now }) =>
    kind === 'done' ? 'The meeting has started.' : `It started at ${startedAt(now, scene)}.`,
  );
}
const startedAt = (meeting: Meeting, { now }: Scene): string =>
  'startedAt' in meeting ? sayClock(meeting.startedAt, now) : sayClock(meeting.startsAt, now);

/** Whoever presses has read the confidentiality statement above the button. */
export async function iAmHere(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'attendMeeting', input: {} });
  return answered(scene, outcome, ({ now }) => {
    const at = now.attendance.find(({ person }) => person.objectId === scene.person.objectId)?.at ?? scene.now;
    return `You are recorded as present since ${sayClock(at, scene.now)}, and have accepted the confidentiality statement.`;
  });
}

/** Who may be recorded: not there yet; the agencies' people first. */
function absentees({ directory }: Scene, meeting: Meeting): readonly Choice[] {
  const agencyOf = (id: string): string | undefined => {
    const person = directory.people.find(({ objectId }) => objectId === id);
    return directory.agencies.find((agency) => person !== undefined && belongsTo(person, agency.id, directory))?.id;
  };
  const people = directory.people.filter(
    (person) => mayAttend(person, directory) && !isThere(meeting, person.objectId),
  );
  const titled = people.map(({ objectId, name }) => {
    const agency = agencyOf(objectId);
    return {
      value: objectId,
      title: agency === undefined ? name : `${name}, ${agencyName(directory, agency)}`,
      agency,
    };
  });
  const ordered = titled.toSorted((a, b) => Number(a.agency === undefined) - Number(b.agency === undefined));
  return choicesThatFit(ordered.map(({ value, title }) => ({ value, title })));
}

const formsOf = {
  attend: (scene: Scene, meeting: Meeting): MeetingForm => attendanceForm(absentees(scene, meeting)),
  papers: ({ directory }: Scene): MeetingForm => papersForm(agencyChoices(directory)),
  cancel: (): MeetingForm => cancelForm,
} as const;
export type RunForm = keyof typeof formsOf;

/** The button that shows a form. */
export const askRun =
  (name: RunForm): Handler =>
  async (scene) => {
    const meeting = await meetingIn(scene);
    if (meeting === undefined || !may(scene.person, 'runMeetings')) return noMeetingReply();
    if (meeting.state === 'ended' || meeting.state === 'cancelled') return openedMeeting(scene, meeting);
    const values: Answers = name === 'papers' ? { agencies: meeting.papers.join(',') } : {};
    return meetingForm(scene, meeting.id, formsOf[name](scene, meeting), values);
  };

/** The button that takes the step. */
export const takeRun =
  (name: RunForm): Handler =>
  async (scene) => {
    const meeting = await meetingIn(scene);
    if (meeting === undefined || !may(scene.person, 'runMeetings')) return noMeetingReply();
    const form = formsOf[name](scene, meeting);
    const { answers, problems } = readStep(form.fields, scene.data);
    // Whoever was recorded meanwhile is no choice any more: that is no mistake of this form.
    const wrong = Object.entries(problems).filter(([field]) => !(field === 'people' && sentPeople(scene).length > 0));
    if (wrong.length > 0) {
      return meetingForm(scene, meeting.id, form, answers, { problems: Object.fromEntries(wrong) });
    }
    const outcome = await takeRunStep(scene, name, meeting, answers);
    if (outcome.kind === 'refused' && outcome.refusal.code === 'notAccepted') {
      const { message, next } = outcome.refusal;
      return meetingForm(scene, meeting.id, form, answers, { message: `${message} ${next}` });
    }
    return answered(scene, outcome, (taken) => saidOf(name, taken));
  };

const sentPeople = (scene: Scene): readonly string[] =>
  textIn(scene, 'people')
    .slice(0, 8000)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

function takeRunStep(scene: Scene, name: RunForm, { id }: Meeting, answers: Answers): Promise<MeetingOutcome> {
  switch (name) {
    case 'attend': {
      const { way = '', confidential = '' } = answers;
      const input = { people: sentPeople(scene), way, confidential };
      return takeOnMeeting(scene, id, { step: 'recordAttendance', input });
    }
    case 'papers': {
      const agencies = (answers['agencies'] ?? '').split(',').filter((one) => one !== '');
      return takeOnMeeting(scene, id, { step: 'recordPapers', input: { agencies } });
    }
    case 'cancel':
      return takeOnMeeting(scene, id, { step: 'cancelMeeting', input: { reason: answers['reason'] ?? '' } });
  }
}

function saidOf(name: RunForm, { kind }: Taken): string {
  if (name === 'cancel') return 'The meeting is cancelled. Everybody who was invited is told.';
  if (kind === 'unchanged') return 'That is on record already.';
  return name === 'attend' ? 'Attendance is recorded.' : 'Papers are recorded.';
}

/** Everything that is left, also what the person who ends the meeting may not see. */
async function undecidedOf({ ports }: Scene, meeting: Meeting): Promise<readonly Reference[]> {
  const waiting = await ports.cases.forMeeting(agendaStages(meeting), meeting.date);
  return waiting
    .filter((one) => isOnAgenda(one, meeting) && decisionAt(one, meeting.id) === undefined)
    .map(({ reference }) => reference)
    .toSorted();
}

/** End meeting, pressed first: what is left. */
export async function askEnd(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined || !may(scene.person, 'runMeetings')) return noMeetingReply();
  if (meeting.state !== 'started') return openedMeeting(scene, meeting);
  return endQuestion(scene, meeting);
}

async function endQuestion(scene: Scene, meeting: Meeting, message?: string): Promise<Reply> {
  const { directory, now, caller, ports } = scene;
  const items = await agendaFor(scene, meeting);
  const holds = items.filter(({ decision }) => decision?.decision === 'hold');
  const actions = await ports.cases.openActionsOf(holds.map(({ case: one }) => one.reference));
  const active = new Set(actions.map(({ reference }) => reference));
  const held = holds.filter(({ case: one }) => !active.has(one.reference));
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
      undecided: items.filter(isUndecided).map(({ case: one }) => one.reference),
      heldWithoutAction: held.map(({ case: one }) => one.reference),
      missing: missingFor(meeting, directory),
      ...missingAgencies(meeting, directory),
      ...(message !== undefined && { message }),
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
  const undecided = await undecidedOf(scene, meeting);
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'endMeeting', input: { undecided } });
  return answered(scene, outcome, ({ kind, now: ended }) =>
    kind === 'done' ? 'The meeting has ended. The minutes are drafted.' : `It ended at ${endedAt(ended, scene)}.`,
  );
}
const endedAt = (meeting: Meeting, { now }: Scene): string =>
  meeting.state === 'ended' ? sayClock(meeting.endedAt, now) : sayClock(now, now);

/**
 * Teams says that the meeting of this chat began or ended: the same as the buttons, for today's meeting of the type the
 * chat is linked to, by whoever caused it. What may not be is refused as it is to a press, and nobody is answered.
 */
export async function meetingHappened(scene: Scene, what: 'start' | 'end'): Promise<void> {
  const { caller, ports, now } = scene;
  if (caller.channel === undefined) return;
  const links = await ports.channels.inConversation(caller.channel.conversation);
  const types = links.flatMap(({ target }): readonly MeetingType[] =>
    target === 'meeting:preMset' ? ['preMset'] : target === 'meeting:panel' ? ['panel'] : [],
  );
  for (const type of types) {
    const id = meetingIdOf(type, localDate(now));
    const meeting = (await ports.meetings.load(id))?.value.root;
    if (meeting === undefined) continue;
    const bytes = Buffer.from(hashOf(caller.channel.conversation, what, id), 'hex');
    const commandId = mintCommandId(Date.parse(meeting.startsAt), bytes);
    await (what === 'start'
      ? takeOnMeeting(scene, id, { step: 'startMeeting', input: {} }, commandId)
      : takeOnMeeting(
          scene,
          id,
          { step: 'endMeeting', input: { undecided: await undecidedOf(scene, meeting) } },
          commandId,
        ));
  }
}
