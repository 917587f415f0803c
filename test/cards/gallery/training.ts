// The cards of training: the list, one opened as its keeper and others see it, its forms and their refusals.
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintTrainingId } from '../../../src/domain/kernel/ids.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import type { Training } from '../../../src/domain/training/training.ts';
import { trainingCardFor } from '../../../src/notices/training/standing.ts';
import { matterTroubleLine } from '../../../src/notices/trouble.ts';
import { troublesCard } from '../../../src/notices/trouble-card.ts';
import { colin, directory, moira, must, noor, priya, ravi, someone } from '../../people/builders.ts';
import {
  basics,
  callsOff,
  offers,
  records,
  signsUp,
  trainingAfter,
  trainingId,
  type TrainingRow,
} from '../../people/training-builders.ts';
import type { Shown } from './gallery.ts';
import { linked } from './linked.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { fill, longName, onOneLine, type Worst } from '../worst.ts';

/** The home card of a person who has to tell another, and what is behind its tile. */
async function untold(): Promise<readonly Shown[]> {
  const row = matterTroubleLine('training', trainingId, priya.objectId, 'failed', directory);
  const desk = deskOver({ untold: [{ ...row, key: `training/${trainingId}`, day: localDate(tuesday) }] });
  return [
    { name: 'home, one person not reached', card: await desk.press(moira, 'home') },
    { name: 'people not reached', stored: true, card: await desk.press(moira, 'troubles') },
  ];
}

const data = { training: trainingId, command: commandOf('ripe') };
/** Before the day on which the desk is looked at. */
const past = { date: '4/1/2027', time: '10:30' };
const after = '2027-01-04T12:00:00.000Z';
const line = [signsUp(priya), signsUp(ravi), signsUp(noor)];
const at = (...deeds: readonly TrainingRow[]): Training => trainingAfter(deeds);
const states: Readonly<Record<string, Training>> = {
  offered: at(offers()),
  full: at(offers(), ...line),
  over: at(offers(past), ...line),
  held: at(offers(past), ...line, records([priya], after)),
  cancelled: at(offers(), ...line, callsOff()),
};

/** The same with every text at its fullest, and as many people as may sign up. */
function full(one: Training, worst?: Worst): Training {
  if (worst === undefined) return one;
  const said = (most: number) => onOneLine(fill(most, worst));
  const crowd = (from: number, count: number) =>
    Array.from({ length: count }, (_, place) => someone(from + place, longName(worst)));
  const isFull = one.taken.length > 0;
  return {
    ...one,
    title: said(100),
    place: said(300),
    places: 60,
    ...(isFull && { taken: [...one.taken, ...crowd(500, 58)], waiting: [...one.waiting, ...crowd(600, 39)] }),
    came: one.came.length === 0 ? [] : [...one.came, ...crowd(500, 58)],
    ...(one.reason !== undefined && { reason: said(200) }),
  };
}

export async function trainingGallery(worst?: Worst): Promise<readonly Shown[]> {
  const each = Object.entries(states).map(([state, one]) => [state, full(one, worst)] as const);
  return [
    ...each.flatMap(([state, one]) => stored(state, one)),
    ...(await Promise.all(each.map(async ([state, one]) => opened(state, one)))).flat(),
    ...(await lists(worst)),
    ...(await keeping(worst)),
    ...(await signing(worst)),
    ...(await untold()),
  ];
}

const stored = (state: string, one: Training): readonly Shown[] => [
  ...[priya, ravi, noor, moira].flatMap((person): readonly Shown[] => {
    const card = trainingCardFor(one, person, tuesday, linked)?.card;
    return card === undefined
      ? []
      : [{ name: `chat of ${person.name} with the tab, training ${state}`, stored: true, card }];
  }),
  {
    name: `trouble with training, ${state}`,
    stored: true,
    card: troublesCard([matterTroubleLine('training', one.id, priya.objectId, 'failed', directory)], {
      now: tuesday,
      directory,
      keeps: true,
    }).card,
  },
];

async function opened(state: string, one: Training): Promise<readonly Shown[]> {
  const desk = deskOver({ trainings: [one] });
  const shown: Shown[] = [];
  for (const person of [priya, noor, colin, moira]) {
    shown.push({ name: `training, ${person.name}, ${state}`, card: await desk.press(person, 'training.open', data) });
    shown.push({
      name: `training closed, ${person.name}, ${state}`,
      card: await desk.press(person, 'training.close', data),
    });
  }
  return [
    ...shown,
    { name: `training in a channel, ${state}`, card: await desk.press(priya, 'training.open', data, true) },
  ];
}

const typed = async (desk: DeskInMemory, person: Person): Promise<Shown['card']> =>
  must((await desk.type(person, 'training'))[0]);

async function lists(worst?: Worst): Promise<readonly Shown[]> {
  const many = Array.from({ length: 15 }, (_, place): Training => {
    const one = must(Object.values(states)[place % 4]);
    return { ...full(one, worst), id: mintTrainingId(new Uint8Array(8).fill(place)), title: `${one.title} ${place}` };
  });
  const [busy, idle] = [deskOver({ trainings: many }), deskOver()];
  return [
    { name: 'trainings of Priya', stored: true, card: await typed(busy, priya) },
    { name: 'trainings of the co-ordinator', stored: true, card: await typed(busy, moira) },
    { name: 'trainings of the co-ordinator, more', card: await busy.press(moira, 'training', { from: 6 }) },
    { name: 'trainings, none', stored: true, card: await typed(idle, priya) },
    { name: 'trainings of the co-ordinator, none', stored: true, card: await typed(idle, moira) },
    { name: 'training, unknown', card: await idle.press(priya, 'training.open', data) },
  ];
}

const on = (state: string, worst?: Worst, more: Remembered = {}): DeskInMemory =>
  deskOver({ trainings: [full(must(states[state]), worst)], ...more });

async function keeping(worst?: Worst): Promise<readonly Shown[]> {
  const said = (most: number, text: string) => (worst === undefined ? text : onOneLine(fill(most, worst)));
  const offer = {
    ...basics,
    places: worst === undefined ? basics.places : '60',
    title: said(100, basics.title),
    place: said(300, basics.place),
  };
  const came = { came: priya.objectId };
  const reason = { reason: said(200, 'The trainer is ill.') };
  const young = { command: commandOf('young') };
  const steps = [
    { name: 'offer', state: 'offered', sent: offer, needed: 'Title', carries: { command: data.command } },
    { name: 'change', state: 'full', sent: offer, needed: 'Title', carries: data },
    { name: 'cancel', state: 'full', sent: reason, needed: 'Reason', carries: data },
    { name: 'record', state: 'over', sent: came, needed: undefined, carries: data },
  ] as const;
  const shown: Shown[] = [];
  for (const { name, state, sent, needed, carries } of steps) {
    const [ask, go] = [`training.${name}`, `training.${name}.go`];
    const whole = { ...carries, ...sent };
    shown.push(
      { name: `training, ${name}`, card: await on(state, worst).press(moira, ask, carries) },
      { name: `training, ${name}, not theirs`, card: await on(state, worst).press(priya, go, whole) },
      ...(needed === undefined
        ? []
        : [
            {
              name: `training, ${name}, empty`,
              wrong: [needed],
              card: await on(state, worst).press(moira, go, carries),
            },
          ]),
      {
        name: `training, ${name}, too soon`,
        wrong: ['yet'],
        card: await on(state, worst).press(moira, go, { ...whole, ...young }),
      },
      {
        name: `training, ${name}, broken store`,
        wrong: ['Something went wrong'],
        card: await on(state, worst, { broken: true }).press(moira, go, whole),
      },
      {
        name: `training, ${name}, contested`,
        wrong: ['at the same moment'],
        card: await on(state, worst, { contested: true }).press(moira, go, whole),
      },
      { name: `training, ${name}, taken`, card: await on(state).press(moira, go, whole) },
    );
  }
  return [
    ...shown,
    {
      name: 'training, offer, over',
      wrong: ['over'],
      card: await deskOver().press(moira, 'training.offer.go', { ...offer, ...past, command: data.command }),
    },
    { name: 'training, change, cancelled', card: await on('cancelled').press(moira, 'training.change', data) },
  ];
}

const signing = async (worst?: Worst): Promise<readonly Shown[]> => [
  { name: 'training, signed up', card: await on('offered', worst).press(colin, 'training.sign-up', data) },
  { name: 'training, signed up to wait', card: await on('full', worst).press(colin, 'training.sign-up', data) },
  { name: 'training, signed up already', card: await on('full', worst).press(priya, 'training.sign-up', data) },
  { name: 'training, signed up too late', card: await on('held', worst).press(colin, 'training.sign-up', data) },
  { name: 'training, given up', card: await on('full', worst).press(priya, 'training.give-up', data) },
];
