// A page of a risk assessment as a card: tick the signs and say of all the others at once; then how sure, how recent and
// what backs them, for what was ticked only. And the inverse: what a card sent back (docs/design.md 6.3).
import type { IsoDate } from '../../domain/time/dates.ts';
import { choicesOf, readRaw, type Answers, type Choice, type Field } from '../../domain/kernel/fields.ts';
import {
  isOfGrade,
  grades,
  isGrade,
  isTicked,
  neededBy,
  sayGrade,
  ticked,
  type RiskAnswers,
  type Sign,
  type Signs,
} from '../../domain/case/assessment/answers.ts';
import { strengthsPage, type RiskPage } from '../../domain/case/assessment/pages.ts';
import { lineField, sourceField, type SignsInput } from '../../domain/case/assessment/saving.ts';
import {
  formCodes,
  indicatorOf,
  isForm,
  isOfHealth,
  sayForm,
  strengths,
  strengthText,
  type FormCode,
} from '../../domain/risk-tool/tool.ts';
import { lines, type Button, type Card, type Json } from '../blocks.ts';
import { formCard, type Problems } from '../form.ts';
import { given } from '../../domain/kernel/given.ts';

/** Which card of a page: the signs; which of the others are not known; what backs so many of the ticked ones. */
export type PagePart = 'tick' | 'mixed' | 'grade';
export const isPagePart = (text: string): text is PagePart => text === 'tick' || text === 'mixed' || text === 'grade';
/** A list and two lines side by side each: four fit one screen. */
export const signsOnCard = 4;

export interface RiskCardAt {
  readonly page: RiskPage;
  readonly part: PagePart;
  /** Of the second and third kind: the signs on it. */
  readonly codes: readonly string[];
  /** Signs of which is said already who may read what backs them: it is asked of the others. */
  readonly marked?: readonly string[];
}
const isStrengths = ({ page }: Pick<RiskCardAt, 'page'>): boolean => page.id === strengthsPage.id;
/** Other forms are asked about where the last page ends. */
const offersForms = ({ page, part }: RiskCardAt): boolean => page.id === 'K' && part === 'tick';

export const codesOf = (page: RiskPage): readonly string[] =>
  isStrengths({ page }) ? strengths.map(({ code }) => code) : page.signs.map(({ code }) => code);
const textOf = (code: string): string => indicatorOf(code)?.text ?? strengthText(code);
const choiceOf = (code: string): Choice => ({ value: code, title: `${code} · ${textOf(code)}` });

const others = choicesOf({ N: 'No: we looked, no sign', U: 'Not known', M: 'Mixed: ask me which are not known' });
const otherStrengths = choicesOf({ N: 'Absent', U: 'Not known', M: 'Mixed: ask me which are not known' });
const gradeChoices = grades.filter(({ value }) => isGrade(value) && ticked.includes(value));

const oneWord = (at: RiskCardAt): string => (isStrengths(at) ? 'Strengths' : 'Signs');

/** Its questions. A grade and what backs it stand together, sign by sign. `last`: as it was last time, where there was one. */
export function riskFields(at: RiskCardAt, asked: readonly FormCode[] = [], last?: Signs): readonly Field[] {
  if (at.part === 'mixed') {
    return [ticks('unknown', 'Not known', at.codes)];
  }
  if (at.part === 'grade')
    return isStrengths(at)
      ? [partlyField(at)]
      : [...at.codes.flatMap((code, place) => gradeFields(code, place === 0, last)), ...healthField(at)];
  const left = formCodes.filter((form) => !asked.includes(form));
  return [
    ticks('signs', oneWord(at), codesOf(at.page)),
    {
      name: 'rest',
      title: 'All the others',
      kind: 'choice',
      need: 'always',
      choices: isStrengths(at) ? otherStrengths : others,
    },
    ...(offersForms(at) && left.length > 0
      ? [
          {
            name: 'forms',
            title: 'Ask about another form too',
            kind: 'choices' as const,
            need: 'optional' as const,
            choices: left.map((form) => ({ value: form, title: sayForm(form) })),
          },
        ]
      : []),
  ];
}
/** Boxes: none ticked is an answer, and one word is said before each. */
const ticks = (name: string, title: string, codes: readonly string[]): Field => ({
  name,
  title,
  kind: 'choices',
  need: 'optional',
  neededWhen: () => false,
  choices: codes.map(choiceOf),
});
const partlyField = ({ codes }: RiskCardAt): Field => ({
  ...ticks('partly', 'Partly', codes),
  help: 'Tick those that are only partly there. The others count as strong.',
});
/** A list for each sign, of which nothing is chosen: as it was last time is in the empty list. How it is written is said once. */
const gradeFields = (code: string, first: boolean, last: Signs | undefined): readonly Field[] => [
  {
    name: `${code}-grade`,
    title: `${code} · ${textOf(code)}: how sure?`,
    kind: 'choice',
    need: 'always',
    choices: gradeChoices,
    folded: true,
    placeholder: last === undefined ? 'Choose' : `Choose · last time: ${sayLast(last[code])}`,
  },
  backing(lineField, code, { title: 'when, what', example: first ? '12 Dec, a car' : '' }),
  { ...backing(sourceField, code, { title: 'who says so', example: first ? 'school, the child' : '' }), beside: true },
];
/** Asked where a sign of health is on the card. */
function healthField({ codes, marked = [] }: RiskCardAt): readonly Field[] {
  const asked = codes.filter((code) => isOfHealth(code) && !marked.includes(code));
  if (asked.length === 0) return [];
  return [ticks('forHealth', 'What backs it is for the lead worker and health only', asked)];
}
const sayLast = (sign: Sign | undefined): string => (sign === undefined ? 'not answered' : sayGrade(sign.grade));

const backing = (
  { help: _longer, ...field }: Field,
  code: string,
  { title, example }: { readonly title: string; readonly example: string },
): Field => ({
  ...field,
  name: `${code}-${field.name}`,
  title: `${code}: ${title}`,
  ...(example !== '' && { placeholder: example }),
});

/** What stands in it before anyone ticks. */
export function riskValues(at: RiskCardAt, answers: RiskAnswers): Answers {
  if (isStrengths(at)) return strengthValues(at, answers);
  const { signs } = answers;
  if (at.part === 'mixed') return { unknown: at.codes.filter((code) => signs[code]?.grade === 'U').join(',') };
  if (at.part === 'grade') {
    return Object.fromEntries(
      at.codes.flatMap((code) => [
        [`${code}-grade`, gradeSaid(signs[code])],
        [`${code}-line`, signs[code]?.line ?? ''],
        [`${code}-source`, signs[code]?.source ?? ''],
      ]),
    );
  }
  const rest = codesOf(at.page).filter((code) => !isTicked(signs[code]));
  return {
    signs: codesOf(at.page)
      .filter((code) => isTicked(signs[code]))
      .join(','),
    rest: restOf(rest.map((code) => signs[code]?.grade)),
  };
}
/**
 * The grade that a person chose, or nothing. An earlier version put E for every sign that was ticked: without what backs it,
 * no one has said so.
 */
const gradeSaid = (sign: Sign | undefined): string =>
  sign === undefined || sign.ungraded === true || (sign.grade === 'E' && !sign.line && !sign.source) ? '' : sign.grade;
/** As it was said of all the others; mixed where they differ; nothing where one has no answer. */
function restOf(answers: readonly (string | undefined)[]): string {
  const kinds = new Set(answers);
  if (answers.length === 0 || kinds.has(undefined)) return '';
  return kinds.size > 1 ? 'M' : kinds.has('U') ? 'U' : 'N';
}
function strengthValues(at: RiskCardAt, { strengths: levels }: RiskAnswers): Answers {
  const isThere = (code: string): boolean => levels[code] === '1' || levels[code] === '2';
  if (at.part === 'mixed') return { unknown: at.codes.filter((code) => levels[code] === 'U').join(',') };
  if (at.part === 'grade') return { partly: at.codes.filter((code) => levels[code] === '1').join(',') };
  const rest = codesOf(at.page).filter((code) => !isThere(code));
  return { signs: codesOf(at.page).filter(isThere).join(','), rest: restOf(rest.map((code) => levels[code])) };
}

/** What was sent: as it is saved, and what is still wrong with it. */
export interface RiskRead {
  readonly save: SignsInput;
  readonly problems: Problems;
  /** Signs of which it is to be said which are not known. */
  readonly mixed: readonly string[];
  /** Signs that are there: what backs them is asked next. */
  readonly there: readonly string[];
}
const listIn = (values: Answers, name: string): readonly string[] =>
  (values[name] ?? '').split(',').filter((value) => value !== '');

/** The inverse of the card. */
export function readRisk(
  at: RiskCardAt,
  data: Readonly<Record<string, unknown>>,
  answers: RiskAnswers,
  today: IsoDate,
): RiskRead {
  const values = Object.fromEntries(
    riskFields(at, answers.forms).map((field) => [
      field.name,
      readRaw(field, Object.hasOwn(data, field.name) ? data[field.name] : undefined).keep,
    ]),
  );
  if (at.part === 'grade') return readGrades(at, values, today);
  if (at.part === 'mixed') return readMixed(at, values, answers);
  return readTicks(at, values, answers);
}

function readTicks(at: RiskCardAt, values: Answers, answers: RiskAnswers): RiskRead {
  const all = codesOf(at.page);
  const there = all.filter((code) => listIn(values, 'signs').includes(code));
  const rest = all.filter((code) => !there.includes(code));
  const said = values['rest'] ?? '';
  const problems: Problems =
    said === '' && rest.length > 0 ? { rest: 'say of all the others: no, or not known. Nothing is left open.' } : {};
  const forms = listIn(values, 'forms').filter(isForm);
  const more = forms.length === 0 ? {} : { forms: [...answers.forms, ...forms] };
  const mixed = said === 'M' ? rest : [];
  const level = said === 'U' ? 'U' : '0';
  // Taken back where it was ticked before, and nothing is said of it yet.
  const save: SignsInput = isStrengths(at)
    ? {
        strengths: Object.fromEntries([
          ...there.map((code) => [code, answers.strengths[code] === '1' ? '1' : '2'] as const),
          ...(said === '' || said === 'M' ? [] : rest.map((code) => [code, level] as const)),
        ]),
      }
    : {
        ...more,
        signs: Object.fromEntries([
          ...there.map((code) => [code, asTicked(answers.signs[code])] as const),
          ...rest
            .filter((code) => (said !== '' && said !== 'M') || isTicked(answers.signs[code]))
            .map((code) => [code, { grade: said === 'M' ? '' : said }] as const),
        ]),
      };
  return { save, problems, mixed, there };
}
const asTicked = (sign: Sign | undefined): Sign =>
  sign !== undefined && isTicked(sign) ? sign : { grade: 'U', ungraded: true };

function readMixed(at: RiskCardAt, values: Answers, answers: RiskAnswers): RiskRead {
  const unknown = listIn(values, 'unknown');
  const save: SignsInput = isStrengths(at)
    ? { strengths: Object.fromEntries(at.codes.map((code) => [code, unknown.includes(code) ? 'U' : '0'])) }
    : { signs: Object.fromEntries(at.codes.map((code) => [code, { grade: unknown.includes(code) ? 'U' : 'N' }])) };
  return { save, problems: {}, mixed: [], there: thereIn(at.page, answers) };
}

function readGrades(at: RiskCardAt, values: Answers, today: IsoDate): RiskRead {
  if (isStrengths(at)) {
    const partly = listIn(values, 'partly');
    const strengths = Object.fromEntries(at.codes.map((code) => [code, partly.includes(code) ? '1' : '2']));
    return { save: { strengths }, problems: {}, mixed: [], there: [] };
  }
  const forHealth = listIn(values, 'forHealth');
  const signs = at.codes.map((code): readonly [string, Sign] => {
    const grade = values[`${code}-grade`] ?? '';
    const backed = { line: values[`${code}-line`] ?? '', source: values[`${code}-source`] ?? '' };
    return [code, isGrade(grade) ? { grade, ...backed } : { grade: 'U', ungraded: true, ...backed }];
  });
  const problems = signs.flatMap(([code, sign]) => {
    const need = neededBy(sign, today);
    return need === undefined ? [] : [[`${code}-${fieldWanting(need)}`, `${need}.`] as const];
  });
  const saved = signs.map(([code, sign]) => [code, forHealth.includes(code) ? { ...sign, mark: 'health' } : sign]);
  return { save: { signs: Object.fromEntries(saved) }, problems: Object.fromEntries(problems), mixed: [], there: [] };
}

const fieldWanting = (need: string): string =>
  isOfGrade(need) ? 'grade' : need === 'say who says so' ? 'source' : 'line';

/** What is ticked on a page. */
export const thereIn = (page: RiskPage, { signs, strengths: levels }: RiskAnswers): readonly string[] =>
  codesOf(page).filter((code) => isTicked(signs[code]) || levels[code] === '1' || levels[code] === '2');

export interface RiskCardView extends RiskCardAt {
  readonly reference: string;
  /** The child, below the title of the page; absent where the case cannot be read, the reference where others look on. */
  readonly child?: string;
  readonly id: string;
  readonly command: string;
  /** The forms that are asked about already. */
  readonly asked: readonly FormCode[];
  readonly values: Answers;
  /** "Page 3 of 7". */
  readonly place: string;
  /** "saved 10:02". */
  readonly saved?: string;
  readonly problems?: Problems;
  readonly message?: string;
  readonly notes?: readonly string[];
  /** Said below a field: words that may blame a child. */
  readonly hints?: Readonly<Record<string, string>>;
  /** What the referral says of the child’s strengths: it is not asked again. */
  readonly said?: readonly (readonly [label: string, value: string])[];
  /** As it was last time, where there was one. */
  readonly last?: Signs;
  readonly shared: boolean;
}

const titles: Readonly<Record<PagePart, (at: RiskCardAt) => string>> = {
  tick: ({ page }) => page.title,
  mixed: ({ page }) => `${page.title}: which are not known?`,
  grade: (at) => (isStrengths(at) ? 'Strengths: how strong' : `${at.page.title}: how sure, and who says so`),
};

/** Back · Next · Save and close, in this order on each. */
export function riskPageCard(view: RiskCardView): Card {
  const { page, part, codes, reference, id, command, asked, values, place } = view;
  const data: Readonly<Record<string, Json>> = {
    ref: reference,
    risk: id,
    page: page.id,
    part,
    ...(codes.length > 0 && { codes: codes.join(',') }),
    ...(asked.length > 0 && { asked: asked.join(',') }),
    command,
  };
  const title = titles[part](view);
  const buttons: readonly Button[] = [
    { title: 'Back', verb: 'risk.back', data },
    { title: 'Next', verb: 'risk.next', data, style: 'positive' },
    { title: 'Save and close', verb: 'risk.save', data },
  ];
  const { problems, message, hints } = view;
  return formCard({
    title,
    line: lineOf(view),
    foot: asksGrades(view) ? 'Nothing is chosen for you: Next asks for each that is left.' : `${place}: ${title}`,
    key: `risk.${page.id}.${part}.${codes.join('')}`,
    fields: riskFields(view, asked, view.last),
    values,
    notes: [...(view.notes ?? []), ...lastTime(view), ...(view.shared ? ['Only you see this.'] : [])],
    ...(view.said !== undefined && view.said.length > 0 && { before: [lines(view.said, 900)] }),
    buttons,
    ...given({ problems, message, hints }),
  });
}

/** "Page 3 of 7 · Kestrel Madeup, 15 · MSET-4F7K-24 · saved 10:02". */
const lineOf = ({ place, child, reference, saved }: RiskCardView): string =>
  [
    place,
    ...(child === undefined || child === reference ? [] : [child]),
    reference,
    ...(saved === undefined ? [] : [`saved ${saved}`]),
  ].join(' · ');

/** What was ticked last time, so that a change stands out. */
function lastTime(view: RiskCardView): readonly string[] {
  if (view.last === undefined || view.part !== 'tick' || isStrengths(view)) return [];
  const { last } = view;
  const then = codesOf(view.page).filter((code) => isTicked(last[code]));
  return [
    `Last time: ${then.length === 0 ? 'none of these' : then.map((code) => `${code} ${last[code]?.grade}`).join(', ')}.`,
  ];
}
const asksGrades = (at: RiskCardAt): boolean => at.part === 'grade' && !isStrengths(at);
