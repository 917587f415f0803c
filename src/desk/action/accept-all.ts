// Accept all: one act for each action, under one command.
import { doneCard } from '../../cards/home.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import type { Button } from '../../cards/blocks.ts';
import { actionsFor, mayAcceptWithAll, type Listed } from '../../reading/action/list.ts';
import { showActions } from './my-actions.ts';
import { homeButton } from '../form/replies.ts';
import { isDoublePress, take, type Reply, type Scene } from '../scene.ts';

/** What became of one of them: accepted, or why not. */
interface Taken {
  readonly one: Listed;
  readonly why?: string;
}

const mostNamed = 12;

/**
 * Accepts what is this person's or nobody's. What they have accepted already is asked for again under the same command:
 * the marker knows the repeat, so that it answers as the first press did.
 */
export async function acceptAll(scene: Scene): Promise<Reply> {
  if (isDoublePress(scene)) return showActions(scene, 0);
  const { person } = scene;
  const all = await actionsFor(scene);
  const before = all.filter(
    ({ action }) => action.state.is === 'accepted' && action.accepted?.by.objectId === person.objectId,
  );
  const wanted = all.filter((one) => mayAcceptWithAll(scene, one));
  const taken = (await inTurn(scene, [...wanted, ...before])).flat();
  const accepted = taken.filter(({ why }) => why === undefined);
  const others = all.filter((one) => one.toAccept && !wanted.includes(one)).map((one) => ({ one, why: givenTo(one) }));
  const not = [...taken.filter(({ why }) => why !== undefined), ...others];
  const title =
    accepted.length === 0
      ? 'Nothing was accepted'
      : `${accepted.length} ${accepted.length === 1 ? 'action is' : 'actions are'} accepted`;
  const body = [
    ...(accepted.length === 0 ? [] : [`Yours now: ${named(accepted.map(({ one }) => sayActionId(one.action)))}.`]),
    ...refusals(not),
    ...(accepted.length === 0 && not.length === 0 ? ['Nothing is waiting for you to accept.'] : []),
  ];
  const buttons: readonly Button[] = [{ title: 'My actions', verb: 'list.actions' }, homeButton];
  return { card: doneCard(title, body, buttons) };
}

const givenTo = ({ action }: Listed): string =>
  `given to ${action.owner?.name ?? 'someone else'}. You can still accept it: open it and press Accept`;

const named = (names: readonly string[]): string =>
  `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`;

const refusals = (not: readonly Taken[]): readonly string[] => [
  ...not.slice(0, mostNamed).map(({ one, why }) => `Not accepted: ${sayActionId(one.action)}, ${why ?? ''}.`),
  ...(not.length > mostNamed ? [`And ${not.length - mostNamed} more were not accepted.`] : []),
];

/** Cases side by side, the actions of one case after each other: they are written to the same record. */
async function inTurn(scene: Scene, wanted: readonly Listed[]): Promise<readonly (readonly Taken[])[]> {
  const references = [...new Set(wanted.map(({ action }) => action.reference))];
  return Promise.all(
    references.map(async (reference) => {
      const taken: Taken[] = [];
      for (const one of wanted.filter(({ action }) => action.reference === reference)) {
        const outcome = await acceptOne(scene, one);
        if (outcome !== undefined) taken.push(outcome);
      }
      return taken;
    }),
  );
}

/** Undefined for what was accepted by another press. */
async function acceptOne(scene: Scene, one: Listed): Promise<Taken | undefined> {
  const { reference, id } = one.action;
  const outcome = await take(scene, reference, { step: 'acceptAction', part: id, input: {} });
  switch (outcome.kind) {
    case 'done':
      return { one };
    case 'unchanged':
      return undefined;
    case 'repeat':
      // Settled since, it came anew: an older press does not accept it again.
      return outcome.part?.state.is === 'proposed'
        ? { one, why: 'it was sent out again. Open it and press Accept' }
        : { one };
    case 'refused':
      return { one, why: `${outcome.refusal.message} ${outcome.refusal.next}`.replace(/\.$/, '') };
  }
}
