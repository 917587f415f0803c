// An action whose owner is kept out of the case goes to their successor (docs/process.md P10.14).
import { localDate } from '../../time/calendar.ts';
import type { RungAt } from '../../time/clocks.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { notAvailable } from '../../matter/step.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { keptOutAs } from '../state/kept-out.ts';
import { openStates } from './action.ts';
import { ownerIn } from './add.ts';
import { actionStep } from './step.ts';

export interface GiveInput {
  /** As when it was set: `police|<object id>`. */
  readonly owner: string;
}
interface ActionGiven {
  readonly agency: string;
  readonly owner: PersonRef;
  readonly rungs: readonly RungAt<ActionRung>[];
}

/** Never pressed by itself: it follows Keep person out, which has asked who takes it over. */
export const giveAction = actionStep<GiveInput, ActionGiven>({
  title: 'Give to another',
  fact: 'action given to another owner',
  may: [{ role: 'restrict', reads: 'actions' }],
  from: openStates,
  elsewhere: () => notAvailable,
  bar: ({ host, action }) =>
    host.case === undefined || keptOutAs(host.case, action.owner?.objectId ?? '') === undefined
      ? notAvailable
      : undefined,
  record: ({ host, action }, { owner }, { now, directory }) => {
    const chosen = ownerIn(host, owner, directory, action.agency);
    if ('refusal' in chosen) return chosen;
    if (chosen.owner === undefined) return notAvailable;
    const rungs = actionLadder(localDate(action.due.at), now, directory.settings);
    return { data: { agency: chosen.agency, owner: chosen.owner, rungs } };
  },
  // The new owner accepts it; what the one before asked for is over.
  evolve: ({ action }, { agency, owner, rungs }, meta) => {
    const { accepted: _accepted, timeAsked: _time, deputy, ...before } = action;
    return {
      ...before,
      ...(deputy !== undefined && agency === before.agency && deputy !== owner.objectId && { deputy }),
      agency,
      owner,
      state: { is: 'proposed' },
      ladder: { set: meta.number, rungs },
      answer: { to: 'handOver', by: refOf(meta.by), at: meta.at, text: `It was given to ${owner.name}.` },
    };
  },
});
