// The open card of a case, its story, and its history.
import type { Instant } from '../../domain/time/calendar.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { notForMset, returnReasons } from '../../domain/case/referral/form/lists.ts';
import { stageLabels, stageOf } from '../../domain/case/state/stage-table.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { isUrgent, type Case } from '../../domain/case/state/stages.ts';
import { sayDecider } from '../../domain/case/state/stage-parts.ts';
import { sayAnswer, type Answers } from '../../domain/kernel/fields.ts';
import { challengeStory, consentedStory, drawn, harmStory, type StoryPart } from './story.ts';
import {
  bandOf,
  box,
  card,
  column,
  columns,
  cut,
  heading,
  lines,
  row,
  sayBand,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';
import type { Reads } from '../../domain/people/reads.ts';

export interface CaseView {
  readonly case: Case;
  readonly now: Instant;
  readonly shared: boolean;
  /** How it stands for the person who reads. */
  readonly band: Band;
  /** What one has to know before anything else, and what waits for this person. */
  readonly glance: {
    readonly facts: readonly (readonly [label: string, value: string])[];
    readonly late: readonly string[];
    readonly toDo: readonly { readonly line: string; readonly button: Button }[];
  };
  /** For the co-ordinator: the cases that look like it. */
  readonly alike: readonly Element[];
  /** What is told of it. */
  readonly story: readonly StoryPart[];
  readonly message?: string;
  /** What there is to read of it. */
  readonly read: readonly Button[];
  readonly buttons: readonly Button[];
}

/** Where a case stands, why, and what comes next (docs/process.md P9.1: who decided, why, what to do). */
export function caseCard(view: CaseView): Card {
  const { case: childCase, now, band, glance } = view;
  return card(
    `${sayBand(band)} ${stageLabels[childCase.stage]}. ${childCase.reference}.`,
    [
      bandOf(band),
      heading(stageLabels[childCase.stage]),
      small(
        `${childCase.reference}${isUrgent(childCase) ? ' · urgent' : ''} · changed ${sayWhen(childCase.changedAt, now)}`,
        {
          spacing: 'None',
        },
      ),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [box('accent', [text(view.message, { weight: 'Bolder' })])]),
      ...(glance.facts.length === 0 ? [] : [lines(glance.facts, 500)]),
      row(view.read),
      ...view.alike,
      ...(glance.late.length === 0 ? [] : [subheading(`▲ Late (${glance.late.length})`)]),
      ...glance.late.map((late) => text(late, { spacing: 'None' })),
      ...(glance.toDo.length === 0 ? [] : [subheading('For you to do')]),
      ...glance.toDo.map(({ line, button }) =>
        columns([column('stretch', [text(line)]), column('auto', [row([button])])], { spacing: 'Small' }),
      ),
      ...view.story.map(drawn),
    ],
    view.buttons,
  );
}

const titleIn = (list: readonly { value: string; title: string }[], value: string): string =>
  list.find((choice) => choice.value === value)?.title ?? value;
const decidedBy = (decision: Parameters<typeof sayDecider>[0] & { readonly at: Instant }, now: Instant): string =>
  `${sayDecider(decision)}, ${sayWhen(decision.at, now)}`;

/**
 * The story of a case as it stands, for its card and its page. `last`: what was decided last; `mine`: told to its referrer,
 * with what to do next.
 */
export const storyOf = (
  childCase: Case,
  last: MeetingDecision | undefined,
  now: Instant,
  mine: boolean,
  reads: Reads,
): readonly StoryPart[] => [
  ...linkStory(childCase),
  ...stageStory(childCase, last, now, mine, reads),
  ...harmStory(childCase, now),
];

/** The other half of the link; the last case is told by those who may read both. */
const linkStory = ({ referredAgain }: Case): readonly StoryPart[] =>
  referredAgain === undefined ? [] : [{ stands: `The child has been referred again: ${referredAgain.join(', ')}.` }];

function stageStory(
  childCase: Case,
  last: MeetingDecision | undefined,
  now: Instant,
  mine: boolean,
  reads: Reads,
): readonly StoryPart[] {
  switch (childCase.stage) {
    case 'draft':
    case 'awaitingConsent':
      return [nextOf(childCase, now)];
    case 'returned':
      return [
        {
          pairs: [
            ['Returned by', decidedBy(childCase.returned, now)],
            ['Reason', childCase.returned.reasons.map((reason) => titleIn(returnReasons, reason)).join('; ')],
            ['Note', childCase.returned.note],
          ],
        },
        ...(mine ? [nextOf(childCase, now)] : []),
      ];
    case 'notAuthorised':
      return declinedStory(childCase, now, mine);
    case 'withdrawn':
      return [
        {
          pairs: [
            [
              'Withdrawn',
              `by ${(childCase.withdrawn.by ?? childCase.referrer).name}, ${sayWhen(childCase.withdrawn.at, now)}`,
            ],
            ['Reason', childCase.withdrawn.reason],
            ...safetyPairs(childCase.withdrawn, now),
          ],
        },
      ];
    default:
      return consentedStory(childCase, last, now, mine, reads);
  }
}

/** Of a child who was not safe: what was done since, or that no one has said it. */
function safetyPairs(
  { childSafe, done }: Extract<Case, { stage: 'withdrawn' }>['withdrawn'],
  now: Instant,
): readonly (readonly [string, string])[] {
  if (childSafe !== 'no') return [];
  if (done === undefined) return [['The child was not safe', 'what was done is not recorded yet']];
  return [
    ['What was done', done.done],
    ['Said by', `${done.by.name}, ${sayWhen(done.at, now)}`],
  ];
}

const nextOf = (childCase: Case, now: Instant): StoryPart => ({
  next: stageOf(childCase).next?.(childCase, now) ?? '',
});

function declinedStory(
  childCase: Case & { stage: 'notAuthorised' },
  now: Instant,
  mine: boolean,
): readonly StoryPart[] {
  const { declined } = childCase;
  return [
    {
      pairs: [
        ['Not authorised by', decidedBy(declined, now)],
        ['Reason', titleIn(notForMset, declined.reason)],
        ['Rationale', declined.rationale],
        ['Alternative plan', declined.alternativePlan],
      ],
    },
    ...challengeStory(childCase, now, mine),
  ];
}

const mostHistoryBytes = 20_000;

/** The newest lines that fit on a card, oldest of them first. */
function newestThatFit(history: readonly HistoryLine[], now: Instant): readonly Element[] {
  const shown: Element[] = [];
  let bytes = 0;
  for (const line of history.toReversed()) {
    const elements = historyLine(line, now);
    bytes += new TextEncoder().encode(JSON.stringify(elements)).length;
    if (bytes > mostHistoryBytes) return [small('Older entries are on record but not shown here.'), ...shown];
    shown.unshift(...elements);
  }
  return shown;
}

function historyLine(line: HistoryLine, now: Instant): readonly Element[] {
  const { at, what, who, why, righted, button, said = [], changed = [] } = line;
  const most = 12;
  // What is true now is said in the words of who changed it.
  const first = `${sayWhen(at, now)} · ${what} · ${who}`;
  return [
    ...(righted === undefined
      ? [{ ...words(first, 2200), spacing: 'Small' }]
      : [words(first, 1000, { strikethrough: true }), words(righted, 2200)]),
    ...(why === undefined ? [] : [lines([['Reason', why]], 2200)]),
    ...(said.length === 0 ? [] : [lines(said, 1200)]),
    ...(changed.length === 0 ? [] : [lines(changed.slice(0, most).map(changeOf), 400)]),
    ...(changed.length > most ? [small(`and ${changed.length - most} more answers`)] : []),
    ...(button === undefined ? [] : [row([button])]),
  ];
}

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One line of history: a fact in words. */
export interface HistoryLine {
  readonly at: Instant;
  readonly what: string;
  readonly who: string;
  /** In the words of the person who did it. */
  readonly why?: string;
  /** What was recorded, in people's own words. */
  readonly said?: readonly (readonly [label: string, value: string])[];
  /** For a submission: the answers that changed since the one before. */
  readonly changed?: readonly Change[];
  /** It was put right, and counts no more: "Put right on Mon 4 Jan 10:42 by Moira Example: The wrong child." */
  readonly righted?: string;
  /** What this reader may put right. */
  readonly button?: Button;
}

/** What happened to a case, newest last; each submission says what changed since the one before. */
export function historyCard(
  reference: string,
  history: readonly HistoryLine[],
  now: Instant,
  buttons: readonly Button[],
): Card {
  return card(
    `History of ${reference}.`,
    [heading('History'), small(reference, { spacing: 'None' }), ...newestThatFit(history, now)],
    buttons,
  );
}

const quoted = (value: string): string => (value.startsWith('“') ? value : `“${value}”`);

/** A change in words: the question, and the answers as people read them; '' for none. */
export function sayChange({ field: name, before, after }: Change): Change {
  const field = fieldNamed(name);
  const say = (value: string): string => (field === undefined || value === '' ? value : sayAnswer(field, value));
  return { field: field?.title ?? name, before: say(before), after: say(after) };
}
export const notAnswered = 'not answered';
export const removed = 'removed';

const briefly = (value: string): string => quoted(cut(value, 80));
function changeOf(change: Change): readonly [string, string] {
  const { field, before, after } = sayChange(change);
  return [field, `${before === '' ? notAnswered : briefly(before)} → ${after === '' ? removed : briefly(after)}`];
}

/** What changed between two versions of the answers. */
export const changesBetween = (
  before: Answers,
  after: Answers,
): readonly { field: string; before: string; after: string }[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }));
