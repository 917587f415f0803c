// What the platform does to posts, and what the bot made of it: for journeys on which something is not delivered.
import sinon from 'sinon';
import type { Delivery } from '../../../src/casework/ports/ports.ts';
import type { World } from '../../worlds/harness.ts';
import type { Answer, Call } from '../../worlds/teams-service.ts';

const chatOf = ({ objectId }: { readonly objectId: string }): string => `a:${objectId}`;

/** Answers what is posted to a person; what was there is updated as ever. */
export function postsTo(person: { readonly objectId: string }, answer: (nth: number) => Answer | undefined) {
  let posts = 0;
  return ({ method, conversation }: Call): Answer | undefined => {
    if (method !== 'POST' || conversation !== chatOf(person)) return undefined;
    posts += 1;
    return answer(posts);
  };
}
/** What becomes of each attempt from now on, by whom it was to reach or by the notice's key. */
export function keepLedger({ ports }: World): (of: { readonly objectId: string } | string) => readonly string[] {
  const made: Delivery[] = [];
  const before = { ...ports.outbox };
  sinon.replace(ports.outbox, 'finish', async (claimed, ended) => {
    made.push(ended.delivery);
    return before.finish(claimed, ended);
  });
  sinon.replace(ports.outbox, 'postpone', async (claimed, visibleAt, ended = {}) => {
    made.push(...(ended.delivery === undefined ? [] : [ended.delivery]));
    return before.postpone(claimed, visibleAt, ended);
  });
  return (of) =>
    made
      .filter(({ key }) => key === (typeof of === 'string' ? of : `card-${of.objectId}`))
      .map(({ result, detail }) => (detail === undefined ? result : `${result}: ${detail}`));
}
export const postedTo = (world: World, person: { readonly objectId: string }): number =>
  world.teams.calls.filter(({ method, conversation }) => method === 'POST' && conversation === chatOf(person)).length;
