// The cards of actions: in chats and channels, opened, worked on, overseen and listed.
import { hostOf } from '../../../src/domain/case/action/host.ts';
import { actionCardFor, postFor } from '../../../src/notices/render.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { colin, kestrelReference, moira, noor, priya, ravi } from '../../people/builders.ts';
import { actingWorld, deskWith, type ActingWorld as World } from '../cases/acting-world.ts';
import { actionAt, actionTurns, ola, tess, type ActionTurn } from '../cases/actions.ts';
import { actionListGallery } from './action-lists.ts';
import { formCards, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';
import { commandOf, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { fill, onOneLine, type Worst } from '../worst.ts';

const ref = kestrelReference;
const data = { ref, action: 'A1', command: commandOf('ripe') };
const people: readonly Person[] = [ola, ravi, moira, tess, colin, priya, noor];

export async function actionGallery(worst?: Worst): Promise<readonly Shown[]> {
  const world = actingWorld(worst);
  const opened = await Promise.all(actionTurns.map((turn) => opens(world, turn)));
  return [
    ...actionTurns.flatMap((turn) => stored(world, turn)),
    ...opened.flat(),
    ...(await workForms(world)),
    ...(await overseerForms(world)),
    ...(await actionListGallery(world)),
  ];
}

const deskAt = (world: World, turn: ActionTurn): DeskInMemory => deskWith(world, [actionAt(turn, world.worst)]);

function stored({ worst, council, case: childCase }: World, turn: ActionTurn): readonly Shown[] {
  const on = { host: hostOf(childCase), action: actionAt(turn, worst) };
  const chats = [ola, moira].flatMap((person): readonly Shown[] => {
    const rendered = actionCardFor(on, person, council, tuesday);
    const name = `chat of ${person.name} about an action, ${turn}`;
    return rendered === undefined ? [] : [{ name, stored: true, card: rendered.card }];
  });
  const post = postFor(on, on.action.agency, council, tuesday);
  return 'card' in post ? [...chats, { name: `post of an action, ${turn}`, stored: true, card: post.card }] : chats;
}

async function opens(world: World, turn: ActionTurn): Promise<readonly Shown[]> {
  const desk = deskAt(world, turn);
  const shown: Shown[] = [];
  for (const person of people) {
    const name = `${person.name}, ${turn}`;
    shown.push({ name: `action, ${name}`, card: await desk.press(person, 'action.open', data) });
  }
  return [
    ...shown,
    { name: `action in a channel, ${turn}`, card: await desk.press(ola, 'action.open', data, true) },
    { name: `action closed, ${turn}`, stored: true, card: await desk.press(ola, 'action.close', data) },
    {
      name: `action closed in a channel, ${turn}`,
      stored: true,
      card: await desk.press(ola, 'action.close', data, true),
    },
  ];
}

interface ActionForm extends Omit<FormShown, 'data'> {
  readonly name: string;
  readonly turn: ActionTurn;
}

/** The form of a step on an action, and where it comes too late. */
async function cardsOf(world: World, { turn, ...form }: ActionForm): Promise<readonly Shown[]> {
  const at = (more?: Remembered): DeskInMemory => deskWith(world, [actionAt(turn, world.worst)], more);
  const which = (['form', 'in a channel', 'empty', 'too soon', 'contested', 'taken'] as const).filter(
    (one) => one !== 'empty' || form.needed.length > 0,
  );
  return [
    ...(await formCards(at, { ...form, data }, which)),
    { name: `${form.name}, too late`, card: await deskAt(world, 'cancelled').press(form.by, form.verb, data) },
  ];
}

const longIn = ({ worst }: World, text: string): string => (worst === undefined ? text : fill(2000, worst));

async function workForms(world: World): Promise<readonly Shown[]> {
  const reason = longIn(world, 'The officer is on leave.');
  const forms: readonly ActionForm[] = [
    {
      name: 'mark done',
      verb: 'action.done',
      turn: 'accepted',
      by: ola,
      sent: { evidence: longIn(world, 'Visited.'), effect: 'better' },
      needed: ['Evidence of completion', 'Did it change the risk?'],
    },
    {
      name: 'blocked',
      verb: 'action.block',
      turn: 'accepted',
      by: ola,
      sent: { reason, until: '18/1/2027' },
      needed: ['Reason', 'Until'],
    },
    { name: 'dispute', verb: 'action.dispute', turn: 'accepted', by: ola, sent: { reason }, needed: ['Reason'] },
    {
      name: 'ask for more time',
      verb: 'action.time',
      turn: 'accepted',
      by: ola,
      sent: { reason, until: '1/2/2027' },
      needed: ['Reason', 'New due date'],
    },
  ];
  const shown = (await Promise.all(forms.map((form) => cardsOf(world, form)))).flat();
  const past = { ...data, reason, until: '1/1/2026' };
  return [
    ...shown,
    {
      name: 'blocked, until a day that is over',
      wrong: ['is over'],
      card: await deskAt(world, 'accepted').press(ola, 'action.block.go', past),
    },
    { name: 'accepted by a press', card: await deskAt(world, 'proposed').press(ola, 'action.accept', data) },
    {
      name: 'accepted already',
      card: await deskAt(world, 'accepted').press(ola, 'action.accept', { ref, action: 'A1' }),
    },
    { name: 'accepted by somebody else', card: await deskAt(world, 'accepted').press(ravi, 'action.accept', data) },
    { name: 'no longer blocked', card: await deskAt(world, 'blocked').press(ola, 'action.unblock', data) },
    {
      name: 'mark done, marked already',
      wrong: ['done'],
      // The worst case is restricted: of its agency the owner alone reads the action.
      card: await deskAt(world, 'done').press(world.worst === undefined ? ravi : ola, 'action.done.go', {
        ...data,
        evidence: reason,
        effect: 'worse',
      }),
    },
    { name: 'verify, own action', card: await deskAt(world, 'done').press(ola, 'action.verify', data) },
    { name: 'no such action', card: await deskAt(world, 'done').press(ola, 'action.open', { ...data, action: 'A9' }) },
  ];
}

async function overseerForms(world: World): Promise<readonly Shown[]> {
  const note = longIn(world, 'As agreed on the telephone.');
  const timescale = world.worst === undefined ? 'By 18 January.' : onOneLine(fill(200, world.worst));
  const described = { category: 'pursue', target: 'group', deputy: ola.objectId, legalStatus: 'section20' };
  const by = moira;
  const forms: readonly ActionForm[] = [
    {
      name: 'settle',
      verb: 'action.settle',
      turn: 'disputed',
      by,
      sent: { agency: 'housing', note },
      needed: ['Who does it', 'Note'],
    },
    {
      name: 'answer',
      verb: 'action.answer',
      turn: 'more time asked',
      by,
      sent: { agreed: 'yes', note },
      needed: ['Is more time given?'],
    },
    {
      name: 'verify',
      verb: 'action.verify',
      turn: 'done',
      by,
      sent: { outcome: 'carriedOut', effect: 'noChange', note },
      needed: ['What came of it?', 'Did it change the risk, as you see it?'],
    },
    {
      name: 'not done yet',
      verb: 'action.not-done',
      turn: 'done',
      by,
      sent: { reason: note },
      needed: ['What is still to be done'],
    },
    { name: 'cancel action', verb: 'action.cancel', turn: 'accepted', by, sent: { reason: note }, needed: ['Reason'] },
    {
      name: 'details',
      verb: 'action.details',
      turn: 'a CAWN',
      by,
      sent: { ...described, legalStatus: 'none' },
      needed: ['Category', 'Aimed at'],
    },
    {
      name: 'put right',
      verb: 'action.correct',
      turn: 'accepted',
      by,
      sent: { owner: `police|${ravi.objectId}`, subType: 'patrol', priority: 'normal', due: '18/1/2027', reason: note },
      needed: ['Who does it', 'Type', 'Priority', 'Reason'],
    },
    {
      name: 'sign escalation',
      verb: 'action.escalate',
      turn: 'escalated',
      by: tess,
      sent: { concern: note, outcomeWanted: note, timescale },
      needed: ['Concern', 'Outcome wanted', 'Timescale'],
    },
  ];
  // An escalation that was signed already has no form.
  const open = world.worst === undefined ? forms : forms.filter(({ name }) => name !== 'sign escalation');
  const shown = (await Promise.all(open.map((form) => cardsOf(world, form)))).flat();
  const refused = { ...data, agreed: 'no', note };
  const both = {
    ...world.council,
    people: world.council.people.map((one) => ({
      ...one,
      roles: [...one.roles],
      ...(one.objectId === moira.objectId && { agency: 'police', roles: [...one.roles, 'panelMember' as const] }),
    })),
  };
  const hers = { ...world, council: both };
  return [
    ...shown,
    { name: 'answer, no', card: await deskAt(world, 'more time asked').press(moira, 'action.answer.go', refused) },
    {
      name: 'action of one who also works on it',
      card: await deskAt(hers, 'proposed').press(moira, 'action.open', data),
    },
  ];
}
