// What is due from someone, most pressing first: consents, what was returned, drafts, triage, challenges, actions, meetings.
import { z } from 'zod';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { isLateFor, listedBy, mayAcceptWithAll, type CaseRows, type Listed } from '../action/list.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { sayNeed } from '../action/words.ts';
import { actionWarnings, besideFlags } from '../case/warnings.ts';
import { consentDue, toConsent } from '../case/lists.ts';
import type { Reader } from '../reader.ts';
import { caseMatter } from '../../domain/case/whole/case.ts';
import { isOpen, sayActionId, type ActionRow } from '../../domain/case/action/action.ts';
import { isChallenged } from '../../domain/case/access/access.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import { interviewDue, missingNow } from '../../domain/case/state/episodes.ts';
import { waitsFor } from '../case/waits.ts';
import { coordinatorPicks } from '../../domain/case/access/consenters.ts';
import { isActive } from '../../domain/case/state/stage-table.ts';
import {
  awaitsFeedback,
  hasDied,
  awaitsNotice,
  awaitsOutcome,
  isToPrepare,
  needsAdultLead,
  type Case,
  type CaseRow,
} from '../../domain/case/state/stages.ts';
import { isThere, sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import { dueOf, dueShape, flagShape, flagsOf, linkShape, warningsShape, type Due } from '../lines.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Told } from '../told.ts';

/** Something that is due from someone. */
export const workShape = z.object({
  kind: z.enum([
    'missing',
    'interview',
    'consent',
    'returned',
    'review',
    'turning',
    'notice',
    'draft',
    'triage',
    'strategy',
    'challenge',
    'action',
    'meeting',
    'missed',
    'minutes',
    'feedback',
  ]),
  /** "Give management consent", "Continue the draft". */
  title: z.string(),
  /** A reference, an action's id, or a meeting's name. */
  name: z.string(),
  due: dueShape.optional(),
  flags: z.array(flagShape),
  warnings: warningsShape,
  link: linkShape,
});
export type Work = Told<typeof workShape>;

/**
 * `rows`: the cases of this person's board; `meetings`: those of the last weeks and those to come; `actions`: what may be
 * theirs, and the row of the case of each.
 */
export async function workFor(
  reader: Reader,
  rows: readonly CaseRow[],
  meetings: readonly Meeting[],
  actions: { readonly found: readonly ActionRow[]; readonly cases: CaseRows },
): Promise<readonly Work[]> {
  const challenges = await challengesFor(reader, rows);
  const all = [
    ...missing(reader, rows),
    ...consents(reader, rows),
    ...mine(reader, rows),
    ...triage(reader, rows),
    ...routes(reader, rows),
    ...noticesDue(reader, rows),
    ...challenges,
    ...listedBy(reader, actions.found, actions.cases).flatMap((one) =>
      actionWork(reader, one, actionWarnings(reader, one.action, actions.cases.get(one.action.reference))),
    ),
    ...meetingWork(reader, meetings),
    ...missedWork(reader, meetings),
    ...minutesWork(reader, meetings),
  ];
  return all
    .map((work) => ({ work, place: placeOf(work) }))
    .toSorted(byPlace)
    .map(({ work }) => work);
}

/** A meeting under way first; urgent before late before what has time; then by due time, and what has none last. */
const placeOf = ({ flags, due, kind, name, title }: Work): string =>
  [
    kind === 'meeting' && title !== takePart ? 0 : 1,
    kind === 'missing' ? 0 : 1,
    flags.includes('urgent') ? 0 : 1,
    due?.late === true ? 0 : 1,
    due?.at ?? '9',
    kind === 'draft' ? 1 : 0,
    name,
  ].join(' ');
const takePart = 'Take part';
const byPlace = (one: { readonly place: string }, other: { readonly place: string }): number =>
  one.place < other.place ? -1 : 1;

type Kind = Work['kind'];
function caseWork(reader: Reader, kind: Kind, title: string, childCase: CaseRow, due?: Due): Work {
  const { reference } = childCase;
  const flags = flagsOf(childCase, due);
  const warnings = besideFlags(childCase, reader);
  return { kind, title, name: reference, flags, warnings, link: `case/${reference}`, ...given({ due }) };
}

const dueAt = (at: string | undefined, now: string): Due | undefined => (at === undefined ? undefined : dueOf(at, now));

function consents(reader: Reader, rows: readonly CaseRow[]): readonly Work[] {
  const { person, now } = reader;
  const due = (childCase: CaseRow): Due | undefined => dueAt(consentDue(childCase), now);
  const waiting = rows.filter(({ stage }) => stage === 'awaitingConsent');
  return [
    ...toConsent(reader, waiting).map((childCase) =>
      caseWork(reader, 'consent', 'Give management consent', childCase, due(childCase)),
    ),
    ...waiting
      .filter((childCase) => may(person, 'triage') && !isMine(reader, childCase) && coordinatorPicks(childCase))
      .map((childCase) => caseWork(reader, 'consent', 'Choose who decides on consent', childCase, due(childCase))),
  ];
}

const isMine = ({ person }: Reader, childCase: CaseRow): boolean => leadOf(childCase).objectId === person.objectId;

const mine = (reader: Reader, rows: readonly CaseRow[]): readonly Work[] =>
  rows
    .filter((childCase) => isMine(reader, childCase))
    .flatMap((childCase) => {
      if (childCase.stage === 'returned')
        return [caseWork(reader, 'returned', 'Make the changes asked for and resubmit', childCase)];
      if (isToPrepare(childCase)) {
        return [caseWork(reader, 'review', 'Prepare the review', childCase, dueAt(childCase.prepareBy, reader.now))];
      }
      // Nothing says by when: that would give away a birthday.
      if (isActive(childCase) && needsAdultLead(childCase))
        return [caseWork(reader, 'turning', 'Name the adult lead', childCase)];
      if (awaitsFeedback(childCase)) {
        const due = dueAt(childCase.feedback?.due.at, reader.now);
        const what = hasDied(childCase)
          ? 'Record who spoke with the family'
          : 'Give the letter, and record the feedback';
        return [caseWork(reader, 'feedback', what, childCase, due)];
      }
      return childCase.stage === 'draft' ? [caseWork(reader, 'draft', 'Continue the draft', childCase)] : [];
    });

/** A child who is missing now; and for the lead worker the return interview, for others when it is late. */
const missing = (reader: Reader, rows: readonly CaseRow[]): readonly Work[] =>
  rows.flatMap((childCase) => {
    const { person, now } = reader;
    const follows = isMine(reader, childCase) || may(person, 'triage') || may(person, 'chairMeetings');
    const interview = interviewDue(childCase);
    const due = interview && dueOf(interview.due, now);
    const asks = due !== undefined && (isMine(reader, childCase) || (due.late && may(person, 'triage')));
    return [
      ...(follows && missingNow(childCase) !== undefined
        ? [caseWork(reader, 'missing', 'A child is missing', childCase)]
        : []),
      ...(asks ? [caseWork(reader, 'interview', 'Return interview', childCase, due)] : []),
    ];
  });

const routes = (reader: Reader, rows: readonly CaseRow[]): readonly Work[] =>
  rows
    .filter((childCase) => may(reader.person, 'routeAt18') && isActive(childCase))
    .filter(({ turning }) => turning?.routeAsked !== undefined && turning.routed === undefined)
    .map((childCase) => caseWork(reader, 'turning', 'Record the route at 18', childCase));

const noticesDue = (reader: Reader, rows: readonly CaseRow[]): readonly Work[] =>
  rows.flatMap((childCase) =>
    may(reader.person, 'recordHarm') && awaitsNotice(childCase)
      ? [
          caseWork(
            reader,
            'notice',
            'Record the notice to the national panel',
            childCase,
            dueAt(childCase.hold?.due.at, reader.now),
          ),
        ]
      : [],
  );

/** The co-ordinator's part of a received case; the chair follows the strategy discussions, too. */
function triage(reader: Reader, rows: readonly CaseRow[]): readonly Work[] {
  const { person, now } = reader;
  const coordinates = may(person, 'triage');
  if (!coordinates && !may(person, 'chairMeetings')) return [];
  return rows.flatMap((childCase) => {
    if (childCase.stage !== 'received' || isMine(reader, childCase)) return [];
    const { strategy } = childCase;
    if (strategy !== undefined && awaitsOutcome(childCase)) {
      return [caseWork(reader, 'strategy', 'Strategy discussion', childCase, dueOf(strategy.due.at, now))];
    }
    const waits = waitsFor(childCase);
    return coordinates
      ? [caseWork(reader, 'triage', 'Triage', childCase, dueAt(waits?.name === 'triage' ? waits.at : undefined, now))]
      : [];
  });
}

/** Who answers is for the whole case to say: those few that are challenged are read. */
async function challengesFor(reader: Reader, rows: readonly CaseRow[]): Promise<readonly Work[]> {
  if (!may(reader.person, 'answerChallenge') && !may(reader.person, 'consent')) return [];
  const challenged = rows.filter((childCase) => isChallenged(childCase) && !isMine(reader, childCase));
  const found = await Promise.all(
    challenged.map(async (childCase) => {
      const stored = await reader.ports.cases.load(childCase.reference);
      return stored !== undefined && mayAnswer(reader, stored.value.root) ? [childCase] : [];
    }),
  );
  return found
    .flat()
    .map((childCase) =>
      caseWork(reader, 'challenge', 'Answer the challenge', childCase, dueAt(childCase.challenge?.due?.at, reader.now)),
    );
}

const mayAnswer = ({ person, directory, now }: Reader, file: Case): boolean => {
  const answer = { step: 'answerChallenge', input: { answer: '' } } as const;
  const decision = caseMatter.decide({ root: file }, answer, { actor: person, directory, now });
  return !('refusal' in decision) || decision.refusal.code === 'incomplete';
};

/** What this person accepts, decides or does; of others' only what is late. */
function actionWork(reader: Reader, one: Listed, warnings: string[]): readonly Work[] {
  const { person, now } = reader;
  const { action, toDecide, overdue } = one;
  const own = action.owner?.objectId === person.objectId && isOpen(action) && action.state.is !== 'disputed';
  const accepts = mayAcceptWithAll(reader, one);
  if (!accepts && !toDecide && !(overdue && isLateFor(person, one)) && !own) return [];
  const title = toDecide
    ? sayNeed(action, may(person, 'overseeActions'))
    : accepts
      ? 'Accept the action'
      : own
        ? 'Do the action'
        : 'Late action';
  const due = isOpen(action) ? dueOf(action.due.at, now) : undefined;
  return [
    {
      kind: 'action',
      title: `${title}: ${sayKind(action)}`,
      name: sayActionId(action),
      flags: due?.late === true ? ['late'] : [],
      warnings,
      link: `${may(person, 'overseeActions') ? 'case' : 'action'}/${sayActionId(action)}`,
      ...given({ due }),
    },
  ];
}

/** The meetings of today, and where there is none the next one. */
function meetingWork({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] {
  const today = localDate(now);
  const coming = meetings.filter(({ state, date }) => state === 'started' || (state === 'planned' && date >= today));
  const todays = coming.filter(({ state, date }) => state === 'started' || date === today);
  return (todays.length > 0 ? todays : coming.slice(0, 1)).map((meeting) => {
    const under = meeting.state === 'started';
    const at = under ? meeting.startedAt : meeting.startsAt;
    const when = sayWhen(at, now);
    return {
      kind: 'meeting',
      title: under && !isThere(meeting, person.objectId) ? 'Say you are here' : under ? 'Under way' : takePart,
      name: sayType(meeting.type),
      due: { at, words: under ? `since ${when}` : when, late: false },
      flags: [],
      warnings: [],
      link: `meeting/${meeting.id}`,
    };
  });
}

/** No one started it: its cases wait until it is cancelled. */
const missedWork = ({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] =>
  meetings
    .filter((meeting) => wasMissed(meeting, now))
    .filter(({ chair }) => may(person, 'runMeetings') || chair.objectId === person.objectId)
    .map(({ id, type, startsAt }) => ({
      kind: 'missed',
      title: 'Cancel the meeting that was not started',
      name: sayType(type),
      due: { at: startsAt, words: `was to start ${sayWhen(startsAt, now)}`, late: true },
      flags: ['late'],
      warnings: [],
      link: `meeting/${id}`,
    }));

function minutesWork({ person, now }: Reader, meetings: readonly Meeting[]): readonly Work[] {
  return meetings.flatMap((meeting): readonly Work[] => {
    if (meeting.state !== 'ended' || meeting.approved !== undefined) return [];
    if (!may(person, 'chairMeetings') && meeting.chair.objectId !== person.objectId) return [];
    const name = `${sayType(meeting.type)}, ${sayWhen(meeting.startsAt, now)}`;
    return [
      { kind: 'minutes', title: 'Approve the minutes', name, flags: [], warnings: [], link: `meeting/${meeting.id}` },
    ];
  });
}
