// The cards of the referral’s pages, the last of which reads everything back.
import type { Instant } from '../../domain/time/calendar.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { extraPages } from '../../domain/case/referral/form/extra-pages.ts';
import { pages } from '../../domain/case/referral/form/pages.ts';
import { unchangedField } from '../../domain/case/referral/referral.ts';
import { whyField } from '../../domain/case/referral/form/saving.ts';
import { notAnswered, type Gap } from '../../domain/case/referral/form/rules.ts';
import type { NotKnown } from '../../domain/case/state/stage-parts.ts';
import { isAsked, sayAnswer, type Answers, type Field } from '../../domain/kernel/fields.ts';
import {
  box,
  input,
  lines,
  row,
  small,
  subheading,
  text,
  withColon,
  group,
  type Button,
  type Card,
  type Element,
  type Json,
} from '../blocks.ts';
import { choicesThatFit } from '../choices.ts';
import { askedWithUnknown, leftOn } from './unknown.ts';
import { formCard, type Form, type Problems } from '../form.ts';
import { given } from '../../domain/kernel/given.ts';

/** What a page of the referral is drawn from. */
export interface PageView {
  readonly reference: string;
  readonly command: string;
  readonly page: FormPage;
  /** As saved; or, after a press that failed, as just sent. */
  readonly answers: Answers;
  readonly savedAt: Instant | undefined;
  /** With it the day is said, too, where it was saved on another. */
  readonly now?: Instant;
  readonly problems?: Problems;
  readonly message?: string;
  readonly notes?: readonly string[];
  /** Said at a field: words that may blame a child. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Given back: by whom, why, and the questions it is about. */
  readonly returned?: {
    readonly by: string;
    readonly reason: string;
    readonly note: string;
    readonly fields: readonly string[];
  };
  /** Come from the last page by Change: a button leads back there. */
  readonly checking?: boolean;
}

/** Someone who can be chosen. */
export interface PersonChoice {
  readonly objectId: string;
  readonly name: string;
}

/** What the last page shows besides its fields. */
export interface CheckView extends PageView {
  readonly notKnown: NotKnown;
  readonly gaps: readonly Gap[];
  readonly eligible: readonly PersonChoice[];
  /** Given back by the manager or the co-ordinator: says "again". */
  readonly again: boolean;
  /** Nothing was changed since: why is asked, and holds what was typed. */
  readonly unchangedBecause?: string;
}

const isNumbered = (page: FormPage): boolean => pages.includes(page);
const placeOf = (page: FormPage): string => (isNumbered(page) ? `Page ${page.id} of ${pages.length}` : 'Optional page');

const nextOf = (page: FormPage): string => {
  const next = isNumbered(page) ? pages[pages.indexOf(page) + 1] : undefined;
  return next === undefined ? '' : ` Next: ${next.title}.`;
};

/** Any page but the last: Back · Next · Save and close, in this order on each. */
export function pageCard(view: PageView): Card {
  const { page, reference } = view;
  const data = { ref: reference, page: page.id, command: view.command };
  const buttons: Button[] = [
    { title: 'Back', verb: 'refer.back', data },
    { title: isNumbered(page) ? 'Next' : 'Done', verb: 'refer.next', data, style: 'positive' },
    ...(leftOn(page, {}).length > 0 ? [{ title: 'Not known: all left here', verb: 'refer.unknown', data }] : []),
    { title: 'Save and close', verb: 'refer.save', data },
    ...(view.checking === true && isNumbered(page)
      ? [{ title: 'Back to check', verb: 'refer.change', data: { ...data, to: '9' } }]
      : []),
  ];
  return formCard({
    title: page.title,
    line: lineOf(view),
    foot: `${placeOf(page)}: ${page.title}.${nextOf(page)} Every question is needed unless it says optional.`,
    key: `p${page.id}`,
    fields: page.fields.filter((field) => isAsked(field, view.answers)).map(askedWithUnknown),
    values: view.answers,
    ...asking(view),
    buttons,
    ...given({ problems: view.problems, message: view.message, said: view.notes, hints: view.hints }),
  });
}

/** On a page that a return is about: what was asked, and a mark at each question it means. */
function asking({ page, returned }: PageView): Pick<Form, 'before' | 'marks'> {
  const asked = page.fields.filter(({ name }) => returned?.fields.includes(name) === true);
  if (returned === undefined || asked.length === 0) return {};
  const mark = `${returned.by} asks about this`;
  return { before: askedFor({ returned }), marks: Object.fromEntries(asked.map(({ name }) => [name, mark])) };
}

const lineOf = ({ page, reference, savedAt, now }: PageView): string =>
  `${placeOf(page)} · ${reference}${savedAt === undefined ? '' : ` · saved ${sayClock(savedAt, now ?? savedAt)}`}`;

/** Most bytes of one answer that is read back: whole while the card has room, else shorter and shorter. */
const readBackBytes = [5000, 1500, 500, 150, 90, 60];
/** A card may have 28 KB (docs/design.md 6). */
const mostBytes = 27_500;

/**
 * The last page: everything read back, as long as the card has room for it, what is missing, who is asked. The first
 * button is Back, the last one sends.
 */
export function checkCard(view: CheckView): Card {
  const cards = readBackBytes.map((bytes) => checkedCard(view, bytes));
  return cards.find(fits) ?? (cards.at(-1) as Card);
}

const fits = (card: Card): boolean => new TextEncoder().encode(JSON.stringify(card)).length <= mostBytes;

function checkedCard(view: CheckView, bytes: number): Card {
  const data = { ref: view.reference, page: '9', command: view.command };
  return formCard({
    title: view.page.title,
    line: lineOf(view),
    foot: view.gaps.length === 0 ? 'Page 9 of 9: everything needed is there' : `Page 9 of 9: ${missingLine(view.gaps)}`,
    key: 'p9',
    fields: view.page.fields.map((field) =>
      field.name === 'consenter' ? consenterField(field, view.eligible, view.answers['consenter']) : field,
    ),
    values: consenterPreset(view),
    before: [
      ...askedFor(view),
      ...pages.slice(0, -1).map((page) => readBack(page, view, data, bytes)),
      ...extras(view.answers, data, bytes),
      ...missing(view, data),
      ...(view.unchangedBecause === undefined
        ? []
        : [
            text('Nothing has changed since it was returned. Make the changes asked for, or say why not.'),
            ...input(unchangedField, view.unchangedBecause, 'p9', view.problems?.[unchangedField.name]),
          ]),
    ],
    buttons: [
      { title: 'Back', verb: 'refer.back', data },
      { title: 'Save and close', verb: 'refer.save', data },
      { title: 'Submit for consent', verb: 'refer.submit', data, style: 'positive' },
    ],
    ...given({ problems: view.problems, message: view.message }),
    notes:
      view.message === undefined
        ? [view.again ? 'Check what you changed, then resubmit.' : 'Read it through once, then submit.']
        : [],
    said: view.notes ?? [],
  });
}

function missingLine(gaps: readonly Gap[]): string {
  const what = gaps.every((gap) => gap.problem === notAnswered) ? 'missing' : 'missing or must change';
  return `${gaps.length} ${gaps.length === 1 ? 'answer is' : 'answers are'} ${what}`;
}

/** Room for thirty managers with ordinary names. A line is short; a directory with more has a mistake in it. */
const managersBytes = 3000;

/** The consenting manager's choices: people, not codes. Who was chosen is there, however far up they are. */
export function consenterField(field: Field, eligible: readonly PersonChoice[], chosen = ''): Field {
  const all = eligible.map((person) => ({ value: person.objectId, title: person.name }));
  const fit = choicesThatFit(all, managersBytes);
  return {
    ...field,
    kind: 'choice',
    choices: all.filter((choice) => fit.includes(choice) || choice.value === chosen),
    help:
      eligible.length === 0
        ? 'No one above you is in the directory, so the co-ordinator chooses who decides.'
        : 'Your manager, someone above them, or their delegate. Never yourself.',
  };
}

const consenterPreset = (view: CheckView): Answers => ({
  ...given({ consenter: view.eligible[0]?.objectId }),
  ...view.answers,
});

const askedFor = ({ returned }: Pick<PageView, 'returned'>): readonly Element[] =>
  returned === undefined
    ? []
    : [
        box('accent', [
          lines(
            [
              ['Returned by', returned.by],
              ['Reason', returned.reason],
              ['Note', returned.note],
            ],
            1500,
          ),
        ]),
      ];

function readBack(
  page: FormPage,
  { answers, notKnown }: CheckView,
  data: Readonly<Record<string, Json>>,
  bytes: number,
): Element {
  const said = page.fields.flatMap((field): readonly (readonly [string, string])[] => {
    const value = answers[field.name] ?? '';
    if (value !== '') return [[field.title, sayAnswer(field, value)]];
    return notKnown.fields.includes(field.name) ? [[field.title, 'Not known yet']] : [];
  });
  return group(
    [
      subheading(`Page ${page.id} · ${page.title}`),
      said.length === 0 ? small('Nothing answered yet.') : lines(said, bytes),
      row([{ title: `Change page ${page.id}`, verb: 'refer.change', data: { ...data, to: page.id } }]),
    ],
    true,
  );
}

function extras(answers: Answers, data: Readonly<Record<string, Json>>, bytes: number): readonly Element[] {
  const answered = extraPages.flatMap((page) => page.fields).filter((field) => (answers[field.name] ?? '') !== '');
  return [
    group(
      [
        subheading('Optional'),
        answered.length > 0
          ? lines(
              answered.map((field) => [field.title, answers[field.name] ?? '']),
              bytes,
            )
          : small('Add what you know; nothing here is required.'),
        row(extraPages.map((page) => ({ title: page.title, verb: 'refer.change', data: { ...data, to: page.id } }))),
      ],
      true,
    ),
  ];
}

const toAnswer = (gaps: readonly Gap[]): Element =>
  box('accent', [
    text(`● ${missingLine(gaps)}.`, { weight: 'Bolder' }),
    ...gapLines(gaps).map((line) => text(line, { spacing: 'Small' })),
  ]);

/** What is missing, by page, with "Not known yet" and why for what may be unknown. */
function missing(view: CheckView, data: Readonly<Record<string, Json>>): readonly Element[] {
  const open = notKnownChoices(view.gaps, view.notKnown);
  return [
    ...(view.gaps.length === 0 ? [] : [toAnswer(view.gaps)]),
    ...linksTo(view.gaps, data),
    ...(open === undefined
      ? []
      : [
          ...input(open, view.notKnown.fields.join(','), 'p9'),
          ...input(whyField, view.notKnown.why, 'p9', view.problems?.['why']),
          text('Either answer what is missing, or tick it here and say why.', { spacing: 'Small' }),
        ]),
  ];
}

/** A button to each page with something missing, named by the first of it; of page 9 it is here. */
function linksTo(gaps: readonly Gap[], data: Readonly<Record<string, Json>>): readonly Element[] {
  const pagesWith = [...new Set(gaps.map((gap) => gap.page))].filter((page) => page !== '9');
  const buttons = pagesWith.map((to): Button => {
    const here = gaps.filter((gap) => gap.page === to);
    const more = here.length > 1 ? ` and ${here.length - 1} more` : '';
    return { title: `Answer: ${here[0]?.title ?? ''}${more}`, verb: 'refer.change', data: { ...data, to } };
  });
  return [0, 4, 8].map((from) => buttons.slice(from, from + 4)).flatMap((some) => (some.length > 0 ? [row(some)] : []));
}

/** By page: what is simply not answered in one line, whatever needs explaining in a line of its own. */
function gapLines(gaps: readonly Gap[]): readonly string[] {
  return [...new Set(gaps.map((gap) => gap.page))].flatMap((page) => {
    const here = gaps.filter((gap) => gap.page === page);
    const open = here.filter((gap) => gap.problem === notAnswered).map((gap) => gap.title);
    const explained = here
      .filter((gap) => gap.problem !== notAnswered)
      .map((gap) => `Page ${page} · ${withColon(gap.title)} ${gap.problem}`);
    return [...(open.length > 0 ? [`Page ${page}: ${open.join(' · ')}`] : []), ...explained];
  });
}

/** Why it was not sent: named when few, else counted; the list by page is on the same card. */
export function notSentLine(gaps: readonly Gap[]): string {
  const few = gaps.length <= 3;
  const [only] = gaps;
  if (gaps.length === 1 && only !== undefined && only.problem !== notAnswered) {
    return `Not sent. ${withColon(only.title)} ${only.problem}`;
  }
  const titles = gaps.map((gap) => gap.title).join(', ');
  return few ? `Not sent. Still needed: ${titles}.` : `Not sent: ${missingLine(gaps)}. They are listed here, by page.`;
}

/** The "Not known yet" question: what may be unknown and is missing, or was ticked before. Undefined when nothing is. */
export function notKnownChoices(gaps: readonly Gap[], notKnown: NotKnown): Field | undefined {
  const names = [...new Set([...gaps.filter((gap) => gap.mayBeNotKnown).map((gap) => gap.field), ...notKnown.fields])];
  if (names.length === 0) return undefined;
  const all = pages.flatMap((page) => page.fields);
  const choices = all
    .filter((field) => names.includes(field.name))
    .map((field) => ({ value: field.name, title: field.title }));
  return {
    name: 'notKnown',
    title: 'Not known yet',
    kind: 'choices',
    need: 'optional',
    choices,
    most: 2000,
    neededWhen: () => names.length > 0,
  };
}
