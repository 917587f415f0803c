// What an agency's people do with an action: accept, dispute, blocked, more time, done (docs/process.md P8.7 to P8.11).
import { refOf } from '../../people/actor.ts';
import { localDate, nextWorkingDay, opensOn, sayClock, sayDate, shiftWorkingDays } from '../../time/calendar.ts';
import { actionLadder, type ActionRung, type RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { dateIn } from '../../fields.ts';
import type { Settings } from '../../people/settings.ts';
import { notAvailable, refuse, type Context, type Step } from '../../step.ts';
import { stateLabels, type Action, type StateName } from './action.ts';
import { changed, actionStep, type Bar } from './step.ts';
import { badDate } from './add.ts';
import { blockFields, disputeFields, doneFields, timeFields } from './lists.ts';
import { belongsTo, mayWork, seesAction, type OnAction } from './who.ts';

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

/** What has been done already, by whom and when: said to the person who comes second. */
export function sayState(action: Action, now: string): string {
  const { state, accepted } = action;
  const deed = 'by' in state ? state : accepted;
  const label = state.is === 'done' ? 'Marked done' : stateLabels[state.is];
  return deed === undefined ? label : `${label} by ${deed.by.name} at ${sayClock(deed.at, now)}`;
}

/** Why someone may not take a step on an action in its state; undefined when they may. */
export function barToWork(on: OnAction, from: readonly StateName[], { actor, directory, now }: Context): Bar {
  if (!seesAction(on, actor, directory, now)) return notAvailable;
  if (!mayWork(on, actor, directory)) {
    return on.action.owner === undefined || on.action.accepted === undefined
      ? refuse('notYours', 'This action is another agency’s.', 'Its own people accept it and carry it out.')
      : refuse(
          'notYours',
          `This action is carried out by ${on.action.owner.name}.`,
          'Speak to them or their agency’s lead.',
        );
  }
  return from.includes(on.action.state.is) ? undefined : alreadyIs(on.action, now);
}

/** Someone was first. */
export const alreadyIs = (action: Action, now: string): ReturnType<typeof refuse> =>
  refuse('alreadyDecided', `${sayState(action, now)}.`, 'Open the action to see where it stands.');

const running: readonly StateName[] = ['proposed', 'accepted', 'blocked'];

/** The person who accepts is the owner from then on: one owner, and it is who said yes. */
export const acceptAction: Step<object, object, OnAction, Action> = {
  title: 'Accept',
  fact: 'action accepted',
  decide: (on, _input, context) => {
    const mine = on.action.accepted?.by.objectId === context.actor.objectId && on.action.state.is === 'accepted';
    if (mine) return { unchanged: true };
    const { actor, directory, now } = context;
    // A colleague who comes second learns who was first, named for the action or not.
    const colleague = seesAction(on, actor, directory, now) && belongsTo(actor, on.action.agency, directory);
    if (colleague && on.action.state.is !== 'proposed') return alreadyIs(on.action, now);
    return barToWork(on, ['proposed'], context) ?? { data: {} };
  },
  evolve: ({ action }, _data, meta) =>
    changed(action, meta, {
      state: { is: 'accepted' },
      accepted: { by: refOf(meta.by), at: meta.at },
      owner: refOf(meta.by),
    }),
};

export const disputeAction = actionStep<ReasonInput, ReasonInput>(
  barToWork,
  { title: 'Dispute', fact: 'action disputed', from: running, fields: disputeFields },
  (_on, { reason }) => ({ data: { reason } }),
  ({ action }, { reason }, meta) =>
    changed(action, meta, { state: { is: 'disputed', by: refOf(meta.by), at: meta.at, reason } }),
);

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
  const earliest = opening > now ? opening : opensOn(nextWorkingDay(from), settings.officeHours);
  return all
    .filter(({ rung, at }) => !told.has(rung) && (at >= earliest || rung.startsWith('late')))
    .map(({ rung, at }) => ({ rung, at: at < earliest ? earliest : at }));
}

/** Prompts stop until that date, and go on from it where the action is late by then. */
export const blockAction = actionStep<UntilInput, Blocked>(
  barToWork,
  { title: 'Blocked', fact: 'action blocked', from: running, fields: blockFields },
  ({ action }, { reason, ...input }, { now, directory }) => {
    const until = dateIn({ ...input }, 'until');
    const bad = badDate(until, now);
    if (until === undefined || bad !== undefined) return bad ?? notAvailable;
    const last = shiftWorkingDays(localDate(now), directory.settings.blockWorkingDays);
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
  ({ action }, { reason, until, rungs }, meta) =>
    changed(action, meta, {
      state: { is: 'blocked', by: refOf(meta.by), at: meta.at, reason, until },
      ladder: { set: meta.number, rungs },
    }),
);

/** The ladder goes on: from the due date, or from today where that has passed. */
export const unblockAction = actionStep<object, Unblocked>(
  barToWork,
  { title: 'No longer blocked', fact: 'action no longer blocked', from: ['blocked'], fields: [] },
  ({ action }, _input, { now, directory }) => {
    const late = action.state.is === 'blocked' && action.due.at <= action.state.at;
    return { data: { rungs: resumed(action, localDate(now), now, late, directory.settings) } };
  },
  ({ action }, { rungs }, meta) =>
    changed(action, meta, {
      state: { is: action.accepted === undefined ? 'proposed' : 'accepted' },
      ladder: { set: meta.number, rungs },
    }),
);

/** Asked of the co-ordinator; until it is agreed the due date stays, and so do the prompts. */
export const askForTime = actionStep<UntilInput, AskedTime>(
  barToWork,
  { title: 'Ask for more time', fact: 'more time asked for', from: running, fields: timeFields },
  ({ action }, { reason, ...input }, { now }) => {
    const until = dateIn({ ...input }, 'until');
    const bad = badDate(until, now);
    if (until === undefined || bad !== undefined) return bad ?? notAvailable;
    return until <= localDate(action.due.at)
      ? refuse('badDate', `It is due on ${sayDate(localDate(action.due.at))} already.`, 'Give a later date.')
      : { data: { reason, until } };
  },
  ({ action }, { reason, until }, meta) =>
    changed(action, meta, { timeAsked: { by: refOf(meta.by), at: meta.at, reason, until } }),
);

export const markDone = actionStep<DoneInput, DoneInput>(
  barToWork,
  { title: 'Mark done', fact: 'action marked done', from: running, fields: doneFields },
  (_on, { evidence, effect }) => ({ data: { evidence, effect } }),
  // The person who says it is done needs no more time.
  ({ action: { timeAsked: _over, ...action } }, { evidence, effect }, meta) =>
    changed(action, meta, { state: { is: 'done', by: refOf(meta.by), at: meta.at, evidence, effect } }),
);
