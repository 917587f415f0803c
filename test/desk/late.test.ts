// What is promised with "Still working" is kept: it is tried again, once, and its person is told what became of it.
import assert from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import {
  answersOn,
  caseOf,
  colin,
  filledIn,
  given,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { createAsk } from '../../src/casework/read/ask.ts';
import { createDesk, verbs } from '../../src/desk/desk.ts';
import { stepTitle } from '../../src/desk/pressed-on.ts';
import { contact, stubPorts } from '../casework/ports.ts';
import { readable } from '../journeys/people/readable.ts';
import { channel, tenantId } from '../worlds/teams-service.ts';
import { openOffice, type Office, type Shown } from './office.ts';

const words = 'Sparrow Invented was seen at 13 Nowhere Lane';
const toCases = ({ kind, path }: CosmosRequest): boolean => kind === 'batch' && path.includes('cases');
const ofWaiting = ({ kind, body }: CosmosRequest): boolean => kind === 'query' && body.includes('awaitingConsent');
const ofQuiet = ({ kind }: CosmosRequest): boolean => kind === 'upsert';

const none = (): void => undefined;
const isLateCard = (reads: string): boolean => /pressed (?:\w{3} \d+ \w{3} )?\d\d:\d\d/.test(reads);
const isOfConsent = (reads: string): boolean => reads.includes('# Give consent');

describe('A press that was answered with “Still working”', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());

  /** Faults from now on, until `heals`. */
  const breaks = (fault: Fault, what: (request: CosmosRequest) => boolean = toCases): void => {
    office.database.fault = (request) => (what(request) ? fault : undefined);
    office.database.release();
  };
  const heals = (): void => {
    office.database.fault = undefined;
  };
  /** The messages in their chat, once there are so many. */
  const told = async (count: number, person = colin): Promise<readonly string[]> => {
    while (office.chat(person).length < count) await soon();
    return office.chat(person);
  };

  const lateCards = (): readonly string[] => office.chat(colin).filter(isLateCard);

  const untilTold = async (): Promise<string> => {
    while (lateCards().length === 0) await soon();
    return lateCards()[0] ?? '';
  };

  describe('and is a decision', () => {
    let before: readonly string[];
    let press: { ref: string; command: string };
    beforeEach(async () => {
      await office.has(filledIn(), submitted(), noConflict());
      before = await office.facts();
      press = { ref: kestrelReference, command: office.command() };
      office.passes(1500);
    });
    const isLate = async (data: object = press, verb = 'consent.give'): Promise<Shown> => {
      office.database.holds('writes');
      const late = await office.presses(colin, verb, data, office.hasty);
      assert.match(late.reads, /Still working\. You will be told here when it is done, or that it was not\./);
      await office.database.waiting();
      return late;
    };

    it('is told when it is done, with the button of its case', async () => {
      await isLate();
      office.database.release();
      const card = await untilTold();
      assert.match(card, /✓ Done[^]*pressed 10:00\n# Give consent\nMSET-\w+-\w+\n\[ Show me \]/);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    it('is tried again where it faults, and taken', async () => {
      await isLate();
      breaks({ status: 403 });
      await office.resting();
      assert.deepEqual(office.pauses, [250]);
      assert.deepEqual(await office.facts(), before);
      heals();
      office.wakes();
      assert.match(await untilTold(), /✓ Done[^]*pressed 10:00\n# Give consent/);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    it('is tried five times more, with longer and longer pauses; then it says that it is not done', async () => {
      await isLate();
      breaks({ status: 403 });
      const pauses: number[] = [];
      for (let tries = 0; tries < 5; tries += 1) {
        await office.resting();
        pauses.push(...office.pauses);
        office.wakes();
      }
      assert.deepEqual(pauses, [250, 1000, 3000, 8000, 20_000]);
      const card = await untilTold();
      assert.match(
        card,
        /● Not done[^]*pressed 10:00\n# Give consent\nPress it again\. Nothing will be done twice\.\nMSET-\w+-\w+\n\[ Show me \]/,
      );
      assert.deepEqual(await office.facts(), before);
      heals();
      await office.presses(colin, 'consent.give', press);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    for (const [what, data] of [
      ['with its command', () => press],
      ['from a card that carried no command', () => ({ ref: press.ref })],
    ] as const) {
      it(`is done once where the answer of the database was lost, ${what}`, async () => {
        await isLate(data());
        let isStored = false;
        office.database.fault = (request) => {
          if (toCases(request) && !isStored) {
            isStored = true;
            return 'lost';
          }
          return request.kind === 'read' && request.path.some((one) => one.startsWith('fact-'))
            ? { status: 403 }
            : undefined;
        };
        office.database.release();
        await office.resting();
        heals();
        assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
        office.wakes();
        assert.match(await untilTold(), /✓ Done[^]*pressed/);
        assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
      });
    }

    it('and was refused meanwhile says so, and nothing that was typed', async () => {
      const form = { ...press, reason: 'voice', note: words };
      await isLate(form, 'consent.return.go');
      breaks({ status: 403 });
      await office.resting();
      heals();
      const other = { ref: kestrelReference, command: office.command() };
      office.passes(1500);
      await office.presses(colin, 'consent.give', other);
      office.wakes();
      const card = await untilTold();
      assert.match(card, /● Not done[^]*pressed 10:00\n# Return for information\nPress it again to see why/);
      assert.ok(!JSON.stringify(office.teams.calls).includes('Sparrow'), 'nothing typed is in a message');
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
    });

    it('is told once where it was pressed again, and not at all where that was answered', async () => {
      await isLate();
      await office.presses(colin, 'consent.give', press, office.hasty);
      office.database.release();
      await untilTold();
      await office.until(before.length + 1);
      await soon();
      assert.equal(lateCards().length, 1);
    });

    it('and was done meanwhile from a form opened again is not told as not done', async () => {
      await isLate();
      breaks({ status: 403 });
      await office.resting();
      heals();
      const again = { ref: kestrelReference, command: office.command() };
      office.passes(1500);
      const second = await office.presses(colin, 'consent.give', again, office.hasty);
      await office.until(before.length + 1);
      office.wakes();
      await office.hasty.stop();
      assert.match(second.reads, /Consent given|Still working/);
      assert.deepEqual(await office.facts(), [...before, 'Colin Fixture giveConsent']);
      assert.ok(lateCards().every((card) => !card.includes('Not done')));
    });

    for (const where of ['here', 'on another instance'] as const) {
      it(`waits with telling while a form is open that was opened since ${where}`, async () => {
        await isLate();
        breaks({ status: 403 });
        await office.resting();
        heals();
        const opens = where === 'here' ? office.hasty : office.patient;
        const [verb, data] = where === 'here' ? (['consent.return', press] as const) : (['say', {}] as const);
        await office.presses(colin, verb, data, opens);
        const isQuiet = async (): Promise<boolean> =>
          ((await office.patient.ports.contacts.of(colin.objectId))?.quietUntil ?? 0) > 0;
        while (!(await isQuiet())) await soon();
        office.wakes();
        await office.until(before.length + 1);
        while (!office.pauses.includes(5000)) await soon();
        assert.deepEqual(office.chat(colin).filter(isOfConsent), []);
        office.passes(15 * 60_000 + 1);
        office.wakes();
        while (!office.chat(colin).some(isOfConsent)) await soon();
      });
    }

    it('is tried at once where the bot stops, and told before it has stopped', async () => {
      await isLate();
      breaks({ status: 403 });
      await office.resting();
      const stopped = office.hasty.stop();
      await office.resting(2);
      assert.deepEqual(
        office.pauses.toSorted((one, other) => one - other),
        [1000, 45_000],
        'the first pause was cut short',
      );
      heals();
      // The stop still waits: what is tried once its 45 seconds are over finds the store closed.
      office.wakes(1000);
      await stopped;
      assert.equal(lateCards().length, 1);
      assert.match(lateCards()[0] ?? '', /✓ Done/);
    });

    it('holds up a stop for 45 seconds at most', async () => {
      await isLate();
      const stopped = office.hasty.stop();
      await office.resting();
      assert.deepEqual(office.pauses, [45_000]);
      office.wakes();
      await stopped;
      assert.ok(office.log.some((line) => line.includes('presses cut off')));
    });

    for (const [what, fails, says, line] of [
      ['what else waits cannot be read', ofWaiting, 'Home says what else is waiting', 'what else waits cannot be read'],
      ['the quiet of its receipt cannot be kept', ofQuiet, 'Nothing else is waiting', 'is not kept'],
    ] as const) {
      it(`says that it is done also where ${what}`, async () => {
        breaks({ status: 403 }, fails);
        const { reads } = await office.presses(colin, 'consent.give', press);
        heals();
        assert.match(reads, new RegExp(`Consent given[^]*${says}`));
        assert.ok(office.log.some((logged) => logged.includes(line)));
      });
    }

    it('stays a second half of a double click when it is tried again', async () => {
      const command = office.command();
      office.database.holds('all');
      await office.presses(colin, 'consent.give', { ref: kestrelReference, command }, office.hasty);
      await office.database.waiting();
      breaks({ status: 403 }, ({ kind }) => kind === 'read');
      await office.resting();
      heals();
      office.passes(5000);
      office.wakes();
      await untilTold();
      assert.deepEqual(await office.facts(), before);
    });

    it('in a channel is told in the person’s own chat', async () => {
      await office.presses(colin, 'home', {});
      while ((await office.patient.ports.contacts.of(colin.objectId)) === undefined) await soon();
      await office.presses(moira, 'home', {}, office.hasty);
      office.database.holds('writes');
      const here = channel('19:east@thread.tacv2', tenantId);
      const { body } = await office.teams.person(colin).presses('consent.give', press, here);
      assert.match(JSON.stringify(body), /MSET will tell you in your own chat when it is done, or that it was not/);
      office.database.release();
      assert.match(await untilTold(), /✓ Done[^]*pressed 10:00\n# Give consent/);
    });

    it('in a channel, by someone without a chat, is told below it, without what it was about', async () => {
      const here = channel('19:east@thread.tacv2;messageid=7', tenantId);
      office.database.holds('writes');
      await office.presses(moira, 'home', {}, office.hasty);
      const { body } = await office.teams.person(colin).presses('consent.give', press, here);
      assert.match(JSON.stringify(body), /You will be told here when it is done, or that it was not/);
      office.database.release();
      const thread = (): readonly string[] =>
        office.teams.chat('19:east@thread.tacv2;messageid=7').map(({ card }) => JSON.stringify(card));
      while (thread().length === 0) await soon();
      const [card = ''] = thread();
      assert.match(card, /✓ Done[^]*pressed 10:00[^]*What you pressed/);
      assert.match(card, /<at>Colin Fixture<\/at>/);
      assert.doesNotMatch(card, /MSET-|consent/i);
    });
  });

  it('names no step that tells what happened to a child', () => {
    const named = verbs.filter((verb) => stepTitle(verb) !== undefined);
    assert.ok(named.includes('consent.give') && named.includes('action.done.go'));
    assert.deepEqual(
      named.filter((verb) => /^(?:hold|restrict|onward|missing|risk|review|turn|ends|again|say)\./.test(verb)),
      [],
    );
  });

  it('and is a page does not put older answers over newer ones', async () => {
    const sent = { ...answersOn('s47', kestrel), whyNot47: 'First.', ref: kestrelReference, page: 's47' };
    const press = { ...sent, command: office.command() };
    office.database.holds('writes');
    const late = await office.presses(priya, 'refer.begin', press, office.hasty);
    assert.match(late.reads, /Still working/);
    await office.database.waiting();
    breaks({ status: 403 });
    await office.resting();
    heals();
    await office.presses(priya, 'refer.begin', { ...press, whyNot47: 'Put right.' });
    office.wakes();
    const [card = ''] = await told(1, priya);
    assert.match(card, /● Not done[^]*pressed 10:00\n# What you pressed\nPress it again to see why/);
    const stored = await office.patient.ports.cases.load(kestrelReference);
    assert.equal(stored?.value.root.answers['whyNot47'], 'Put right.');
    assert.deepEqual(await office.facts(), ['Priya Testworth start']);
  });
});

const toolsWith = ({ ports }: ReturnType<typeof stubPorts>) => {
  const goesOn = { pause: async () => undefined, answerWithinMs: 60_000, fictional: true };
  return { ports, ask: createAsk(ports), committed: none, released: none, linked: none, ...goesOn };
};

describe('Data that nest deeper than a text can be made of them', () => {
  const sent = { ref: kestrelReference, deep: JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`) as unknown };
  const caller = { objectId: colin.objectId, contact, shared: false };
  // The answers of the presses before it are worked out by a timer, where a throw would end the process.
  it('are answered late, twice, and the bot goes on', async () => {
    const stubs = stubPorts(caseOf(given(filledIn())));
    const away = Promise.withResolvers<never>();
    stubs.ports.directories.current.returns(away.promise);
    const desk = createDesk(toolsWith(stubs));
    const late = performance.now() - 60_000;
    for (const { card } of [
      await desk.press(caller, 'case.open', sent, late),
      await desk.press(caller, 'case.open', sent, late),
    ])
      assert.match(readable(card as Shown['card']), /Still working/);
    away.reject(new Error('the database is away'));
    await desk.idle();
  });

  it('do not fail a press that is done, beside another of its person', async () => {
    const stubs = stubPorts(caseOf(given(filledIn())));
    const away = Promise.withResolvers<never>();
    const { current } = stubs.ports.directories;
    const desk = createDesk(toolsWith(stubs));
    current.onFirstCall().returns(away.promise);
    const first = desk.press(caller, 'case.open', sent);
    const { card } = await desk.press(caller, 'case.open', sent);
    assert.doesNotMatch(readable(card as Shown['card']), /went wrong|Still working/);
    away.reject(new Error('the database is away'));
    await first;
  });
});

describe('The time of an answer', () => {
  it('has begun when the request arrived', async () => {
    const { ports } = stubPorts(caseOf(given(filledIn())));
    const never = Promise.withResolvers<never>();
    ports.directories.current.returns(never.promise);
    let pressing = 0;
    const waits = (): (() => void) => {
      pressing += 1;
      return () => (pressing -= 1);
    };
    // What goes on after its "Still working" is tried again without a pause, or it would keep the process for half a minute.
    const goesOn = { pressing: waits, pause: async () => undefined };
    const tools = { ports, ask: createAsk(ports), committed: none, released: none, linked: none, ...goesOn };
    const desk = createDesk({ ...tools, answerWithinMs: 60_000, fictional: true });
    const caller = { objectId: colin.objectId, contact, shared: false };
    const arrivedMs = performance.now() - 60_000;
    const answer = desk.press({ ...caller, objectId: moira.objectId }, 'home', {});
    assert.equal(pressing, 1, 'whoever waits for an answer is known to wait');
    const { card } = await desk.press(caller, 'case.open', { ref: kestrelReference }, arrivedMs);
    assert.match(readable(card as Shown['card']), /Still working/);
    assert.equal(pressing, 1, 'who has an answer waits no more, also where the press goes on');
    never.reject(new Error('the database is away'));
    await answer;
    assert.equal(pressing, 0);
  });
});
