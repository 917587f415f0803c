// Advice on the desk: who sees what of it, once however often it is pressed, and nothing typed is lost.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintAdviceId, mintCommandId, type AdviceId } from '../../../src/domain/kernel/ids.ts';
import {
  colin,
  conflicted,
  filledIn,
  greta,
  kestrelReference,
  moira,
  must,
  noor,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withPeople,
} from '../../people/builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { inputsIn, readable } from '../../journeys/people/readable.ts';

const milo = someone(901, 'Milo Second', { roles: ['coordinator'] });
const question = 'He has two new phones. Is that enough to refer?';
const answer = 'Yes, with the late nights.';

interface Shown {
  readonly reads: string;
  readonly values: Readonly<Record<string, string>>;
}

describe('Advice on the desk', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ council: withPeople(milo), people: [priya, colin, noor, moira, milo, tess, ravi] });
  });
  afterEach(async () => world.stop());

  const command = (): string => {
    const minted = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
    world.clock.passes(1500);
    return minted;
  };
  async function press(who: Person, verb: string, data: object = {}): Promise<Shown> {
    const { status, card } = await world
      .windowOf(who)
      .sends(verb, 'command' in data ? data : { command: command(), ...data });
    await world.settled();
    equal(status, 200);
    return {
      reads: readable(must(card)),
      values: Object.fromEntries(inputsIn(must(card)).map(({ id, value }) => [id, value])),
    };
  }
  const ask = (who: Person = priya, more: object = {}): Promise<Shown> =>
    press(who, 'advice.ask.go', { question, ...more });
  const idOf = async (who: Person = priya): Promise<AdviceId> =>
    must((await world.ports.advice.open(who.objectId, false))[0]).id;
  const steps = async (id: AdviceId): Promise<readonly string[]> =>
    (await world.ports.advice.facts(id)).map(({ step, by }) => `${by.name} ${step}`);
  const posted = (who: Person, text: string): number =>
    world.teams.calls.filter(
      ({ method, conversation, activity }) =>
        method === 'POST' && conversation === `a:${who.objectId}` && JSON.stringify(activity).includes(text),
    ).length;

  describe('who is not of the council', () => {
    it('is told whom to ring, whatever they send, and asks nobody', async () => {
      for (const [verb, data] of [
        ['advice', {}],
        ['advice.ask', {}],
        ['advice.ask.go', { question }],
      ] as const) {
        const { reads } = await press(ravi, verb, data);
        match(
          reads,
          /Professional Advice line: \*\*0191 643 5555\*\* \(for professionals only; [^\n]*\nRefer to Social Care: ring the front door/,
        );
        doesNotMatch(reads, /Ask the co-ordinator|mailbox/);
      }
      deepEqual(await world.ports.advice.open(ravi.objectId, true), []);
    });
  });

  describe('a question', () => {
    it('is asked once, however often the press is repeated, also after a restart; everybody is told once', async () => {
      const sent = { command: command() };
      await ask(priya, sent);
      await ask(priya, sent);
      await world.restart();
      world.clock.at('2027-01-04T12:00:00Z');
      match((await ask(priya, sent)).reads, /✓ Asked · Mon 4 Jan 10:00/);
      deepEqual(await steps(await idOf()), ['Priya Testworth askAdvice']);
      deepEqual([posted(moira, 'Question for you'), posted(milo, 'Question for you')], [1, 1]);
    });

    it('with other words under the same press is the one that was sent first', async () => {
      const sent = { command: command() };
      await ask(priya, sent);
      match((await ask(priya, { ...sent, question: 'Something else?' })).reads, /You have sent this question already/);
      equal((await world.ports.advice.open(priya.objectId, false)).length, 1);
    });

    it('by two presses of two forms is two questions', async () => {
      await ask();
      await ask();
      equal((await world.ports.advice.open(priya.objectId, false)).length, 2);
    });

    it('pressed within a second of the form’s making is not sent yet, and keeps what was typed', async () => {
      const young = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
      const { reads, values } = await ask(priya, { command: young, about: kestrelReference });
      match(reads, /Nothing is sent yet/);
      deepEqual(values, { question, about: kestrelReference });
      deepEqual(await world.ports.advice.open(priya.objectId, true), []);
    });

    it('about a case that one does not see is taken as about one that is not there, look for look', async () => {
      await world.has(kestrelReference, filledIn());
      const nowhere = 'MSET-0000-00';
      const named = 'Kestrel has two new phones.';
      for (const about of [kestrelReference, nowhere])
        match((await ask(noor, { question: named, about })).reads, /# Asked/);
      const looks = async (reference: string) =>
        (await world.ports.looks.of(reference as typeof kestrelReference)).filter(
          ({ person }) => person === noor.objectId,
        );
      const what = (all: Awaited<ReturnType<typeof looks>>) => all.map(({ what, why }) => `${what} (${why})`);
      deepEqual(what(await looks(kestrelReference)), ['not available (Ask the co-ordinator)']);
      deepEqual(what(await looks(nowhere)), ['not available (Ask the co-ordinator)']);
    });

    it('about a case that a co-ordinator must not hear of goes to the other, in every list', async () => {
      await world.has(kestrelReference, filledIn(), submitted(), conflicted(colin, greta));
      const stored = must(await world.ports.cases.load(kestrelReference));
      deepEqual(stored.value.root.excluded, [colin.objectId]);
      await world.ports.cases.commit(
        {
          id: kestrelReference,
          before: stored.version,
          record: { ...stored.value, root: { ...stored.value.root, excluded: [moira.objectId] } },
          fact: { ...must((await world.ports.cases.facts(kestrelReference)).at(-1)), number: 900 },
          marker: { id: 'moved', fact: 900, at: '', inputHash: '' },
          notices: [],
        },
        world.clock.nowMs(),
      );
      await ask(priya, { about: kestrelReference });
      deepEqual([posted(moira, 'ADV-'), posted(milo, 'ADV-')], [0, 1]);
      const advice = await idOf();
      match((await press(moira, 'advice.open', { advice })).reads, /not available to you/);
      doesNotMatch((await press(moira, 'advice')).reads, /ADV-|Questions|more/);
      doesNotMatch((await press(moira, 'home')).reads, /for advice/);
      match((await press(milo, 'home')).reads, /> 1 · request for advice/);
    });
  });

  describe('a request', () => {
    it('unknown, forbidden or malformed is the same to whoever may not read it, on every button', async () => {
      await ask();
      const known = await idOf();
      const unknown = mintAdviceId(new Uint8Array(8).fill(7));
      for (const verb of ['open', 'answer', 'answer.go', 'again', 'again.go', 'close']) {
        for (const who of [noor, colin, tess, ravi]) {
          const said = [];
          for (const advice of [known, unknown, 'ADV-1', kestrelReference]) {
            said.push((await press(who, `advice.${verb}`, { advice, answer, question })).reads);
          }
          equal(new Set(said).size, 1, `${who.name}, ${verb}: ${said.join('\n---\n')}`);
        }
      }
      deepEqual(await steps(known), ['Priya Testworth askAdvice']);
      const looked = new Set((await world.ports.looks.of(known)).map(({ name, what }) => `${name} ${what}`));
      ok(looked.has(`${noor.name} not available`));
      deepEqual(
        (await world.ports.looks.of(unknown)).map(({ name }) => name).toSorted(),
        [colin, noor, ravi, tess].map(({ name }) => name).toSorted(),
      );
    });

    it('that two answer at once is answered once; the other reads who did, and keeps nothing half sent', async () => {
      await ask();
      const advice = await idOf();
      const both = await Promise.all([
        world.windowOf(moira).sends('advice.answer.go', { command: command(), advice, answer }),
        world.windowOf(milo).sends('advice.answer.go', { command: command(), advice, answer: 'No.' }),
      ]);
      await world.settled();
      const said = both.map(({ card }) => readable(must(card)));
      equal(said.filter((reads) => reads.includes('**Told:** Priya Testworth.')).length, 1);
      equal(said.filter((reads) => /It has been answered by M\w+ \w+ at/.test(reads)).length, 1);
      equal((await steps(advice)).length, 2);
      equal(posted(priya, 'Advice answered'), 1);
    });

    it('answered again by the same press says when it was answered', async () => {
      await ask();
      const sent = { advice: await idOf(), answer, command: command() };
      await press(moira, 'advice.answer.go', sent);
      world.clock.at('2027-01-04T12:00:00Z');
      match((await press(moira, 'advice.answer.go', sent)).reads, /✓ Answered · Mon 4 Jan 10:00/);
      equal(posted(priya, 'Advice answered'), 1);
    });

    it('asked again is closed by closing, and closed again by nobody', async () => {
      await ask();
      const advice = await idOf();
      await press(priya, 'advice.close', { advice });
      await press(moira, 'advice.answer.go', { advice, answer });
      await press(moira, 'advice.close', { advice });
      await press(priya, 'advice.again.go', { advice, question: 'And if she says no?' });
      await press(moira, 'advice.answer.go', { advice, answer });
      for (let times = 0; times < 3; times += 1) await press(priya, 'advice.close', { advice });
      deepEqual(
        (await steps(advice)).map((step) => step.split(' ').at(-1)),
        ['askAdvice', 'answerAdvice', 'askAgain', 'answerAdvice', 'closeAdvice'],
      );
    });

    it('shows the way to the case it is about, and there the case decides', async () => {
      await world.has(kestrelReference, filledIn(), submitted());
      await ask(noor, { about: kestrelReference });
      match((await press(noor, 'advice.open', { advice: await idOf(noor) })).reads, /\[ Open the case \]/);
      match((await press(noor, 'case.open', { ref: kestrelReference })).reads, /not available to you/);
    });
  });

  it('waits for the form that is open in a chat, and comes when it is closed', async () => {
    await ask();
    const advice = await idOf();
    await press(moira, 'advice.answer', { advice });
    await ask(noor);
    deepEqual([posted(moira, 'by Noor Template'), posted(milo, 'by Noor Template')], [0, 1]);
    await press(moira, 'advice.close', { advice });
    equal(posted(moira, 'by Noor Template'), 1);
  });

  it('the list has what waits first, the soonest due before the later, and no more than fits', async () => {
    for (let place = 0; place < 8; place += 1) {
      world.clock.at(`2027-01-04T10:${String(10 + place)}:00Z`);
      await ask(place % 2 === 0 ? priya : noor);
    }
    const { reads } = await press(moira, 'advice');
    const times = [...reads.matchAll(/due Tue 5 Jan (\d\d:\d\d)/g)].map(([, at]) => at);
    deepEqual(times, ['10:10', '10:11', '10:12', '10:13', '10:14', '10:15']);
    match(reads, /And 2 more once these are done/);
    equal([...(await press(noor, 'advice')).reads.matchAll(/\*\*Your question\*\*/g)].length, 4);
  });
});
