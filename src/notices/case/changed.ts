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
/** When it was last changed, within a week. */
function lately(childCase: Case, now: Instant): Instant | undefined {
  const last = trueNames
    .flatMap((name) => childCase.now?.[name]?.since ?? [])
    .toSorted()
    .at(-1);
  return last !== undefined && Date.parse(now) - Date.parse(last) < week ? last : undefined;
}

/** The standing with that; a notification says it in the hour after the change, for then it is what it calls for. */
export function withChange(standing: Standing, childCase: Case, now: Instant): Standing {
  const last = lately(childCase, now);
  if (last === undefined || standing.done === true) return standing;
  return {
    ...standing,
    line: `What is true of the child was changed ${sayWhen(last, now)}: open it and read it. ${standing.line}`.trim(),
    ...(Date.parse(now) - Date.parse(last) < hour && { preview: 'what is true of a child has changed' }),
  };
}
