// An action opened, closed, accepted: what whoever presses may read, and may do next.
import { actionCard } from '../../cards/action/action-card.ts';
import { goneCard } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { CaseOutcome } from '../scene.ts';
import { isOpen, sayActionId, type Action } from '../../domain/case/action/action.ts';
import {
  agencyName,
  barToVerify,
  mayOversee,
  mayWork,
  seesAction,
  type OnAction,
} from '../../domain/case/action/who.ts';
import { sayState } from '../../domain/case/action/work.ts';
import { withCawnNow } from '../../domain/case/action/add.ts';
import { maySign } from '../../domain/case/action/oversee.ts';
import { sayClock, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { steps, type Command, type StepName } from '../../domain/case/case.ts';
import { personIn } from '../../domain/people/directory.ts';
import type { Refusal } from '../../domain/step.ts';
import { sayLate, sayStanding } from '../../notices/action/standing.ts';
import { actionCardFor, postFor } from '../../notices/render.ts';
import { sayAlready, sayRung, sayTo } from '../../reading/action/words.ts';
import { doneCard } from '../../cards/home.ts';
import { actionButton, homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { actionIn, mint, refIn, seeAction, take, type Reply, type Scene } from '../scene.ts';

/** The step that a button of an action takes, by the end of its verb. */
export const stepsOfActions = {
  accept: 'acceptAction',
  done: 'markDone',
  block: 'blockAction',
  unblock: 'unblockAction',
  dispute: 'disputeAction',
  time: 'askForTime',
  settle: 'settleDispute',
  answer: 'answerTime',
  verify: 'verifyAction',
  'not-done': 'sayNotDone',
  escalate: 'signEscalation',
  details: 'describeAction',
  cancel: 'cancelAction',
} as const satisfies Readonly<Record<string, StepName>>;
export type ActionDeed = keyof typeof stepsOfActions;

export const titleOf = (deed: ActionDeed): string => steps[stepsOfActions[deed]].title;

/** Open: what is asked, for whoever may read it. */
export async function openAction(scene: Scene): Promise<Reply> {
  const on = await seeAction(scene, 'Open');
  return on === undefined ? notAvailableReply() : openedAction(scene, on);
}

/** The open card of an action that was asked for. */
export function openedAction(scene: Scene, on: OnAction): Reply {
  const { directory, now } = scene;
  const action = withCawnNow(on, now);
  const deputy = action.deputy === undefined ? undefined : personIn(directory, action.deputy)?.name;
  return {
    of: on,
    card: actionCard({
      action,
      agency: agencyName(directory, action.agency),
      ...(deputy !== undefined && { deputy }),
      standing: `${sayLate(action, now)}${sayStanding(action, now)}.`,
      prompts: action.reminded
        .slice(-mostPrompts)
        .map(({ rung, at, to }) => [sayWhen(at, now), `${sayRung(rung, directory)}, to ${sayTo(to, directory)}`]),
      now,
      shared: scene.caller.shared,
      ...buttonsFor(scene, on),
    }),
  };
}
const mostPrompts = 6;

/** Beside Close there is room for four; whoever both works on it and oversees it finds the rest in the card. */
function buttonsFor(scene: Scene, on: OnAction): { buttons: readonly Button[]; more: readonly Button[] } {
  const command = mint(scene);
  const all = deedsFor(scene, on).map((deed, place): Button => ({
    ...actionButton(titleOf(deed), `action.${deed}`, on.action, pressedOnce.includes(deed) ? { command } : {}),
    ...(place === 0 && onwards.includes(deed) && { style: 'positive' as const }),
  }));
  return { buttons: [...all.slice(0, 4), closeActionButton(on.action)], more: all.slice(4) };
}
/** These take their step at once; the others show a form first. */
const pressedOnce: readonly ActionDeed[] = ['accept', 'unblock'];
const onwards: readonly ActionDeed[] = ['accept', 'done', 'verify', 'settle', 'answer', 'escalate'];

/** What this person may do, what is needed next first. */
function deedsFor({ person, directory, now }: Scene, on: OnAction): readonly ActionDeed[] {
  const { action } = on;
  const oversees = mayOversee(on.case, person, directory, now);
  const judges = action.state.is === 'done' && barToVerify(on, person, directory, now) === undefined;
  return [
    ...(oversees ? decisionsOn(action, maySign(on.case, person)) : []),
    ...(judges ? (['verify', 'not-done'] as const) : []),
    ...(mayWork(on, person, directory) ? workOn(action) : []),
    ...(oversees && isOpen(action) ? (['details'] as const) : []),
    ...(oversees && (isOpen(action) || action.state.is === 'done') ? (['cancel'] as const) : []),
  ];
}

function decisionsOn(action: Action, signs: boolean): readonly ActionDeed[] {
  const escalates = signs && action.escalatedAt !== undefined && action.escalation === undefined;
  return [
    ...(action.state.is === 'disputed' ? (['settle'] as const) : []),
    ...(isOpen(action) && action.timeAsked !== undefined ? (['answer'] as const) : []),
    ...(isOpen(action) && escalates ? (['escalate'] as const) : []),
  ];
}

function workOn({ state }: Action): readonly ActionDeed[] {
  switch (state.is) {
    case 'proposed':
      return ['accept', 'dispute', 'block', 'time'];
    case 'accepted':
      return ['done', 'block', 'dispute', 'time'];
    case 'blocked':
      return ['done', 'unblock', 'time', 'dispute'];
    default:
      return [];
  }
}

export const openActionButton = (action: Pick<Action, 'reference' | 'id'>): Button =>
  actionButton('Open', 'action.open', action);
export const closeActionButton = (action: Action): Button => actionButton('Close', 'action.close', action);

/** Close: back to the card as it is stored, the post of a channel or the card of the own chat. */
export async function closeAction(scene: Scene): Promise<Reply> {
  const on = await loaded(scene);
  const { person, directory, now, caller } = scene;
  if (on === undefined || !seesAction(on, person, directory, now)) return { card: goneCard() };
  if (caller.shared) {
    const post = postFor(on, await agencyHere(scene, on.action), directory, now);
    if ('card' in post) return { card: post.card };
  }
  return { card: actionCardFor(on, person, directory, now, tabLinkIn(scene))?.card ?? goneCard() };
}

/** Without a look: what it goes back to says nothing that anybody may not read. */
async function loaded(scene: Scene): Promise<OnAction | undefined> {
  const [reference, id] = [refIn(scene), actionIn(scene)];
  if (reference === undefined || id === undefined) return undefined;
  const { cases } = scene.ports;
  const [one, action] = await Promise.all([cases.load(reference), cases.part(reference, 'action', id)]);
  return one && action && { case: one.value.root, action: action.value };
}

/** The agencies whose channel this is. */
export async function agenciesIn({ caller, ports }: Pick<Scene, 'caller' | 'ports'>): Promise<readonly string[]> {
  const links = caller.channel === undefined ? [] : await ports.channels.inConversation(caller.channel.conversation);
  return links.flatMap(({ target }) => (target.startsWith('agency:') ? [target.slice('agency:'.length)] : []));
}

/** Whose post it is: the action may have gone to another agency meanwhile. */
async function agencyHere(scene: Scene, action: Action): Promise<string> {
  const agencies = await agenciesIn(scene);
  return agencies.includes(action.agency) ? action.agency : (agencies[0] ?? action.agency);
}

/** A step of an action refused: who was first and when, or why not; with the way on. */
export function refusedAction(scene: Scene, refusal: Refusal, action?: Action): Reply {
  if (action === undefined || refusal.code === 'notAvailable') return notAvailableReply();
  const title = sayRefusal(scene, refusal, action);
  const buttons = [openActionButton(action), closeActionButton(action), homeButton];
  const tone = refusal.code === 'alreadyDecided' ? 'plain' : 'attention';
  return { card: doneCard(title, [sayActionId(action), refusal.next], buttons, tone) };
}

/** Somebody else was first, or it was this person's own press before. */
export const sayRefusal = ({ person, now }: Scene, refusal: Refusal, action: Action): string =>
  (refusal.message === `${sayState(action, now)}.` ? sayAlready(action, person.objectId, now) : undefined) ??
  refusal.message;

/** A step that one press takes. `said` is what the person did, `next` what follows. */
async function pressOnce(
  scene: Scene,
  deed: 'accept' | 'unblock',
  said: string,
  title: string,
  next: string,
  doneAt: (action: Action) => Instant | undefined,
): Promise<Reply> {
  const [reference, id] = [refIn(scene), actionIn(scene)];
  if (reference === undefined || id === undefined) return notAvailableReply();
  const command: Command = { step: stepsOfActions[deed], part: id, input: {} };
  const outcome: CaseOutcome = await take(scene, reference, command);
  const { part: action } = outcome;
  if (outcome.kind === 'refused') return refusedAction(scene, outcome.refusal, action);
  if (action === undefined) return notAvailableReply();
  const at = outcome.kind === 'repeat' ? outcome.at : (doneAt(action) ?? scene.now);
  const body = [
    `${sayActionId(action)}: you ${said} at ${sayClock(at, scene.now)}.`,
    ...(isOpen(action) ? [`It is due ${sayWhen(action.due.at, scene.now)}.`] : []),
    next,
  ];
  const buttons = [openActionButton(action), { title: 'My actions', verb: 'list.actions' }, closeActionButton(action)];
  return { card: doneCard(title, body, buttons) };
}

/** Accept: whoever accepts is the owner. */
export const acceptAction = (scene: Scene): Promise<Reply> =>
  pressOnce(
    scene,
    'accept',
    'accepted this',
    'Accepted',
    'When it is done, press Open and Mark done.',
    ({ accepted }) => accepted?.at,
  );

export const unblockAction = (scene: Scene): Promise<Reply> =>
  pressOnce(
    scene,
    'unblock',
    'said that it is no longer blocked',
    'No longer blocked',
    'You are prompted again as it falls due.',
    ({ changedAt }) => changedAt,
  );
