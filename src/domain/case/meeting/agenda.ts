// What a meeting has to deal with, in which order and when (docs/process.md P6.6). Read from the cases, never stored.
import { lateSince } from '../../kernel/counted.ts';
import { isOpen, lateFrom, type Action, type HostId } from '../action/action.ts';
import type { Instant } from '../../time/calendar.ts';
import { decisionAt, isOnAgenda, putRightAt, reportedAt } from './decision.ts';
import { decisions } from './decisions.ts';
import type { DecisionLine } from '../state/since-consent.ts';
import { missingAt } from '../state/episodes.ts';
import { lateReasonAt } from '../state/stage-parts.ts';
import { isConsented, stagesThat } from '../state/stage-table.ts';
import { hasDied, wasUrgent, type Case, type ConsentedCase, type Stage } from '../state/stages.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Settings } from '../../people/settings.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { inSlots, type ItemSlot } from '../../meeting/slots.ts';
import { heardWith } from '../../meeting/together.ts';

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

export interface CaseItem extends ItemSlot {
  readonly case: ConsentedCase;
  readonly kind: ItemKind;
  readonly decision: DecisionLine | undefined;
  /** Heard in the same slot. */
  readonly together: readonly Reference[];
  /** Of a late item, why it could not wait. */
  readonly lateReason: string | undefined;
}

/** Stages from which a case comes to a meeting of this type. */
export const agendaStages = ({ type }: Pick<Meeting, 'type'>): readonly Stage[] =>
  stagesThat(({ comes }) => comes?.to === type);

/** What meetings of the same type decided before this one. The same before and after this one has decided. */
function earlier(childCase: ConsentedCase, { id, type }: Meeting): readonly DecisionLine[] {
  return (childCase.decisions ?? []).filter(
    ({ meeting, decision }) =>
      meeting !== undefined && meeting.startsWith(type) && meeting < id && decisions[decision].stays !== true,
  );
}

function kindOf(childCase: ConsentedCase, meeting: Meeting, late: LateCases): ItemKind {
  if (isReported(childCase, meeting)) return 'reported';
  if (missingAt(childCase, meeting.startsAt)) return 'missing';
  if (isUrgentFor(childCase, meeting)) return 'urgent';
  if (late.has(childCase.reference)) return 'late';
  const last = earlier(childCase, meeting).at(-1);
  if (last === undefined) return 'new';
  return last.decision === 'transition' ? 'transition' : 'review';
}

/** A strategy discussion that this meeting itself calls for does not move the item. */
const isUrgentFor = (childCase: ConsentedCase, meeting: Meeting): boolean =>
  wasUrgent(childCase) &&
  // What this meeting decides does not move it either.
  (childCase.urgentEnded?.at ?? meeting.startsAt) >= meeting.startsAt &&
  (childCase.answers['urgency'] === 'beforePreMset' || (childCase.strategy?.at ?? '') < meeting.startsAt);

/** A case that was stored before cases kept when their actions become late: its actions have to be read. */
export const hidesLate = (childCase: Case): boolean => lateSince(childCase, 'action').includes(undefined);

/** Cases with actions that are overdue or disputed, and how many. */
export type LateCases = ReadonlyMap<HostId, number>;
/** `actions` are those of the cases that do not say all of it themselves. */
export function lateCases(cases: readonly Case[], actions: readonly Action[], now: Instant): LateCases {
  // Of a child who has died nothing is late; what is disputed is settled (docs/process.md P17.7).
  const died = new Set<HostId>(cases.filter(hasDied).map(({ reference }) => reference));
  const isLate = (reference: HostId, at: Instant | undefined): boolean =>
    at !== undefined && (died.has(reference) ? at === '' : at < now);
  const late = [
    ...cases
      .filter((childCase) => !hidesLate(childCase))
      .flatMap((childCase) =>
        lateSince(childCase, 'action')
          .filter((at) => isLate(childCase.reference, at))
          .map(() => childCase.reference),
      ),
    ...actions
      .filter((action) => isOpen(action) && isLate(action.reference, lateFrom(action)))
      .map(({ reference }) => reference),
  ];
  const byCase = Map.groupBy(late, (reference) => reference);
  return new Map([...byCase].map(([reference, some]) => [reference, some.length]));
}

/** Whether a meeting is only told of what was decided before it: it has nothing to decide. */
const isReported = (childCase: Case, meeting: Meeting): boolean =>
  reportedAt(childCase, meeting.id) !== undefined &&
  decisionAt(childCase, meeting.id) === undefined &&
  !isOnAgenda(childCase, meeting);

/** Whether a meeting is to decide about a case, or has, or is told what was decided between meetings. */
export const isPartOf = (childCase: Case, meeting: Meeting): boolean =>
  decisionAt(childCase, meeting.id) !== undefined ||
  isOnAgenda(childCase, meeting) ||
  putRightAt(childCase, meeting.id).length > 0 ||
  reportedAt(childCase, meeting.id) !== undefined;

/** What is in the minutes of this meeting: what it decided, or was told of. */
export const recordedAt = (childCase: Case, meeting: Meeting): DecisionLine | undefined =>
  decisionAt(childCase, meeting.id) ?? (isReported(childCase, meeting) ? reportedAt(childCase, meeting.id) : undefined);

/**
 * The cases of the agenda of a meeting: children who are missing when it begins, then urgent cases, then cases with late or
 * disputed actions, new referrals, reviews, transition; among equals the case that waits longest. A
 * restricted case shares no slot: who is not let in would know by the time whose it is.
 */
export function agendaOf(
  meeting: Meeting,
  cases: readonly Case[],
  late: LateCases,
  { minutesForNew, minutesForReview }: Settings,
): readonly CaseItem[] {
  const on = cases.filter(isConsented).filter((childCase) => isPartOf(childCase, meeting));
  const once = on.filter(
    (childCase, place) => on.findIndex(({ reference }) => reference === childCase.reference) === place,
  );
  const shared = new Set(once.filter(({ restricted }) => restricted === undefined).map(({ reference }) => reference));
  const items = once.map((childCase) => {
    const kind = kindOf(childCase, meeting, late);
    const { reference } = childCase;
    return {
      id: reference,
      together: shared.has(reference) ? heardWith(meeting, reference).filter((one) => shared.has(one)) : [],
      case: childCase,
      kind,
      rank: `${kinds.indexOf(kind)}${childCase.consent.at}${reference}`,
      minutes: earlier(childCase, meeting).length === 0 ? minutesForNew : minutesForReview,
      decision: recordedAt(childCase, meeting),
      lateReason: lateReasonAt(childCase, meeting.id),
      late: late.get(reference) ?? 0,
    };
  });
  return inSlots(meeting.startsAt, items);
}
