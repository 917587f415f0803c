// Break glass (docs/process.md P26.5 to P26.7): a restricted case is read for 24 hours and no minute longer, nothing of it is changed,
// co-ordinator and data protection officer hear of it at once, and another person looks into it. Of a case that one is kept out of it
// is as if there were none.
import assert from 'node:assert/strict';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintCommandId, mintReference } from '../../src/domain/kernel/ids.ts';
import {
  consented,
  filledIn,
  greta,
  ife,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  someone,
  submitted,
  tess,
  withPeople,
} from '../people/builders.ts';
import { keptOut, listed, planned, restrictedByHand } from '../people/meeting-builders.ts';
import { asa } from '../people/register-builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { walked } from './journey.ts';

/** A second data protection officer. */
const dot = someone(203, 'Dot Second', { roles: ['dpo'] });
const council = withPeople(asa, dot);
const people = [...everybody, ife, dot, asa];
const none = mintReference(new Uint8Array([9, 8, 7, 6, 5]));
const preMset = planned('2027-01-12');
const unavailable = /This case is not available to you/;
const fill = {
  'For what': 'Complaint',
  Reason: 'Complaint C-12: no one answered for a month.',
};

const meets = async (world: World): Promise<unknown> =>
  world.meets(preMset.id, [
    moira,
    1,
    'planMeeting',
    { type: 'preMset', date: preMset.date, time: '14:00', chair: tess.objectId },
  ]);
const isThere = async (world: World): Promise<void> => {
  await meets(world);
  await world.has(ref, filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'police'));
  await world.has(ref, restrictedByHand());
};
const asks = async (world: World, who: Person): Promise<string> => {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  return window.reads();
};
const looksOf = async (world: World, who: Person) =>
  (await world.ports.looks.of(ref)).filter(({ person }) => person === who.objectId);

walked(
  'Break glass: a restricted case, and a complaint',
  'break-glass',
  [
    [
      'the auditor types the reference: it is not open to her, and she breaks the glass, with a reason',
      async (world) => {
        await isThere(world);
        const window = world.windowOf(asa);
        assert.match(await asks(world, asa), unavailable);
        await window.presses('Break glass', { on: 'not available' });
        const missing = await window.presses('Break glass', { on: 'For what', fill: { Reason: fill.Reason } });
        assert.match(missing, /For what: this is needed/);
        const opened = await window.presses('Break glass', { on: 'For what', fill });
        assert.match(opened, /✓ Opened by break glass[^]*You can read it until Tue 5 Jan 10:\d\d, and change nothing/);
        assert.match(opened, /Kestrel Madeup/);
        assert.match(opened, /Told:\*\* Moira Example \(co-ordinator\), Ife Audit .*Dot Second/);
      },
    ],
    [
      'she reads all of it, and is offered nothing else',
      async (world) => {
        const window = world.windowOf(asa);
        assert.match(await window.presses('Read', { on: 'Opened by break glass' }), /Surname: Madeup/);
        const { card } = await window.sends('case.open', { ref });
        const buttons = [...JSON.stringify(card).matchAll(/"verb":"([a-z.-]+)"/gi)].map(([, verb]) => verb);
        assert.deepEqual(
          buttons.filter((verb) => !/^(case|papers|mention|risk\.result|register\.report)/.test(verb ?? '')),
          [],
        );
        for (const { relation, what } of await looksOf(world, asa))
          assert.equal(relation, what === 'not available' ? 'none' : 'glass', what);
      },
    ],
    [
      'Moira and the two data protection officers heard of it at once; Moira reads who and why in the history',
      async (world) => {
        assert.match(world.windowOf(moira).reads(), /It was opened by break glass: Mon 4 Jan 10:\d\d/);
        const window = world.windowOf(moira);
        await window.opens({ on: ref });
        const { card } = await window.sends('case.history', { ref });
        assert.match(JSON.stringify(card), /Opened by break glass until .*: complaint/);
        for (const other of [priya]) {
          const told = await world.windowOf(other).sends('case.history', { ref });
          assert.doesNotMatch(JSON.stringify(told.card), /glass|Complaint C-12/, other.name);
        }
      },
    ],
    [
      'Dot looks into it: who, what for, why and what was read; and says what she found',
      async (world) => {
        for (const officer of [ife, dot])
          assert.match(world.windowOf(officer).reads(), /Break glass: to review/, officer.name);
        const window = world.windowOf(dot);
        const form = await window.presses('Review', { on: 'Break glass: to review' });
        assert.match(form, /Who: Asa Ledger, Auditor[^]*For what: Complaint[^]*Complaint C-12[^]*Looked at: .*case/);
        assert.doesNotMatch(form, /Kestrel|Madeup/);
        assert.match(form, /Opened: Mon 4 Jan 10:\d\d\n/);
        assert.match(form, /Open to them: until Tue 5 Jan 10:\d\d, for (24 hours|23 hours 59 minutes) more\n/);
        const done = await window.presses('Reviewed', {
          on: 'Was it needed?',
          fill: { 'Was it needed?': 'Yes', 'What you found': 'The complaint is real; she read what it is about.' },
        });
        assert.match(done, /✓ Break glass reviewed/);
        assert.doesNotMatch(world.windowOf(moira).reads(), /opened by break glass/);
      },
    ],
    [
      'a minute before 24 hours are over she reads it; then not any more',
      async (world) => {
        const until = must((await world.caseOf(ref)).glass?.[0]).until;
        const at = (ms: number): string => new Date(Date.parse(until) + ms).toISOString();
        world.clock.at(at(-60_000));
        const card = async () => JSON.stringify((await world.windowOf(asa).sends('case.open', { ref })).card);
        assert.match(await card(), /Kestrel/);
        world.clock.at(until);
        assert.match(await card(), unavailable);
        assert.doesNotMatch(await card(), /Kestrel/);
      },
    ],
  ],
  async () => openWorld({ council, people }),
);

const bare = (text: string, of: string): string =>
  text.replaceAll(of, none).replaceAll(/"(command|say)":"[^"]*"/g, '"$1":""');

describe('Break glass, attacked', () => {
  let world: World;
  const asked: string[] = [];
  before(async () => {
    world = await openWorld({ council, people, faults: true });
    await isThere(world);
    await world.has(ref, keptOut(ife), keptOut(asa));
    world.fault = ({ method, path }: CosmosRequest) => {
      // Who is who is asked every two seconds, whatever is pressed.
      if (path.at(-1) !== 'council')
        asked.push(`${method} ${path.join('/').replaceAll(/[0-9a-f]{40}|MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g, '…')}`);
      return undefined;
    };
  });
  after(async () => world.stop());

  const command = (): string => {
    const id = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
    world.clock.passes(1500);
    return id;
  };
  const breaks = async (who: Person, about: string): Promise<string> => {
    const sent = { about, purpose: 'audit', reason: 'The yearly audit.', command: command() };
    const { card } = await world.windowOf(who).sends('glass.open.go', sent);
    return JSON.stringify(card);
  };

  for (const who of [ife, asa]) {
    it(`${who.name} is kept out: card, requests and looks are those of no such case`, async () => {
      const answers: { card: string; asked: readonly string[] }[] = [];
      // The first warms what is asked once.
      for (const one of [mintReference(new Uint8Array([7, 7, 7, 7, 7])), none, ref]) {
        // A sitting of its own, so that each look is written.
        world.clock.passes(31 * 60_000);
        await world.settled();
        asked.length = 0;
        const card = await breaks(who, one);
        answers.push({ card: bare(card, one), asked: [...asked] });
      }
      const [, absent, closed] = answers;
      assert.match(must(absent).card, /There is no such case/i);
      assert.deepEqual(closed, absent);
      assert.ok(must(closed).asked.length > 0);
      const told = async (of: typeof ref) =>
        (await world.ports.looks.of(of))
          .filter(({ person }) => person === who.objectId)
          .map(({ id: _id, at: _at, reference: _reference, ...look }) => look);
      assert.deepEqual(await told(ref), await told(none));
      assert.equal((await world.caseOf(ref)).glass, undefined);
    });
  }
  it('is of no use to anyone without the role, who is not told whether there is such a case', async () => {
    for (const one of [none, ref]) assert.match(await breaks(priya, one), unavailable);
  });

  it('gives a service manager no step: what the case is read by is not what steps are decided on', async () => {
    const other = mintReference(new Uint8Array([1, 1, 2, 3, 5]));
    await world.has(other, filledIn(), submitted(), noConflict(), consented(), restrictedByHand());
    assert.match(await breaks(greta, other), /Opened by break glass/);
    const facts = (await world.caseOf(other)).facts;
    for (const [verb, data] of [
      ['restrict.lift.go', { reason: 'Mine.' }],
      ['restrict.name.go', { person: greta.objectId, reason: 'Mine.' }],
      ['restrict.keep-out.go', { person: priya.objectId, reason: 'Mine.' }],
      ['hold.record.go', { what: 'death', happenedOn: '4/1/2027', how: 'x' }],
    ] as const) {
      const { card } = await world.windowOf(greta).sends(verb, { ref: other, command: command(), ...data });
      assert.doesNotMatch(JSON.stringify(card), /✓/, verb);
      assert.equal((await world.caseOf(other)).facts, facts, verb);
    }
  });

  it('a repeat of the press is the same break; kept out meanwhile, nothing is read by it any more', async () => {
    const other = mintReference(new Uint8Array([2, 1, 2, 3, 5]));
    await world.has(other, filledIn(), submitted(), noConflict(), consented());
    const sent = { about: other, purpose: 'audit', reason: 'The yearly audit.', command: command() };
    for (const _time of [1, 2]) await world.windowOf(dot).sends('glass.open.go', sent);
    assert.equal((await world.caseOf(other)).glass?.length, 1);
    const card = async () => JSON.stringify((await world.windowOf(dot).sends('case.open', { ref: other })).card);
    assert.match(await card(), /Kestrel/);
    await world.has(other, keptOut(dot));
    assert.match(await card(), unavailable);
  });

  it('its review says how long it is still open to the person, and from when on it is not any more', async () => {
    const other = mintReference(new Uint8Array([3, 1, 2, 3, 5]));
    await world.has(other, filledIn(), submitted(), noConflict(), consented());
    await world
      .windowOf(dot)
      .sends('glass.open.go', { about: other, purpose: 'audit', reason: 'x', command: command() });
    const { fact, until } = must((await world.caseOf(other)).glass?.[0]);
    const form = async (ms: number): Promise<string> => {
      world.clock.at(new Date(Date.parse(until) + ms).toISOString());
      const { card } = await world.windowOf(ife).sends('glass.review', { ref: other, fact: String(fact) });
      return JSON.stringify(card);
    };
    assert.match(await form(-90 * 60_000), /until [A-Z][a-z]{2} \d+ Jan \d\d:\d\d, for 1 hour 30 minutes more/);
    assert.match(await form(0), /no more, since [A-Z][a-z]{2} \d+ Jan/);
  });
});
