// A case in words: strengths and the child's own words first, then the referral page by page, then what was decided.
import { notAnswered, removed, sayChange, storyOf, type HistoryLine } from '../../cards/case/case-card.ts';
import { decisionStory } from '../../cards/case/story.ts';
import { answerIn, notToBeTold } from '../../cards/consent/reading.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Page } from '../../domain/case/referral/page.ts';
import { extraPages } from '../../domain/case/referral/extra-pages.ts';
import { fieldNamed, pages } from '../../domain/case/referral/pages.ts';
import { ageNotes } from '../../domain/case/referral/birth.ts';
import { isConsented } from '../../domain/case/stage-table.ts';
import { isPoliceLed, type Case } from '../../domain/case/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { filled, linesOf, paragraph, plainWords, told, type Line, type Section } from '../lines.ts';

const firstRead = {
  Strengths: ['strengths'],
  'The child’s voice': ['childsWords', 'trustedAdult', 'childKnows'],
} as const;
const readFirst: ReadonlySet<string> = new Set(Object.values(firstRead).flat());

const answers = (one: Case, names: readonly string[]): Line[] =>
  linesOf(names.map((name) => [fieldNamed(name)?.title ?? name, answerIn(one, name)]));

export const strengthsOf = (one: Case): Section[] =>
  filled(Object.entries(firstRead).map(([title, names]) => ({ title, lines: answers(one, names) })));

/** The rest of the referral, and where it stands now; `mine`: the reader is the referrer. */
export function pictureOf(
  one: Case,
  now: Instant,
  mine: boolean,
): { readonly picture: Section[]; readonly next: string[] } {
  const { sections, next } = told(storyOf(one, now, mine), standing);
  const warned = isPoliceLed(one) ? [warningOf(one)] : [];
  const referral = [...pages, ...extraPages].map((page) => pageOf(one, page, now));
  const since = [
    ...sections.filter(({ title }) => title === standing),
    ...earlierOf(one, now),
    ...sections.filter(({ title }) => title !== standing),
  ];
  return { picture: [...filled(referral), ...since], next: [...warned, ...next] };
}
const standing = 'Where it stands';

function warningOf(one: Case): string {
  const { warning, pairs } = notToBeTold(one);
  return `${plainWords(warning)} ${pairs.map(([question, answer]) => `${question} ${answer}`).join(' · ')}`.trim();
}

function pageOf(one: Case, page: Page, now: Instant): Section {
  // Who is asked for consent is told among the people.
  const names = page.fields.map(({ name }) => name).filter((name) => !readFirst.has(name) && name !== 'consenter');
  const notes = page.id === '2' ? ageNotes(one.answers, localDate(now)).map(paragraph) : [];
  return { title: page.title, lines: [...notes, ...answers(one, names)] };
}

/** What meetings decided before the last one. */
function earlierOf(one: Case, now: Instant): Section[] {
  const decisions = 'decisions' in one ? (one.decisions ?? []) : [];
  // Of a returned case the story does not tell what was decided.
  const earlier = isConsented(one) ? decisions.slice(0, -1) : decisions;
  return earlier.flatMap((decision) => told(decisionStory(decision, now), 'Decision').sections);
}

/** Who has to do with it: staff and agencies, by name. */
export function peopleOf(one: Case, directory: Directory): Line[] {
  const submission = 'submission' in one ? one.submission : undefined;
  const asked = one.stage === 'awaitingConsent' ? one.submission.asked : [];
  const consent = 'consent' in one ? one.consent : undefined;
  const invited = isConsented(one) ? (one.invited ?? []) : [];
  const named = asked.map((id) => personIn(directory, id)?.name ?? 'a manager').join(', ');
  const behalf = consent?.onBehalfOf === undefined ? '' : ` for ${consent.onBehalfOf.name}`;
  return linesOf([
    ['Referred by', one.referrer.name],
    ['Consenting manager', submission?.consenter?.name ?? ''],
    ['Asked for consent', named],
    ['Consent given by', consent === undefined ? '' : `${consent.by.name}${behalf}`],
    ['Agencies invited', invited.map((id) => agencyName(directory, id)).join(', ')],
  ]);
}

export interface ChronologyLine {
  readonly at: Instant;
  readonly when: string;
  readonly what: string;
  readonly who: string;
  readonly changed: { readonly field: string; readonly before: string; readonly after: string }[];
}
/** What happened, oldest first; of a submission which answers changed, in words. */
export const chronologyOf = (history: readonly HistoryLine[], directory: Directory, now: Instant): ChronologyLine[] =>
  history.map(({ at, what, who, changed = [] }) => ({
    at,
    when: sayWhen(at, now),
    what,
    who,
    changed: changed.map((change) => {
      const { field, before, after } = sayChange(change);
      const say = (value: string): string =>
        change.field === 'consenter' ? (personIn(directory, value)?.name ?? 'somebody else') : value;
      return {
        field,
        before: before === '' ? notAnswered : say(before),
        after: after === '' ? removed : say(after),
      };
    }),
  }));
