// What a case owes, by its facts alone: raised by this fact, settled by that one, at whatever stage the case is. Nothing here
// asks the code that calls people: of the source it takes the fold of the facts, the calendar and the settings.
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { openOf } from '../../../src/domain/kernel/counted.ts';
import type { DutyName as SourceDuty } from '../../../src/domain/case/owed/owed.ts';
import type { IsoDate } from '../../../src/domain/time/dates.ts';
import { dateIn } from '../../../src/domain/kernel/fields.ts';
import { birthOf } from '../../../src/domain/case/state/birth.ts';
import { stageOf } from '../../../src/domain/case/state/stage-table.ts';
import { transferOf, type Case } from '../../../src/domain/case/state/stages.ts';
import { turningDays } from '../../../src/domain/case/state/turning-days.ts';
import {
  addDays,
  addWorkingDays,
  defaultOfficeHours as hours,
  localDate,
  momentOn,
  opensOn,
  shiftWorkingDays,
  type Instant,
} from '../../../src/domain/time/calendar.ts';
import { after, type File } from './world.ts';

/** Something owed: since when, and of which part. */
export interface Debt {
  readonly duty: DutyName;
  readonly since: Instant;
  readonly part?: string | undefined;
}
/** A fact, and the case before and after it. */
interface Step {
  readonly fact: Fact;
  readonly before: Case | undefined;
  readonly root: Case;
}
type History = readonly Step[];

interface Row {
  /** Raised by this fact: since when. */
  readonly raised?: (step: Step, history: History) => Instant | false;
  /** Settled, or ended, by this fact. */
  readonly settled?: (step: Step) => boolean;
  /** Instead of both: what the calendar or the stage raises. */
  readonly owed?: (history: History, now: Instant) => Instant | false;
  /** Of the part that the fact is about, each by itself; else of the case. */
  readonly ofPart?: true;
  /** Of a child who has died no one is asked for it. */
  readonly ofTheLiving?: true | ((debt: Pick<Debt, 'part'>, history: History) => boolean);
  /** The reminders that are about it. */
  readonly rungs: readonly string[];
  /** Days within which someone is called for it, holidays and weekends counted, and the longest silence from then on. */
  readonly within: number;
  readonly silence: number;
  /** Of calls about another duty, which takes its place. */
  readonly instead?: readonly string[];
  /** People are called for it before it is due as well. */
  readonly before?: true;
}
const by =
  (...steps: readonly Fact['step'][]) =>
  ({ fact }: Pick<Step, 'fact'>): boolean =>
    steps.includes(fact.step);
const at =
  (fits: (step: Step, history: History) => boolean) =>
  (step: Step, history: History): Instant | false =>
    fits(step, history) && step.fact.at;
/** What is worked out again and again: the same for the same date. */
function memo<Value>(work: (date: string) => Value): (date: string) => Value {
  const known = new Map<string, Value>();
  return (date) => {
    const value = known.get(date) ?? work(date);
    known.set(date, value);
    return value;
  };
}
const opens = memo((date) => opensOn(date, hours));
const daysOf = memo(turningDays);
const never = Number.POSITIVE_INFINITY;
/** Working days in days of the calendar, over Easter too. */
const workingDays = (count: number): number => count + 2 * Math.ceil(count / 5) + 5;

const last = (history: History): Step => history.at(-1) as Step; // no case without a fact
/** Since when the case is at this stage. */
const atStage =
  (stage: Case['stage']) =>
  (history: History): Instant | false =>
    last(history).root.stage === stage &&
    (history.findLast(({ before, root }) => root.stage === stage && before?.stage !== stage)?.fact.at ?? false);

/** What a meeting, or people between two meetings, decided. */
const decisionOf = ({ fact }: Pick<Step, 'fact'>): { readonly decision: string; readonly band: string } | undefined =>
  fact.step === 'recordDecision' || fact.step === 'decideNow' ? fact.data.decided : undefined;
const decides =
  (...names: readonly string[]) =>
  (step: Pick<Step, 'fact'>): boolean =>
    names.includes(decisionOf(step)?.decision ?? '');
const reviews = decides('continue', 'stepUp', 'stepDown');
/** The third, sixth … review running at Significant. */
function isThirdSignificant(step: Step, history: History): boolean {
  if (!reviews(step)) return false;
  const bands = [...history, step].filter(reviews).map((one) => decisionOf(one)?.band);
  const running = bands.length - 1 - bands.findLastIndex((band) => band !== 'significant');
  return running > 0 && running % 3 === 0;
}
/** The third episode that began within thirty days. */
function isThirdEpisode({ fact }: Step, history: History): boolean {
  if (fact.step !== 'recordMissing' && fact.step !== 'addPastEpisode') return false;
  const began = history.flatMap(({ fact: one }) =>
    one.step === 'recordMissing' || one.step === 'addPastEpisode' ? [one.data.since] : [],
  );
  const month = addDays(localDate(fact.data.since), -30);
  return began.filter((since) => localDate(since) >= month && since <= fact.data.since).length >= 2;
}

const consentOf = (history: History): Instant | undefined =>
  history.find(({ fact }) => fact.step === 'giveConsent')?.fact.at;
/** MSET has it: consent was given, and it has not ended. */
const isActive = ({ root }: Step): boolean =>
  !['withdrawn', 'transferred', 'merged', 'notAuthorised', 'closed', 'otherPlan', 'draft', 'awaitingConsent'].includes(
    root.stage,
  );
/** What the birthday asks for: from this day on, or from consent; the route lives on past a closure or another plan. */
function byBirth(history: History, now: Instant, day: 'asked' | 'chair' | 'eve'): Instant | false {
  const { root } = last(history);
  const consent = consentOf(history);
  const birth = birthOf(root.answers);
  if (birth === undefined || consent === undefined) return false;
  const days = daysOf(birth.date);
  // By a disputed date an adult already when it came: treated as a child until the date is put right.
  if (birth.sure === 'disputed' && opens(days.eve) <= consent) return false;
  const asked = opens(days.asked);
  // What was recorded by a wrong date, before the right one asks for it, does not count.
  if (history.some(({ fact }) => fact.step === 'routeAt18' && fact.at >= asked)) return false;
  const opening = opens(days[day]);
  const since = opening > consent ? opening : day === 'chair' ? addWorkingDays(consent, 1, hours) : consent;
  if (since > now) return false;
  if (isActive(last(history))) return since;
  const ended = history.findLast(({ before, root: made }) => before !== undefined && before.stage !== made.stage);
  return day === 'eve' && ['closed', 'otherPlan'].includes(root.stage) && since <= (ended?.fact.at ?? '') && since;
}
/** An adult lead was named since the date asks for it: by the form, or by a panel. */
function hasLead(history: History, byPanel: boolean): boolean {
  const birth = birthOf(last(history).root.answers);
  const asked = birth === undefined ? '' : opens(daysOf(birth.date).asked);
  return history.some(
    (step) => (step.fact.step === 'nameAdultLead' && step.fact.at >= asked) || (byPanel && decides('transition')(step)),
  );
}
/** When a review is to be: the day of its panel, or that none is planned by its limit. */
interface ReviewSet {
  readonly reviewBy: string;
  readonly reviewOn: string;
  readonly prepareBy: Instant;
  readonly unplanned?: true;
}
interface ReviewKept extends ReviewSet {
  readonly setAt: Instant;
  /** Anyone who asks for it calls the lead worker. */
  readonly early: boolean;
  readonly prepared: boolean;
}
/** As people set it; the clock may set another day only where no panel was planned. */
function reviewOf(history: History): ReviewKept | undefined {
  let set: ReviewKept | undefined;
  for (const { fact } of history) {
    const data = fact.data as { readonly review?: ReviewSet; readonly early?: ReviewSet };
    const next = data.review ?? data.early;
    if (next !== undefined && (fact.step !== 'remindCase' || set?.unplanned === true)) {
      const decided = fact.step === 'recordDecision';
      // Once the clock has found a panel for it, it is prepared as for any other.
      const early = !decided && (fact.step !== 'remindCase' || (set?.early === true && next.unplanned === true));
      // Still none is planned: it is owed since the day on which that was found.
      const setAt = fact.step === 'remindCase' && next.unplanned === true ? (set?.setAt ?? fact.at) : fact.at;
      set = { ...next, setAt, early, prepared: !decided && set?.prepared === true };
    }
    if (fact.step === 'finishReview' && set !== undefined) set = { ...set, prepared: true };
  }
  return isFollowed(last(history)) ? set : undefined;
}
const isFollowed = ({ root: { stage } }: Step): boolean =>
  ['open', 'review', 'transition', 'closing', 'transferWaiting'].includes(stage);
/** The morning after the panel at which a review was due and not decided; where no panel is planned, at once. */
function reviewMissed(history: History, now: Instant): Instant | false {
  const set = reviewOf(history);
  if (set === undefined) return false;
  const since = set.unplanned === true ? set.setAt : opens(addDays(set.reviewOn, 1));
  return since <= now && since;
}
/** Ten working days before its panel, or before the limit where none is planned. */
function toPrepare(history: History, now: Instant): Instant | false {
  const set = reviewOf(history);
  if (set === undefined || set.prepared) return false;
  const day = set.unplanned === true ? set.reviewBy : set.reviewOn;
  const asked = set.early ? set.prepareBy : opens(shiftWorkingDays(day, -10));
  const since = asked > set.setAt ? asked : set.setAt;
  return since <= now && since;
}
/** A person said since the referral that someone of concern works with children. */
function saysConcern(fact: Fact): boolean {
  if (fact.step === 'addPerson') return fact.data.said['works'] === 'yes';
  const changes =
    fact.step === 'changeNow'
      ? fact.data.changes
      : fact.step === 'addUpdate' || fact.step === 'prepareReview'
        ? fact.data.now?.changes
        : undefined;
  return changes?.concern?.answers['worksWithChildren'] === 'yes';
}
/** Of whom the LADO was not told yet: since when each. Who was said without a name may be the one who is named next. */
function untold(history: History): readonly Instant[] {
  const open: { named: boolean; readonly at: Instant }[] = [];
  let isSaid = false;
  for (const { fact, root } of history) {
    const isReferred = by('submit', 'resubmit')({ fact }) && root.answers['worksWithChildren'] === 'yes';
    if (fact.step === 'recordLado') open.shift();
    if (fact.step === 'addPerson' && saysConcern(fact)) {
      const unnamed = open.find(({ named }) => !named);
      if (unnamed === undefined) open.push({ named: true, at: fact.at });
      else unnamed.named = true;
      isSaid = true;
    } else if (isReferred || saysConcern(fact)) {
      if (!isSaid) open.push({ named: false, at: fact.at });
      isSaid = true;
    }
  }
  return open.map(({ at }) => at);
}
/** What was last answered of tonight, in whatever step: what, and of which moment it is. */
function saidOfTonight(history: History): { readonly is: string; readonly at: Instant } | undefined {
  let last: { readonly is: string; readonly at: Instant } | undefined;
  for (const { fact, root } of history) {
    const of = (is: string | undefined, at: Instant = fact.at): void => {
      if (is !== undefined) last = { is, at };
    };
    if (fact.step === 'submit') of(root.answers['safeTonight']);
    // Where consent holds, what is not changed stays of the day on which it was said.
    else if (fact.step === 'resubmit') {
      if (fact.data.now?.tonight !== undefined) of(fact.data.now.tonight.answers['safeTonight']);
      else if (fact.data.triage === undefined && root.now?.tonight === undefined) of(root.answers['safeTonight']);
    } else if (fact.step === 'changeNow') of(fact.data.changes.tonight?.answers['safeTonight']);
    else if (fact.step === 'addUpdate' || fact.step === 'prepareReview')
      of(fact.data.now?.changes.tonight?.answers['safeTonight']);
    else if (fact.step === 'takeMerged') {
      const taken = fact.data.along?.now?.tonight;
      of(taken?.answers['safeTonight'], taken?.since);
    }
  }
  return last;
}
/**
 * Not safe tonight, or not sure: from noon of the next day on it is asked again, once MSET has it; and any answer once after
 * a return. Not of a child who is missing.
 */
function safetyExpired(history: History, now: Instant): Instant | false {
  const said = saidOfTonight(history);
  const consent = consentOf(history);
  const spans = last(history).root.missing?.spans ?? [];
  if (said === undefined || consent === undefined || !isActive(last(history))) return false;
  if (spans.some(({ until }) => until === undefined)) return false;
  const noon = said.is === 'yes' ? [] : [momentOn(addDays(localDate(said.at), 1), '12:00')];
  const back = spans.flatMap(({ until }) => (until !== undefined && until > said.at ? until : []));
  const [old] = [...noon, ...back].toSorted();
  if (old === undefined) return false;
  const since = old > consent ? old : consent;
  return since <= now && since;
}

/** What a fact says of where the child is placed; what was said in a case goes along when it ends in this one. */
function placedBy(fact: Fact): Answers | undefined {
  if (fact.step === 'changeNow') return fact.data.changes.placed?.answers;
  return fact.step === 'takeMerged' ? fact.data.along?.now?.placed?.answers : undefined;
}
/** What was last said of where the child is placed is that it is across the border that way, with no notification. */
const unnotified =
  (way: 'there' | 'here') =>
  (history: History): Instant | false => {
    const consent = consentOf(history);
    const said = history.findLast(({ fact }) => placedBy(fact) !== undefined)?.fact;
    if (consent === undefined || said === undefined || !isActive(last(history))) return false;
    const { placedAcross, notifiedOn = '' } = placedBy(said) ?? {};
    return placedAcross === way && notifiedOn === '' && (said.at > consent ? said.at : consent);
  };

/** A panel wants an assessment and there is none; or there is none since positive grounds, of a case that MSET has. */
function assessmentWanted(history: History): Instant | false {
  const { root } = last(history);
  const done = history.findLast(by('completeAssessment'))?.fact.at ?? root.risk?.latest?.at;
  if (root.stage === 'toPanel' && done === undefined) return atStage('toPanel')(history);
  const since = root.nrm?.since;
  const isThere = isActive(last(history)) || (root.stage === 'returned' && consentOf(history) !== undefined);
  return isThere && since !== undefined && (done === undefined || done < since) && since;
}
/** Decided between two meetings, and no meeting is planned to be told of it; or its own was cancelled, and there is no other. */
function meetingToPlan(history: History): Instant | false {
  const decided = history.findLast((step) => decisionOf(step) !== undefined)?.fact;
  const { root } = last(history);
  const isAlone = 'cancelled' in root && root.cancelled !== undefined && root.cancelled === root.meeting;
  if (isAlone) return history.findLast(by('leaveMeeting'))?.fact.at ?? false;
  return decided?.step === 'decideNow' && decided.data.decided.reportTo === undefined && decided.at;
}
/** Since when the case has ended, where an action is open. */
function leftOpen(history: History): Instant | false {
  const { root } = last(history);
  return (
    stageOf<Case['stage']>(root).phase === 'over' && openOf(root, 'action').length > 0 && atStage(root.stage)(history)
  );
}

/** Of a record outside MSET: raised by these entries where others decide by a day, settled by those. */
function outside(
  entries: readonly Fact['step'][],
  ends: readonly Fact['step'][],
  fits: (data: Recorded, step: Fact['step']) => boolean = () => true,
  days = 0,
): Row {
  return {
    ofPart: true,
    raised: ({ fact }) => {
      const data = fact.data as Recorded;
      if (!entries.includes(fact.step) || data.due === undefined || !fits(data, fact.step)) return false;
      return opens(addDays(data.due, days));
    },
    settled: by(...ends),
    // Someone whom the LADO was told of works with other children.
    ...(!entries.includes('recordLado') && { ofTheLiving: true as const }),
    rungs: ['due'],
    within: workingDays(1),
    silence: 8,
  };
}
interface Recorded {
  readonly said: Readonly<Record<string, string | undefined>>;
  readonly due?: IsoDate;
}

/** The referral names the NRM, and no one has recorded it: submitted, since consent; considered, fourteen days after it was sent. */
function saidOfNrm(history: History): Instant | false {
  const consent = consentOf(history);
  const { root } = last(history);
  // What was withdrawn before consent was given again asks for nothing.
  const isConsented = 'consent' in root && root.consent !== undefined;
  if (consent === undefined || !isConsented || history.some(by('recordNrm'))) return false;
  if (root.answers['nrm'] === 'submitted') return consent;
  const sent = history.findLast(by('submit', 'resubmit'))?.fact.at;
  if (root.answers['nrm'] !== 'considered' || sent === undefined) return false;
  const day = opens(addDays(localDate(sent), 14));
  return day > consent ? day : consent;
}
/** The day of the decision of each NRM record that was negative last, and of which no one has answered for reconsideration. */
const negatives = (history: History): readonly { readonly at: Instant; readonly on: IsoDate }[] => [
  ...history
    .reduce((open, { fact }) => {
      const { part = '' } = fact;
      if (fact.step === 'recordReasonable' || fact.step === 'recordConclusive')
        if (fact.data.said['decision'] === 'negative')
          open.set(part, { at: fact.at, on: dateIn(fact.data.said, 'on') ?? '' });
        else open.delete(part);
      if (fact.step === 'recordReconsideration') open.delete(part);
      return open;
    }, new Map<string, { readonly at: Instant; readonly on: IsoDate }>())
    .values(),
];
/** From the tenth day on, and not after the thirtieth. */
function toReconsider(history: History, now: Instant): Instant | false {
  const [first] = negatives(history).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (first === undefined || opens(addDays(first.on, 31)) <= now) return false;
  const tenth = opens(addDays(first.on, 10));
  const since = tenth > first.at ? tenth : first.at;
  return since <= now && since;
}
/** A decision of the NRM is awaited, and its child is nearly eighteen: whether they stay in it. */
function staysInNrm(history: History, now: Instant): Instant | false {
  const { root } = last(history);
  const birth = birthOf(root.answers);
  const waits = ['recordReasonable', 'recordConclusive', 'recordReconsidered'];
  const runs = root.awaited?.find(({ entry }) => waits.includes(entry));
  if (birth === undefined || runs === undefined) return false;
  const asked = history.findLast(by('recordAt18'))?.fact;
  if (asked?.step === 'recordAt18' && asked.data.said['answer'] !== 'notYet') return false;
  const chair = opens(daysOf(birth.date).chair);
  const since = chair > runs.since ? chair : runs.since;
  return since <= now && since;
}

/** A row for every duty of the source: one that the walk does not know does not compile. */
const table = {
  consent: {
    owed: (history) =>
      atStage('awaitingConsent')(history) &&
      (history.findLast(
        ({ fact }) =>
          by('submit', 'resubmit', 'chooseManager', 'askInstead')({ fact }) ||
          (fact.step === 'declareConflict' && fact.data.conflict === 'yes'),
      )?.fact.at ??
        false),
    rungs: ['nudge', 'backup', 'up1', 'up2', 'up3', 'up4', 'up5', 'up6', 'up7', 'up8', 'up9'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  triage: {
    owed: atStage('received'),
    rungs: ['triage', 'triageUp', 'triageChair'],
    within: workingDays(2),
    silence: workingDays(1),
  },
  returned: {
    owed: atStage('returned'),
    rungs: ['returned', 'returnedUp', 'returnedTop'],
    within: workingDays(3),
    silence: workingDays(10),
  },
  held: { owed: atStage('held'), rungs: ['held'], within: 86, silence: 8 },
  transfer: {
    raised: at(by('transferOut')),
    settled: by('recordAcceptance', 'stopTransfer'),
    rungs: ['transfer'],
    within: workingDays(5),
    silence: workingDays(5),
  },
  /** A meeting decided that another council takes the child over: no one is called, but someone may begin it. */
  transferOut: {
    raised: at((step) => decides('transfer')(step) && transferOf(step.root) === undefined),
    settled: (step) =>
      by('transferOut', 'withdraw', 'mergeCase', 'returnFromTriage')(step) || decisionOf(step) !== undefined,
    rungs: [],
    within: never,
    silence: never,
  },
  lado: {
    // Of each person one: of the next once the LADO was told of the one before.
    raised: (step, history) => {
      const [first] = untold([...history, step]);
      const isNext = step.fact.step === 'recordLado' || untold(history).length === 0;
      return first !== undefined && isNext && first;
    },
    settled: by('recordLado'),
    rungs: ['lado'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  strategy: {
    raised: at((step) => by('sendToStrategy')(step) || decides('strategy')(step)),
    settled: by('recordStrategyOutcome'),
    rungs: ['strategy'],
    within: 2,
    silence: 2,
  },
  senior: {
    raised: at(decides('stepUp')),
    settled: by('recordSeniorDecision'),
    rungs: ['senior'],
    within: workingDays(2),
    silence: workingDays(1),
  },
  seniors: {
    raised: at(isThirdSignificant),
    settled: by('recordSeniorAnswer'),
    rungs: ['seniors'],
    within: workingDays(5),
    silence: workingDays(1),
  },
  challenge: {
    raised: at(by('challenge')),
    settled: by('answerChallenge'),
    rungs: ['challenge'],
    within: workingDays(5),
    silence: workingDays(1),
  },
  notice: {
    raised: at(by('recordHarm')),
    settled: by('recordNotice', 'sayNotNotifiable'),
    rungs: ['notice'],
    within: workingDays(4),
    silence: workingDays(1),
  },
  rapidReview: {
    raised: at(({ fact }) => fact.step === 'recordNotice' && fact.data.ground === 'abuse'),
    settled: by('recordRapidReview'),
    rungs: ['owed.rapidReview'],
    within: workingDays(15),
    silence: workingDays(1),
  },
  /** A panel wants an assessment, or grounds became positive since the last. */
  riskWanted: {
    owed: assessmentWanted,
    ofTheLiving: true,
    rungs: ['owed.riskWanted'],
    within: workingDays(1),
    silence: 12,
  },
  /** A second person is asked whether words are struck out. */
  strike: {
    raised: at(by('proposeStrike')),
    settled: by('settleStrike'),
    rungs: ['owed.strike'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  /** It waits for a meeting that no one has planned. */
  meeting: {
    owed: meetingToPlan,
    rungs: ['meeting'],
    within: workingDays(2),
    silence: workingDays(1),
  },
  /** The case has ended, and an action is open. */
  actions: {
    owed: leftOpen,
    rungs: ['owed.actions'],
    within: workingDays(2),
    silence: 33,
  },
  outcome: {
    raised: at(decides('otherPlan', 'decline')),
    settled: by('recordOutcome'),
    rungs: ['outcome'],
    within: 86,
    silence: 8,
  },
  feedback: {
    raised: at(decides('close')),
    settled: by('recordFeedback'),
    rungs: ['feedback'],
    within: workingDays(5),
    silence: workingDays(1),
  },
  adultLead: {
    owed: (history, now) => !hasLead(history, false) && !byBirth(history, now, 'eve') && byBirth(history, now, 'asked'),
    ofTheLiving: true,
    rungs: ['turning'],
    instead: ['turning18'],
    within: workingDays(1),
    silence: 29,
  },
  adultLeadLate: {
    owed: (history, now) => !hasLead(history, true) && !byBirth(history, now, 'eve') && byBirth(history, now, 'chair'),
    ofTheLiving: true,
    rungs: ['turningChair'],
    instead: ['turning18'],
    within: workingDays(1),
    silence: 15,
  },
  route: {
    owed: (history, now) => byBirth(history, now, 'eve'),
    ofTheLiving: true,
    rungs: ['turning18'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  missing: {
    ofPart: true,
    raised: at(by('recordMissing')),
    settled: by('recordReturn'),
    ofTheLiving: true,
    rungs: ['still'],
    within: 2,
    silence: 2,
  },
  interview: {
    ofPart: true,
    raised: at(by('recordReturn', 'addPastEpisode')),
    settled: ({ fact }) =>
      fact.step === 'recordInterview' &&
      (fact.data.outcome === 'done'
        ? fact.data.independent === 'yes' || fact.data.independentOn !== undefined
        : fact.data.outcome === 'declined' && fact.data.independent === 'yes' && fact.data.offerAgain !== true),
    ofTheLiving: true,
    rungs: ['second', 'third', 'last', 'late'],
    within: 2,
    silence: 2,
  },
  prepare: {
    owed: toPrepare,
    ofTheLiving: true,
    rungs: ['reviewDue', 'reviewLate', 'reviewUp', 'reviewChair'],
    within: workingDays(1),
    silence: never,
  },
  review: { owed: reviewMissed, rungs: ['review'], within: workingDays(1), silence: 40 },
  /** What the referral says of the NRM. */
  nrmReferred: {
    owed: saidOfNrm,
    ofTheLiving: true,
    rungs: ['owed.nrmReferred'],
    within: workingDays(1),
    silence: 8,
  },
  /** Called on day 10 and 25 of 30, and no more: later it may be asked for in exceptional circumstances only. */
  nrmReconsider: {
    owed: toReconsider,
    ofTheLiving: true,
    rungs: ['owed.nrmReconsider', 'owed.nrmReconsiderLast'],
    before: true,
    within: workingDays(1),
    silence: never,
  },
  nrmAt18: {
    owed: staysInNrm,
    ofTheLiving: true,
    rungs: ['owed.nrmAt18'],
    within: workingDays(1),
    silence: 8,
  },
  guardian: outside(['recordGuardian'], ['recordGuardianName']),
  /** What is awaited of the NRM: reasonable grounds. */
  nrmReasonable: outside(['recordNrm'], ['recordReasonable'], ({ said }) => said['status'] === 'submitted'),
  /** Conclusive grounds and a reconsideration, for which no time is set: asked for every three months. */
  nrmConclusive: {
    ...outside(
      ['recordReasonable', 'recordConclusive', 'recordReconsidered'],
      ['recordConclusive'],
      ({ said }, step) => step !== 'recordReconsidered' || said['decision'] !== 'pending',
    ),
    silence: 93,
  },
  nrmReconsidered: {
    ...outside(
      ['recordReconsideration', 'recordReconsidered'],
      ['recordReconsidered'],
      ({ said }, step) => step !== 'recordReconsidered' || said['decision'] === 'pending',
    ),
    silence: 93,
  },
  /** Considered, and not submitted yet: it is decided by a date. */
  nrmConsidered: {
    raised: at(({ fact }) => fact.step === 'recordNrm' && fact.data.said['status'] === 'considering'),
    settled: by('recordNrm'),
    ofTheLiving: true,
    rungs: ['due'],
    within: 30,
    silence: 30,
  },
  /** What others decide of a record outside MSET; of a CAWN its end, three weeks before. */
  cawnEnd: outside(['recordCawn'], ['endCawn'], undefined, -21),
  ladoOutcome: outside(['recordLado'], ['recordLadoOutcome']),
  prevent: outside(['recordPrevent'], ['recordPreventOutcome']),
  section45: outside(['recordDefence'], ['recordDefenceOutcome']),
  /** The clock of an action itself. */
  action: {
    ofPart: true,
    ofTheLiving: true,
    raised: ({ fact }) => fact.step === 'addAction' && fact.data.due.at,
    settled: by('markDone', 'cancelAction'),
    before: true,
    rungs: ['early', 'eve', 'day', 'lateOwner', 'lateLead', 'lateSenior', 'lateChair'],
    within: workingDays(1),
    silence: never,
  },
  safety: {
    owed: safetyExpired,
    ofTheLiving: true,
    rungs: ['owed.safety', 'owed.safetyUp'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  placed: {
    owed: unnotified('there'),
    ofTheLiving: true,
    rungs: ['owed.placed', 'owed.placedUp'],
    within: workingDays(2),
    silence: workingDays(1),
  },
  placedHere: {
    owed: unnotified('here'),
    ofTheLiving: true,
    rungs: ['owed.placedHere', 'owed.placedHereUp'],
    within: workingDays(2),
    silence: 8,
  },
  unsafeWithdrawal: {
    raised: at(({ fact }) => fact.step === 'withdraw' && fact.data.childSafe === 'no'),
    settled: by('sayWhatWasDone'),
    ofTheLiving: true,
    rungs: ['owed.unsafeWithdrawal'],
    within: 1,
    silence: workingDays(1),
  },
  putRight: {
    raised: at(({ fact }) => fact.step === 'putRight' && fact.data.is === 'asked'),
    settled: ({ fact }) => fact.step === 'putRight' && (fact.data.is === 'back' || fact.data.is === 'stays'),
    rungs: ['owed.putRight'],
    within: workingDays(1),
    silence: workingDays(1),
  },
  thirdEpisode: {
    raised: at(isThirdEpisode),
    settled: (step) => by('sendToStrategy')(step) || decisionOf(step) !== undefined,
    ofTheLiving: true,
    rungs: ['owed.thirdEpisode'],
    within: workingDays(1),
    silence: workingDays(1),
  },
} as const satisfies Readonly<Record<SourceDuty | 'transferOut' | 'action', Row>>;
export type DutyName = keyof typeof table;
export const duties: Readonly<Record<DutyName, Row>> = table;
export const dutyNames = Object.keys(table) as readonly DutyName[]; // each of a closed union

/** The duties that a reminder may be about; none: that a review is to be prepared, a meeting to be planned. */
export const dutiesOfRung = (rung: string): readonly DutyName[] =>
  dutyNames.filter((name) => duties[name].rungs.includes(rung));

/** Without those that were taken back, and those about a part that went with one. */
function counting(facts: readonly Fact[]): readonly Fact[] {
  const back = facts.flatMap((fact) => (fact.step === 'putRight' && fact.data.is === 'back' ? [fact.data] : []));
  return facts.filter(
    ({ number, part }) => !back.some((one) => one.fact === number || (part !== undefined && one.part === part)),
  );
}

const stepsOf = new WeakMap<File, History>();
/** The facts with what the case was before and after each. */
export function historyOf(file: File): History {
  const known = stepsOf.get(file);
  if (known !== undefined) return known;
  let made: File | undefined;
  const history = counting(file.facts).map((fact): Step => {
    const before = made?.root;
    made = after(made, fact);
    return { fact, before, root: made.root };
  });
  stepsOf.set(file, history);
  return history;
}

const raisedBy = new WeakMap<History, ReadonlyMap<string, Debt>>();
/** What a fact raised, and no later one settled. */
function raisedIn(history: History): ReadonlyMap<string, Debt> {
  const known = raisedBy.get(history);
  if (known !== undefined) return known;
  const open = new Map<string, Debt>();
  for (const [place, step] of history.entries()) {
    const { part } = step.fact;
    for (const duty of dutyNames) {
      const { raised, settled, ofPart } = duties[duty];
      const key = ofPart === true ? `${duty} ${part ?? ''}` : duty;
      if (settled?.(step) === true) open.delete(key);
      const since = raised?.(step, history.slice(0, place));
      if (typeof since === 'string') open.set(key, { duty, since, part });
    }
  }
  raisedBy.set(history, open);
  return open;
}

const hasDied = (history: History): boolean =>
  history.some(
    ({ fact }) =>
      (fact.step === 'recordHarm' && fact.data.what === 'died') ||
      (fact.step === 'takeMerged' && fact.data.along?.hold?.died === true),
  );
/** What of this duty is owed or to come: of the facts so far, and of the calendar. */
function ofDuty(duty: DutyName, history: History, now: Instant): readonly Debt[] {
  const { owed, ofTheLiving } = duties[duty];
  if (ofTheLiving === true && hasDied(history)) return [];
  const since = owed?.(history, now);
  const raised = [...raisedIn(history).values()].filter(
    (debt) =>
      debt.duty === duty && !(typeof ofTheLiving === 'function' && ofTheLiving(debt, history) && hasDied(history)),
  );
  return typeof since === 'string' ? [...raised, { duty, since }] : raised;
}
/** All that is owed at this moment. */
export const debtsOf = (history: History, now: Instant): readonly Debt[] =>
  dutyNames.flatMap((duty) => ofDuty(duty, history, now)).filter(({ since }) => since <= now);
/** Whether people may be called for it at this moment: it is owed, or they are called before it is due. */
export const isCalledFor = (duty: DutyName, history: History, now: Instant): boolean =>
  ofDuty(duty, history, now).some(({ since }) => since <= now || duties[duty].before === true);
