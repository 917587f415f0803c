// The cards of meetings: planned, run and ended; stored ones in chats of one and of many.
import { meetingCardFor, meetingPostFor } from '../../../src/notices/meeting/standing.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { colin, moira, monday10, noor, ravi, tess } from '../../people/builders.ts';
import { after } from '../../domain/meeting/meeting-hall.ts';
import type { Shown } from './gallery.ts';
import { itemGallery, minutesGallery } from './meeting-items.ts';
import {
  about,
  meetingAt,
  says,
  deskAt,
  states,
  today,
  waiting,
  worldOf,
  type MeetingWorld,
  type State,
} from '../cases/meeting-world.ts';
import { commandOf, deskOver, tuesday, type Remembered } from '../../worlds/desk-in-memory.ts';
import type { Worst } from '../worst.ts';

const others: readonly Person[] = [moira, tess, ravi, colin, noor];

export async function meetingGallery(worst?: Worst): Promise<readonly Shown[]> {
  const world = worldOf(worst);
  return [
    ...states.flatMap((state) => stored(world, state)),
    ...(await Promise.all(states.map(async (state) => opened(world, state)))).flat(),
    ...(await lists(world)),
    ...(await forms(world)),
    ...(await itemGallery(world)),
    ...(await ending(world)),
    ...(await minutesGallery(world)),
  ];
}

function stored({ council, ...world }: MeetingWorld, state: State): readonly Shown[] {
  const meeting = meetingAt({ council, ...world }, state);
  const cards = others.flatMap((person): readonly Shown[] => {
    const rendered = meetingCardFor(meeting, person, council, tuesday);
    const name = `chat of ${person.name} about a meeting, ${state}`;
    return rendered === undefined ? [] : [{ name, stored: true, card: rendered.card }];
  });
  return [...cards, { name: `post of a meeting, ${state}`, stored: true, card: meetingPostFor(meeting, tuesday).card }];
}

async function opened(world: MeetingWorld, state: State): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const person of others) {
    const desk = deskAt(world, state);
    const name = `${person.name}, ${state}`;
    shown.push(
      { name: `meeting, ${name}`, card: await desk.press(person, 'meeting.open', about) },
      { name: `agenda, ${name}`, stored: true, card: await desk.press(person, 'meeting.agenda', about) },
      { name: `agenda with names, ${name}`, card: await desk.press(person, 'meeting.names', about) },
      { name: `agenda, names hidden, ${name}`, card: await desk.press(person, 'meeting.hide-names', about) },
      { name: `meeting closed, ${name}`, stored: true, card: await desk.press(person, 'meeting.close', about) },
    );
  }
  const desk = deskAt(world, state);
  return [
    ...shown,
    { name: `meeting in a chat, ${state}`, card: await desk.press(ravi, 'meeting.open', about, true) },
    { name: `agenda in a chat, ${state}`, card: await desk.press(moira, 'meeting.agenda', about, true) },
    {
      name: `meeting closed in a chat, ${state}`,
      stored: true,
      card: await desk.press(ravi, 'meeting.close', about, true),
    },
  ];
}

async function lists(world: MeetingWorld): Promise<readonly Shown[]> {
  const dates = ['2027-02-09', '2027-03-09', '2027-04-13', '2027-05-11', '2027-06-08', '2027-07-13', '2027-08-10'];
  const ahead = dates.map((date) =>
    after(undefined, moira, { ...today, input: { ...today.input, date } }, monday10, world.council),
  );
  const meetings = [meetingAt(world, 'started'), ...ahead];
  const busy = () => deskAt(world, 'started', { meetings });
  const idle = deskOver({ council: world.council });
  return [
    { name: 'meetings', stored: true, card: await busy().press(moira, 'meetings') },
    { name: 'meetings, second page', stored: true, card: await busy().press(moira, 'meetings', { from: 6 }) },
    { name: 'meetings of an agency', stored: true, card: await busy().press(ravi, 'meetings') },
    { name: 'meetings, none', stored: true, card: await idle.press(moira, 'meetings') },
    { name: 'meetings of an agency, none', stored: true, card: await idle.press(ravi, 'meetings') },
    { name: 'meetings, not available', card: await busy().press(noor, 'meetings') },
    {
      name: 'agenda, second page',
      stored: true,
      card: await busy().press(moira, 'meeting.agenda', { ...about, from: 10 }),
    },
    { name: 'agenda, second page, names', card: await busy().press(moira, 'meeting.names', { ...about, from: 10 }) },
  ];
}

async function forms(world: MeetingWorld): Promise<readonly Shown[]> {
  const sent = {
    type: 'preMset',
    date: '9/2/2027',
    time: '14:00',
    chair: tess.objectId,
    repeat: 'no',
    command: commandOf('ripe'),
  };
  const plan = (data: object, more: Remembered = {}) =>
    deskAt(world, 'planned', more).press(moira, 'meeting.plan.go', { ...sent, ...data });
  const reason = { ...about, command: commandOf('ripe'), reason: says(world, 'The chair is ill.') };
  const at = (state: State, verb: string, data: object = about, shared = false) =>
    deskAt(world, state).press(moira, verb, data, shared);
  const begun = meetingAt(world, 'started');
  const one = waiting(world);
  const others = world.cases.slice(6, 14).map(({ reference }) => reference);
  const [two, seven] = [others.slice(0, 2).join(','), others.slice(0, 7).join(',')];
  const isComing = { person: refOf(ravi), coming: 'yes', at: monday10 } as const;
  const coming = { meetings: [{ ...begun, answers: [isComing] }] };
  return [
    { name: 'new meeting', card: await deskAt(world, 'planned').press(moira, 'meeting.plan') },
    {
      name: 'new meeting, empty',
      wrong: ['Date', 'Start time', 'Chair'],
      card: await deskAt(world, 'planned').press(moira, 'meeting.plan.go'),
    },
    { name: 'new meeting, bank holiday', wrong: ['is closed on'], card: await plan({ date: '29/3/2027' }) },
    { name: 'new meeting, planned', card: await plan({}) },
    { name: 'new meeting, a year', card: await plan({ repeat: 'yes' }) },
    { name: 'new meeting, broken store', wrong: ['Something went wrong'], card: await plan({}, { broken: true }) },
    { name: 'record attendance', card: await at('started', 'meeting.attend') },
    { name: 'record attendance in a chat', card: await at('started', 'meeting.attend', about, true) },
    {
      name: 'record attendance, one is coming',
      card: await deskAt(world, 'started', coming).press(moira, 'meeting.attend', about),
    },
    {
      name: 'record attendance, empty',
      wrong: ['Have they accepted the confidentiality statement?'],
      card: await at('started', 'meeting.attend.go'),
    },
    {
      name: 'record attendance, not accepted',
      wrong: ['have accepted'],
      card: await at('started', 'meeting.attend.go', {
        ...about,
        people: ravi.objectId,
        way: 'room',
        confidential: 'no',
      }),
    },
    {
      name: 'record attendance, taken',
      card: await at('started', 'meeting.attend.go', {
        ...about,
        people: ravi.objectId,
        way: 'room',
        confidential: 'yes',
      }),
    },
    {
      name: 'record attendance, no one ticked',
      wrong: ['No one is ticked'],
      card: await at('started', 'meeting.attend.go', { ...about, people: '', way: 'room', confidential: 'yes' }),
    },
    { name: 'arrived', card: await at('started', 'meeting.arrive') },
    {
      name: 'arrived, empty',
      wrong: ['Have they accepted the confidentiality statement?'],
      card: await at('started', 'meeting.arrive.go'),
    },
    {
      name: 'arrived, no one chosen',
      wrong: ['Who has come'],
      card: await at('started', 'meeting.arrive.go', { ...about, way: 'room', confidential: 'yes' }),
    },
    {
      name: 'arrived, taken',
      card: await at('started', 'meeting.arrive.go', {
        ...about,
        person: ravi.objectId,
        way: 'room',
        confidential: 'yes',
      }),
    },
    { name: 'left', card: await at('started', 'meeting.left') },
    { name: 'left, no one ticked', wrong: ['No one is ticked'], card: await at('started', 'meeting.left.go') },
    {
      name: 'left, taken',
      card: await at('started', 'meeting.left.go', { ...about, people: tess.objectId }),
    },
    { name: 'record papers', card: await at('planned', 'meeting.papers') },
    { name: 'I am coming', card: await at('planned', 'meeting.come') },
    { name: 'I cannot come', card: await at('planned', 'meeting.decline') },
    { name: 'I cannot come, pressed', card: await at('planned', 'meeting.decline.go', { ...about }) },
    {
      name: 'record papers, taken',
      card: await at('planned', 'meeting.papers.go', { ...about, agencies: 'police,health' }),
    },
    { name: 'hear together', card: await at('planned', 'meeting.together', one) },
    { name: 'hear together, in a chat', card: await at('planned', 'meeting.together', one, true) },
    {
      name: 'hear together, another is not on the agenda',
      wrong: ['Another case of this agenda'],
      card: await at('planned', 'meeting.together.go', { ...one, others: two, another: 'MSET-4F7K-24' }),
    },
    {
      name: 'hear together, too many',
      wrong: ['One slot has room for'],
      card: await at('planned', 'meeting.together.go', { ...one, others: seven }),
    },
    {
      name: 'hear together, taken',
      card: await at('planned', 'meeting.together.go', { ...one, others: two }),
    },
    {
      name: 'hear together, broken store',
      wrong: ['Something went wrong'],
      card: await deskAt(world, 'planned', { broken: true }).press(moira, 'meeting.together.go', {
        ...one,
        others: two,
      }),
    },
    { name: 'cancel meeting', card: await at('planned', 'meeting.cancel') },
    { name: 'cancel meeting, empty', wrong: ['Reason'], card: await at('planned', 'meeting.cancel.go') },
    { name: 'cancel meeting, taken', card: await at('planned', 'meeting.cancel.go', reason) },
    { name: 'start meeting', card: await at('planned', 'meeting.start') },
    { name: 'start meeting, cancelled', card: await at('cancelled', 'meeting.start') },
    { name: 'I am here', card: await deskAt(world, 'started').press(ravi, 'meeting.here', about) },
    { name: 'I am here, in a chat', card: await deskAt(world, 'started').press(ravi, 'meeting.here', about, true) },
    { name: 'I am here, not started', card: await at('planned', 'meeting.here') },
  ];
}

async function ending(world: MeetingWorld): Promise<readonly Shown[]> {
  const command = commandOf('ripe');
  return [
    { name: 'end meeting', card: await deskAt(world, 'started').press(moira, 'meeting.end', about) },
    {
      name: 'end meeting, too soon',
      card: await deskAt(world, 'started').press(moira, 'meeting.end.go', { ...about, command: commandOf('young') }),
    },
    {
      name: 'end meeting, nothing left',
      card: await deskAt(world, 'started', { cases: [] }).press(moira, 'meeting.end', about, true),
    },
    {
      name: 'end meeting, ended',
      card: await deskAt(world, 'started').press(moira, 'meeting.end.go', { ...about, command }),
    },
  ];
}
