// Setting an action, and the lists: of a case, of a person, of a channel.
import type { Card } from '../../../src/cards/blocks.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { kestrelReference, moira, must, noor, priya, ravi } from '../../people/builders.ts';
import { deskWith, type ActingWorld as World } from '../cases/acting-world.ts';
import { actionAt, actionTurns, ola, tess } from '../cases/actions.ts';
import type { Shown } from './gallery.ts';
import { commandOf, deskOver, type Remembered } from '../../worlds/desk-in-memory.ts';
import { factsOf } from '../cases/stages.ts';
import { fill } from '../worst.ts';

const ref = kestrelReference;
const data = { ref, action: 'A1', command: commandOf('ripe') };

export const actionListGallery = async (world: World): Promise<readonly Shown[]> => [
  ...(await adding(world)),
  ...(await caseCards(world)),
  ...(await myActions(world)),
  ...(await channelLists(world)),
];

async function adding(world: World): Promise<readonly Shown[]> {
  const long = world.worst === undefined ? 'Visit the takeaway.' : fill(1000, world.worst);
  const sent = {
    ref,
    command: data.command,
    text: long,
    owner: `police|${ola.objectId}`,
    subType: 'licensing',
    priority: 'high',
    due: '',
    needToKnow: long,
  };
  const fresh = (more: Remembered = {}) => deskWith(world, [], more);
  const go = 'action.add.go';
  return [
    { name: 'add action', card: await fresh().press(moira, 'action.add', data) },
    {
      name: 'add action, empty',
      wrong: ['Action', 'Who does it', 'Type', 'Priority', 'What the owner needs to know'],
      card: await fresh().press(moira, go, { ref, command: data.command }),
    },
    {
      name: 'add action, too soon',
      wrong: ['yet'],
      card: await fresh().press(moira, go, { ...sent, command: commandOf('young') }),
    },
    {
      name: 'add action, contested',
      wrong: ['Someone else'],
      card: await fresh({ contested: true }).press(moira, go, sent),
    },
    {
      name: 'add action, due long ago',
      wrong: ['is over'],
      card: await fresh().press(moira, go, { ...sent, due: '1/1/2026' }),
    },
    { name: 'action set', card: await fresh().press(moira, go, sent) },
    { name: 'action set, with a channel', card: await fresh({ linked: ['police'] }).press(moira, go, sent) },
    {
      name: 'action set, for nobody, a CAWN',
      card: await fresh().press(moira, go, { ...sent, owner: 'licensing|', subType: 'cawn', due: '1/2/2028' }),
    },
    { name: 'add action, not available', card: await fresh().press(priya, 'action.add', data) },
  ];
}

async function caseCards(world: World): Promise<readonly Shown[]> {
  const actions = actionTurns.map((turn, place) => actionAt(turn, world.worst, `A${place + 1}`));
  const desk = deskWith(world, actions);
  const none = deskOver({ cases: [world.case], council: world.council });
  const history: readonly Fact[] = [...factsOf.received, ...actionFacts(actionAt('accepted, late'))];
  const looking = deskOver({ cases: [world.case], council: world.council, facts: history });
  return [
    { name: 'case with actions, co-ordinator', card: await desk.press(moira, 'case.open', data) },
    { name: 'case with actions, referrer', card: await desk.press(priya, 'case.open', data) },
    { name: 'actions of a case', card: await desk.press(moira, 'case.actions', data) },
    { name: 'actions of a case, second page', card: await desk.press(priya, 'case.actions', { ref, from: 6 }) },
    { name: 'actions of a case in a channel', card: await desk.press(priya, 'case.actions', data, true) },
    { name: 'actions of a case, none', card: await none.press(moira, 'case.actions', data) },
    { name: 'history with actions', card: await looking.press(priya, 'case.history', data) },
  ];
}

/** A prompt of every rung. */
function actionFacts(action: Action): readonly Fact[] {
  return action.reminded.map(({ rung, at, to }, place): Fact => ({
    number: 100 + place,
    at,
    by: moira,
    step: 'promptAction',
    part: action.id,
    data: { rungs: [rung], to: to.map(() => ola.objectId), left: [] },
  }));
}

async function myActions(world: World): Promise<readonly Shown[]> {
  const actions = actionTurns.map((turn, place) => actionAt(turn, world.worst, `A${place + 1}`));
  const busy = () => deskWith(world, actions);
  const idle = deskWith(world, []);
  const shown: Shown[] = [];
  for (const person of [ola, ravi, moira, tess]) {
    const { name } = person;
    shown.push(
      { name: `my actions of ${name}`, stored: true, card: must((await busy().type(person, 'my actions')).at(-1)) },
      {
        name: `my actions of ${name}, second page`,
        stored: true,
        card: await busy().press(person, 'list.actions', { from: 6 }),
      },
      { name: `my actions of ${name}, with names`, card: await busy().press(person, 'list.action-names', { from: 0 }) },
      { name: `my actions of ${name}, none`, stored: true, card: await idle.press(person, 'list.actions') },
      { name: `home of ${name}, with actions`, card: await busy().press(person, 'home') },
      { name: `more of ${name}`, card: await busy().press(person, 'home.more') },
      { name: `${name} is asked about all`, card: await busy().press(person, 'action.accept-all') },
      { name: `${name} accepts all`, card: await busy().press(person, 'action.accept-all.go', allOf(data.command)) },
    );
  }
  return [
    ...shown,
    { name: 'accept all, nothing there', card: await idle.press(ola, 'action.accept-all.go', allOf(data.command)) },
    {
      name: 'accept all, too soon',
      card: await busy().press(ola, 'action.accept-all.go', allOf(commandOf('young'))),
    },
    { name: 'found an action', card: await busy().press(ola, 'find.go', { what: `${ref}/a1` }) },
    { name: 'typed an action', stored: true, card: must((await busy().type(ola, `case ${ref}/A1`))[0]) },
  ];
}

async function channelLists(world: World): Promise<readonly Shown[]> {
  const here = { conversation: '19:agency', reference: '{}', kind: 'standard' } as const;
  const actions = actionTurns.map((turn, place) => actionAt(turn, world.worst, `A${place + 1}`));
  const typed = async (person: Person, more: Remembered): Promise<Card> =>
    must((await deskWith(world, actions, more).type(person, 'actions', here))[0]);
  return [
    { name: 'actions of a channel', stored: true, card: await typed(ola, { linked: ['police'] }) },
    {
      name: 'actions of a channel of two agencies',
      stored: true,
      card: await typed(moira, { linked: ['police', 'housing'] }),
    },
    { name: 'actions of a channel, none', stored: true, card: await typed(moira, { linked: ['health'] }) },
    { name: 'actions of a channel that is nobody’s', stored: true, card: await typed(ola, {}) },
    {
      name: 'actions of a channel, asked by somebody else',
      stored: true,
      card: await typed(noor, { linked: ['police'] }),
    },
  ];
}

/** What was read before: the first of them. */
const allOf = (command: string) => ({
  command,
  actions: Array.from({ length: 6 }, (_, place) => `${ref}/A${place + 1}`).join(','),
});
