// The forms about a meeting itself.
import { agencyName } from '../../domain/case/action/who.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Answers, Choice, Field } from '../../domain/fields.ts';
import {
  attendanceFields,
  cancelMeetingFields,
  correctionFields,
  papersFields,
  planFields,
} from '../../domain/meeting/fields.ts';
import { confidentiality, sayMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import { invitedAgencies } from '../../domain/meeting/steps.ts';
import { choicesThatFit } from '../form/choices.ts';
import type { Reply, Scene } from '../scene.ts';
import { formAbout, type FormAbout, type Wrong } from '../form/step-form.ts';

export interface MeetingForm {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly verb: string;
  readonly intro: string;
  readonly style?: 'destructive';
  readonly back: string;
}

export const planForm = (chairs: readonly Choice[]): MeetingForm => ({
  title: 'New meeting',
  fields: planFields(chairs),
  verb: 'meeting.plan.go',
  intro: 'Agencies are invited by themselves, ten working days before.',
  back: 'meetings',
});
export const attendanceForm = (people: readonly Choice[]): MeetingForm => ({
  title: 'Record attendance',
  fields: attendanceFields(people),
  verb: 'meeting.attend.go',
  intro: `Read to them first: “${confidentiality}”`,
  back: 'meeting.open',
});
export const papersForm = (agencies: readonly Choice[]): MeetingForm => ({
  title: 'Record papers',
  fields: papersFields(agencies),
  verb: 'meeting.papers.go',
  intro: 'Whoever sends none is on record when the meeting ends.',
  back: 'meeting.open',
});
export const cancelForm: MeetingForm = {
  title: 'Cancel meeting',
  fields: cancelMeetingFields,
  verb: 'meeting.cancel.go',
  intro: 'Everybody who was invited is told. Its cases come to the next one.',
  style: 'destructive',
  back: 'meeting.open',
};
export const correctForm: MeetingForm = {
  title: 'Correct the minutes',
  fields: correctionFields,
  verb: 'minutes.correct.go',
  intro: 'The minutes keep what they say; the correction stands with them. No names: give the reference.',
  back: 'minutes.open',
};

export const agencyChoices = (directory: Directory): readonly Choice[] =>
  choicesThatFit(invitedAgencies(directory).map((id) => ({ value: id, title: agencyName(directory, id) })));

export function meetingForm(
  scene: Pick<Scene, 'ports' | 'caller'>,
  meeting: MeetingId | undefined,
  form: MeetingForm,
  values: Answers = {},
  wrong: Wrong = {},
): Reply {
  const back = { verb: form.back };
  const about: FormAbout =
    meeting === undefined
      ? { data: {}, name: 'Meetings', formOf: 'meeting', back, close: 'home' }
      : { data: { meeting }, name: sayMeetingId(meeting), formOf: meeting, back, close: 'meeting.close' };
  return formAbout(scene, about, form, values, wrong);
}
