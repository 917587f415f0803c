// An action opened and closed: what the person who presses may read, and may do next.
import { actionCard } from '../../cards/action/action-card.ts';
import { liveBand, goneCard } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { isOpen, type Action, type StateName } from '../../domain/case/action/action.ts';
import { withCawnNow } from '../../domain/case/action/add.ts';
import { mayOversee, seesAction, type OnAction } from '../../domain/case/action/who.ts';
import { onActionAt } from '../../casework/read/on-action.ts';
import { personIn } from '../../domain/people/directory.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { actionStandingOf, channelPhrase, sayLate, sayStanding } from '../../notices/action/standing.ts';
import { actionCardFor, postFor } from '../../notices/render.ts';
import { sayRung, sayTo } from '../../reading/action/words.ts';
import { offered } from '../form/press.ts';
import { aboutData, closeActionButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { actionIn, hostIn, seeAction, type Reply, type Scene } from '../scene/scene.ts';
import { reviewCounter } from '../review/counter.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { actionRows, type ActionStepName } from './presses.ts';
import { given } from '../../domain/kernel/given.ts';
import { agencyName } from '../../domain/people/agencies.ts';

/** Open: what is asked, for anyone who may read it. */
export async function openAction(scene: Scene): Promise<Reply> {
  const on = await seeAction(scene, 'Open');
  return on === undefined ? notAvailableReply() : openedAction(scene, on);
}

/** The open card of an action that was asked for. */
export function openedAction(scene: Scene, on: OnAction): Reply {
  const { person, directory, now } = scene;
  const action = withCawnNow(on, now);
  const standing = actionStandingOf(on, person, directory, now);
  const deputy = action.deputy === undefined ? undefined : personIn(directory, action.deputy)?.name;
  return {
    of: on,
    card: actionCard({
      action,
      band: liveBand(standing, now),
      agency: agencyName(directory, action.agency),
      phrase: channelPhrase(action, directory),
      ...given({ deputy, prompted: promptedOf(action, scene) }),
      standing: `${on.host.rests ? '' : sayLate(action, now)}${sayStanding(action, now)}.`,
      now,
      shared: scene.caller.shared,
      ...buttonsFor(scene, on),
    }),
  };
}

/** The last reminder and how many there were: one line, however long it is late. */
function promptedOf({ reminded }: Action, { directory, now }: Scene): { times: number; last: string } | undefined {
  const last = reminded.at(-1);
  if (last === undefined) return undefined;
  const { rung, at, to } = last;
  return {
    times: reminded.length,
    last: `${sayWhen(at, now)}, ${sayRung(rung, directory)}, to ${sayTo(to, directory)}`,
  };
}

/** What may be done in each state, what is needed next first: who may is each step's own rule. */
const stepsIn: Readonly<Record<StateName, readonly ActionStepName[]>> = {
  proposed: [
    'answerTime',
    'signEscalation',
    'acceptAction',
    'disputeAction',
    'blockAction',
    'askForTime',
    'correctAction',
    'describeAction',
    'cancelAction',
  ],
  accepted: [
    'answerTime',
    'signEscalation',
    'markDone',
    'blockAction',
    'disputeAction',
    'askForTime',
    'correctAction',
    'describeAction',
    'cancelAction',
  ],
  blocked: [
    'answerTime',
    'signEscalation',
    'markDone',
    'unblockAction',
    'askForTime',
    'disputeAction',
    'correctAction',
    'describeAction',
    'cancelAction',
  ],
  disputed: ['settleDispute', 'answerTime', 'signEscalation', 'correctAction', 'describeAction', 'cancelAction'],
  done: ['verifyAction', 'sayNotDone', 'cancelAction'],
  verified: [],
  cancelled: [],
};
/** Where one of these comes first, it is the way on. */
const onwards: readonly string[] = ['accept', 'done', 'verify', 'settle', 'answer', 'escalate'].map(
  (end) => `action.${end}`,
);

/** What was done already, or cannot be. */
const whileResting: readonly ActionStepName[] = ['markDone', 'disputeAction'];

/** Beside Close there is room for four; the person who both works on it and oversees it finds the rest in the card. */
function buttonsFor(scene: Scene, on: OnAction): { buttons: readonly Button[]; more: readonly Button[] } {
  const { action } = on;
  const { person, directory, now } = scene;
  const data = aboutData({ reference: action.reference, action: action.id });
  // Of a child who has died no one is offered to take anything on: they ring the co-ordinator (docs/process.md P17.7).
  const rests = on.host.rests && isOpen(action) && !mayOversee(on.host, person, directory, now);
  const names = stepsIn[action.state.is].filter((name) => !rests || whileResting.includes(name));
  const [first, ...others] = offered(actionRows, scene, { before: on, doc: action }, names, data);
  const all =
    first === undefined
      ? []
      : [{ ...first, ...(onwards.includes(first.verb) && !rests && wayOn) }, ...others, ...updateOf(scene, on)];
  return {
    buttons: [...all.slice(0, 4), closeActionButton(action)],
    more: all.slice(4),
  };
}
/** For those who carry it out and see no more of the case. */
const updateOf = (scene: Scene, { host: { case: childCase }, action }: OnAction): readonly Button[] =>
  childCase === undefined || mayRead('reviews', childCase, scene.person, scene.directory, scene.now)
    ? []
    : offered(
        reviewCounter,
        scene,
        { before: { case: childCase, said: [], action }, doc: undefined },
        ['addUpdate'],
        aboutData({ reference: action.reference, action: action.id }),
      );
const wayOn = { style: 'positive' } as const;

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

/** Without a look: what it goes back to says nothing that anyone may not read. */
async function loaded(scene: Scene): Promise<OnAction | undefined> {
  const [reference, id] = [hostIn(scene), actionIn(scene)];
  if (reference === undefined || id === undefined) return undefined;
  return onActionAt(scene.ports, reference, id);
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
