// Whom to ring: each line with its number, whom it is for and when it is answered. What names a number says it by these
// (docs/process.md P1.7).
import { anyTime, sayWeek, type WeekHours } from '../time/week-hours.ts';
import type { Settings } from './settings.ts';

export const audiences = {
  everyone: 'for everyone',
  professionals: 'for professionals only',
  youngPeople: 'for young people',
} as const;
export type Audience = keyof typeof audiences;

export interface RingLine {
  readonly title: string;
  /** Of what worry. */
  readonly about: string;
  readonly audience: Audience;
  readonly number: string;
  /** Undefined: while the front door is shut. */
  readonly hours?: WeekHours;
}
export const lineNames = ['emergency', 'policeNonEmergency', 'frontDoor', 'frontDoorOutOfHours', 'adviceLine'] as const;
export type LineName = (typeof lineNames)[number];
type Numbers = Pick<Settings, LineName | 'frontDoorHours' | 'adviceLineHours'>;

/** The council's lines, the most urgent first. */
export const ringLines = (settings: Numbers): Readonly<Record<LineName, RingLine>> => ({
  emergency: {
    title: 'Emergency',
    about: 'A child is in danger now',
    audience: 'everyone',
    number: settings.emergency,
    hours: anyTime,
  },
  policeNonEmergency: {
    title: 'Police',
    about: 'A crime, and no one is in danger now',
    audience: 'everyone',
    number: settings.policeNonEmergency,
    hours: anyTime,
  },
  frontDoor: {
    title: 'Front door, Social Care',
    about: 'Worried about a child',
    audience: 'everyone',
    number: settings.frontDoor,
    hours: settings.frontDoorHours,
  },
  frontDoorOutOfHours: {
    title: 'Front door, out of hours',
    about: 'What cannot wait until the front door opens',
    audience: 'everyone',
    number: settings.frontDoorOutOfHours,
  },
  adviceLine: {
    title: 'Professional Advice line',
    about: 'Unsure what to do about a child',
    audience: 'professionals',
    number: settings.adviceLine,
    hours: settings.adviceLineHours,
  },
});
export const allLines = (settings: Numbers): readonly RingLine[] => {
  const lines = ringLines(settings);
  return lineNames.map((name) => lines[name]);
};

/** "Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30"; of the line that is answered while the front door is not, the rest. */
export const sayOpen = ({ hours }: Pick<RingLine, 'hours'>): string =>
  hours === undefined ? 'evenings, nights, weekends and bank holidays' : sayWeek(hours);
/** "For professionals only; Mon to Thu 08:30 to 17:00, …". */
export const sayWhose = ({ audience, ...line }: RingLine): string => `${audiences[audience]}; ${sayOpen(line)}`;

/** Its number and its hours; `mark` is put around each number, as bold letters on a card are. */
export function sayFrontDoor(settings: Numbers, mark = ''): string {
  const { frontDoor, frontDoorOutOfHours } = ringLines(settings);
  return `${said(frontDoor, mark)} (${sayOpen(frontDoor)}); ${sayOpen(frontDoorOutOfHours)} ${said(frontDoorOutOfHours, mark)}`;
}
export function sayAdviceLine(settings: Numbers, mark = ''): string {
  const { adviceLine } = ringLines(settings);
  return `${said(adviceLine, mark)} (${sayWhose(adviceLine)})`;
}
const said = ({ number }: RingLine, mark: string): string => `${mark}${number}${mark}`;
