// The co-ordinator or the chair puts right who does an action, what type it is, how urgent, and by when (docs/process.md P8.16).
import { type PersonRef, refOf } from '../../people/actor.ts';
import { localDate, sayDate } from '../../time/calendar.ts';
import type { Due, RungAt } from '../../time/clocks.ts';
import { dateIn } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse, type Context } from '../../matter/step.ts';
import { openStates, type CawnCheck } from './action.ts';
import { cawnFor, dueFor, dueOn, ownerChoices, ownerIn } from './add.ts';
import { correctFields, typesOffered, usualFor } from '../referral/form/support.ts';
import { actionStep, notOverseer, oversees } from './step.ts';
import type { OnAction } from './who.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { badDate } from '../../matter/date-ahead.ts';

/** As typed; `owner` as when it was set. */
export interface CorrectInput {
  readonly owner: string;
  readonly subType: string;
  readonly priority: string;
  readonly due: string;
  readonly reason: string;
}
/** What may be put right. */
export type Corrected = 'owner' | 'type' | 'priority' | 'due date';
export interface ActionPutRight {
  readonly changed: readonly Corrected[];
  readonly agency: string;
  readonly owner?: PersonRef;
  readonly subType: string;
  readonly priority: string;
  readonly due: Due;
  readonly rungs: readonly RungAt<ActionRung>[];
  readonly cawn?: CawnCheck;
  readonly reason: string;
}

/** When it is due now: on the date that was typed; by a new type or priority; else as before. */
function dueNow({ host, action }: OnAction, input: CorrectInput, context: Context): Due {
  const date = dateIn({ ...input }, 'due');
  if (date !== undefined) return dueOn(date, context.directory.settings);
  const isNew = input.subType !== action.subType || input.priority !== action.priority;
  return isNew && action.due.rule !== 'action.date' ? dueFor(host, input, context) : action.due;
}

export const correctAction = actionStep<CorrectInput, ActionPutRight>({
  title: 'Put right',
  fact: 'action put right',
  may: oversees,
  others: notOverseer,
  from: openStates,
  asks: ({ before, directory }) =>
    before === undefined || directory === undefined
      ? correctFields([])
      : correctFields(
          ownerChoices({ directory }, before.host),
          typesOffered(directory.settings.disruption, before.host.is, before.action.subType),
        ),
  record: (on, input, context) => {
    const { directory, now } = context;
    const { host, action } = on;
    const owns = ownerIn(host, input.owner, directory, action.agency);
    if ('refusal' in owns) return owns;
    const wrong = input.due === '' ? undefined : badDate(dateIn({ ...input }, 'due'), now);
    if (wrong !== undefined) return wrong;
    const due = dueNow(on, input, context);
    const moved = owns.agency !== action.agency || owns.owner?.objectId !== action.owner?.objectId;
    const changed: readonly Corrected[] = [
      ...(moved ? (['owner'] as const) : []),
      ...(input.subType === action.subType ? [] : (['type'] as const)),
      ...(input.priority === action.priority ? [] : (['priority'] as const)),
      ...(due.at === action.due.at ? [] : (['due date'] as const)),
    ];
    if (changed.length === 0) {
      return refuse('nothingNew', 'Nothing is different yet.', 'Change what is wrong, or press Back.');
    }
    const base = actionLadder(localDate(due.at), now, directory.settings);
    const { state } = action;
    const held = !moved && state.is === 'blocked' ? base.filter(({ at }) => localDate(at) >= state.until) : base;
    const { subType, priority, reason } = input;
    const cawn = cawnFor(host, subType, action.cawn?.legalStatus ?? 'notKnown', due, now);
    return {
      data: {
        changed,
        ...owns,
        subType,
        priority,
        due,
        rungs: moved || changed.includes('due date') ? held : action.ladder.rungs,
        ...(cawn !== undefined && { cawn }),
        reason,
      },
    };
  },
  evolve: ({ action }, data, meta) => {
    const { owner: _owner, accepted, timeAsked, deputy, cawn: _cawn, ...before } = action;
    const { changed, rungs, reason, ...now } = data;
    const moved = changed.includes('owner');
    return {
      ...before,
      ...now,
      ...(changed.includes('type') && usualFor[data.subType]),
      // Someone else accepts it again; what the one before asked for is over.
      ...(moved ? { state: { is: 'proposed' } } : given({ accepted, timeAsked })),
      ...(deputy !== undefined && data.agency === before.agency && { deputy }),
      extensions: before.extensions + (data.due.at > before.due.at ? 1 : 0),
      ladder: { set: meta.number, rungs },
      answer: { to: 'correction', by: refOf(meta.by), at: meta.at, text: sayCorrection(changed, data.due, reason) },
    };
  },
});

/** "Changed: owner, due date. Now due Monday 18 January 2027. The officer has left." */
const sayCorrection = (changed: readonly Corrected[], due: Due, reason: string): string =>
  [
    `Changed: ${changed.join(', ')}.`,
    ...(changed.includes('due date') ? [`Now due ${sayDate(localDate(due.at))}.`] : []),
    reason,
  ].join(' ');
