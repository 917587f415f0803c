import { guidanceCard, guidanceParts } from '../../cards/guidance.ts';
import { homeCard } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { isOpen, type ActionId, type StateName } from '../../domain/case/action/action.ts';
import { previewOf, baseCard, type Standing } from '../../cards/base-card.ts';
import type { CardMessage } from '../../casework/ports/chat-ports.ts';
import { postCard } from '../../casework/tell/deliver.ts';
import { readReference, type Reference } from '../../domain/ids.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import { actionCardKey, cardKey } from '../../notices/keys.ts';
import { actionCardFor } from '../../notices/render.ts';
import { standingOf } from '../../notices/case/standing.ts';
import { countWaiting } from '../advice/advice.ts';
import { actionsFor, hasActions, mayHaveActions, type Listed } from '../../reading/action/list.ts';
import { rowsIn } from '../../reading/case/lists.ts';
import { doneReply, homeButton } from '../form/replies.ts';
import { mint, readActionName, see, seeAction, textIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';

/** The home card: what waits for this person, then what they may do (docs/design.md 6.13). */
export async function showHome(scene: Scene, message?: string): Promise<Reply> {
  // A page has its own navigation, and the board for what waits.
  if (scene.caller.tab === true) return doneReply(message ?? 'Done', ['What is waiting for you is on your board.'], []);
  const { person, directory, ports } = scene;
  const board = ports.tabLink?.('board');
  return {
    card: homeCard({
      name: person.name,
      panelName: directory.settings.panelName,
      counts: await countsFor(scene),
      buttons: homeButtons(scene),
      // Of those who refer every place in the row is taken.
      also: may(person, 'refer') && may(person, 'runMeetings') ? [meetings] : [],
      hint: `You can also type: ${wordsFor(scene).join(', ')}.`,
      fictional: scene.fictional,
      ...given({ board, message }),
    }),
  };
}

/** "2 are waiting for your consent.", or nothing for none. */
const count = (number: number, one: string, many: string): readonly string[] =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}.`];

async function countsFor(scene: Scene): Promise<readonly string[]> {
  const { person } = scene;
  const [mine, consent, queue, actions, questions] = await Promise.all([
    may(person, 'refer') ? rowsIn(scene, 'mine') : [],
    may(person, 'consent') ? rowsIn(scene, 'consent') : [],
    may(person, 'triage') ? rowsIn(scene, 'queue') : [],
    mayHaveActions(scene) ? actionsFor(scene) : [],
    countWaiting(scene),
  ]);
  const at = (stage: string) => mine.filter((one) => one.stage === stage).length;
  return [
    ...count(consent.length, 'is waiting for your consent', 'are waiting for your consent'),
    ...actionCounts(actions),
    ...count(queue.length, 'is in the queue', 'are in the queue'),
    ...count(questions, 'asks for advice', 'ask for advice'),
    ...count(at('returned'), 'referral came back to you', 'referrals came back to you'),
    ...count(at('draft'), 'draft is not sent yet', 'drafts are not sent yet'),
    ...count(at('awaitingConsent'), 'of yours is with a manager', 'of yours are with a manager'),
  ];
}

/** More time is asked for, or the chair's name on an escalation. */
const asked = ({ toDecide, action }: Listed): boolean => toDecide && isOpen(action) && action.state.is !== 'disputed';

function actionCounts(actions: readonly Listed[]): readonly string[] {
  const of = (which: (one: Listed) => boolean): number => actions.filter(which).length;
  const decided = (state: StateName): number => of((one) => one.toDecide && one.action.state.is === state);
  return [
    ...count(
      of(({ overdue }) => overdue),
      'action is overdue',
      'actions are overdue',
    ),
    ...count(
      of(({ toAccept }) => toAccept),
      'action is waiting to be accepted',
      'actions are waiting to be accepted',
    ),
    ...count(decided('disputed'), 'action is disputed', 'actions are disputed'),
    ...count(of(asked), 'action is waiting for your answer', 'actions are waiting for your answer'),
    ...count(decided('done'), 'action is waiting to be verified', 'actions are waiting to be verified'),
  ];
}

const guidance: Button = { title: 'Guidance', verb: 'guidance' };
const advice: Button = { title: 'Advice', verb: 'advice' };
const meetings: Button = { title: 'Meetings', verb: 'meetings' };
const more: Button = { title: 'More', verb: 'home.more' };
const mostButtons = 5;

export const beginButton = (scene: Pick<Scene, 'ports'>): Button => ({
  title: 'New referral',
  verb: 'refer.new',
  data: { command: mint(scene) },
  style: 'positive',
});

/** By role, what is used most first; Advice is always there, and what does not fit stands under More (docs/design.md 6.13). */
function homeButtons(scene: Scene): readonly Button[] {
  const { person } = scene;
  const first = placesOf(scene);
  if (!may(person, 'refer')) return [...first, advice, guidance];
  const places = [beginButton(scene), ...first].slice(0, mostButtons - 1);
  return [...places, advice, more].slice(0, mostButtons);
}

/** The lists of a role; what everybody of it is promised comes first. */
function placesOf(scene: Scene): readonly Button[] {
  const { person } = scene;
  const manages = may(person, 'consent');
  const coordinates = may(person, 'triage');
  const places: readonly (Button | false)[] = [
    may(person, 'refer') && { title: 'My cases', verb: 'list.mine' },
    manages && { title: 'Waiting for consent', verb: 'list.consent' },
    coordinates && { title: 'Queue', verb: 'list.queue' },
    hasActions(scene) && !(may(person, 'refer') && (manages || coordinates)) && myActions,
    !may(person, 'refer') && may(person, 'runMeetings') && meetings,
  ];
  return places.filter((button) => button !== false);
}
const myActions: Button = { title: 'My actions', verb: 'list.actions' };

/** What the home card has no room for. */
export function showMoreOfHome(scene: Scene): Promise<Reply> {
  const buttons: readonly (Button | false)[] = [
    hasActions(scene) && myActions,
    guidance,
    { title: 'Find', verb: 'find' },
    // Whoever co-ordinates finds it in their digest: every place here is taken.
    may(scene.person, 'consent') && !may(scene.person, 'triage') && { title: 'No lead worker', verb: 'list.unled' },
    may(scene.person, 'seeDelivery') && { title: 'Delivery', verb: 'delivery' },
    homeButton,
  ];
  return Promise.resolve(
    doneReply(
      'More',
      [`You can also type: ${wordsFor(scene).join(', ')}.`],
      buttons.filter((button) => button !== false),
    ),
  );
}

const wordsFor = ({ person, directory }: Scene): readonly string[] => [
  ...(may(person, 'refer') ? ['refer', 'my cases'] : []),
  ...(hasActions({ person, directory }) ? ['my actions'] : []),
  ...(may(person, 'consent') ? ['to consent'] : []),
  ...(may(person, 'triage') ? ['queue'] : []),
  ...(may(person, 'seeDelivery') ? ['delivery'] : []),
  ...(mayAttend(person, directory) ? ['meetings'] : []),
  'find',
  'advice',
  'guidance',
  'case and a reference',
];

export function showGuidance(scene: Scene): Promise<Reply> {
  const part = guidanceParts.find((one) => one === textIn(scene, 'part')) ?? 'pathway';
  return Promise.resolve({ card: guidanceCard(scene.directory.settings, part, homeButton) });
}

/** `case MSET-…`, typed: this person's card of the case, posted anew. Undefined: not available. */
export async function postCase(scene: Scene, typed: string): Promise<'posted' | { message: string }> {
  const action = readActionName(typed);
  if (action !== undefined) return postAction(scene, action);
  const read = readReference(typed);
  if ('problem' in read) return { message: read.problem };
  const seen = await see(scene, read.reference, 'case', 'typed the reference');
  const standing = seen && standingOf(seen.case, scene.person, scene.directory, scene.now);
  if (standing === undefined) return { message: notAvailableWords };
  const message: CardMessage = {
    card: baseCard(
      read.reference,
      openable(standing, read.reference),
      scene.now,
      scene.ports.tabLink?.(`case/${read.reference}`),
    ),
    summary: previewOf(standing, scene.now),
  };
  await postCard(scene.ports, read.reference, cardKey(scene.person.objectId), scene.caller.contact, message);
  return 'posted';
}

const notAvailableWords = 'This case is not available to you. Check the reference, or ask the MSET co-ordinator.';

/** `case MSET-…/A1`: this person's card of the action, posted anew. */
async function postAction(scene: Scene, named: { ref: Reference; action: ActionId }): ReturnType<typeof postCase> {
  const { ports, person, directory, now, caller } = scene;
  const on = await seeAction({ ...scene, data: named }, 'typed the reference');
  const message = on && actionCardFor(on, person, directory, now, ports.tabLink);
  if (message === undefined) return { message: notAvailableWords };
  await postCard(ports, named.ref, actionCardKey(named.action, person.objectId), caller.contact, message);
  return 'posted';
}

/** A settled card has no button; asked for by its reference it can be opened. */
const openable = (standing: Standing, reference: Reference): Standing =>
  standing.buttons.length > 0
    ? standing
    : { ...standing, buttons: [{ title: 'Open', verb: 'case.open', data: { ref: reference } }] };
