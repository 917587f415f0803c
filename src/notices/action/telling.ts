// What is told of an action.
import type { Person } from '../../domain/people/actor.ts';
import { isOpen, sayActionId, toActionId, type Action } from '../../domain/case/action/action.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { caseTelling } from '../case/telling.ts';
import { postKey } from '../keys.ts';
import { actionCardFor, actionThreadCardFor, asideMessage, postFor } from '../render.ts';
import type { Now, Telling } from '../telling.ts';
import { troubleNotices } from '../trouble.ts';
import { belongsTo, ownPeople } from '../../domain/people/agencies.ts';

/**
 * Of an action that was set aside its people are told that, and nothing else; of any other part it is told by the card of its
 * case.
 */
export function asideTelling(at: Now<CaseTypes>, part: string): Telling | undefined {
  const { root: childCase, directory } = at;
  const id = toActionId(part);
  if (id === undefined) return undefined;
  const message = asideMessage(childCase.reference, id);
  const cardFor = ({ objectId }: Person) => (childCase.excluded.includes(objectId) ? undefined : message);
  return {
    ...caseTelling(at),
    name: sayActionId({ reference: childCase.reference, id }),
    cardFor,
    threadCardFor: cardFor,
    fallback: (troubled) => troubleNotices(childCase, troubled, directory),
    post: () => ({ message, stays: false, isOver: true }),
    mail: () => undefined,
  };
}

export const actionTelling = (at: Now<CaseTypes>, action: Action): Telling => {
  const { root: childCase, directory } = at;
  return {
    ...caseTelling(at),
    ...tellingOn({ host: hostOf(childCase), action }, at),
    fallback: (troubled) => troubleNotices(childCase, troubled, directory, action),
  };
};

/** What is told of an action, whatever it belongs to. */
export const tellingOn = (
  on: OnAction,
  { directory, now }: Pick<Now<CaseTypes>, 'directory' | 'now'>,
): Pick<Telling, 'name' | 'cardFor' | 'threadCardFor' | 'mail'> & Required<Pick<Telling, 'post' | 'thread'>> => {
  const { action } = on;
  return {
    name: sayActionId(action),
    cardFor: (person, tabLink) => actionCardFor(on, person, directory, now, tabLink),
    threadCardFor: (person) => actionThreadCardFor(on, person, directory, now),
    // The post of an agency that has it no more says so, and nothing is asked of them.
    post: (channel) => {
      const agency = channel.replace(/^agency:/, '');
      const message = postFor(on, agency, directory, now);
      const stays = action.agency === agency && isOpen(action);
      return 'identifies' in message ? message : { message, stays, ...(!stays && { isOver: true }) };
    },
    // No one from outside the agency is called into its channel.
    thread: (person) =>
      action.agency !== ownPeople && belongsTo(person, action.agency, directory)
        ? { key: postKey(action.id, action.agency), channel: `agency:${action.agency}` }
        : undefined,
    mail: () => undefined,
  };
};
