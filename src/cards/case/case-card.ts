// The open card of a case, its story, and its history.
import { beginHigh } from '../../domain/kernel/begins.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { notForMset, returnReasons } from '../../domain/case/referral/form/lists.ts';
import { stageLabels, stageOf } from '../../domain/case/state/stage-table.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { isUrgent, type Case, type ConsentedCase } from '../../domain/case/state/stages.ts';
import { sayDecider } from '../../domain/case/state/stage-parts.ts';
import { sayAnswer, type Answers } from '../../domain/kernel/fields.ts';
import {
  challengeStory,
  consentedStory,
  drawn,
  harmStory,
  keptStory,
  nextStory,
  turns18,
  type StoryPart,
  type Tells,
} from './story.ts';
import { item, type ListRow } from '../home.ts';
import {
  bandOf,
  box,
  card,
  column,
  columns,
  cut,
  heading,
  lines,
  partsOf,
  pressed,
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
  type Press,
} from '../blocks.ts';
import type { Reads } from '../../domain/people/reads.ts';

export interface CaseView {
  readonly case: Case;
  readonly shared: boolean;
  /** How it stands for the person who reads. */
  readonly band: Band;
  /** The child; where others look on, the reference. */
  readonly title: string;
  /** What one has to know before anything else; of the worry nothing for those who may not read the referral. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What is owed, the most pressing first; each leads to the work. */
  readonly owed: readonly ListRow[];
  /** How many more there are. */
  readonly moreOwed: number;
  /** What still stands in the way of its closure, where one is proposed. */
  readonly inTheWay: readonly Element[];
  /** For the co-ordinator: the cases that look like it. */
  readonly alike: readonly Element[];
  /** What is true now, and what comes next. */
  readonly story: readonly StoryPart[];
  /** What happened, in one line, and what opens it. */
  readonly past?: { readonly line: string; readonly press: Press };
  readonly message?: string;
  /** What there is to read of it. */
  readonly read: readonly Button[];
  readonly buttons: readonly Button[];
}

/** What is true of a case now, what is owed, and folded what happened (docs/process.md P9.1; docs/design.md 6). */
export function caseCard(view: CaseView): Card {
  const { case: childCase, band, title, facts, owed, moreOwed, past } = view;
  const stage = stageLabels[childCase.stage];
  return card(
    `${sayBand(band)} ${title}. ${stage}. ${childCase.reference}.`,
    [
      bandOf(band),
      heading(title),
      small([stage, childCase.reference, ...(isUrgent(childCase) ? ['urgent'] : [])].join(' · '), { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [box('accent', [text(view.message, { weight: 'Bolder' })])]),
      ...(facts.length === 0 ? [] : [lines(facts, 500)]),
      ...(owed.length === 0 ? [] : [subheading(owed.length === 1 ? 'Owed' : 'Owed, the most pressing first')]),
      ...owed.map(item),
      ...(moreOwed === 0 ? [] : [small(`and ${moreOwed} more`)]),
      ...view.inTheWay,
      ...view.story.map((part) => ({ ...drawn(part), spacing: 'Small' })),
      ...(view.read.length === 0 ? [] : [row(view.read)]),
      ...view.alike,
      ...(past === undefined
        ? []
        : [pressed(box('emphasis', [text('**History**'), text(past.line, { spacing: 'None' })]), past.press)]),
    ],
    view.buttons,
  );
}

/** What happened in a case, as far as a card has room for it; each fact of it is behind (docs/process.md P9.1). */
export const storyCard = (view: Pick<CaseView, 'case' | 'shared' | 'title' | 'story' | 'buttons'>): Card =>
  card(
    `History. ${view.title}. ${view.case.reference}.`,
    [
      heading('History'),
      small(subOf(view), { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.story.length === 0 ? [text('Nothing is decided or recorded yet.')] : view.story.map(drawn)),
    ],
    view.buttons,
  );
/** "Kestrel Madeup, 15 · MSET-4F7K-24", under the title of any card of a case. */
export const subOf = ({ title, case: { reference } }: Pick<CaseView, 'title' | 'case'>): string =>
  title === reference ? reference : `${title} · ${reference}`;

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
  tells: Tells = 'all',
): readonly StoryPart[] => [
  ...linkStory(childCase),
  ...stageStory(childCase, last, now, { mine, reads, tells }),
  ...harmStory(childCase, now),
];

/** What is true now of a case since consent, and what comes next where nothing is asked of the reader (`isFree`). */
export const nowStory = (
  childCase: ConsentedCase,
  now: Instant,
  mine: boolean,
  isFree: boolean,
): readonly StoryPart[] => [
  ...linkStory(childCase),
  ...keptStory(childCase, undefined),
  ...turns18(childCase, now),
  ...(childCase.adult === undefined ? [] : [{ pairs: [['Adult lead', childCase.adult.adultLead]] } as const]),
  ...(isFree ? nextStory(childCase, mine, now) : []),
];

/** The other half of the link; the last case is told by those who may read both. */
const linkStory = ({ referredAgain }: Case): readonly StoryPart[] =>
  referredAgain === undefined ? [] : [{ stands: `The child has been referred again: ${referredAgain.join(', ')}.` }];

function stageStory(
  childCase: Case,
  last: MeetingDecision | undefined,
  now: Instant,
  { mine, reads, tells }: { readonly mine: boolean; readonly reads: Reads; readonly tells: Tells },
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
        ...(mine && tells === 'all' ? [nextOf(childCase, now)] : []),
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
      return consentedStory(childCase, last, now, mine, reads, tells);
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

/** What a page of the history has room for: lines of text on one screen, and bytes on a card. */
const mostOnHistory = { lines: 40, bytes: 20_000 } as const;
const lettersInLine = 62;
const linesIn = (said: string): number =>
  said.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersInLine)), 0);

function roomFor(elements: readonly Element[]): number {
  const texts = elements.map((element) => (element.type === 'ColumnSet' ? 3 : linesIn(readOf(element))));
  // What stands between two of them is half a line.
  return texts.reduce((sum, lines) => sum + lines + 0.5, 0);
}
const readOf = (element: Element): string =>
  typeof element['text'] === 'string' ? element['text'] : partsOf(element, 'inlines').map(readOf).join('');

/** Where the page of the history begins that ends before `end`: as much as one screen has room for, and one line at least. */
export function startOfPage(history: readonly HistoryLine[], end: number, now: Instant): number {
  let [room, bytes] = [0, 0];
  for (let start = end - 1; start >= 0; start -= 1) {
    const line = history[start];
    const elements = line === undefined ? [] : historyLine(line, now);
    room += roomFor(elements);
    bytes += new TextEncoder().encode(JSON.stringify(elements)).length;
    const isFull = room > mostOnHistory.lines || bytes > mostOnHistory.bytes;
    if (isFull) return Math.min(start + 1, end - 1);
  }
  return 0;
}

/** A fact as a sentence of its own: who did it stands before it. */
const asSentence = (what: string): string => `${beginHigh(what)}${/[.!?…”]$/.test(what) ? '' : '.'}`;

/** With a line above it, so that a button is seen to be of its line. */
function historyLine(line: HistoryLine, now: Instant): readonly Element[] {
  const { at, what, who, why, righted, button, said = [], changed = [] } = line;
  const most = 12;
  // What is true now is said in the words of who changed it.
  const first = `${sayWhen(at, now)} · ${who}. ${asSentence(what)}`;
  return [
    ...(righted === undefined
      ? [{ ...words(first, 2200), spacing: 'Small', separator: true }]
      : [{ ...words(first, 1000, { strikethrough: true }), separator: true }, words(righted, 2200)]),
    ...(why === undefined ? [] : [lines([['Reason', why]], 2200)]),
    ...(said.length === 0 ? [] : [lines(said, 1200)]),
    ...(changed.length === 0 ? [] : [lines(changed.slice(0, most).map(changeOf), 400)]),
    ...(changed.length > most ? [small(`and ${changed.length - most} more answers`)] : []),
    ...(button === undefined ? [] : [buttonOfLine(button, `${sayWhen(at, now)}, ${cut(what, 120)}`)]),
  ];
}

/** Several of a card read alike: heard, each says its line. The clients call a button by its title alone, and what is pressed as a whole by more. */
const buttonOfLine = ({ title, verb, data = {} }: Button, line: string): Element =>
  columns(
    [column('auto', [pressed(box('emphasis', [text(title, { weight: 'Bolder' })]), { verb, data, does: line })])],
    {
      spacing: 'Small',
    },
  );

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
    `History of ${reference}, step by step.`,
    [
      heading('History, step by step'),
      small(reference, { spacing: 'None' }),
      ...history.flatMap((line) => historyLine(line, now)),
    ],
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
  return [
    field,
    `${after === '' ? removed : `now ${briefly(after)}`}, before ${before === '' ? notAnswered : briefly(before)}.`,
  ];
}

/** What changed between two versions of the answers. */
export const changesBetween = (
  before: Answers,
  after: Answers,
): readonly { field: string; before: string; after: string }[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }));
