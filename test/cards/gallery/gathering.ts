// The cards of strategy, mapping and daily meetings: their forms, and how they stand on the case.
import type { Gathering } from '../../../src/domain/case/gathering/gathering.ts';
import type { GatheringLine } from '../../../src/domain/case/state/invitations.ts';
import { gatheringPage } from '../../../src/domain/case/gathering/fields.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { addDays, localDate } from '../../../src/domain/time/calendar.ts';
import { colin, directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { planInput } from '../../people/gathering-builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };
const onOne = { ...data, gathering: 'G1' };
const invitees = ['agency:police', 'agency:health'] as const;
const tomorrow = `${addDays(localDate(tuesday), 1)}T10:00:00.000Z`;
const yesterday = `${addDays(localDate(tuesday), -1)}T10:00:00.000Z`;

const lineOf = ({ id, type, startsAt, state }: Gathering): GatheringLine => ({
  id,
  type,
  startsAt,
  chair: tess.objectId,
  by: moira.objectId,
  invited: invitees,
  answered: [ada.objectId],
  waits: state === 'planned' ? 'meeting' : 'approval',
});

export async function gatheringGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const purpose = says('What keeps him safe', 300);
  const until = addDays(localDate(tuesday), 20);
  const planned = (startsAt: string): Gathering => ({
    id: 'G1',
    reference: kestrelReference,
    type: 'strategy',
    startsAt,
    place: says('Example House, room 2', 300),
    purpose,
    chair: refOf(tess),
    invited: invitees.map((invitee) => ({ invitee })),
    opened: invitees.map((invitee) => ({ invitee, until })),
    answers: [{ person: refOf(ada), coming: 'no', at: tuesday }],
    state: 'planned',
    by: refOf(moira),
    at: yesterday,
    ladder: { set: 20, rungs: [] },
  });
  const ahead = planned(tomorrow);
  const begun = planned(yesterday);
  const minutes = {
    came: [refOf(ravi), refOf(tess)],
    others: says('PC Invented Example, Northumbria Police', 300),
    decided: says('Section 47 enquiry by the team; police visit the flat.', 2000),
    again: says('Friday 15 January, 10:00', 200),
    by: refOf(tess),
    at: tuesday,
  };
  const held: Gathering = { ...begun, state: 'held', minutes };
  const by = refOf(moira);
  const plain = caseIn('listed', worst);
  const withOne = (one: Gathering): ReturnType<typeof caseIn> => ({
    ...plain,
    invitations: invitees.map((invitee) => ({ invitee, until, by, at: yesterday })),
    gatherings: [lineOf(one)],
    parts: { ...plain.parts, gathering: { count: 1, open: ['G1'] } },
  });
  const none = (options: Remembered = {}): DeskInMemory => deskOver({ cases: [plain], council, ...options });
  const at =
    (one: Gathering) =>
    (options: Remembered = {}): DeskInMemory =>
      deskOver({ cases: [withOne(one)], parts: [one], council, ...options });
  const turns = worst === undefined ? undefined : (['form', 'empty', 'taken'] as const);
  const [day, month, year] = ['8', '1', '2027'];
  // Where a council has so many people, the person who plans it stands first.
  const chair = worst === undefined ? planInput.chair : moira.objectId;
  const sent = { ...planInput, chair, purpose, place: says(planInput.place, 300), date: `${day}/${month}/${year}` };
  const page1 = Object.fromEntries(Object.entries(sent).filter(([name]) => !gatheringPage.some((one) => one === name)));
  const recorded = { came: ravi.objectId, others: minutes.others, decided: minutes.decided, again: minutes.again };
  return [
    ...(await formCards(
      none,
      { verb: 'gathering.plan', by: moira, data, sent, needed: ['What it is for', 'Date', 'Start time'] },
      turns,
    )),
    { name: 'gathering.plan, page 2', card: await none().press(moira, 'gathering.plan.next', { ...data, ...page1 }) },
    {
      name: 'gathering.plan, mapping, page 2',
      card: await none().press(moira, 'gathering.plan.next', { ...data, ...page1, type: 'mapping' }),
    },
    ...(await formCards(
      at(ahead),
      { verb: 'gathering.answer', by: ravi, data: onOne, sent: { coming: 'yes' }, needed: ['Are you coming?'] },
      turns,
    )),
    ...(await formCards(
      at(begun),
      {
        verb: 'gathering.record',
        by: tess,
        data: onOne,
        sent: recorded,
        needed: ['Who was there', 'What was shared and decided'],
      },
      turns,
    )),
    ...(await formCards(
      at(ahead),
      {
        verb: 'gathering.cancel',
        by: moira,
        data: onOne,
        sent: { reason: says('It is held with the panel.', 300) },
        needed: ['Reason'],
      },
      turns,
    )),
    { name: 'gathering.approve', card: await at(held)().press(tess, 'gathering.approve', onOne) },
    { name: 'gathering, invited', card: await at(ahead)().press(ravi, 'case.open', data) },
    { name: 'gathering, to be recorded', card: await at(begun)().press(tess, 'case.open', data) },
    { name: 'gathering, to be approved', card: await at(held)().press(tess, 'case.open', data) },
    { name: 'gathering, what happened', card: await at(held)().press(priya, 'case.story', data) },
    { name: 'gathering, more', card: await at(ahead)().press(moira, 'case.more', data) },
    { name: 'gathering, manager', card: await at(ahead)().press(colin, 'case.more', data) },
    { name: 'gathering, among the meetings', card: await at(ahead)().press(moira, 'meetings', {}) },
  ];
}
