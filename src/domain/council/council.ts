// The council: who is who, who stands in for whom, and every setting, as one matter with a chain of facts
// (docs/process.md 28).
import { canonical, shortHash } from '../kernel/canonical.ts';
import type { ObjectId } from '../kernel/ids.ts';
import type { Person, PersonRef } from '../people/actor.ts';
import { personIn, type Directory } from '../people/directory.ts';
import { may } from '../people/roles.ts';
import { breaksIn, type Break } from '../people/breaks.ts';
import { defaultSettings, settingNames, settingsIn, type SettingName, type Settings } from '../people/settings.ts';
import { localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import type { RungAt } from '../time/clocks.ts';

/** There is one, and this is its id. */
export type CouncilId = 'council';
export const councilId: CouncilId = 'council';
export const toCouncilId = (text: string): CouncilId | undefined => (text === councilId ? councilId : undefined);

export type PersonEntry = Directory['people'][number];
export type Agency = Directory['agencies'][number];
export type Delegation = Directory['delegations'][number];
/** Those that are not as the program has them: the rest follow the program, in a later version too. */
export type OwnSettings = Readonly<Partial<Record<SettingName, unknown>>>;

/** Someone who leaves after their last day, and who has what they hold in the directory from then on. */
export interface Leaving {
  readonly person: ObjectId;
  readonly lastDay: IsoDate;
  readonly successors: Successors;
}
/** To whom it goes, by kind; absent: to no one. */
export interface Successors {
  /** The manager of those whom they manage. */
  readonly manager?: ObjectId;
  /** The deputy of those whose deputy they are. */
  readonly deputy?: ObjectId;
  /** Their place in agencies. */
  readonly lead?: ObjectId;
  readonly agencyDeputy?: ObjectId;
  readonly senior?: ObjectId;
}

/** Entries of one table by their keys; null: it is taken out, of a setting that it is as the program has it. */
export type Entries<Entry> = Readonly<Record<string, Entry | null>>;
/** What a fact changes: whole entries, so that replaying needs nothing else. */
export interface CouncilChanges {
  readonly people?: Entries<PersonEntry>;
  readonly agencies?: Entries<Agency>;
  readonly delegations?: Entries<Delegation>;
  readonly settings?: Entries<unknown>;
  readonly leaving?: Entries<Leaving>;
}
export const changeTables = ['people', 'agencies', 'delegations', 'settings', 'leaving'] as const;
export type ChangeTable = (typeof changeTables)[number];

/** What one person wants changed, and another has to agree to. */
export interface CouncilProposal {
  /** "P12": of the fact that made it. */
  readonly id: string;
  readonly changes: CouncilChanges;
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: Instant;
  /** Then it lapses. */
  readonly until: Instant;
  /** What it would break, where that was said and is wanted all the same. */
  readonly breaks?: readonly string[];
  /** A short hash of each entry as it was then: what was changed since is not changed back. */
  readonly basis: Readonly<Record<string, string>>;
}

/** Who set a setting that is not as the program has it, and when. */
export interface SetBy {
  readonly by: PersonRef;
  readonly at: Instant;
}

export interface Council extends Pick<Directory, 'people' | 'agencies' | 'delegations'> {
  readonly id: CouncilId;
  readonly settings: OwnSettings;
  readonly setBy: Readonly<Partial<Record<SettingName, SetBy>>>;
  readonly leaving: readonly Leaving[];
  readonly proposals: readonly CouncilProposal[];
  /** SHA-256 of the file that the bot itself took last. */
  readonly file: string;
  /** What the last file said, entry by entry: so many characters of the key, and so many of the entry, one after another. */
  readonly marks: string;
  /** A file of very many entries is taken in several facts: until the last of the first file there is no directory. */
  readonly partly?: 'first' | 'later';
  readonly facts: number;
  readonly changedAt: Instant;
}

export type CouncilRung = 'lapse' | 'leave';

/** What everyone else goes by. */
export const directoryOf = ({ people, agencies, delegations, settings }: Council): Directory => ({
  people,
  agencies,
  delegations,
  settings: wholeOf(settings).settings,
});

/** What is broken now, settings that cannot be kept first (docs/process.md P28.10). */
export const breaksOf = (council: Council): readonly Break[] => [
  ...wholeOf(council.settings).wrong.map((name) => ({
    key: `setting ${name}`,
    text: `The setting ${name} cannot be kept as it is stored, and counts as delivered: change it or put it back.`,
  })),
  ...breaksIn(directoryOf(council)),
];

/** A press asks several times; the settings stay as they are while no fact changes one. */
function wholeOf(settings: OwnSettings): ReturnType<typeof settingsIn> {
  const known = whole.get(settings) ?? settingsIn(settings);
  whole.set(settings, known);
  return known;
}
const whole = new WeakMap<OwnSettings, ReturnType<typeof settingsIn>>();

export const nothingYet = (at: Instant): Council => ({
  id: councilId,
  people: [],
  agencies: [],
  delegations: [],
  settings: {},
  setBy: {},
  leaving: [],
  proposals: [],
  file: '',
  marks: '',
  facts: 0,
  changedAt: at,
});

export const toSettingName = (text: string): SettingName | undefined => settingNames.find((name) => name === text);
/** Those of a file that are not as the program has them. */
export const ownSettings = (settings: Settings): OwnSettings =>
  Object.fromEntries(
    settingNames
      .filter((name) => canonical(settings[name]) !== canonical(defaultSettings[name]))
      .map((name) => [name, settings[name]]),
  );

export const keyOfDelegation = ({ from, to, starts }: Delegation): string => [from, to, starts].join(' ');
/** Every entry of a table by its key. */
export const entriesIn = (
  {
    people,
    agencies,
    delegations,
    settings,
    leaving = [],
  }: Omit<Directory, 'settings'> & Pick<Council, 'settings'> & Partial<Pick<Council, 'leaving'>>,
  table: ChangeTable,
): ReadonlyMap<string, unknown> => {
  switch (table) {
    case 'people':
      return new Map(people.map((one) => [one.objectId, one]));
    case 'agencies':
      return new Map(agencies.map((one) => [one.id, one]));
    case 'delegations':
      return new Map(delegations.map((one) => [keyOfDelegation(one), one]));
    case 'settings':
      return new Map(Object.entries(settings));
    case 'leaving':
      return new Map(leaving.map((one) => [one.person, one]));
  }
};

/** The council with these entries in the place of those of before. */
export function applied(council: Council, changes: CouncilChanges): Council {
  return {
    ...council,
    people: merged(council.people, changes.people, ({ objectId }) => objectId),
    agencies: merged(council.agencies, changes.agencies, ({ id }) => id),
    delegations: merged(council.delegations, changes.delegations, keyOfDelegation),
    settings: changes.settings === undefined ? council.settings : settingsAfter(council.settings, changes.settings),
    leaving: merged(council.leaving, changes.leaving, ({ person }) => person),
  };
}

function merged<Entry>(
  before: readonly Entry[],
  changes: Entries<Entry> | undefined,
  keyOf: (entry: Entry) => string,
): Entry[] {
  if (changes === undefined) return [...before];
  const all = new Map(before.map((one) => [keyOf(one), one]));
  for (const [key, entry] of Object.entries(changes)) {
    if (entry === null) all.delete(key);
    else all.set(key, entry);
  }
  return [...all.values()];
}
const settingsAfter = (before: OwnSettings, changes: Entries<unknown>): OwnSettings =>
  Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));

/** Without the leave that is over on that day: history is in the facts. */
export function withoutPast(council: Council, at: Instant): Council {
  const today = localDate(at);
  const delegations = council.delegations.filter(({ ends }) => ends >= today);
  return delegations.length === council.delegations.length ? council : { ...council, delegations };
}

/** A short hash of an entry; '' where there is none. */
export const markOfEntry = (entry: unknown): string =>
  entry === undefined || entry === null ? '' : shortHash(canonical(entry), entryMark);
const keyMark = 8;
const entryMark = 6;
export const markOfKey = (table: ChangeTable, key: string): string => shortHash(`${table} ${key}`, keyMark);
/** What the file last said, by the mark of each key. */
export const marksIn = ({ marks }: Pick<Council, 'marks'>): Map<string, string> =>
  new Map(
    Array.from({ length: marks.length / (keyMark + entryMark) }, (_none, place) => {
      const start = place * (keyMark + entryMark);
      return [marks.slice(start, start + keyMark), marks.slice(start + keyMark, start + keyMark + entryMark)];
    }),
  );
export const packed = (marks: ReadonlyMap<string, string>): string =>
  [...marks]
    .map(([key, entry]) => key + entry)
    .toSorted()
    .join('');

/** Everything that a change touches, as `table key`. */
export const touchedBy = (changes: CouncilChanges): readonly (readonly [table: ChangeTable, key: string])[] =>
  changeTables.flatMap((table) => Object.keys(changes[table] ?? {}).map((key) => [table, key] as const));
export const isEmpty = (changes: CouncilChanges): boolean => touchedBy(changes).length === 0;
/** Without what is there already. */
export const withoutSame = (council: Council, changes: CouncilChanges): CouncilChanges =>
  Object.fromEntries(
    changeTables.flatMap((table) => {
      const before = entriesIn(council, table);
      const left = Object.entries(changes[table] ?? {}).filter(
        ([key, entry]) => canonical(before.get(key) ?? null) !== canonical(entry),
      );
      return left.length === 0 ? [] : [[table, Object.fromEntries(left)]];
    }),
  );

/** What still waits for a second person: for its fortnight, and while who asked for it keeps the council (docs/process.md P28.5). */
export const waitingIn = (
  { proposals, people }: Pick<Council, 'proposals' | 'people'>,
  now: Instant,
): readonly CouncilProposal[] => proposals.filter(({ by, until }) => until > now && stillAdministers(by, people));
const stillAdministers = ({ objectId }: PersonRef, people: Council['people']): boolean => {
  const proposer = personIn({ people }, objectId);
  return proposer !== undefined && may(proposer, 'administer');
};

/** When the clock has something to do: proposals lapse, or end at once with the role of who asked; people leave. */
export const rungsOf = (
  { proposals, leaving, people, changedAt }: Council,
  endOf: (day: IsoDate) => Instant,
): readonly RungAt<CouncilRung>[] =>
  [
    ...proposals.map(({ by, until }) => ({
      rung: 'lapse' as const,
      at: stillAdministers(by, people) ? until : changedAt,
    })),
    ...leaving.map(({ lastDay }) => ({ rung: 'leave' as const, at: endOf(lastDay) })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));

/** The administrators but this one; and where there are none, who else may: who agrees to what this person proposes. */
export function mayAgreeTo(proposer: ObjectId, { people }: Pick<Directory, 'people'>): readonly Person[] {
  const others = people.filter(({ objectId }) => objectId !== proposer);
  const administrators = others.filter((one) => may(one, 'administer'));
  return administrators.length > 0 ? administrators : others.filter((one) => may(one, 'agreeAdministration'));
}

/** What waits for this person to agree to it. */
export const changesToAgree = (
  { objectId }: Pick<Person, 'objectId'>,
  council: Pick<Council, 'proposals' | 'people'>,
  now: Instant,
): readonly CouncilProposal[] =>
  waitingIn(council, now).filter(({ by }) => mayAgreeTo(by.objectId, council).some((one) => one.objectId === objectId));

/** How someone stands to the council: the first of these that fits. */
export type CouncilRelation = 'administrator' | 'overseer' | 'agrees' | 'none';
export function relationToCouncil(
  { proposals }: Pick<Council, 'proposals'>,
  person: Person,
  { people }: Pick<Directory, 'people'>,
  now: Instant,
): CouncilRelation {
  if (may(person, 'administer')) return 'administrator';
  if (changesToAgree(person, { proposals, people }, now).length > 0) return 'agrees';
  return may(person, 'audit') ? 'overseer' : 'none';
}
