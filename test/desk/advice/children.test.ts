// "Is this a child?": asked of a co-ordinator who adds guidance with a word that is the name of a child in an open case; there
// alone, about cases that they may read, and about so many words a day.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintCommandId, type AdviceId } from '../../../src/domain/kernel/ids.ts';
import { buttonsIn, inputsIn, readable } from '../../journeys/people/readable.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  someone,
  submitted,
  tess,
  withdrawn,
  withPeople,
} from '../../people/builders.ts';
import { preMset } from '../../people/meeting-builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';

const milo = someone(901, 'Milo Second', { roles: ['coordinator'] });
const council = withPeople(milo);
const question = 'Is a kestrel a bird?';
const answer = 'It is. Made up by no one.';
const received = [filledIn(), submitted(), noConflict(), consented()];

describe('Is this a child?', () => {
  let world: World;
  const opens = async (childNamesADay: number): Promise<void> => {
    const settings = { ...directory.settings, childNamesADay };
    world = await openWorld({ council: { ...council, settings }, people: [priya, colin, moira, milo] });
  };
  beforeEach(() => opens(10));
  afterEach(async () => world.stop());

  async function press(who: Person, verb: string, data: object) {
    const command = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
    world.clock.passes(1500);
    const { card } = await world.windowOf(who).sends(verb, { command, ...data });
    await world.settled();
    const sends = buttonsIn(must(card)).find((button) => button.verb === verb)?.data;
    return {
      sends: { ...sends },
      reads: readable(must(card)),
      values: Object.fromEntries(inputsIn(must(card)).map(({ id, value }) => [id, value])),
    };
  }
  const answered = async (asked = 'Are phones enough?'): Promise<AdviceId> => {
    await press(priya, 'advice.ask.go', { question: asked });
    const advice = must((await world.ports.advice.open(priya.objectId, false)).at(-1)).id;
    await press(moira, 'advice.answer.go', { advice, answer: 'Yes.' });
    return advice;
  };
  const adds = async (advice: AdviceId, more: object = {}, who = moira) =>
    press(who, 'advice.guide.go', { advice, question, answer, ...more });
  const guidance = async () => (await world.ports.advice.guidance()).map((entry) => entry.question);
  const asks = /Is “kestrel” a child\?/;
  const looks = async (who: Person) =>
    (await world.ports.looks.of(kestrelReference)).filter(
      ({ person, what }) => person === who.objectId && what === 'named in the guidance',
    ).length;

  it('is asked once about a common word, and what was typed is kept; No adds it', async () => {
    await world.has(kestrelReference, ...received);
    const advice = await answered();
    const { reads, values, sends } = await adds(advice);
    match(reads, asks);
    doesNotMatch(reads, /Is “(?:bird|Made)” a child/);
    deepEqual(Object.keys(values), ['child-kestrel'], 'the question alone');
    deepEqual(await guidance(), []);
    equal(await looks(moira), 1);
    // What was typed is in the button, and nowhere else.
    const { reads: added } = await press(moira, 'advice.guide.go', { ...sends, advice, 'child-kestrel': 'no' });
    match(added, /Added to the guidance/);
    deepEqual(await guidance(), [question]);
    const [fact] = (await world.ports.advice.facts(advice)).slice(-1);
    deepEqual(fact?.data, { question, answer });
  });

  it('answered Yes, or not at all, adds nothing', async () => {
    await world.has(kestrelReference, ...received);
    const advice = await answered();
    match(
      (await adds(advice, { raised: 'child-kestrel', 'child-kestrel': 'yes' })).reads,
      /Write “the child” in its place above/,
    );
    const { sends } = await adds(advice);
    const alone = await press(moira, 'advice.guide.go', { ...sends, advice, 'child-kestrel': 'yes' });
    match(alone.reads, /Write “the child” in its place above/);
    deepEqual([alone.values['question'], alone.values['answer']], [question, answer], 'to be written above');
    const left = await press(moira, 'advice.guide.go', { ...sends, advice });
    match(left.reads, /a child\? This is needed/);
    deepEqual(Object.keys(left.values), ['child-kestrel'], 'the question alone again');
    match((await adds(advice, { raised: 'child-kestrel' })).reads, /a child\? This is needed/);
    match((await adds(advice, { 'child-kestrel': 'no' })).reads, /Nothing is sent yet/);
    deepEqual(await guidance(), []);
    match((await adds(advice, { question: 'Is a bird a bird?' })).reads, /Added to the guidance/);
  });

  it('is not asked of what anyone asks or answers', async () => {
    await world.has(kestrelReference, ...received);
    const advice = await answered(question);
    doesNotMatch((await press(priya, 'advice.again.go', { advice, question })).reads, asks);
    doesNotMatch((await press(moira, 'advice.answer.go', { advice, answer: question })).reads, asks);
    equal(await looks(moira), 0);
  });

  it('is not asked of a child whose case has ended', async () => {
    await world.has(kestrelReference, filledIn(), submitted(), withdrawn());
    match((await adds(await answered())).reads, /Added to the guidance/);
  });

  it('tells nothing of a case that is not open to the co-ordinator', async () => {
    const meeting = preMset.id;
    const plan = { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId } as const;
    await world.meets(meeting, [moira, 1, 'planMeeting', plan]);
    await world.has(kestrelReference, ...received, [moira, 1, 'listCase', { meeting, invited: 'police', alike: [] }]);
    world.clock.at('2027-01-12T14:00:00Z');
    const people = [moira, milo, tess].map(({ objectId }) => objectId);
    await world.meets(
      meeting,
      [moira, 1, 'startMeeting', {}],
      [moira, 1, 'recordAttendance', { people, way: 'room', confidential: 'yes' }],
    );
    await world.has(kestrelReference, [milo, 1, 'declareMeetingConflict', { meeting }]);
    equal(must(await world.ports.cases.load(kestrelReference)).value.root.excluded[0], milo.objectId);
    const advice = await answered();
    match((await adds(advice)).reads, asks);
    match((await adds(advice, {}, milo)).reads, /Added to the guidance/);
    equal(await looks(milo), 0);
  });

  it('is asked about so many words a day, so that no one reads a list of children from it', async () => {
    await world.stop();
    await opens(1);
    await world.has(kestrelReference, ...received);
    const advice = await answered();
    match((await adds(advice)).reads, asks);
    match((await adds(advice)).reads, asks, 'the same word again');
    const { reads, values } = await adds(advice, { question: 'Is a madeup a bird?', answer: 'No.' });
    match(reads, /Nothing is added\..* asked about as many today as may be/);
    doesNotMatch(reads, /Is “/);
    equal(values['question'], 'Is a madeup a bird?');
    world.clock.at('2027-01-05T10:00:00Z');
    match((await adds(advice, { question: 'Is a madeup a bird?', answer: 'No.' })).reads, /Is “madeup” a child/);
  });

  it('is known by keyed hashes, and no name is beside them', async () => {
    await world.has(kestrelReference, ...received);
    const { matchKeys = [] } = must(await world.ports.cases.load(kestrelReference)).value;
    const [named] = world.ports.matchKeysOf({ otherNames: 'kestrel' });
    ok(matchKeys.includes(must(named).key));
    doesNotMatch(matchKeys.join(' '), /kestrel|madeup/i);
  });
});
