// A matter in which everything that can be typed was typed: each step is tried with each of its fields filled in, by anyone, as
// long as there is one that can be taken. What is typed follows from the steps' fields, so that the next field is among them.
import { later } from '../../../src/demo/story.ts';
import type { AnyCounter } from '../../../src/desk/form/counter.ts';
import { isAsked, problemOf, type Answers, type Field } from '../../../src/domain/kernel/fields.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import type { Matter, MatterTypes } from '../../../src/domain/matter/matter.ts';
import { outside } from '../../../src/domain/people/person-field.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { sayDate, type Instant } from '../../../src/domain/time/calendar.ts';
import { monday10 } from '../../people/builders.ts';
import { nasty, nastyFor, numbersIn, withoutNumbers } from './nasty.ts';

interface Part {
  readonly id: string;
}
interface Fact {
  readonly step: string;
  readonly at: Instant;
  readonly number: number;
}
/** A matter of any kind as its facts make it. */
export interface Life {
  readonly facts: readonly Fact[];
  readonly root: object;
  readonly parts: ReadonlyMap<string, Part>;
}
/** What steps of one kind of matter are decided with; `typed`: `step.field` of what was typed and is kept, so far. */
export interface Around {
  readonly matter: Matter<MatterTypes>;
  readonly counters: readonly AnyCounter[];
  readonly people: readonly Person[];
  readonly directory: Directory;
  readonly context: object;
  readonly typed: Set<string>;
  /** What the desk mints or reads for a step, beside its form. */
  readonly beside?: (step: string) => object;
}
export interface Command {
  readonly step: string;
  readonly input: unknown;
  readonly part?: string | undefined;
}

export const isText = ({ kind }: Field): boolean => kind === 'text' || kind === 'long';
/** What no words can be typed into: it takes a time, a number or a reference. */
export const takesWords = (field: Field): boolean => isText(field) && nastyFor(field, 1).length > 0;

/** `step.field` of every text that the steps of a counter ask for, whatever else was answered. */
export const textsOf = ({ steps }: AnyCounter, directory: Directory): readonly string[] =>
  Object.entries(steps).flatMap(([name, step]) =>
    (step.asks?.({ directory }) ?? []).filter(takesWords).map((field) => `${name}.${field.name}`),
  );

const turns = [0, 1, 2, 3];
let number = 0;
const typedDay = (now: Instant): string => sayDate(now.slice(0, 10)).replace(/^\w+ /, '');
const fits = (field: Field, ...texts: readonly string[]): string | undefined =>
  texts.find((text) => problemOf(field, text) === undefined);

function valueOf(field: Field, now: Instant, way: number, turn: number): string | undefined {
  const { kind, name, choices = [], alone } = field;
  // Each list goes its own way through its choices, and always the same.
  const [many, stride] = [Math.max(choices.length, 1), name.length + name.charCodeAt(0) + 1];
  const place = (way * (stride % many === 0 ? 1 : stride)) % many;
  // Whom a list does not have is written, every other way.
  if (kind === 'choice' && way % 2 === 0 && choices.some(({ value }) => value === outside)) return outside;
  if (kind === 'choice') return choices[place]?.value;
  if (kind === 'choices') {
    const all = choices.filter(({ value }) => value !== alone).map(({ value }) => value);
    return way % 2 === 0 ? all.join(',') : all[place];
  }
  if (kind === 'count') return '1';
  if (kind === 'birth' && way % 2 === 1) return '14 March 1990'; // of an adult
  if (kind === 'date' || kind === 'birth')
    return fits(field, typedDay(way % 2 === 0 ? now : later(now, 14 * 24 * 60)), '14 March 2011');
  if (kind === 'moment') return fits(field, `${typedDay(now)} 9:00`);
  number += 1;
  const texts = nastyFor(field, number);
  return texts[Math.min(turn, texts.length - 1)] ?? fits(field, `${typedDay(now)} 9:00`, '10:00', 'ZZ99 1AA');
}
/** Every field answered; what one answer raises is asked in its turn. */
function filled(fields: readonly Field[], now: Instant, way: number, turn: number): Answers {
  let answers: Answers = {};
  for (const _round of [1, 2, 3]) {
    for (const field of fields.filter(({ name }) => answers[name] === undefined)) {
      const value = isAsked(field, answers) ? valueOf(field, now, way, turn) : undefined;
      if (value !== undefined) answers = { ...answers, [field.name]: value };
    }
  }
  return answers;
}

/** The matter after a step; undefined where it may not be taken. */
export function after(
  around: Around,
  life: Life | undefined,
  by: Person,
  command: Command,
  more: object,
): Life | undefined {
  const { matter, directory, context } = around;
  const at = { now: nextAt(life), actor: by, directory, facts: life?.facts, ...context, ...more };
  const before = { root: life?.root, part: life?.parts.get(command.part ?? '') } as never; // of this kind of matter, as all here
  const decision = matter.decide(before, command, at as never);
  if (!('data' in decision)) return undefined;
  const meta = { number: (life?.facts.length ?? 0) + 1, at: at.now, by: refOf(by) };
  const fact = matter.factOf(before, command, decision.data, meta);
  const { root, part, left, aside } = matter.evolve(before, fact, life?.facts as never);
  const parts = new Map(life?.parts);
  for (const one of [part, left] as readonly (Part | undefined)[]) if (one !== undefined) parts.set(one.id, one);
  if (aside !== undefined) parts.delete(aside.id);
  return { facts: [...(life?.facts ?? []), fact], root, parts };
}
const nextAt = (life: Life | undefined): Instant => {
  const last = life?.facts.at(-1);
  return last === undefined ? monday10 : later(last.at, 1);
};

/** Notes which texts of a step stand in its fact. */
function note({ counters, directory, typed }: Around, { facts }: Life, command: Command): void {
  const kept = new Set(numbersIn(JSON.stringify(facts.at(-1))));
  const step = counters.map(({ steps }) => steps[command.step]).find((one) => one !== undefined);
  const input: Answers = { ...(command.input as Answers) }; // what is no text is not asked for
  for (const field of step?.asks?.({ directory })?.filter(isText) ?? []) {
    const value = input[field.name];
    if (typeof value === 'string' && numbersIn(value).some((one) => kept.has(one)))
      typed.add(`${command.step}.${field.name}`);
  }
}

/** The command of a row with its words typed over. */
function retyped(input: unknown, turn: number): unknown {
  if (typeof input === 'string') {
    if (!/\p{L}{2,}[ ,.’]+\p{L}/u.test(input) || /^\d/.test(input)) return input;
    number += 1;
    return nasty(number)[turn];
  }
  if (Array.isArray(input)) return input.map((one: unknown) => retyped(one, turn));
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, retyped(value, turn)]));
}
/** A row of a story, its words typed over where its step takes that. Throws where it may not be taken either way. */
export function told(around: Around, life: Life | undefined, by: Person, command: Command, more: object): Life {
  for (const turn of turns) {
    const over = { ...command, input: retyped(command.input, turn) };
    const next = after(around, life, by, over, more);
    if (next === undefined) continue;
    note(around, next, over);
    return next;
  }
  const plain = after(around, life, by, command, more);
  if (plain === undefined) throw new Error(`${by.name} may not ${command.step} here`);
  return plain;
}

const ways = Array.from({ length: 14 }, (_, way) => way);
/** The matter after this step with everything typed that it asks for; undefined where no one can take it so. */
export function typedInto(
  around: Around,
  life: Life | undefined,
  counter: AnyCounter,
  name: string,
  part: string | undefined,
): Life | undefined {
  const [step, press] = [counter.steps[name], counter.presses[name]];
  if (step?.asks === undefined || press === undefined) return undefined;
  const { matter, directory, beside } = around;
  const inputOf = (answers: Answers): object => ({
    ...(('byHand' in press ? undefined : press.input?.(answers)) ?? answers),
    ...beside?.(name),
  });
  const now = nextAt(life);
  const before = { root: life?.root, part: life?.parts.get(part ?? '') } as never; // of this kind of matter
  // Who may not take it whatever they type is not asked.
  const mayTry = (actor: Person): boolean => {
    const command = { step: name, input: inputOf({}), ...given({ part }) } as never; // an empty form
    const at = { ...around.context, now, actor, directory, facts: life?.facts } as never; // as in `after`
    const decision = matter.decide(before, command, at);
    return !('refusal' in decision) || decision.refusal.code !== 'notAvailable';
  };
  for (const actor of around.people.filter(mayTry)) {
    const fields = step.asks({ ...askedOf(around, life, name, part), directory, actor, now });
    const asked = fields.filter(isText);
    const tried = new Set<string>();
    for (const turn of turns) {
      const all = ways.map((way) => filled(fields, now, way, turn));
      // Where an answer raises texts, first the answers that raise the most.
      const most = (answers: Answers): number => asked.filter((field) => answers[field.name] !== undefined).length;
      for (const answers of all.toSorted((one, other) => most(other) - most(one))) {
        const way = withoutNumbers(JSON.stringify(answers));
        if (tried.has(way)) continue;
        tried.add(way);
        const command = { step: name, input: inputOf(answers), ...given({ part }) };
        const next = after(around, life, actor, command, {});
        if (next === undefined) continue;
        note(around, next, command);
        return next;
      }
    }
  }
  return undefined;
}
/** What a form of this step is asked with: the matter, or a part of it with the matter. */
function askedOf(
  { matter }: Around,
  life: Life | undefined,
  step: string,
  id: string | undefined,
): { readonly before?: unknown } {
  const part = matter.parts[matter.partOf(step) ?? ''];
  if (life === undefined || part === undefined) return { before: life?.root };
  const named = (id ?? part.next(life.root as never)) as never; // of the part's own ids
  return { before: part.subject(life.root as never, life.parts.get(id ?? ''), named) };
}
/** The parts that a step may be about: those there are, or one that it makes. */
function idsFor({ matter }: Around, life: Life, step: string): readonly (string | undefined)[] {
  const kind = matter.partOf(step);
  if (kind === undefined) return [undefined];
  const begins = 'there' in (matter.parts[kind]?.steps[step] ?? {});
  return begins ? [undefined] : [...life.parts.keys()].filter((id) => matter.partNamed(id) === kind);
}

/**
 * What becomes of a matter when each step is taken that still has a text in which nothing was typed, on it as it is by then or as
 * it was: the matters that it ends as. `isOver`: nothing more is taken on it.
 */
export function typedOn(around: Around, begun: Life, isOver: (root: object) => boolean): readonly Life[] {
  let life = begun;
  const over: Life[] = [];
  for (const counter of around.counters) {
    for (const name of Object.keys(counter.steps)) {
      const texts = (counter.steps[name]?.asks?.({ directory: around.directory }) ?? []).filter(takesWords);
      if (texts.every((field) => around.typed.has(`${name}.${field.name}`))) continue;
      const next = [life, begun]
        .flatMap((on) => idsFor(around, on, name).map((id) => () => typedInto(around, on, counter, name, id)))
        .reduce<Life | undefined>((found, tries) => found ?? tries(), undefined);
      if (next === undefined) continue;
      if (isOver(next.root) || next.facts.length <= life.facts.length) over.push(next);
      else life = next;
    }
  }
  return [...over, life];
}
