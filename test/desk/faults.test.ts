// When the database fails, a press is still answered with a card that keeps what was typed; the log keeps none of it.
import assert from 'node:assert/strict';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  answersOn,
  challenged,
  colin,
  conflicted,
  declined,
  filledIn,
  greta,
  ife,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
  type Told,
} from '../people/builders.ts';
import { openOffice, type Office } from './office.ts';
import { isWrite } from '../worlds/writes.ts';

const words = 'Sparrow Invented was seen at 13 Nowhere Lane';

const numberOn = (reads: string): string =>
  /\(fault ([0-9A-F]{6})\)/.exec(reads)?.[1] ?? `no fault number on:\n${reads}`;

describe('A fault', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());

  const breaks = (fault: Fault): void => {
    office.database.fault = ({ kind }) => (kind === 'account' ? undefined : fault);
  };
  const faultsLogged = (): readonly string[] => office.log.filter((line) => line.includes('"press failed"'));

  const faults: readonly (readonly [what: string, fault: Fault])[] = [
    ['fails', { status: 500 }],
    ['is away', { status: 503 }],
    ['forbids it', { status: 403 }],
    ['has no room left', { status: 413 }],
  ];
  for (const [what, fault] of faults) {
    it(`keeps a page when the database ${what}, and has a number that is in the log`, async () => {
      const values = { ...answersOn('s47', kestrel), whyNot47: words };
      const press = { ...values, ref: kestrelReference, page: 's47', command: office.command() };
      breaks(fault);
      const shown = await office.presses(priya, 'refer.begin', press);
      assert.match(
        shown.reads,
        /Something went wrong on our side .* Nothing you typed is lost: press the button again\./,
      );
      assert.deepEqual(shown.values, values);
      const [line, ...others] = faultsLogged();
      assert.equal(others.length, 0, 'it is told once');
      const { fault: number } = JSON.parse(line ?? '{}') as { fault?: string };
      assert.equal(number, numberOn(shown.reads));
      office.database.fault = undefined;
      const { verb, data } = shown.button('Next');
      const again = await office.presses(priya, verb, { ...data, ...shown.values });
      assert.match(again.reads, /Page 1 of 9/);
      assert.deepEqual(await office.facts(), ['Priya Testworth start']);
      const log = office.log.join('');
      for (const word of ['Sparrow', 'Nowhere', kestrel['worries'] ?? '', priya.objectId, priya.name, 'routine']) {
        assert.ok(!log.includes(word), `the log holds ${word}`);
      }
    });
  }

  it('keeps a page when the connection breaks under the write', async () => {
    const values = { ...answersOn('s47', kestrel), whyNot47: words };
    const press = { ...values, ref: kestrelReference, page: 's47', command: office.command() };
    office.database.fault = (request) => (isWrite(request) && request.path.includes('cases') ? 'reset' : undefined);
    const shown = await office.presses(priya, 'refer.begin', press);
    assert.ok(office.log.join('').includes(numberOn(shown.reads)));
    assert.deepEqual(shown.values, values);
    assert.deepEqual(await office.facts(), []);
  });

  const forms: readonly (readonly [
    verb: string,
    button: string,
    by: Person,
    fill: Readonly<Record<string, string>>,
    deeds: Told,
  ])[] = [
    ['consent.return.go', 'Return for information', colin, { reason: 'voice', note: words }, [noConflict()]],
    [
      'consent.decline.go',
      'Do not authorise',
      colin,
      { reason: 'earlyHelp', rationale: words, alternativePlan: words, childSafe: 'yes' },
      [noConflict()],
    ],
    ['consent.conflict.go', 'Send on', colin, { staffConcerned: 'no', next: greta.objectId }, []],
    ['consent.choose.go', 'Choose manager', moira, { manager: greta.objectId }, [conflicted()]],
    ['refer.withdraw.go', 'Withdraw', priya, { reason: words, childSafe: 'yes' }, []],
    [
      'refer.challenge.go',
      'Challenge this decision',
      priya,
      { concern: words, outcomeWanted: words },
      [noConflict(), declined()],
    ],
  ];
  for (const [verb, button, by, fill, deeds] of forms) {
    const setUp = async () => {
      await office.has(filledIn(), submitted(), ...deeds);
      const press = { ...fill, ref: kestrelReference, command: office.command() };
      office.passes(1500);
      return { press, before: await office.facts() };
    };

    it(`keeps what was typed into “${button}”, and the same press again takes the step`, async () => {
      const { press, before } = await setUp();
      breaks({ status: 503 });
      const shown = await office.presses(by, verb, press);
      assert.deepEqual(shown.values, fill);
      assert.ok(office.log.join('').includes(numberOn(shown.reads)));
      assert.ok(!office.log.join('').includes('Sparrow'));
      office.database.fault = undefined;
      const again = shown.button(button);
      assert.equal(again.verb, verb);
      await office.presses(by, again.verb, { ...again.data, ...shown.values });
      assert.equal((await office.facts()).length, before.length + 1);
    });

    it(`keeps it too while the step of “${button}” is still under way, and takes it once`, async () => {
      const { press, before } = await setUp();
      office.database.holds('writes');
      const shown = await office.presses(by, verb, press, office.hasty);
      assert.match(shown.reads, /Still working\. You will be told here/);
      assert.deepEqual(shown.values, fill);
      office.database.release();
      await office.until(before.length + 1);
      const again = shown.button(button);
      await office.presses(by, again.verb, { ...again.data, ...shown.values });
      assert.equal((await office.facts()).length, before.length + 1);
    });
  }

  for (const [verb, title, name, fill] of [
    ['glass.open.go', 'Break glass', 'A case that is not open to you', { about: 'MSET-4F7K-24', reason: words }],
    ['strike.ask.go', 'Strike out', 'Words in a case', { about: 'MSET-4F7K-24', words }],
    ['strike.ask.go', 'Strike out', 'Words in a case', {}],
  ] as const) {
    it(`gives back “${title}” as what it was, with ${Object.keys(fill).join(' and ') || 'nothing'} typed`, async () => {
      breaks({ status: 503 });
      const shown = await office.presses(ife, verb, { ...fill, command: office.command() });
      assert.match(shown.reads, /Something went wrong on our side/);
      assert.ok(shown.reads.includes(name), shown.reads);
      assert.deepEqual({ ...fill, ...shown.values }, shown.values);
    });
  }

  it('keeps the last page with whom it goes to', async () => {
    await office.has(filledIn());
    const values = { consenter: colin.objectId };
    breaks({ status: 503 });
    const press = { ...values, ref: kestrelReference, page: '9', command: office.command() };
    const shown = await office.presses(priya, 'refer.submit', press);
    assert.match(shown.reads, /Something went wrong on our side/);
    assert.doesNotMatch(shown.reads, /Shared as|Everything needed is there/, 'what is stored cannot be told now');
    assert.equal(shown.values['consenter'], colin.objectId);
    assert.ok(shown.button('Submit for consent'));
  });

  it('answers a press on a case with a way on', async () => {
    await office.has(filledIn(), submitted(), noConflict(), declined(), challenged());
    breaks({ status: 503 });
    const shown = await office.presses(colin, 'case.open', { ref: kestrelReference });
    assert.match(shown.reads, /Something went wrong on our side \(fault [0-9A-F]{6}\)/);
    assert.ok(shown.button('Home'));
  });

  it('does not bring the bot down when somebody installs it just then', async () => {
    breaks({ status: 503 });
    const unhandled: unknown[] = [];
    const hear = (error: unknown): void => void unhandled.push(error);
    const before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
    await office.teams.person(priya).installs();
    // Node tells of a rejection that nobody handles when the queue of this turn is empty.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    for (const listener of before) process.on('unhandledRejection', listener);
    assert.deepEqual(unhandled, []);
    office.database.fault = undefined;
    await office.teams.person(priya).installs({ id: 'again' });
    assert.ok(office.teams.calls.some(({ activity }) => JSON.stringify(activity).includes('Hello Priya Testworth')));
  });
});
