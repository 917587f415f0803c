// Three hundred open cases, and a pre-MSET of thirty of them under way: what people press in it, from the first to the minutes.
import { act } from '../../src/casework/write/act.ts';
import { entities, meetings } from '../../src/casework/write/matters.ts';
import { entityCommand } from '../../src/desk/entity/presses.ts';
import { openNameOf } from '../../src/domain/entity/open.ts';
import { randomBytes } from 'node:crypto';
import { chained } from '../../src/casework/write/hashing.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import type { PartFact } from '../../src/domain/case/whole/case.ts';
import { madeOf } from '../../src/domain/case/decision/decision.ts';
import type { DecisionLine, MeetingDecision } from '../../src/domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId, mintEntityId, mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../src/domain/meeting/table.ts';
import { kestrel, moira, monday10, must, ravi, tess } from '../people/builders.ts';
import { asksForIt, entitySaid } from '../people/entity-builders.ts';
import { acting, actionOf, added } from '../domain/case/action/action-story.ts';
import {
  ada,
  atPanel,
  deciding,
  inIt,
  listed,
  panel as panelHeld,
  opened,
  panelPlan,
  preMsetPlan,
  start,
  toPanel,
} from '../domain/meeting/meeting-hall.ts';
import { contactOf, lastOf } from '../faults/cases.ts';
import { sendingOf } from '../faults/hand.ts';
import { council, managers, practitionerOf, practitioners, workers } from './council.ts';
import type { Load, Pressing } from './load.ts';
import type { NamedLoad } from './presses.ts';
import { countedDesk, counting, type Asked, type Press } from './requests.ts';

export { inIt };
const preMset: MeetingId = 'preMset-2027-01-12';
const panel: MeetingId = 'panel-2027-01-19';
const onAgenda = 30;
const withinMs = 5000;
const together = 16;

const refAt = (place: number): Reference => mintReference(new Uint8Array([9, 9, place >> 5, place & 31, 9]));

/** The same case, decided a month earlier than in the story that it comes from. */
const before = (childCase: Case): Case => {
  const text = JSON.stringify(childCase)
    .replaceAll(preMset, 'preMset-2026-12-08')
    .replaceAll(panel, 'panel-2026-12-15');
  return JSON.parse(text) as Case; // as it was
};

/** So many cases stand so, in this order; the first ones are those of the pre-MSET. */
const mix: readonly (readonly [count: number, model: Case, more: object])[] = [
  [onAgenda, listed, { meeting: preMset }],
  [40, listed, { meeting: 'preMset-2027-02-09' }],
  [30, before(toPanel), { meeting: panel }],
  [20, before(opened), { reviewOn: '2027-01-15' }],
  [150, before(opened), { reviewOn: '2027-03-30' }],
  [30, before(opened), { stage: 'transition', reviewOn: '2027-02-26' }],
];

/** Those who see every case of it: two agencies' people, the chair, and whoever writes down what is decided. */
const readers: readonly Person[] = [moira, tess, ravi, ada, ...workers.filter((_one, place) => place % 4 < 2)];
/** Thirty people, with the managers of some referrers. */
const there: readonly Person[] = [...readers, ...managers.slice(0, 30 - readers.length)];

const command = (): string => mintCommandId(Date.now() - 2000, randomBytes(8));
const on = (verb: string, data: object, meeting: MeetingId = preMset): Pressing['sending'] => ({
  verb,
  data: { meeting, ...data },
});
const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_none, place) => make(place));
const byReaders = (sendingAt: (place: number) => Pressing['sending'], count = 480): readonly Pressing[] =>
  times(count, (place) => ({ person: must(readers[place % readers.length]), sending: sendingAt(place) }));
const byMoira = (sendings: readonly Pressing['sending'][]): readonly Pressing[] =>
  sendings.map((sending) => ({ person: moira, sending }));

/** Everybody who presses or is told, once. */
export const meetingArrivals: readonly Pressing[] = [
  ...new Set([...there, ...managers, ...workers, ...practitioners.slice(0, 300)]),
].map((person) => ({ person, sending: { verb: 'advice', data: {} } }));

const decision = { rationale: 'Two new phones, and a mentor whom he trusts.' };
const save = (place: number) =>
  on('meeting.save', { ref: refAt(place), command: command(), ...decision, decision: 'toPanel' });
const saveActions = (place: number) =>
  on('meeting.save-actions', { ref: refAt(place), command: command(), ...decision, decision: 'strategy' });
const oneAction = (place: number, meeting?: MeetingId, verb = 'meeting.actions.go') =>
  on(
    verb,
    {
      ref: refAt(place),
      command: command(),
      text: 'Visit the takeaway.',
      owner: `police|${ravi.objectId}`,
      when: 'normal',
    },
    meeting,
  );
/** The first of those that come to the panel for review. */
const reviewed = 100;
const savePanel = (place: number) =>
  on('meeting.save', { ...deciding(panelHeld, 'continue').input, ref: refAt(place), command: command() }, panel);
const attendance = (place: number) =>
  on('meeting.attend.go', {
    command: command(),
    people: must(managers[managers.length - 1 - place]).objectId,
    way: 'phone',
    confidential: 'yes',
  });

/** Of those who are not there, the next ones after the fourteen who are recorded in `attendance`. */
const arrival = (place: number) =>
  on('meeting.arrive.go', {
    command: command(),
    person: must(managers[managers.length - 1 - half - place]).objectId,
    way: 'phone',
    confidential: 'yes',
  });
const invitation = (place: number): Pressing['sending'] => ({
  verb: 'case.invite.go',
  data: { ref: refAt(place), command: command(), invitee: 'agency:housing', reason: 'They know the family.' },
});

/** One of those that are listed for the next pre-MSET, to the one after it. */
const moving = (verb: string): Pressing['sending'] => ({
  verb,
  data: { ref: refAt(onAgenda + 1), command: command(), to: 'preMset-2027-03-09', reason: 'His school cannot come.' },
});

/** Of the thirty, fourteen go to the panel and fourteen are held with actions; two stay undecided. */
const half = 14;
const places = (from: number): readonly number[] => times(half, (place) => from + place);
const oneByOne = (sendings: readonly Pressing['sending'][], answer: RegExp): Load => ({
  presses: byMoira(sendings),
  answer,
  concurrent: 1,
  pauseMs: 100,
});

const reading = (sendingAt: (place: number) => Pressing['sending'], answer: RegExp): Load => ({
  presses: byReaders(sendingAt),
  answer,
  concurrent: together,
  withinMs,
});

/** In the order in which they are made. */
export function meetingLoads(): readonly NamedLoad[] {
  return [
    [
      'I am here, 30 at once',
      {
        presses: there.map((person) => ({ person, sending: on('meeting.here', { command: command() }) })),
        answer: /recorded as present since/,
        concurrent: there.length,
      },
    ],
    ['Record attendance', oneByOne(times(half, attendance), /Attendance is recorded/)],
    ['Arrived', oneByOne(times(half, arrival), /Arrival is recorded/)],
    ['Open agenda', reading(() => on('meeting.agenda', {}), /1 to 10 of 30/)],
    ['Open agenda, of a panel', reading(() => on('meeting.agenda', {}, panel), /1 to 10 of 50/)],
    ['Open an item', reading((place) => on('meeting.item', { ref: refAt(place % onAgenda) }), /Item \d+ of 30/)],
    ['Save and next', oneByOne(places(0).map(save), /To full panel, recorded/)],
    ['Save, then actions', oneByOne(places(half).map(saveActions), /Next item sets nothing/)],
    [
      'Another, an action',
      oneByOne(
        places(half).map((place) => oneAction(place, undefined, 'meeting.actions.more')),
        /A1 is set/,
      ),
    ],
    [
      'Next item, an action',
      oneByOne(
        places(half).map((place) => oneAction(place)),
        /A2 is set/,
      ),
    ],
    [
      'End meeting, asked',
      oneByOne(
        times(half, () => on('meeting.end', {})),
        /2 not decided yet/,
      ),
    ],
    ['End meeting', oneByOne([on('meeting.end.go', { command: command() })], /The meeting has ended/)],
    ['Minutes, a page', reading((place) => on('minutes.open', { from: 1 + (place % half) }), /Minutes/)],
  ];
}

const planOf = (date: string): typeof preMsetPlan => ({ ...preMsetPlan, input: { ...preMsetPlan.input, date } });
/** Stores the cases, each of those that are open with two actions, and begins the meeting. */
async function prepare(ports: Ports): Promise<void> {
  let place = 0;
  for (const [count, model, more] of mix) {
    for (const end = place + count; place < end;) {
      const some = times(Math.min(16, end - place), (step) => place + step);
      await Promise.all(some.map(async (at) => storeOne(ports, caseAt(at, model, more))));
      place += some.length;
    }
  }
  await does(ports, preMset, preMsetPlan, monday10);
  await does(ports, panel, panelPlan, monday10);
  for (const date of ['2027-02-09', '2027-03-09']) {
    await does(ports, `preMset-${date}` as MeetingId, planOf(date), monday10);
  }
  await does(ports, preMset, start, inIt);
}

function caseAt(place: number, model: Case, more: object): Case {
  const referrer = refOf(practitionerOf(place));
  const answers = { ...kestrel, surname: `Planted${place}`, forenames: `Child${place}`, caseSystemId: `T-${place}` };
  return { ...model, ...more, reference: refAt(place), referrer, answers };
}

const story = acting(added({ due: '1/3/2027' }));
const modelAction = actionOf(story);

async function storeOne({ cases, machine }: Ports, given: Case): Promise<void> {
  const { reference } = given;
  const actions = given.stage === 'listed' ? 0 : 2;
  const lines = decisionsOf(given);
  let [before, lastHash]: readonly [string | undefined, string] = [undefined, ''];
  for (let step = -lines.length; step <= actions; step += 1) {
    const number = given.facts + step;
    const id = `A${step}` as const;
    const fact = { ...(lastOf(story) as PartFact<'action'>), number, part: id };
    const chain = chained(fact, lastHash);
    const set = Array.from({ length: step }, (_none, place) => `A${place + 1}`);
    const late = Object.fromEntries(set.map((one) => [one, modelAction.due.at]));
    const counted = { count: Math.max(step, 0), open: set, ...(step > 0 && { late }) };
    const decided = { count: lines.length, open: [] };
    const childCase: Case = { ...given, facts: number, parts: { action: counted, decision: decided } };
    const line = lines[step + lines.length];
    const owner = must(workers[(step + number) % workers.length]);
    const value = { ...modelAction, reference, id, agency: owner.agency ?? '', owner: refOf(owner) };
    const result = await cases.commit(
      {
        id: reference,
        before,
        record: { root: childCase, lastHash: chain.hash, calls: {} },
        fact: chain,
        marker: { id: randomBytes(8).toString('hex'), fact: number, at: fact.at, inputHash: '' },
        notices: [],
        ...(step > 0 && { part: { kind: 'action', before: undefined, value } }),
        ...(line && { part: { kind: 'decision', before: undefined, value: madeOf(line.id, reference, saying(line)) } }),
      },
      machine.nowMs(),
    );
    if (result !== 'done') throw new Error(`${reference} is there already`);
    [before, lastHash] = [must(await cases.load(reference)).version, chain.hash];
  }
}

/** A decision of this line, with what else is said. */
const saying = (line: DecisionLine): MeetingDecision => ({
  ...line,
  rationale: 'Two new phones, and a mentor whom he trusts.',
  bandRationale: 'Score 23.',
  dissent: '',
  present: [],
});

async function does(ports: Ports, id: MeetingId, taken: MeetingCommand, now: string): Promise<void> {
  const context = { actor: moira, now, directory: council };
  const commandId = mintCommandId(Date.now(), randomBytes(8));
  const outcome = await act(ports, meetings, { id, command: taken, commandId, context });
  if (outcome.kind !== 'done') throw new Error(`${taken.step}: ${JSON.stringify(outcome)}`);
}

/** An action that its owner disputes, of a case that the panel reviews: opened from its item, and settled there. */
async function settles(ports: Ports, press: Press): Promise<void> {
  const ref = refAt(reviewed);
  const [action] = await ports.cases.parts(ref, 'action');
  const owner = must(workers.find(({ objectId }) => objectId === must(action).owner?.objectId));
  const disputed = { ref, action: must(action).id, command: command(), reason: 'It is the landlord’s to do.' };
  await press('warm', owner, { verb: 'action.dispute.go', data: disputed });
  const opened = on('meeting.action', { ref, action: must(action).id }, panel);
  const form = await press('Open a disputed action of an item', moira, opened);
  const word = { says: 'stays', reason: 'Heard at the panel.' };
  await press('Settle an action', moira, sendingOf(form, 'Record', word));
}

const records = [1, 2].map((place) => mintEntityId(new Uint8Array(8).fill(place)));
/** Two records that the panel hears after its cases: one stays watched, of the other an assessment is asked for. */
async function decidesOnRecords(ports: Ports, press: Press): Promise<void> {
  for (const id of records) {
    const opened = { ...entitySaid.place, ...asksForIt, id };
    const heard = { agencies: 'police,housing' };
    for (const [step, input] of [[openNameOf('place'), opened] as const, ['putOnAgenda', heard] as const]) {
      const context = { actor: moira, now: monday10, directory: council };
      const commandId = mintCommandId(Date.now(), randomBytes(8));
      const outcome = await act(ports, entities, { id, command: entityCommand(step, input), commandId, context });
      if (outcome.kind !== 'done') throw new Error(`${step}: ${JSON.stringify(outcome)}`);
    }
  }
  const [watched, assessed] = records;
  const decided = (entity: string | undefined, more: object): Pressing['sending'] => ({
    verb: 'entity.decide.go',
    data: { entity, meeting: panel, why: 'Two new reports.', command: command(), ...more },
  });
  const assessment = { assessment: 'Who rents the flat above?', assessor: `police|${ravi.objectId}` };
  await press('Open an item of a record', moira, on('meeting.item', { entity: watched }, panel));
  await press('Keep watching a record', moira, decided(watched, { decision: 'watch' }));
  const form = await press('An assessment of a record, what it asks', moira, decided(assessed, { decision: 'assess' }));
  const said = sendingOf(form, 'Save and next', { why: 'Two new reports.', decision: 'assess', ...assessment });
  await press('Ask for an assessment of a record', moira, said);
  for (const [id, steps] of [
    [watched, 3],
    [assessed, 4],
  ] as const) {
    const facts = await ports.entities.facts(must(id));
    if (facts.length !== steps) throw new Error(`${id}: ${facts.map(({ step }) => step).join(', ')}`);
  }
}

/** Fills a file that has the containers. */
export async function storeMeetings(file: string): Promise<void> {
  await counting(file, inIt, async (ports) => prepare(ports));
}

/** What each of these presses asks of the database; on a file of its own, because the meeting ends. */
export async function meetingRequests(file: string): Promise<readonly Asked[]> {
  return counting(file, inIt, async (ports, count) => {
    const { asked, press } = countedDesk(ports, count);
    const [reader, late] = [must(workers[0]), must(workers[1])];
    for (const person of [...there, ...managers]) await ports.contacts.save(contactOf(person, 'http://127.0.0.1:1/'));
    const worker = createWorker(ports);
    const told = async (): Promise<void> => {
      while ((await worker.tick()) > 0) await worker.stop();
    };
    for (const person of [moira, tess, ravi, reader]) {
      await press('warm', person, on('meeting.here', { command: command() }));
    }
    await press('warm', moira, attendance(0));
    await told();
    asked.length = 0;
    await press('I am here', late, on('meeting.here', { command: command() }));
    await press('Record attendance', moira, attendance(1));
    await press('Open agenda', reader, on('meeting.agenda', {}));
    await press('Open agenda, of a panel', reader, on('meeting.agenda', {}, panel));
    await press('Open an item', reader, on('meeting.item', { ref: refAt(0) }));
    await press('Save and next, plans the panel', moira, save(0));
    await press('Save and next', moira, save(1));
    await press('Save, then actions', moira, saveActions(half));
    await press('Another, an action', moira, oneAction(half, undefined, 'meeting.actions.more'));
    await press('Next item, an action', moira, oneAction(half));
    await press('Arrived', moira, arrival(0));
    await press('Invite to this case', moira, invitation(2));
    await press('Move to another meeting, its form', moira, moving('triage.move'));
    await press('Move to another meeting', moira, moving('triage.move.go'));
    const telling = await count('- telling of these', told);
    asked.push(telling.asked);
    await press('End meeting, asked', moira, on('meeting.end', {}));
    await press('End meeting', moira, on('meeting.end.go', { command: command() }));
    await press('Minutes, a page', reader, on('minutes.open', { from: 1 }));
    await does(ports, panel, start, atPanel);
    const people = [...there, ...workers.slice(2, 4)].map(({ objectId }) => objectId);
    const attended = { step: 'recordAttendance', input: { people, way: 'room', confidential: 'yes' } } as const;
    await does(ports, panel, attended, atPanel);
    await settles(ports, press);
    await press('Open an item of a panel', moira, on('meeting.item', { ref: refAt(reviewed) }, panel));
    await press('Save and next, of a panel', moira, savePanel(reviewed));
    await press('Next item, of a panel, an action', moira, oneAction(reviewed, panel));
    await decidesOnRecords(ports, press);
    return asked;
  });
}
