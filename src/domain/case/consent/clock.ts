// Who is asked for consent, and what happens while no one decides (docs/process.md P4.6, P4.7).
import type { PersonRef } from '../../people/actor.ts';
import { addOfficeHours, addWorkingDays, defaultOfficeHours, type Instant } from '../../time/calendar.ts';
import { fallenDue, type Due, type RungAt } from '../../time/clocks.ts';
import { managersAbove, type Directory } from '../../people/directory.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { decides, delegatesFor, deputyFor, nextUpFor } from '../access/consenters.ts';
import { isUrgent, type AwaitingConsent, type Case } from '../state/stages.ts';
import { peopleWho, type Capability } from '../../people/roles.ts';
import { caseReminder } from '../making.ts';
import { consentLadder, type ConsentRung } from '../state/rungs.ts';

/** How a round of asking begins: who has the card, until when, and what follows if no one decides. */
export interface ConsentRound {
  readonly asked: readonly ObjectId[];
  readonly standIns: readonly ObjectId[];
  readonly due: Due;
  readonly rungs: readonly RungAt<ConsentRung>[];
}

/** When the manager should have decided: one working day, or one office hour when urgent. */
function consentDue(childCase: Case, directory: Directory, now: Instant): Due {
  const { officeHours, consentWorkingDays, urgentConsentOfficeHours } = directory.settings;
  return isUrgent(childCase)
    ? { at: addOfficeHours(now, urgentConsentOfficeHours, officeHours), rule: 'consent.urgent', ruleVersion: 1 }
    : { at: addWorkingDays(now, consentWorkingDays, officeHours), rule: 'consent.target', ruleVersion: 1 };
}

/**
 * The current delegates if there are any, else the manager (docs/process.md P4.5); an urgent one reaches the manager's deputy at
 * the same time. No one: the co-ordinator picks.
 */
export function askingOf(
  directory: Directory,
  consenter: PersonRef | undefined,
  childCase: Case,
  now: Instant,
): ConsentRound {
  const due = consentDue(childCase, directory, now);
  // Late, the co-ordinators hear that no one is chosen yet.
  if (consenter === undefined) return { asked: [], standIns: [], due, rungs: [{ rung: 'up1', at: due.at }] };
  const id = consenter.objectId;
  const delegates = delegatesFor(childCase, id, directory, now);
  const deputy = isUrgent(childCase) && delegates.length === 0 ? deputyFor(childCase, id, directory) : undefined;
  const above = childCase.restricted === undefined ? managersAbove(directory, id).length : 0;
  return {
    asked: delegates.length > 0 ? delegates : [id, ...(deputy === undefined ? [] : [deputy])],
    standIns: deputy === undefined ? [] : [deputy],
    due,
    rungs: consentLadder(now, { urgent: isUrgent(childCase), above }, directory.settings),
  };
}

/** What the clock did: after a standstill several rungs at once. */
export interface ConsentReminded {
  readonly rungs: readonly ConsentRung[];
  readonly to: readonly ObjectId[];
  readonly asked: readonly ObjectId[];
  readonly standIns: readonly ObjectId[];
  readonly withCoordinator: boolean;
  readonly left: readonly RungAt<ConsentRung>[];
}
type Progress = Pick<ConsentReminded, 'to' | 'asked' | 'standIns' | 'withCoordinator'>;

export const remindConsent = caseReminder<ConsentReminded, AwaitingConsent>({
  title: 'Remind',
  fact: 'reminded of consent',
  from: ['awaitingConsent'],
  record: (before, _input, { now, directory }) => {
    const { submission } = before;
    const { due, left } = fallenDue(submission.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const start: Progress = {
      to: [],
      asked: submission.asked,
      standIns: submission.standIns ?? [],
      withCoordinator: submission.withCoordinator === true,
    };
    const climbed = due.reduce((progress, rung) => climb(rung, before, progress, directory, now), start);
    // The last rung is the co-ordinator's, also where the line has grown since the rungs were set.
    const after =
      left.length > 0 || climbed.withCoordinator ? climbed : toCoordinators(before, climbed, directory, now);
    // Once the co-ordinators have it they are called every working day, until they choose someone and it starts again.
    const [last] = due.slice(-1);
    const again = last && { rung: last, at: addWorkingDays(now, 1, directory.settings.officeHours) };
    return { data: { ...after, rungs: due, left: after.withCoordinator && again !== undefined ? [again] : left } };
  },
  evolve: (before, data, meta) => {
    const { submission, ...rest } = before;
    const reminded = data.rungs.map((rung) => ({ rung, at: meta.at, to: data.to }));
    const earlier = submission.reminded?.filter(({ rung }) => !data.rungs.includes(rung)) ?? [];
    // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
    const left = leftOf(data, meta.at);
    const comesAgain = left.some(({ rung }) => data.rungs.includes(rung));
    return {
      ...rest,
      submission: {
        ...submission,
        asked: data.asked,
        standIns: data.standIns,
        ...(data.withCoordinator && { withCoordinator: true as const }),
        ladder: { set: comesAgain ? meta.number : (submission.ladder?.set ?? meta.number), rungs: left },
        reminded: [...earlier, ...reminded],
      },
    };
  },
});

/** In older facts the clock ended with the co-ordinators: they are called again the next working day. */
function leftOf({ rungs, left, withCoordinator }: ConsentReminded, at: Instant): ConsentReminded['left'] {
  const last = left.length === 0 && withCoordinator ? rungs.at(-1) : undefined;
  return last === undefined ? left : [{ rung: last, at: addWorkingDays(at, 1, defaultOfficeHours) }];
}

/** One rung: who is asked now, and who is told again. */
function climb(
  rung: ConsentRung,
  childCase: AwaitingConsent,
  progress: Progress,
  directory: Directory,
  now: Instant,
): Progress {
  const consenter = childCase.submission.consenter?.objectId;
  if (consenter === undefined) return toCoordinators(childCase, progress, directory, now);
  const has = whoHasIt(childCase, progress, directory, now);
  // Where no one has it who may decide, every rung goes up.
  const isHeld = has.length > 0;
  if (isHeld && rung === 'nudge') return ask(progress, has);
  // A delegation ran out and the manager is back: it is theirs before it goes to anyone else.
  if (isHeld && !isUrgent(childCase) && rung === 'backup' && !has.some((id) => progress.asked.includes(id)))
    return ask(progress, has);
  const again = isUrgent(childCase) ? has : [];
  if (isHeld && rung === 'backup') {
    const fresh = delegatesFor(childCase, consenter, directory, now).filter((id) => !progress.asked.includes(id));
    if (fresh.length > 0) return ask(progress, fresh);
    const deputy = deputyFor(childCase, consenter, directory);
    if (deputy !== undefined && !progress.asked.includes(deputy)) {
      return { ...ask(progress, [deputy]), standIns: [...progress.standIns, deputy] };
    }
  }
  const next = nextUpFor(childCase, consenter, progress.asked, directory);
  return next === undefined
    ? toCoordinators(childCase, ask(progress, again), directory, now)
    : ask(progress, [...again, next]);
}

const union = (some: readonly ObjectId[], more: readonly ObjectId[]): readonly ObjectId[] => [
  ...new Set([...some, ...more]),
];
const ask = (progress: Progress, fresh: readonly ObjectId[]): Progress => ({
  ...progress,
  to: union(progress.to, fresh),
  asked: union(progress.asked, fresh),
});

type Decides = (ids: readonly ObjectId[]) => readonly ObjectId[];
/** Those who may decide, with those who stand in by now. */
const ableIn =
  (
    { submission, ...childCase }: AwaitingConsent,
    { standIns }: Progress,
    directory: Directory,
    now: Instant,
  ): Decides =>
  (ids) =>
    ids.filter((id) => decides({ ...childCase, submission: { ...submission, standIns } }, id, directory, now));

/** Those who were asked and may still decide; when a delegation ran out meanwhile, the manager, if they may. */
function whoHasIt(childCase: AwaitingConsent, progress: Progress, directory: Directory, now: Instant) {
  const able = ableIn(childCase, progress, directory, now);
  const there = able(progress.asked);
  const consenter = childCase.submission.consenter?.objectId;
  return there.length > 0 || consenter === undefined ? there : able([consenter]);
}

/** Where none of them is left, those who were asked are called again, and it goes up. */
function toCoordinators(childCase: AwaitingConsent, progress: Progress, directory: Directory, now: Instant): Progress {
  const free = (role: Capability): readonly ObjectId[] =>
    peopleWho(directory, role)
      .map((person) => person.objectId)
      .filter((id) => !childCase.excluded.includes(id));
  const chairs = free('chairMeetings');
  const asked = ableIn(childCase, progress, directory, now)(progress.asked);
  const up = [...asked, ...(chairs.length > 0 ? chairs : free('decideSenior'))];
  const coordinators = free('triage');
  const called = coordinators.length > 0 ? coordinators : up;
  return { ...progress, withCoordinator: true, to: union(progress.to, called) };
}
