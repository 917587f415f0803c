// One case in a meeting: strengths and the child's own words first, then the worry, in short (docs/process.md P6.14).
import { localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { given } from '../../domain/kernel/given.ts';
import { hasDied, type ConsentedCase } from '../../domain/case/state/stages.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { item, lateLine } from '../home.ts';
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { decisionStory, drawn, type StoryPart } from '../case/story.ts';
import {
  box,
  card,
  cut,
  cutBytes,
  heading,
  lines,
  small,
  subheading,
  text,
  type Band,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';
import type { Reads } from '../../domain/people/reads.ts';

const answer = (childCase: ConsentedCase, name: string): string => {
  const field = fieldNamed(name);
  const value = childCase.answers[name] ?? '';
  if (value !== '' && field !== undefined) return sayAnswer(field, value);
  return childCase.notKnown.fields.includes(name) ? `Not known yet: ${childCase.notKnown.why}` : 'not answered';
};

/** Together they leave room for the form below them in any script. */
const most = { name: 300, strengths: 1500, words: 1500, worries: 2200, tried: 900 };

/** "Kestrel Madeup, 15", below a title that says something else: in the room people say names. */
export function whoIs({ answers, hold }: Pick<ConsentedCase, 'answers' | 'hold'>, now: Instant): Element {
  const birth = birthOf(answers);
  const age = birth === undefined || hasDied({ ...given({ hold }) }) ? '' : `, ${sayAge(birth, localDate(now))}`;
  const name = cut(`${answers['forenames'] ?? ''} ${answers['surname'] ?? ''}`.trim(), 120);
  return lines([['Child', `${name}${age}`]], most.name);
}

const mostLate = 3;
/** As much of what an action asks as a row has room for. */
const mostAsked = 90;
/** "Sgt Ravi Mock, Northumbria Police". */
export const whoseIs = ({ owner, agency }: Action, directory: Directory): string =>
  [...(owner === undefined ? [] : [owner.name]), agencyName(directory, agency)].map((name) => cut(name, 60)).join(', ');

/** How a late action of an item stands: disputed, or since when it is late. */
export const lateBand = ({ state, due }: Action, now: Instant): Band =>
  state.is === 'disputed'
    ? { state: 'today', word: 'Disputed', when: sayWhen(state.at, now) }
    : { state: 'late', when: `was due ${sayWhen(due.at, now)}` };

/** What was last said of it, by whom; nothing where no one said anything. */
export function sayLateAction({ state, timeAsked, answer }: Action): readonly (readonly [string, string])[] {
  if (state.is === 'disputed' || state.is === 'blocked') return [[`Last said, ${state.by.name}`, state.reason]];
  if (timeAsked !== undefined) {
    return [[`Last said, ${timeAsked.by.name}`, `More time until ${sayDate(timeAsked.until)}: ${timeAsked.reason}`]];
  }
  return answer === undefined ? [] : [[`Last said, ${answer.by.name}`, answer.text]];
}

/**
 * Of the open actions those that are late or disputed, a row each with whose it is. `press`: what a row leads to, for the person
 * who records what the meeting says of it.
 */
export function lateActions(
  late: readonly { readonly action: Action; readonly isHeard: boolean }[],
  { directory, now, press }: LateView,
): readonly Element[] {
  if (late.length === 0) return [];
  const counted = late.length > mostLate ? `${mostLate} of ${late.length}` : late.length;
  const hint = press === undefined || late.every(({ isHeard }) => isHeard) ? '' : ', press one to settle it';
  return [
    subheading(`▲ Late or disputed: ${counted}${hint}`),
    ...late.slice(0, mostLate).map(({ action, isHeard }) =>
      item({
        // Its type is “Other” too often to say which it is.
        label: `${action.id} · ${cut(action.text, mostAsked)}`,
        typed: true,
        line: `${isHeard ? 'left late: the senior lead is told' : sayStanding(action, now)} · ${whoseIs(action, directory)}`,
        warnings: [],
        ...given({ press: isHeard ? undefined : press?.(action) }),
      }),
    ),
  ];
}
interface LateView {
  readonly directory: Directory;
  readonly now: Instant;
  readonly press?: ((action: Action) => Press) | undefined;
}
const sayStanding = ({ state, due }: Action, now: Instant): string =>
  state.is === 'disputed' ? `● disputed ${sayWhen(state.at, now)}` : lateLine(due.at, now);

/** What everyone hears before the case is discussed. */
export function itemStory(
  childCase: ConsentedCase,
  others: readonly ConsentedCase[],
  newest: readonly StoryPart[] = [],
  first: readonly Element[] = [],
  last: readonly StoryPart[] = [],
): readonly Element[] {
  // At a review the newest picture; the referral is one press away.
  if (newest.length > 0) return [...first, ...newest.map(drawn), ...last.map(drawn)];
  return [
    ...first,
    box('good', [lines([['Strengths', cut(answer(childCase, 'strengths'), 500)]], most.strengths)]),
    box('accent', [lines([['The child’s own words', cut(answer(childCase, 'childsWords'), 500)]], most.words)]),
    lines(
      [
        ['The worry', cutBytes(cut(answer(childCase, 'worries'), 700), most.worries)],
        ['Types suspected', cutBytes(answer(childCase, 'types'), most.tried)],
        ['Already tried', cutBytes(answer(childCase, 'disruption'), most.tried)],
      ],
      most.worries,
    ),
    ...others.slice(0, mostOthers).flatMap(otherStory),
    ...(others.length > mostOthers ? [small(`And ${others.length - mostOthers} more, on the page of the case.`)] : []),
    ...last.map(drawn),
  ];
}

const mostOthers = 2;
/** Another referral of the same child, in short: it was merged into this one. */
const otherStory = (other: ConsentedCase): readonly Element[] => [
  subheading(`The other referral: ${other.reference}`),
  lines(
    [
      ['Referred by', cut(other.referrer.name, 60)],
      ['Strengths', cut(answer(other, 'strengths'), 200)],
      ['The child’s own words', cut(answer(other, 'childsWords'), 200)],
      ['The worry', cut(answer(other, 'worries'), 300)],
    ],
    350,
  ),
];

export interface ItemView {
  readonly case: ConsentedCase;
  /** The child; the reference where others look on. */
  readonly title: string;
  /** Merged into it. */
  readonly others: readonly ConsentedCase[];
  /** "Item 3 of 12 · 14:20 · New · MSET-4F7K-24". */
  readonly line: string;
  /** What this meeting decided, or is told of. */
  readonly decided: readonly MeetingDecision[];
  /** What is newest of it, at a review. */
  readonly newest: readonly StoryPart[];
  /** Late actions; the child’s last case; and on the way to 18 what is known of it. */
  readonly first: readonly Element[];
  /** NRM, CAWN and the others: what is asked for, awaited or late. */
  readonly last?: readonly StoryPart[];
  /** What its reader may read of the case. */
  readonly reads: Reads;
  readonly now: Instant;
  readonly message?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

/** A case of the agenda for reading; what was decided is below. */
export function itemCard(view: ItemView): Card {
  const { case: childCase, now, title } = view;
  return card(
    `${title}. ${view.line}.${view.message === undefined ? '' : ` ${view.message}`}`,
    [
      heading(title),
      small(view.line, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [box('emphasis', [text(view.message, { weight: 'Bolder' })])]),
      ...itemStory(childCase, view.others, view.newest, view.first, view.last),
      ...view.decided.flatMap((decision) => decisionStory(decision, now, view.reads).map(drawn)),
      small(`${title} · ${view.line}`, { separator: true }),
    ],
    view.buttons,
  );
}

/** "Do you have a conflict of interest?": what it means, before anyone presses it. */
export function conflictQuestionCard(
  childCase: ConsentedCase,
  shared: boolean,
  buttons: readonly Button[],
  message?: string,
): Card {
  const title = 'Do you have a conflict of interest?';
  return card(
    `${title} ${childCase.reference}.`,
    [
      heading(title),
      small(childCase.reference, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [box('accent', [text(message)])]),
      text(
        'If you know this family, or are involved yourself, others decide. You won’t be able to open this case again.',
      ),
      text('It is recorded in the minutes. Please leave the meeting while it is discussed.'),
    ],
    buttons,
  );
}
