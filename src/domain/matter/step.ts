// What every step is made of: its context, its decision or refusal, its fields, and who may take it.
import type { Person, PersonRef } from '../people/actor.ts';
import type { Instant } from '../time/calendar.ts';
import type { Directory } from '../people/directory.ts';
import { isNeeded, readRaw, type Field } from '../kernel/fields.ts';

/** What any step is decided with: who, when, and the directory at that moment. What a matter adds it declares (`MatterTypes`). */
export interface Context {
  readonly actor: Person;
  readonly now: Instant;
  readonly directory: Directory;
}

/** A step that may not be: said to the person, with the next thing to do. Never an exception. */
export interface Refusal {
  /** For tests and figures; never shown. */
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** The fact's data, a refusal, or nothing to record because nothing changes. */
export type Decision<Data> = { readonly data: Data } | { readonly refusal: Refusal } | { readonly unchanged: true };

export const refuse = (code: string, message: string, next: string): { refusal: Refusal } => ({
  refusal: { code, message, next },
});

/** Why a step's input is not whole: what is still needed. Undefined when it is. */
export function incomplete(fields: readonly Field[], input: object): { refusal: Refusal } | undefined {
  const given = new Map<string, unknown>(Object.entries(input));
  const read = fields.map((field) => [field, readRaw(field, given.get(field.name))] as const);
  const answers = Object.fromEntries(read.map(([{ name }, { keep }]) => [name, keep]));
  const missing = read
    .filter(([field, { keep, problem }]) => problem !== undefined || (keep === '' && isNeeded(field, answers)))
    .map(([field]) => field);
  if (missing.length === 0) return undefined;
  const titles = missing.map((field) => field.title).join(', ');
  return refuse('incomplete', `Still needed: ${titles}.`, 'Answer it, then press the button again.');
}

/** The one answer to "unknown", "forbidden" and "excluded": it must not tell which (docs/process.md P10.6). */
export const notAvailable: { refusal: Refusal } = refuse(
  'notAvailable',
  'This case is not available to you.',
  'Check the reference. If you think you should see it, ask the MSET co-ordinator.',
);

/** What a form knows. Given back while the store is away it knows less: the directory's choices are then empty. */
export interface Asking<Before> {
  readonly before?: Before | undefined;
  readonly directory?: Directory | undefined;
  /** Who is asked, and when. */
  readonly actor?: Person | undefined;
  readonly now?: Instant | undefined;
}

/** A right to take a step: what a person's roles let them do, how they stand to it, what of the case they read. */
export interface Right {
  readonly role?: string;
  readonly own?: { readonly name: string };
  readonly reads?: string;
  readonly least?: string;
}
export type From = readonly string[] | { readonly owed: string };

/**
 * What a person may do to a matter or to a part of it. `decide` says what happened or why not; `evolve` is what the
 * fact makes of it. Both are pure. These are methods, not properties: TypeScript then lets a table of steps on
 * different stages be read by name without a cast.
 */
export interface Step<Input, Data, Before, After> {
  /** The button. */
  readonly title: string;
  /** The fact, past tense. */
  readonly fact: string;
  /** Who may: any one of these. By `decide` it is held, here it can be read. */
  readonly may: readonly Right[];
  /** From which stages or states; or while something is owed. */
  readonly from: From;
  /** Whether the rules let this person take it: by their roles, how they stand to it and what of it they read. */
  mayTake(before: Before, context: Context): boolean;
  /** The form of what is stored that knows its fact (docs/design.md 8); absent: every form does. */
  readonly since?: number;
  /** The form that knows single data of its fact, by their names. */
  readonly dataSince?: Readonly<Partial<Record<string, number>>>;
  /** It saves: sent again under one command with other input it is saved again. Any other step is decided once. */
  readonly savesAgain?: true;
  /** The questions of its form. A step without is taken at once. */
  asks?(at: Asking<Before>): readonly Field[];
  decide(before: Before, input: Input, context: Context): Decision<Data>;
  evolve(before: Before, data: Data, at: FactMeta): After;
  /** Of a step on a matter itself: the part that it leaves beside `after`, which is new and stays as it is made here. */
  leaves?(after: After, data: Data): Left | undefined;
}

/** A part that a step on its matter leaves: its id says of which kind it is. */
export interface Left {
  readonly id: string;
}

/** A step that makes what it is about. `there` is the answer where that exists already; undefined: it is made again. */
export interface Beginning<Input, Data, Before, After> extends Step<Input, Data, Before, After> {
  there(now: After): Decision<never> | undefined;
}

/** What every fact carries. */
export interface FactMeta {
  readonly number: number;
  readonly at: Instant;
  readonly by: PersonRef;
}
