// A child's town: the case by which the child is known, what ended in it, the register about it, who is there; and what people
// pressed in it. Presses are taken by the real steps alone, with the clocks in between; nothing here is a rule.
import type { CaseTypes, Fact } from '../../src/domain/case/whole/case.ts';
import { caseMatter, isPart } from '../../src/domain/case/whole/case.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { nextOf } from '../../src/domain/matter/matter.ts';
import { struckFrom, withStruck } from '../../src/domain/matter/strike.ts';
import { strikeOf } from '../../src/domain/matter/striking.ts';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import { personIn, type Directory } from '../../src/domain/people/directory.ts';
import type { RegisterEntry } from '../../src/domain/register/entry.ts';
import { shutFrom, type ClosedMatter } from '../../src/domain/register/shut.ts';
import { registerMatter } from '../../src/domain/register/table.ts';
import {
  consented,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  later,
  must,
  noConflict,
  noor,
  submitted,
  type StoryRow,
  type Told,
} from '../people/builders.ts';
import { listed, mergedInto, tookOver } from '../people/meeting-builders.ts';
import { clockCalls, guarded, known, record, registerFact, type RegisterRow } from '../people/register-builders.ts';
import { rowsOf } from '../../src/demo/story.ts';
import { asKept, bringsOver, readWith } from './goes-on.ts';
import { besideUntil, takenBeside, type Beside, type BesideName } from './beside.ts';
import { keptAs } from '../domain/owed/stories.ts';
import { clocked, daysLater, fileOf, lived, told, type File, type World } from '../domain/owed/world.ts';
import { panels } from '../domain/random-story.ts';

/** One press that was taken: what an account is made of, and how a story is printed. */
export interface Pressed {
  readonly at: Instant;
  readonly by: Person;
  readonly step: string;
  readonly input: unknown;
  /** Of which it was: the child's case, the other referral or what ended, the register, who is there, a matter beside it. */
  readonly on: 'case' | 'second' | 'register' | 'council' | BesideName;
}
export interface Town {
  readonly now: Instant;
  readonly world: World;
  /** The case by which the child is known now. */
  readonly file: File;
  /** What was merged into it. */
  readonly ended?: File;
  /** Noor's referral of the same child, once something was pressed in it, until one of the two ends. */
  readonly twin?: File;
  readonly entries: readonly RegisterEntry[];
  readonly beside: Beside;
  readonly pressed: readonly Pressed[];
}

const council: Directory = guarded;
const world: World = { council, panels: panels.map(({ date }) => date) };
/** Who is there before anyone leaves or loses a role. */
export const everyone: Directory = council;

/** What strikes out takes the words out of all facts before it. */
function struck(before: File, made: File): File {
  const strikes = made.facts.slice(before.facts.length).flatMap((fact) => {
    const strike = strikeOf(fact);
    return strike?.asked === undefined ? [] : [strike];
  });
  if (strikes.length === 0) return made;
  const facts = strikes.reduce<readonly Fact[]>((all, strike) => withStruck(all, struckFrom(all, strike)), made.facts);
  const { root, parts } = caseMatter.replay(facts);
  return { facts, root: must(root), parts: new Map([...parts.values()].map((part) => [part.id, part])) };
}
const until = (file: File, at: Instant, there: World): File => struck(file, clocked(file, at, there));

/** Who must not hear of what an entry is about, as it is asked of the cases at each read. */
function closedNow({ file, ended }: Pick<Town, 'file' | 'ended'>): readonly string[] {
  const known: readonly ClosedMatter[] = [file, ...(ended === undefined ? [] : [ended])].map(({ root }) => ({
    id: root.reference,
    excluded: root.excluded,
    ...(root.stage === 'merged' && { into: root.into }),
  }));
  return shutFrom(new Map(known.map((one) => [one.id, one])), kestrelReference) ?? [];
}
/** An entry as it is read: each time its case is asked who must not hear of it. */
export const asRead = (entry: RegisterEntry, town: Pick<Town, 'file' | 'ended'>): RegisterEntry => ({
  ...entry,
  closedTo: closedNow(town) as RegisterEntry['excluded'],
});
/** What the register's own clock makes of it until then. */
function heeded(entry: RegisterEntry, town: Town, at: Instant): RegisterEntry {
  let one = asRead(entry, town);
  for (let calls = 0; calls < 60; calls += 1) {
    const next = nextOf(registerMatter.clock(one));
    const when = calls === 0 ? town.now : next;
    if (when === undefined || when > at) return one;
    const fact = registerFact(one, clockCalls(when), when, town.world.council, knownOf(town));
    if (typeof fact === 'string') {
      if (calls === 0) continue;
      return one;
    }
    one = asRead(registerMatter.evolve({ root: one }, fact).root, town);
  }
  return one;
}
function knownOf(town: Town): typeof known {
  const about = [town.file, town.ended].find((file) => file?.root.reference === kestrelReference)?.root;
  const excluded = closedNow(town) as RegisterEntry['excluded'];
  return {
    ...known,
    excluded,
    ...(about !== undefined && { about, record: { ...record, facts: about.facts, excluded } }),
  };
}

/** Time passes until then, and every clock runs. */
export function waitsTo(town: Town, at: Instant): Town {
  if (at <= town.now) return town;
  const file = until(town.file, at, town.world);
  const about = endedAsRead(town);
  const ended = about && endedAsKept(until(about, at, town.world));
  const twin = town.twin && until(town.twin, at, town.world);
  const passed = followed({ ...town, file, ...(ended && { ended }), ...(twin && { twin }) });
  const { beside } = besideUntil(besideAsRead(passed), at, town.world.council, {});
  return { ...passed, entries: town.entries.map((entry) => heeded(entry, passed, at)), beside, now: at };
}
/** What is beside the case as it is read: each time the case is asked who must not hear of it. */
export function besideAsRead(town: Pick<Town, 'file' | 'ended' | 'beside'>): Beside {
  const { advice } = town.beside;
  if (advice?.about === undefined) return town.beside;
  const closedTo = closedNow(town) as RegisterEntry['excluded'];
  return { ...town.beside, advice: { ...advice, closedTo } };
}
export const waits = (town: Town, days: number): Town => waitsTo(town, daysLater(town.now, days));

const momentOf = (town: Town, when: number | Instant): Instant => {
  const next = later(town.now, 1);
  return typeof when === 'string' && when > next ? when : next;
};
const asThere = (town: Town, person: Person): Person | undefined =>
  person.objectId === clockActor.objectId ? person : personIn(town.world.council, person.objectId);

/** A step on the child's case; undefined: it is refused, or changes nothing. */
export function press(town: Town, row: StoryRow, more: Partial<CaseTypes['context']> = {}): Town | undefined {
  const [by, when, step, input] = row;
  const there = waitsTo(town, momentOf(town, when));
  const made = told(there.file, row, there.now, there.world, by, more);
  if (typeof made === 'string') return undefined;
  const pressed: Pressed = { at: there.now, by, step, input, on: 'case' };
  return { ...there, file: struck(there.file, made), pressed: [...there.pressed, pressed] };
}
/** Several in turn: all of them, or none. */
export const presses = (town: Town, ...rows: readonly StoryRow[]): Town | undefined =>
  rows.reduce<Town | undefined>((so, row) => so && press(so, row), town);
/** The first of these that is taken. */
export function firstOf(town: Town, ...rows: readonly StoryRow[]): Town | undefined {
  for (const row of rows) {
    const made = press(town, row);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** A step on the register, on the newest entry of this type; or one that begins another. `more`: what the server reads for it. */
export function enters(
  town: Town,
  row: RegisterRow,
  type?: RegisterEntry['type'],
  more: Partial<typeof known> = {},
): Town | undefined {
  const [by, , step, input] = row;
  const there = waitsTo(town, later(town.now, 1));
  const actor = asThere(there, by);
  if (actor === undefined) return undefined;
  const before = type === undefined ? undefined : there.entries.findLast((entry) => entry.type === type);
  if ((type === undefined) !== (before === undefined)) return undefined;
  const read = before && asRead(before, there);
  const asked = [actor, ...row.slice(1)] as unknown as RegisterRow;
  const fact = registerFact(read, asked, there.now, there.world.council, { ...knownOf(there), ...more });
  if (typeof fact === 'string') return undefined;
  const made = asRead(registerMatter.evolve({ root: read }, fact).root, there);
  return {
    ...there,
    entries: [...there.entries.filter((entry) => entry !== before), made],
    pressed: [...there.pressed, { at: there.now, by, step, input, on: 'register' }],
  };
}

/** A step on a matter beside the case; or one that begins it. `more`: what the server reads for it. */
export function besides(
  town: Town,
  name: BesideName,
  [by, when, step, input]: readonly [Person, number | Instant, string, unknown?, ...unknown[]],
  more: object = {},
): Town | undefined {
  const there = waitsTo(town, momentOf(town, when));
  const actor = asThere(there, by);
  if (actor === undefined) return undefined;
  const { now, world, file } = there;
  const context = { actor, now, directory: world.council, panels: world.panels, facts: [], about: file.root, ...more };
  const beside = takenBeside(besideAsRead(there), name, { step, input }, context);
  return beside && { ...there, beside, pressed: [...there.pressed, { at: now, by, step, input, on: name }] };
}

/** Someone changes who is there; the clock that looks for managers who may not decide any more comes by within the minute. */
export function changes(
  town: Town,
  by: Person,
  step: string,
  input: unknown,
  change: (council: Directory) => Directory,
): Town {
  const there = waitsTo(town, later(town.now, 1));
  const changed = { ...there.world, council: change(there.world.council) };
  const pressed: Pressed = { at: there.now, by, step, input, on: 'council' };
  const so = waitsTo({ ...there, world: changed, pressed: [...there.pressed, pressed] }, later(there.now, 1));
  const asked = told(so.file, [clockActor, 1, 'askInstead', {}], so.now, so.world);
  return typeof asked === 'string' ? so : { ...so, file: asked };
}

/** Noor's referral of the same child, which the co-ordinator has listed. */
const secondRows: Told = [
  filledIn(noor, { ...kestrel, consenter: greta.objectId }),
  submitted(noor),
  noConflict(greta),
  consented(greta),
  listed(),
];
const second = fileOf(keptAs(lived(rowsOf(secondRows), world).facts));

interface Merging {
  readonly ends: File;
  readonly kept: File;
}
function merged(town: Town, { ends, kept }: Merging, by: Person): (Merging & { readonly now: Instant }) | undefined {
  const { now, world: there } = town;
  const ending = [...mergedInto(kept.root.reference, by), { about: kept.root }] as unknown as StoryRow;
  const ended = told(ends, ending, now, there);
  if (typeof ended === 'string') return undefined;
  const missing = [...ends.parts.values()].find((part) => isPart('episode', part) && part.returned === undefined);
  const [who, when, step, input] = tookOver(ends.root.reference, by);
  const row = [who, when, step, { ...(input as object), referrers: [ends.root.referrer] }, { about: ends.root }];
  const more = missing === undefined ? {} : { missing: missing as CaseTypes['context']['missing'] };
  const took = told(kept, row as unknown as StoryRow, now, there, by, more as Partial<CaseTypes['context']>);
  return typeof took === 'string' ? undefined : { ends: ended, kept: took, now };
}
/** What ended as it is loaded, with the case that it goes on as. */
export function endedAsRead({ file, ended }: Pick<Town, 'file' | 'ended'>): File | undefined {
  if (ended === undefined) return undefined;
  const before = read.get(ended);
  if (before?.goesOn === file.root) return before.file;
  const root = readWith(ended.root, file.root);
  const made = root === ended.root ? ended : { ...ended, root };
  read.set(ended, { goesOn: file.root, file: made });
  return made;
}
const read = new WeakMap<File, { readonly goesOn: File['root']; readonly file: File }>();
/** The same as it is kept. */
function endedAsKept(file: File): File {
  const root = asKept(file.root);
  return root === file.root ? file : { ...file, root };
}

/** What is new in what ended is brought over by the clock that looks every minute. */
function followed(town: Town): Town {
  const { file, ended, now, world: there } = town;
  const about = endedAsRead(town)?.root;
  if (ended === undefined || about === undefined || file.root.stage === 'merged') return town;
  const made = told(file, bringsOver(about), now, there);
  return typeof made === 'string' ? town : { ...town, file: made };
}

/** The same at the other side: in the other referral while there are two, then in what ended. */
export function atOther(town: Town, way: (there: Town) => Town | undefined): Town | undefined {
  const { file, ended, twin, ...rest } = town;
  const other = endedAsRead(town) ?? twin ?? until(second, town.now, town.world);
  const made = way({ ...rest, file: other, ...(ended ? { ended: file } : { twin: file }) });
  if (made === undefined) return undefined;
  const { file: pressedIn, ended: goesOn = file, twin: own = file, pressed, ...then } = made;
  return followed({
    ...then,
    file: ended ? goesOn : own,
    ...(ended ? { ended: endedAsKept(pressedIn) } : { twin: pressedIn }),
    pressed: pressed.map((one, place) =>
      place < town.pressed.length || one.on !== 'case' ? one : { ...one, on: 'second' },
    ),
  });
}

/** The child was referred twice: this case ends in the other, or the other in this one. */
export function merges(town: Town, way: 'away' | 'in', by: Person): Town | undefined {
  if (town.ended !== undefined) return undefined;
  const there = waitsTo(town, later(town.now, 1));
  const { twin: _other, ...rest } = there;
  const twin = there.twin ?? until(second, there.now, there.world);
  const made = merged(there, way === 'away' ? { ends: there.file, kept: twin } : { ends: twin, kept: there.file }, by);
  if (made === undefined) return undefined;
  const input = { ends: made.ends.root.reference, into: made.kept.root.reference };
  const pressed: Pressed = { at: there.now, by, step: 'mergeCase', input, on: way === 'away' ? 'case' : 'second' };
  return { ...rest, file: made.kept, ended: made.ends, pressed: [...there.pressed, pressed] };
}

/** Where stories begin. */
export function townOf(rows: Told): Town {
  const file = lived(rowsOf(rows), world);
  return { now: must(file.facts.at(-1)).at, world, file, entries: [], beside: {}, pressed: [] };
}
