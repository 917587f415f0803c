// What a meeting has to deal with, in which order and when (docs/process.md P6.6). Read from the cases, never stored.
import { lateSince } from '../../kernel/counted.ts';
import { isOpen, lateFrom, type Action } from '../action/action.ts';
import { sayTime, type Instant } from '../../time/calendar.ts';
import { decisionAt, isOnAgenda, reportedAt } from './decision.ts';
import { decisions } from './decisions.ts';
import type { MeetingDecision } from '../state/since-consent.ts';
import { missingAt } from '../state/missing.ts';
import { isConsented, stagesThat } from '../state/stage-table.ts';
import { wasUrgent, type Case, type ConsentedCase, type Stage } from '../state/stages.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Settings } from '../../people/settings.ts';
import type { Meeting } from '../../meeting/meeting.ts';

/** In the order of the agenda. */
const kinds = ['missing', 'reported', 'urgent', 'late', 'new', 'review', 'transition'] as const;
export type ItemKind = (typeof kinds)[number];
export const kindLabels: Readonly<Record<ItemKind, string>> = {
  missing: 'Missing now',
  reported: 'Decided between meetings, for noting',
  urgent: 'Urgent',
  late: 'Overdue or disputed actions',
  new: 'New',
  review: 'Review',
  transition: 'Transition',
};

export interface AgendaItem {
  readonly case: ConsentedCase;
  readonly kind: ItemKind;
  /** "14:10": from the planned start on. */
  readonly slot: string;
  readonly minutes: number;
  readonly decision: MeetingDecision | undefined;
  /** Of its actions, how many are overdue or disputed. */
  readonly late: number;
}

/** Stages from which a case comes to a meeting of this type. */
export const agendaStages = ({ type }: Pick<Meeting, 'type'>): readonly Stage[] =>
  stagesThat(({ comes }) => comes?.to === type);

/** What meetings of the same type decided before this one. The same before and after this one has decided. */
function earlier(one: ConsentedCase, { id, type }: Meeting): readonly MeetingDecision[] {
  return (one.decisions ?? []).filter(
    ({ meeting, decision }) =>
      meeting !== undefined && meeting.startsWith(type) && meeting < id && decisions[decision].stays !== true,
  );
}

function kindOf(one: ConsentedCase, meeting: Meeting, late: LateCases): ItemKind {
  if (isReported(one, meeting)) return 'reported';
  if (missingAt(one, meeting.startsAt)) return 'missing';
  if (isUrgentFor(one, meeting)) return 'urgent';
  if (late.has(one.reference)) return 'late';
  const last = earlier(one, meeting).at(-1);
  if (last === undefined) return 'new';
  return last.decision === 'transition' ? 'transition' : 'review';
}

/** A strategy discussion that this meeting itself calls for does not move the item. */
const isUrgentFor = (one: ConsentedCase, meeting: Meeting): boolean =>
  wasUrgent(one) &&
  // What this meeting decides does not move it either.
  (one.urgentEnded?.at ?? meeting.startsAt) >= meeting.startsAt &&
  (one.answers['urgency'] === 'beforePreMset' || (one.strategy?.at ?? '') < meeting.startsAt);

/** A case that was stored before cases kept when their actions become late: its actions have to be read. */
export const hidesLate = (one: Case): boolean => lateSince(one, 'action').includes(undefined);

/** Cases with actions that are overdue or disputed, and how many. */
export type LateCases = ReadonlyMap<Reference, number>;
/** `actions` are those of the cases that do not say all of it themselves. */
export function lateCases(cases: readonly Case[], actions: readonly Action[], now: Instant): LateCases {
  const isLate = (at: Instant | undefined): boolean => at !== undefined && at < now;
  const late = [
    ...cases
      .filter((one) => !hidesLate(one))
      .flatMap((one) =>
        lateSince(one, 'action')
          .filter(isLate)
          .map(() => one.reference),
      ),
    ...actions.filter((action) => isOpen(action) && isLate(lateFrom(action))).map(({ reference }) => reference),
  ];
  const byCase = Map.groupBy(late, (reference) => reference);
  return new Map([...byCase].map(([reference, some]) => [reference, some.length]));
}

/** Whether a meeting is only told of what was decided before it: it has nothing to decide. */
const isReported = (one: Case, meeting: Meeting): boolean =>
  reportedAt(one, meeting.id) !== undefined && decisionAt(one, meeting.id) === undefined && !isOnAgenda(one, meeting);

/** Whether a meeting is to decide about a case, or has, or is told what was decided between meetings. */
export const isPartOf = (one: Case, meeting: Meeting): boolean =>
  decisionAt(one, meeting.id) !== undefined || isOnAgenda(one, meeting) || reportedAt(one, meeting.id) !== undefined;

/** What is in the minutes of this meeting: what it decided, or was told of. */
export const recordedAt = (one: Case, meeting: Meeting): MeetingDecision | undefined =>
  decisionAt(one, meeting.id) ?? (isReported(one, meeting) ? reportedAt(one, meeting.id) : undefined);

/**
 * The agenda of a meeting: children who are missing when it begins, then urgent cases, then cases with late or disputed
 * actions, new referrals, reviews, transition; among equals the case that waits longest. Times are those of everything given,
 * so that all who look read the same.
 */
export function agendaOf(
  meeting: Meeting,
  cases: readonly Case[],
  late: LateCases,
  { minutesForNew, minutesForReview }: Settings,
): readonly AgendaItem[] {
  const on = cases.filter(isConsented).filter((one) => isPartOf(one, meeting));
  const once = on.filter((one, place) => on.findIndex(({ reference }) => reference === one.reference) === place);
  const rank = (one: ConsentedCase): string =>
    `${kinds.indexOf(kindOf(one, meeting, late))}${one.consent.at}${one.reference}`;
  let at = Date.parse(meeting.startsAt);
  return once
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((one) => {
      const slot = sayTime(new Date(at).toISOString());
      const minutes = earlier(one, meeting).length === 0 ? minutesForNew : minutesForReview;
      at += minutes * 60_000;
      return {
        case: one,
        kind: kindOf(one, meeting, late),
        slot,
        minutes,
        decision: recordedAt(one, meeting),
        late: late.get(one.reference) ?? 0,
      };
    });
}
