// A year of cases that never was: children, managers, meetings, nights away, actions and slips as a seed has them. What a rule
// refuses is left out, so that every history is one that may be.
import fc from 'fast-check';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { addDays, localDate, momentOn } from '../../../src/domain/time/calendar.ts';
import { typedDate } from '../../../src/domain/time/dates.ts';
import {
  consented,
  declined,
  filledIn,
  givenAfter,
  kestrel,
  later,
  noConflict,
  priya,
  resubmitted,
  returned,
  submitted,
  type StoryRow,
} from '../../people/builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import {
  acceptanceRecorded,
  birthCorrected,
  closureProposed,
  decided,
  handedOver,
  harmRecorded,
  listed,
  nowChanged,
  overrideSigned,
  packGiven,
  planned,
  reviewBegun,
  reviewFinished,
  rightPut,
  routeTaken,
  transferBegun,
} from '../../people/meeting-builders.ts';
import { added as addedMention } from '../../people/mention-builders.ts';
import { sent } from '../../people/papers-builders.ts';
import {
  accepted,
  added as addedAction,
  cancelled,
  council,
  described,
  disputed,
  markedDone,
  notDone,
  timeAnswered,
  timeAsked,
  verified,
} from '../case/action/action-story.ts';
import { moira, noor } from '../../../src/demo/cast.ts';
import { rowsOf } from '../../../src/demo/story.ts';

/** The second Tuesdays of that year; the panel is a week later. */
const tuesdays = ['02-09', '03-09', '04-13', '05-11', '06-08', '07-13', '08-10', '09-14', '10-12', '11-09'];
const preMsets: readonly Meeting[] = tuesdays.map((day) => planned(`2027-${day}`));
const panels: readonly Meeting[] = tuesdays.map((day) => planned(addDays(`2027-${day}`, 7), 'panel'));

const happenings = [
  'missing',
  'missing',
  'later',
  'action',
  'action',
  'birth',
  'care',
  'handOver',
  'place',
  'group',
  'slip',
  'review',
  'review',
  'close',
  'harm',
  'route',
  'nrm',
  'papers',
  'transfer',
] as const;
type Happening = (typeof happenings)[number];

/** What one child's year is made of. */
const life = fc.record({
  begins: fc.nat({ max: 250 }),
  types: fc.subarray(['countyLines', 'sexual', 'online', 'missingOnly'], { minLength: 1 }),
  birth: fc.constantFrom('14/3/2011', '1/2/2009', '9/9/2015', '30/6/2013'),
  birthSure: fc.constantFrom('', 'estimated'),
  sex: fc.constantFrom('male', 'female'),
  ethnicity: fc.constantFrom('WBRI', 'ABAN', 'MWBC', 'BAFR', 'WROM', 'REFU'),
  care: fc.constantFrom('cin', 'cpPlan', 'earlyHelp'),
  postcode: fc.constantFrom('ZZ99 1AA', 'zz992bb', 'NE28 0AA'),
  answer: fc.constantFrom('consent', 'consent', 'consent', 'return', 'decline'),
  waits: fc.nat({ max: 6000 }),
  screened: fc.constantFrom('toPanel', 'toPanel', 'toPanel', 'hold', 'otherPlan'),
  band: fc.constantFrom('significant', 'moderate', 'emerging'),
  events: fc.array(
    fc.record({ is: fc.constantFrom<Happening>(...happenings), days: fc.nat({ max: 9 }), pick: fc.nat({ max: 99 }) }),
    { minLength: 6, maxLength: 22 },
  ),
});
type Life = typeof life extends fc.Arbitrary<infer Lived> ? Lived : never;

const day = 24 * 60;

const waits = (days: number, [who, , ...rest]: StoryRow): StoryRow =>
  [who, 1 + days * day, ...rest] as unknown as StoryRow;
/** About this part, where it is about one. */
const ofPart = ([who, when, step, input, about]: StoryRow, part: string): StoryRow =>
  [who, when, step, input, ...(about === undefined ? [] : [{ part }])] as unknown as StoryRow;

/** The rows that a happening may leave, as things stand; those that a rule refuses leave nothing. */
function rowsAt(facts: readonly Fact[], is: Happening, pick: number): readonly StoryRow[] {
  const at = facts.at(-1)?.at ?? '';
  const today = localDate(at);
  const typed = (days: number, time: string): string => `${typedDate(addDays(today, days))} ${time}`;
  const episode = `M${facts.filter(({ step }) => step === 'recordMissing').length}` as const;
  const ahead = (all: readonly Meeting[]): Meeting | undefined => all.find(({ startsAt }) => startsAt > at);
  const [pre, panel] = [ahead(preMsets), ahead(panels)];
  const band = ['significant', 'moderate', 'emerging'][pick % 3] ?? '';
  const review = `R${1 + facts.filter(({ step }) => step === 'prepareReview').length}` as 'R1';
  const action = `A${1 + facts.filter(({ step }) => step === 'addAction').length}`;
  const held = interviewed(
    { offeredOn: typedDate(today), when: typed(0, '00:40'), independent: pick % 5 === 0 ? 'no' : 'yes' },
    episode,
  );
  const no = interviewed({ offeredOn: typedDate(addDays(today, pick % 2)), when: '', outcome: 'declined' }, episode);
  const next = `M${1 + Number(episode.slice(1))}` as const;
  const ends: readonly (readonly StoryRow[])[] = [
    [markedDone(), verified()],
    [markedDone(), notDone()],
    [cancelled()],
    [disputed()],
    [timeAsked(typedDate(addDays(today, 40))), timeAnswered(pick % 2 === 0 ? 'yes' : 'no'), markedDone()],
    [],
  ];
  const rows: Readonly<Record<Happening, readonly (StoryRow | undefined)[]>> = {
    missing: [
      isMissing({ since: typed(0, ['02:00', '11:30', '17:59', '22:00'][pick % 4] ?? '') }),
      ...(pick % 5 === 0
        ? []
        : [waits(1 + (pick % 3), isBack({ returnedAt: typed(1, '00:30'), prevention: '' }, next))]),
    ],
    later: [pick % 3 === 0 ? no : held],
    action: [
      addedAction({
        priority: pick % 2 === 0 ? 'high' : 'normal',
        subType: pick % 4 === 0 ? 'intelligence' : 'licensing',
      }),
      described({ category: ['disrupt', 'protect', 'pursue'][pick % 3] }),
      accepted(),
      ...(ends[pick % ends.length] ?? []).map((row, place) => (place === 0 ? waits(pick % 30, row) : row)),
    ].map((row) => ofPart(row, action)),
    birth: [birthCorrected(['1/1/2012', '2/2/2010'][pick % 2] ?? '', pick % 3 === 0 ? 'estimated' : 'exact')],
    care: [nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' })],
    handOver: [handedOver(pick % 2 === 0 ? noor : priya, pick % 2 === 0 ? priya : noor)],
    place: [
      addedMention(pick % 2 === 0 ? 'place' : 'organisation', { placeKind: ['home', 'food', ''][pick % 3] ?? '' }),
    ],
    group: [addedMention('group', pick % 4 === 0 ? { mark: 'health' } : {})],
    slip: [rightPut(1 + (pick % Math.max(1, facts.length)), undefined, 'back', 'Taken back.')],
    review: [
      ...(pick % 3 === 0 ? [] : [reviewBegun()]),
      ...(pick % 3 === 1 ? [] : [reviewFinished(review)]),
      panel && decided('continue', panel, undefined, band),
    ],
    close: [closureProposed(), overrideSigned(), panel && decided('close', panel, undefined, band)],
    harm: [harmRecorded()],
    route: [routeTaken()],
    nrm: [
      [
        moira,
        1,
        'recordNrm',
        { status: 'submitted', submittedOn: typedDate(today), why: 'As decided.' },
      ] as unknown as StoryRow,
    ],
    papers: [pre && sent(undefined, {}, pre), panel && sent(undefined, {}, panel)],
    transfer: [
      transferBegun(),
      packGiven(undefined, typedDate(today)),
      acceptanceRecorded(undefined, typedDate(today)),
    ],
  };
  return rows[is].filter((row) => row !== undefined);
}

function lived({ begins, answer, waits, screened, band, events, ...child }: Life): readonly Fact[] {
  let facts: readonly Fact[] = [];
  const takes = (row: StoryRow): void => {
    try {
      facts = givenAfter(facts, council, [row], { panels: panels.map(({ date }) => date) });
    } catch {
      // A rule refuses it.
    }
  };
  const waiting = (minutes: number, [who, , ...rest]: StoryRow): StoryRow =>
    [who, later(facts.at(-1)?.at ?? '', minutes), ...rest] as unknown as StoryRow;
  const answers: Answers = {
    ...kestrel,
    types: child.types.join(','),
    dateOfBirth: child.birth,
    ...(child.birthSure !== '' && { birthSure: child.birthSure }),
    sex: child.sex,
    ethnicity: child.ethnicity,
    careStatus: child.care,
    postcode: child.postcode,
  };
  const first = momentOn(addDays('2027-01-05', begins), '10:00');
  for (const [place, row] of rowsOf([filledIn(priya, answers)]).entries())
    takes(place === 0 ? ([row[0], first, ...row.slice(2)] as unknown as StoryRow) : row);
  takes(submitted());
  takes(noConflict());
  if (answer === 'return') for (const row of [waiting(waits, returned()), resubmitted(), noConflict()]) takes(row);
  takes(waiting(waits, answer === 'decline' ? declined() : consented()));
  const ahead = (all: readonly Meeting[]): Meeting | undefined =>
    all.find(({ startsAt }) => startsAt > later(facts.at(-1)?.at ?? '', 7 * day));
  const pre = ahead(preMsets);
  if (pre !== undefined) for (const row of [listed(pre), decided(screened, pre)]) takes(row);
  const panel = ahead(panels) ?? panels.find(({ startsAt }) => startsAt > (facts.at(-1)?.at ?? ''));
  if (panel !== undefined) takes(decided('open', panel, undefined, band));
  for (const { is, days, pick } of events)
    for (const [place, row] of rowsAt(facts, is, pick).entries())
      takes(place === 0 && typeof row[1] === 'number' ? waiting(1 + days * day, row) : row);
  return facts;
}

/** So many cases of a year; the same for the same seed. */
export const yearOf = (seed: number, cases: number): readonly (readonly Fact[])[] =>
  fc.sample(life, { seed, numRuns: cases }).map(lived);
