// The cards a manager reads before they decide: the conflict question, then the referral in three parts.
import type { Instant } from '../../domain/time/calendar.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { extraPages } from '../../domain/case/referral/form/extra-pages.ts';
import { returnFields } from '../../domain/case/consent/consent.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { unknownIn } from '../../domain/case/referral/form/rules.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { ageNotes, birthOf, sayAge } from '../../domain/case/state/birth.ts';
import { sayAnswer, type Field } from '../../domain/kernel/fields.ts';
import {
  bandOf,
  box,
  card,
  cut,
  heading,
  lines,
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
import { unknownLine } from '../referral/check.ts';

/** How many reading cards a referral has (docs/process.md P4.10). */
export const readings = 3;

export interface ReadingView {
  readonly case: Case;
  /** The child, by name and age; absent where others look on. */
  readonly child?: string;
  readonly part: number;
  readonly band: Band;
  readonly now: Instant;
  /** Said above the buttons of the last part: what the manager puts their name to. */
  readonly statement?: string;
  readonly message?: string;
  /** Whom to ring while the office is shut, where the referral is urgent (docs/process.md P4.7). */
  readonly tonight?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

const reasonField = returnFields[0] as Field;

const onlyYou = (shared: boolean): readonly Element[] => (shared ? [small('Only you see this.')] : []);

/** One of three short cards: strengths, the child's words and tonight first. */
export function readingCard(view: ReadingView): Card {
  const { case: childCase, part } = view;
  const parts = [first, second, third];
  const title = `Read ${part} of ${readings}`;
  return card(
    `${sayBand(view.band)} ${view.child === undefined ? '' : `${view.child}. `}${title}. ${childCase.reference}.${view.message === undefined ? '' : ` ${view.message}`}`,
    [
      bandOf(view.band),
      heading(view.child ?? childLine(childCase, view.now)),
      small(`${title} · ${childCase.reference}`, { spacing: 'None' }),
      ...onlyYou(view.shared),
      ...(view.message === undefined ? [] : [box('accent', [text(view.message, { weight: 'Bolder' })])]),
      ...(view.tonight === undefined ? [] : [text(`● ${view.tonight}`, { weight: 'Bolder' })]),
      ...(parts[part - 1] ?? first)(childCase, view.now),
      ...(view.statement === undefined ? [] : [box('emphasis', [text(view.statement)])]),
      small(title, { separator: true }),
    ],
    view.buttons,
  );
}

/** The title where others look on; the name is a reading line below. */
function childLine(childCase: Case, now: Instant): string {
  const birth = birthOf(childCase.answers);
  return birth === undefined ? 'The referral' : `Referral: child aged ${sayAge(birth, localDate(now))}`;
}

/** An answer in words, or why it is not known yet; '' where nothing was said. */
export const answerIn = (childCase: Case, name: string): string => {
  const field = fieldNamed(name);
  const value = childCase.answers[name] ?? '';
  if (value !== '' && field !== undefined) return sayAnswer(field, value);
  return childCase.notKnown.fields.includes(name) ? `Not known yet: ${childCase.notKnown.why}` : '';
};

/** An answer in words; '' where there is none, and where it is not known yet: that is said once, by `notKnown`. */
function knownIn({ answers }: Case, name: string): string {
  const field = fieldNamed(name);
  const value = answers[name] ?? '';
  return value === '' || field === undefined ? value : sayAnswer(field, value);
}

const pairs = (childCase: Case, names: readonly string[]): readonly (readonly [string, string])[] =>
  names.flatMap((name) => {
    const value = knownIn(childCase, name);
    return value === '' ? [] : [[titleOf(name), value] as const];
  });

/** What one person wrote, in a box of its own; nothing where there is nothing. */
const said = (style: 'good' | 'accent', title: string, value: string): readonly Element[] =>
  value === '' ? [] : [box(style, [subheading(title), words(value)])];

/** All that is not known yet, once: how much, the one reason, and which. */
function notKnown(childCase: Case): readonly Element[] {
  const unknown = unknownIn(childCase).map(({ title }) => title);
  if (unknown.length === 0) return [];
  return [
    box('emphasis', [
      subheading(`○ ${unknownLine(unknown.length)}`),
      words(childCase.notKnown.why, 1500),
      text(unknown.join(' · '), { size: 'Small' }),
    ]),
  ];
}

const facts = (childCase: Case, names: readonly string[], bytes = 4000): readonly Element[] => {
  const known = pairs(childCase, names);
  return known.length === 0 ? [] : [lines(known, bytes)];
};

/** More changed answers than this are in the history. */
const mostChanges = 8;

/** A referral that was returned and resubmitted: what was asked for, and each answer before and now. */
function sentAgain(childCase: Case, now: Instant): readonly Element[] {
  const again = 'submission' in childCase ? childCase.submission?.again : undefined;
  if (again === undefined || childCase.stage === 'returned') return [];
  const { returned, changed, unchangedBecause } = again;
  const reasons = sayAnswer(reasonField, returned.reasons.join(','));
  const more = changed.length - mostChanges;
  return [
    box('accent', [
      subheading('Resubmitted: what changed since it was returned'),
      lines(
        [
          ['Returned by', `${returned.by.name}, ${sayWhen(returned.at, now)}: ${reasons}`],
          ['Note', returned.note],
          ...(unchangedBecause === undefined ? [] : [['Nothing was changed because', unchangedBecause] as const]),
          ...changed
            .slice(0, mostChanges)
            .map(({ field, before }) => [titleOf(field), changeOf(childCase, field, before)] as const),
        ],
        500,
      ),
      ...(more > 0 ? [small(`And ${more} more ${more === 1 ? 'answer' : 'answers'}: History has them.`)] : []),
    ]),
  ];
}

const titleOf = (name: string): string => fieldNamed(name)?.title ?? name;

function changeOf(childCase: Case, name: string, before: string): string {
  const field = fieldNamed(name);
  const asTyped = field === undefined || before === '' || before.startsWith('Not known yet');
  const said = asTyped ? before : sayAnswer(field, before);
  const [then, since] = [said, answerIn(childCase, name)].map((text) =>
    text === '' ? 'not answered' : `“${cut(text, 90)}”`,
  );
  return `${then} → ${since}`;
}

const first = (childCase: Case, now: Instant): readonly Element[] => [
  ...facts(childCase, ['forenames', 'surname']),
  ...ageNotes(childCase.answers, localDate(now)).map((note) => small(note)),
  ...sentAgain(childCase, now),
  ...said('good', 'Strengths: what already works', knownIn(childCase, 'strengths')),
  ...said('accent', 'The child’s own words, wishes and feelings', knownIn(childCase, 'childsWords')),
  ...facts(childCase, ['childKnows', 'trustedAdult']),
  ...tonight(childCase),
  ...facts(childCase, ['caseSystemId', 'birthSure', 'sex', 'ethnicity']),
  ...notKnown(childCase),
];

function tonight(childCase: Case): readonly Element[] {
  const known = facts(childCase, ['urgency', 'safeTonight', 'routineRight', 'planTonight', 'mustNotBeTold']);
  return known.length === 0 ? [] : [box('emphasis', [subheading('Tonight'), ...known])];
}

/** A part under its heading; neither, where nothing of it is known. */
const part = (title: string, ...inside: readonly (readonly Element[])[]): readonly Element[] => {
  const there = inside.flat();
  return there.length === 0 ? [] : [subheading(title), ...there];
};

function second(childCase: Case): readonly Element[] {
  const worries = knownIn(childCase, 'worries');
  return [
    ...facts(childCase, ['whatIsNew'], 1300),
    ...part('What are we worried about?', worries === '' ? [] : [words(worries, 9000)]),
    ...facts(childCase, ['types', 'worksWithChildren', 'missingEpisodes']),
    ...part(
      'Status',
      facts(childCase, [
        'careStatus',
        'legalStatus',
        'section47',
        'strategyDate',
        'section47Date',
        'whyNot47',
        'otherPlans',
      ]),
      facts(childCase, ['still47', 'whyStill47'], 400),
    ),
    ...part(
      'Home and school',
      facts(childCase, ['livesAt', 'address', 'postcode', 'school', 'educationStatus', 'needs']),
    ),
  ];
}

const namesOn = (pages: readonly FormPage[]): readonly string[] =>
  pages.flatMap((page) => page.fields.map((field) => field.name));
const extraNames = namesOn(extraPages.filter(({ id }) => id !== 'links'));
/** Short lines, told with the rest. */
const linkNames = namesOn(extraPages.filter(({ id }) => id === 'links'));

const third = (childCase: Case): readonly Element[] => [
  ...part('Family', facts(childCase, ['parentsKnow', 'parentsViews'], 3100)),
  ...part(
    'Work done and what is being asked for',
    facts(childCase, ['workDone', 'disruption', 'nrm', 'nrmDate', 'ask', 'safetyPlan'], 2950),
    facts(childCase, ['nrmWhy'], 400),
  ),
  // Optional, and cut sooner: the card must stay within 28 KB in any script.
  ...facts(childCase, extraNames, 2460),
  ...facts(childCase, linkNames, 220),
  small(
    `Referred by ${childCase.referrer.name}${'submission' in childCase && childCase.submission !== undefined ? `, ${sayWhen(childCase.submission.at)}` : ''}.`,
  ),
  ...facts(childCase, ['lawfulBasis', 'knowsFamily']),
];

/** All of the birth date that is told before the conflict question is answered. */
export const birthYear = ({ answers }: Case): string => birthOf(answers)?.date.slice(0, 4) ?? 'not known';

const conflictQuestion = 'Do you know this family personally?';

/** Before the content: name and birth year, and the conflict question (docs/process.md P4.8). */
export function conflictCard(childCase: Case, shared: boolean, buttons: readonly Button[], message?: string): Card {
  return card(
    `${conflictQuestion} ${childCase.reference}.`,
    [
      heading(conflictQuestion),
      small(childCase.reference, { spacing: 'None' }),
      ...onlyYou(shared),
      ...(message === undefined ? [] : [box('accent', [text(message)])]),
      lines([
        ['Child', `${childCase.answers['forenames'] ?? ''} ${childCase.answers['surname'] ?? ''}`],
        ['Born', birthYear(childCase)],
      ]),
      text(
        'Knowing them through work is not a conflict. If you or someone in your team knows them personally, another manager decides, and you won’t be able to open this case.',
      ),
    ],
    buttons,
  );
}
