// One action of every turn that shows on a card, plain and with everything people wrote at its fullest.
import type { Action, ActionId, ActionState } from '../../../src/domain/case/action/action.ts';
import type { Person, PersonRef } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { directory, kestrelReference, later, monday10, moira, must } from '../../people/builders.ts';
import { fill, longName, onOneLine, type Worst } from '../worst.ts';
import type { ActionRung } from '../../../src/domain/case/state/rungs.ts';

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
/** A constable who is given actions. */
export const ola = named('PC Ola Sketch');
/** The chair of MSET. */
export const tess = named('Tess Gavel');

const deed = (by: Person, minutes = 30) => ({ by, at: later(monday10, minutes) });
const done = { ...deed(ola, 600), evidence: 'Visited on 6 January at closing time.', effect: 'better' } as const;
const late: readonly ActionRung[] = ['early', 'eve', 'day', 'lateOwner', 'lateLead', 'lateSenior', 'lateChair'];
const reminded = late.map((rung, place) => ({ rung, at: later(monday10, place * 60), to: [ola.objectId] }));

const plain: Action = {
  id: 'A1',
  reference: kestrelReference,
  added: deed(moira, 20),
  source: 'outOfCycle',
  text: 'Visit the takeaway at closing time and check its licence.',
  category: 'disrupt',
  subType: 'licensing',
  target: 'place',
  agency: 'police',
  owner: ola,
  priority: 'high',
  due: { at: '2027-01-11T17:00:00.000Z', rule: 'action.high', ruleVersion: 1 },
  needToKnow: 'Young people gather there after 22:00.',
  state: { is: 'proposed' },
  extensions: 0,
  ladder: { set: 1, rungs: [] },
  reminded: [],
  changedAt: later(monday10, 20),
};
const accepted = { state: { is: 'accepted' }, accepted: deed(ola, 42) } as const;
const overdue = { due: { ...plain.due, at: '2027-01-01T17:00:00.000Z' }, reminded };
const escalated = { ...accepted, ...overdue, escalatedAt: later(monday10, 360) };
const asked = { ...deed(ola, 50), until: '2027-02-01', reason: 'The officer is on leave.' };
const note = { concern: 'Nobody went.', outcomeWanted: 'A visit.', timescale: 'By 18 January.' };

/** By name, what differs from an action that was just given to ola. */
const changes = {
  proposed: {},
  'proposed to nobody': { agency: 'licensing', owner: undefined, priority: 'immediate' },
  accepted,
  'accepted, late': { ...accepted, ...overdue, extensions: 2, deputy: ola.objectId },
  blocked: { ...accepted, state: { is: 'blocked', ...deed(ola), reason: 'He is away.', until: '2027-01-18' } },
  disputed: { ...accepted, state: { is: 'disputed', ...deed(ola), reason: 'The council licenses takeaways.' } },
  'more time asked': { ...accepted, timeAsked: asked },
  done: { ...accepted, state: { is: 'done', ...done } },
  verified: {
    ...accepted,
    state: {
      is: 'verified',
      ...deed(moira, 700),
      done,
      note: 'Seen on site.',
      outcome: 'carriedOut',
      effect: 'noChange',
    },
  },
  cancelled: { state: { is: 'cancelled', ...deed(moira), reason: 'The takeaway has closed.' } },
  escalated,
  signed: { ...escalated, escalation: { ...deed(tess, 900), ...note } },
  'sent back': { ...accepted, answer: { to: 'done', ...deed(moira, 800), text: 'No note of the visit is on file.' } },
  'a CAWN': {
    subType: 'cawn',
    cawn: { legalStatus: 'notKnown' },
    due: { at: '2027-03-20T17:00:00.000Z', rule: 'action.date', ruleVersion: 1 },
  },
} as const satisfies Readonly<Record<string, Partial<Record<keyof Action, unknown>>>>;
export type ActionTurn = keyof typeof changes;
export const actionTurns = Object.keys(changes) as readonly ActionTurn[];

/** The action of that name. */
export function actionAt(turn: ActionTurn, worst?: Worst, id: ActionId = 'A1'): Action {
  const change: Readonly<Record<string, unknown>> = changes[turn];
  const kept = Object.entries({ ...plain, id, ...change }).filter(([, value]) => value !== undefined);
  const action = Object.fromEntries(kept) as unknown as Action; // an action without what the turn takes away
  return worst === undefined ? action : fullest(action, worst);
}

/** Everything people wrote as long as the forms allow, and everything that may stand beside it. */
function fullest(action: Action, worst: Worst): Action {
  const long = fill(2000, worst);
  const who = { objectId: ola.objectId, name: longName(worst) };
  const by = (at: Instant) => ({ by: who, at });
  const { at } = action.added;
  return {
    ...action,
    text: fill(1000, worst),
    needToKnow: fill(1000, worst),
    extensions: 12,
    deputy: ola.objectId,
    ...(action.owner !== undefined && { owner: who }),
    reminded: [...reminded, ...reminded].map((one) => ({ ...one, to: Array<string>(5).fill(ola.objectId) })),
    timeAsked: { ...by(at), until: '2027-02-01', reason: long },
    escalation: { ...by(at), concern: long, outcomeWanted: long, timescale: onOneLine(fill(200, worst)) },
    cawn: {
      legalStatus: 'notKnown',
      warning: 'CAWN: the child is 16. From 16 a notice needs a care order (an interim one counts).',
    },
    state: fullestState(action.state, long, who),
  };
}

function fullestState(state: ActionState, long: string, by: PersonRef): ActionState {
  switch (state.is) {
    case 'proposed':
    case 'accepted':
      return state;
    case 'disputed':
    case 'blocked':
    case 'cancelled':
      return { ...state, by, reason: long };
    case 'done':
      return { ...state, by, evidence: long };
    case 'verified':
      return { ...state, by, done: { ...state.done, by, evidence: long }, note: long };
  }
}
