// Accept all: what it takes is read first, then one act for each action, under one command.
import { actionsToAcceptCard, type ToAccept } from '../../cards/action/accept-all.ts';
import { doneCard } from '../../cards/home.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { readsWithAction } from '../../domain/case/action/who.ts';
import { shortWarnings, warningKindsOf } from '../../domain/case/whole/warnings.ts';
import type { Button } from '../../cards/blocks.ts';
import { actionsFor, mayAcceptWithAll, sayDue, type Listed } from '../../reading/action/list.ts';
import { isOfAgency, showActions } from './my-actions.ts';
import { takeOnAction } from './take.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { homeButton } from '../form/replies.ts';
import { isDoublePress, mint, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** What became of one of them: accepted, or why not. */
interface Taken {
  readonly one: Listed;
  readonly why?: string;
}

/** As many as are read on one card. */
const atOnce = 6;
const mostNamed = 12;

/** Accept all: each is named and read, and nothing is accepted yet. */
export async function askAcceptAll(scene: Scene, message?: string): Promise<Reply> {
  const { listed: all } = await actionsFor(scene, isOfAgency(scene) ? 'whole' : 'own');
  const wanted = all.filter((one) => mayAcceptWithAll(scene, one)).slice(0, atOnce);
  const read = await Promise.all(wanted.map((one) => toAccept(scene, one)));
  const those = read.filter((one) => one !== undefined);
  if (those.length === 0) return showActions(scene, 0);
  const others = all.filter((one) => one.toAccept && !mayAcceptWithAll(scene, one));
  const names = those.map(({ name }) => name);
  const data = { actions: names.join(','), command: message === undefined ? mint(scene) : textIn(scene, 'command') };
  const buttons: readonly Button[] = [
    { title: 'Back', verb: 'list.actions' },
    { title: `Accept ${those.length}`, verb: 'action.accept-all.go', data, style: 'positive' },
    homeButton,
  ];
  const notes = others.slice(0, mostNamed).map((one) => `Not among them: ${sayActionId(one.action)}, ${givenTo(one)}.`);
  const card = actionsToAcceptCard({ those, notes, shared: scene.caller.shared, buttons, message });
  return { card, ...(message !== undefined && { problems: [message] }) };
}

/** What one of them asks: a look at it. */
async function toAccept({ ask, person, directory, now }: Scene, one: Listed): Promise<ToAccept | undefined> {
  const { reference, id } = one.action;
  const on = await ask.action({ reference, action: id, person, directory, now, why: 'Accept all' });
  if (on === undefined) return undefined;
  const { text, needToKnow, cawn } = on.action;
  const { case: childCase } = on.host;
  const minded =
    childCase !== undefined && readsWithAction('warnings', on, person, directory, now, 'summary')
      ? warningKindsOf(childCase, now).map((kind) => shortWarnings[kind])
      : [];
  const warnings = [...minded, ...(cawn?.warning === undefined ? [] : [cawn.warning])];
  return { name: sayActionId(on.action), due: sayDue(on.action, now), text, needToKnow, warnings };
}

/**
 * Accepts what was read. What they have accepted already is asked for again under the same command: the marker knows the
 * repeat, so that it answers as the first press did.
 */
export async function acceptAll(scene: Scene): Promise<Reply> {
  if (isDoublePress(scene)) return askAcceptAll(scene, 'Nothing is accepted yet. Read them through, then press again.');
  const { person } = scene;
  const named = textIn(scene, 'actions').split(',');
  // A colleague may have been first: then it is theirs now.
  const all = (await actionsFor(scene, 'whole')).listed.filter(({ action }) => named.includes(sayActionId(action)));
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
  const lines = [
    ...(accepted.length === 0 ? [] : [`Yours now: ${accepted.map(({ one }) => sayActionId(one.action)).join(', ')}.`]),
    ...not.map(({ one, why }) => `Not accepted: ${sayActionId(one.action)}, ${why ?? ''}.`),
    ...(accepted.length === 0 && not.length === 0 ? ['Nothing is waiting for you to accept.'] : []),
  ];
  if (accepted.length === 0)
    return { card: doneCard(title, lines, [{ title: 'My actions', verb: 'list.actions' }, homeButton]) };
  return { ...(await showActions(scene, 0)), receipt: { did: title, at: sayWhen(scene.now, scene.now), lines } };
}

const givenTo = ({ action }: Listed): string =>
  `given to ${action.owner?.name ?? 'someone else'}. You can still accept it: open it first`;

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
  const outcome = await takeOnAction(scene, reference, { step: 'acceptAction', part: id, input: {} });
  switch (outcome.kind) {
    case 'done':
      return { one };
    case 'unchanged':
      return undefined;
    case 'repeat':
      // Settled since, it came again: an older press does not accept it again.
      return outcome.part?.state.is === 'proposed'
        ? { one, why: 'it was sent out again: open it and accept it there' }
        : { one };
    case 'refused':
      return { one, why: `${outcome.refusal.message} ${outcome.refusal.next}`.replace(/\.$/, '') };
  }
}
