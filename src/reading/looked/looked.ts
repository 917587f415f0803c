// Who looked, for those who may read it (docs/process.md P26.3): people and references, never of whom. Of a case from which the
// reader is kept out nothing is said.
import { z } from 'zod';
import type { FoundInDay, Look, Ports } from '../../casework/ports/ports.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { lookRules, type Finding, type Seen } from '../../domain/look/findings.ts';
import type { LookTally } from '../../domain/look/tally.ts';
import { sayStanding, sayStood } from '../../domain/look/relation-words.ts';
import { agencyName, ownPeople } from '../../domain/people/agencies.ts';
import { personIn } from '../../domain/people/directory.ts';
import { sayRolesThen } from '../../domain/people/roles.ts';
import { shutOut, toRegisterId } from '../../domain/register/entry.ts';
import { localDate, momentOn, sayDay, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Viewer } from '../reader.ts';
import type { Told } from '../told.ts';

export const lookedViews = ['questions', 'glass', 'case', 'person', 'time'] as const;
export type LookedView = (typeof lookedViews)[number];
/** What looks are asked for by, one by one. */
export type LookedOf = Exclude<LookedView, 'questions' | 'glass'>;

export const lookedRowShape = z.object({
  title: z.string(),
  /** As whom, or what the rule saw. */
  line: z.string(),
  /** When, how often. */
  more: z.string(),
  /** What its looks are asked for with, one by one: a case, a person or a day. */
  id: z.string().optional(),
});
export type LookedRow = Told<typeof lookedRowShape>;

/** So many rows at most. */
export const mostRows = 200;

/** What people are kept out of: cases, records, and entries of the register; those that were destroyed too. */
type Closing = Pick<Ports, 'cases' | 'register'>;
/** Who is kept out of what was looked at, by its id; what there never was has no row. */
type Shut = ReadonlyMap<string, readonly string[]>;

const casesIn = (references: readonly string[]): readonly Reference[] =>
  references.flatMap((text) => {
    const read = readReference(text);
    return 'reference' in read ? [read.reference] : [];
  });

export async function shutOf({ cases, register }: Closing, references: Iterable<string>): Promise<Shut> {
  const all = [...new Set(references)];
  const entered = all.flatMap((text) => toRegisterId(text) ?? []);
  const [shut, entries] = await Promise.all([
    all.length === 0 ? [] : cases.shut(all),
    Promise.all(entered.map(async (id) => (await register.load(id))?.value.root ?? [])),
  ]);
  return new Map<string, readonly string[]>([
    ...shut,
    ...entries.flat().map((entry) => [entry.id, shutOut(entry)] as const),
  ]);
}
const isShut = (shut: Shut, reference: string, person: string): boolean =>
  shut.get(reference)?.includes(person) ?? false;

/** Of these references those of which nothing may be said to this person: not that there is one, nor in a number. */
export async function keptFrom(
  { person }: Pick<Viewer, 'person'>,
  ports: Closing,
  references: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const shut = await shutOf(ports, references);
  return new Set([...shut.keys()].filter((reference) => isShut(shut, reference, person.objectId)));
}

/** Looks without those at what is closed to this person: what is counted of the rest says nothing of them. */
export async function looksShown<Of extends Pick<Look, 'reference'>>(
  viewer: Pick<Viewer, 'person'>,
  ports: Closing,
  looks: readonly Of[],
): Promise<readonly Of[]> {
  const closed = await keptFrom(
    viewer,
    ports,
    looks.map(({ reference }) => reference),
  );
  return looks.filter(({ reference }) => !closed.has(reference));
}

/** "6,014". */
const sayCount = (count: number): string => count.toLocaleString('en-GB');
const times = (count: number): string => (count === 1 ? '1 look' : `${sayCount(count)} looks`);
const peopleOf = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const casesOf = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);

/** "Manager, Northumbria Police": as the look says, for it may have changed since. */
function asWhom(one: Pick<Seen, 'roles' | 'agency'>, { directory }: Pick<Viewer, 'directory'>): string {
  const [said, { agency }] = [sayRolesThen(one), one];
  const from = agency === undefined || agency === ownPeople ? '' : agencyName(directory, agency);
  return [said, from].filter((one) => one !== '').join(', ');
}

/** A row of what a rule saw, and what it is of; of it only the cases of which something may be said. */
export interface FoundRow {
  readonly row: LookedRow;
  readonly found: Finding;
  /** The case that its reader may ask the person about; or why none. */
  readonly asks: { readonly about: Reference } | { readonly not: string };
}

/** What the press would refuse is not offered (docs/process.md P25.6): the question names its case to the person who is asked. */
function asksOf(
  { person: asked, references }: Finding,
  shut: Shut,
  { person, directory }: Pick<Viewer, 'person' | 'directory'>,
): FoundRow['asks'] {
  if (personIn(directory, asked) === undefined) return { not: 'no longer in the directory' };
  if (asked === person.objectId) return { not: 'your own look: another person asks you' };
  const cases = casesIn(references);
  const about = cases.find((reference) => !isShut(shut, reference, asked));
  if (about !== undefined) return { about };
  return {
    not: cases.length === 0 ? 'no case: ask them yourself' : 'kept out of the case by now: ask them without it',
  };
}

/** What the rules saw, the newest first; `rule` is the sentence that the person concerned reads, too. */
export const rowsOfFindings = (found: readonly Finding[], shut: Shut, viewer: Viewer): readonly FoundRow[] =>
  found
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .flatMap((one) => {
      const references = one.references.filter((reference) => !isShut(shut, reference, viewer.person.objectId));
      if (references.length === 0) return [];
      // How many of them were at the cases that are left is not kept.
      const isWhole = references.length === one.references.length;
      const stood = sayStood(one.relation);
      const row = {
        title: [one.name, asWhom(one, viewer)].filter((text) => text !== '').join(' · '),
        line: `${lookRules[one.rule]}: ${references.join(', ')}`,
        more: [
          sayWhen(one.at, viewer.now),
          ...(isWhole ? [times(one.looks)] : []),
          ...(stood === '' ? [] : [stood]),
        ].join(', '),
        id: one.person,
      };
      const shown = { ...one, references };
      return [{ row, found: shown, asks: asksOf(shown, shut, viewer) }];
    });

/** What is asked of the looks of a month, whatever it is by: the most first, days in order. */
export function rowsBy(
  view: LookedOf,
  counted: readonly LookTally[],
  viewer: Pick<Viewer, 'directory' | 'now'>,
): readonly LookedRow[] {
  const keyOf = { case: ofReference, person: ofPerson, time: ofDay }[view];
  const groups = [...Map.groupBy(counted, keyOf)].map(([id, some]) => rowOf[view](id, some, viewer));
  const sorted = groups.toSorted((one, other) => other.count - one.count || one.title.localeCompare(other.title));
  const rows = view === 'time' ? groups.toSorted((one, other) => other.id.localeCompare(one.id)) : sorted;
  return rows.map(({ count: _count, ...row }) => row);
}
const ofReference = ({ reference }: LookTally): string => reference;
const ofPerson = ({ person }: Pick<LookTally, 'person'>): string => person;
const ofDay = ({ last }: LookTally): string => localDate(last);

type Counted = LookedRow & { readonly id: string; readonly count: number };
type RowOf = (id: string, counted: readonly LookTally[], viewer: Pick<Viewer, 'directory' | 'now'>) => Counted;
const countOf = <Of>(all: readonly Of[], by: (one: Of) => string): number => new Set(all.map(by)).size;
const lastOf = (moments: readonly Instant[]): Instant =>
  moments.reduce((last, at) => (at > last ? at : last), moments[0] ?? '');
const looksIn = (counted: readonly LookTally[]): number => counted.reduce((sum, { looks }) => sum + looks, 0);
const lastIn = (counted: readonly LookTally[]): Instant => lastOf(counted.map(({ last }) => last));

const rowOf: Readonly<Record<LookedOf, RowOf>> = {
  case: (id, counted, { now }) => ({
    id,
    count: looksIn(counted),
    title: id,
    line: `${times(looksIn(counted))} by ${peopleOf(countOf(counted, ofPerson))}`,
    more: `last ${sayWhen(lastIn(counted), now)}`,
  }),
  person: (id, counted, viewer) => {
    const inOrder = counted.toSorted((one, other) => one.last.localeCompare(other.last));
    const newest = inOrder.findLast((one) => sayRolesThen(one) !== '') ?? inOrder[0];
    const refused = counted.reduce((sum, one) => sum + one.refused, 0);
    return {
      id,
      count: looksIn(counted),
      title: [newest?.name ?? '', newest === undefined ? '' : asWhom(newest, viewer)]
        .filter((text) => text !== '')
        .join(' · '),
      line: `${times(looksIn(counted))} at ${casesOf(countOf(counted, ofReference))}${refused === 0 ? '' : `, ${refused} shown nothing`}`,
      more: `last ${sayWhen(lastIn(counted), viewer.now)}`,
    };
  },
  time: (id, counted, { now }) => ({
    id,
    count: looksIn(counted),
    title: sayDay(momentOn(id, '12:00'), now),
    line: times(looksIn(counted)),
    more: `by ${peopleOf(countOf(counted, ofPerson))}, at ${casesOf(countOf(counted, ofReference))}`,
  }),
};

/** Looks one by one, the newest first. */
export const rowsOfLooks = (looks: readonly Look[], viewer: Pick<Viewer, 'directory' | 'now'>): readonly LookedRow[] =>
  looks
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .map((look) => ({
      title: [look.name, asWhom(look, viewer)].filter((text) => text !== '').join(' · '),
      line: [look.reference, look.what, sayStood(look.relation)].filter((text) => text !== '').join(' · '),
      more: [sayWhen(look.at, viewer.now), look.why, look.by === undefined ? '' : places[look.by]]
        .filter((text) => text !== '')
        .join(' · '),
    }));
const places: Readonly<Record<NonNullable<Look['by']>, string>> = {
  chat: 'in chat',
  tab: 'in the tab',
  print: 'on paper',
  export: 'in an export',
};

/** Of the days of a month: what was found in them, whenever it was. */
export const findingsOf = (found: readonly FoundInDay[], month: string): readonly Finding[] =>
  found.flatMap(({ findings }) => findings).filter(({ day }) => day.startsWith(month));

/** "1 % of the looks were outside office hours": a share, from which no one counts what is not shown to them. */
export function sayOutsideHours(found: readonly FoundInDay[], days: readonly IsoDate[]): string {
  const own = found.filter(({ day }) => days.includes(day));
  const [outside, looks] = [
    own.reduce((sum, one) => sum + one.outside, 0),
    own.reduce((sum, one) => sum + one.looks, 0),
  ];
  return looks === 0
    ? 'No day of this month is sealed yet.'
    : `${sayShare(outside, looks)} of the looks were outside office hours: counted, and not listed.`;
}
const sayShare = (some: number, all: number): string => {
  const share = Math.round((some / all) * 100);
  return share === 0 && some > 0 ? 'Less than 1 %' : `${share} %`;
};

const lastLook = (looks: readonly Look[]): Instant => lastOf(looks.map(({ at }) => at));

/** Of a case, for those whose case it is: as what, how many and when last; no name (docs/process.md P26.4). */
export const rowsByStanding = (looks: readonly Look[], { now }: Pick<Viewer, 'now'>): readonly LookedRow[] =>
  [...Map.groupBy(looks, ({ relation }) => relation)]
    .toSorted(([, one], [, other]) => lastLook(other).localeCompare(lastLook(one)))
    .map(([relation, some]) => ({
      title: sayStanding(relation),
      line: `${times(some.length)} by ${peopleOf(countOf(some, ofPerson))}`,
      more: `last ${sayWhen(lastLook(some), now)}`,
    }));
