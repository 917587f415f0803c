// How long the record of a child is kept: the class that its facts make, and the rule that won; it only lengthens (docs/process.md P31.1).
import { clockActor, type PersonRef } from '../people/actor.ts';
import type { Settings } from '../people/settings.ts';
import { birthOf } from '../case/state/birth.ts';
import { answersNow } from '../case/state/now.ts';
import { endedOn } from '../case/state/stage-table.ts';
import { draftKeptUntil } from '../case/referral/draft-ends.ts';
import type { Case } from '../case/state/stages.ts';
import type { EntityKind } from '../entity/kinds.ts';
import { localDate, sayDate, type Instant } from '../time/calendar.ts';
import { ageOn, parseTypedBirth, turns, type IsoDate } from '../time/dates.ts';

export const keepRules = {
  lookedAfter: 'was looked after',
  diedUnder18: 'was looked after, and died under 18',
  plan: 'had a child protection plan',
  // Who reads until when a case is kept need not know of what.
  lado: 'a report outside MSET',
  ladoUnborn: 'a report outside MSET',
  ladoUnfounded: 'a report outside MSET',
  age: 'panel record, by the child’s age',
  afterLast: 'panel record, by its last fact',
  draft: 'draft that was never sent',
  entity: 'record of a person or place, by when it was last worked on',
  works: 'of someone who works with children',
  namedBy: 'a case that names it is kept as long',
} as const;
export type KeepRule = keyof typeof keepRules;

export interface KeptUntil {
  readonly rule: KeepRule;
  readonly until: IsoDate;
}
/** "Kept until Friday 12 March 2102: was looked after". */
export const sayKept = ({ rule, until }: KeptUntil): string => `Kept until ${sayDate(until)}: ${keepRules[rule]}`;

/** A fact as far as it tells how long a record is kept. */
export interface KeepingFact {
  readonly step: string;
  readonly part?: string | undefined;
  readonly at: Instant;
  readonly by: PersonRef;
  readonly data: unknown;
}
/** One case of the child, with all that was ever said in it. */
export interface KeptCase {
  readonly root: Case;
  readonly facts: readonly KeepingFact[];
}

/** Whether this was ever the answer, in whichever fact: also where it was put right since. */
export function everSaid(value: unknown, field: string, wanted: (answer: string) => boolean): boolean {
  if (Array.isArray(value)) return value.some((one) => everSaid(one, field, wanted));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) =>
    name === field && typeof inner === 'string' ? wanted(inner) : everSaid(inner, field, wanted),
  );
}

/** The day on which a person turns so old; born in a year of which the day is not known, at the end of that year. */
export const birthday = (date: IsoDate, isInPart: boolean, years: number): IsoDate =>
  turns(isInPart ? `${date.slice(0, '2011'.length)}-12-31` : date, years);

/** The last fact of a person: reminders lengthen nothing. */
const lastOf = (facts: readonly KeepingFact[]): Instant | undefined =>
  facts.findLast(({ by }) => by.objectId !== clockActor.objectId)?.at;

/** Any of these says it: a care leaver was, a care plan is of a child who is, and so is one whom another council placed here. */
const everLookedAfter: readonly (readonly [field: string, answer: string])[] = [
  ['careStatus', 'lookedAfter'],
  ['careStatus', 'careLeaver'],
  ['otherPlans', 'care'],
  ['placedAcross', 'here'],
];

const unfounded: readonly string[] = ['unfounded', 'false', 'malicious'];

function ofLado(facts: readonly KeepingFact[], { retention }: Settings): readonly KeptUntil[] {
  const outcomes = facts.filter(({ step }) => step === 'recordLadoOutcome');
  return facts
    .filter(({ step }) => step === 'recordLado')
    .map((told): KeptUntil => {
      const outcome = outcomes.findLast(({ part }) => part === told.part);
      if (outcome !== undefined && everSaid(outcome.data, 'outcome', (one) => unfounded.includes(one)))
        return { rule: 'ladoUnfounded', until: turns(localDate(outcome.at), retention.ladoUnfounded) };
      let born: string | undefined;
      everSaid(told.data, 'born', (year) => {
        born = year;
        return true;
      });
      const on = localDate(told.at);
      const read = parseTypedBirth(born ?? '', on);
      // A year that was still to come is a slip, and says nothing.
      return 'date' in read && read.date <= on
        ? { rule: 'lado', until: birthday(read.date, read.known !== 'day', retention.lado) }
        : { rule: 'ladoUnborn', until: turns(on, retention.lado) };
    });
}

function classesOf({ root, facts }: KeptCase, settings: Settings): readonly KeptUntil[] {
  const { retention } = settings;
  const last = localDate(lastOf(facts) ?? root.changedAt);
  if (root.stage === 'draft') return [{ rule: 'draft', until: draftKeptUntil(root, settings) }];
  const known = birthOf(answersNow(root));
  // Of a child whose birth date is not known the referral is the latest day that it can have been.
  const { date, inPart } = known ?? { date: localDate(root.startedAt), inPart: false };
  const said = (field: string, wanted: string): boolean =>
    everSaid([root.answers, facts.map(({ data }) => data)], field, (answer) => answer.split(',').includes(wanted));
  const died = root.hold?.died === true ? (root.harm?.happenedOn ?? localDate(root.hold.at)) : undefined;
  const looked: KeptUntil =
    died !== undefined && ageOn(date, died) < 18
      ? { rule: 'diedUnder18', until: turns(died, retention.died) }
      : { rule: 'lookedAfter', until: birthday(date, inPart, retention.lookedAfter) };
  return [
    { rule: 'age', until: birthday(date, inPart, retention.age) },
    { rule: 'afterLast', until: turns(last, retention.afterLast) },
    ...(everLookedAfter.some(([field, answer]) => said(field, answer)) ? [looked] : []),
    ...(said('careStatus', 'cpPlan') || said('otherPlans', 'cp')
      ? [{ rule: 'plan', until: turns(last, retention.plan) } as const]
      : []),
    ...ofLado(facts, settings),
  ];
}

/** The longest of all classes counts; of two that are as long the first. */
export const longestOf = (classes: readonly KeptUntil[]): KeptUntil | undefined =>
  classes.reduce<KeptUntil | undefined>(
    (longest, one) => (longest === undefined || one.until > longest.until ? one : longest),
    undefined,
  );

/** How long what goes is still in a backup, and in a copy outside the region (docs/operations.md, "A copy outside the region"). */
export const stillHeld =
  'Backups hold it 30 more days; a copy outside the region, where there is one, 35 or as many as the council chose.';

/** The longest of all classes of all cases of the child counts. Undefined for no case. */
export const retentionOf = (record: readonly KeptCase[], settings: Settings): KeptUntil | undefined =>
  longestOf(record.flatMap((one) => classesOf(one, settings)));

/** Whether every case of the record has ended, so that its time can be over. */
export const isEnded = (record: readonly Pick<KeptCase, 'root'>[]): boolean =>
  record.every(({ root }) => endedOn(root) !== undefined);

/**
 * Why nothing of a record may be destroyed by what the settings or the cases say: the letter of an inquiry; a death or serious
 * harm. `kinds`: what the records of people and places are of, where it is these; `record` are then the cases that name them.
 */
export function heldBySettings(
  record: readonly Pick<KeptCase, 'root'>[],
  settings: Settings,
  today: IsoDate,
  kinds: readonly EntityKind[] = [],
): readonly string[] {
  const exploited = record.flatMap(({ root }) => (root.answers['types'] ?? '').split(','));
  const letters = settings.legalHolds.filter(
    ({ types, records }) =>
      (types === undefined && records === undefined) ||
      types?.some((type) => exploited.includes(type)) === true ||
      records?.some((kind) => kinds.some((one) => one === kind)) === true,
  );
  const isHarmed = record.some(
    ({ root: { hold, harm } }) =>
      hold !== undefined && turns(harm?.happenedOn ?? localDate(hold.at), settings.retention.died) > today,
  );
  return [...letters.map(({ letter }) => letter), ...(isHarmed ? ['A death or serious harm is recorded'] : [])];
}
