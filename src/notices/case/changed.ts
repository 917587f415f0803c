// That what is true of the child was changed: those who carry out an open action of the case are called to its card, and cards
// say for a week that there is something to read; what it is no stored card says.
import { hearsOfHarm, readerOf } from '../../domain/case/access/access.ts';
import { toActionId } from '../../domain/case/action/action.ts';
import type { Fact } from '../../domain/case/whole/case.ts';
import { trueNames } from '../../domain/case/state/held.ts';
import { hasDied, isUrgent, type Case } from '../../domain/case/state/stages.ts';
import { openOf } from '../../domain/kernel/counted.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Standing } from '../../cards/base-card.ts';
import type { NewNotice } from '../told.ts';
import { openButton } from './readers/news.ts';
import type { Situation } from './situation.ts';

/** Whether a death was recorded, went along, or was put right by what happened between the two (docs/process.md P17.7). */
export const dies = (before: Case | undefined, after: Case): boolean =>
  (before !== undefined && hasDied(before)) !== hasDied(after);

/** Whether a fact changed it, by itself or beside what it says. */
export const changesNow = (fact: Fact): boolean =>
  fact.step === 'changeNow' ||
  ((fact.step === 'addUpdate' || fact.step === 'prepareReview') && fact.data.now !== undefined) ||
  (fact.step === 'takeMerged' && fact.data.along?.now !== undefined);

/** Calls everyone who was called to an open action before, of what is true now or of a death, but for those who are called to the case: one card is enough. */
export function workerNotices(
  fact: Fact,
  { before, after }: { readonly before: Case | undefined; readonly after: Case },
  called: readonly string[],
  others: readonly ObjectId[],
): readonly NewNotice[] {
  const isOfLife = dies(before, after);
  if (!changesNow(fact) && !isOfLife) return [];
  const open = new Set(openOf(after, 'action'));
  return called.flatMap((key): NewNotice | [] => {
    const [, id = '', whose = ''] = /^act-(A\d+)-(.+)$/.exec(key) ?? [];
    const [part, person] = [toActionId(id), toObjectId(whose)];
    if (part === undefined || person === undefined || !open.has(part)) return [];
    // A death no one may overlook: the card of what they are to do says so, whatever else they were called to.
    if ((others.includes(person) && !isOfLife) || after.excluded.includes(person)) return [];
    return { key, part, person, rings: true, urgent: isOfLife || isUrgent(after) };
  });
}

const week = 7 * 24 * 3_600_000;
const hour = 3_600_000;
const isJustNow = (at: Instant | undefined, now: Instant): boolean =>
  at !== undefined && Date.parse(now) - Date.parse(at) < hour;
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
    ...(isJustNow(last, now) && { preview }),
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

/**
 * Before anyone who reads the case visits or rings they read it; who may not read why, rings the co-ordinator. What happened no
 * stored card says, and those who hear of it by reference have a card of their own (docs/process.md P17.7).
 */
export function withDeath(standing: Standing, { case: childCase, person, directory, now }: Situation): Standing {
  const { hold } = childCase;
  const reads = readerOf(childCase, person, directory, now);
  if (hold?.died !== true || hearsOfHarm(childCase, person) || !reads('warnings', 'summary')) return standing;
  const isWhole = reads('warnings');
  // Who reads it has read it within a week; others it is said to as long as it holds.
  if (isWhole && lately([hold.at], now) === undefined) return standing;
  const line = isWhole
    ? 'Open it and read it before you visit or ring.'
    : 'Do not visit or ring: ring the co-ordinator.';
  const asks = standing.asks === true;
  return {
    ...standing,
    done: false,
    line: `${line} ${standing.line ?? ''}`.trim(),
    ...(!asks && { word: isWhole ? 'Please read' : 'Do not visit or ring' }),
    ...((!asks || isJustNow(hold.at, now)) && {
      preview: isWhole ? 'please read before you visit or ring' : 'do not visit or ring: ring the co-ordinator',
    }),
    buttons: isWhole && standing.buttons.length === 0 ? [openButton(childCase)] : standing.buttons,
  };
}

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
