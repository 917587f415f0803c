// The steps on an action, and who takes them: those who carry it out, and those who oversee it.
import { begun, made, type Allowed, type Declared, type Own, clock, type Making } from '../../matter/making.ts';
import { notAvailable, refuse, type Beginning, type Context, type Step } from '../../matter/step.ts';
import { sayClock } from '../../time/calendar.ts';
import { ofPart } from '../making.ts';
import type { Case, Stage } from '../state/stages.ts';
import { stateLabels, type Action, type StateName } from './action.ts';
import { mayWork, seesAction, type OnAction } from './who.ts';

type Refused = ReturnType<typeof refuse>;
type ActionDeclared<Input, Data> = Declared<Input, Data, OnAction, Omit<Action, 'changedAt'>, StateName>;

/** What has been done already, by whom and when: said to the person who comes second. */
export function sayState(action: Action, now: string): string {
  const { state, accepted } = action;
  const deed = 'by' in state ? state : accepted;
  const label = state.is === 'done' ? 'Marked done' : stateLabels[state.is];
  return deed === undefined ? label : `${label} by ${deed.by.name} at ${sayClock(deed.at, now)}`;
}
/** Someone was first. */
export const alreadyIs = (action: Action, now: string): Refused =>
  refuse('alreadyDecided', `${sayState(action, now)}.`, 'Open the action to see where it stands.');

const making: Making<OnAction> = {
  ...ofPart(({ action }) => action.state.is),
  elsewhere: ({ action }, _next, { now }) => alreadyIs(action, now),
};

/** A step on an action, by people: it is changed from then. */
export const actionStep = <Input extends object, Data>(
  declared: ActionDeclared<Input, Data>,
): Step<Input, Data, OnAction, Action> =>
  made(making, {
    ...declared,
    evolve: (on, data, meta) => ({ ...declared.evolve(on, data, meta), changedAt: meta.at }),
  });

/** The clock's: no one has changed it. */
export const actionReminder = <Data>(
  declared: Pick<Declared<object, Data, OnAction, Action, StateName>, 'title' | 'fact' | 'from' | 'record' | 'evolve'>,
): Step<object, Data, OnAction, Action> =>
  made<object, Data, OnAction, Action, StateName>(making, {
    ...declared,
    may: [{ own: clock }],
    elsewhere: () => ({ unchanged: true }),
  });

/** A case before it has the action. */
export interface OnCase {
  readonly case: Case;
  readonly id: Action['id'];
}
export const actionBegun = <Input extends object, Data>(
  declared: Declared<Input, Data, OnCase, Action, Stage>,
): Beginning<Input, Data, OnCase, Action> =>
  begun(
    ofPart<OnCase>(() => undefined),
    declared,
  );

const worker: Own<OnAction> = {
  name: 'carries the action out',
  is: (on, { actor, directory, now }) => seesAction(on, actor, directory, now) && mayWork(on, actor, directory, now),
};
/** Those who carry it out; those who see it and do not are told who does. */
export const works = {
  may: [{ own: worker }],
  others: (on: OnAction, { actor, directory, now }: Context): Refused => {
    const { owner, accepted } = on.action;
    if (!seesAction(on, actor, directory, now)) return notAvailable;
    return owner === undefined || accepted === undefined
      ? refuse('notYours', 'This action is another agency’s.', 'Its own people accept it and carry it out.')
      : refuse('notYours', `This action is carried out by ${owner.name}.`, 'Speak to them or their agency’s lead.');
  },
} as const;

/** The co-ordinator, and the chair of a case that is open to them. */
export const oversees: readonly Allowed<OnAction>[] = [{ role: 'overseeActions', reads: 'actions' }];
export const notOverseer = (on: OnAction, { actor, directory, now }: Context): Refused =>
  seesAction(on, actor, directory, now)
    ? refuse('notYours', 'The co-ordinator or the chair decides this.', 'Ask them, or open the action.')
    : notAvailable;
