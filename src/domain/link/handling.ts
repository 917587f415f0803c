// WHO READS WHAT MARK: the second table. It only takes away from what someone reads of the case (people/reads.ts): a mark lets
// no one read more than that (docs/process.md P22.4). `npm run access` prints it.
import type { Answers, Choice } from '../kernel/fields.ts';
import type { ObjectId } from '../kernel/ids.ts';
import type { Person, PersonRef } from '../people/actor.ts';
import { represents } from '../people/agencies.ts';
import type { Directory } from '../people/directory.ts';
import { reaches, type Level } from '../people/reads.ts';
import { may } from '../people/roles.ts';
import type { Instant } from '../time/calendar.ts';

/** How someone stands to what is marked; the most that any of these lets counts, and `others` where none does. */
export const markReaders = [
  'author',
  'leadWorker',
  'coordinator',
  'police',
  'health',
  'named',
  'chair',
  'others',
] as const;
export type MarkReader = (typeof markReaders)[number];

/** As the row of the case lets, in short, or not. */
export type MarkLets = 'row' | 'summary' | 'none';

const everyone: Readonly<Record<MarkReader, MarkLets>> = {
  author: 'row',
  leadWorker: 'row',
  coordinator: 'row',
  police: 'row',
  health: 'row',
  named: 'row',
  chair: 'row',
  others: 'row',
};
const noOne: Readonly<Record<MarkReader, MarkLets>> = {
  author: 'row',
  leadWorker: 'none',
  coordinator: 'summary',
  police: 'none',
  health: 'none',
  named: 'none',
  chair: 'none',
  others: 'none',
};

export const markTable = {
  case: { title: 'All who may read the case', lets: everyone },
  agencies: { title: 'Named agencies', lets: { ...noOne, coordinator: 'row', named: 'row', chair: 'row' } },
  /** That the co-ordinator reads them is a setting (`marks.coordinatorReadsPolice`). */
  police: { title: 'Police only', lets: { ...noOne, police: 'row' } },
  health: { title: 'The lead worker and health', lets: { ...noOne, leadWorker: 'row', health: 'row' } },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly lets: Readonly<Record<MarkReader, MarkLets>> }>
>;
export type Mark = keyof typeof markTable;
export const isMark = (text: string): text is Mark => Object.hasOwn(markTable, text);
export const marks: readonly Mark[] = Object.keys(markTable).filter(isMark);
export const markChoices: readonly Choice[] = marks.map((mark) => ({ value: mark, title: markTable[mark].title }));

/** A mark, with the agencies that it names. */
export interface Marked {
  readonly mark: Mark;
  readonly agencies: readonly string[];
}
/** What has an author, and a mark of who may read it. */
export interface Handled extends Marked {
  readonly by: { readonly objectId: ObjectId };
}

/** What may carry a mark. It says none where all who read it in the case may; what was stored before there were marks does not, too. */
export interface MayBeMarked extends Partial<Marked> {
  /** Marks that were put right, oldest first. */
  readonly marksWere?: readonly MarkWas[];
}
/** With the mark that it has. */
export const handledOf = <Part extends MayBeMarked & Pick<Handled, 'by'>>(part: Part): Part & Handled => ({
  ...part,
  ...markOf(part),
});
export const markOf = ({ mark = 'case', agencies = [] }: Partial<Marked>): Marked => ({ mark, agencies });
/** As it is kept of something new: that all may read it is not said. */
export const keptMark = (marked: Marked): Partial<Marked> => (marked.mark === 'case' ? {} : marked);

/** A mark that was put right: who did, when and why, and who could have read it by that one and can no more. */
export interface MarkWas extends Marked {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly reason: string;
  readonly could: readonly PersonRef[];
}

/** As it was typed; agencies count beside their own mark alone. */
export function markedBy({ mark = '', agencies = '' }: Answers): Marked {
  const known = isMark(mark) ? mark : 'case';
  return { mark: known, agencies: known === 'agencies' ? agencies.split(',').filter((one) => one !== '') : [] };
}
export const isSameMark = (one: Marked, other: Marked): boolean =>
  one.mark === other.mark && one.agencies.join(',') === other.agencies.join(',');

/** How this person stands to it. */
export function standingTo(
  { by, agencies }: Pick<Handled, 'by' | 'agencies'>,
  person: Person,
  directory: Directory,
  leads: boolean,
): readonly MarkReader[] {
  const { marks: settings } = directory.settings;
  const speaks = (ids: readonly string[]): boolean => ids.some((id) => represents(person, id, directory));
  const stands: Readonly<Record<Exclude<MarkReader, 'others'>, boolean>> = {
    author: by.objectId === person.objectId,
    leadWorker: leads,
    coordinator: may(person, 'keepLinks'),
    police: speaks(settings.police),
    health: speaks(settings.health),
    named: speaks(agencies),
    chair: may(person, 'chairMeetings'),
  };
  const found = markReaders.filter((reader) => reader !== 'others' && stands[reader]);
  return found.length > 0 ? found : ['others'];
}

/** How much of it a mark leaves to someone who reads so much of the case. */
export function leftBy(mark: Mark, readers: readonly MarkReader[], level: Level, directory: Directory): Level {
  const lets = readers.map((reader) => letsOf(mark, reader, directory));
  if (lets.includes('row')) return level;
  if (!lets.includes('summary')) return 'none';
  return reaches(level, 'summary') ? 'summary' : level;
}
const letsOf = (mark: Mark, reader: MarkReader, { settings }: Directory): MarkLets =>
  mark === 'police' && reader === 'coordinator' && settings.marks.coordinatorReadsPolice
    ? 'row'
    : markTable[mark].lets[reader];

/** "Named agencies: Housing, Health": who may read it, as it is said beside what it is of. */
export const sayMark = ({ mark, agencies }: Marked, nameOf: (agency: string) => string): string =>
  mark === 'agencies' ? `${markTable[mark].title}: ${agencies.map(nameOf).join(', ')}` : markTable[mark].title;

/** What is kept beside parts that only some may read, so that lists and counts leave them out for others without reading them. */
export interface ForSome extends Handled {
  readonly id: string;
  readonly by: { readonly objectId: ObjectId };
}

/** With this part as it is marked now; without it where all may read it. */
export const withForSome = (
  before: readonly ForSome[] | undefined,
  { id, by: { objectId }, mark, agencies }: ForSome,
): readonly ForSome[] | undefined => {
  const others = (before ?? []).filter((one) => one.id !== id);
  const all = mark === 'case' ? others : [...others, { id, by: { objectId }, mark, agencies }];
  return all.length === 0 ? undefined : all;
};
