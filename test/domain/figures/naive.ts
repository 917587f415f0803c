// Every figure of cases a second way: each measure goes through all facts by itself, period by period, and knows nothing of
// the fold, its keys or its sums (docs/process.md P18.3). Slow, and as its definition reads.
import { riskBands } from '../../../src/domain/case/assessment/bands.ts';
import { completedOf } from '../../../src/domain/case/assessment/assessment.ts';
import { settlesInterview, type Episode } from '../../../src/domain/case/episode/episode.ts';
import { takenBackBy } from '../../../src/domain/case/right/right.ts';
import { caseMatter, isPart, type Fact } from '../../../src/domain/case/whole/case.ts';
import { parseTypedBirth, parseTypedDate } from '../../../src/domain/time/dates.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import type { MeasureName } from '../../../src/domain/figures/measures.ts';

/** Something that happened: on which day, by what it is told apart, and how long it took. */
export interface Happened {
  readonly on: string;
  readonly by: Readonly<Record<string, readonly string[]>>;
  readonly length?: number;
}
type Count = (life: Life) => readonly Happened[];

/** A case, as its facts are without what was taken back. */
interface Life {
  readonly kept: readonly Fact[];
  readonly parts: ReturnType<typeof partsOf>;
}
const partsOf = (facts: readonly Fact[]) => {
  const all = [...caseMatter.replay(facts).parts.values()];
  return {
    actions: all.filter((part) => isPart('action', part)),
    mentions: all.filter((part) => isPart('mention', part)),
    episodes: all.filter((part) => isPart('episode', part)).toSorted((a, b) => a.since.localeCompare(b.since)),
    assessments: completedOf(all.filter((part) => isPart('assessment', part))),
  };
};

const day = (at: string): string => localDate(at);
const apart = (from: string, to: string): number =>
  Math.round((Date.parse(`${day(to)}T12:00Z`) - Date.parse(`${day(from)}T12:00Z`)) / 86_400_000);
const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;
const among = <S extends Fact['step']>({ kept }: Life, ...steps: readonly S[]) =>
  kept.filter((fact): fact is Extract<Fact, { readonly step: S }> => (steps as readonly string[]).includes(fact.step));
const plain = (at: string, by: Happened['by'] = {}): Happened => ({ on: day(at), by });

/** What was answered before this fact, with what was said to be true since. */
function answersBefore({ kept }: Life, number: number): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const fact of kept) {
    if (fact.number >= number) break;
    const { step } = fact;
    if (step === 'start' || step === 'savePage' || step === 'submit' || step === 'resubmit')
      Object.assign(all, fact.data.answers);
    if (step === 'correctBirth')
      Object.assign(all, { dateOfBirth: fact.data.dateOfBirth, birthSure: fact.data.birthSure });
    if (step === 'changeNow') for (const change of Object.values(fact.data.changes)) Object.assign(all, change.answers);
  }
  return all;
}
/** What does not change of a child, as it is known at the end. */
function atTheEnd(life: Life, name: string): string {
  let value = '';
  for (const fact of life.kept) {
    const said: Readonly<Record<string, unknown>> =
      fact.step === 'correctBirth'
        ? { ...fact.data }
        : fact.step === 'start' || fact.step === 'savePage' || fact.step === 'submit' || fact.step === 'resubmit'
          ? fact.data.answers
          : {};
    if (typeof said[name] === 'string') value = said[name];
  }
  return value;
}
function ageOf(life: Life, on: string): string {
  const typed = parseTypedBirth(atTheEnd(life, 'dateOfBirth'));
  if ('problem' in typed || typed.date > on) return 'notKnown';
  const had = on.slice(5) >= typed.date.slice(5);
  const age = Number(on.slice(0, 4)) - Number(typed.date.slice(0, 4)) - (had ? 0 : 1);
  return age < 10 ? 'under10' : age < 13 ? '10to12' : age < 16 ? '13to15' : age < 18 ? '16to17' : '18up';
}
const groupOf = (code: string): string =>
  ['', 'NOBT', 'REFU'].includes(code)
    ? 'notKnown'
    : ({ W: 'white', M: 'mixed', A: 'asian', C: 'asian', B: 'black' }[code.charAt(0)] ?? 'other');
const sectorIn = (postcode = ''): string =>
  /^[A-Z]{1,2}\d[A-Z\d]? \d(?=[A-Z]{2}$)/.exec(spaced(postcode))?.[0] ?? 'notKnown';
const spaced = (postcode: string): string =>
  postcode
    .replaceAll(' ', '')
    .toUpperCase()
    .replace(/(?=\d[A-Z]{2}$)/, ' ');
const teamAt = ({ kept }: Life, number: number): string =>
  kept
    .filter((fact) => fact.number < number)
    .flatMap((fact) =>
      fact.step === 'start' || fact.step === 'submit' || fact.step === 'resubmit' || fact.step === 'handOver'
        ? [fact.data.team ?? 'notKnown']
        : [],
    )
    .at(-1) ?? 'notKnown';

/** The child as it was known before this fact, on this day. */
function childAt(life: Life, number: number, on: string): Happened['by'] {
  const answers = answersBefore(life, number);
  const types = (answers['types'] ?? '').split(',').filter((one) => one !== '');
  return {
    type: types.length > 0 ? types : ['notKnown'],
    age: [ageOf(life, on)],
    sex: [atTheEnd(life, 'sex') || 'notKnown'],
    ethnicity: [groupOf(atTheEnd(life, 'ethnicity'))],
    care: [answers['careStatus'] || 'notKnown'],
    education: [answers['educationStatus'] || 'notKnown'],
    area: [sectorIn(answers['postcode'])],
    team: [teamAt(life, number)],
  };
}
const told = (life: Life, { number, at }: Fact, more: Happened['by'] = {}): Happened => ({
  on: day(at),
  by: { ...childAt(life, number, day(at)), ...more },
});

const sentIn = (life: Life) => among(life, 'submit').slice(0, 1);
const consentIn = (life: Life) => among(life, 'giveConsent').slice(0, 1);
const decisionsIn = (life: Life) => among(life, 'recordDecision', 'decideNow');
const isPre = ({ data }: ReturnType<typeof decisionsIn>[number]): boolean =>
  (data.decided.meeting ?? '').startsWith('preMset');
const screenedIn = (life: Life) => decisionsIn(life).filter(isPre).slice(0, 1);
const openedIn = (life: Life) =>
  decisionsIn(life)
    .filter(({ data }) => ['open', 'transition'].includes(data.decided.decision))
    .slice(0, 1);
const afterOpening = (life: Life) => {
  const [opening] = openedIn(life);
  return opening === undefined ? [] : decisionsIn(life).filter(({ number }) => number > opening.number);
};
const reviewsIn = (life: Life) =>
  afterOpening(life).filter(({ data }) => (data.decided.meeting ?? '').startsWith('panel'));
const bandBefore = (life: Life, number: number): string =>
  decisionsIn(life)
    .filter((one) => one.number < number && one.data.decided.band !== '')
    .at(-1)?.data.decided.band ?? '';
const heights = riskBands.map(({ value }) => value).toReversed();
const banded =
  (way: (was: number, is: number) => boolean): Count =>
  (life) =>
    reviewsIn(life)
      .filter(({ number, data }) => {
        const [was, is] = [heights.indexOf(bandBefore(life, number)), heights.indexOf(data.decided.band)];
        return was >= 0 && is >= 0 && way(was, is);
      })
      .map(({ at }) => plain(at));

const doneOf = ({ state }: Life['parts']['actions'][number]) =>
  state.is === 'done' ? state : state.is === 'verified' ? state.done : undefined;
const ofAgency = ({ agency, category }: Life['parts']['actions'][number]): Happened['by'] => ({
  agency: [agency],
  category: [category || 'notKnown'],
});
const doneActions = ({ parts }: Life) =>
  parts.actions.flatMap((action) => {
    const done = doneOf(action);
    return done === undefined ? [] : [{ action, done }];
  });
/** In the random year one type of action is a disruption, and the other is none. */
const disruptionIn = ({ parts }: Life) =>
  parts.actions.flatMap((action) =>
    action.subType === 'licensing' && action.state.is === 'verified' ? [{ action, state: action.state }] : [],
  );
const deedsOf =
  (step: 'disputeAction' | 'signEscalation'): Count =>
  (life) =>
    life.parts.actions.flatMap((action) =>
      life.kept
        .filter((fact) => fact.part === action.id && fact.step === step)
        .map(({ at }) => plain(at, ofAgency(action))),
    );

const episodeAt = (life: Life, { id, since, sinceKnown }: Episode): Happened => {
  const first = life.kept.find(({ part }) => part === id)?.number ?? 0;
  const hour =
    Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hour12: false }).format(
        new Date(since),
      ),
    ) % 24;
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' }).format(
    new Date(since),
  );
  const part =
    sinceKnown === 'day'
      ? 'notKnown'
      : hour < 6
        ? 'night'
        : hour < 12
          ? 'morning'
          : hour < 18
            ? 'afternoon'
            : 'evening';
  return { on: day(since), by: { ...childAt(life, first, day(since)), weekday: [weekday], dayPart: [part] } };
};
/** Held by the adult of the child’s choice. */
const chose = ({ independent }: Pick<Episode['interviews'][number], 'independent'>): boolean =>
  independent === 'chosen';
const returnsIn = (life: Life) =>
  life.parts.episodes.flatMap((episode) =>
    episode.returned === undefined
      ? []
      : [
          {
            episode,
            at: episode.returned.returnedAt,
            settled: episode.interviews.findLast(settlesInterview),
            told: { ...episodeAt(life, episode), on: day(episode.returned.returnedAt) },
          },
        ],
  );
const whole = ({ mark, state }: Life['parts']['mentions'][number]): boolean => mark === 'case' && state !== 'taken';
const leadsIn = (life: Life, year: string): number => {
  const [sent] = sentIn(life);
  if (sent === undefined) return 0;
  const handed = among(life, 'handOver');
  const at = (number: number): string =>
    handed.filter((one) => one.number < number).at(-1)?.data.to.objectId ?? among(life, 'start')[0]?.by.objectId ?? '';
  const those = life.kept.filter((fact) => day(fact.at).startsWith(year) && fact.number >= sent.number);
  const led = those.flatMap((fact) => [at(fact.number), ...(fact.step === 'handOver' ? [fact.data.to.objectId] : [])]);
  return new Set(led).size;
};
const years = ['2026', '2027', '2028', '2029'];

const sentWith =
  (holds: (life: Life, answers: Readonly<Record<string, string>>) => boolean): Count =>
  (life) =>
    sentIn(life)
      .filter(({ data }) => holds(life, data.answers))
      .map((fact) => told(life, fact));

/** Of cases, all but those that no random year holds: NRM, escalations and prepared reviews are counted by hand elsewhere. */
export const naive: Readonly<Partial<Record<MeasureName, Count>>> = {
  referrals: sentWith(() => true),
  section47: sentWith((_life, answers) => 'date' in parseTypedDate(answers['section47Date'] ?? '')),
  toReferral: (life) =>
    sentIn(life).flatMap((fact) => {
      const enquiry = parseTypedDate(fact.data.answers['section47Date'] ?? '');
      return 'date' in enquiry && enquiry.date <= day(fact.at)
        ? [{ ...told(life, fact), length: apart(`${enquiry.date}T12:00:00.000Z`, fact.at) }]
        : [];
    }),
  unknownEthnicity: sentWith((life) => groupOf(atTheEnd(life, 'ethnicity')) === 'notKnown'),
  unknownBirth: sentWith((life) => atTheEnd(life, 'birthSure') === 'estimated'),
  withVoice: sentWith((_life, answers) => (answers['childsWords'] ?? '') !== ''),
  groupSexual: (life) =>
    life.parts.mentions.some((one) => one.kind === 'group' && whole(one))
      ? sentWith((_life, answers) => (answers['types'] ?? '').split(',').includes('sexual'))(life)
      : [],
  consent: (life) =>
    consentIn(life).map((fact) => ({ ...told(life, fact), length: apart(sentIn(life)[0]?.at ?? '', fact.at) })),
  consentInTime: (life) =>
    consentIn(life)
      .filter(({ at, number }) => {
        const dues = life.kept
          .filter((one) => one.number < number)
          .flatMap((one) =>
            one.step === 'submit' || one.step === 'resubmit'
              ? [one.data.submission.due.at]
              : one.step === 'declareConflict' || one.step === 'chooseManager' || one.step === 'askInstead'
                ? [one.data.asking?.due.at ?? '']
                : [],
          );
        return at <= (dues.findLast((due) => due !== '') ?? '');
      })
      .map((fact) => told(life, fact)),
  returned: (life) =>
    among(life, 'returnForInformation').map((fact) => told(life, fact, { reason: fact.data.reason.split(',') })),
  declined: (life) => among(life, 'doNotAuthorise').map((fact) => told(life, fact, { reason: [fact.data.reason] })),
  listed: (life) => among(life, 'listCase').map(({ at }) => plain(at)),
  decided: (life) => decisionsIn(life).map(({ at, data }) => plain(at, { decision: [data.decided.decision] })),
  screened: (life) => screenedIn(life).map((fact) => told(life, fact, { decision: [fact.data.decided.decision] })),
  toPanel: (life) =>
    screenedIn(life)
      .filter(({ data }) => data.decided.decision === 'toPanel')
      .map((fact) => told(life, fact)),
  toPreMset: (life) =>
    screenedIn(life).map(({ at }) => ({ ...plain(at), length: apart(sentIn(life)[0]?.at ?? '', at) })),
  opened: (life) => openedIn(life).map((fact) => told(life, fact, { band: [fact.data.decided.band || 'notKnown'] })),
  toFullPanel: (life) =>
    decisionsIn(life)
      .filter(({ data }) => (data.decided.meeting ?? '').startsWith('panel') && data.decided.decision !== 'noDecision')
      .filter(({ number }) => (screenedIn(life)[0]?.number ?? Number.POSITIVE_INFINITY) < number)
      .slice(0, 1)
      .map(({ at }) => ({ ...plain(at), length: apart(screenedIn(life)[0]?.at ?? '', at) })),
  reviews: (life) => reviewsIn(life).map(({ at }) => plain(at)),
  bandUp: banded((was, is) => is > was),
  bandSame: banded((was, is) => is === was),
  bandDown: banded((was, is) => is < was),
  closed: (life) =>
    afterOpening(life)
      .filter(({ data }) => data.decided.decision === 'close')
      .map((fact) =>
        told(life, fact, { band: [fact.data.decided.band || bandBefore(life, fact.number) || 'notKnown'] }),
      ),
  newLead: (life) => among(life, 'handOver').map(({ at, data }) => plain(at, { team: [data.team ?? 'notKnown'] })),
  severalLeads: (life) => among(life, 'handOver').map(({ at }) => plain(at)),
  leadWorkers: (life) =>
    years.flatMap((year) => {
      const length = leadsIn(life, year);
      return length === 0 ? [] : [{ on: `${year}-06-30`, by: {}, length }];
    }),
  oneLead: (life) => years.flatMap((year) => (leadsIn(life, year) === 1 ? [{ on: `${year}-06-30`, by: {} }] : [])),
  transferred: (life) => among(life, 'recordAcceptance').map(({ at }) => plain(at)),
  route: (life) => among(life, 'routeAt18').map(({ at, data }) => plain(at, { route: [data.route] })),
  harmed: (life) => among(life, 'recordHarm').map(({ at }) => plain(at)),
  actionsSet: ({ parts }) => parts.actions.map((action) => plain(action.added.at, ofAgency(action))),
  actionsDone: (life) => doneActions(life).map(({ action, done }) => plain(done.at, ofAgency(action))),
  actionsInTime: (life) =>
    doneActions(life)
      .filter(({ action, done }) => done.at <= action.due.at)
      .map(({ action, done }) => plain(done.at, ofAgency(action))),
  actionDays: (life) =>
    doneActions(life).map(({ action, done }) => ({
      ...plain(done.at, ofAgency(action)),
      length: apart(action.added.at, done.at),
    })),
  disruption: (life) =>
    disruptionIn(life).map(({ action, state }) =>
      plain(state.at, {
        disruption: [action.subType],
        outcome: [state.outcome ?? 'notKnown'],
        effect: [state.effect ?? 'notKnown'],
        agency: [action.agency],
        host: ['case'],
      }),
    ),
  disruptionDays: (life) =>
    disruptionIn(life).map(({ action, state }) => ({ ...plain(state.at), length: apart(action.added.at, state.at) })),
  disrupted: (life) => (disruptionIn(life).length === 0 ? [] : openedIn(life).map((fact) => told(life, fact))),
  actionsVerified: ({ parts }) =>
    parts.actions.flatMap((action) =>
      action.state.is === 'verified' ? [plain(action.state.at, ofAgency(action))] : [],
    ),
  actionsCancelled: ({ parts }) =>
    parts.actions.flatMap((action) =>
      action.state.is === 'cancelled' ? [plain(action.state.at, ofAgency(action))] : [],
    ),
  actionsDisputed: deedsOf('disputeAction'),
  actionsEscalated: deedsOf('signEscalation'),
  actionsExtended: (life) =>
    life.parts.actions.flatMap((action) =>
      among(life, 'answerTime')
        .filter(({ part, data }) => part === action.id && data.due !== undefined)
        .map(({ at }) => plain(at, ofAgency(action))),
    ),
  placesNamed: ({ parts }) =>
    parts.mentions
      .filter((one) => whole(one) && (one.kind === 'place' || one.kind === 'organisation'))
      .map(({ at, said }) =>
        plain(at, { placeKind: [said['placeKind'] || 'notKnown'], area: [sectorIn(said['postcode'])] }),
      ),
  missing: (life) => life.parts.episodes.map((episode) => episodeAt(life, episode)),
  missingChildren: (life) => life.parts.episodes.map((episode) => episodeAt(life, episode)),
  missingRepeated: (life) =>
    life.parts.episodes
      .filter(
        ({ since }, place) =>
          life.parts.episodes.slice(0, place).filter((one) => hours(one.since, since) <= 2160).length >= 2,
      )
      .map((episode) => episodeAt(life, episode)),
  missingHours: (life) =>
    returnsIn(life)
      .filter(({ episode }) => episode.sinceKnown !== 'day' && episode.returned?.returnedKnown !== 'day')
      .map(({ episode, at }) => ({ ...plain(at), length: hours(episode.since, at) })),
  returns: (life) => returnsIn(life).map((one) => one.told),
  interviews: (life) =>
    returnsIn(life).flatMap(({ settled, told: own }) => (settled?.outcome === 'done' && !chose(settled) ? [own] : [])),
  interviewsChosen: (life) =>
    returnsIn(life).flatMap(({ settled, told: own }) => (settled?.outcome === 'done' && chose(settled) ? [own] : [])),
  interviewsInTime: (life) =>
    returnsIn(life).flatMap(({ settled, told: own }) =>
      settled?.outcome === 'done' && !chose(settled) && settled.late !== true ? [own] : [],
    ),
  interviewsDeclined: (life) =>
    returnsIn(life).flatMap(({ settled, told: own }) => (settled?.outcome === 'declined' ? [own] : [])),
  interviewHours: (life) =>
    returnsIn(life).flatMap(({ episode, at, settled }) =>
      settled?.outcome === 'done' &&
      !chose(settled) &&
      settled.when !== undefined &&
      episode.returned?.returnedKnown !== 'day'
        ? [{ ...plain(at), length: hours(at, settled.when) }]
        : [],
    ),
  papersSent: (life) => papersIn(life).map(({ at, data }) => plain(at, { agency: [data.agency] })),
  papersInTime: (life) =>
    papersIn(life)
      .filter(({ data }) => data.late !== true)
      .map(({ at, data }) => plain(at, { agency: [data.agency] })),
};
const papersIn = (life: Life) =>
  among(life, 'sendPapers').filter(
    (fact, place, all) =>
      all.findIndex(({ data }) => data.agency === fact.data.agency && data.meeting === fact.data.meeting) === place,
  );

/** A case without what was taken back. */
export function lifeOf(facts: readonly Fact[]): Life {
  const back = facts.flatMap((fact) => takenBackBy(fact) ?? []);
  const kept = facts.filter(
    (fact) => !back.some(({ number, part }) => number === fact.number || (part !== undefined && part === fact.part)),
  );
  return { kept, parts: partsOf(facts) };
}
