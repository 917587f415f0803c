// A referral that is returned is written again from what is true now; what its referrer then changes of that is true once it is
// sent again (docs/process.md P17.13).
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { trueNames, type TrueChanges, type TrueName } from '../state/held.ts';
import { answersNow, isSame, truths } from '../state/now.ts';
import type { Case, Returned } from '../state/stages.ts';

/** The answers with which its pages open. */
export const asReturned = (childCase: Case): Answers =>
  childCase.now === undefined
    ? childCase.answers
    : Object.fromEntries(Object.entries(answersNow(childCase)).filter(([name]) => fieldNamed(name) !== undefined));

const ofPages = (name: TrueName, answers: Answers): Answers =>
  Object.fromEntries(
    truths[name].fields.flatMap((field) => {
      const value = fieldNamed(field) === undefined ? '' : (answers[field] ?? '');
      return value === '' ? [] : [[field, value] as const];
    }),
  );

/**
 * What its referrer changed since it was returned; undefined for nothing. `isNew`: the referral is of the day on which it is
 * sent, and says it itself; but for what was changed before.
 */
export function changedOnPages({ answers, sent, now }: Returned, isNew: boolean): TrueChanges | undefined {
  const changes = trueNames.flatMap((name) => {
    const [was, is] = [ofPages(name, sent.answers), ofPages(name, answers)];
    if (isSame(was, is) || (isNew && now?.[name] === undefined)) return [];
    // What the pages do not ask stays.
    const rest = Object.entries(now?.[name]?.answers ?? {}).filter(([field]) => fieldNamed(field) === undefined);
    return [[name, { was: now?.[name]?.answers ?? was, answers: { ...Object.fromEntries(rest), ...is } }] as const];
  });
  return changes.length === 0 ? undefined : given(Object.fromEntries(changes));
}
export const saidOnPages = 'Said in the referral when it was resubmitted.';
