// A matter: what has a chain of facts of its own, in one partition, with the parts that are documents of their own in it.
import type { Instant } from '../time/calendar.ts';
import type { Ladder } from '../time/clocks.ts';
import {
  notAvailable,
  type Beginning,
  type Context,
  type Decision,
  type EarlierFact,
  type FactMeta,
  type Refusal,
  type Step,
} from './step.ts';
import { given } from '../kernel/given.ts';
import { counted, type Counted } from '../kernel/counted.ts';
import { clockActor } from '../people/actor.ts';
import { isSameButForTexts, struckFrom, withStruck, type Strike, type Texts } from './strike.ts';

/** Any step that makes a `Doc`. */
type StepTo<Doc> = Step<unknown, unknown, unknown, Doc> & Partial<Beginning<unknown, unknown, unknown, Doc>>;
type StepsTo<Doc> = Readonly<Record<string, StepTo<Doc>>>;

/** The types that belong together: one interface for each matter, and nothing is inferred. */
export interface MatterTypes {
  /** What its steps are decided with: who, when, the directory, and what it adds. */
  readonly context: Context;
  readonly id: string;
  /** The matter's own document. */
  readonly root: { readonly facts: number };
  readonly steps: StepsTo<this['root']>;
  readonly parts: Readonly<Record<string, PartTypes>>;
}
// eslint-disable-next-line typescript/no-generated-empty-object-type -- it has none
export type NoParts = Readonly<Record<never, PartTypes>>;
export interface PartTypes {
  readonly id: string;
  readonly doc: { readonly id: string };
  readonly steps: StepsTo<this['doc']>;
}

type InputOf<S> = S extends Step<infer Input, infer _D, infer _B, infer _A> ? Input : never;
type DataOf<S> = S extends Step<infer _I, infer Data, infer _B, infer _A> ? Data : never;
type Named<PartId> = PartId extends string ? { readonly part: PartId } : { readonly part?: undefined };
type CommandOf<Steps, PartId = undefined> = {
  [S in keyof Steps & string]: {
    readonly step: S;
    readonly input: InputOf<Steps[S]>;
  } & (Steps[S] extends { there: unknown } ? { readonly part?: undefined } : Named<PartId>);
}[keyof Steps & string];
type FactOf<Steps, PartId = undefined> = {
  [S in keyof Steps & string]: FactMeta & Named<PartId> & { readonly step: S; readonly data: DataOf<Steps[S]> };
}[keyof Steps & string];
type Each<Parts> = Parts[keyof Parts];

/** A step that someone wants to take, with its input; of a part, which one: none where the step makes it. */
export type CommandIn<T extends MatterTypes> =
  | CommandOf<T['steps']>
  | Each<{ [P in keyof T['parts']]: CommandOf<T['parts'][P]['steps'], T['parts'][P]['id']> }>;
/** What a step left behind: immutable, numbered from 1 within its matter. */
export type FactIn<T extends MatterTypes> = FactOf<T['steps']> | PartFactIn<T, keyof T['parts']>;
/** The same about its parts of this kind. */
export type PartFactIn<T extends MatterTypes, Kind extends keyof T['parts']> = Each<{
  [P in Kind]: FactOf<T['parts'][P]['steps'], T['parts'][P]['id']>;
}>;
/** The document of the part that a step of this name is about; never for a step on the matter itself. */
export type PartIn<T extends MatterTypes, Name = string> = Each<{
  [P in keyof T['parts']]: Name extends keyof T['parts'][P]['steps'] ? T['parts'][P]['doc'] : never;
}>;
export type AnyPartIn<T extends MatterTypes> = Each<T['parts']>['doc'];

/** A clock that runs: its reminders, the step that takes them, and its name in theirs. */
export interface Clock<StepName> {
  readonly name: string;
  readonly ladder: Ladder<string>;
  readonly step: StepName;
}
/** When it next reminds someone. */
export const nextOf = (clock: Clock<unknown> | undefined): Instant | undefined => clock?.ladder.rungs[0]?.at;

/** Of two clocks the one that reminds someone first. */
export const soonerOf = <Name>(one: Clock<Name> | undefined, other: Clock<Name> | undefined): Clock<Name> | undefined =>
  nextOf(one) !== undefined && (nextOf(other) ?? '9') >= (nextOf(one) ?? '9') ? one : (other ?? one);

/** A document of its own inside a matter, whose facts are in the matter's chain. */
export interface Part<Root, P extends PartTypes> {
  readonly steps: P['steps'];
  /** An id as it came back with a press; undefined for anything else. */
  toId(text: string): P['id'] | undefined;
  /** The id of the next one: the matter counts them. */
  next(root: Root): P['id'];
  /** What its steps are decided on: the part (none yet when it is made) with its matter. */
  subject(root: Root, doc: P['doc'] | undefined, id: P['id']): object;
  /** What the matter's own document keeps of it: how many there are, which are open. */
  keep(root: Root, id: P['id'], doc: P['doc'], isNew: boolean): Root;
  clock(doc: P['doc']): Clock<keyof P['steps']> | undefined;
  /** While this is so its clock stays as it is, and no one is reminded; absent: never. */
  rests?(root: Root, doc: P['doc']): boolean;
}

/** What is left of a part whose first fact was taken back, by its number: its id, which no other part gets. */
export interface Aside {
  readonly id: string;
  readonly aside: number;
}
export const isAside = (part: object): part is Aside => 'aside' in part && typeof part.aside === 'number';

/** The number of an earlier fact that a fact takes back, and the part that this one made or left. */
export interface TakenBack {
  readonly number: number;
  readonly part?: string;
}
/** How slips are put right: the matter is folded again without the fact that is taken back. */
export interface SlipRules<Root> {
  /** What a fact takes back, if anything. */
  takesBack(fact: { readonly step: string; readonly data: unknown }): TakenBack | undefined;
  /** Where the matter stands: a later fact of a person that would find it elsewhere was built on the slip. */
  at(root: Root): string;
  /** Steps that follow wherever the matter stands: nothing is built on by them, and no one learns of them here. */
  readonly anywhere: readonly string[];
  /** Why a slip cannot be taken back: this fact was built on it. */
  builtOn(fact: EarlierFact): Decision<never>;
}

/** How what other matters say is laid over one: steps are decided on all of it, and a fact makes something of its own alone. */
export interface LaidOver<Root> {
  /** As its own facts make it. */
  bare(root: Root): Root;
  /** With what is laid over it; `before`: as it was shown until then. */
  laid(root: Root, before: Root | undefined): Root;
  /** What it was read with and is not stored: kept where it is folded again. */
  asRead(root: Root, before: Root): Root;
}

/** How words are struck out: the matter is folded again of what is left of its facts. */
export interface StrikeRules {
  /** What a fact strikes out of earlier ones, if anything. */
  strikes(fact: { readonly step: string; readonly data: unknown }): Strike | undefined;
  /** Of which texts. */
  readonly texts: Texts;
  /** Why it cannot be: a stage, a date or a choice hangs on the words. */
  readonly noText: Refusal;
}

/** What a matter is made of. */
export interface Tables<T extends MatterTypes> {
  /** What one is called where something is wrong with it, and what several are called where they are counted. */
  readonly name: string;
  readonly plural: string;
  /** What its document is called. */
  readonly kind: string;
  readonly changedMeanwhile: Refusal;
  idOf(root: T['root']): string;
  /** An id as it came back with a press; undefined for anything else. */
  toId(text: string): T['id'] | undefined;
  readonly steps: T['steps'];
  readonly parts: { readonly [P in keyof T['parts']]: Part<T['root'], T['parts'][P]> };
  /** What a fact about a part leaves on the matter besides what the part keeps there. */
  touch(root: T['root'], meta: FactMeta, step: string): T['root'];
  clock(root: T['root']): Clock<keyof T['steps']> | undefined;
  /** Absent: it is what its own facts make, and nothing is laid over that. */
  readonly over?: LaidOver<T['root']>;
  /** Absent: nothing of it is taken back. */
  readonly righting?: SlipRules<T['root']>;
  /** Absent: nothing is struck out of it. */
  readonly striking?: StrikeRules;
  /** What it owes that no one hears of, or may settle: by name. */
  unheard?(root: T['root'], context: T['context']): readonly string[];
}

/** A matter before a step, and the one part of it that the step is about. */
export interface Before<T extends MatterTypes> {
  readonly root: T['root'] | undefined;
  readonly part?: AnyPartIn<T> | undefined;
}
/** The same after it. */
export interface After<T extends MatterTypes> extends Before<T> {
  readonly root: T['root'];
  /** The new part that a step on the matter itself leaves. */
  readonly left?: AnyPartIn<T> | undefined;
  /** What is left of the part of a fact that was taken back. */
  readonly aside?: Aside | undefined;
  /** Of a fact that strikes words out: the earlier facts as they are without them, and the parts that come out otherwise. */
  readonly struck?:
    | { readonly asked: number; readonly facts: readonly FactIn<T>[]; readonly parts: readonly AnyPartIn<T>[] }
    | undefined;
}

/** A matter as its facts make it; without any there is none. */
export interface Replayed<T extends MatterTypes> {
  readonly root: T['root'] | undefined;
  readonly parts: ReadonlyMap<string, AnyPartIn<T>>;
  /** What is left of those whose first fact was taken back. */
  readonly aside: ReadonlyMap<string, Aside>;
}

/** A matter for those who work on any: the write path, delivery, reminders, verification, the store. */
export interface Matter<T extends MatterTypes> extends Tables<T> {
  /** The name of the part that a step is about; undefined for a step on the matter itself. */
  partOf(step: string): (keyof T['parts'] & string) | undefined;
  /** What happens if this person takes this step now: a fact's data, a refusal, or nothing new. Pure. */
  decide(before: Before<T>, command: CommandIn<T>, context: T['context']): Decision<unknown>;
  /** What is chained, of what its step decided. */
  factOf(before: Before<T>, command: CommandIn<T>, data: unknown, meta: FactMeta): FactIn<T>;
  /** What a fact makes of it; one that takes another back needs all `earlier` ones. Pure. */
  evolve(before: Before<T>, fact: FactIn<T>, earlier?: readonly FactIn<T>[]): After<T>;
  /** The same of all facts of a matter, with its parts by their ids. Throws where one does not follow from those before. */
  replay(facts: readonly FactIn<T>[]): Replayed<T>;
  /** The kind of the part that has this id. */
  partNamed(id: string): string | undefined;
  /** Whether a step may be taken again under one command with other input. */
  savesAgain(step: string): boolean;
  /** Whether a step is decided on all earlier facts of the matter. */
  readsFacts(step: string): boolean;
  /** The form of what is stored that a step needs; 0 where every form knows its fact. */
  sinceOf(step: string): number;
  /** What of a fact's data this form knows. */
  dataIn(form: number, step: string, data: unknown): unknown;
  /** The clock of the matter, or of the part of this name; none of a part that rests. */
  clockOf(standing: After<T>, part?: string): Clock<string> | undefined;
  /** Whether the clock of the part of this name stands still for what its matter is. */
  rests(standing: After<T>, part: string): boolean;
  /** The command that takes the step of a clock. */
  remind(clock: Clock<string>, part?: string): CommandIn<T>;
}

type Root = MatterTypes['root'];
type Doc = PartTypes['doc'];
/** A step with what it is about: the matter itself, or a part of it. */
type Row =
  | { readonly step: StepTo<Root>; readonly name?: undefined; readonly part?: undefined }
  | { readonly step: StepTo<Doc>; readonly name: string; readonly part: Part<Root, PartTypes> };

/** Makes a matter of its tables. The only place where a step is looked up by its name. */
export function matterOf<T extends MatterTypes>(tables: Tables<T>): Matter<T>;
// The body knows no matter of its own: so it needs neither generic types nor casts.
export function matterOf(tables: Tables<MatterTypes>): Matter<MatterTypes> {
  const rows = rowsOf(tables);
  const rests = (root: Root, part: Doc, name: string): boolean => tables.parts[name]?.rests?.(root, part) === true;
  return {
    ...tables,
    partOf: (step) => rows.get(step)?.name,
    partNamed: (id) => Object.keys(tables.parts).find((kind) => tables.parts[kind]?.toId(id) !== undefined),
    savesAgain: (step) => rows.get(step)?.step.savesAgain === true,
    readsFacts: (step) => rows.get(step)?.step.readsFacts === true,
    sinceOf: (step) => rows.get(step)?.step.since ?? 0,
    dataIn: (form, step, data) => {
      const since = rows.get(step)?.step.dataSince;
      if (since === undefined || typeof data !== 'object' || data === null) return data;
      return Object.fromEntries(Object.entries(data).filter(([name]) => (since[name] ?? 0) <= form));
    },
    decide: (before, command, context) => {
      const { part } = before;
      const kind = rows.get(command.step)?.name;
      const isPrompt = context.actor.objectId === clockActor.objectId;
      if (isPrompt && before.root && part && kind !== undefined && rests(before.root, part, kind))
        return { unchanged: true };
      const decision = decide(rows.get(command.step), before, command, context);
      if (!('data' in decision)) return decision;
      const made = { ...command, data: decision.data };
      const back = tables.righting?.takesBack(made);
      const strike = tables.striking?.strikes(made);
      return (
        (back && barToTakeBack(tables, rows, context.facts ?? [], command.step, back)) ??
        (strike && barToStrike(tables, rows, context.facts ?? [], strike)) ??
        decision
      );
    },
    factOf: ({ root }, { step, part }, data, meta) => {
      const id = part ?? (root && rows.get(step)?.part?.next(root));
      return { ...meta, step, data, ...given({ part: id }) };
    },
    evolve: (before, fact, earlier) => {
      const back = tables.righting?.takesBack(fact);
      const strike = tables.striking?.strikes(fact);
      if (strike?.asked !== undefined) {
        const struck = struckOf(tables, rows, must(earlier), fact, { ...strike, asked: strike.asked });
        return { ...struck, root: asRead(tables, struck.root, before) };
      }
      if (back === undefined) return evolve(tables, rows.get(fact.step), before, fact);
      const { root, aside } = replay(tables, rows, [...must(earlier), fact]);
      return { root: asRead(tables, must(root), before), ...given({ aside: aside.get(back.part ?? '') }) };
    },
    replay: (facts) => replay(tables, rows, facts),
    clockOf: ({ root, part }, name) =>
      name === undefined
        ? tables.clock(root)
        : part && !rests(root, part, name)
          ? tables.parts[name]?.clock(part)
          : undefined,
    rests: ({ root, part }, name) => part !== undefined && rests(root, part, name),
    remind: ({ step }, part) => ({ step, input: {}, part }),
  };
}

const rowsOf = ({ steps, parts }: Tables<MatterTypes>): ReadonlyMap<string, Row> =>
  new Map<string, Row>([
    ...Object.entries(steps).map(([name, step]) => [name, { step }] as const),
    ...Object.entries(parts).flatMap(([name, part]) =>
      Object.entries(part.steps).map(([title, step]) => [title, { step, name, part }] as const),
    ),
  ]);

type AnyCommand = Pick<CommandIn<MatterTypes>, 'part' | 'input'>;

function decide(
  row: Row | undefined,
  { root, part: doc }: Before<MatterTypes>,
  { part, input }: AnyCommand,
  context: Context,
): Decision<unknown> {
  if (row === undefined) return notAvailable;
  const { step } = row;
  const begins = step.there !== undefined;
  if (row.part === undefined) {
    if (root === undefined) return begins ? step.decide(undefined, input, context) : notAvailable;
    return row.step.there?.(root) ?? step.decide(begins ? undefined : root, input, context);
  }
  if (root === undefined || (doc === undefined && !begins)) return notAvailable;
  return step.decide(subjectOf(row, root, doc, part), input, context);
}

const asRead = ({ over }: Tables<MatterTypes>, root: Root, { root: before }: Before<MatterTypes>): Root =>
  over === undefined || before === undefined ? root : over.asRead(root, before);

/** What a step on a part is about; one that makes it starts without. */
const subjectOf = (
  { step, part }: Extract<Row, { name: string }>,
  root: Root,
  doc: Doc | undefined,
  id: string | undefined,
): object => part.subject(root, step.there === undefined ? doc : undefined, id ?? part.next(root));

function evolve(
  tables: Tables<MatterTypes>,
  row: Row | undefined,
  { root, part: doc }: Before<MatterTypes>,
  { number, at, by, part: id, data, step: name }: FactIn<MatterTypes>,
): After<MatterTypes> {
  const meta = { number, at, by };
  const laid = (made: Root): Root => tables.over?.laid(made, root) ?? made;
  if (row?.name === undefined) {
    const { step } = must(row);
    const made = laid(step.evolve(step.there === undefined ? bareOf(tables, root) : undefined, data, meta));
    return { root: made, ...given({ left: step.leaves?.(made, data) }) };
  }
  const before = bareOf(tables, root);
  const made = row.step.evolve(subjectOf(row, before, doc, id), data, meta);
  const touched = tables.touch({ ...before, facts: number }, meta, name);
  return { root: laid(row.part.keep(touched, must(id), made, row.step.there !== undefined)), part: made };
}

const bareOf = ({ over }: Tables<MatterTypes>, root: Root | undefined): Root => over?.bare(must(root)) ?? must(root);

/** A matter while its facts are folded. */
interface Fold {
  root: Root | undefined;
  readonly parts: Map<string, Doc>;
  readonly aside: Map<string, Aside>;
}
const nothingYet = (): Fold => ({ root: undefined, parts: new Map(), aside: new Map() });
type Back = ReadonlyMap<number, TakenBack>;

function replay(
  tables: Tables<MatterTypes>,
  rows: ReadonlyMap<string, Row>,
  facts: readonly FactIn<MatterTypes>[],
): Replayed<MatterTypes> {
  const back = takenBackIn(tables, facts);
  const made = nothingYet();
  for (const fact of facts) fold(tables, rows, back, made, fact);
  return made;
}

const takenBackIn = ({ righting }: Tables<MatterTypes>, facts: readonly FactIn<MatterTypes>[]): Back =>
  new Map(
    righting === undefined
      ? []
      : facts.flatMap((fact) => {
          const back = righting.takesBack(fact);
          return back === undefined ? [] : [[back.number, back] as const];
        }),
  );

/** One more fact: it makes nothing where it is taken back, or is about a part of which the first fact is. */
function fold(
  tables: Tables<MatterTypes>,
  rows: ReadonlyMap<string, Row>,
  back: Back,
  made: Fold,
  fact: FactIn<MatterTypes>,
): void {
  const taken = back.get(fact.number);
  if (taken !== undefined) {
    withoutFact(tables, made, taken);
    return;
  }
  if (made.aside.has(fact.part ?? '')) return;
  const part = made.parts.get(fact.part ?? '');
  const after = evolve(tables, rows.get(fact.step), { root: made.root, part }, fact);
  made.root = after.root;
  if (fact.part !== undefined && after.part !== undefined) made.parts.set(fact.part, after.part);
  if (after.left !== undefined) made.parts.set(after.left.id, after.left);
}

/** Of the part that it made the number stays counted, so that no other gets it. */
function withoutFact({ parts }: Tables<MatterTypes>, made: Fold, { number, part: id }: TakenBack): void {
  const kind = id === undefined ? undefined : Object.keys(parts).find((name) => parts[name]?.toId(id) !== undefined);
  if (id === undefined || kind === undefined) return;
  made.aside.set(id, { id, aside: number });
  made.root = counted<Root & { readonly parts?: Counted }>(must(made.root), kind, {
    id,
    isOpen: false,
    isNew: true,
    isAside: true,
  });
}

/**
 * Why a fact cannot be taken back: what was done since would not follow from what is left. `step` is the one that takes it
 * back, which no one builds on.
 */
function barToTakeBack(
  tables: Tables<MatterTypes>,
  rows: ReadonlyMap<string, Row>,
  facts: readonly FactIn<MatterTypes>[],
  step: string,
  taken: TakenBack,
): Decision<never> | undefined {
  const back = takenBackIn(tables, facts);
  const both = [back, new Map([...back, [taken.number, taken]])].map((each) => ({ each, made: nothingYet() }));
  const at = () => both.map(({ made: { root } }) => root && tables.righting?.at(root));
  for (const fact of facts) {
    const [was, is] = at();
    const isFree = tables.righting?.anywhere.includes(fact.step) === true;
    const counts = fact.step !== step && !isFree && !back.has(fact.number);
    if (was !== is && counts && isBuiltOn(rows.get(fact.step), fact, is)) return tables.righting?.builtOn(fact);
    for (const { made, each } of both) fold(tables, rows, each, made, fact);
    if (
      comesOutOtherwise(
        fact.part,
        both.map(({ made }) => made),
      )
    )
      return tables.righting?.builtOn(fact);
  }
  return undefined;
}

/** The matter and its parts as what is left of the facts makes them. */
function struckOf(
  tables: Tables<MatterTypes>,
  rows: ReadonlyMap<string, Row>,
  earlier: readonly FactIn<MatterTypes>[],
  fact: FactIn<MatterTypes>,
  strike: Strike & { readonly asked: number },
): After<MatterTypes> {
  const facts = struckFrom(earlier, strike);
  const was = replay(tables, rows, earlier);
  const { root, parts } = replay(tables, rows, [...withStruck(earlier, facts), fact]);
  const changed = [...parts.values()].filter((part) => JSON.stringify(part) !== JSON.stringify(was.parts.get(part.id)));
  return { root: must(root), struck: { asked: strike.asked, facts, parts: changed } };
}

/** Why words cannot be struck out: the matter would not be the same but for texts. */
function barToStrike(
  tables: Tables<MatterTypes>,
  rows: ReadonlyMap<string, Row>,
  facts: readonly FactIn<MatterTypes>[],
  strike: Strike,
): Decision<never> | undefined {
  const made = [facts, withStruck(facts, struckFrom(facts, strike))].map((all) => {
    try {
      const { root, parts } = replay(tables, rows, all);
      return { root, parts: Object.fromEntries(parts) };
    } catch {
      return undefined; // a fact does not follow without the words
    }
  });
  const [was, is] = made;
  const { striking } = tables;
  const isSame = was !== undefined && is !== undefined && isSameButForTexts(was, is, striking?.texts);
  return isSame || striking === undefined ? undefined : { refusal: striking.noText };
}

/** Whether a person did this where the matter stood: to the matter itself; or it began a part, and would not start there. */
function isBuiltOn(row: Row | undefined, { by, part }: FactIn<MatterTypes>, at: string | undefined): boolean {
  if (row === undefined || by.objectId === clockActor.objectId) return false;
  const { from, there } = row.step;
  return part === undefined || (there !== undefined && !('owed' in from) && !from.includes(at ?? ''));
}

/** Only the part of the fact that is taken back is written again. */
function comesOutOtherwise(id: string | undefined, both: readonly Fold[]): boolean {
  const [was, is] = both.map(({ parts }) => parts.get(id ?? ''));
  return was !== undefined && is !== undefined && JSON.stringify(was) !== JSON.stringify(is);
}

/** What is there where the facts are whole; where they are not, replaying them ends here. */
function must<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('a fact that does not follow from those before it');
  return value;
}
