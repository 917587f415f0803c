// What is to be read of a case, section by section, on its card and on its page. Another part of a case is a row here: card
// and page draw what the row gives.
import { isTaken } from '../../domain/case/ended/took.ts';
import { z } from 'zod';
import { notAnswered, nowStory, removed, sayChange, storyOf } from '../../cards/case/case-card.ts';
import { onwardTitle } from '../../cards/case/onward-card.ts';
import { decisionStory, type StoryPart } from '../../cards/case/story.ts';
import { familyPairs, familyTitle } from '../../cards/case/family.ts';
import { changedNames, truePairs } from '../../cards/case/true-now.ts';
import { answerIn } from '../../cards/consent/reading.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { standsTo } from '../../domain/case/action/who.ts';
import { listed, type Listed } from '../action/list.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { extraPages } from '../../domain/case/referral/form/extra-pages.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { fieldNamed, pages } from '../../domain/case/referral/form/pages.ts';
import { ageNotes } from '../../domain/case/state/birth.ts';
import { invitationsOn, sayInvitee } from '../../domain/case/state/invitations.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { readsMinutes } from '../../domain/meeting/who.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { relationOf } from '../../domain/case/access/access.ts';
import { newestOf } from '../../domain/case/review/review.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import type { PersonRef } from '../../domain/people/actor.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { given } from '../../domain/kernel/given.ts';
import {
  filled,
  instantShape,
  linesOf,
  linkShape,
  paragraph,
  plainWords,
  sectionShape,
  type Line,
  type Section,
} from '../lines.ts';
import { namedAs, type Named } from '../people.ts';
import type { Reader, Viewer } from '../reader.ts';
import type { Told } from '../told.ts';
import { lastCase, withKnownReferrals } from './again.ts';
import { newestDecisions, type AtHand } from './at-hand.ts';
import { riskOnCard, riskOnPage } from '../assessment/story.ts';
import { versionsOf } from '../assessment/versions.ts';
import { mergedInto, sayOther } from './merged.ts';
import { historyKinds, type HistoryEvent } from './history.ts';
import { gatheringAhead, gatheringStory } from '../../cards/case/gatherings.ts';
import { othersRead } from '../gathering/gatherings.ts';
import { episodeLines, episodeStory, sayCountOfMissing } from './episode.ts';
import { onwardStory, outsideAsked } from './onward.ts';
import { papersStory } from './contributions.ts';
import { mentionLine, readable } from './mentions.ts';
import { statementsTitle, statementStory } from '../../cards/statement/say.ts';
import { besideOf, readableStatements, type Beside } from './statements.ts';
import { firstAsked } from './owed.ts';
import { changesOf, mostOnCard, newestReview, newsOf } from './review.ts';
import { endPrints } from './prints.ts';
import type { Datum } from '../../domain/people/reads.ts';
import { agencyName } from '../../domain/people/agencies.ts';

/** A case as it was opened, by whom. */
interface Opened {
  readonly reader: Reader;
  readonly seen: Seen;
  readonly file: Case;
  readonly hand: AtHand;
  readonly on: Place;
}
/** `card`: the history on a card; `now`: the card that opens the case, which tells what is true now. */
type Place = 'card' | 'page' | 'now';

/** What a page keeps together and folds: the referral, what is known of missing episodes, the risk, what was decided. */
const pageParts = ['papers', 'referral', 'missing', 'risk', 'decided', 'earlier'] as const;
type PagePart = (typeof pageParts)[number];
export const pictureShape = sectionShape.extend({ of: z.enum(pageParts).exactOptional() });
export type PictureSection = Told<typeof pictureShape>;

/** A section in words: what it tells, and where. */
interface CaseStory {
  /** What it tells, and so who may read it: reads.ts. */
  readonly datum: Datum;
  /** Who reads no more than this of it is told as well, each part as it says itself. */
  readonly least?: 'summary';
  readonly on: readonly Place[];
  /** Read before everything else on a page; `untilReview`: as long as no review has told it newer. */
  readonly first?: true | 'untilReview';
  /** The part of the page it stands in; the picture where it has none. */
  readonly of?: PagePart;
  /** Its heading on a page; where it has none, it has headings of its own. */
  readonly title: string;
  readonly read: (opened: Opened) => readonly StoryPart[] | Promise<readonly StoryPart[]>;
}

/** The page of the referral that is read with the picture; all others are the referral's own. */
const isOfWorries = ({ id }: FormPage): boolean => id === '5';

const firstRead = ['strengths', 'childsWords', 'trustedAdult', 'childKnows'];

/** In the order in which they are read. */
const stories = {
  trueNow: {
    datum: 'referral',
    on: ['page'],
    first: true,
    title: 'True now, changed since the referral',
    read: ({ file, reader: { now } }) => [{ pairs: truePairs(file, now, changedNames(file)) }],
  },
  family: {
    datum: 'referral',
    on: ['card', 'page'],
    title: '',
    read: ({ file, reader: { now } }) => {
      const pairs = familyPairs(file, now);
      return pairs.length === 0 ? [] : [{ title: familyTitle }, { pairs, bytes: 900 }];
    },
  },
  lastCase: {
    datum: 'decisions',
    on: ['now', 'page'],
    first: true,
    title: '',
    read: async ({ reader, file }) => lastCase(reader, file, 'case: last band and outcome'),
  },
  picture: {
    datum: 'reviews',
    on: ['card', 'page'],
    first: true,
    title: '',
    read: ({ file, hand: { review = [] }, reader: { now } }) => newestReview(review, file, now),
  },
  episodes: {
    datum: 'missing',
    on: ['card'],
    title: '',
    read: ({ file, hand: { episode = [] }, reader }) => episodeStory(episode, reader, 'card', file),
  },
  episodesOnPage: {
    datum: 'missing',
    on: ['page'],
    of: 'missing',
    title: '',
    read: ({ file, hand: { episode = [] }, reader }) => episodeStory(episode, reader, 'page', file),
  },
  news: {
    datum: 'reviews',
    on: ['card'],
    title: '',
    read: ({ file, hand: { review = [] }, reader }) => newsOf(review, file, reader, mostOnCard),
  },
  ownUpdates: {
    datum: 'ownUpdates',
    on: ['card', 'page'],
    first: true,
    title: '',
    read: ({ file, hand: { review = [] }, reader }) =>
      newsOf(
        review.filter(({ by }) => by.objectId === reader.person.objectId),
        file,
        reader,
        mostOnCard,
      ),
  },
  updates: {
    datum: 'reviews',
    on: ['page'],
    first: true,
    title: '',
    read: ({ file, hand: { review = [] }, reader }) => newsOf(review, file, reader),
  },
  riskOnCard: {
    datum: 'risk',
    on: ['card'],
    title: '',
    read: ({ file, hand: { assessment = [] }, reader: { directory, now } }) =>
      riskOnCard(assessment, file, directory, now),
  },
  risk: {
    datum: 'risk',
    on: ['page'],
    of: 'risk',
    title: '',
    read: ({ file, hand: { assessment = [] }, reader: { directory, now } }) =>
      riskOnPage(assessment, file, directory, now),
  },
  strengths: {
    datum: 'referral',
    on: ['page'],
    first: 'untilReview',
    of: 'referral',
    title: 'Strengths',
    read: ({ file }) => answersTo(file, ['strengths']),
  },
  voice: {
    datum: 'referral',
    on: ['page'],
    first: 'untilReview',
    of: 'referral',
    title: 'The child’s voice',
    read: ({ file }) => answersTo(file, ['childsWords', 'trustedAdult', 'childKnows']),
  },
  worries: {
    datum: 'referral',
    on: ['page'],
    title: '',
    read: ({ file, reader: { now } }) => pages.filter(isOfWorries).flatMap((page) => pageOf(file, page, now)),
  },
  referral: {
    datum: 'referral',
    on: ['page'],
    of: 'referral',
    title: '',
    read: ({ file, reader: { now } }) =>
      [...pages.filter((page) => !isOfWorries(page)), ...extraPages].flatMap((page) => pageOf(file, page, now)),
  },
  statements: {
    datum: 'statement',
    on: ['card'],
    title: '',
    read: (opened) => statedIn(opened),
  },
  /** Of the case as a whole: with its picture, where no fold hides what the child says of it. */
  statementsOfCase: {
    datum: 'statement',
    on: ['page'],
    title: '',
    read: (opened) => statedIn(opened, 'case'),
  },
  statementsOfReferral: {
    datum: 'statement',
    on: ['page'],
    of: 'referral',
    title: '',
    read: (opened) => statedIn(opened, 'referral'),
  },
  statementsOfRisk: {
    datum: 'statement',
    on: ['page'],
    of: 'risk',
    title: '',
    read: (opened) => statedIn(opened, 'risk'),
  },
  onward: {
    datum: 'onward',
    on: ['page'],
    title: onwardTitle,
    read: (opened) => onwardIn(opened, 'page'),
  },
  papers: {
    datum: 'papers',
    least: 'summary',
    on: ['page'],
    of: 'papers',
    title: '',
    read: ({ file, hand: { contribution = [] }, reader }) => papersStory(reader, file, contribution),
  },
  standsNow: {
    datum: 'decisions',
    on: ['now'],
    title: '',
    read: (opened) => standsNow(opened),
  },
  outside: {
    datum: 'onward',
    on: ['now'],
    title: '',
    read: ({ file, seen, reader: { now, directory } }) => outsideAsked(file, { reads: seen.reads, now, directory }),
  },
  standing: {
    datum: 'decisions',
    on: ['card', 'page'],
    of: 'decided',
    title: 'Where it stands',
    read: (opened) => currentOf(opened).standing,
  },
  earlierDecisions: {
    datum: 'decisions',
    on: ['page'],
    of: 'earlier',
    title: '',
    read: (opened) => {
      const { seen, reader } = opened;
      return earlierOf(opened).flatMap((decision) => decisionStory(decision, reader.now, seen.reads));
    },
  },
  decision: {
    datum: 'decisions',
    on: ['card', 'page'],
    of: 'decided',
    title: '',
    read: (opened) => currentOf(opened).decided,
  },
  gatherings: {
    datum: 'decisions',
    on: ['card', 'page'],
    of: 'decided',
    title: '',
    read: async ({ reader, hand: { gathering = [] } }) =>
      (
        await Promise.all(gathering.map(async (one) => gatheringStory(one, await othersRead(reader, one), reader)))
      ).flat(),
  },
  /** Where and when, on the card that opens the case: those who are to come look there. */
  gatheringsAhead: {
    datum: 'decisions',
    on: ['now'],
    title: '',
    read: ({ reader: { now }, hand: { gathering = [] } }) =>
      gathering
        .filter(({ state, startsAt }) => state === 'planned' && localDate(startsAt) >= localDate(now))
        .flatMap((one) => gatheringAhead(one, now)),
  },
  /** After the decision that they are beside. */
  statementsOfDecisions: {
    datum: 'statement',
    on: ['page'],
    of: 'decided',
    title: '',
    read: (opened) => statedIn(opened, 'decided'),
  },
  onwardOnCard: {
    datum: 'onward',
    on: ['card'],
    title: '',
    read: (opened) => onwardIn(opened, 'case'),
  },
} as const satisfies Readonly<Record<string, CaseStory>>;
/** NRM, CAWN and the others, as far as this person may read each. */
const onwardIn = ({ seen, file, hand: { onward = [] }, reader: { now, directory } }: Opened, where: 'case' | 'page') =>
  onwardStory(file, { onwards: onward, reads: seen.reads, now, directory }, where);
/** What was said beside what stands in it: all of it, or beside one thing. */
const statedIn = ({ seen, hand: { statement = [] }, reader: { now } }: Opened, beside?: Beside): readonly StoryPart[] =>
  statementStory(
    statementsTitle,
    readableStatements(statement, seen.reads).filter((one) => beside === undefined || besideOf(one) === beside),
    now,
  );
const rows: readonly CaseStory[] = Object.values(stories);

/** A section of rows: each gives a list, and an empty one to those who may not read it. */
interface CaseTable {
  readonly datum: Datum;
  /** Who reads no more than this of it gets the section as well. */
  readonly least?: 'summary';
  readonly read: (opened: Opened) => Promise<readonly unknown[]>;
}
const tables = {
  people: { datum: 'referral', read: ({ file, reader }) => Promise.resolve(peopleOf(file, reader.directory)) },
  invited: { datum: 'referral', read: ({ file, reader }) => Promise.resolve(invitedTo(file, reader)) },
  changes: {
    datum: 'reviews',
    read: ({ file, hand: { review = [] } }) => Promise.resolve(changesOf(review, file)),
  },
  actions: { datum: 'actions', read: (opened) => Promise.resolve(actionsOf(opened)) },
  risk: {
    datum: 'risk',
    read: ({ hand: { assessment = [] }, reader: { now } }) => Promise.resolve(versionsOf(assessment, now)),
  },
  missing: {
    datum: 'missing',
    read: ({ seen, hand: { episode = [] }, reader: { now } }) => Promise.resolve(episodeLines(episode, now, seen.case)),
  },
  mentions: {
    datum: 'mention',
    least: 'summary',
    read: ({ file, hand: { mention = [] }, reader }) =>
      Promise.resolve(
        readable(file, mention, reader)
          .toReversed()
          .map((one) => mentionLine(one, reader)),
      ),
  },
  prints: { datum: 'decisions', read: printsOf },
} as const satisfies Readonly<Record<string, CaseTable>>;
type Tables = { [Name in keyof typeof tables]: Awaited<ReturnType<(typeof tables)[Name]['read']>> };

export interface CaseSections extends Tables {
  readonly strengths: readonly Section[];
  readonly picture: readonly PictureSection[];
  readonly next: readonly string[];
}

/** What a card of a case tells: what is true now, or what happened. */
export async function storyOn(
  on: 'now' | 'card',
  reader: Reader,
  seen: Seen,
  hand: AtHand,
): Promise<readonly StoryPart[]> {
  const onCard = rows.filter((one) => one.on.includes(on) && seen.reads(one.datum, one.least));
  const file = await withKnownReferrals(reader, seen.case);
  return (await Promise.all(onCard.map(async ({ read }) => read({ reader, seen, file, hand, on })))).flat();
}

/** What the page of a case shows, `but` these stories, of what is at hand; what else there is its history has (story-so-far.ts). */
export async function sectionsOnPage(
  reader: Reader,
  seen: Seen,
  hand: AtHand,
  but: readonly (keyof typeof stories)[] = [],
): Promise<CaseSections> {
  const opened = { reader, seen, file: await withKnownReferrals(reader, seen.case), hand, on: 'page' as const };
  const left: readonly CaseStory[] = but.map((name) => stories[name]);
  const onPage = rows.filter(
    (row) => row.on.includes('page') && seen.reads(row.datum, row.least) && !left.includes(row),
  );
  const told = await Promise.all(
    onPage.map(async (row) => {
      const { sections, next } = toldOf(row.title, await row.read(opened));
      return {
        first: isFirst(row, hand),
        sections: sections.map((one) => ({ ...one, ...given({ of: row.of }) })),
        next,
      };
    }),
  );
  const names = Object.keys(tables) as readonly (keyof typeof tables)[];
  const read = await Promise.all(
    names.map(async (name) => {
      const { datum, least, read }: CaseTable = tables[name];
      return [name, seen.reads(datum, least) ? await read(opened) : []] as const;
    }),
  );
  const others = seen.reads('referral') ? await mergedInto(reader, seen.case, 'case page: merged referral') : [];
  return {
    ...(Object.fromEntries(read) as unknown as Tables), // each by its own name
    strengths: told
      .filter(({ first }) => first)
      .flatMap(({ sections }) => sections.map(({ title, lines }) => ({ title, lines }))),
    picture: [
      ...told.filter(({ first }) => !first).flatMap(({ sections }) => sections),
      ...others.flatMap((other) =>
        otherReferral(seen.case, other, reader.now).map((section) => ({ ...section, of: 'referral' as const })),
      ),
    ],
    next: told.flatMap(({ next }) => next),
  };
}

const isFirst = ({ first }: CaseStory, { review = [] }: AtHand): boolean =>
  first === true || (first === 'untilReview' && newestOf(review) === undefined);

/** A story by its headings, and what comes next apart. */
export function toldOf(
  title: string,
  story: readonly StoryPart[],
): Pick<CaseSections, 'next'> & { readonly sections: readonly Section[] } {
  const sections: { readonly title: string; readonly lines: Line[] }[] = [{ title, lines: [] }];
  const next: string[] = [];
  for (const part of story) {
    if ('title' in part) sections.push({ title: part.title, lines: [] });
    else if ('next' in part) next.push(`${plainWords(part.next)} ${part.own ?? ''}`.trim());
    else sections.at(-1)?.lines.push(...('pairs' in part ? linesOf(part.pairs) : [paragraph(plainWords(part.stands))]));
  }
  return { sections: filled(sections), next };
}

/** A referral of the same child that was merged into this one, whole, under its reference and its referrer. */
function otherReferral(goesOn: Case, other: Case, now: Instant): readonly Section[] {
  const isComplete = other.stage !== 'merged' || other.into !== goesOn.reference || isTaken(goesOn, other);
  const story = [
    ...(isComplete
      ? []
      : [
          {
            stands: `Something new was recorded in ${other.reference}. It is being taken over: open this again in a minute.`,
          },
        ]),
    ...answersTo(other, firstRead),
    ...[...pages, ...extraPages].flatMap((page) => pageOf(other, page, now)),
  ];
  const title = sayOther(other);
  return toldOf(title, story).sections.map((section) =>
    section.title === title ? section : { ...section, title: `${section.title} (${other.reference})` },
  );
}

const answersTo = (file: Case, names: readonly string[]): readonly StoryPart[] => [
  { pairs: names.map((name) => [fieldNamed(name)?.title ?? name, answerIn(file, name)]) },
];

function pageOf(file: Case, page: FormPage, now: Instant): readonly StoryPart[] {
  // Who is asked for consent is told among the people.
  const names = page.fields.map(({ name }) => name).filter((name) => !firstRead.includes(name) && name !== 'consenter');
  const notes = page.id === '2' ? ageNotes(file.answers, localDate(now)) : [];
  // Where episodes are recorded, their number stands for the one that was typed.
  const counted = sayCountOfMissing(file, now);
  const pairs = names.map((name): readonly [string, string] => [
    fieldNamed(name)?.title ?? name,
    (name === 'missingEpisodes' ? counted : undefined) ?? answerIn(file, name),
  ]);
  return [{ title: page.title }, ...notes.map((stands) => ({ stands })), { pairs }];
}

/** Where it stands now; and from its first heading on what was decided last, and a challenge of that. */
function currentOf({ file, seen, hand, on, reader: { person, directory, now } }: Opened) {
  const relation = relationOf(file, person, directory, now);
  const last = isConsented(file) ? hand.decided.at(-1) : undefined;
  const mine = relation === 'referrer' || relation === 'alsoReferred';
  // What comes next is on the card that opens the case.
  const story = storyOf(file, last, now, mine, seen.reads, on === 'card' ? 'past' : 'all');
  const heading = story.findIndex((part) => 'title' in part);
  return heading < 0
    ? { standing: story, decided: [] }
    : { standing: story.slice(0, heading), decided: story.slice(heading) };
}

/** Until it has consent, all of it is what is true now; since then what comes next, for a person of whom nothing is asked. */
function standsNow({ file, seen, reader }: Opened): readonly StoryPart[] {
  const { person, directory, now } = reader;
  const relation = relationOf(file, person, directory, now);
  const mine = relation === 'referrer' || relation === 'alsoReferred';
  if (!isConsented(file)) return storyOf(file, undefined, now, mine, seen.reads);
  return nowStory(file, now, mine, firstAsked(file, reader) === undefined);
}

/** What meetings decided before the last one, as far as it is at hand; of a returned case the story does not tell what was decided. */
const earlierOf = ({ file, hand: { decided } }: Opened): readonly MeetingDecision[] =>
  isConsented(file) ? decided.slice(0, -1) : decided;

/** Each action of the case, and what it is to this person. */
function actionsOf({
  file,
  hand: { action: actions = [] },
  reader,
}: Opened): readonly (Listed & { readonly action: Action })[] {
  const { person, directory, now } = reader;
  return actions.map((action) => ({
    ...listed(reader, action, standsTo({ host: hostOf(file), action }, person, directory, now)),
    action,
  }));
}

/** What may be printed: the chronology, and extracts of the newest meetings. */
async function printsOf({ file, seen, reader }: Opened): Promise<readonly Printed[]> {
  const chronology = { title: 'History', link: `print/chronology/${file.reference}` };
  const extracts = await extractsOf(reader, file, newestDecisions);
  return [...endPrints(file, seen.reads('referral')), ...(seen.reads('history') ? [chronology] : []), ...extracts];
}

export const printedShape = z.object({ title: z.string(), link: linkShape });
type Printed = Told<typeof printedShape>;
/** Extracts of the newest `most` meetings but the last `but`, of those whose minutes this person may read: each is read for that. */
export async function extractsOf(
  { ports, person, directory }: Reader,
  file: Case,
  most: number,
  but = 0,
): Promise<readonly Printed[]> {
  const decisions = isConsented(file) ? decisionsOf(file) : [];
  const ids = [...new Set(decisions.flatMap(({ meeting, reportTo }) => meeting ?? reportTo ?? []))].slice(
    -most,
    but === 0 ? undefined : -but,
  );
  const found = await Promise.all(ids.map(async (id) => ports.meetings.load(id)));
  return found.flatMap((stored) => {
    const meeting = stored?.value.root;
    if (meeting?.state !== 'ended' || !readsMinutes(meeting, person, directory)) return [];
    return [{ title: `Extract, ${sayMeetingId(meeting.id)}`, link: `print/extract/${meeting.id}/${file.reference}` }];
  });
}

/** Who has to do with it, and as what. */
function peopleOf(childCase: Case, directory: Directory): { readonly label: string; readonly person: Named }[] {
  const submission = 'submission' in childCase ? childCase.submission : undefined;
  const asked = childCase.stage === 'awaitingConsent' ? childCase.submission.asked : [];
  const consent = 'consent' in childCase ? childCase.consent : undefined;
  const rows: readonly (readonly [label: string, person: PersonRef | undefined])[] = [
    ['Referred by', childCase.referrer],
    ['Lead worker', childCase.leadWorker],
    ['Consenting manager', submission?.consenter],
    ...asked.map((id) => ['Asked for consent', personIn(directory, id)] as const),
    ['Consent given by', consent?.by],
    ['On behalf of', consent?.onBehalfOf],
  ];
  const there = rows.flatMap(([label, person]) => (person === undefined ? [] : [{ label, person }]));
  // A person once, with all that they are.
  return [...Map.groupBy(there, ({ person }) => person.objectId).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          {
            label: [first.label, ...more.map(({ label }) => beginLow(label))].join(', '),
            person: namedAs(first.person, directory),
          },
        ],
  );
}

/** Who is invited beside its meetings: "Una Fakename until Tuesday 12 January 2027". */
export const invitedBeside = (childCase: Case, { directory, now }: Viewer): readonly string[] =>
  invitationsOn(childCase, localDate(now)).map((one) => `${sayInvitee(one, directory)} until ${sayDate(one.until)}`);
/** The agencies of its meetings; then those. */
const invitedTo = (childCase: Case, viewer: Viewer): string[] => [
  ...(isConsented(childCase) ? (childCase.invited ?? []) : []).map((id) => agencyName(viewer.directory, id)),
  ...invitedBeside(childCase, viewer),
];

/** A button as a page gets it. */
const historyButtonShape = z.object({ title: z.string(), verb: z.string(), data: z.record(z.string(), z.string()) });
export const chronologyShape = z.array(
  z.object({
    kind: z.enum(historyKinds),
    at: instantShape,
    when: z.string(),
    what: z.string(),
    who: z.string(),
    /** The risk band that was set, in words. */
    band: z.string().optional(),
    changed: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    /** It counts no more: by whom it was put right, when and why. */
    righted: z.string().optional(),
    /** Which fact this person may put right. */
    button: historyButtonShape.optional(),
  }),
);
export type Chronology = Told<typeof chronologyShape>;
/** What happened, oldest first; of a submission which answers changed, in words. */
export const chronologyOf = (history: readonly HistoryEvent[], directory: Directory, now: Instant): Chronology =>
  history.map(({ kind, at, what, who, why, band, righted, button, said = [], changed = [] }) => ({
    kind,
    at,
    when: sayWhen(at, now),
    what: [
      what,
      ...said.map(([label, value]) => `${label}: ${value}`),
      ...(why === undefined ? [] : [`Reason: ${why}`]),
    ].join('. '),
    who,
    ...given({ band, righted, button }),
    changed: changed.map((change) => {
      const { field, before, after } = sayChange(change);
      const say = (value: string): string =>
        change.field === 'consenter' ? (personIn(directory, value)?.name ?? 'someone else') : value;
      return {
        field,
        before: before === '' ? notAnswered : say(before),
        after: after === '' ? removed : say(after),
      };
    }),
  }));
