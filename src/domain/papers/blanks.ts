// What a poster, a leaflet and the policy leave blank for the settings: a number stands in one place only.
import type { Settings } from '../people/settings.ts';

const filled = {
  panel: ({ panelName }) => panelName,
  council: ({ papers }) => papers.council,
  website: ({ papers }) => papers.website,
  emergency: ({ emergency }) => emergency,
  police: ({ policeNonEmergency }) => policeNonEmergency,
  frontDoor: ({ frontDoor }) => frontDoor,
  outOfHours: ({ frontDoorOutOfHours }) => frontDoorOutOfHours,
  adviceLine: ({ adviceLine }) => adviceLine,
  mailbox: ({ mailbox }) => mailbox,
} as const satisfies Readonly<Record<string, (settings: Settings) => string>>;
export type Blank = keyof typeof filled;

export const blanks = Object.keys(filled) as readonly Blank[]; // the keys of the table
const isBlank = (name: string): name is Blank => Object.hasOwn(filled, name);

/** A piece of a sentence: what the file says, or what the settings put in. */
export interface Piece {
  readonly text: string;
  readonly filled: boolean;
}

/** `Ring {frontDoor} now.` as three pieces. */
export const piecesOf = (sentence: string, settings: Settings): readonly Piece[] =>
  sentence.split(/(\{\w+\})/).flatMap((text): readonly Piece[] => {
    const name = text.slice(1, -1);
    if (text.startsWith('{') && isBlank(name)) return [{ text: filled[name](settings), filled: true }];
    return text === '' ? [] : [{ text, filled: false }];
  });

/** The first blank in a text that no setting fills. */
export const unknownBlank = (text: string): string | undefined =>
  Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name).find((name) => !isBlank(name));

/** Said of a blank that is not known. */
export const chooseBlank = `Use one of ${blanks.map((name) => `{${name}}`).join(', ')}.`;
