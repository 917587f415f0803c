// Fields and answers: what a form asks, and how what was typed is read.
import { keptBirth, parseTypedBirth, parseTypedDate, typedDate } from '../time/dates.ts';
import { localDate, sayDate, type Instant } from '../time/calendar.ts';
import { parseTypedMoment, sayMoment, typedMoment } from '../time/moments.ts';
import { parseSaidDate } from '../time/said.ts';
import { asRead } from './typed.ts';

/** What a person typed or picked, by field name. Draft answers are kept as typed; nothing typed is lost. */
export type Answers = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly title: string;
}

/**
 * `always`: required, and "not known" is no answer (docs/process.md P3.2);
 * `known`: required, but "Not known yet" with a reason serves; `optional`: may stay empty.
 */
export type Need = 'always' | 'known' | 'optional';

/** One question: name + title + help + parser. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly kind: 'text' | 'long' | 'date' | 'moment' | 'birth' | 'count' | 'choice' | 'choices';
  readonly need: Need;
  /** A line that is prose, as a text is: its words are read too (docs/process.md P15.3). */
  readonly prose?: true;
  readonly help?: string;
  /** Is in an empty text, or a list of which nothing is chosen. */
  readonly placeholder?: string;
  /** Of a moment: also where only the day is known. */
  readonly dayAlone?: true;
  readonly choices?: readonly Choice[];
  /** What is chosen before anyone chooses. */
  readonly preset?: string;
  /** The choice that means "none of these": picked beside another, it is asked about. */
  readonly alone?: string;
  /** Most characters; 200 for a line and 2,000 for a text unless said. */
  readonly most?: number;
  /** For an answer that is needed only beside certain others. */
  readonly neededWhen?: (answers: Answers) => boolean;
  /** For a question that other answers raise: without them it is neither shown nor kept. */
  readonly askedWhen?: (answers: Answers) => boolean;
  /** Of a question that another answer raises, or makes needed: what of it was, to end "Because …". */
  readonly because?: string;
  /** Of questions that a tick raises: what was ticked. What each tick raises is asked on a card of its own; empty: asked on the last. */
  readonly about?: string;
  /** Short, and may stand beside the question before it. */
  readonly beside?: true;
  /** A list to open, however few its choices are: its form has no room for it, or asks it again and again. */
  readonly folded?: true;
  /** A further check of a well-formed value: a sentence that says what to do, or undefined. */
  readonly check?: (value: string) => string | undefined;
}

export const mostOf = (field: Field): number => field.most ?? (field.kind === 'long' ? 2000 : 200);

/**
 * What can be typed and is kept until it is put right: more than an answer may have, so that what is too long is said and
 * not cut off in silence (a client cuts a pasted text at its input's length).
 */
export const typedMost = (field: Field): number => mostOf(field) + (field.kind === 'long' ? 500 : 200);

const tooLong = (field: Field, length: number): string => {
  const [most, has] = [mostOf(field), length].map((count) => count.toLocaleString('en-GB'));
  return length >= typedMost(field)
    ? `it is too long and its end may be missing: shorten it to ${most} characters or fewer.`
    : `it has ${has} characters: shorten it to ${most} or fewer.`;
};

/** Choices from `value: title` pairs, in order. */
export const choicesOf = (titles: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(titles).map(([value, title]) => ({ value, title }));

export const yesNo = choicesOf({ yes: 'Yes', no: 'No' });
export const yesNoNotKnown = choicesOf({ yes: 'Yes', no: 'No', notKnown: 'Not known' });

/** `keep` is what may be stored of a raw value, `problem` why it is not yet an answer. Empty: no answer. */
export interface Reading {
  readonly keep: string;
  readonly problem?: string;
}

/**
 * Reads one raw value from a card. Never throws, whatever was sent: a value that could not have been typed
 * (wrong type, foreign choice, longer than an input lets through) is not kept; a value that was typed wrongly or is too long
 * is kept and explained. `now`: a date is read as it is said then, and kept as the date that is meant; without it only what
 * means the same on every day is one.
 */
export function readRaw(field: Field, raw: unknown, now?: Instant): Reading {
  if (raw === undefined || raw === null || raw === '') return { keep: '' };
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text !== 'string') return { keep: '', problem: 'this could not be read. Please answer it again.' };
  // A date, a number or a choice is read by what it says, however wide it was typed.
  const isProse = field.kind === 'text' || field.kind === 'long';
  const trimmed = asRead(isProse ? text : text.normalize('NFKC')).trim();
  if (trimmed.length > typedMost(field)) {
    return {
      keep: trimmed.slice(0, typedMost(field)).toWellFormed().trimEnd(),
      problem: tooLong(field, trimmed.length),
    };
  }
  if (field.kind === 'choice' || field.kind === 'choices') return readChoice(field, trimmed);
  const meant = now === undefined ? { keep: trimmed } : meantBy(field, trimmed, now);
  if (trimmed === '' || 'problem' in meant) return meant;
  const problem = problemOf(field, meant.keep);
  return problem === undefined ? meant : { ...meant, problem };
}

/** "yesterday" as the date of yesterday, a birth of 85 as 1985: kept so, it means the same tomorrow. */
function meantBy({ kind }: Field, typed: string, now: Instant): Reading {
  if (kind === 'birth') return { keep: keptBirth(typed, localDate(now)) };
  if (typed === '' || (kind !== 'date' && kind !== 'moment')) return { keep: typed };
  // What means the same on every day stays as it was typed.
  if ('date' in parseTypedDate(typed) || 'moment' in parseTypedMoment(typed)) return { keep: typed };
  const read = kind === 'date' ? parseSaidDate(typed, localDate(now)) : parseTypedMoment(typed, now);
  if ('problem' in read) return { keep: typed, problem: read.problem };
  return { keep: 'date' in read ? typedDate(read.date) : typedMoment(read.moment, read.dayOnly) };
}

function readChoice(field: Field, text: string): Reading {
  const picked = field.kind === 'choices' ? text.split(',').map((value) => value.trim()) : [text];
  const known = picked.filter((value) => field.choices?.some((choice) => choice.value === value));
  const keep = [...new Set(known)].join(',');
  if (known.length !== picked.filter((value) => value !== '').length) {
    return { keep, problem: 'pick from the choices offered.' };
  }
  const problem = problemOf(field, keep);
  return problem === undefined ? { keep } : { keep, problem };
}

/** Why a stored answer is not well formed, or undefined when it is. */
export function problemOf(field: Field, value: string): string | undefined {
  if (value === '') return undefined;
  if (field.kind === 'date' || field.kind === 'birth') {
    const typed = field.kind === 'date' ? parseTypedDate(value) : parseTypedBirth(value);
    if ('problem' in typed) return typed.problem;
    return field.check?.(typed.date);
  }
  if (field.kind === 'moment') {
    const typed = parseTypedMoment(value);
    if ('problem' in typed) return typed.problem;
    return typed.dayOnly === true && field.dayAlone !== true ? timeNeeded : field.check?.(typed.moment);
  }
  if (field.kind === 'choices') return besides(field, value.split(',')) ?? field.check?.(value);
  if (field.kind === 'count' && !/^\d{1,3}$/.test(value)) return 'give a whole number, for example 0 or 3.';
  if (field.choices === undefined && value.length > mostOf(field)) return tooLong(field, value.length);
  return field.check?.(value);
}

const timeNeeded = 'the time is needed here, like 22:30. If it is not known, write the earliest it can have been.';

/** "None" beside something else says two things: only anyone who ticked them knows which is meant. */
function besides({ alone, choices }: Field, picked: readonly string[]): string | undefined {
  if (alone === undefined || picked.length < 2 || !picked.includes(alone)) return undefined;
  const title = choices?.find(({ value }) => value === alone)?.title ?? alone;
  return `"${title}" is ticked with other answers. Untick it, or the others.`;
}

/** The ISO date of a date answer, or undefined while it is missing or malformed. */
export function dateIn(answers: Answers, name: string): string | undefined {
  const typed = parseTypedDate(answers[name] ?? '');
  return 'date' in typed ? typed.date : undefined;
}

/** An answer in words, for reading back: titles for codes, dates in full; as typed when malformed. */
export function sayAnswer(field: Field, value: string): string {
  if (field.kind === 'date') {
    const typed = parseTypedDate(value);
    return 'date' in typed ? sayDate(typed.date) : value;
  }
  if (field.kind === 'moment') {
    const typed = parseTypedMoment(value);
    return 'moment' in typed ? sayMoment(typed.moment, typed.dayOnly && 'day') : value;
  }
  if (field.kind === 'birth') return sayBirth(value);
  if (field.choices === undefined) return value;
  const titles = value.split(',').map((one) => field.choices?.find((choice) => choice.value === one)?.title ?? one);
  return titles.join('; ');
}

/** "Monday 14 March 2011", "about March 2011", "about 2011". */
export function sayBirth(value: string): string {
  const typed = parseTypedBirth(value);
  if ('problem' in typed) return value;
  const part = {
    day: sayDate(typed.date),
    month: sayDate(typed.date).split(' ').slice(2).join(' '),
    year: typed.date.slice(0, 4),
  };
  return `${typed.about ? 'about ' : ''}${part[typed.known]}`;
}

/** Whether the question is asked at all, given the other answers. */
export const isAsked = (field: Field, answers: Answers): boolean => field.askedWhen?.(answers) ?? true;

/** Whether the field must be answered, given the other answers. */
export const isNeeded = (field: Field, answers: Answers): boolean =>
  isAsked(field, answers) && (field.neededWhen?.(answers) ?? field.need !== 'optional');
