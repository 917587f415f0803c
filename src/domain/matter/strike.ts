// Words that are struck out of the facts of a matter: where they stand, and what is left without them (docs/process.md 33). Pure.
import { isAlike, soughtFor, type Sought } from '../kernel/alike.ts';
import type { Field } from '../kernel/fields.ts';

/** Where words stand: the number of the fact, the way to the text in its data, at which character, and how many they are. */
export type Place = readonly [fact: number, way: string, at: number, length: number];

/** What one strike takes out of earlier facts, and what it puts there instead. */
export interface Strike {
  readonly places: readonly Place[];
  readonly instead: string;
  /** The number of the fact that asked for it, whose press leaves no hash either; absent: it is only asked for. */
  readonly asked?: number;
}
/** Of which texts of its facts a kind of matter lets words be struck out. */
export interface Texts {
  /** Names of answers that people type: what stands there is a text, also where it looks like a choice or a number. */
  readonly always: readonly string[];
  /** Names of answers of which nothing is ever struck out: who was there, who decided. */
  readonly never: readonly string[];
}
const isWorded = ({ kind }: Field): boolean => kind === 'text' || kind === 'long';
/** The names of what is answered in words, wherever it is asked: of what is chosen, dated or counted somewhere, it is no text. */
export function typedNames(fields: readonly Field[]): readonly string[] {
  const others = new Set(fields.filter((field) => !isWorded(field)).map(({ name }) => name));
  return [...new Set(fields.filter(isWorded).map(({ name }) => name))].filter((name) => !others.has(name));
}
/** What has the form of a text is one, and nothing stays. */
export const anyText: Texts = { always: [], never: [] };

interface Told {
  readonly number: number;
  readonly data: unknown;
}

/** What stands where nothing is put instead. */
export const struckOut = '(struck out)';
/** Between two names of the way to a text. No name has it. */
const between = '/';

/** Where these words stand in what the facts tell, whole and however they are written; oldest first. */
export function placesOf(facts: readonly Told[], words: string | Sought, texts: Texts = anyText): readonly Place[] {
  const sought = typeof words === 'string' ? soughtFor(words) : words;
  return facts.flatMap(({ number, data }) =>
    textsIn(data, []).flatMap(({ way, text }) => {
      const found = sought.in(text);
      return found.length === 0 ||
        way.some((name) => texts.never.includes(name)) ||
        (isAnswer(text, sought.words) && !isTyped(way, texts))
        ? []
        : found.map(({ at, length }): Place => [number, way.join(between), at, length]);
    }),
  );
}

/** How many answers are these words and nothing else, as the program writes them: they are choices, and stay. */
export const answersThatAre = (facts: readonly Told[], words: string, texts: Texts = anyText): number =>
  facts.reduce(
    (sum, { data }) =>
      sum + textsIn(data, []).filter(({ way, text }) => isAnswer(text, words) && !isTyped(way, texts)).length,
    0,
  );
const isTyped = (way: readonly string[], { always }: Texts): boolean => always.includes(way.at(-1) ?? '');

/** `police`, `notKnown`: a choice, or an id. What a person typed in small letters is told apart by the name of its answer alone. */
const isAnswer = (text: string, words: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(text) && isAlike(text, words);

interface Text {
  readonly way: readonly string[];
  readonly text: string;
}
/** Every text in what is told, with the names that lead to it. */
export function textsIn(value: unknown, way: readonly string[]): readonly Text[] {
  if (typeof value === 'string') return [{ way, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name.includes(between) ? [] : textsIn(inner, [...way, name]),
  );
}

/** The text that a place is in, while it is there. */
export function textAt(facts: readonly Told[], [fact, way]: Place): string | undefined {
  let inner = facts.find(({ number }) => number === fact)?.data;
  for (const name of way.split(between)) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = Reflect.get(inner, name);
  }
  return typeof inner === 'string' ? inner : undefined;
}

/** The words that stand at all of these places; undefined where one of them has others, or none any more. */
export function wordsAt(facts: readonly Told[], places: readonly Place[]): string | undefined {
  const found = places.map((place) => textAt(facts, place)?.slice(place[2], place[2] + place[3]));
  const [first] = found;
  const isSame = (words: string | undefined): boolean => words !== undefined && isAlike(words, first ?? '');
  return first !== undefined && first !== '' && found.every(isSame) ? first : undefined;
}

/** Those of the facts that a strike changes, as they are without the words. */
export function struckFrom<F extends Told>(facts: readonly F[], { places, instead }: Strike): readonly F[] {
  const byFact = Map.groupBy(places, ([fact]) => fact);
  return facts.flatMap((fact) => {
    const own = byFact.get(fact.number);
    return own === undefined ? [] : [{ ...fact, data: own.toSorted(fromTheEnd).reduce(without(instead), fact.data) }];
  });
}
/** The last of a text first: so the others stay where they are. */
const fromTheEnd = ([, , one]: Place, [, , other]: Place): number => other - one;

const without =
  (instead: string) =>
  (data: unknown, [, way, at, length]: Place): unknown =>
    replacedAt(data, way.split(between), (text) => text.slice(0, at) + instead + text.slice(at + length));

function replacedAt(value: unknown, [name, ...rest]: readonly string[], put: (text: string) => string): unknown {
  if (name === undefined) return typeof value === 'string' ? put(value) : value;
  if (Array.isArray(value))
    return value.map((one, place) => (String(place) === name ? replacedAt(one, rest, put) : one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === name ? replacedAt(inner, rest, put) : inner]),
  );
}

/** All facts, with those in the place of the same numbers. */
export const withStruck = <F extends Told>(facts: readonly F[], struck: readonly F[]): readonly F[] => {
  const left = new Map(struck.map((fact) => [fact.number, fact]));
  return facts.map((fact) => left.get(fact.number) ?? fact);
};

/** Whether what facts make without some words is the same but for texts: no stage, no date and no choice hangs on them. */
export function isSameButForTexts(was: unknown, is: unknown, texts: Texts = anyText, name = ''): boolean {
  if (typeof was === 'string' && typeof is === 'string')
    return was === is || (!isNeverText.test(was) && (texts.always.includes(name) || !isNoText.test(was)));
  if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) return was === is;
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].every((each) => isSameButForTexts(Reflect.get(was, each), Reflect.get(is, each), texts, each));
}
/** A choice, or the id of a part. */
const isNoText = /^(?:[a-z][A-Za-z0-9]*|[A-Z]\d{1,4})$/;
/** A date, a time or a reference, and nothing else: police write surnames and number plates in capitals, and notes begin with a date. */
const isNeverText = /^(?:\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|[A-Z]{3,4}(?:-[0-9A-Z]{2,4}){2})$/;
