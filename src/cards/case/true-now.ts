// What is true of the child now, in words: each fact with its answers, who said it and when.
import { fieldOf } from '../../domain/case/now/fields.ts';
import { trueNames, type TrueName } from '../../domain/case/state/held.ts';
import { saidOfTonight, sayWho, trueOf, truths } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayAnswer, type Answers } from '../../domain/kernel/fields.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { box, lines, small, type Element } from '../blocks.ts';

type Pair = readonly [title: string, said: string];

/** "Foster care. 9 New Road. ZZ99 4AA"; "Police: Cumbria" where an answer does not speak for itself. */
export const sayAnswers = (name: TrueName, answers: Answers, most?: number): string =>
  truths[name].fields
    .slice(0, most)
    .flatMap((one) => {
      const [field, value] = [fieldOf(one), answers[one] ?? ''];
      if (field === undefined || value === '') return [];
      const label = truths[name].says?.[one];
      return label === undefined ? sayAnswer(field, value) : `${label}: ${sayAnswer(field, value)}`;
    })
    .join('. ');

function sayTrue(childCase: Case, name: TrueName, now: Instant, most?: number): string {
  const is = trueOf(childCase, name);
  const said = sayAnswers(name, is.answers, most);
  return said === '' ? '' : `${said} (${sayWho(is, now)})`;
}

/** Undefined where nothing is to be said of tonight: of a missing child a Yes is not. */
export function sayTonight(childCase: Case, now: Instant): string | undefined {
  const said = saidOfTonight(childCase, now);
  if (said === undefined) return undefined;
  const is = sayTrue(childCase, 'tonight', now);
  return said === 'ask' ? `Ask again. Last answer: ${is}` : is;
}

/** Of these facts what is known. */
export const truePairs = (childCase: Case, now: Instant, names: readonly TrueName[] = trueNames): readonly Pair[] =>
  names.flatMap((name): readonly Pair[] => {
    const said = name === 'tonight' ? (sayTonight(childCase, now) ?? '') : sayTrue(childCase, name, now);
    return said === '' ? [] : [[truths[name].title, said]];
  });

/** The same where there is little room: of a placement its first answers, the rest is on the page. */
export const trueInShort = (childCase: Case, now: Instant, names: readonly TrueName[]): readonly Pair[] =>
  names.flatMap((name) =>
    name === 'placed'
      ? [[truths[name].title, sayTrue(childCase, name, now, mostInShort)] as const]
      : truePairs(childCase, now, [name]),
  );
/** Which way, which council, who holds the case, the day of the notification. */
const mostInShort = 4;

/** Those that were changed since the referral. */
export const changedNames = ({ now }: Pick<Case, 'now'>): readonly TrueName[] =>
  trueNames.filter((name) => now?.[name] !== undefined);

const bytes = 600;
const isReplaced =
  'What you change is replaced for everyone who reads the case. What it says now stays in the history.';
/** Above the questions of one fact: what it says now, and who said it. */
export const trueNowElements = (childCase: Case, now: Instant, name: TrueName): readonly Element[] => {
  const pairs = truePairs(childCase, now, [name]);
  return [
    ...(pairs.length === 0 ? [] : [box('emphasis', [lines([['Now', pairs[0]?.[1] ?? '']], bytes)])]),
    small(isReplaced),
  ];
};
