// The last page of the referral on one screen: four lines, what is missing as rows, what is not known in one line, who is asked.
import { extraPages } from '../../domain/case/referral/form/extra-pages.ts';
import {
  basisField,
  basisPage,
  fieldNamed,
  pageOf,
  pages,
  unknownsPage,
} from '../../domain/case/referral/form/pages.ts';
import { unchangedField } from '../../domain/case/referral/referral.ts';
import { notAnswered, unknownIn, whyGap, type Gap } from '../../domain/case/referral/form/rules.ts';
import { whyField } from '../../domain/case/referral/form/saving.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import type { NotKnown } from '../../domain/case/state/stage-parts.ts';
import { sayAnswer, type Answers, type Field } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { localDate } from '../../domain/time/calendar.ts';
import {
  asked,
  box,
  cut,
  group,
  input,
  lines,
  mostInRow,
  pressed,
  row,
  text,
  withColon,
  words,
  type Button,
  type Card,
  type Element,
  type Json,
} from '../blocks.ts';
import { choicesThatFit } from '../choices.ts';
import { formCard, type Problems, type Questions } from '../form.ts';
import { askedFor, lineOf, type PageView } from './page.ts';

/** Someone who can be chosen. */
export interface PersonChoice {
  readonly objectId: string;
  readonly name: string;
}

/** What the last page shows besides its fields. */
export interface CheckView extends PageView {
  readonly notKnown: NotKnown;
  /** Undefined where it cannot be told now: the store is away. */
  readonly gaps: readonly Gap[] | undefined;
  readonly eligible: readonly PersonChoice[];
  /** Given back by the manager or the co-ordinator: says "again". */
  readonly again: boolean;
  /** The reason for what is not known is asked here, and holds what was typed. */
  readonly why?: string;
  /** Nothing was changed since: why is asked, and holds what was typed. */
  readonly unchangedBecause?: string;
}
type Data = Readonly<Record<string, Json>>;

/** The last page: nothing is said twice, and every row leads to what it names. */
export function checkCard(view: CheckView): Card {
  const data = { ref: view.reference, page: '9', command: view.command };
  const { gaps } = view;
  return formCard({
    title: view.page.title,
    line: lineOf(view),
    foot:
      gaps === undefined || gaps.length > 0
        ? 'Page 9 of 9. Submit works when nothing is missing.'
        : 'Page 9 of 9. Nothing is sent before you press Submit for consent.',
    key: 'p9',
    fields: view.page.fields
      .filter(({ name }) => name === 'consenter')
      .map((field) => consenterField(field, view.eligible, view.answers['consenter'])),
    values: consenterPreset(view),
    problems: problemsHere(view),
    before: [
      ...askedFor(view),
      ...askedAbout(view, data),
      ...inBrief(view),
      row([{ title: 'Read it through', verb: 'refer.read', data }, ...tickUnknown(gaps, data)]),
      ...missing(gaps, data),
      ...notKnownYet(view, data),
    ],
    own: [...whyAsked(view), ...unchangedAsked(view)],
    after: sharedAs(view, data),
    buttons: [
      { title: 'Back', verb: 'refer.back', data },
      { title: 'Save and close', verb: 'refer.save', data },
      { title: 'Submit for consent', verb: 'refer.submit', data, style: 'positive' },
    ],
    ...given({ message: view.message }),
    notes: view.again && view.message === undefined ? ['Check what you changed, then resubmit.'] : [],
    said: view.notes ?? [],
  });
}

/** Of a referral that was returned: to the pages that were asked about. */
function askedAbout({ returned }: CheckView, data: Data): readonly Element[] {
  const ids = [...new Set((returned?.fields ?? []).flatMap((name) => pageOf(name)?.id ?? []))];
  const buttons = ids.slice(0, mostInRow).map((to): Button => {
    return { title: `Change page ${to}`, verb: 'refer.change', data: { ...data, to } };
  });
  return buttons.length === 0 ? [] : [row(buttons)];
}

/** What is wrong with the answers that stand on this page. */
function problemsHere({ gaps = [], problems = {} }: CheckView): Problems {
  const about = gaps.filter(({ field, problem }) => field === 'consenter' && problem !== notAnswered);
  return { ...Object.fromEntries(about.map(({ field, problem }) => [field, problem])), ...problems };
}

/** Room for a plan or a list of types; the whole of it is behind Read it through. */
const briefBytes = 500;

const joined = (between: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(between);

function inBrief({ answers, now, savedAt }: CheckView): readonly Element[] {
  const birth = birthOf(answers);
  const today = now ?? savedAt;
  const age = birth === undefined || today === undefined ? '' : sayAge(birth, localDate(today));
  const said = (name: string): string => {
    const field = fieldNamed(name);
    const value = answers[name] ?? '';
    return field === undefined || value === '' ? '' : sayAnswer(field, value);
  };
  const four = [
    ['Child', joined(', ', joined(' ', said('forenames'), said('surname')), age)],
    ['Worry', said('types')],
    ['Safe tonight', joined(', ', said('safeTonight'), said('planTonight'))],
    ['You ask for', said('ask')],
  ] as const;
  const there = four.filter(([, value]) => value !== '');
  return there.length === 0 ? [] : [lines(there, briefBytes)];
}

/** So many gaps have a row each; of more, each page has one. */
const mostOwnRows = 6;

/** What is missing, a row that leads to it each; what stands on this page is asked below. */
function missing(gaps: readonly Gap[] | undefined, data: Data): readonly Element[] {
  if (gaps === undefined) return [];
  if (gaps.length === 0) return [box('good', [text('✓ Everything needed is there', { weight: 'Bolder' })])];
  const elsewhere = gaps.filter(({ page }) => page !== '9');
  if (elsewhere.length === 0) return [];
  const rows = elsewhere.length <= mostOwnRows ? elsewhere.map(gapRow) : pageRows(elsewhere);
  return [
    asked(
      `${missingLine(elsewhere)}: press one`,
      rows.map(({ what, line, to }) =>
        pressed(
          {
            ...group([text(`**${what}**`), text(line, { size: 'Small', spacing: 'None' })]),
            spacing: 'Small',
          },
          { verb: 'refer.change', data: { ...data, to }, does: 'answer it' },
        ),
      ),
    ),
  ];
}

interface Row {
  readonly what: string;
  readonly line: string;
  readonly to: string;
}
const titleOfPage = (id: string): string => {
  const extra = extraPages.find((page) => page.id === id);
  return extra?.title ?? `Page ${id}, ${pages.find((page) => page.id === id)?.title ?? ''}`;
};
const explained = ({ page, problem }: Gap): string => (problem === notAnswered ? titleOfPage(page) : problem);
const gapRow = (gap: Gap): Row => ({ what: gap.title, line: explained(gap), to: gap.page });

const isExtra = ({ page }: Gap): boolean => extraPages.some(({ id }) => id === page);

/** A row a page; the optional pages share one. */
function pageRows(gaps: readonly Gap[]): readonly Row[] {
  const numbered = [...new Set(gaps.filter((gap) => !isExtra(gap)).map(({ page }) => page))];
  const groups = [...numbered.map((id) => gaps.filter(({ page }) => page === id)), gaps.filter(isExtra)];
  return groups.flatMap((here): readonly Row[] => {
    const [first] = here;
    if (first === undefined) return [];
    const more = here.length > 1 ? ` and ${here.length - 1} more` : '';
    return [{ what: titleOfPage(first.page), line: `${cut(first.title, 60)}${more}`, to: first.page }];
  });
}

function missingLine(gaps: readonly Gap[]): string {
  const what = gaps.every((gap) => gap.problem === notAnswered) ? 'missing' : 'missing or must change';
  return `${gaps.length} ${gaps.length === 1 ? 'answer is' : 'answers are'} ${what}`;
}

/** "24 are not known yet". */
export const unknownLine = (count: number): string => `${count} ${count === 1 ? 'is' : 'are'} not known yet`;

/** What is known not to be known is counted, with its one reason; a press shows which. */
function notKnownYet(view: CheckView, data: Data): readonly Element[] {
  const count = unknownIn(view).length;
  if (count === 0) return [];
  const { why } = view.notKnown;
  return [
    pressed(
      box('emphasis', [
        text(`**○ ${unknownLine(count)}**`),
        ...(why === '' || view.why !== undefined ? [] : [words(why, 900)]),
      ]),
      { verb: 'refer.change', data: { ...data, to: unknownsPage.id }, does: 'see them, or change the reason' },
    ),
  ];
}

/** What is missing may be said to be not known yet, all at once. */
const tickUnknown = (gaps: readonly Gap[] = [], data: Data): readonly Button[] =>
  gaps.some(({ mayBeNotKnown }) => mayBeNotKnown)
    ? [{ title: 'Not known yet', verb: 'refer.change', data: { ...data, to: unknownsPage.id } }]
    : [];

const whyAsked = ({ why, problems }: CheckView): readonly Questions[] =>
  why === undefined
    ? []
    : [
        {
          fields: [whyField],
          drawn: [asked('Because something is not known yet', input(whyField, why, 'p9', problems?.[whyField.name]))],
        },
      ];

const unchangedAsked = ({ unchangedBecause, problems }: CheckView): readonly Questions[] =>
  unchangedBecause === undefined
    ? []
    : [
        {
          fields: [unchangedField],
          drawn: [
            asked('Because nothing has changed since it was returned', [
              text('Make the changes asked for, or say why not.', { spacing: 'Small' }),
              ...input(unchangedField, unchangedBecause, 'p9', problems?.[unchangedField.name]),
            ]),
          ],
        },
      ];

/** The basis as it is chosen, or as it is beforehand; pressed to be changed. */
function sharedAs({ answers, gaps }: CheckView, data: Data): readonly Element[] {
  const chosen = answers[basisField.name] ?? '';
  // What is stored cannot be told while the store is away.
  if (chosen === '' && gaps === undefined) return [];
  const said = sayAnswer(basisField, chosen === '' ? (basisField.preset ?? '') : chosen);
  const to = { verb: 'refer.change', data: { ...data, to: basisPage.id }, does: 'change it' };
  return [pressed(box('emphasis', [text(`**Shared as:** ${said}`)]), to)];
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

/** Why it was not sent: named when few, else counted as on the same card. */
export function notSentLine(gaps: readonly Gap[]): string {
  const few = gaps.length <= 3;
  const [only] = gaps;
  if (gaps.length === 1 && only !== undefined && only.problem !== notAnswered) {
    return `Not sent. ${withColon(only.title)} ${only.problem}`;
  }
  const titles = gaps.map((gap) => gap.title).join(', ');
  if (few) return `Not sent. Still needed: ${titles}${titles.endsWith('?') ? '' : '.'}`;
  const others = gaps.filter(({ field }) => field !== whyGap);
  const reason = others.length < gaps.length ? ', and why the rest is not known yet' : '';
  return `Not sent: ${missingLine(others)}${reason}.`;
}
