// What is owed of the child: a notice after harm, the way into adulthood, missing episodes.
import { addWorkingDays, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import { birthOf } from '../state/birth.ts';
import { asksForStrategy, interviewDue, missingNow } from '../state/episodes.ts';
import { tonightOf, unnotifiedSince } from '../state/now.ts';
import { endedOn } from '../state/stage-table.ts';
import { awaitsNotice, type Case } from '../state/stages.ts';
import { hasAdultLead, turningDays, type TurningDays } from '../state/turning-days.ts';
import {
  afterDays,
  asAwaited,
  daily,
  everyEnding,
  isWithMset,
  later,
  nextDay,
  officeHours,
  owedSince,
  type DutyRows,
  type Raised,
} from './duty.ts';

const opens = (date: string): Instant => opensOn(date, officeHours);

interface Turns {
  readonly days: TurningDays;
  readonly consentAt: Instant;
}
/** The days of the birth date that is known; undefined of a case that they ask nothing of. */
function turnsOf(childCase: Case): Turns | undefined {
  const consent = 'consent' in childCase ? childCase.consent : undefined;
  const birth = birthOf(childCase.answers);
  if (birth === undefined || consent === undefined) return undefined;
  if (childCase.stage === 'transferred' || childCase.stage === 'merged') return undefined;
  const days = turningDays(birth.date);
  // What was recorded by a date that was wrong, before the right one asks for it, does not count.
  if (childCase.route !== undefined && childCase.route.at >= opens(days.asked)) return undefined;
  // By a disputed date an adult already when it came: treated as a child until the date is put right.
  if (birth.sure === 'disputed' && opens(days.eve) <= consent.at) return undefined;
  return { days, consentAt: consent.at };
}
const sinceDay = (day: string, consentAt: Instant): Instant => (opens(day) > consentAt ? opens(day) : consentAt);

/** An adult lead is asked for from this day on until the route is, of a case that MSET has. */
function adultLeadSince(childCase: Case, dayOf: (turns: Turns) => Instant): Raised | undefined {
  const turns = isWithMset(childCase) ? turnsOf(childCase) : undefined;
  if (turns === undefined) return undefined;
  const since = dayOf(turns);
  return { since, first: since, until: sinceDay(turns.days.eve, turns.consentAt) };
}
const isNamed = (childCase: Case): boolean => {
  const birth = birthOf(childCase.answers);
  const { adult } = childCase;
  return adult !== undefined && (birth === undefined || adult.at >= opens(turningDays(birth.date).asked));
};
const namesLead = ['nameAdultLead', 'routeAt18'] as const;

/** "No" and "not sure" are of one night, and every answer is older than a return; of a missing child it is not asked. */
function askedTonightSince(childCase: Case): Instant | undefined {
  const until = tonightOf(childCase)?.until;
  const consent = 'consent' in childCase ? childCase.consent : undefined;
  if (until === undefined || consent === undefined || !isWithMset(childCase)) return undefined;
  return missingNow(childCase) === undefined ? later(until, consent.at) : undefined;
}

/** Placed across the border without a notification, since that is known and MSET has the case. */
const unnotified =
  (way: 'there' | 'here') =>
  (childCase: Case): Raised | undefined => {
    const known = unnotifiedSince(childCase, way);
    const consent = 'consent' in childCase ? childCase.consent : undefined;
    if (known === undefined || consent === undefined || !isWithMset(childCase)) return undefined;
    const since = later(known, consent.at);
    return owedSince(since, { at: nextDay(since) });
  };

export const ofChild = {
  safety: {
    words: 'whether the child is safe tonight',
    task: 'Ask again whether the child is safe tonight',
    counted: ['child to ask about tonight', 'children to ask about tonight'],
    danger: 2,
    raised: (childCase) => {
      const since = askedTonightSince(childCase);
      return since === undefined ? undefined : owedSince(since, { at: since });
    },
    calls: [
      ['owed.safety', 'leadWorker'],
      ['owed.safetyUp', 'leadWorker', 'leadsManager', 'coordinators'],
    ],
    again: daily,
    by: ['changeNow'],
    atDeath: 'rests',
    opens: [],
    // A withdrawal asks it itself (docs/process.md P3.11).
    bars: [],
  },
  placed: {
    words: 'the notification of another council',
    // Not of what: a chat shows it.
    task: 'Notify another council',
    counted: ['other council to notify', 'other councils to notify'],
    raised: unnotified('there'),
    calls: [
      ['owed.placed', 'leadWorker'],
      ['owed.placedUp', 'leadWorker', 'leadsManager', 'coordinators'],
    ],
    again: daily,
    by: ['changeNow'],
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
  placedHere: {
    words: 'the notification from another council',
    task: 'Ask another council for its notification',
    counted: ['notification to ask another council for', 'notifications to ask other councils for'],
    raised: unnotified('here'),
    calls: [
      ['owed.placedHere', 'leadWorker'],
      ['owed.placedHereUp', 'leadWorker', 'leadsManager', 'coordinators'],
    ],
    // It is the other council's to send: asked again as everything that is awaited from outside.
    again: asAwaited,
    by: ['changeNow'],
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
  notice: {
    words: 'the notice to the national panel',
    task: 'Record the notice to the national panel',
    counted: ['notice to the national panel', 'notices to the national panel'],
    danger: 4,
    raised: (childCase) =>
      childCase.hold !== undefined && awaitsNotice(childCase)
        ? owedSince(childCase.hold.at, childCase.hold.due, childCase.hold.remind)
        : undefined,
    calls: [['notice', 'harmRecorders']],
    again: daily,
    by: ['recordNotice', 'sayNotNotifiable'],
    atDeath: 'stays',
    opens: [],
    bars: ['withdraw', 'return', 'merge'],
  },
  rapidReview: {
    words: 'the rapid review',
    task: 'Record the rapid review',
    counted: ['rapid review to record', 'rapid reviews to record'],
    raised: ({ hold }) => {
      const [first] = hold?.rapid ?? [];
      return first && owedSince(first.at, first.due, first.remind);
    },
    calls: [['owed.rapidReview', 'harmRecorders']],
    again: daily,
    by: ['recordRapidReview'],
    atDeath: 'stays',
    opens: [],
    bars: ['withdraw', 'return', 'merge'],
  },
  adultLead: {
    words: 'an adult lead',
    task: 'Name the adult lead',
    counted: ['adult lead to name', 'adult leads to name'],
    raised: (childCase) =>
      isNamed(childCase)
        ? undefined
        : adultLeadSince(childCase, ({ days, consentAt }) => sinceDay(days.asked, consentAt)),
    calls: [['turning', 'leadWorker']],
    again: (context) => afterDays(context, context.directory.settings.owedAgain.adultLeadDays),
    by: namesLead,
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
  adultLeadLate: {
    words: 'an adult lead',
    task: 'Name the adult lead',
    counted: ['adult lead to name', 'adult leads to name'],
    asks: ['leadWorker'],
    raised: (childCase) =>
      isNamed(childCase) || hasAdultLead(childCase)
        ? undefined
        : adultLeadSince(childCase, ({ days, consentAt }) =>
            opens(days.chair) > consentAt ? opens(days.chair) : addWorkingDays(consentAt, 1, officeHours),
          ),
    calls: [['turningChair', 'leadWorker', 'coordinators', 'chairs']],
    again: (context) => afterDays(context, context.directory.settings.owedAgain.adultLeadLateDays),
    by: namesLead,
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
  route: {
    words: 'the route at 18',
    task: 'Record the route at 18',
    counted: ['route at 18 to record', 'routes at 18 to record'],
    raised: (childCase) => {
      const turns = turnsOf(childCase);
      if (turns === undefined) return undefined;
      const since = sinceDay(turns.days.eve, turns.consentAt);
      // What ended before turns 18 without MSET.
      const ended = isWithMset(childCase) ? undefined : endedOn(childCase);
      return ended !== undefined && localDate(since) > ended ? undefined : owedSince(since, undefined);
    },
    calls: [['turning18', 'coordinators', 'chairs']],
    again: daily,
    by: ['routeAt18'],
    atDeath: 'rests',
    opens: ['coordinator', 'chair'],
    bars: ['otherPlan', 'close'],
  },
  missing: {
    words: 'the child’s return: the child is missing now',
    task: 'A child is missing',
    counted: ['missing now', 'missing now'],
    danger: 1,
    // Before consent the manager who is asked, too: it is open to the co-ordinator as an urgent one (docs/process.md P10.4).
    asks: ['leadWorker', 'asked', 'coordinators', 'chairs'],
    raised: (childCase) => {
      const now = missingNow(childCase);
      return now && owedSince(now.since, undefined);
    },
    // In plain hours, by the clock of the episode (episode/clock.ts).
    calls: [],
    again: daily,
    by: ['recordReturn'],
    atDeath: 'rests',
    opens: ['coordinator', 'managerAbove'],
    // In a merge it goes along.
    bars: everyEnding.filter((ending) => ending !== 'merge'),
  },
  interview: {
    words: 'the return interview',
    task: 'Return interview',
    counted: ['return interview to record', 'return interviews to record'],
    asks: ['leadWorker'],
    raised: (childCase) => {
      const due = interviewDue(childCase);
      if (due === undefined) return undefined;
      const from = childCase.missing?.spans.find(({ id }) => id === due.id)?.until;
      return { ...owedSince(due.due, { at: due.due }), ...(from !== undefined && { from }) };
    },
    calls: [],
    again: daily,
    by: ['recordInterview'],
    atDeath: 'rests',
    opens: ['coordinator', 'managerAbove'],
    bars: ['withdraw', 'return', 'merge'],
  },
  thirdEpisode: {
    words: 'a strategy discussion, which the third missing episode asks for',
    task: 'Call for a strategy discussion',
    counted: ['strategy discussion to call for', 'strategy discussions to call for'],
    danger: 3,
    raised: (childCase) => {
      const at = childCase.missing?.repeated?.at;
      return at === undefined || !asksForStrategy(childCase) ? undefined : owedSince(at, undefined, nextDay(at));
    },
    calls: [['owed.thirdEpisode', 'coordinators', 'chairs']],
    again: daily,
    by: ['sendToStrategy'],
    atDeath: 'rests',
    // Before consent, too: a child who goes missing again and again does not wait for it.
    opens: ['coordinator'],
    bars: ['withdraw', 'merge', 'accept'],
  },
} as const satisfies DutyRows;
