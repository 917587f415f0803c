// The cards of the referral’s pages, but the last.
import type { Instant } from '../../domain/time/calendar.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { basisPage, pages, section47Page, unknownsPage } from '../../domain/case/referral/form/pages.ts';
import { isOnPage, mayBeRaised } from '../../domain/case/referral/form/rules.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { box, lines, type Button, type Card, type Element } from '../blocks.ts';
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
  /** What is rung when a child is in danger. */
  readonly emergency?: string;
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
  /** Of a card that has some questions of its page alone, which came of an answer: which. */
  readonly only?: readonly string[];
  /** What **Rest not known** marked on the page before: one press shows those questions again, alone. */
  readonly reopens?: { readonly page: string; readonly fields: readonly string[] };
}

/** What the buttons of such a page carry, so that the way back to the last page stays on the pages that follow. */
export const ofCheck = 'checking';

const isNumbered = (page: FormPage): boolean => pages.includes(page);
const isOfCheck = ({ id }: FormPage): boolean => id === basisPage.id || id === unknownsPage.id;
function placeOf(page: FormPage): string {
  if (page === section47Page) return 'Before the nine pages';
  if (isNumbered(page)) return `Page ${page.id} of ${pages.length}`;
  return isOfCheck(page) ? 'Part of page 9' : 'Optional page';
}
const isOptional = (page: FormPage): boolean => page !== section47Page && !isNumbered(page) && !isOfCheck(page);

/** Any page but the last: Back · Next · Save and close, in this order on each. */
export function pageCard(view: PageView): Card {
  return view.only === undefined ? wholePage(view) : followUps(view, view.only);
}

function wholePage(view: PageView): Card {
  const { page, answers } = view;
  const fields = fieldsOn(page, answers);
  const data = { ...dataOf(view), ...raisedIn(fields) };
  const buttons: Button[] = [
    { title: 'Back', verb: 'refer.back', data },
    { title: isNumbered(page) ? 'Next' : 'Done', verb: 'refer.next', data, style: 'positive' },
    ...(leftOn(page, {}).length > 0 ? [{ title: 'Rest not known', verb: 'refer.unknown', data }] : []),
    { title: 'Save and close', verb: 'refer.save', data },
    ...reopening(view),
    ...(view.checking === true && isNumbered(page)
      ? [{ title: 'Back to check', verb: 'refer.change', data: { ...data, to: '9' } }]
      : []),
  ];
  return formCard({
    ...formOf(view),
    foot: `${placeOf(page)}. ${isOptional(page) ? 'Leave empty what you do not know.' : 'Every question is needed unless it says optional.'}`,
    fields: fields.map(askedWithUnknown),
    ...asking(view),
    buttons,
    ...given({ said: view.notes }),
  });
}

/** The questions of a page that came of its answers, alone: asked on a ground of their own, or, left out, as any mistake. */
function followUps(view: PageView, only: readonly string[]): Card {
  const { page, problems = {} } = view;
  const data = { ...dataOf(view), asked: only.join(',') };
  const then = page === section47Page ? pages[0] : pages[pages.indexOf(page) + 1];
  const questions = only.length === 1 ? '1 more question' : `${only.length} more questions`;
  return formCard({
    ...formOf(view),
    foot: `${questions}, then page ${then?.id ?? '9'}. Your other answers are saved.`,
    fields: page.fields
      .filter(({ name }) => only.includes(name))
      .map(withoutNeed)
      .map(askedWithUnknown),
    asked: only.filter((name) => problems[name] === undefined),
    buttons: [
      { title: 'Back', verb: 'refer.back', data },
      { title: 'Next', verb: 'refer.next', data, style: 'positive' },
      { title: 'Save and close', verb: 'refer.save', data },
    ],
  });
}

/** A press that marks what was out of sight is taken back by one press. */
const reopening = (view: PageView): readonly Button[] =>
  view.reopens === undefined
    ? []
    : [
        {
          title: `Open ${view.reopens.fields.length === 1 ? 'it' : `those ${view.reopens.fields.length}`} again`,
          verb: 'refer.change',
          data: { ...dataOf(view), to: view.reopens.page, open: view.reopens.fields.join(',') },
        },
      ];

const dataOf = ({ reference, page, command, checking }: PageView) => ({
  ref: reference,
  page: page.id,
  command,
  ...(checking === true && { [ofCheck]: '1' }),
});
const formOf = (view: PageView) => ({
  title: view.page.title,
  line: lineOf(view),
  key: `p${view.page.id}`,
  values: view.answers,
  ...given({ problems: view.problems, message: view.message, hints: view.hints }),
});

/** What a page asks beside these answers. */
export const fieldsOn = (page: FormPage, answers: Answers): readonly Field[] =>
  page.fields
    .filter((field) => isOnPage(field, answers))
    .map(withoutNeed)
    .map((field) => placed(page, field));
const placed = ({ beside, folded }: FormPage, field: Field): Field => ({
  ...field,
  ...(beside?.includes(field.name) === true && { beside: true }),
  ...(folded?.includes(field.name) === true && { folded: true }),
});
/** When it is needed need not be said of what comes only then. */
const withoutNeed = (field: Field): Field => {
  const { help: _when, ...rest } = field;
  return field.neededWhen !== undefined && mayBeRaised(field) ? rest : field;
};
/** Which of the questions on a card other answers raised: what is not among them was not asked yet. */
export function raisedIn(fields: readonly Field[]): { readonly raised?: string } {
  const names = fields.filter(mayBeRaised).map(({ name }) => name);
  return names.length === 0 ? {} : { raised: names.join(',') };
}

/** On a page that a return is about: what was asked, and a mark at each question it means. */
function asking({ page, returned }: PageView): Pick<Form, 'before' | 'marks'> {
  const asked = page.fields.filter(({ name }) => returned?.fields.includes(name) === true);
  if (returned === undefined || asked.length === 0) return {};
  const mark = (place: number): string =>
    `${returned.by} asks about this${asked.length === 1 ? '' : ` (${place + 1} of ${asked.length})`}`;
  return {
    before: askedFor({ returned }),
    marks: Object.fromEntries(asked.map(({ name }, place) => [name, mark(place)])),
  };
}

/** Under the title: which page, of which referral, saved when. */
export const lineOf = ({ page, reference, savedAt, now }: PageView): string =>
  `${placeOf(page)} · ${reference}${savedAt === undefined ? '' : ` · saved ${sayClock(savedAt, now ?? savedAt)}`}`;

/** On a page that was returned: by whom, why, and the note. */
export const askedFor = ({ returned }: Pick<PageView, 'returned'>): readonly Element[] =>
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
