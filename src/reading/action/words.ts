// What is said of actions: who was prompted when, what was done already, and what a fact of the history was.
import {
  isRunning,
  isToSign,
  sayDisrupted,
  sayState,
  stateLabels,
  type Action,
  type ActionRow,
  type StateName,
} from '../../domain/case/action/action.ts';
import { sayHeard } from '../../domain/case/action/hear.ts';
import { given } from '../../domain/kernel/given.ts';
import { localDate, sayClock, type Instant } from '../../domain/time/calendar.ts';
import { steps, type Fact } from '../../domain/case/whole/case.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { ActionRung } from '../../domain/case/state/rungs.ts';

const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`;

/** A prompt in words: "1 working day before it is due", "3 working days late". */
export function sayRung(rung: ActionRung, { settings: { actionPrompts } }: Directory): string {
  switch (rung) {
    case 'early':
    case 'eve':
      return `${days(actionPrompts[rung])} before it is due`;
    case 'day':
      return 'on the day';
    case 'lateOwner':
      return `${days(actionPrompts.owner)} late`;
    case 'lateLead':
      return `${days(actionPrompts.lead)} late`;
    case 'lateSenior':
      return `${days(actionPrompts.senior)} late`;
    case 'lateChair':
      return `${days(actionPrompts.chair)} late, for the chair to escalate`;
  }
}

/** Whom a prompt went to, by name. */
export const sayTo = (to: readonly string[], directory: Directory): string =>
  to.map((id) => personIn(directory, id)?.name ?? 'someone no longer in the directory').join(', ') || 'no one';

/** "action set (A1)", "action prompted (A1): 1 working day late, to Sgt Ravi Mock". */
export function sayActionFact(fact: Fact, directory: Directory): string {
  if (fact.part === undefined) return steps[fact.step].fact;
  const what = `${steps[fact.step].fact} (${fact.part})`;
  if (fact.step === 'correctAction') return `${what}: ${fact.data.changed.join(', ')}`;
  if (fact.step === 'hearAction') {
    const { says, due, outcome, effect } = fact.data;
    return `${what}: ${sayHeard(says, given({ until: due && localDate(due.at), outcome, effect }))}`;
  }
  if (fact.step === 'verifyAction') {
    const came = sayDisrupted(fact.data);
    return came === undefined ? what : `${what}: ${came}`;
  }
  if (fact.step !== 'promptAction') return what;
  const rungs = fact.data.rungs.map((rung) => sayRung(rung, directory)).join('; ');
  return `${what}: ${rungs}, to ${sayTo(fact.data.to, directory)}`;
}

/** What someone did to bring an action where it is. */
const deeds: Readonly<Record<StateName, string>> = {
  proposed: 'proposed',
  accepted: 'accepted',
  disputed: 'disputed',
  blocked: 'marked blocked',
  done: 'marked done',
  verified: 'verified',
  cancelled: 'cancelled',
};

/**
 * "Already accepted by Sgt Ravi Mock at 10:42", "You accepted this at 10:42": for the person who presses again or comes
 * second. Undefined where no one did anything yet.
 */
export function sayAlready(action: Action, reader: ObjectId, now: Instant): string | undefined {
  const { state, accepted } = action;
  const deed = 'by' in state ? state : state.is === 'accepted' ? accepted : undefined;
  if (deed === undefined) return undefined;
  const when = sayClock(deed.at, now);
  return deed.by.objectId === reader
    ? `You ${deeds[state.is]} this at ${when}`
    : `Already ${deeds[state.is]} by ${deed.by.name} at ${when}`;
}

/** What a list says of an action: its state; to the person who oversees it, what is asked of them. */
export function sayNeed(action: ActionRow, oversees: boolean): string {
  const { state, timeAsked } = action;
  if (!oversees || !isRunning(action)) return sayState(state);
  if (timeAsked !== undefined) return 'More time requested';
  if (isToSign(action)) return 'Escalation to sign';
  return stateLabels[state.is];
}
