// What young people say of MSET, without a name: no reference, no person, no time finer than the quarter
// (docs/process.md P18.7). It is not in the history of a case, and nothing leads from it to one.
import { choicesOf, type Choice, type Field } from '../kernel/fields.ts';
import { localDate, type Instant } from '../time/calendar.ts';

const answers = ['yes', 'partly', 'no'] as const;
type SayAnswer = (typeof answers)[number];
export interface Say {
  /** Random; made with the form, so that a repeated press is one. */
  readonly id: string;
  readonly heard: SayAnswer;
  readonly helped: SayAnswer;
  /** What should change, in their words; may be empty. */
  readonly change: string;
}
/** Kept in fives, in no order within one: what came last cannot be told from the four that came before. */
export type Fives = readonly (readonly Say[])[];
export type Quarter = `${string}-Q${string}`;

export const leastShown = 5;
const idForm = /^[0-9a-f]{32}$/;

export const quarterOf = (now: Instant): Quarter => {
  const [year = '', month = '1'] = localDate(now).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
};
/** This quarter and those before it, the newest first. */
export function quartersBack(now: Instant, count: number): readonly Quarter[] {
  const [year = '', quarter = ''] = quarterOf(now).split('-Q');
  const last = Number(year) * 4 + Number(quarter) - 1;
  return Array.from({ length: count }, (_, back): Quarter => {
    const place = last - back;
    return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`;
  });
}
const months = ['January to March', 'April to June', 'July to September', 'October to December'];
/** "January to March 2027". */
export const sayQuarter = (quarter: Quarter): string => {
  const [year = '', number = '1'] = quarter.split('-Q');
  return `${months[Number(number) - 1] ?? ''} ${year}`;
};

/** Undefined where it is there already. */
export function added(fives: Fives, say: Say): Fives | undefined {
  if (fives.flat().some(({ id }) => id === say.id)) return undefined;
  const last = fives.at(-1) ?? [];
  const isFull = last.length === 0 || last.length >= leastShown;
  // By their random ids: no order of theirs is kept.
  const mixed = [...(isFull ? [] : last), say].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return [...(isFull ? fives : fives.slice(0, -1)), mixed];
}

/** Only whole fives: of fewer nothing is shown, not even how many. */
export const shownOf = (fives: Fives): readonly Say[] => fives.filter(({ length }) => length >= leastShown).flat();

export const countOfSays = (says: readonly Say[], name: 'heard' | 'helped'): Readonly<Record<SayAnswer, number>> => {
  const of = (answer: SayAnswer): number => says.filter((say) => say[name] === answer).length;
  return { yes: of('yes'), partly: of('partly'), no: of('no') };
};

const choices: readonly Choice[] = choicesOf({ yes: 'Yes', partly: 'Partly', no: 'No' });
export const sayFields: readonly Field[] = [
  { name: 'heard', title: 'Was I heard?', kind: 'choice', need: 'always', choices },
  { name: 'helped', title: 'Did it help?', kind: 'choice', need: 'always', choices },
  {
    name: 'change',
    title: 'What should change?',
    kind: 'long',
    need: 'optional',
    most: 300,
    help: 'In their words. No name, and nothing that says who it is.',
  },
];

/** What was said in a quarter, and what was done about it, in the council's words. */
export interface SaidAndDone {
  readonly said: string;
  readonly did: string;
  readonly quarter?: string | undefined;
}
/** A leaflet has room for so many, and for so many letters in all of them. */
const leafletRoom = { most: 2, letters: 260 } as const;
/** Those for the leaflet of young people: the newest that there is room for. */
export function onLeaflet(all: readonly SaidAndDone[]): readonly SaidAndDone[] {
  let left: number = leafletRoom.letters;
  const newest = all.toSorted(({ quarter: one = '' }, { quarter: other = '' }) =>
    one > other ? -1 : Number(one < other),
  );
  const fits = newest.filter(({ said, did }) => {
    const letters = said.length + did.length;
    if (letters > left) return false;
    left -= letters;
    return true;
  });
  return fits.slice(0, leafletRoom.most);
}

/** As a form sent it back; undefined for anything else. */
export function toSay(id: string, sent: Readonly<Record<string, string>>): Say | undefined {
  const [heard, helped] = ['heard', 'helped'].map((name) => answers.find((answer) => answer === sent[name]));
  if (!idForm.test(id) || heard === undefined || helped === undefined) return undefined;
  return { id, heard, helped, change: sent['change'] ?? '' };
}
