// The steps on an action, and who takes them: those who carry it out, and those who oversee it.
import { begun, made, type Allowed, type Declared, type Own, clock, type Making } from '../../matter/making.ts';
import { notAvailable, refuse, type Beginning, type Context, type Step } from '../../matter/step.ts';
import { namesCase } from '../../matter/names-case.ts';
import { sayClock } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';
import { stateLabels, type Action, type StateName } from './action.ts';
import type { ActionHost, HostStands } from './host.ts';
import { mayWork, seesAction, type OnAction } from './who.ts';

type Refused = ReturnType<typeof refuse>;
type ActionDeclared<Input, Data> = Declared<Input, Data, OnAction, Omit<Action, 'changedAt'>, StateName>;

/** What has been done already, by whom and when: said to the person who comes second. */
export function sayDeed(action: Action, now: string): string {
  const { state, accepted } = action;
  const deed = 'by' in state ? state : accepted;
  const label = state.is === 'done' ? 'Marked done' : stateLabels[state.is];
  return deed === undefined ? label : `${label} by ${deed.by.name} at ${sayClock(deed.at, now)}`;
}
/** Someone was first. */
export const alreadyIs = (action: Action, now: string): Refused =>
  refuse('alreadyDecided', `${sayDeed(action, now)}.`, 'Open the action to see where it stands.');

/** What is owed is a case's, and no action starts from it. */
const ofHost = {
  owes: () => false,
  reads: ({ host }: { readonly host: ActionHost }, { actor, directory, now }: Context) =>
    host.reads(actor, directory, now),
} as const;
const making: Making<OnAction> = {
  ...ofHost,
  at: ({ action }) => action.state.is,
  elsewhere: ({ action }, _next, { now }) => alreadyIs(action, now),
};

/** Those who read an action of a record may not know of the cases that name the same. */
const namesCaseOn = ({ is }: ActionHost, typed: object): Refused | undefined =>
  is === 'case'
    ? undefined
    : namesCase(
        Object.values(typed)
          .filter((value) => typeof value === 'string')
          .join('\n'),
        'an action of a record names no case.',
      );

/** A step on an action, by people: it is changed from then. */
export const actionStep = <Input extends object, Data>(
  declared: ActionDeclared<Input, Data>,
): Step<Input, Data, OnAction, Action> =>
  made(making, {
    ...declared,
    record: (on, input, context) => namesCaseOn(on.host, input) ?? declared.record(on, input, context),
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

/** What the action is to belong to, before it has it. */
export interface OnHost {
  readonly host: ActionHost;
  readonly id: Action['id'];
}
const beginning: Making<OnHost> = { ...ofHost, at: ({ host }) => host.at, elsewhere: () => notAvailable };
export const actionBegun = <Input extends object, Data>(
  declared: Declared<Input, Data, OnHost, Action, HostStands>,
): Beginning<Input, Data, OnHost, Action> =>
  begun(beginning, {
    ...declared,
    record: (on, input, context) => namesCaseOn(on.host, input) ?? declared.record(on, input, context),
  });

/** A right to a case, for a step on an action that only a case's action has. */
export const ofHostCase = ({ own, ...right }: Allowed<Case>): Allowed<OnAction> => ({
  ...right,
  ...(own && {
    own: { name: own.name, is: ({ host }, context) => host.case !== undefined && own.is(host.case, context) },
  }),
});

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

/** The co-ordinator, and the chair of what is open to them. */
export const oversees: readonly Allowed<OnAction>[] = [{ role: 'overseeActions', reads: 'actions' }];
export const notOverseer = (on: OnAction, { actor, directory, now }: Context): Refused =>
  seesAction(on, actor, directory, now)
    ? refuse('notYours', 'The co-ordinator or the chair decides this.', 'Ask them, or open the action.')
    : notAvailable;
