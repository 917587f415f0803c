// What is counted of a child's case: a count for each measure, from the facts as they lie there, written from docs/process.md P18.3 and
// from the sentence by which each figure says how it is counted. It replays nothing, and knows none of the rules.
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { MeasureName } from '../../../src/domain/figures/measures.ts';
import { parseTypedDate } from '../../../src/domain/time/dates.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import { standing } from '../ledger.ts';

/** It happened on this day; how long it took; once, where a child counts once in a month. */
export interface Happened {
  readonly on: string;
  readonly length?: number;
  /** By what it is told apart, where that is judged. */
  readonly by?: readonly string[];
}
/** By which a figure is told apart here: of the others the year at random judges all. */
const apartBy: Readonly<Partial<Record<MeasureName, string>>> = {
  decided: 'decision',
  returned: 'reason',
  declined: 'reason',
  route: 'route',
  nrm: 'outcome',
  actionsSet: 'agency',
  missing: 'dayPart',
};
type FactOf<S extends Fact['step']> = Extract<Fact, { readonly step: S }>;
type Answers = Readonly<Record<string, string>>;

interface Child {
  /** Without what was taken back. */
  readonly facts: readonly Fact[];
  readonly all: <S extends Fact['step']>(...steps: readonly S[]) => readonly FactOf<S>[];
  readonly sent: FactOf<'submit'> | undefined;
}
type Count = (child: Child) => readonly Happened[];

const childOf = (all: readonly Fact[]): Child => {
  const facts = standing(all);
  const of: Child['all'] = (...steps) =>
    facts.filter((fact): fact is Extract<Fact, { readonly step: (typeof steps)[number] }> =>
      steps.some((step) => step === fact.step),
    );
  return { facts, all: of, sent: of('submit')[0] };
};

const happened = ({ at }: Pick<Fact, 'at'>): Happened => ({ on: localDate(at) });
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const daysFrom = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / 86_400_000);
const hoursFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;

/** What was answered of the child last, in the referral and since. */
function knownNow({ facts }: Child): Answers {
  const said = facts.map((fact): Answers => {
    if (fact.step === 'start' || fact.step === 'savePage' || fact.step === 'submit' || fact.step === 'resubmit')
      return fact.data.answers;
    if (fact.step === 'correctBirth') return { dateOfBirth: fact.data.dateOfBirth, birthSure: fact.data.birthSure };
    return {};
  });
  return Object.assign({}, ...said) as Answers; // of answers alone
}
const ofReferral =
  (is: (answers: Answers, child: Child) => boolean): Count =>
  (child) =>
    child.sent !== undefined && is(child.sent.data.answers, child) ? [happened(child.sent)] : [];
const dayOf47 = (answers: Answers): string | undefined => {
  const read = parseTypedDate(answers['section47Date'] ?? '');
  return 'date' in read ? read.date : undefined;
};

const decisions = ({ all }: Child) => all('recordDecision', 'decideNow');
type Decision = ReturnType<typeof decisions>[number];
const isBy = ({ data }: Decision, meeting: 'preMset' | 'panel'): boolean =>
  data.decided.meeting?.startsWith(`${meeting}-`) === true;
const firstOf = (child: Child, is: (one: Decision) => boolean): Decision | undefined => decisions(child).find(is);
const screening = (child: Child): Decision | undefined => firstOf(child, (one) => isBy(one, 'preMset'));
/** By which the case became one that is led and reviewed: also the move to adult services, of one that comes late. */
const opening = (child: Child): Decision | undefined =>
  firstOf(child, ({ data }) => ['open', 'transition'].includes(data.decided.decision));
const since = (child: Child, one: Decision | undefined): readonly Decision[] =>
  one === undefined ? [] : decisions(child).filter(({ number }) => number > one.number);
const reviews = (child: Child): readonly Decision[] => since(child, opening(child)).filter((one) => isBy(one, 'panel'));
const heights = ['none', 'emerging', 'moderate', 'significant'];
/** Of the reviews, those of which the band before and the new one are known, and stand so. */
const banded =
  (is: (was: number, now: number) => boolean): Count =>
  (child) =>
    reviews(child)
      .filter((one) => {
        const before = decisions(child).findLast(({ number, data }) => number < one.number && data.decided.band !== '');
        const [was, now] = [before?.data.decided.band ?? '', one.data.decided.band].map((band) => bandHeight(band));
        return was !== undefined && now !== undefined && is(was, now);
      })
      .map(happened);
const bandHeight = (band: string): number | undefined => {
  const height = heights.indexOf(band);
  return height === -1 ? undefined : height;
};

/** When the manager who gave it was asked, until when: the newest asking before it. */
const consents = ({ all }: Child) => all('giveConsent').slice(0, 1);
function dueBefore({ facts }: Child, { number }: Fact): string | undefined {
  const dues = facts
    .filter((fact) => fact.number < number)
    .flatMap((fact) => {
      if (fact.step === 'submit' || fact.step === 'resubmit') return [fact.data.submission.due.at];
      if (fact.step === 'declareConflict' || fact.step === 'chooseManager' || fact.step === 'askInstead')
        return 'asking' in fact.data && fact.data.asking !== undefined ? [fact.data.asking.due.at] : [];
      return [];
    });
  return dues.at(-1);
}

interface Deed {
  readonly set: FactOf<'addAction'>;
  readonly done?: FactOf<'markDone'>;
  readonly verified?: FactOf<'verifyAction'>;
  readonly cancelled?: FactOf<'cancelAction'>;
  readonly own: readonly Fact[];
}
const deeds = ({ facts, all }: Child): readonly Deed[] =>
  all('addAction').map((set) => {
    const own = facts.filter(({ part }) => part === set.part);
    const last = own.findLast(({ step }) => ['markDone', 'sayNotDone'].includes(step));
    const verified = own.findLast((fact): fact is FactOf<'verifyAction'> => fact.step === 'verifyAction');
    const cancelled = own.findLast((fact): fact is FactOf<'cancelAction'> => fact.step === 'cancelAction');
    return {
      set,
      own,
      ...(last?.step === 'markDone' && cancelled === undefined && { done: last }),
      ...(verified && { verified }),
      ...(cancelled && { cancelled }),
    };
  });
/** The date that held then: the newest that was set before. */
const dateThen = (own: readonly Fact[], number: number): string => {
  const dues = own.flatMap((fact) => {
    const { due } = fact.data as { readonly due?: { readonly at?: string } };
    return fact.number < number && typeof due?.at === 'string' ? [due.at] : [];
  });
  return dues.at(-1) ?? '';
};
/** Of whom it is asked now: put right, it was never asked of another. */
const agencyIn = (own: readonly Fact[], set: FactOf<'addAction'>): string =>
  own.reduce((agency, { data }) => {
    const said = (data as { readonly agency?: unknown }).agency;
    return typeof said === 'string' ? said : agency;
  }, set.data.agency);
const steps =
  (...names: readonly Fact['step'][]): Count =>
  ({ facts }) =>
    facts.filter(({ step }) => names.includes(step)).map(happened);

interface Mentioned {
  readonly at: string;
  readonly kind: string;
}
/** People and places that a case names for all who may read it, without slips. */
const named = ({ facts }: Child): readonly Mentioned[] =>
  facts.flatMap((fact) => {
    const { kind, mark } = fact.data as { readonly kind?: string; readonly mark?: string };
    if (kind === undefined || fact.part?.startsWith('P') !== true || !/^add[A-Z]|nameFromReferral/.test(fact.step))
      return [];
    const own = facts.filter(({ part, number }) => part === fact.part && number > fact.number);
    if (own.some(({ step }) => step === 'takeBackMention')) return [];
    const later = own.findLast((one): one is FactOf<'putMarkRight'> => one.step === 'putMarkRight');
    const now = (later?.data as { readonly mark?: string } | undefined)?.mark ?? mark ?? 'case';
    return now === 'case' ? [{ at: fact.at, kind }] : [];
  });

interface Away {
  readonly id: string | undefined;
  readonly since: string;
  readonly known: boolean;
  readonly back?: { readonly at: string; readonly known: boolean };
  readonly held?: { readonly outcome: string; readonly late: boolean; readonly when?: string };
}
/** With an adult of the child's choice: where an independent one was offered, and in the child's words why (P17.8). */
const hasChosen = (data: FactOf<'recordInterview'>['data']): boolean =>
  data.outcome === 'done' &&
  data.independent === 'chosen' &&
  data.independentOn !== undefined &&
  data.childsWords !== undefined;

/** Missing episodes, the oldest first. To be found dead is no return; what went along in a merge is counted where it goes on. */
function episodes(child: Child): readonly Away[] {
  const { facts, all } = child;
  const death = all('recordHarm').findLast(({ data }) => data.what === 'died');
  const isMerged = facts.some(({ step }) => step === 'mergeCase');
  return facts
    .flatMap((fact): readonly Away[] => {
      const began =
        fact.step === 'recordMissing' || fact.step === 'addPastEpisode'
          ? fact.data
          : fact.step === 'takeMerged'
            ? fact.data.episode
            : undefined;
      if (began === undefined) return [];
      const id = fact.step === 'takeMerged' ? fact.data.episode?.id : fact.part;
      const own = facts.filter(({ part }) => part === id);
      // Since when is put right by an update.
      const put = own.findLast(
        (one) => one.step === 'updateEpisode' && 'since' in one.data && one.data.since !== undefined,
      );
      const start = (put?.data ?? began) as { readonly since: string; readonly sinceKnown?: string };
      const returned = own.findLast(({ step }) => step === 'correctReturn' || step === 'recordReturn');
      const at = fact.step === 'addPastEpisode' && returned === undefined ? fact : returned;
      const said = (fact.step === 'addPastEpisode' && returned === undefined ? fact.data.returned : returned?.data) as
        | { readonly returnedAt: string; readonly returnedKnown?: string }
        | undefined;
      const day = said && localDate(said.returnedAt);
      const isAlive =
        death === undefined ||
        day === undefined ||
        day < death.data.happenedOn ||
        (day === death.data.happenedOn && at !== undefined && at.number < death.number);
      const talks = own.filter((one): one is FactOf<'recordInterview'> => one.step === 'recordInterview');
      const held = talks.findLast(
        ({ data }) =>
          (data.outcome === 'done' && (data.independent === 'yes' || hasChosen(data))) ||
          (data.outcome === 'declined' && !('offerAgain' in data && data.offerAgain)),
      )?.data;
      return [
        {
          id,
          since: start.since,
          known: start.sinceKnown !== 'day',
          ...(said !== undefined && isAlive && { back: { at: said.returnedAt, known: said.returnedKnown !== 'day' } }),
          ...(held && {
            held: {
              outcome: hasChosen(held) ? 'chosen' : held.outcome,
              late: 'late' in held && held.late,
              ...(held.when !== undefined && { when: held.when }),
            },
          }),
        },
      ];
    })
    .filter(({ back }) => back !== undefined || !isMerged)
    .toSorted((one, other) => one.since.localeCompare(other.since));
}
const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
/** In London, each of six hours; of a day of which the time is not known it is not known. */
function dayPart({ since: began, known }: Away): string {
  if (!known) return 'notKnown';
  return ['night', 'morning', 'afternoon', 'evening'][Math.floor(Number(hourIn.format(new Date(began))) / 6)] ?? '';
}
const backs = (child: Child) =>
  episodes(child).flatMap(({ back, ...one }) => (back === undefined ? [] : [{ ...one, back, on: localDate(back.at) }]));
const interviews = (child: Child, outcome: string) => backs(child).filter(({ held }) => held?.outcome === outcome);

/** How many people led it, by the years in which something was recorded since it was sent. */
function leaders({ facts, sent }: Child): ReadonlyMap<string, ReadonlySet<string>> {
  const years = new Map<string, Set<string>>();
  let lead = '';
  for (const fact of facts) {
    if (fact.step === 'start') lead = (fact.data.referrer ?? fact.by).objectId;
    const year = localDate(fact.at).slice(0, 4);
    if (sent === undefined || fact.number < sent.number) {
      if (fact.step === 'handOver') lead = fact.data.to.objectId;
      continue;
    }
    const those = years.get(year) ?? new Set();
    years.set(year, those.add(lead));
    if (fact.step !== 'handOver') continue;
    lead = fact.data.to.objectId;
    those.add(lead);
  }
  return years;
}

const plain = (text: string): string => text.trim().toLowerCase();

const none: Count = () => [];
/** Every measure: those of meetings, records and entries of the register are none of a case. */
export const counts: Readonly<Record<MeasureName, Count>> = {
  referrals: ofReferral(() => true),
  again: ({ all, sent }) =>
    sent !== undefined && all('start').some(({ data }) => (data.again?.times ?? 0) > 0) ? [happened(sent)] : [],
  section47: ofReferral((answers) => dayOf47(answers) !== undefined),
  toReferral: ({ sent }) => {
    const from = sent && dayOf47(sent.data.answers);
    if (sent === undefined || from === undefined || from > localDate(sent.at)) return [];
    return [{ ...happened(sent), length: daysFrom(from, localDate(sent.at)) }];
  },
  unknownEthnicity: ofReferral((_answers, child) => ['', 'NOBT', 'REFU'].includes(knownNow(child)['ethnicity'] ?? '')),
  unknownBirth: ofReferral((_answers, child) => {
    const { dateOfBirth = '', birthSure = '' } = knownNow(child);
    return ['stated', 'estimated', 'disputed'].includes(birthSure) || !/^\d+\/\d+\/\d{4}$/.test(dateOfBirth);
  }),
  unknownHome: ofReferral(({ livesAt = '' }) => livesAt === '' || livesAt === 'unknown'),
  withVoice: ofReferral(({ childsWords = '' }) => childsWords !== ''),
  consent: (child) =>
    consents(child).map((fact) => ({
      ...happened(fact),
      length: daysFrom(localDate(child.sent?.at ?? ''), localDate(fact.at)),
    })),
  consentInTime: (child) =>
    consents(child)
      .filter((fact) => fact.at <= (dueBefore(child, fact) ?? ''))
      .map(happened),
  returned: ({ all }) =>
    all('returnForInformation').map((fact) => ({ ...happened(fact), by: fact.data.reason.split(',') })),
  declined: ({ all }) => all('doNotAuthorise').map((fact) => ({ ...happened(fact), by: [fact.data.reason] })),
  listed: steps('listCase'),
  screened: (child) => [screening(child)].flatMap((one) => (one === undefined ? [] : [happened(one)])),
  toPanel: (child) =>
    [screening(child)].flatMap((one) => (one?.data.decided.decision === 'toPanel' ? [happened(one)] : [])),
  opened: (child) => [opening(child)].flatMap((one) => (one === undefined ? [] : [happened(one)])),
  toPreMset: (child) => {
    const [one, { sent }] = [screening(child), child];
    if (one === undefined || sent === undefined) return [];
    return [{ ...happened(one), length: daysFrom(localDate(sent.at), localDate(one.at)) }];
  },
  toFullPanel: (child) => {
    const one = screening(child);
    const first =
      one && since(child, one).find((later) => isBy(later, 'panel') && later.data.decided.decision !== 'noDecision');
    if (one === undefined || first === undefined) return [];
    return [{ ...happened(first), length: daysFrom(localDate(one.at), localDate(first.at)) }];
  },
  decided: (child) => decisions(child).map((fact) => ({ ...happened(fact), by: [fact.data.decided.decision] })),
  reviews: (child) => reviews(child).map(happened),
  bandUp: banded((was, now) => now > was),
  bandSame: banded((was, now) => now === was),
  bandDown: banded((was, now) => now < was),
  reviewVoice: (child) =>
    reviews(child)
      .filter((one) => {
        const before = decisions(child).findLast((other) => other.number < one.number && isBy(other, 'panel'));
        return child
          .all('prepareReview')
          .some(({ number, data }) => number < one.number && number > (before?.number ?? 0) && data.childsWords !== '');
      })
      .map(happened),
  prepared: steps('finishReview'),
  sameAdult: (child) => {
    const finished = child.all('finishReview');
    return finished
      .filter(({ data }, place) => {
        const before = finished[place - 1]?.data.trustedAdult ?? child.sent?.data.answers['trustedAdult'];
        return before !== undefined && plain(before) === plain(data.trustedAdult);
      })
      .map(happened);
  },
  newLead: steps('handOver'),
  severalLeads: steps('handOver'),
  leadWorkers: (child) => [...leaders(child)].map(([year, { size }]) => ({ on: `${year}-12-31`, length: size })),
  oneLead: (child) => [...leaders(child)].flatMap(([year, { size }]) => (size === 1 ? [{ on: `${year}-12-31` }] : [])),
  closed: (child) =>
    since(child, opening(child))
      .filter(({ data }) => data.decided.decision === 'close')
      .map(happened),
  openDays: (child) =>
    since(child, opening(child))
      .filter(({ data }) => data.decided.decision === 'close')
      .map((one) => ({
        ...happened(one),
        length: daysFrom(localDate(opening(child)?.at ?? one.at), localDate(one.at)),
      })),
  transferred: steps('recordAcceptance'),
  route: ({ all }) => all('routeAt18').map((fact) => ({ ...happened(fact), by: [fact.data.route] })),
  harmed: steps('recordHarm'),
  actionsSet: (child) => deeds(child).map(({ set, own }) => ({ ...happened(set), by: [agencyIn(own, set)] })),
  actionsDone: (child) => deeds(child).flatMap(({ done }) => (done === undefined ? [] : [happened(done)])),
  actionsInTime: (child) =>
    deeds(child).flatMap(({ own, done }) =>
      done !== undefined && done.at <= dateThen(own, done.number) ? [happened(done)] : [],
    ),
  actionDays: (child) =>
    deeds(child).flatMap(({ set, done }) =>
      done === undefined ? [] : [{ ...happened(done), length: daysFrom(localDate(set.at), localDate(done.at)) }],
    ),
  actionsVerified: (child) =>
    deeds(child).flatMap(({ verified }) => (verified === undefined ? [] : [happened(verified)])),
  actionsDisputed: steps('disputeAction'),
  actionsExtended: ({ all }) =>
    all('answerTime')
      .filter(({ data }) => data.due !== undefined)
      .map(happened),
  actionsCancelled: (child) =>
    deeds(child).flatMap(({ cancelled }) => (cancelled === undefined ? [] : [happened(cancelled)])),
  actionsEscalated: steps('signEscalation'),
  nrm: ({ all }) =>
    all('recordNrm').map((fact) => ({ ...happened(fact), by: [fact.data.said['status'] ?? 'notKnown'] })),
  nrmGrounds: ({ all }) =>
    all('recordReasonable', 'recordConclusive')
      .filter(({ step, data }) => step === 'recordReasonable' || data.said['decision'] !== 'pending')
      .map(happened),
  assessed: steps('completeAssessment'),
  placesNamed: (child) =>
    named(child)
      .filter(({ kind }) => kind === 'place' || kind === 'organisation')
      .map(happened),
  groupSexual: (child) =>
    named(child).some(({ kind }) => kind === 'group')
      ? ofReferral(({ types = '' }) => types.split(',').includes('sexual'))(child)
      : [],
  missing: (child) => episodes(child).map((one) => ({ on: localDate(one.since), by: [dayPart(one)] })),
  missingChildren: (child) => episodes(child).map((one) => ({ on: localDate(one.since) })),
  missingRepeated: (child) => {
    const all = episodes(child);
    return all
      .filter(
        (one, place) => all.slice(0, place).filter((other) => hoursFrom(other.since, one.since) <= 90 * 24).length >= 2,
      )
      .map((one) => ({ on: localDate(one.since) }));
  },
  // Where a time is not known, how long it was is not known.
  missingHours: (child) =>
    backs(child)
      .filter(({ known, back }) => known && back.known)
      .map((one) => ({ on: one.on, length: hoursFrom(one.since, one.back.at) })),
  returns: (child) => backs(child).map(({ on }) => ({ on })),
  interviews: (child) => interviews(child, 'done').map(({ on }) => ({ on })),
  interviewsInTime: (child) =>
    interviews(child, 'done').flatMap(({ on, held }) => (held?.late === false ? [{ on }] : [])),
  interviewsChosen: (child) => interviews(child, 'chosen').map(({ on }) => ({ on })),
  interviewsDeclined: (child) => interviews(child, 'declined').map(({ on }) => ({ on })),
  interviewHours: (child) =>
    interviews(child, 'done').flatMap(({ on, back, held }) =>
      held?.when === undefined || !back.known ? [] : [{ on, length: hoursFrom(back.at, held.when) }],
    ),
  papersSent: ({ all }) => firstPapers(all('sendPapers')).map(happened),
  papersInTime: ({ all }) =>
    firstPapers(all('sendPapers'))
      .filter(({ data }) => data.late !== true)
      .map(happened),
  disruption: none,
  disruptionDays: none,
  disrupted: none,
  meetings: none,
  inquorate: none,
  absent: none,
  noPapers: none,
  recordsOpened: none,
  recordsClosed: none,
  recordReviews: none,
  recordReviewsInTime: none,
  questions: none,
  questionsInTime: none,
  breaches: none,
  breachesToldIco: none,
  breachesNotToldIco: none,
  breachesInTime: none,
  breachesToldPeople: none,
};
const firstPapers = (all: readonly FactOf<'sendPapers'>[]): readonly FactOf<'sendPapers'>[] =>
  all.filter(
    ({ data }, place) =>
      all.findIndex((one) => one.data.agency === data.agency && one.data.meeting === data.meeting) === place,
  );

/** Verified, with a type that disrupts: its list is the council's, so that these are judged by the year at random alone. */
export const notJudged: ReadonlySet<MeasureName> = new Set(['disruption', 'disruptionDays', 'disrupted']);

const once: ReadonlySet<MeasureName> = new Set(['severalLeads', 'missingChildren', 'missingRepeated']);
const yearly: ReadonlySet<MeasureName> = new Set(['leadWorkers', 'oneLead']);
/** So many of each in each month, of a length by how long: a line each, in order. */
export function linesOf(facts: readonly Fact[]): readonly string[] {
  const child = childOf(facts);
  const names = Object.keys(counts) as readonly MeasureName[]; // its own
  return names
    .filter((name) => !notJudged.has(name))
    .flatMap((name) => {
      const lines = counts[name](child).flatMap(({ on, length, by = [] }) => {
        const when = yearly.has(name) ? on.slice(0, 4) : on.slice(0, 7);
        const all = `${name} ${when}${length === undefined ? '' : ` ${Math.max(0, Math.min(1000, Math.round(length)))}`}`;
        return [all, ...by.map((value) => `${name}|${apartBy[name] ?? ''} ${when} ${value}`)];
      });
      return once.has(name) ? [...new Set(lines)] : lines;
    })
    .toSorted();
}
/** Months, but of what is counted of whole years alone; in all, and by what is judged. */
export function isJudged(name: string, split: string, period: string): boolean {
  const measure = name as MeasureName; // what the figures hold
  const isPeriod = (yearly.has(measure) ? /^\d{4}$/ : /^\d{4}-\d\d$/).test(period);
  return isPeriod && !notJudged.has(measure) && (split === '' || apartBy[measure] === split);
}
