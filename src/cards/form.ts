// The card of a form, and how what was sent with it is read.
import { beginLow } from '../domain/kernel/begins.ts';
import { isNeeded, readRaw, type Answers, type Field } from '../domain/kernel/fields.ts';
import type { Instant } from '../domain/time/calendar.ts';
import {
  asked,
  bandOf,
  box,
  card,
  column,
  columns,
  cut,
  heading,
  input,
  parted,
  problemLine,
  sayBand,
  sayProblem,
  small,
  text,
  turning,
  type Band,
  type Button,
  type Card,
  type Element,
} from './blocks.ts';

/** Problems by field name; the sentence says what to do. */
export type Problems = Readonly<Record<string, string>>;

export interface Form {
  /** How what it is about stands. */
  readonly band?: Band;
  readonly title: string;
  /** Under the title: page, reference, saved. */
  readonly line: string;
  /** Just above the buttons: where one is. */
  readonly foot: string;
  /** Makes the inputs of this form its own. */
  readonly key: string;
  readonly fields: readonly Field[];
  readonly values: Answers;
  readonly problems?: Problems;
  /** Refusals and faults, said above the buttons. */
  readonly message?: string;
  readonly notes?: readonly string[];
  /** What was understood of the page before; above the buttons, because the client shows the end of a card. */
  readonly said?: readonly string[];
  readonly before?: readonly Element[];
  /** Questions that are drawn otherwise than the others, above those. */
  readonly own?: readonly Questions[];
  /** Said above a field: why one looks at it. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Fields that came of an answer just given: asked on a ground of their own, and why. */
  readonly asked?: readonly string[];
  /** Said below a field, beside nothing that is wrong: words that may blame a child. */
  readonly hints?: Readonly<Record<string, string>>;
  readonly after?: readonly Element[];
  readonly buttons: readonly Button[];
}

/** Questions that stand together, as they are drawn. */
export interface Questions {
  readonly fields: readonly Field[];
  readonly drawn: readonly Element[];
}

/** The form card of anything with fields: a page of the referral, or any step (docs/design.md 5). */
export function formCard(form: Form): Card {
  const all = [...(form.own ?? []), ...questionsOf(form)];
  const isWrong = ({ name }: Field): boolean => form.problems?.[name] !== undefined;
  const wrong = all.flatMap(({ fields }) => fields).filter(isWrong);
  const above = [...(form.notes ?? []).map((note) => text(note, { spacing: 'Small' })), ...(form.before ?? [])];
  const below = [...(form.after ?? []), ...saidBack(form.said ?? [])];
  const first = all.findIndex(({ fields }) => fields.some(isWrong));
  return card(
    speakOf(form, wrong.length),
    [
      ...(form.band === undefined ? [] : [bandOf(form.band)]),
      heading(form.title),
      small(form.line, { spacing: 'None' }),
      ...(first >= 0 && all.length > 1
        ? leading(
            [...above, ...drawnOf(all.slice(0, first))],
            drawnOf(all.slice(first, first + 1)),
            [...drawnOf(all.slice(first + 1)), ...below],
            footOf(form, wrong),
            all[first]?.fields.find(isWrong)?.title ?? '',
          )
        : [...above, ...drawnOf(all), ...below, ...footOf(form, wrong)]),
    ],
    form.buttons,
  );
}
const drawnOf = (all: readonly Questions[]): readonly Element[] => all.flatMap(({ drawn }) => drawn);

const names = { above: 'form-above', below: 'form-below', to: 'form-to', all: 'form-all' } as const;
/** With a button that leads to the first wrong question: all others go out of sight until they are called back. */
function leading(
  above: readonly Element[],
  wrong: readonly Element[],
  below: readonly Element[],
  foot: readonly Element[],
  title: string,
): readonly Element[] {
  const others = [
    ...(above.length > 0 ? [names.above] : []),
    ...(below.length > 0 ? [names.below] : []),
    names.to,
    names.all,
  ];
  return [
    ...(above.length > 0 ? [parted(names.above, above)] : []),
    ...wrong,
    ...(below.length > 0 ? [parted(names.below, below)] : []),
    ...foot,
    turning(names.to, `Go to: ${cut(title, mostLed)}`, others, true),
    turning(names.all, 'Show all questions', others, false),
  ];
}
/** As much of a question as a button has room for on a phone. */
const mostLed = 60;

/** One field after the other; what came of the same answer on one ground, and short ones beside each other. */
function questionsOf(form: Form): readonly Questions[] {
  const all: Questions[] = [];
  let place = 0;
  let more = '';
  while (place < form.fields.length) {
    const together = togetherFrom(form, place);
    const [first] = together;
    if (first === undefined) break;
    const isAsked = form.asked?.includes(first.name) === true;
    const each = together.map((field) => fieldIn(form, saidOnce(form, field)));
    if (isAsked) {
      all.push({ fields: together, drawn: [asked(becauseOf(first, together.length, more), each.flat())] });
      if (first.because === undefined) more = 'And ';
    } else all.push({ fields: together, drawn: each.length > 1 ? [besides(first, each)] : each.flat() });
    place += together.length;
  }
  return all;
}
/** `more`: what a card says of the second time that it asks something more. */
function becauseOf({ because, about }: Field, questions: number, more: string): string {
  if (because !== undefined) return `Because ${because}`;
  if (about !== undefined && about !== '') return `You ticked: ${beginLow(about)}`;
  if (questions === 1) return more === '' ? 'One more question' : `${more}one more question`;
  return `${more}${questions} more questions`;
}

/** The first on the left, the others on the right. Two lines stand at one height, whatever their labels need. */
function besides(first: Field, [left = [], ...right]: readonly (readonly Element[])[]): Element {
  const to = { verticalContentAlignment: first.choices === undefined ? 'Bottom' : 'Top' };
  return columns([column('stretch', left, to), column('stretch', right.flat(), to)]);
}

function togetherFrom({ fields, asked: names = [] }: Form, place: number): readonly Field[] {
  const [first, ...others] = fields.slice(place);
  if (first === undefined) return [];
  if (names.includes(first.name)) {
    const end = others.findIndex(({ name, because }) => !names.includes(name) || because !== first.because);
    return [first, ...(end < 0 ? others : others.slice(0, end))];
  }
  const end = others.findIndex(({ name, beside }) => beside !== true || names.includes(name));
  return [first, ...(end < 0 ? others : others.slice(0, end))];
}

/** The same help is said once, below the first question that has it. */
const saidOnce = ({ fields }: Form, field: Field): Field => {
  const { help, ...rest } = field;
  return fields.find((one) => one.help === help) === field || field.choices?.length === 0 ? field : rest;
};

const fieldIn = ({ key, values, problems = {}, marks, hints }: Form, field: Field): readonly Element[] => [
  ...markOf(marks?.[field.name]),
  ...input(field, values[field.name] ?? field.preset ?? '', key, problems[field.name]),
  ...hintOf(hints?.[field.name]),
];

/** What is wrong with what was sent, sentence by sentence; empty where a form is not given back. */
export function problemsOf({
  fields,
  problems = {},
  message,
}: Pick<Form, 'fields' | 'problems' | 'message'>): string[] {
  const wrong = fields.filter((field) => problems[field.name] !== undefined);
  return [
    ...(message === undefined ? [] : [message]),
    ...wrong.map((field) => sayProblem(field.title, problems[field.name] ?? '')),
  ];
}

const markOf = (mark: string | undefined): readonly Element[] =>
  mark === undefined ? [] : [text(`● ${mark}`, { weight: 'Bolder', spacing: 'Medium' })];

const hintOf = (hint: string | undefined): readonly Element[] =>
  hint === undefined ? [] : [text(`○ ${hint}`, { size: 'Small', spacing: 'Small' })];

function speakOf(form: Form, wrong: number): string {
  const trouble = wrong === 0 ? '' : ` ${wrong === 1 ? '1 answer needs' : `${wrong} answers need`} another look.`;
  const band = form.band === undefined ? '' : `${sayBand(form.band)} `;
  return `${band}${form.title}. ${form.line}.${trouble}${form.message === undefined ? '' : ` ${form.message}`}`;
}

const saidBack = (said: readonly string[]): readonly Element[] =>
  said.length === 0
    ? []
    : [
        box(
          'emphasis',
          said.map((line) => text(line, { spacing: 'Small' })),
        ),
      ];

/** Each problem is said at its question; here is how many there are, for the client scrolls to the end of a card (docs/design.md 6.3). */
function footOf(form: Form, wrong: readonly Field[]): readonly Element[] {
  const many =
    wrong.length === 1
      ? '1 answer to look at again, marked ×.'
      : `${wrong.length} answers to look at again, each marked ×.`;
  const said = [
    ...(form.message === undefined ? [] : [form.message]),
    ...(wrong.length === 0 ? [] : [`${many} Nothing you typed is lost.`]),
  ];
  return said.length === 0
    ? [small(form.foot, { separator: true, spacing: 'Medium' })]
    : said.map((one) => problemLine(one, { separator: true }));
}

/** What a card sent back, and when: dates are read as they are said then. */
export interface Sent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Instant;
}

/** What was sent, read by the form's fields: the inverse of `formCard`. An absent input means emptied. */
export function readForm(fields: readonly Field[], { data, now }: Sent): { answers: Answers; problems: Problems } {
  const answers: Record<string, string> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const { keep, problem } = readRaw(field, Object.hasOwn(data, field.name) ? data[field.name] : undefined, now);
    answers[field.name] = keep;
    if (problem !== undefined) problems[field.name] = problem;
  }
  return { answers, problems };
}

/** As `readForm`, and every needed answer must be there: for steps, which are not saved half done. */
export function readStep(fields: readonly Field[], sent: Sent): { answers: Answers; problems: Problems } {
  const { answers, problems } = readForm(fields, sent);
  const missing = fields.filter((field) => isNeeded(field, answers) && answers[field.name] === '');
  const added = missing.map((field) => [field.name, problems[field.name] ?? 'this is needed.'] as const);
  return { answers, problems: { ...problems, ...Object.fromEntries(added) } };
}
