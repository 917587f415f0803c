// A pre-MSET under way in the whole bot, with cases on its agenda; people press without windows.
import { act } from '../../../src/casework/write/act.ts';
import { meetings } from '../../../src/casework/write/matters.ts';
import { chained } from '../../../src/casework/write/hashing.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import { colin, directory, kestrel, moira, monday10, must, priya, ravi, tess } from '../../people/builders.ts';
import { ada, inIt, listed, preMsetPlan, start } from '../../domain/meeting/meeting-hall.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import type { Card } from '../../journeys/people/person-window.ts';
import { buttonsIn, inputsIn, readable, type Button } from '../../journeys/people/readable.ts';

export const id: MeetingId = 'preMset-2027-01-12';

export interface Shown {
  readonly reads: string;
  readonly card: Card;
  /** What its inputs hold. */
  readonly values: Readonly<Record<string, string>>;
  readonly buttons: readonly Button[];
  button(title: string): Button;
}
export interface Room {
  readonly world: World;
  /** Presses a button as the client does: what it carries, and what the inputs hold, under what is filled in. */
  press(who: Person, verb: string, data?: object, more?: object): Promise<Shown>;
  /** Presses a button of a card that was answered, long enough after it was made. */
  on(shown: Shown, who: Person, title: string, fill?: object): Promise<Shown>;
  does(who: Person, command: MeetingCommand, meeting?: MeetingId): Promise<void>;
  /** What steps were taken on the meeting. */
  facts(meeting?: MeetingId): Promise<readonly string[]>;
  caseFacts(reference: Reference): Promise<readonly string[]>;
  /** Presses do not wait for what they cause to be told. */
  hurried: boolean;
  /** Puts a case as it is. */
  puts(childCase: Case): Promise<void>;
}

/** A reference by its place. */
export const refAt = (place: number): Reference => mintReference(new Uint8Array([7, 7, place >> 5, place & 31, 3]));
/** A listed case by its place; each of a child of its own. */
export const childAt = (place: number, more: Partial<Case> = {}): Case =>
  ({
    ...listed,
    reference: refAt(place),
    answers: { ...kestrel, surname: `Planted${place}`, forenames: `Child${place}`, caseSystemId: `T-${place}` },
    ...more,
  }) as Case; // one of the stages a test names

const people: readonly Person[] = [priya, colin, moira, ravi, ada, tess];

export async function openRoom(): Promise<Room> {
  const world = await openWorld({ people });
  const command = () => mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
  const room: Room = {
    world,
    hurried: false,
    press: async (who, verb, data = {}, more = {}) => {
      const { status, body } = await world.teams.person(who).presses(verb, data, { ...more });
      if (status !== 200) throw new Error(`${verb} is answered with ${status}`);
      if (!room.hurried) await world.settled();
      return shown((body as { value: Card }).value);
    },
    on: async (from, who, title, fill = {}) => {
      world.clock.passes(1500);
      // Of an item the decision is chosen first.
      if (title.startsWith('Save') && 'decision' in fill && from.buttons.some((one) => one.title === 'Go on')) {
        return room.on(await room.on(from, who, 'Go on', { decision: fill.decision }), who, title, fill);
      }
      const { verb, data } = from.button(title);
      const filled = Object.entries({ ...from.values, ...fill }).filter(([, value]) => value !== '');
      return room.press(who, verb, { ...data, ...Object.fromEntries(filled) });
    },
    does: async (actor, taken, meeting = id) => {
      const context = { actor, now: world.clock.now(), directory };
      const outcome = await act(world.ports, meetings, { id: meeting, command: taken, commandId: command(), context });
      if (outcome.kind === 'refused')
        throw new Error(`${actor.name} may not ${taken.step}: ${outcome.refusal.message}`);
      world.clock.passes(10);
    },
    facts: async (meeting = id) =>
      (await world.ports.meetings.facts(meeting)).map(({ step, by }) => `${by.name} ${step}`),
    caseFacts: async (reference) =>
      (await world.ports.cases.facts(reference)).slice(1).map(({ step, by }) => `${by.name} ${step}`),
    puts: async (childCase) => {
      const meta = { number: childCase.facts, at: monday10, by: refOf(moira) };
      const data = { meeting: id, invited: ['police', 'health'], alike: [] };
      const fact = chained({ ...meta, step: 'listCase' as const, data }, '');
      const record = { root: childCase, lastHash: fact.hash, calls: {} };
      const marker = { id: 'put', fact: childCase.facts, at: monday10, inputHash: '' };
      const commit = { id: childCase.reference, before: undefined, record, fact, marker, notices: [] };
      await world.ports.cases.commit(commit, world.clock.nowMs());
    },
  };
  return room;
}

/** The same with the meeting under way, quorate, and so many cases on its agenda. */
export async function openMeetingRoom(count = 2): Promise<Room> {
  const room = await openRoom();
  await room.does(moira, preMsetPlan);
  for (let place = 0; place < count; place += 1) await room.puts(childAt(place));
  room.world.clock.at(inIt);
  await room.does(moira, start);
  for (const who of [tess, moira, ravi, ada]) await room.does(who, { step: 'attendMeeting', input: {} });
  const input = { people: [colin.objectId], way: 'room', confidential: 'yes' };
  await room.does(moira, { step: 'recordAttendance', input });
  return room;
}

function shown(card: Card): Shown {
  const buttons = buttonsIn(card);
  return {
    card,
    reads: readable(card),
    values: Object.fromEntries(inputsIn(card).map((input) => [input.id, input.value])),
    buttons,
    button: (title) =>
      must(
        buttons.find((one) => one.title === title) ??
          (() => {
            throw new Error(`There is no ${title} on:\n${readable(card)}`);
          })(),
      ),
  };
}

/** What is filled in to send a child on to the panel. */
export const onwards = { decision: 'toPanel', rationale: 'Two new phones.' };
export const held = { decision: 'hold', rationale: 'The mentor goes on.' };
/** Two actions, one after the other. */
export const visit = { text: 'Visit the takeaway.', owner: `police|${ravi.objectId}`, when: 'normal' };
export const appointment = { text: 'Offer an appointment.', owner: `health|${ada.objectId}`, when: 'normal' };
