// Who is kept out of a case finds no entry of the register about it, whatever they had to do with it; what was asked of them is asked of
// others (docs/process.md P25.9).
import assert from 'node:assert/strict';
import { nextOf } from '../../../src/domain/matter/matter.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  agreerIds,
  askedOfChild,
  keeperIds,
  relationToEntry,
  waitsFor,
  type Breach,
  type Disposal,
  type LooksEnd,
  type RegisterEntry,
} from '../../../src/domain/register/entry.ts';
import type { RegisterContext } from '../../../src/domain/register/making.ts';
import { closedOf, shutFrom, stillUnknown, type ClosedMatter } from '../../../src/domain/register/shut.ts';
import { registerMatter } from '../../../src/domain/register/table.ts';
import {
  colin,
  greta,
  hal,
  ife,
  kestrelReference,
  later,
  moira,
  monday10,
  must,
  noor,
  priya,
  ravi,
  withPeople,
} from '../../people/builders.ts';
import {
  asa,
  asksToSign,
  asksWhy,
  breach,
  contains,
  decides,
  endsBreach,
  entry,
  guarded,
  keepsLonger,
  known,
  liftsHold,
  opensAccess,
  opensDisposal,
  placesHold,
  proposes,
  proposesLooksEnd,
  question,
  registerFact,
  reports,
  saysRisk,
  saysWhy,
  settles,
  signsAccess,
  clockCalls,
  type RegisterRow,
} from '../../people/register-builders.ts';

const now = later(monday10, 60);
/** The entry as it is read once these people are kept out of its case. */
const shutTo = <Of extends RegisterEntry>(one: Of, ...people: readonly Person[]): Of => ({
  ...one,
  closedTo: people.map(({ objectId }) => objectId),
});
const relation = (one: RegisterEntry, who: Person, council = guarded) => relationToEntry(one, who, council);
const becomes = (one: RegisterEntry, row: RegisterRow, council = guarded): string => {
  const fact = registerFact(one, row, now, council);
  return typeof fact === 'string' ? fact : 'done';
};
/** What the clock makes of it at once: who is called, and the entry as it is stored. */
function heeded<Of extends RegisterEntry>(one: Of, leadNow?: Person, council: Directory = guarded) {
  const more: Partial<RegisterContext> = { ...known, ...(leadNow !== undefined && { leadNow: refOf(leadNow) }) };
  const fact = registerFact(one, clockCalls(now), now, council, more);
  assert.ok(typeof fact !== 'string' && fact.step === 'remindRegister', 'nothing is heeded');
  const { closedTo: _now, ...root } = must(registerMatter.evolve({ root: one }, fact).root);
  const names = fact.data.to.map((id) => must(council.people.find(({ objectId }) => objectId === id)).name);
  return { root: root as Of, called: names.map((name) => name.split(' ')[0]).join(', ') };
}

describe('Kept out of the case', () => {
  const sentAccess = entry(opensAccess(), ...asksToSign());
  const each: readonly (readonly [RegisterEntry, Person, string, ...RegisterRow[]])[] = [
    [breach(reports()), ife, 'keeper', contains(), decides(), saysRisk('no', ife)],
    [breach(reports()), priya, 'leadAsked', saysRisk()],
    [breach(reports()), colin, 'reporter'],
    [breach(reports()), asa, 'overseer'],
    [entry(placesHold()), ife, 'keeper', liftsHold()],
    [entry(placesHold()), asa, 'overseer'],
    [entry(opensDisposal()), ife, 'keeper', proposes(), keepsLonger()],
    [entry(opensDisposal(), proposes()), hal, 'agrees', [hal, 1, 'agreeDisposal', { looked: 'yes' }], keepsLonger(hal)],
    [question(asksWhy(asa, colin)), colin, 'questioned', saysWhy()],
    [question(asksWhy(asa, colin)), asa, 'overseer'],
    [sentAccess, hal, 'agrees', signsAccess()],
    [sentAccess, ife, 'keeper', [ife, 1, 'refuseAccess', { ground: 'notEntitled', why: 'None.', told: 'yes' }]],
  ];
  for (const [one, who, was, ...rows] of each)
    it(`the ${was} of a ${one.type} finds none, and takes no step on it`, () => {
      assert.equal(relation(one, who), was);
      assert.equal(relation(shutTo(one, who), who), 'none');
      for (const row of rows) assert.equal(becomes(shutTo(one, who), row), 'notAvailable', row[2]);
    });
  it('let in again they find it again: what was stored when it was made does not count', () => {
    const one = { ...entry(placesHold()), excluded: [ife.objectId] };
    assert.equal(relation(one, ife), 'none');
    assert.equal(relation(shutTo(one), ife), 'keeper');
  });
  it('where all officers are, the service managers keep it, and are called at once', () => {
    const one = shutTo(breach(reports()), ife);
    assert.deepEqual(keeperIds(one, guarded), [greta.objectId, hal.objectId]);
    assert.equal(heeded(one).called, 'Greta, Hal');
    assert.equal(becomes(one, contains(hal)), 'done');
  });
  it('who named a case from outside it is to it as to one that is not there', () => {
    const outside = registerFact(undefined, reports({}, ravi), now, guarded, { ...known, excluded: [ravi.objectId] });
    assert.ok(typeof outside !== 'string');
    const one = must(registerMatter.evolve({ root: undefined }, outside).root);
    assert.equal(relation(shutTo(one, ravi), ravi), 'reporter');
    const corrected = registerFact(one, [ife, 1, 'sayWhichCase', { reference: kestrelReference }], now, guarded, known);
    assert.ok(typeof corrected !== 'string');
    const same = must(registerMatter.evolve({ root: shutTo(one, ravi) }, corrected).root);
    assert.equal(relation(shutTo(same, ravi), ravi), 'reporter', 'the officer said that it is this case');
    const named = { ...one, about: undefined } as unknown as Breach; // another case, or none, was named
    assert.equal(relation(shutTo(must(registerMatter.evolve({ root: named }, corrected).root), ravi), ravi), 'none');
  });
});

describe('Is the child at risk?', () => {
  const asked = breach(reports());
  it('asked of who is kept out since, it is asked of their successor, who is called at once', () => {
    const { root, called } = heeded(shutTo(asked, priya), noor);
    assert.equal(called, 'Noor');
    assert.equal(waitsFor(root), noor.objectId);
    assert.equal(relation(shutTo(root, priya), noor), 'leadAsked');
    assert.equal(becomes(shutTo(root, priya), saysRisk('yes', noor)), 'done');
  });
  it('where no one took the case over, or that one is kept out too or may not lead, the co-ordinators are asked', () => {
    for (const lead of [undefined, priya, ravi]) {
      const { root, called } = heeded(shutTo(asked, priya), lead);
      assert.equal(called, 'Moira');
      assert.equal(waitsFor(root), undefined);
      assert.equal(becomes(shutTo(root, priya), saysRisk('yes', moira)), 'done');
    }
  });
  it('of a case whose lead worker is kept out already, the co-ordinators are asked from the first', () => {
    const fact = registerFact(undefined, reports(), now, guarded, { ...known, excluded: [priya.objectId] });
    assert.ok(typeof fact !== 'string' && fact.step === 'reportBreach');
    assert.deepEqual([fact.data.lead, fact.data.unled], [undefined, true]);
  });
  const gone: readonly (readonly [string, Directory])[] = [
    ['who has left', { ...guarded, people: guarded.people.filter((one) => one !== priya) }],
    ['whose role was taken away', withPeople(asa, { ...priya, roles: [] })],
  ];
  for (const [how, council] of gone)
    it(`of a lead worker ${how}, before it or after, the co-ordinators are asked`, () => {
      const fact = registerFact(undefined, reports(), now, council);
      assert.ok(typeof fact !== 'string' && fact.step === 'reportBreach');
      assert.deepEqual([fact.data.lead, fact.data.unled], [undefined, true]);
      assert.deepEqual(askedOfChild(asked, council), [moira]);
      assert.equal(relation(asked, moira, council), 'leadAsked');
      assert.equal(becomes(asked, saysRisk('yes', moira), council), 'done');
      assert.equal(relation(asked, { ...priya, roles: [] }, council), 'none');
    });
  it('where no co-ordinator is left, or each is kept out, the service managers are asked', () => {
    const { people } = guarded;
    const unled: Breach = { ...asked, unled: true };
    const without: Directory = { ...guarded, people: people.filter((one) => !one.roles.includes('coordinator')) };
    const managers = people.filter(({ roles }) => roles.includes('serviceManager'));
    assert.ok(managers.length > 0);
    assert.deepEqual(askedOfChild(unled, without), managers);
    const kept = shutTo(unled, ...people.filter(({ roles }) => roles.includes('coordinator')));
    assert.deepEqual(askedOfChild(kept, guarded), managers);
    for (const manager of managers) {
      assert.equal(relation(unled, manager, without), 'leadAsked');
      assert.equal(becomes(unled, saysRisk('yes', manager), without), 'done');
      assert.equal(relation(unled, manager), 'none', 'as long as there is one');
    }
  });
  it('the breach is not closed before someone has said so', () => {
    const rows = [reports(), contains(), decides()];
    const one = shutTo(breach(...rows), priya);
    assert.equal(becomes(one, endsBreach()), 'notNow', 'before the clock came by');
    const { root } = heeded(one);
    assert.equal(becomes(shutTo(root, priya), endsBreach()), 'notNow');
    assert.equal(becomes(shutTo(breach(...rows, saysRisk()), priya), endsBreach()), 'done');
  });
  it('once it is answered nothing is asked again', () => {
    const { root, called } = heeded(shutTo(breach(reports(), saysRisk()), priya));
    assert.equal(called, '');
    assert.equal(must(root.lead).objectId, priya.objectId);
  });
});

describe('What else is asked of them', () => {
  it('why they looked: the officer settles it, and is called at once', () => {
    const { root, called } = heeded(shutTo(question(asksWhy(asa, colin)), colin));
    assert.equal(called, 'Ife');
    assert.equal(becomes(shutTo(root, colin), settles()), 'done');
    assert.equal(waitsFor(root), undefined, 'no list leads them to it');
  });
  it('to read an answer: those who keep or read the register', () => {
    assert.equal(heeded(shutTo(question(asksWhy(asa, colin), saysWhy()), asa)).called, 'Ife');
  });
  it('to agree, or to sign: the others, else the officers', () => {
    const proposed = entry(opensDisposal(), proposes());
    assert.equal(heeded(shutTo(proposed, hal)).called, '');
    assert.equal(heeded(shutTo(proposed, hal, greta)).called, 'Ife');
    assert.equal(heeded(shutTo(entry(opensAccess(), ...asksToSign()), hal, greta)).called, 'Ife');
  });
  it('no reminder calls them, and the clock goes on', () => {
    const one = shutTo(breach(reports()), priya);
    const at = must(nextOf(registerMatter.clock(one)));
    const fact = registerFact(one, clockCalls(at), at, guarded);
    assert.ok(typeof fact !== 'string' && fact.step === 'remindRegister');
    assert.ok(!fact.data.to.includes(priya.objectId));
    assert.equal(nextOf(registerMatter.clock(heeded(one).root)), at);
  });
  it('what is as it was stored is heeded once', () => {
    const { root } = heeded(shutTo(breach(reports()), priya));
    assert.equal(registerFact(shutTo(root, priya), clockCalls(now), now), 'unchanged');
    assert.equal(registerFact(breach(reports()), clockCalls(now), now), 'unchanged');
  });
});

const shut = (id: string, ...all: readonly ClosedMatter[]) => shutFrom(new Map(all.map((each) => [each.id, each])), id);

describe('Who must not hear of a matter', () => {
  const [a, b, c] = [kestrelReference, 'MSET-2222-22', 'REG-0000-0001'];
  const [one, two] = [priya.objectId, colin.objectId];
  it('is as it says, and what it goes on in', () => {
    assert.deepEqual(shut(a, { id: a, excluded: [one] }), [one]);
    assert.deepEqual(shut(a, { id: a, excluded: [one], into: b }, { id: b, excluded: [two] }), [one, two]);
    assert.deepEqual(shut(b, { id: a, excluded: [one], into: b }, { id: b, excluded: [two] }), [two]);
    assert.deepEqual(shut(a, { id: a, excluded: [one], into: b }, { id: b, excluded: [], into: a }), [one]);
    assert.equal(shut(a), undefined);
  });
  it('of what was destroyed before that was kept is as its certificate says', () => {
    const known: readonly ClosedMatter[] = [{ id: a, into: c }];
    assert.deepEqual(stillUnknown(new Map(known.map((each) => [each.id, each]))), [c]);
    assert.deepEqual(shut(a, ...known, { id: c, excluded: [two] }), [two]);
    assert.equal(shut(a, { id: a, into: 'draft' }), undefined);
  });
  it('an entry is closed to those of each of its matters; of one that does not say as it was stored', () => {
    const about = { about: a, record: [a, b], excluded: [two] };
    assert.deepEqual(
      closedOf(
        about,
        new Map([
          [a, [one]],
          [b, []],
        ]),
      ),
      [one],
    );
    assert.deepEqual(closedOf(about, new Map([[a, [one]]])), [one, two]);
    assert.equal(closedOf({ excluded: [] }, new Map()), undefined);
  });
});

const left = (council: Directory): Directory => ({
  ...council,
  people: council.people.filter(({ objectId }) => objectId !== ife.objectId),
});
const proposedIn = (council: Directory, rows: readonly RegisterRow[]) =>
  rows.reduce<RegisterEntry | undefined>((before, row) => {
    const [actor, ...rest] = row;
    const asThere = must(council.people.find(({ objectId }) => objectId === actor.objectId));
    const fact = registerFact(before, [asThere, ...rest] as RegisterRow, now, council);
    assert.ok(typeof fact !== 'string');
    return registerMatter.evolve({ root: before }, fact).root;
  }, undefined) as Disposal | LooksEnd;

describe('A proposer who has left', () => {
  const above: Directory = {
    ...guarded,
    people: guarded.people.map((one) => (one.objectId === ife.objectId ? { ...one, manager: hal.objectId } : one)),
  };
  const team: Directory = {
    ...guarded,
    people: guarded.people.map((one) =>
      [ife.objectId, hal.objectId].includes(one.objectId) ? { ...one, team: 'The same team' } : one,
    ),
  };
  for (const rows of [[opensDisposal(), proposes()], [proposesLooksEnd()]])
    for (const [how, council] of [
      ['above them', above],
      ['of their team', team],
    ] as const)
      it(`who was ${how} agrees to no ${rows.length === 1 ? 'end of looks' : 'end of a record'} of theirs`, () => {
        const one = proposedIn(council, rows);
        assert.deepEqual(agreerIds(one, council), [greta.objectId]);
        assert.deepEqual(agreerIds(one, left(council)), [greta.objectId]);
      });
  it('whose manager was not kept with what they proposed: no one agrees, and it is proposed again', () => {
    const { above: _above, ...proposed } = must(proposedIn(above, [opensDisposal(), proposes()]).proposed);
    const earlier = { ...proposedIn(above, [opensDisposal(), proposes()]), proposed } as Disposal;
    assert.deepEqual(agreerIds(earlier, above), [greta.objectId]);
    assert.deepEqual(agreerIds(earlier, left(above)), []);
  });
});
