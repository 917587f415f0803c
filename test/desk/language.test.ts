// The language helper at the forms that are made by hand: at the field while it is there, in the answer when it is gone; nothing is
// held up, and what a child said stands as it was said.
import { doesNotMatch, match } from 'node:assert/strict';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { commandOf } from '../worlds/desk-in-memory.ts';
import {
  consented,
  filledIn,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
} from '../people/builders.ts';
import { riskBegun } from '../people/assessment-builders.ts';
import { readable } from '../journeys/people/readable.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { id, onwards, openMeetingRoom, refAt, visit, type Room } from './meeting/meeting-room.ts';

const blaming = 'She absconded again.';
const quoted = 'She says: “I absconded”.';
const atField = /○ About the words: “absconded”: better, missing/;
const named = /About the words: “absconded”: better, missing/;

describe('Words that blame a child, at a meeting', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom(2);
  });
  afterEach(async () => room.world.stop());
  const form = async () => {
    const item = await room.press(moira, 'meeting.item', { meeting: id, ref: refAt(0) });
    return room.on(item, moira, 'Go on', { decision: 'toPanel' });
  };

  it('are named at the reason of a decision that comes back, and with the next item once it is recorded', async () => {
    const back = await room.on(await form(), moira, 'Back', { rationale: blaming });
    match((await room.on(back, moira, 'Go on', { decision: 'toPanel' })).reads, atField);
    const next = await room.on(await form(), moira, 'Save and next', { ...onwards, rationale: blaming });
    match(next.reads, /To full panel, recorded[^]*About the words: “absconded”[^]*/);
    match(next.reads, new RegExp(refAt(1)), 'it goes on all the same');
  });

  it('are named at an action that comes back, and once it is set', async () => {
    const actions = await room.on(await form(), moira, 'Save, then actions', onwards);
    const wrong = await room.on(actions, moira, 'Next item', { text: blaming });
    match(wrong.reads, atField);
    const set = await room.on(wrong, moira, 'Next item', { ...visit, text: blaming });
    match(set.reads, /A1 is set[^]*What is to be done: About the words/);
  });

  it('are the child’s own in quotation marks', async () => {
    const next = await room.on(await form(), moira, 'Save and next', { ...onwards, rationale: quoted });
    doesNotMatch(next.reads, named);
  });
});

const grades = (line: string) => ({
  risk: 'RA1',
  page: 'C',
  part: 'grade',
  codes: 'C03',
  'C03-grade': 'E',
  'C03-line': line,
});

describe('Words that blame a child, on a case', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ people: everybody });
    await world.has(ref, filledIn(), submitted(), noConflict(), consented(), riskBegun());
  });
  afterEach(async () => world.stop());
  const pressOn = async (who: typeof moira, verb: string, data: object, tab = false): Promise<string> => {
    world.clock.passes(2000);
    const command = commandOf('ripe');
    if (tab) {
      const { card } = await pagesOver(world.ports).desk.press(tabCaller(who.objectId), verb, {
        ref,
        command,
        ...data,
      });
      return readable(card as Parameters<typeof readable>[0]);
    }
    const { card } = await world.windowOf(who).sends(verb, { ref, command, ...data });
    return readable(must(card));
  };
  const action = { text: blaming, subType: 'licensing', priority: 'high' };

  it('are named at a new action that comes back, and once it is set', async () => {
    match(await pressOn(moira, 'action.add.go', action), atField);
    match(
      await pressOn(moira, 'action.add.go', {
        ...action,
        owner: `police|${ravi.objectId}`,
        needToKnow: 'Young people gather there.',
      }),
      /✓ Action set[^]*About the words: “absconded”/,
    );
  });

  it('are named at what backs a sign that comes back, and on the card after it', async () => {
    match(await pressOn(priya, 'risk.next', grades(`12 Dec: ${blaming}`)), atField);
    const next = await pressOn(priya, 'risk.next', { ...grades(`12 Dec: ${blaming}`), 'C03-source': 'school' });
    match(next, named);
    doesNotMatch(next, atField);
    const own = await pressOn(priya, 'risk.next', { ...grades(`12 Dec: ${quoted}`), 'C03-source': 'school' });
    match(own, /Page \d of \d/);
    doesNotMatch(own, named);
  });

  it('are said by the page itself of a text, and by the answer of a line', async () => {
    doesNotMatch(await pressOn(moira, 'action.add.go', action, true), named);
    match(await pressOn(priya, 'risk.next', grades(`12 Dec: ${blaming}`), true), atField);
  });
});
