// What an agency's people do with an action: accept, dispute, blocked, more time, done (docs/process.md P8.7 to P8.11).
import { refOf } from '../../people/actor.ts';
import { localDate, nextWorkingDay, opensOn, sayDate, shiftWorkingDays } from '../../time/calendar.ts';
import type { RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { dateIn } from '../../kernel/fields.ts';
import type { Settings } from '../../people/settings.ts';
import { notAvailable, refuse } from '../../matter/step.ts';
import { runningStates, type Action } from './action.ts';
import { actionStep, alreadyIs, works } from './step.ts';
import { blockFields, disputeFields, doneFields, timeFields } from '../referral/form/support.ts';
import { seesAction } from './who.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { belongsTo } from '../../people/agencies.ts';
import { badDate } from '../../matter/date-ahead.ts';

export interface ReasonInput {
  readonly reason: string;
}
/** `until` as typed. */
export interface UntilInput extends ReasonInput {
  readonly until: string;
}
export interface Blocked extends ReasonInput {
  readonly until: IsoDate;
  readonly rungs: readonly RungAt<ActionRung>[];
}
export interface Unblocked {
  readonly rungs: readonly RungAt<ActionRung>[];
}
export interface AskedTime extends ReasonInput {
  readonly until: IsoDate;
}
export interface DoneInput {
  readonly evidence: string;
  readonly effect: string;
}

/** The person who accepts is the owner from then on: one owner, and it is who said yes. */
const acceptAction = actionStep<object, object>({
  title: 'Accept',
  fact: 'action accepted',
  may: works.may,
  // A colleague who comes second learns who was first, named for the action or not.
  others: (on, context) => {
    const { actor, directory, now } = context;
    const colleague = seesAction(on, actor, directory, now) && belongsTo(actor, on.action.agency, directory);
    return colleague && on.action.state.is !== 'proposed' ? alreadyIs(on.action, now) : works.others(on, context);
  },
  from: ['proposed'],
  elsewhere: ({ action }, { actor, now }) =>
    action.state.is === 'accepted' && action.accepted?.by.objectId === actor.objectId
      ? { unchanged: true }
      : alreadyIs(action, now),
  record: () => ({ data: {} }),
  evolve: ({ action }, _data, meta) => ({
    ...action,
    state: { is: 'accepted' },
    accepted: { by: refOf(meta.by), at: meta.at },
    owner: refOf(meta.by),
  }),
});

const disputeAction = actionStep<ReasonInput, ReasonInput>({
  title: 'Dispute',
  fact: 'action disputed',
  ...works,
  from: runningStates,
  asks: () => disputeFields,
  record: (_on, { reason }) => ({ data: { reason } }),
  evolve: ({ action }, { reason }, meta) => ({
    ...action,
    state: { is: 'disputed', by: refOf(meta.by), at: meta.at, reason },
  }),
});

/**
 * The prompts after a block that ends on `from`, none before. A block in good time moves them: late days are counted from
 * its end. One taken when the action is late only holds them back, so that no one blocks their way past the chair.
 */
function resumed(action: Action, from: IsoDate, now: string, late: boolean, settings: Settings) {
  const due = localDate(action.due.at);
  const all = actionLadder(!late && from > due ? from : due, '', settings);
  const opening = opensOn(from, settings.officeHours);
  if (!late) return all.filter(({ at }) => at >= opening && at > now);
  const told = new Set(action.reminded.map(({ rung }) => rung));
  const earliest = opening > now ? opening : opensOn(nextWorkingDay(from, settings.officeHours), settings.officeHours);
  return all
    .filter(({ rung, at }) => !told.has(rung) && (at >= earliest || rung.startsWith('late')))
    .map(({ rung, at }) => ({ rung, at: at < earliest ? earliest : at }));
}

/** Prompts stop until that date, and go on from it where the action is late by then. */
const blockAction = actionStep<UntilInput, Blocked>({
  title: 'Blocked',
  fact: 'action blocked',
  ...works,
  from: runningStates,
  asks: () => blockFields,
  record: ({ action }, { reason, ...input }, { now, directory }) => {
    const until = dateIn({ ...input }, 'until');
    const bad = badDate(until, now);
    if (until === undefined || bad !== undefined) return bad ?? notAvailable;
    const last = shiftWorkingDays(localDate(now), directory.settings.blockWorkingDays, directory.settings.officeHours);
    if (until > last) {
      return refuse(
        'badDate',
        `An action is blocked until ${sayDate(last)} at most.`,
        'Give an earlier date, or ask for more time.',
      );
    }
    const rungs = resumed(action, until, now, action.due.at <= now, directory.settings);
    return { data: { reason, until, rungs } };
  },
  evolve: ({ action }, { reason, until, rungs }, meta) => ({
    ...action,
    state: { is: 'blocked', by: refOf(meta.by), at: meta.at, reason, until },
    ladder: { set: meta.number, rungs },
  }),
});

/** The ladder goes on: from the due date, or from today where that has passed. */
const unblockAction = actionStep<object, Unblocked>({
  title: 'No longer blocked',
  fact: 'action no longer blocked',
  ...works,
  from: ['blocked'],
  record: ({ action }, _input, { now, directory }) => {
    const late = action.state.is === 'blocked' && action.due.at <= action.state.at;
    return { data: { rungs: resumed(action, localDate(now), now, late, directory.settings) } };
  },
  evolve: ({ action }, { rungs }, meta) => ({
    ...action,
    state: { is: action.accepted === undefined ? 'proposed' : 'accepted' },
    ladder: { set: meta.number, rungs },
  }),
});

/** Asked of the co-ordinator; until it is agreed the due date stays, and so do the prompts. */
const askForTime = actionStep<UntilInput, AskedTime>({
  title: 'Ask for more time',
  fact: 'more time asked for',
  ...works,
  from: runningStates,
  asks: () => timeFields,
  record: ({ action }, { reason, ...input }, { now }) => {
    const until = dateIn({ ...input }, 'until');
    const bad = badDate(until, now);
    if (until === undefined || bad !== undefined) return bad ?? notAvailable;
    return until <= localDate(action.due.at)
      ? refuse('badDate', `It is due on ${sayDate(localDate(action.due.at))} already.`, 'Give a later date.')
      : { data: { reason, until } };
  },
  evolve: ({ action }, { reason, until }, meta) => ({
    ...action,
    timeAsked: { by: refOf(meta.by), at: meta.at, reason, until },
  }),
});

const markDone = actionStep<DoneInput, DoneInput>({
  title: 'Mark done',
  fact: 'action marked done',
  ...works,
  from: runningStates,
  asks: () => doneFields,
  record: (_on, { evidence, effect }) => ({ data: { evidence, effect } }),
  // The person who says it is done needs no more time.
  evolve: ({ action: { timeAsked: _over, ...action } }, { evidence, effect }, meta) => ({
    ...action,
    state: { is: 'done', by: refOf(meta.by), at: meta.at, evidence, effect },
  }),
});

/** Its steps on an action. */
export const workSteps = { acceptAction, disputeAction, blockAction, unblockAction, askForTime, markDone } as const;
