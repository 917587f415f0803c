// New meeting: one, or with Repeat monthly a year of them. Planning twice is planning once.
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { MeetingOutcome } from './scene.ts';
import { isWorkingDay, sayDate, sayWhen, type OfficeHours } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { dateIn, type Answers, type Choice } from '../../domain/kernel/fields.ts';
import { planFields } from '../../domain/meeting/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { meetingIdOf, monthlyDates, sayType, type MeetingType } from '../../domain/meeting/meeting.ts';
import { chairChoices } from '../../domain/meeting/steps.ts';
import { formAbout, type FormAbout, type StepForm } from '../form/step-form.ts';
import { noMeetingReply, takeOnMeeting } from './scene.ts';
import { homeButton } from '../form/replies.ts';
import { textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { badDate } from '../../domain/matter/date-ahead.ts';

const aYear = 12;

/** No meeting yet: Back and Close lead to all of them. */
export const planAbout: FormAbout = {
  data: {},
  name: 'Meetings',
  formOf: 'meeting',
  back: { verb: 'meetings' },
  close: 'home',
};
const planForm = (chairs: readonly Choice[]): StepForm => ({
  title: 'New meeting',
  fields: planFields(chairs),
  verb: 'meeting.plan.go',
  intro: 'Agencies are invited automatically ten working days before.',
  style: 'positive',
});
/** With the chair who was chosen, where no one else is known now. */
export function planGivenBack(pressed: Pressed, directory: Directory | undefined): StepForm {
  const value = textIn(pressed, 'chair');
  const sent = value === '' ? [] : [{ value, title: 'As you chose' }];
  return planForm(directory === undefined ? sent : chairChoices(directory));
}

export function askPlan(scene: Scene): Promise<Reply> {
  const { person, directory } = scene;
  return Promise.resolve(
    may(person, 'runMeetings')
      ? formAbout(scene, planAbout, planForm(chairChoices(directory)), {}, {})
      : noMeetingReply(),
  );
}

export async function planMeetings(scene: Scene): Promise<Reply> {
  const { person, directory, now } = scene;
  const { officeHours } = directory.settings;
  if (!may(person, 'runMeetings')) return noMeetingReply();
  const form = planForm(chairChoices(directory));
  const { answers, problems } = readStep(form.fields, scene);
  const command = textIn(scene, 'command');
  const again = (wrong: object): Reply =>
    formAbout(scene, planAbout, form, answers, { ...(command !== '' && { command }), ...wrong });
  if (Object.keys(problems).length > 0) return again({ problems });
  const first = dateIn(answers, 'date') ?? '';
  const wrong = badDate(first, now);
  if (wrong !== undefined) return again({ message: `${wrong.refusal.message} ${wrong.refusal.next}` });
  const type: MeetingType = answers['type'] === 'panel' ? 'panel' : 'preMset';
  const dates = answers['repeat'] === 'yes' ? monthlyDates(first, aYear, officeHours) : [first];
  const outcomes = await Promise.all(dates.map(async (date) => planOne(scene, type, date, answers)));
  const refused = outcomes.find((one) => one.kind === 'refused');
  if (refused?.kind === 'refused' && outcomes.every((one) => one.kind === 'refused')) {
    const moved =
      refused.refusal.code === 'badDate' && !isWorkingDay(first, officeHours) ? ` ${nextDay(first, officeHours)}` : '';
    return again({ message: `${refused.refusal.message} ${refused.refusal.next}${moved}` });
  }
  return plannedReply(scene, type, first, dates, outcomes);
}

/** The working day that a repeated meeting would move to. */
function nextDay(date: IsoDate, hours: OfficeHours): string {
  const [next] = monthlyDates(date, 1, hours);
  return next === undefined ? '' : `The next one is ${sayDate(next)}.`;
}

const planOne = async (scene: Scene, type: MeetingType, date: IsoDate, answers: Answers): Promise<MeetingOutcome> =>
  takeOnMeeting(scene, meetingIdOf(type, date), {
    step: 'planMeeting',
    input: {
      type,
      date,
      time: answers['time'] ?? '',
      chair: answers['chair'] ?? '',
      place: answers['place'] ?? '',
    },
  });

function plannedReply(
  { now, directory }: Scene,
  type: MeetingType,
  first: IsoDate,
  dates: readonly IsoDate[],
  outcomes: readonly MeetingOutcome[],
): Reply {
  const lines = outcomes.map((outcome, place) => {
    const date = dates[place] ?? '';
    if (outcome.kind === 'refused') return `${sayDate(date)}: not planned. ${outcome.refusal.message}`;
    const { startsAt, chair } = outcome.now;
    const when = sayWhen(startsAt, now);
    if (outcome.kind === 'unchanged') return `${when}: already planned, chair ${chair.name}. Nothing was changed.`;
    return `${when}${isMoved(first, date, directory.settings.officeHours) ? ': moved to a working day.' : ''}`;
  });
  const planned = outcomes.filter(({ kind }) => kind === 'done' || kind === 'repeat').length;
  const title = planned === 1 ? `${sayType(type)} is planned` : `${planned} ${sayType(type)} meetings are planned`;
  const buttons = [{ title: 'Meetings', verb: 'meetings' }, homeButton];
  if (planned === 0) return { card: doneCard('Nothing new is planned', lines, buttons) };
  return { receipt: { did: title, at: sayWhen(now, now) }, card: doneCard(sayType(type), lines, buttons) };
}

/** Another weekday than the first one: a day on which the council is shut was in the way. */
const isMoved = (first: IsoDate, date: IsoDate, hours: OfficeHours): boolean =>
  new Date(`${first}T12:00:00Z`).getUTCDay() !== new Date(`${date}T12:00:00Z`).getUTCDay() ||
  !isWorkingDay(first, hours);
