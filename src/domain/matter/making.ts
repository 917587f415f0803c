// Makes a step of its declaration. The order is always the same: who may, from where, what else of it stands in the way,
// what the form still needs, the step's own rules about what was typed (docs/design.md 3).
import { clockActor } from '../people/actor.ts';
import { may, type Capability } from '../people/roles.ts';
import { given } from '../kernel/given.ts';
import type { Field } from '../kernel/fields.ts';
import {
  incomplete,
  notAvailable,
  refuse,
  type Asking,
  type Beginning,
  type Context,
  type Decision,
  type FactMeta,
  type Left,
  type Step,
} from './step.ts';
import type { Datum, Level, Reads } from '../people/reads.ts';

/** A right that is not a role's: the lead worker's, the owner's, the clock's. */
export interface Own<On> {
  /** As docs/access.md calls it: "lead worker". */
  readonly name: string;
  is(on: On, context: Context): boolean;
}
/** Who may take a step: all that is said here of one person. */
export interface Allowed<On> {
  readonly role?: Capability;
  readonly own?: Own<On>;
  /** What of the case they read, at least so much of it: all of it unless said. */
  readonly reads?: Datum;
  readonly least?: Level;
}
/** From where a step may start: stages or states; or while something is owed, wherever it stands. */
type Start<Place extends string, Duty extends string> = readonly Place[] | { readonly owed: Duty };

/** Why not; or that it is so already. */
type Bar = Decision<never> | undefined;

/** What the steps on one kind of document go by. */
export interface Making<On, Duty extends string = never> {
  /** Where it stands: its stage, its state. */
  at(on: On): string;
  /** Whether this is owed now. */
  owes(on: On, duty: Duty): boolean;
  reads(on: On, context: Context): Reads;
  /** What is said of a place from which the step does not start, with the next thing to do. */
  elsewhere(on: On, next: string, context: Context): Decision<never>;
}

/** A step as its subject declares it. As methods, so that a step on some stages may know these alone. */
export interface Declared<Input, Data, On, Doc, Place extends string, Duty extends string = never> {
  /** The button. */
  readonly title: string;
  /** The fact, past tense. */
  readonly fact: string;
  /** The form of what is stored that knows its fact; a step that every form knows says none. */
  readonly since?: number;
  /** The same of single data of its fact: a matter of an earlier form is stored without them. */
  readonly dataSince?: { readonly [Name in keyof Data & string]?: number };
  readonly savesAgain?: true;
  readonly readsFacts?: true;
  /** Any one of these. */
  readonly may: readonly Allowed<On>[];
  /** What those are told who may not; that it is not available to them, unless said. */
  others?(on: On, context: Context): Decision<never>;
  readonly from: Start<Place, Duty>;
  /** What is said elsewhere: the next thing to do, or all of it. */
  readonly elsewhere?: string | { say(on: On, context: Context): Decision<never> }['say'];
  /** What else of it stands in the way, whatever is typed: said before anyone types. */
  bar?(on: On, context: Context): Bar;
  /** Its form; a step without is taken at once. */
  asks?(at: Asking<On>): readonly Field[];
  /** What of the form must be there, where that is not all of it. */
  needs?(at: Asking<On>, input: Input): readonly Field[];
  /** What is recorded; or why what was typed cannot be. */
  record(on: On, input: Input, context: Context): Decision<Data>;
  evolve(on: On, data: Data, meta: FactMeta): Doc;
  /** The part that a step on a matter leaves beside it. */
  leaves?(after: NoInfer<Doc>, data: Data): Left | undefined;
}

/** Whether someone has this right. */
export const holds = <On>(
  { role, own, reads, least }: Allowed<On>,
  on: On,
  context: Context,
  of: () => Reads,
): boolean =>
  (role === undefined || may(context.actor, role)) &&
  (own === undefined || own.is(on, context)) &&
  (reads === undefined || of()(reads, least));

const isLet = <On>(
  { reads: readsOf }: Pick<Making<On>, 'reads'>,
  rights: readonly Allowed<On>[],
  on: On,
  context: Context,
): boolean => {
  let reads: Reads | undefined;
  const of = (): Reads => (reads ??= readsOf(on, context));
  return rights.some((right) => holds(right, on, context, of));
};

function barTo<Input, Data, On, Doc, Place extends string, Duty extends string>(
  making: Making<On, Duty>,
  declared: Declared<Input, Data, On, Doc, Place, Duty>,
  on: On,
  context: Context,
): Bar {
  const { may: rights, from, elsewhere = '' } = declared;
  if (!isLet(making, rights, on, context)) return declared.others?.(on, context) ?? notAvailable;
  const starts = 'owed' in from ? making.owes(on, from.owed) : from.some((place) => place === making.at(on));
  if (starts) return declared.bar?.(on, context);
  return typeof elsewhere === 'string' ? making.elsewhere(on, elsewhere, context) : elsewhere(on, context);
}

/** The step of a declaration, for every matter and every part of one. */
export function made<Input extends object, Data, On, Doc, Place extends string, Duty extends string = never>(
  making: Making<On, Duty>,
  declared: Declared<Input, Data, On, Doc, Place, Duty>,
): Step<Input, Data, On, Doc> {
  const { title, fact, since, dataSince, savesAgain, readsFacts, may: rights, from } = declared;
  return {
    title,
    fact,
    may: rights,
    from,
    mayTake: (on, context) => isLet(making, rights, on, context),
    ...given({ since, dataSince }),
    ...(savesAgain && { savesAgain }),
    ...(readsFacts && { readsFacts }),
    ...('asks' in declared && { asks: (at) => declared.asks?.(at) ?? [] }),
    decide: (on, input, context) => {
      const { actor, directory, now } = context;
      const at = { before: on, directory, actor, now };
      const fields = () => declared.needs?.(at, input) ?? declared.asks?.(at) ?? [];
      return barTo(making, declared, on, context) ?? incomplete(fields(), input) ?? declared.record(on, input, context);
    },
    evolve: (on, data, meta) => declared.evolve(on, data, meta),
    ...('leaves' in declared && { leaves: (after, data) => declared.leaves?.(after, data) }),
  };
}

/** A step that makes what it is about; `there` is the answer where that exists already. */
export const begun = <Input extends object, Data, On, Doc, Place extends string, Duty extends string = never>(
  making: Making<On, Duty>,
  {
    there,
    ...declared
  }: Declared<Input, Data, On, Doc, Place, Duty> & Partial<Pick<Beginning<Input, Data, On, Doc>, 'there'>>,
): Beginning<Input, Data, On, Doc> => ({
  ...made(making, declared),
  there: there ?? (() => notAvailable),
});

const nowhere = 'nothing';
const ofNothing: Making<undefined> = {
  at: () => nowhere,
  owes: () => false,
  reads: () => () => false,
  elsewhere: () => notAvailable,
};
/** The step that begins a matter: there is nothing yet of which it could be said where it stands. */
export const matterBegun = <Input extends object, Data, Doc>(
  declared: Omit<Declared<Input, Data, undefined, Doc, typeof nowhere>, 'from'> &
    Partial<Pick<Beginning<Input, Data, undefined, Doc>, 'there'>>,
): Beginning<Input, Data, undefined, Doc> => begun(ofNothing, { ...declared, from: [nowhere] });

/** The clock, which takes a step by itself. */
export const clock: Own<unknown> = {
  name: 'MSET clock',
  is: (_on, { actor }) => actor.objectId === clockActor.objectId,
};

/** "This case is: Listed.", and what to do next. */
export const isAt = (what: string, label: string, next: string, code = 'notNow'): ReturnType<typeof refuse> =>
  refuse(code, `This ${what} is: ${label}.`, next);
