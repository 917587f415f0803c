// People walk a case through its stages by the real steps, clocks and all; every state they come to is judged.
import { goingOn } from '../../../src/domain/case/ended/goes-on.ts';
import { warningKindsOf } from '../../../src/domain/case/whole/warnings.ts';
import { missingNow } from '../../../src/domain/case/state/episodes.ts';
import { trueOf } from '../../../src/domain/case/state/now.ts';
import { hasDied, isUrgent } from '../../../src/domain/case/state/stages.ts';
import { caseMatter, isPart, type CaseTypes, type Fact } from '../../../src/domain/case/whole/case.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import {
  challenged,
  colin,
  declined,
  given,
  greta,
  hal,
  later,
  moira,
  monday10,
  must,
  noor,
  nrmConsidered,
  priya,
  returned,
  sparrow,
  tess,
  saidWhatWasDone,
  withdrawn,
  withdrawnUnsafe,
  type StoryRow,
} from '../../people/builders.ts';
import {
  adultLeadNamed,
  nowChanged,
  placedThere,
  conflictInMeeting,
  decided,
  harmRecorded,
  noticeRecorded,
  letIn,
  listed,
  lifted,
  mergedInto,
  other,
  restrictedByHand,
  rightPut,
  routeTaken,
  sentBack,
  strategyCalled,
  strategyHeld,
  tookOver,
  untilReceived,
  keptOut,
  letInAgain,
} from '../../people/meeting-builders.ts';
import { strikeProposed } from '../../people/strike-builders.ts';
import { added, cancelled, markedDone } from '../case/action/action-story.ts';
import { interviewed, isBack, isMissing, wasMissing } from '../../people/episode-builders.ts';
import { beginnings, council, likelyNext, panels } from '../random-story.ts';
import { debtsOf, duties, historyOf, type DutyName } from './account.ts';
import {
  considered,
  guardianAsked,
  nrmRefused,
  nrmSubmitted,
  closing,
  february,
  hidden,
  keptAs,
  ofLado,
  oneNight,
  opened,
  outside,
  received,
  reconsidered,
  referredToNrm,
  groundsFound,
  sent,
  thrice,
  turns17half,
  turns17ten,
  turns18,
} from './stories.ts';
import { failuresOf, judged, type Failure, type Judged } from './judge.ts';
import { ladoTold, settledWith, settlingSteps, typed } from './settle.ts';
import { clocked, daysLater, fileOf, told, type File } from './world.ts';

export const world: Judged = { council, before: council, panels: panels.map(({ date }) => date) };

const starts: readonly (readonly Fact[])[] = [
  ...beginnings.filter((facts) => facts.length > 0),
  given(...sent(ofLado)),
  given(...received(ofLado)),
  given(...sent(sparrow)),
  given(...received(sparrow)),
  given(...received(hidden)),
  given(...received(turns18)),
  given(...received(turns18), sentBack()),
  given(...received(turns18), ...opened, ...closing),
  given(...received(turns17ten), ...opened),
  given(...received(turns17half), ...opened),
  given(...received(turns17half), restrictedByHand()),
  given(...untilReceived, ...opened, decided('stepUp', february), ...closing),
  given(...untilReceived, ...opened, strategyCalled(), ...closing),
  given(...untilReceived, ...opened, restrictedByHand('personOfConcernIsStaff')),
  given(...untilReceived, listed(), isMissing()),
  given(...untilReceived, ...oneNight),
  given(...received(turns18), adultLeadNamed(), sentBack()),
  given(...received(turns18), adultLeadNamed(), routeTaken(), sentBack()),
  given(...untilReceived, listed(), decided('hold'), challenged(), strategyCalled(), strategyHeld()),
  given(...untilReceived, listed(), decided('toPanel'), rightPut(given(...untilReceived).length + 2)),
  given(...untilReceived, ...thrice),
  given(...untilReceived, considered),
  given(...untilReceived, referredToNrm),
  given(...untilReceived, referredToNrm, groundsFound),
  given(...untilReceived, harmRecorded(), noticeRecorded(moira, 'abuse')),
  given(...untilReceived, referredToNrm, ...opened, ...closing),
  given(...untilReceived, ...reconsidered, ...outside),
  given(...received(nrmConsidered)),
  given(...received(nrmSubmitted), listed(), decided('transfer')),
  given(...received(turns17ten), referredToNrm, guardianAsked),
  given(...untilReceived, ...nrmRefused),
  given(...untilReceived, strikeProposed()),
  given(...untilReceived, listed(), added(), decided('otherPlan')),
];

const keeps: readonly (readonly Fact[])[] = [
  given(...untilReceived),
  given(...untilReceived, listed(), strategyCalled()),
  given(...untilReceived, isMissing()),
  given(...received(hidden), restrictedByHand()),
].map(keptAs);

/** What people do beside the usual: slips, endings half-way, and what comes of a part. */
function unusual(file: File, now: Instant): readonly StoryRow[] {
  const parts = [...file.parts.values()];
  const away = parts.find((part) => 'since' in part && part.returned === undefined)?.id as 'M1' | undefined;
  const back = parts.find((part) => 'since' in part && part.returned !== undefined)?.id as 'M1' | undefined;
  const action = file.parts.has('A1') ? [markedDone(), cancelled()] : [added(), added({ priority: 'immediate' })];
  return [
    isMissing({ since: `${typed(now)} 00:00` }),
    wasMissing({ since: `${typed(now)} 00:02`, returnedAt: `${typed(now)} 00:03` }),
    ...(away === undefined ? [] : [isBack({ returnedAt: `${typed(now)} 00:01`, prevention: '' }, away)]),
    ...(back === undefined ? [] : [interviewed({ offeredOn: typed(now), outcome: 'declined', when: '' }, back)]),
    ladoTold(now),
    withdrawnUnsafe(moira),
    withdrawnUnsafe(),
    saidWhatWasDone(),
    saidWhatWasDone(moira),
    withdrawn(colin),
    mergedInto(other),
    mergedInto(other),
    sentBack(),
    returned(),
    declined(),
    ...action,
    restrictedByHand('highProfile', greta),
    restrictedByHand('personOfConcernIsStaff'),
    letIn(tess),
    letIn(hal),
    lifted(),
    ...[tess, colin, greta, hal].flatMap((person) => [
      keptOut(person),
      keptOut(person, greta, { manager: hal.objectId }),
      letInAgain(person, greta),
    ]),
    keptOut(priya, moira, { to: noor.objectId, tells: 'Noor, on Friday.' }),
    keptOut(moira, greta),
    harmRecorded('harmed'),
    nowChanged(),
    nowChanged(placedThere),
    nowChanged({ ...placedThere, placedAcross: 'here' }),
    nowChanged({ trueNow: 'tonight', safeTonight: 'yes' }, priya),
    nowChanged({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'low' }),
    ...panels.flatMap((held) => [conflictInMeeting(moira, held), conflictInMeeting(tess, held)]),
  ];
}

/** Numbers that look like chance, and are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** When triage of a case is next called for; undefined where it waits for none. */
const triageAt = ({ root }: File): Instant | undefined =>
  root.stage === 'received'
    ? caseMatter.clockOf({ root })?.ladder.rungs.find(({ rung }) => duties.triage.rungs.includes(rung))?.at
    : undefined;

/** What a merge dropped of what protects the child. */
function dropped(ended: File, kept: File, now: Instant): readonly string[] {
  const [was, is] = [ended.root, kept.root];
  const warned = warningKindsOf(is, now);
  // Of a child who has died it is not asked.
  const safe = hasDied(was) ? 'yes' : (was.answers['safeTonight'] ?? 'yes');
  // While the child is missing it is not asked, and no longer said; it is asked once they are back.
  const isSaid = missingNow(is) !== undefined && trueOf(is, 'tonight').answers['safeTonight'] !== 'yes';
  const [own, theirs] = [triageAt(ended), triageAt(kept)];
  return [
    ...(was.excluded.every((id) => is.excluded.includes(id)) ? [] : ['who may not read it']),
    ...(was.answers['mustNotBeTold'] === 'yes' && !warned.includes('mustNotBeTold') ? ['who must not be told'] : []),
    ...(safe !== 'yes' && !isSaid && !warned.some((kind) => kind.endsWith('Safe') || kind === 'askTonight')
      ? ['that the child is not safe tonight']
      : []),
    ...(was.excluded.some((id) => !is.excluded.includes(id)) ? ['who has a conflict of interest'] : []),
    ...(was.restricted !== undefined && is.restricted === undefined ? ['the restriction'] : []),
    ...(isUrgent(was) && !isUrgent(is) ? ['that it is urgent'] : []),
    ...(own !== undefined && theirs !== undefined && own < theirs ? ['the sooner time of its triage'] : []),
    ...(missingNow(was) !== undefined && missingNow(is) === undefined ? ['that the child is missing now'] : []),
  ];
}

/** The episode that goes along. */
function missingIn({ parts }: File): Pick<CaseTypes['context'], 'missing'> {
  const episodes = [...parts.values()].filter((part) => isPart('episode', part));
  const missing = episodes.find(({ returned }) => returned === undefined);
  return missing === undefined ? {} : { missing };
}

/** What is wrong once one case has become another: with the one that is kept, and with what the one that ended owed. */
export function failuresOfMerge(
  before: File,
  ended: File,
  into: File,
  now: Instant,
  there: Judged,
): readonly Failure[] {
  const row: StoryRow = [...tookOver(before.root.reference)];
  const [who, when, step, input] = row;
  const kept = told(
    clocked(into, now, there),
    [who, when, step, input, { about: before.root }] as StoryRow,
    now,
    there,
    who,
    missingIn(before),
  );
  if (typeof kept === 'string') return [];
  // What is owed of the child is owed, whichever of the two cases it is heard of and settled in.
  const debts = debtsOf(historyOf(ended), now);
  return [
    ...judged({ files: [{ ...ended, root: goingOn(ended.root, kept.root) }, kept], debts, now, world: there }),
    ...failuresOf(kept, now, there, debts),
    ...dropped(before, kept, now).map((what) => ({ duty: 'merge', stage: 'merged', what: `drops ${what}` })),
  ];
}

/** A failure that was come to, by these steps. */
export interface Found extends Failure {
  readonly facts: readonly Fact[];
}
export interface Walked {
  readonly states: number;
  readonly found: readonly Found[];
  /** All that was owed in one of them. */
  readonly duties: ReadonlySet<DutyName>;
  /** By which of the steps that a duty names it was settled: "lado by recordLado". */
  readonly settled: ReadonlySet<string>;
}
const mostSteps = 14;
const leavers: readonly Person[] = [priya, colin, moira, tess, greta];

/** By which steps of people, without the pages of the form: "submit giveConsent recordDecision (open)". */
export const sayWay = (facts: readonly Fact[]): string =>
  facts
    .filter(({ step, by }) => step !== 'savePage' && by.objectId !== clockActor.objectId)
    .map((fact) =>
      fact.step === 'recordDecision' || fact.step === 'decideNow'
        ? `${fact.step} (${fact.data.decided.decision})`
        : fact.step,
    )
    .join(' ');

/** So many steps of people, by this seed. */
export function walk(steps: number, seed: number): Walked {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never of an empty list
  const seen = new Set<string>();
  const found: Found[] = [];
  const met = new Set<DutyName>();
  const settled = new Set<string>();
  let taken = 0;
  const judge = (facts: readonly Fact[], failures: readonly Failure[]): void => {
    found.push(...failures.map((failure) => ({ ...failure, facts })));
  };
  const isNew = (...signs: readonly unknown[]): boolean => {
    const sign = signs.join('|');
    return !seen.has(sign) && seen.add(sign) !== undefined;
  };
  const owed = (file: File, now: Instant): readonly DutyName[] => {
    const names = new Set(debtsOf(historyOf(file), now).map(({ duty }) => duty));
    for (const name of names) met.add(name);
    return [...names].toSorted();
  };
  // Each beginning in turn, from any of them: two walks come upon all.
  const offset = Math.floor(random() * starts.length);
  for (let story = offset; taken < steps; story += 1) {
    let file = fileOf(must(starts[story % starts.length]));
    let now = file.facts.at(-1)?.at ?? monday10;
    let there = world;
    for (let n = 0; n < mostSteps && taken < steps; n += 1) {
      now = later(now, Math.floor(random() * random() * 60 * 24 * 12) + 1);
      file = clocked(file, now, there);
      if (random() < 0.03) {
        const gone = pick(leavers);
        // They leave, or stay and lose every role.
        const stays = random() < 0.5;
        const people = there.council.people.flatMap((one) =>
          one.objectId !== gone.objectId ? one : stays ? { ...one, roles: [] } : [],
        );
        there = { ...there, council: { ...there.council, people } };
      }
      const pool = random() < 0.7 ? likelyNext(file.root) : unusual(file, now);
      if (pool.length === 0) break;
      const row = pick(pool);
      taken += 1;
      const [, when] = row;
      const at = typeof when === 'string' && when > now ? when : now;
      const before = clocked(file, at, there);
      const made = told(before, row, at, there);
      if (typeof made === 'string') continue;
      for (const name of settledWith(before, made, row[2])) settled.add(name);
      [file, now] = [made, at];
      const { stage, restricted, excluded } = file.root;
      const posts = there.council.people.map(({ roles }) => roles.length).join('');
      const circumstances = [stage, restricted !== undefined, excluded.length, posts, row[2]];
      if (stage === 'merged') {
        const into = fileOf(pick(keeps));
        if (isNew(owed(before, now), into.root.facts, ...circumstances)) {
          judge(file.facts, failuresOfMerge(before, file, into, now, there));
        }
        break;
      }
      for (const days of [0, 40]) {
        const then = daysLater(now, days);
        const waited = clocked(file, then, there);
        for (const debt of debtsOf(historyOf(waited), then)) {
          for (const name of settlingSteps(debt, waited, then, there, settled)) settled.add(name);
        }
        if (isNew(days, owed(waited, then), waited.root.stage, ...circumstances)) {
          judge(file.facts, failuresOf(waited, then, there));
        }
      }
    }
  }
  return { states: seen.size, found, duties: met, settled };
}
