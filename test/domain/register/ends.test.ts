// How records end (docs/process.md 31): until when they are kept, holds, and who may destroy one with whom.
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { toEntityId } from '../../../src/domain/kernel/ids.ts';
import { settingsSchema } from '../../../src/domain/people/settings.ts';
import {
  agreerIds,
  isOpenEntry,
  relationToEntry,
  type Disposal,
  type RegisterEntry,
} from '../../../src/domain/register/entry.ts';
import {
  heldBySettings,
  isEnded,
  retentionOf,
  sayKept,
  type KeptCase,
} from '../../../src/domain/register/retention.ts';
import type { RecordKnown } from '../../../src/domain/register/making.ts';
import { isEntryEnded, isLookEnded, looksEndOn } from '../../../src/domain/register/looks-end.ts';
import { registerMatter } from '../../../src/domain/register/table.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  caseOf,
  colin,
  consented,
  directory,
  filledIn,
  given,
  kestrelReference,
  greta,
  hal,
  ife,
  later,
  moira,
  must,
  monday10,
  noConflict,
  priya,
  someone,
  submitted,
  withPeople,
  type Told,
} from '../../people/builders.ts';
import {
  accepts,
  agreesTo,
  asa,
  asksWhy,
  clockCalls,
  entry,
  entryOf,
  finishes,
  opensAccess,
  refusesAccess,
  returnsIt,
  finishesLooksEnd,
  guarded,
  keepsLonger,
  keepsLooks,
  known,
  letsLooksEnd,
  liftsHold,
  looksDue,
  opensDisposal,
  placesHold,
  proposes,
  proposesLooksEnd,
  record,
  registerFact,
  registerFacts,
  saysWhy,
  type RegisterRow,
} from '../../people/register-builders.ts';

const settings = settingsSchema.parse({});
const said = (...told: Told): KeptCase => {
  const facts = given(...told);
  return { root: caseOf(facts), facts };
};
const sent = said(filledIn(), submitted(), noConflict(), consented());
/** A fact that says this, whatever step it is of. */
const saying = (
  data: object,
  at = '2027-02-01T10:00:00.000Z',
  by: Person = moira,
  step = 'savePage',
  part?: string,
) => ({
  step,
  at,
  by,
  data,
  ...(part !== undefined && { part }),
});
const withFacts = (...facts: readonly KeptCase['facts'][number][]): KeptCase => ({
  ...sent,
  facts: [...sent.facts, ...facts],
});
const kept = (...all: readonly KeptCase[]): string => sayKept(must(retentionOf(all, settings)));
const born = (root: Case, dateOfBirth: string): Case => ({ ...root, answers: { ...root.answers, dateOfBirth } });

const status = (careStatus: string) => saying({ changes: { status: { answers: { careStatus } } } });

const told = (more: object) =>
  saying({ said: { who: 'x', ...more } }, '2027-02-01T10:00:00.000Z', moira, 'recordLado', 'O1');
const outcome = (is: string) =>
  saying({ said: { outcome: is } }, '2027-05-01T10:00:00.000Z', moira, 'recordLadoOutcome', 'O1');
const held = (legalHolds: readonly object[], root = sent.root): readonly string[] =>
  heldBySettings([{ root }], settingsSchema.parse({ legalHolds }), '2030-01-01');
const harmedAt = (at: string) => ({ ...sent.root, hold: { at, due: { at: '', rule: '', ruleVersion: 1 } } });

describe('Until when a record is kept', () => {
  it('until the 25th birthday, where nothing says otherwise', () => {
    assert.equal(kept(sent), 'Kept until Friday 14 March 2036: panel record, by the child’s age');
  });
  it('or three years after the last fact of a person; reminders lengthen nothing', () => {
    assert.match(
      kept(withFacts(saying({}, '2040-02-01T10:00:00.000Z'))),
      /1 February 2043: panel record, by its last fact/,
    );
    assert.match(kept(withFacts(saying({}, '2040-02-01T10:00:00.000Z', clockActor))), /2036/);
  });
  it('looked after for one day lengthens it for ever, also where it was put right since', () => {
    assert.match(kept(withFacts(status('lookedAfter'), status('cin'))), /14 March 2086: was looked after/);
    assert.match(kept(withFacts(saying({ changes: { status: { was: { careStatus: 'lookedAfter' } } } }))), /2086/);
    assert.doesNotMatch(kept(withFacts(status('cin'))), /looked after/);
  });
  for (const [what, fact] of [
    ['a care leaver', status('careLeaver')],
    ['a child with a care plan', saying({ answers: { otherPlans: 'cin,care' } })],
    [
      'a child whom another council placed here',
      saying({ changes: { across: { answers: { placedAcross: 'here' } } } }),
    ],
  ] as const)
    it(`${what} was looked after, also where that was put right since`, () => {
      assert.match(kept(withFacts(fact, status('cin'))), /14 March 2086: was looked after/);
    });
  it('a child of ours who is placed in another council’s area is one by the care status alone', () => {
    assert.doesNotMatch(kept(withFacts(saying({ answers: { placedAcross: 'there' } }))), /looked after/);
  });
  it('who died under 18 and was looked after: 15 years after, where that is the longest', () => {
    const died = { at: '2027-03-01T10:00:00.000Z', due: { at: '', rule: '', ruleVersion: 1 }, died: true } as const;
    const one = { ...withFacts(saying({ careStatus: 'lookedAfter' })), root: { ...sent.root, hold: died } };
    assert.match(kept(one), /1 March 2042: was looked after, and died under 18/);
  });
  it('a child protection plan, now or among other plans: 35 years from the last fact', () => {
    for (const data of [{ answers: { careStatus: 'cpPlan' } }, { answers: { otherPlans: 'cin,cp' } }])
      assert.match(kept(withFacts(saying(data))), /1 February 2062: had a child protection plan/);
  });
  it('the LADO: 100 years from the birth of the person; from the report where it is not known; unfounded 10', () => {
    assert.match(kept(withFacts(told({ born: '1985' }))), /31 December 2085: a report outside MSET/);
    assert.match(kept(withFacts(told({ born: '14/3/1985' }))), /14 March 2085/);
    assert.match(kept(withFacts(told({ born: '14/3/68' }))), /14 March 2068/);
    // A slip: nothing is known then, and nothing is kept for longer by it.
    assert.equal(kept(withFacts(told({ born: '2085' }))), kept(withFacts(told({ born: '' }))));
    assert.match(kept(withFacts(told({}))), /1 February 2127/);
    assert.match(kept(withFacts(told({}), outcome('unfounded'))), /1 May 2037/);
    assert.match(kept(withFacts(told({}), outcome('substantiated'))), /2127/);
  });
  it('of several cases the longest; by the end of the year where no more of the birth is known', () => {
    const other = withFacts(saying({ careStatus: 'lookedAfter' }));
    assert.match(kept(sent, other), /2086/);
    assert.match(kept({ ...sent, root: born(sent.root, '2011') }), /31 December 2036/);
    assert.match(kept({ ...sent, root: born(sent.root, '') }), /4 January 2052/);
  });
  it('a draft 90 days; a setting only lengthens', () => {
    assert.match(kept(said(filledIn())), /4 April 2027: draft that was never sent/);
    assert.throws(() => settingsSchema.parse({ retention: { lookedAfter: 74 } }));
    assert.throws(() => settingsSchema.parse({ retention: { age: 24 } }));
  });
  it('has not ended while one of its cases goes on', () => assert.equal(isEnded([sent]), false));
});

describe('What holds a record', () => {
  it('a letter about its type of exploitation, or about all', () => {
    assert.deepEqual(held([{ letter: 'The inquiry' }]), ['The inquiry']);
    const types = (sent.root.answers['types'] ?? '').split(',');
    assert.deepEqual(held([{ letter: 'The inquiry', types: [must(types[0])] }]), ['The inquiry']);
    assert.deepEqual(
      held([{ letter: 'The inquiry', types: ['labour'] }]),
      types.includes('labour') ? ['The inquiry'] : [],
    );
  });
  it('a death or serious harm, for 15 years', () => {
    assert.equal(held([], harmedAt('2027-03-01T10:00:00.000Z')).length, 1);
    assert.equal(held([], harmedAt('2014-03-01T10:00:00.000Z')).length, 0);
  });
});

const over: RecordKnown = { ...record, isEnded: true, kept: { rule: 'age', until: '2026-12-01' } };
const fact = (
  rows: readonly RegisterRow[],
  row: RegisterRow,
  more: Partial<RecordKnown> = {},
  council: Directory = guarded,
) => {
  const before = rows.length === 0 ? undefined : entryOf(registerFacts(rows, { more: { ...known, record: over } }));
  const found = registerFact(before, row, later(monday10, 60), council, { ...known, record: { ...over, ...more } });
  return typeof found === 'string' ? found : found.step;
};

const disposal = (...rows: readonly RegisterRow[]): Disposal => {
  const one = entry(...rows);
  assert.ok(one.type === 'disposal');
  return one;
};
const calls = (rows: readonly RegisterRow[], at: string, council: Directory = guarded): readonly string[] => {
  const before = entryOf(registerFacts(rows));
  const found = registerFact(before, clockCalls(at), at, council);
  assert.ok(typeof found !== 'string' && found.step === 'remindRegister', JSON.stringify(found));
  return found.data.to.map((id) => must(council.people.find(({ objectId }) => objectId === id)).name);
};
const without = (...gone: readonly Person[]): Directory => ({
  ...guarded,
  people: guarded.people.filter(({ objectId }) => !gone.some((one) => one.objectId === objectId)),
});

describe('A record to destroy', () => {
  it('is put before the officers by the clock where its time is over and nothing holds it, and by an officer at any time', () => {
    assert.equal(fact([], opensDisposal(clockActor)), 'openDisposal');
    assert.equal(fact([], opensDisposal(clockActor), { holds: ['An inquiry'] }), 'unchanged');
    assert.equal(fact([], opensDisposal(clockActor), { isEnded: false }), 'unchanged');
    assert.equal(fact([], opensDisposal(clockActor), { kept: { rule: 'age', until: '2027-01-05' } }), 'unchanged');
    assert.equal(fact([], opensDisposal(), { isEnded: false }), 'openDisposal');
    assert.equal(fact([], opensDisposal(moira)), 'notAvailable');
    assert.equal(fact([], opensDisposal(), { entry: 'REG-0000-0001' }), 'alreadyDecided');
    assert.equal(fact([], opensDisposal(), { excluded: [ife.objectId] }), 'noCase');
  });
  it('is proposed by an officer: not while it is held, not as over while it is not, not where no one could agree', () => {
    const due = [opensDisposal()];
    assert.equal(fact(due, proposes('over')), 'proposeDisposal');
    assert.equal(fact(due, proposes('over'), { isEnded: false }), 'notNow');
    assert.equal(fact(due, proposes('mistake'), { isEnded: false }), 'proposeDisposal');
    assert.equal(fact(due, proposes('order'), { holds: ['An inquiry'] }), 'held');
    assert.equal(fact(due, proposes('order', hal)), 'notAvailable');
    assert.equal(fact(due, proposes('order'), { actors: [greta.objectId, hal.objectId] }), 'noOne');
  });
  it('is agreed by a service manager: not the proposer, not above, not of the team, not who has acted, not who is kept out', () => {
    const proposed = [opensDisposal(), proposes('over')];
    assert.equal(fact(proposed, agreesTo()), 'agreeDisposal');
    for (const one of [ife, moira, colin, priya]) assert.equal(fact(proposed, agreesTo(one)), 'notAvailable', one.name);
    const team = withPeople({ ...ife, team: 'Information' }, { ...hal, team: 'Information' });
    assert.equal(fact(proposed, agreesTo({ ...hal, team: 'Information' }), {}, team), 'notAvailable');
    assert.equal(fact(proposed, agreesTo(), {}, withPeople({ ...ife, manager: hal.objectId })), 'notAvailable');
    // Looked at again when it is pressed.
    assert.equal(fact(proposed, agreesTo(), { actors: [hal.objectId] }), 'notNow');
    assert.equal(fact(proposed, agreesTo(), { excluded: [hal.objectId] }), 'notNow');
    assert.equal(fact(proposed, agreesTo(), { holds: ['An inquiry'] }), 'held');
    assert.equal(fact(proposed, agreesTo(), { kept: { rule: 'lookedAfter', until: '2086-03-14' } }), 'notNow');
    assert.equal(fact([...proposed, agreesTo()], keepsLonger()), 'alreadyDecided');
    assert.equal(fact([...proposed, agreesTo()], finishes()), 'finishDisposal');
    assert.equal(fact(proposed, finishes()), 'unchanged');
  });
  it('proposed because its time was over, falls and is due again where it is not, or where it is of another class', () => {
    const proposed = [opensDisposal(), proposes('over')];
    assert.equal(fact(proposed, returnsIt()), 'unchanged');
    assert.equal(fact(proposed, returnsIt(), { kept: { rule: 'lookedAfter', until: '2086-03-14' } }), 'returnDisposal');
    assert.equal(fact(proposed, returnsIt(), { kept: { rule: 'plan', until: '2026-12-02' } }), 'returnDisposal');
    assert.equal(fact(proposed, returnsIt(), { kept: { rule: 'age', until: '2027-03-01' } }), 'returnDisposal');
    // What was written is looked at when it is agreed.
    assert.equal(fact(proposed, returnsIt(), { facts: over.facts + 1 }), 'unchanged');
    const ordered = [opensDisposal(), proposes('order')];
    assert.equal(fact(ordered, returnsIt(), { kept: { rule: 'lookedAfter', until: '2086-03-14' } }), 'unchanged');
    const before = entryOf(registerFacts(proposed, { more: { ...known, record: over } }));
    const found = registerFact(before, returnsIt(), later(monday10, 60), guarded, {
      ...known,
      record: { ...over, kept: { rule: 'lookedAfter', until: '2086-03-14' } },
    });
    assert.ok(typeof found !== 'string');
    const { root } = registerMatter.evolve({ root: before }, found);
    assert.ok(root?.type === 'disposal');
    assert.deepEqual([root.state, root.proposed, root.kept.rule], ['due', undefined, 'lookedAfter']);
    assert.match(must(root.returned).why, /Kept until .* 2086: was looked after/);
  });
  it('agreed on, is due again where it is held, was written in or is not over; two people then decide again', () => {
    const agreed = [opensDisposal(), proposes('over'), agreesTo()];
    assert.equal(fact(agreed, returnsIt()), 'unchanged');
    assert.equal(fact(agreed, returnsIt(), { holds: ['An inquiry'] }), 'returnDisposal');
    assert.equal(fact(agreed, returnsIt(), { facts: over.facts + 1 }), 'returnDisposal');
    assert.equal(fact(agreed, returnsIt(), { record: [must(toEntityId('ENT-0000-0001'))] }), 'returnDisposal');
    assert.equal(fact(agreed, returnsIt(), { kept: { rule: 'age', until: '2027-03-01' } }), 'returnDisposal');
    assert.equal(fact(agreed.slice(0, 2), returnsIt(), { holds: ['An inquiry'] }), 'unchanged');
    const back = (more: Partial<RecordKnown>): Disposal => {
      const before = entryOf(registerFacts(agreed, { more: { ...known, record: over } }));
      const found = registerFact(before, returnsIt(), later(monday10, 60), guarded, {
        ...known,
        record: { ...over, ...more },
      });
      assert.ok(typeof found !== 'string');
      const { root } = registerMatter.evolve({ root: before }, found);
      assert.ok(root?.type === 'disposal');
      return root;
    };
    const one = back({ holds: ['The inquiry'] });
    assert.deepEqual([one.state, one.proposed, one.agreed], ['due', undefined, undefined]);
    assert.match(must(one.returned).why, /^It is under legal hold: The inquiry\.$/);
    assert.equal(one.ladder.rungs.length, 1);
    assert.equal(relationToEntry(one, hal, guarded), 'none');
  });
  it('is read by officers, overseers and those who may agree; never by a person who may not', () => {
    const one = disposal(opensDisposal(), proposes());
    const as = (person: Person): string => relationToEntry(one, person, guarded);
    assert.deepEqual([ife, hal, greta, colin, priya].map(as), ['keeper', 'agrees', 'agrees', 'none', 'none']);
    assert.equal(relationToEntry(disposal(opensDisposal()), hal, guarded), 'none');
  });
  it('is asked about each month, and of a second person each week; who has left is replaced, and told', () => {
    assert.deepEqual(calls([opensDisposal()], '2027-02-04T10:00:00.000Z'), [ife.name]);
    const proposed = [opensDisposal(), proposes()];
    assert.deepEqual(calls(proposed, '2027-01-11T10:00:00.000Z'), [greta.name, hal.name]);
    const nora = someone(401, 'Nora Newcomer', { roles: ['serviceManager'], team: 'Elsewhere' });
    const replaced = {
      ...without(greta, hal),
      people: [...without(greta, hal).people, ...withPeople(nora).people.slice(-1)],
    };
    assert.deepEqual(calls(proposed, '2027-01-11T10:00:00.000Z', replaced), [nora.name]);
    assert.deepEqual(calls(proposed, '2027-01-11T10:00:00.000Z', without(greta, hal)), [ife.name]);
    assert.deepEqual(agreerIds(disposal(...proposed), without(greta)), [hal.objectId]);
  });
  it('kept longer, it is due again on that day', () => {
    const one: RegisterEntry = entry(opensDisposal(), keepsLonger(), clockCalls('2030-02-01T10:00:00.000Z'));
    assert.equal(one.type === 'disposal' && one.state, 'due');
    assert.ok(isOpenEntry(one));
    assert.equal(fact([opensDisposal()], [ife, 1, 'keepLonger', { until: '1/2/2020', why: 'x' }]), 'badDate');
  });
});

const buried = (id: string): string | undefined => (id === kestrelReference ? '2030-01-01T10:00:00.000Z' : undefined);

/** The letter of an inquiry that holds everything holds who looked, too; one that names types does not. */
const heldBy = (types?: readonly string[]): Directory => ({
  ...guarded,
  settings: { ...guarded.settings, legalHolds: [{ letter: 'The inquiry', ...(types && { types: [...types] }) }] },
});

describe('Old looks', () => {
  it('end up to the month that is over by seven years, at what was destroyed six years ago', () => {
    assert.deepEqual(looksEndOn('2035-02-14'), { upTo: '2028-01-31', gone: '2029-02-14' });
    assert.deepEqual(looksEndOn('2035-02-01'), { upTo: '2028-01-31', gone: '2029-02-01' });
    assert.deepEqual(looksEndOn('2035-01-31'), { upTo: '2027-12-31', gone: '2029-01-31' });
    assert.deepEqual(looksEndOn('2036-02-29'), { upTo: '2029-01-31', gone: '2030-02-28' });
  });
  const reach = { upTo: '2028-01-31', gone: '2029-02-14' };
  const looks: readonly (readonly [day: string, buried: string | undefined, ends: boolean, why: string])[] = [
    ['2028-01-31', '2029-02-14T23:00:00.000Z', true, 'seven years old, and its record gone for six'],
    ['2028-02-01', '2029-02-14T23:00:00.000Z', false, 'not seven years old'],
    ['2028-01-31', '2029-02-15T01:00:00.000Z', false, 'its record not gone for six years'],
    ['2020-01-01', undefined, false, 'its record is there, or is not known'],
  ];
  for (const [day, buried, ends, why] of looks)
    it(`${ends ? 'end' : 'stay'}: ${why}`, () => assert.equal(isLookEnded(day, buried, reach), ends));
  const long = { upTo: '2035-12-31', gone: '2035-12-31' };
  const entries: readonly (readonly [RegisterEntry, boolean, string])[] = [
    [entry(placesHold(), liftsHold()), true, 'a hold that is lifted'],
    [entry(placesHold()), false, 'a hold that is not'],
    [entry(asksWhy(), saysWhy(), accepts()), true, 'a question that is closed'],
    [entry(asksWhy(), saysWhy()), false, 'a question that is open'],
    [entry(opensDisposal(), proposes(), agreesTo(), finishes()), false, 'a certificate'],
    [entry(opensAccess(), refusesAccess()), false, 'a request that was answered'],
    [entry(proposesLooksEnd(), letsLooksEnd(), finishesLooksEnd()), false, 'the certificate of looks'],
  ];
  for (const [one, ends, what] of entries)
    it(`${what} ${ends ? 'ends with them' : 'stays'}`, () => {
      assert.equal(isEntryEnded(one, buried, long), ends);
      assert.equal(
        isEntryEnded(one, () => undefined, long),
        false,
        'its record is there',
      );
      assert.equal(isEntryEnded(one, buried, { ...long, upTo: '2026-12-31' }), false, 'not seven years old');
    });
  it('are proposed by an officer where some can end and a second person may agree; that person decides, and no other', () => {
    assert.equal(fact([], proposesLooksEnd()), 'proposeLooksEnd');
    for (const one of [hal, moira, asa]) assert.equal(fact([], proposesLooksEnd(one)), 'notAvailable', one.name);
    const none = { ...known, looksDue: { ...looksDue, looks: 0, days: 0, entries: 0 } };
    assert.equal(registerFact(undefined, proposesLooksEnd(), monday10, guarded, none), 'nothingDue');
    assert.equal(registerFact(undefined, proposesLooksEnd(), monday10, guarded, {}), 'nothingDue');
    assert.equal(fact([], proposesLooksEnd(), {}, without(greta, hal)), 'noOne');
    const proposed = [proposesLooksEnd()];
    assert.equal(fact([], proposesLooksEnd(), {}, heldBy()), 'held');
    assert.equal(fact(proposed, letsLooksEnd(), {}, heldBy()), 'held');
    assert.equal(fact(proposed, letsLooksEnd(), {}, heldBy(['labour'])), 'agreeLooksEnd');
    assert.equal(fact(proposed, letsLooksEnd()), 'agreeLooksEnd');
    assert.equal(fact(proposed, keepsLooks()), 'keepLooks');
    for (const one of [ife, moira, asa, priya])
      assert.equal(fact(proposed, letsLooksEnd(one)), 'notAvailable', one.name);
    const team = withPeople({ ...ife, team: 'Information' }, { ...hal, team: 'Information' });
    assert.equal(fact(proposed, letsLooksEnd({ ...hal, team: 'Information' }), {}, team), 'notAvailable');
    assert.equal(fact([...proposed, keepsLooks()], letsLooksEnd()), 'alreadyDecided');
    assert.equal(fact([...proposed, letsLooksEnd()], keepsLooks(ife)), 'alreadyDecided');
    // What is asked of the one kind is not offered of the other.
    assert.equal(fact(proposed, keepsLonger()), 'alreadyDecided');
    assert.equal(fact([opensDisposal(), proposes()], keepsLooks()), 'alreadyDecided');
    assert.equal(fact([opensDisposal(), proposes()], letsLooksEnd()), 'alreadyDecided');
    assert.equal(fact(proposed, finishesLooksEnd()), 'unchanged');
    assert.equal(fact([...proposed, letsLooksEnd()], finishesLooksEnd()), 'finishLooksEnd');
    assert.deepEqual(calls(proposed, '2027-01-11T10:00:00.000Z'), [greta.name, hal.name]);
    assert.deepEqual(calls(proposed, '2027-01-11T10:00:00.000Z', without(greta, hal)), [ife.name]);
  });
});

describe('A legal hold', () => {
  it('is placed and lifted by an officer, and asked about from its day on', () => {
    assert.equal(fact([], placesHold()), 'placeHold');
    assert.equal(fact([], placesHold(hal)), 'notAvailable');
    assert.equal(fact([placesHold()], liftsHold()), 'liftHold');
    assert.equal(fact([placesHold(), liftsHold()], liftsHold()), 'alreadyDecided');
    const held = entryOf(registerFacts([placesHold()]));
    const again = registerFact(held, clockCalls('2028-01-05T10:00:00.000Z'), '2028-01-05T10:00:00.000Z');
    assert.ok(typeof again !== 'string' && again.step === 'remindRegister');
    assert.equal(registerMatter.evolve({ root: held }, again).root.ladder.rungs[0]?.at, '2028-02-05T09:00:00.000Z');
  });
  it('names no case to a person who is kept out of it', () => {
    const about = { ...must(known.about), excluded: [ife.objectId] };
    assert.equal(registerFact(undefined, placesHold(), monday10, directory, { ...known, about }), 'noCase');
  });
});
