// What is asked when a meeting is planned and run (docs/process.md P6.2, P6.5).
import { choicesOf, yesNo, type Choice, type Field } from '../kernel/fields.ts';
import { confidentiality, meetingTypes, ways } from './meeting.ts';
import { given } from '../kernel/given.ts';

/** A time of day, `9:30` or `14:00`. */
export const timeForm = /^([01]?\d|2[0-3]):[0-5]\d$/;

export const startTimeField: Field = {
  name: 'time',
  title: 'Start time',
  kind: 'text',
  need: 'always',
  most: 5,
  check: (text) => (timeForm.test(text) ? undefined : 'write it like 14:00.'),
};

export const planFields = (chairs: readonly Choice[]): readonly Field[] => [
  { name: 'type', title: 'Meeting type', kind: 'choice', need: 'always', choices: meetingTypes, preset: 'preMset' },
  { name: 'date', title: 'Date', kind: 'date', need: 'always', help: 'For example 12/1/2027.' },
  { ...startTimeField, preset: '14:00' },
  {
    name: 'chair',
    title: 'Chair',
    kind: 'choice',
    need: 'always',
    choices: chairs,
    ...given({ preset: chairs[0]?.value }),
  },
  {
    name: 'place',
    title: 'Place, or link to join',
    kind: 'text',
    need: 'optional',
    most: 300,
    help: 'Everyone invited reads it.',
  },
  {
    name: 'repeat',
    title: 'Repeat monthly',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({ no: 'No, only this one', yes: 'Yes, for a year' }),
    preset: 'no',
  },
];
export const confidentialField: Field = {
  name: 'confidential',
  title: 'Have they accepted the confidentiality statement?',
  kind: 'choice',
  need: 'always',
  choices: yesNo,
  help: `Read it to them first: “${confidentiality}”`,
};
/** People to tick, under the heading of their group; who said that they come is ticked already. */
export interface AttendanceGroup {
  /** Names its field. */
  readonly id: string;
  readonly title: string;
  readonly people: readonly Choice[];
  readonly coming: readonly string[];
}
const groupPrefix = 'people';
/** Everyone who was ticked, in whichever group. */
export const tickedIn = (sent: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(sent)
    .filter(([name]) => name.startsWith(groupPrefix))
    .flatMap(([, ids]) => ids.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');
export const isGroup = (name: string): boolean => name.startsWith(groupPrefix);

export const attendanceFields = (groups: readonly AttendanceGroup[]): readonly Field[] => [
  ...groups.map(({ id, title, people, coming }): Field => ({
    name: id === '' ? groupPrefix : `${groupPrefix}_${id}`,
    title,
    kind: 'choices',
    need: 'optional',
    // No one need be ticked in every group: that goes without saying.
    neededWhen: () => false,
    choices: people,
    preset: coming.join(','),
    most: 8000,
  })),
  { name: 'way', title: 'How', kind: 'choice', need: 'always', choices: ways },
  confidentialField,
];
/** One person who comes when the meeting is under way: `people`, those who are expected first. */
export const arrivalFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'person', title: 'Who has come', kind: 'choice', need: 'always', choices: people },
  { name: 'way', title: 'How', kind: 'choice', need: 'always', choices: ways },
  confidentialField,
];
export const leavingFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'people', title: 'Who has left', kind: 'choices', need: 'always', choices: people, most: 8000 },
];
export const papersFields = (agencies: readonly Choice[]): readonly Field[] => [
  { name: 'agencies', title: 'Papers received from', kind: 'choices', need: 'optional', choices: agencies },
];
export const cancelMeetingFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', help: 'No names: everyone invited reads it.' },
];
export const insteadFields = (colleagues: readonly Choice[]): readonly Field[] => [
  {
    name: 'instead',
    title: 'Who comes instead?',
    kind: 'choice',
    need: 'optional',
    choices: colleagues,
    ...(colleagues.length === 0 && { help: 'No one else from your agency takes part in meetings.' }),
  },
];
export const correctionFields: readonly Field[] = [
  {
    name: 'text',
    title: 'Correction',
    kind: 'long',
    need: 'always',
    help: 'Attendance, times, or the meeting as a whole. A correction about a case: open Extract at its item.',
  },
];
