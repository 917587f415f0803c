// What of a case fewer people read than the case (docs/process.md P30.3): by the tables of who reads what, and by who may take the
// step. Facts of another kind of part are for fewer until this says as what they are read.
import { kindNames, kinds } from '../case/onward/kinds.ts';
import { caseMatter, steps, type CaseTypes } from '../case/whole/case.ts';
import { caseRelations, reads, type Datum } from '../people/reads.ts';
import type { Right } from '../matter/step.ts';
import { inData } from '../kernel/in-data.ts';
import { textsIn } from '../matter/strike.ts';
import type { Capability } from '../people/roles.ts';

interface Told {
  readonly step: string;
  readonly data: unknown;
}

/** Of those who read a case someone does not read all of this. */
export const isForFewer = (datum: Datum): boolean =>
  caseRelations.some((relation) => reads('referral', relation) && !reads(datum, relation));

/** As what the facts of a part are read. Of a part that is not here each is decided on. */
const datumIn: Readonly<Partial<Record<keyof CaseTypes['parts'], (fact: Told) => Datum>>> = {
  action: () => 'action',
  review: () => 'reviews',
  onward: ({ step }) => kinds[kindNames.find((name) => kinds[name].chain.some((one) => one === step)) ?? 'lado'].datum,
  assessment: () => 'risk',
  episode: () => 'missing',
  decision: () => 'decisions',
  mention: () => 'mentionOfPerson',
  contribution: () => 'papers',
  statement: ({ data }) => (inData(data, 'about') === 'dissent' ? 'dissent' : 'statement'),
  gathering: () => 'decisions',
};
function isOfPartForFewer(fact: Told): boolean {
  const part = caseMatter.partOf(fact.step);
  const datum = part === undefined ? 'history' : datumIn[part]?.(fact);
  return datum === undefined || isForFewer(datum);
}

/** By these alone people say who reads a case, or read one that is shut to them: those who may are all who read of it. */
const ofReaders: readonly string[] = [
  'restrict',
  'breakGlass',
  'reviewGlass',
  'reviewGlassInstead',
] satisfies Capability[];
const declared: Readonly<Record<string, { readonly may: readonly Right[] } | undefined>> = steps;
/** Beside these roles the clock may: it does what one of them pressed. */
function isOfReaders(step: string): boolean {
  const named = (declared[step]?.may ?? []).flatMap(({ role }) => role ?? []);
  return named.length > 0 && named.every((role) => ofReaders.includes(role));
}
/** The same, where another fact has it with it: of the case before, or of one that was merged. */
const ofReadersIn = /(?:^|\/)keptOut\/|^along\/(?:restricted$|named\/)/;
/** Whether this answer says who reads the case, in whatever fact: fewer read it than the rest of it. */
export const isAnswerOfReaders = (way: string): boolean => ofReadersIn.test(way);

/** What is true now of someone who works with children is read as what the LADO is told, with whatever it was said. */
const saysConcern = (data: unknown): boolean =>
  textsIn(data, []).some(({ way }) => way.slice(0, -1).includes('concern'));

/** Whether fewer people read this fact than read the case. */
export const isReadByFewer = (fact: Told): boolean =>
  isOfPartForFewer(fact) || isOfReaders(fact.step) || (saysConcern(fact.data) && isForFewer('allegation'));
