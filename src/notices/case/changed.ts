// That what is true of the child was changed: those who carry out an open action of the case are called to its card, and cards
// say for a week that there is something to read; what it is no stored card says.
import { toActionId } from '../../domain/case/action/action.ts';
import type { Fact } from '../../domain/case/whole/case.ts';
import { trueNames } from '../../domain/case/state/held.ts';
import { isUrgent, type Case } from '../../domain/case/state/stages.ts';
import { openOf } from '../../domain/kernel/counted.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Standing } from '../../cards/base-card.ts';
import type { NewNotice } from '../told.ts';

/** Whether a fact changed it, by itself or beside what it says. */
export const changesNow = (fact: Fact): boolean =>
  fact.step === 'changeNow' ||
  ((fact.step === 'addUpdate' || fact.step === 'prepareReview') && fact.data.now !== undefined) ||
  (fact.step === 'takeMerged' && fact.data.along?.now !== undefined);

/** Calls everyone who was called to an open action before, but for those who are called to the case: one card is enough. */
export function workerNotices(
  fact: Fact,
  after: Case,
  called: readonly string[],
  others: readonly ObjectId[],
): readonly NewNotice[] {
  if (!changesNow(fact)) return [];
  const open = new Set(openOf(after, 'action'));
  return called.flatMap((key): NewNotice | [] => {
    const [, id = '', whose = ''] = /^act-(A\d+)-(.+)$/.exec(key) ?? [];
    const [part, person] = [toActionId(id), toObjectId(whose)];
    if (part === undefined || person === undefined || !open.has(part)) return [];
    if (others.includes(person) || after.excluded.includes(person)) return [];
    return { key, part, person, rings: true, urgent: isUrgent(after) };
  });
}

const week = 7 * 24 * 3_600_000;
const hour = 3_600_000;
/** The last of these, within a week. */
function lately(times: readonly Instant[], now: Instant): Instant | undefined {
  const last = times.toSorted().at(-1);
  return last !== undefined && Date.parse(now) - Date.parse(last) < week ? last : undefined;
}
/** What people read of, and what a notification calls it. */
interface News {
  readonly what: string;
  readonly preview: string;
}
/** The standing with that; a notification says it in the hour after the news, for then it is what it calls for. */
function withNews(standing: Standing, last: Instant | undefined, now: Instant, { what, preview }: News): Standing {
  if (last === undefined || standing.done === true) return standing;
  return {
    ...standing,
    line: `${what} ${sayWhen(last, now)}: open it and read it. ${standing.line}`.trim(),
    ...(Date.parse(now) - Date.parse(last) < hour && { preview }),
  };
}

/** That what is true of the child was changed. */
export const withChange = (standing: Standing, childCase: Case, now: Instant): Standing =>
  withNews(
    standing,
    lately(
      trueNames.flatMap((name) => childCase.now?.[name]?.since ?? []),
      now,
    ),
    now,
    { what: 'What is true of the child was changed', preview: 'what is true of a child has changed' },
  );

/** That someone knows who must not be told: what, no stored card says. */
export const withFamily = (standing: Standing, { family = [] }: Case, now: Instant): Standing =>
  withNews(
    standing,
    lately(
      family.flatMap(({ knows }) => knows?.at ?? []),
      now,
    ),
    now,
    { what: 'Urgent: what the family knows was recorded', preview: 'urgent: what a family knows was recorded' },
  );
