// The items of what a person is given of their record, in words: as a reviewer reads them, and as they leave (docs/process.md 30).
import type { Look } from '../../casework/ports/ports.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
import { sayAnswer, type Field } from '../../domain/kernel/fields.ts';
import { kindRow, linkKinds } from '../../domain/link/kinds.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayRolesThen } from '../../domain/people/roles.ts';
import {
  isOutdated,
  isStaff,
  flagNames,
  leavesOf,
  partsOfText,
  releasedOf,
  itemStandingOf,
  type Item,
  type Blot,
  type ItemId,
  type Standing,
  type TextPart,
} from '../../domain/register/bundle.ts';
import { choicesIn } from '../../domain/register/access.ts';
import { askedAs } from '../../domain/register/item-fields.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Access } from '../../domain/register/entry.ts';
import type { BundleKnown } from '../../domain/register/making.ts';
import { sayDate, sayDay, sayWhen } from '../../domain/time/calendar.ts';

export interface ItemLine {
  readonly label: string;
  readonly pieces: readonly TextPart[];
}
/** The record as it is, and who looked at each of its cases. */
export interface BundleRead extends BundleKnown {
  readonly looks: ReadonlyMap<Reference, readonly Look[]>;
}
/** An item as a reviewer reads it. */
export interface ReadItem {
  readonly id: ItemId;
  readonly title: string;
  /** When, and by whom. */
  readonly line: string;
  readonly flags: readonly string[];
  readonly choice: Standing;
  /** A person has said so. */
  readonly said: boolean;
  readonly lines: readonly ItemLine[];
}

const factNames: Readonly<Record<string, { readonly fact: string }>> = steps;
/** "Police reference": of an answer whose question is not known any more. */
const humanised = (name: string): string => beginHigh(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase());

const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const isDay = /^\d{4}-\d\d-\d\d$/;
/** What the program adds to what was typed. */
const isProgram = (name: string): boolean => name === 'kind' || name === 'agency';
const ofAgencies: readonly string[] = ['agency', 'agencies', 'invited', 'asked'];

function sayText(field: Field | undefined, name: string, text: string, directory: Directory): string {
  if (isMoment.test(text)) return sayWhen(text);
  if (isDay.test(text)) return sayDate(text);
  if (ofAgencies.includes(name)) return agencyName(directory, text);
  const kind = name === 'kind' ? linkKinds.find((one) => one === text) : undefined;
  if (kind !== undefined) return kindRow(kind).title;
  return field === undefined ? text : sayAnswer(field, text);
}

function linesOf({ fact }: Item, blots: readonly Blot[], directory: Directory): readonly ItemLine[] {
  if (fact === undefined) return [];
  return leavesOf(fact.data).map(({ way, text }) => {
    const names = way.split('/').filter((one) => !/^\d+$/.test(one));
    // Of staff the fact holds the name below what they are: `consenter/name`.
    const name = names.at(isStaff(fact.data, way) ? -2 : -1) ?? way;
    const field = isProgram(name) ? undefined : askedAs(fact.step, name);
    const label = field?.title ?? humanised(name);
    const isOut = blots.some(([of]) => of === way);
    // Where words are blacked out it stands as it was written: they were counted in that.
    const pieces = isOut
      ? partsOfText(text, way, blots)
      : [{ text: sayText(field, name, text, directory), out: false }];
    return { label, pieces };
  });
}

/** Who looked, each person once: by name and as whom, for those are professionals. */
function linesOfLooks(looks: readonly Look[], directory: Directory): readonly ItemLine[] {
  return [...Map.groupBy(looks, ({ person, name }) => `${person} ${name}`).values()].flatMap((some) => {
    const sorted = some.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    const as = [sayRolesThen(last), ...(last.agency === undefined ? [] : [agencyName(directory, last.agency)])].filter(
      (one) => one !== '',
    );
    const days = first.at === last.at ? sayDay(first.at) : `${sayDay(first.at)} to ${sayDay(last.at)}`;
    const text = `${[...as, some.length === 1 ? '1 look' : `${some.length} looks`].join(', ')}, ${days}`;
    return [{ label: first.name, pieces: [{ text, out: false }] }];
  });
}

const factTitle = ({ fact }: Item): string =>
  fact === undefined ? 'Who looked' : beginHigh(factNames[fact.step]?.fact ?? fact.step);
const factLine = ({ fact, reference }: Item): string =>
  fact === undefined ? reference : `${sayWhen(fact.at)}, ${fact.by.name}`;

/** All of them, as they are decided; once it was released, as they left. */
export function readItems(
  bundle: BundleRead,
  entry: Pick<Access, 'choices' | 'state'>,
  directory: Directory,
): readonly ReadItem[] {
  const { items, looks } = bundle;
  const choices = choicesIn(entry, bundle);
  return items.map((item): ReadItem => {
    const { id, reference, flags } = item;
    const choice = entry.state === 'released' ? releasedOf(item, entry.choices) : itemStandingOf(item, choices);
    const isOut = choice.as === 'black' || choice.as === 'undecided';
    return {
      id,
      title: factTitle(item),
      line: factLine(item),
      flags: [
        ...(isOutdated(item, choices) ? ['Words were struck out of it: decide on it again'] : []),
        ...flags.map((flag) => flagNames[flag]),
      ],
      choice,
      said: choices.some((one) => one.item === id),
      lines:
        item.fact === undefined
          ? linesOfLooks(looks.get(reference) ?? [], directory)
          : linesOf(item, isOut ? (choice.blots ?? []) : [], directory),
    };
  });
}

/** What stands where words are blacked out: of all alike, so that its length tells nothing. */
export const blackedOutWords = '[blacked out]';
/** A line as it leaves: nothing is left of the words, in the text or behind it. */
export const givenText = ({ pieces }: ItemLine): string =>
  pieces.map(({ text, out }) => (out ? blackedOutWords : text)).join('');
