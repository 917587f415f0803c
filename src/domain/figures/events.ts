// What happened in a case, a meeting, a record or an entry of the register, as far as it is counted: a pure fold over its facts, from the first to the
// last. What was taken back is left out; what is known of the child is what is known now, so that a correction moves what was
// counted.
import { isAlike } from '../kernel/alike.ts';
import type { ConsentRound } from '../case/consent/clock.ts';
import { isReReferral } from '../case/again/again.ts';
import { isPart, caseMatter, type CaseTypes, type Fact, type StepName } from '../case/whole/case.ts';
import { takenBackBy } from '../case/right/right.ts';
import { isByChoice, settlesInterview, type Episode } from '../case/episode/episode.ts';
import { often, withinHours, withoutDeath } from '../case/episode/figures.ts';
import type { Action, DoneClaim } from '../case/action/action.ts';
import type { LedFrom } from '../case/referral/referral.ts';
import type { Mention } from '../case/mention/mention.ts';
import { birthOf } from '../case/state/birth.ts';
import { isTicked } from '../case/assessment/answers.ts';
import { completedOf } from '../case/assessment/assessment.ts';
import { riskBands } from '../case/assessment/bands.ts';
import type { TrueChanges } from '../case/state/held.ts';
import type { DecisionData } from '../case/meeting/decisions.ts';
import { entityMatter, type EntityFact } from '../entity/table.ts';
import { dateIn, type Answers } from '../kernel/fields.ts';
import type { Case } from '../case/state/stages.ts';
import { disruptionOf } from '../people/disruption.ts';
import type { AnyPartIn, FactIn, MatterTypes } from '../matter/matter.ts';
import type { MeetingTypes } from '../meeting/table.ts';
import { registerMatter, type RegisterFact } from '../register/table.ts';
import { localDate, sayTime, type Instant } from '../time/calendar.ts';
import { ageOn, weekdayOf, type IsoDate } from '../time/dates.ts';
import { hoursBetween } from '../time/moments.ts';
import { sectorOf } from './areas.ts';
import { notKnown, type Event } from './counts.ts';

type FactOf<S extends StepName> = Extract<Fact, { readonly step: S }>;

/** What of a case is known so far. */
interface Known {
  readonly answers: Answers;
  readonly team?: string | undefined;
  /** It is a re-referral, as the setting had it when it was begun. */
  readonly isAgain?: boolean | undefined;
  readonly sentAt?: Instant | undefined;
  readonly due?: Instant | undefined;
  readonly consented?: true | undefined;
  readonly screenedAt?: Instant | undefined;
  /** A panel has decided since it was screened. */
  readonly atPanel?: true | undefined;
  readonly openedAt?: Instant | undefined;
  readonly band?: string | undefined;
  /** Whom the child trusts, as it was said last. */
  readonly adult?: string | undefined;
  /** Words of the child were prepared since the last decision of a panel. */
  readonly words?: true | undefined;
  /** Which agency sent papers for which meeting. */
  readonly papers?: readonly string[] | undefined;
}
interface Counted {
  readonly known?: Partial<Known>;
  readonly events?: readonly Event[];
}
/** The newest answers to what does not change of a child, only what is known of it. */
type Identity = Answers;
const lasting = ['dateOfBirth', 'birthSure', 'sex', 'ethnicity'] as const;

/** By what is told apart, on a day. */
type By = (on: IsoDate) => NonNullable<Event['by']>;
/** Declared as a method: a row is found by the name of its step, and takes the fact of that very step. */
type Row<S extends StepName> = {
  counts(known: Known, fact: FactOf<S>, by: By, identity: Identity): Counted;
}['counts'];

const rows: { readonly [S in StepName]?: Row<S> } = {
  start: (known, { data }) => ({
    known: { ...ledBy(data), ...answered(known, data.answers), isAgain: isReReferral(data) },
  }),
  savePage: (known, { data }) => ({ known: answered(known, data.answers) }),
  submit: (known, { data, at }, by, identity) => ({
    known: {
      ...ledBy(data),
      ...answered(known, data.answers),
      sentAt: at,
      due: data.submission.due.at,
      adult: data.answers['trustedAdult'],
    },
    events: referred({ ...known, answers: data.answers }, identity, localDate(at), by),
  }),
  resubmit: (known, { data }) => ({
    known: { ...ledBy(data), ...answered(known, data.answers), due: data.submission.due.at },
  }),
  // Who is asked next is asked for a time of their own.
  declareConflict: (_known, { data }) => askedFor(data.asking),
  chooseManager: (_known, { data }) => askedFor(data.asking),
  askInstead: (_known, { data }) => askedFor(data.asking),
  changeNow: (known, { data }) => ({ known: withTrue(known, data.changes) }),
  correctBirth: (known, { data: { dateOfBirth, birthSure } }) => ({
    known: answered(known, { dateOfBirth, birthSure }),
  }),
  giveConsent: (known, { at }, by) => {
    const { sentAt, consented, due = '' } = known;
    if (sentAt === undefined || consented) return {};
    const on = localDate(at);
    const told = by(on);
    return {
      known: { consented: true },
      events: [
        { name: 'consent', on, by: told, length: daysBetween(sentAt, at) },
        ...when(at <= due, { name: 'consentInTime', on, by: told }),
      ],
    };
  },
  returnForInformation: (_known, { data, at }, by) =>
    one('returned', at, { ...by(localDate(at)), reason: data.reason.split(',') }),
  doNotAuthorise: (_known, { data, at }, by) => one('declined', at, { ...by(localDate(at)), reason: data.reason }),
  listCase: (_known, { at }) => one('listed', at),
  recordDecision: (known, { data, at }, by) => decided(known, data, at, by),
  decideNow: (known, { data, at }, by) => decided(known, data, at, by),
  prepareReview: (_known, { data }) => ({ known: data.childsWords === '' ? {} : { words: true } }),
  finishReview: ({ adult }, { data, at }) => {
    const on = localDate(at);
    const isSame = adult !== undefined && isAlike(adult, data.trustedAdult);
    return {
      known: { adult: data.trustedAdult },
      events: [{ name: 'prepared', on }, ...when(isSame, { name: 'sameAdult', on })],
    };
  },
  sendPapers: ({ papers = [] }, { data: { agency, meeting, late }, at }) => {
    const sent = `${meeting} ${agency}`;
    if (papers.includes(sent)) return {};
    const [on, by] = [localDate(at), { agency }];
    return {
      known: { papers: [...papers, sent] },
      events: [{ name: 'papersSent', on, by }, ...when(late !== true, { name: 'papersInTime', on, by })],
    };
  },
  handOver: (_known, { data, at }) => {
    const on = localDate(at);
    const by = { team: data.team ?? notKnown };
    return {
      known: ledBy(data),
      events: [
        { name: 'newLead', on, by },
        { name: 'severalLeads', on },
      ],
    };
  },
  recordAcceptance: (_known, { at }) => one('transferred', at),
  routeAt18: (_known, { data, at }) => one('route', at, { route: data.route }),
  recordHarm: (_known, { at }) => one('harmed', at),
  recordNrm: (_known, { data, at }) => one('nrm', at, { outcome: data.said['status'] ?? notKnown }),
  recordReasonable: (_known, { data, at }) =>
    one('nrmGrounds', at, { outcome: `reasonable-${data.said['decision'] ?? ''}` }),
  recordConclusive: (_known, { data, at }) =>
    data.said['decision'] === 'pending'
      ? {}
      : one('nrmGrounds', at, { outcome: `conclusive-${data.said['decision'] ?? ''}` }),
};

/** What facts of a case told in their order, without what was taken back. */
interface Gone {
  readonly kept: readonly Fact[];
  readonly events: readonly Event[];
  /** As the child was known when a part was begun. */
  readonly begun: ReadonlyMap<string, By>;
  readonly root: Case | undefined;
  readonly parts: readonly AnyPartIn<CaseTypes>[];
}
/** Facts of a case in their order, without what was taken back (docs/process.md P14.5). */
export function withoutTakenBack(facts: readonly Fact[]): readonly Fact[] {
  const back = facts.flatMap((fact) => takenBackBy(fact) ?? []);
  const [numbers, gone] = [new Set(back.map(({ number }) => number)), new Set(back.map(({ part }) => part ?? ''))];
  return facts.filter(({ number, part }) => !numbers.has(number) && !gone.has(part ?? '-'));
}
function goThrough(facts: readonly Fact[]): Gone {
  const kept = withoutTakenBack(facts);
  const identity = identityOf(kept);
  const events: Event[] = [];
  let known: Known = { answers: {} };
  const begun = new Map<string, By>();
  for (const fact of kept) {
    const then = known;
    const by = (on: IsoDate) => traitsOf(then, identity, on);
    const part = fact.step === 'takeMerged' ? fact.data.episode?.id : fact.part;
    if (part !== undefined && !begun.has(part)) begun.set(part, by);
    const row: Row<StepName> | undefined = rows[fact.step];
    const counted = row?.(known, fact, by, identity) ?? {};
    known = { ...known, ...counted.known };
    events.push(...(counted.events ?? []));
  }
  const { root, parts } = caseMatter.replay(facts);
  return { kept, events, begun, root, parts: [...parts.values()] };
}

/** Its missing episodes, the oldest first, and by what each is told apart: the child as it was known when it was recorded. */
export function episodesIn(
  facts: readonly Fact[],
): readonly { readonly episode: Episode; readonly by: NonNullable<Event['by']> }[] {
  const { parts, begun, root } = goThrough(facts);
  return episodesAmong(parts, root).map((episode) => ({
    episode,
    by: begun.get(episode.id)?.(localDate(episode.since)) ?? {},
  }));
}
/** As they count: what went along in a merge is an episode of the case that was kept, and to be found dead is no return. */
const episodesAmong = (parts: readonly AnyPartIn<CaseTypes>[], root: Case | undefined): readonly Episode[] =>
  parts
    .filter((part) => isPart('episode', part))
    .filter(({ returned }) => returned !== undefined || root?.stage !== 'merged')
    .map((episode) => withoutDeath(episode, root))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));

/** What is counted of a case, of all its facts. */
export function eventsOfCase(facts: readonly Fact[]): readonly Event[] {
  const { kept, events, begun, parts, root } = goThrough(facts);
  const actions = parts.filter((part) => isPart('action', part));
  const assessments = completedOf(parts.filter((part) => isPart('assessment', part)));
  const mentions = parts.filter((part) => isPart('mention', part)).filter(isForAll);
  const episodes = episodesAmong(parts, root);
  const acted = actions.flatMap((action) => eventsOfAction(action, kept, 'case'));
  const isDisrupted = acted.some(({ name }) => name === 'disruption');
  return [
    ...events,
    ...events
      .filter(({ name }) => isDisrupted && name === 'opened')
      .map(({ on, by = {} }) => ({ name: 'disrupted', on, by }) as const),
    ...ledOf(kept),
    ...acted,
    ...assessments.map(({ completed, signs }): Event => {
      const found = Object.keys(signs).filter((code) => isTicked(signs[code]));
      return { name: 'assessed', on: localDate(completed.at), by: { sign: found } };
    }),
    ...mentions.flatMap(eventsOfMention),
    ...(mentions.some(({ kind }) => kind === 'group') ? events.flatMap(groupIn) : []),
    ...episodes.flatMap((episode, at) => eventsOfEpisode(episode, episodes.slice(0, at), begun.get(episode.id))),
  ];
}

/** Of each year in which something was recorded of a case that was sent: how many people led it. */
function ledOf(facts: readonly Fact[]): readonly Event[] {
  const years = new Map<string, Set<string>>();
  let [lead, isSent] = ['', false];
  for (const fact of facts) {
    const year = localDate(fact.at).slice(0, 4);
    if (fact.step === 'start') lead = (fact.data.referrer ?? fact.by).objectId;
    isSent ||= fact.step === 'submit';
    const those = years.get(year) ?? new Set<string>();
    if (isSent) years.set(year, those.add(lead));
    if (fact.step !== 'handOver') continue;
    lead = fact.data.to.objectId;
    if (isSent) those.add(lead);
  }
  return [...years].flatMap(([year, { size }]): readonly Event[] => {
    const on = `${year}-12-31`;
    return [{ name: 'leadWorkers', on, length: size }, ...when(size === 1, { name: 'oneLead', on })];
  });
}

const one = (name: Event['name'], at: Instant, by?: Event['by']): Counted => ({
  events: [{ name, on: localDate(at), ...(by !== undefined && { by }) }],
});
const when = (isSo: boolean, event: Event): readonly Event[] => (isSo ? [event] : []);
/** Until when: the time that the card of who is asked says. */
const askedFor = (asking: ConsentRound | undefined): Counted =>
  asking === undefined ? {} : { known: { due: asking.due.at } };
const ledBy = ({ team }: LedFrom) => ({ team });
const answered = ({ answers }: Known, more: Answers) => ({ answers: { ...answers, ...more } });
const withTrue = ({ answers }: Known, changes: TrueChanges) => ({
  answers: Object.values(changes).reduce<Answers>((all, change) => ({ ...all, ...change.answers }), answers),
});
const dayMs = 24 * 60 * 60 * 1000;
const daysBetween = (from: Instant, to: Instant): number =>
  (Date.parse(localDate(to)) - Date.parse(localDate(from))) / dayMs;

function identityOf(facts: readonly Fact[]): Identity {
  const all: Record<string, string> = {};
  for (const fact of facts) {
    const said: Answers = fact.step === 'correctBirth' ? { ...fact.data } : answersIn(fact);
    for (const name of lasting) if (said[name] !== undefined) all[name] = said[name];
  }
  return all;
}
const answersIn = (fact: Fact): Answers =>
  fact.step === 'start' || fact.step === 'savePage' || fact.step === 'submit' || fact.step === 'resubmit'
    ? fact.data.answers
    : {};

/** What is told of a child, in few values, so that no one is known by them. */
function traitsOf({ answers, team = notKnown }: Known, identity: Identity, on: IsoDate): NonNullable<Event['by']> {
  const said = (name: string): string => answers[name] || notKnown;
  const types = (answers['types'] ?? '').split(',').filter((type) => type !== '');
  return {
    type: types.length === 0 ? notKnown : types,
    age: ageIn(identity, on),
    sex: identity['sex'] || notKnown,
    ethnicity: ethnicGroup(identity['ethnicity'] ?? ''),
    care: said('careStatus'),
    education: said('educationStatus'),
    area: sectorOf(answers['postcode'] ?? '') ?? notKnown,
    team,
  };
}
function ageIn(identity: Identity, on: IsoDate): string {
  const birth = birthOf(identity);
  if (birth === undefined || birth.date > on) return notKnown;
  const age = ageOn(birth.date, on);
  if (age < 10) return 'under10';
  if (age < 13) return '10to12';
  if (age < 16) return '13to15';
  return age < 18 ? '16to17' : '18up';
}
/** The groups of the census. */
const groups: Readonly<Record<string, string>> = {
  W: 'white',
  M: 'mixed',
  A: 'asian',
  C: 'asian',
  B: 'black',
  O: 'other',
};
const ethnicGroup = (code: string): string =>
  code === '' || code === 'NOBT' || code === 'REFU' ? notKnown : (groups[code.slice(0, 1)] ?? 'other');

function referred(
  known: Known,
  identity: Identity,
  on: IsoDate,
  by: (on: IsoDate) => NonNullable<Event['by']>,
): readonly Event[] {
  const { answers, isAgain = false } = known;
  const told = by(on);
  const enquiry = dateIn(answers, 'section47Date');
  const birth = birthOf(identity);
  return [
    { name: 'referrals', on, by: told },
    ...when(isAgain, { name: 'again', on, by: told }),
    ...when(enquiry !== undefined, { name: 'section47', on, by: told }),
    ...(enquiry === undefined || enquiry > on
      ? []
      : [{ name: 'toReferral', on, by: told, length: (Date.parse(on) - Date.parse(enquiry)) / dayMs } as const]),
    ...when(told['ethnicity'] === notKnown, { name: 'unknownEthnicity', on, by: told }),
    ...when(birth === undefined || birth.sure !== 'exact', { name: 'unknownBirth', on, by: told }),
    ...when((answers['livesAt'] || 'unknown') === 'unknown', { name: 'unknownHome', on, by: told }),
    ...when((answers['childsWords'] ?? '') !== '', { name: 'withVoice', on, by: told }),
  ];
}

/** The bands, from none to the highest. */
const order = riskBands.map(({ value }) => value).toReversed();

/** By which a case becomes one that is led and reviewed: the move to adult services too, of a young person who comes late. */
const isOpening = (decision: string): boolean => decision === 'open' || decision === 'transition';

function decided(
  known: Known,
  { decided: made }: DecisionData,
  at: Instant,
  by: (on: IsoDate) => NonNullable<Event['by']>,
): Counted {
  const on = localDate(at);
  const told = by(on);
  const { decision, meeting = '', band } = made;
  const isOpen = known.openedAt !== undefined;
  const events: Event[] = [{ name: 'decided', on, by: { decision } }];
  let now: Counted['known'] = band === '' ? {} : { band };
  if (meeting.startsWith('preMset') && known.screenedAt === undefined) {
    events.push(
      { name: 'screened', on, by: { ...told, decision } },
      ...when(decision === 'toPanel', { name: 'toPanel', on, by: told }),
    );
    if (known.sentAt !== undefined) events.push({ name: 'toPreMset', on, length: daysBetween(known.sentAt, at) });
    now = { ...now, screenedAt: at };
  }
  if (
    meeting.startsWith('panel') &&
    decision !== 'noDecision' &&
    known.screenedAt !== undefined &&
    known.atPanel === undefined
  ) {
    events.push({ name: 'toFullPanel', on, length: daysBetween(known.screenedAt, at) });
    now = { ...now, atPanel: true };
  }
  if (!isOpen && isOpening(decision)) {
    events.push({ name: 'opened', on, by: { ...told, band: band || notKnown } });
    now = { ...now, openedAt: at };
  }
  if (isOpen && meeting.startsWith('panel')) {
    const [was, is] = [order.indexOf(known.band ?? ''), order.indexOf(band)];
    events.push({ name: 'reviews', on }, ...when(known.words === true, { name: 'reviewVoice', on }));
    if (was >= 0 && is >= 0) events.push({ name: is > was ? 'bandUp' : is < was ? 'bandDown' : 'bandSame', on });
    now = { ...now, words: undefined };
  }
  if (isOpen && decision === 'close') {
    events.push({ name: 'closed', on, by: { ...told, band: band || known.band || notKnown } });
    events.push({ name: 'openDays', on, length: daysBetween(known.openedAt ?? at, at) });
  }
  return { known: now, events };
}

const doneIn = ({ state }: Action): DoneClaim | undefined =>
  state.is === 'done' ? state : state.is === 'verified' ? state.done : undefined;

/** Of one that was verified before its outcome was asked, the effect is the one that its owner said. */
function disruptedBy({ subType, agency, added }: Action, state: Verified, on: IsoDate, host: string): readonly Event[] {
  if (disruptionOf(subType) === undefined) return [];
  const { outcome = notKnown, effect = state.done.effect || notKnown } = state;
  return [
    { name: 'disruption', on, by: { disruption: subType, outcome, effect, agency, host } },
    { name: 'disruptionDays', on, length: daysBetween(added.at, state.at) },
  ];
}
type Verified = Extract<Action['state'], { readonly is: 'verified' }>;

/** By the action as it is now: what was found not to be done was never done. */
function eventsOfAction(action: Action, facts: readonly (Fact | EntityFact)[], host: string): readonly Event[] {
  const { id, agency, category, state } = action;
  const by = { agency, category: category || notKnown };
  const setOn = localDate(action.added.at);
  const own = facts.filter(({ part }) => part === id);
  const done = doneIn(action);
  const events: Event[] = [{ name: 'actionsSet', on: setOn, by }];
  if (done !== undefined) {
    const on = localDate(done.at);
    events.push(
      { name: 'actionsDone', on, by },
      { name: 'actionDays', on, by, length: daysBetween(action.added.at, done.at) },
    );
    events.push(...when(done.at <= action.due.at, { name: 'actionsInTime', on, by }));
  }
  if (state.is === 'verified') {
    const on = localDate(state.at);
    events.push({ name: 'actionsVerified', on, by }, ...disruptedBy(action, state, on, host));
  }
  if (state.is === 'cancelled') events.push({ name: 'actionsCancelled', on: localDate(state.at), by });
  for (const fact of own) {
    const on = localDate(fact.at);
    if (fact.step === 'disputeAction') events.push({ name: 'actionsDisputed', on, by });
    if (fact.step === 'answerTime' && fact.data.due !== undefined) events.push({ name: 'actionsExtended', on, by });
    if (fact.step === 'signEscalation') events.push({ name: 'actionsEscalated', on, by });
  }
  return events;
}

/** Whom a mark keeps from it would find it in a number. */
const isForAll = ({ mark, state }: Mention): boolean => mark === 'case' && state !== 'taken';

function eventsOfMention({ kind, said, at }: Mention): readonly Event[] {
  if (kind !== 'place' && kind !== 'organisation') return [];
  const by = { placeKind: said['placeKind'] || notKnown, area: sectorOf(said['postcode'] ?? '') ?? notKnown };
  return [{ name: 'placesNamed', on: localDate(at), by }];
}
/** A referral for sexual exploitation, of a case that names a group. */
const groupIn = ({ name, on, by }: Event): readonly Event[] =>
  name === 'referrals' && [by?.type ?? []].flat().includes('sexual') ? [{ name: 'groupSexual', on }] : [];

/** In London: each of six hours. */
function dayPartOf(at: Instant): string {
  const hour = Number(sayTime(at).slice(0, 2));
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** By the episode as it is now, with those that began before it. */
function eventsOfEpisode(episode: Episode, earlier: readonly Episode[], traits: By | undefined): readonly Event[] {
  const { since, sinceKnown, returned, interviews } = episode;
  const on = localDate(since);
  const isHourKnown = sinceKnown !== 'day';
  const by = traits?.(on) ?? {};
  const lately = earlier.filter((other) => hoursBetween(other.since, since) <= withinHours);
  const events: Event[] = [
    { name: 'missing', on, by: { ...by, weekday: weekdayOf(on), dayPart: isHourKnown ? dayPartOf(since) : notKnown } },
    { name: 'missingChildren', on, by },
  ];
  events.push(...when(lately.length >= often - 1, { name: 'missingRepeated', on, by }));
  if (returned === undefined) return events;
  const back = localDate(returned.returnedAt);
  const settled = interviews.findLast(settlesInterview);
  const isReturnKnown = returned.returnedKnown !== 'day';
  const length = hoursBetween(since, returned.returnedAt);
  events.push({ name: 'returns', on: back, by });
  events.push(...when(isHourKnown && isReturnKnown, { name: 'missingHours', on: back, length }));
  events.push(...when(settled?.outcome === 'declined', { name: 'interviewsDeclined', on: back, by }));
  if (settled?.outcome !== 'done') return events;
  if (isByChoice(settled)) return [...events, { name: 'interviewsChosen', on: back, by }];
  events.push(
    { name: 'interviews', on: back, by },
    ...when(settled.late !== true, { name: 'interviewsInTime', on: back, by }),
  );
  if (settled.when !== undefined && isReturnKnown)
    events.push({ name: 'interviewHours', on: back, length: hoursBetween(returned.returnedAt, settled.when) });
  return events;
}

/** What is counted of a meeting: who was expected and did not come is said by its end. */
function eventsOfMeeting(facts: readonly FactIn<MeetingTypes>[]): readonly Event[] {
  const type = facts.flatMap((fact) => (fact.step === 'planMeeting' ? [fact.data.type] : []))[0] ?? notKnown;
  return facts.flatMap((fact): readonly Event[] => {
    if (fact.step !== 'endMeeting') return [];
    const on = localDate(fact.at);
    const { quorate, absent, noPapers } = fact.data;
    return [
      { name: 'meetings', on, by: { meeting: type } },
      ...when(!quorate, { name: 'inquorate', on, by: { meeting: type } }),
      ...absent.map((agency): Event => ({ name: 'absent', on, by: { agency } })),
      ...noPapers.map((agency): Event => ({ name: 'noPapers', on, by: { agency } })),
    ];
  });
}

/** What is counted of a record, by its kind: its own life, and its actions. */
function eventsOfEntity(facts: readonly EntityFact[]): readonly Event[] {
  const { root, parts } = entityMatter.replay(facts);
  if (root === undefined) return [];
  const by = { host: root.kind };
  const own = facts.flatMap((fact, place): readonly Event[] => {
    const on = localDate(fact.at);
    if (place === 0 && root.report === undefined) return [{ name: 'recordsOpened', on, by }];
    if (fact.step === 'acceptEntity') return [{ name: 'recordsOpened', on, by }];
    if (fact.step !== 'reviewEntity') return [];
    const dueOn = entityMatter.replay(facts.slice(0, place)).root?.dueOn ?? '';
    return [{ name: 'recordReviews', on, by }, ...when(on <= dueOn, { name: 'recordReviewsInTime', on, by })];
  });
  const { state, ended } = root;
  const closed = state === 'closed' && ended !== undefined;
  const actions = [...parts.values()];
  return [
    ...own,
    ...(closed ? [{ name: 'recordsClosed', on: localDate(ended.at), by } as const] : []),
    ...actions.flatMap((action) => eventsOfAction(action, facts, root.kind)),
  ];
}

/** What is counted of an entry of the register: what was shared and who was told of it, or that someone was asked why they looked. */
function eventsOfEntry(facts: readonly RegisterFact[]): readonly Event[] {
  const { root } = registerMatter.replay(facts);
  if (root === undefined) return [];
  const on = localDate(root.at);
  const isInTime = (at: Instant | undefined): boolean => at !== undefined && at <= root.due.at;
  if (root.type === 'question')
    return [{ name: 'questions', on }, ...when(isInTime(root.answer?.at), { name: 'questionsInTime', on })];
  if (root.type !== 'breach') return [];
  const by = { shared: root.what };
  const { assessed, ico } = root;
  const isNotTold = assessed?.ico === 'no';
  // Decided again with another reason, it was decided when it was first so.
  const decided = facts.find((fact) => fact.step === 'assessBreach' && fact.data.ico === 'no');
  return [
    { name: 'breaches', on, by },
    ...when(ico !== undefined, { name: 'breachesToldIco', on, by }),
    ...when(isNotTold, { name: 'breachesNotToldIco', on, by }),
    ...when(isInTime(isNotTold ? decided?.at : ico?.at), { name: 'breachesInTime', on, by }),
    ...when(assessed?.people === 'yes', { name: 'breachesToldPeople', on, by }),
  ];
}

/** Declared as a method, as a matter is: of whatever kind its facts are, they are those of that kind. */
interface Folding {
  of(facts: readonly FactIn<MatterTypes>[]): readonly Event[];
}
/** What is counted of which kind of matter. */
export const eventsOf: Readonly<Record<'case' | 'meeting' | 'entity' | 'register', Folding>> = {
  case: { of: eventsOfCase },
  entity: { of: eventsOfEntity },
  meeting: { of: eventsOfMeeting },
  register: { of: eventsOfEntry },
};
