// What a poster, a leaflet and the policy leave blank for the settings: a number stands in one place only.
import type { Settings } from '../people/settings.ts';
import { sayWeek } from '../time/week-hours.ts';

const filled = {
  panel: ({ panelName }) => panelName,
  council: ({ papers }) => papers.council,
  website: ({ papers }) => papers.website,
  emergency: ({ emergency }) => emergency,
  police: ({ policeNonEmergency }) => policeNonEmergency,
  frontDoor: ({ frontDoor }) => frontDoor,
  frontDoorHours: ({ frontDoorHours }, language) => sayWeek(frontDoorHours, language),
  outOfHours: ({ frontDoorOutOfHours }) => frontDoorOutOfHours,
  adviceLine: ({ adviceLine }) => adviceLine,
  adviceLineHours: ({ adviceLineHours }, language) => sayWeek(adviceLineHours, language),
  mailbox: ({ mailbox }) => mailbox,
} as const satisfies Readonly<Record<string, (settings: Settings, language?: string) => string>>;
export type Blank = keyof typeof filled;

export const blanks = Object.keys(filled) as readonly Blank[]; // the keys of the table
const isBlank = (name: string): name is Blank => Object.hasOwn(filled, name);

/** A piece of a sentence: what the file says, or what the settings put in. */
export interface Piece {
  readonly text: string;
  readonly filled: boolean;
  /** Long enough to be broken between words: hours. */
  readonly wraps?: true;
}

/** `Ring {frontDoor} now.` as three pieces. */
export const piecesOf = (sentence: string, settings: Settings, language?: string): readonly Piece[] =>
  sentence.split(/(\{\w+\})/).flatMap((text): readonly Piece[] => {
    const name = text.slice(1, -1);
    if (text.startsWith('{') && isBlank(name))
      return [{ text: filled[name](settings, language), filled: true, ...(name.endsWith('Hours') && { wraps: true }) }];
    return text === '' ? [] : [{ text, filled: false }];
  });

/** The first blank in a text that no setting fills. */
export const unknownBlank = (text: string): string | undefined =>
  Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name).find((name) => !isBlank(name));

/** The line for professionals only, named in a text for others; undefined: it is not. */
export const notForThem = (text: string): string | undefined => /\{(adviceLine\w*)\}/.exec(text)?.[1];

/** Said of a blank that is not known. */
export const chooseBlank = `Use one of ${blanks.map((name) => `{${name}}`).join(', ')}.`;
