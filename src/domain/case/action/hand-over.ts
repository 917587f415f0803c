// What its lead worker was to do for the council goes with the case (docs/process.md P17.1).
import { refOf, type PersonRef } from '../../people/actor.ts';
import { localDate } from '../../time/calendar.ts';
import type { RungAt } from '../../time/clocks.ts';
import { notAvailable } from '../../matter/step.ts';
import { barToHandOver, handsOver, newLead, type HandOverInput } from '../lead/hand-over.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';
import { isOpen, openStates, type Action } from './action.ts';
import { actionStep, ofHostCase } from './step.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { ownPeople } from '../../people/agencies.ts';

interface ActionHandedOver {
  readonly to: PersonRef;
  readonly reason: string;
  readonly rungs: readonly RungAt<ActionRung>[];
}

/** Whether it goes with the case: asked of the lead worker themselves, and not done. */
export const goesWith = (childCase: Case, action: Action): boolean =>
  isOpen(action) && action.agency === ownPeople && action.owner?.objectId === leadOf(childCase).objectId;

/** Taken before the case itself is handed over: after that, anyone who gave it away changes nothing of it. */
export const handOverAction = actionStep<Pick<HandOverInput, 'to' | 'reason'>, ActionHandedOver>({
  title: 'Hand over',
  fact: 'action handed over',
  may: handsOver.map(ofHostCase),
  from: openStates,
  elsewhere: () => notAvailable,
  bar: ({ host, action }) =>
    host.case === undefined
      ? notAvailable
      : (barToHandOver(host.case) ?? (goesWith(host.case, action) ? undefined : notAvailable)),
  record: ({ host, action }, { to, reason }, { now, directory }) => {
    if (host.case === undefined) return notAvailable;
    const person = newLead(host.case, to, directory);
    if ('refusal' in person) return person;
    return { data: { to: person, reason, rungs: actionLadder(localDate(action.due.at), now, directory.settings) } };
  },
  // The new lead worker accepts it; what the one before asked for is over.
  evolve: ({ action }, { to, reason, rungs }, meta) => {
    const { accepted: _accepted, timeAsked: _time, deputy: _deputy, ...before } = action;
    return {
      ...before,
      owner: to,
      state: { is: 'proposed' },
      ladder: { set: meta.number, rungs },
      answer: { to: 'handOver', by: refOf(meta.by), at: meta.at, text: reason },
    };
  },
});
