// The register: what was shared with the wrong person, and why someone looked (docs/process.md 25).
import assert from 'node:assert/strict';
import { nextOf } from '../../../src/domain/matter/matter.ts';
import { toPartitionId } from '../../../src/domain/matters/partition.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import {
  holdsPapers,
  isDecided,
  keeperIds,
  relationToEntry,
  toRegisterId,
  waitsFor,
  type RegisterEntry,
} from '../../../src/domain/register/entry.ts';
import { registerMatter } from '../../../src/domain/register/table.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import {
  actionIn,
  caseOf,
  colin,
  consented,
  filledIn,
  given,
  greta,
  ife,
  kestrelReference,
  later,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  someone,
  submitted,
  withPeople,
} from '../../people/builders.ts';
import {
  accepts,
  asa,
  asksWhy,
  breach,
  clockCalls,
  contains,
  decides,
  endsBreach,
  entryOf,
  friday18,
  guarded,
  kestrel,
  question,
  registerFact,
  registerFacts,
  registerId,
  reports,
  saysRisk,
  saysWhy,
  settles,
  tells,
  tellsIco,
  type RegisterRow,
} from '../../people/register-builders.ts';

const saysWhich = (reference: string, by: Person = ife): RegisterRow => [by, 1, 'sayWhichCase', { reference }];
/** Whether a report by this person, of what is known of it, holds the papers of the case. */
const holds = (by: Person, more: Parameters<typeof registerFact>[4]): boolean => {
  const fact = registerFact(undefined, reports({}, by), later(monday10, 60), guarded, more);
  assert.ok(typeof fact === 'object');
  return holdsPapers(registerMatter.evolve({ root: undefined }, fact).root);
};
/** A refusal's code, `unchanged`, or `done`. */
const becomes = (
  before: RegisterEntry | undefined,
  row: RegisterRow,
  now: Instant = later(monday10, 60),
  council = guarded,
) => {
  const fact = registerFact(before, row, now, council);
  return typeof fact === 'string' ? fact : 'done';
};
const nextDue = (entry: RegisterEntry) => nextOf(registerMatter.clock(entry));
/** The entry when the clock has called at these times. */
const calledAt = (rows: readonly RegisterRow[], from: Instant, ...at: readonly Instant[]) => {
  const facts = registerFacts([...rows, ...at.map(clockCalls)], { from });
  return { entry: entryOf(facts), calls: facts.slice(rows.length) };
};

describe('An entry of the register', () => {
  it('has an id of its own, which tells it from cases and meetings', () => {
    assert.match(registerId, /^REG-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(toPartitionId(registerId), registerId);
    for (const wrong of ['', 'REG-', kestrelReference, registerId.toLowerCase()])
      assert.equal(toRegisterId(wrong), undefined);
  });
});

describe('Something was shared with the wrong person', () => {
  it('anyone of the directory reports it', () => {
    for (const by of [priya, moira, ravi, ife, asa]) assert.equal(becomes(undefined, reports({}, by)), 'done', by.name);
  });
  it('without a data protection officer it says whom to ring', () => {
    assert.equal(
      becomes(undefined, reports(), monday10, {
        ...guarded,
        people: [colin, priya].map((one) => ({ ...one, roles: [...one.roles] })),
      }),
      'noOne',
    );
  });
  it('noticed on Friday at 18:00, it is due on Monday at 18:00: the weekend counts', () => {
    const [fact] = registerFacts([reports()], { from: later(friday18, -1) });
    assert.ok(fact?.step === 'reportBreach');
    assert.equal(fact.data.aware, friday18);
    assert.equal(fact.data.due.at, '2027-01-18T18:00:00.000Z');
    assert.deepEqual(
      fact.data.rungs.map(({ at }) => (Date.parse(at) - Date.parse(friday18)) / 3_600_000),
      [24, 48, 60, 70, 72],
    );
  });
  it('noticed the day before, its 72 hours began then, and no call of the past is made', () => {
    const [fact] = registerFacts([reports({ noticed: '14/1/2027 17:00' })], { from: later(friday18, -1) });
    assert.ok(fact?.step === 'reportBreach');
    assert.equal(fact.data.due.at, '2027-01-17T17:00:00.000Z');
    assert.deepEqual(
      fact.data.rungs.map(({ rung }) => rung),
      ['second', 'third', 'last', 'late'],
    );
  });
  it('a time to come is no time at which it was noticed', () => {
    assert.equal(becomes(undefined, reports({ noticed: '1/2/2027 10:00' }), friday18), 'badDate');
  });
  it('who leads the case is asked of the child; of no case no one is', () => {
    const one = breach(reports());
    assert.equal(one.lead?.objectId, priya.objectId);
    assert.equal(waitsFor(one), priya.objectId);
    assert.equal(waitsFor(breach(reports(), saysRisk())), undefined);
    const alone = registerFacts([reports({ about: '' })], { more: {} });
    assert.equal(waitsFor(entryOf(alone)), undefined);
  });
  it('nothing of the case leaves on paper until it is contained', () => {
    assert.equal(holdsPapers(breach(reports())), true);
    assert.equal(holdsPapers(breach(reports(), contains())), false);
  });
  it('a reference that is only typed holds no papers: the person who reports it could read the case, or an officer says which', () => {
    const typed = breach(reports({}, ravi));
    assert.deepEqual([typed.about, holdsPapers(typed)], [kestrelReference, false]);
    assert.equal(typed.lead?.objectId, priya.objectId, 'whose lead worker is asked all the same');
    assert.equal(becomes(typed, saysWhich(kestrelReference, moira)), 'notAvailable');
    assert.equal(becomes(typed, saysWhich('MSET-0000-1Y')), 'noCase');
    assert.equal(holdsPapers(breach(reports({}, ravi), saysWhich(kestrelReference))), true);
    assert.equal(becomes(breach(reports()), saysWhich(kestrelReference)), 'unchanged');
    assert.equal(becomes(breach(reports(), contains()), saysWhich(kestrelReference)), 'alreadyDecided');
  });
  it('of a case of which its person reads an action papers are held, where it is reported from the card of that action', () => {
    const facts = given(filledIn(), submitted(), noConflict(), consented(), [
      moira,
      1,
      'addAction',
      {
        text: 'Visit the takeaway.',
        owner: `police|${ravi.objectId}`,
        subType: 'licensing',
        priority: 'high',
        due: '',
        needToKnow: 'Young people gather there.',
      },
    ]);
    const [about, action] = [caseOf(facts), must(actionIn(facts, 'A1'))];
    assert.equal(holds(ravi, { about, action }), true);
    assert.equal(holds(ravi, { about }), false, 'by the reference alone');
    assert.equal(holds(noor, { about, action }), false, 'who does not read the action');
    assert.equal(holds(ravi, { about: { ...about, excluded: [ravi.objectId] }, action }), false, 'kept out');
    const reference = kestrelReference.replace('4F7K-24', '0000-1Y') as typeof kestrelReference;
    assert.equal(holds(ravi, { about: { ...about, reference }, action }), false, 'of another case');
  });
  it('of a case that its person reads by break glass papers are held, as long as they read it', () => {
    const glass = { fact: 9, by: refOf(asa), at: monday10, purpose: 'audit', reason: 'The yearly audit.' } as const;
    const holdsAt = (until: Instant): boolean => holds(asa, { about: { ...kestrel, glass: [{ ...glass, until }] } });
    assert.deepEqual([holdsAt(later(monday10, 1440)), holdsAt(monday10)], [true, false]);
  });
  it('put right to another case it holds that one, and asks its lead worker; what was said of the first child goes', () => {
    const reference = kestrelReference.replace('4F7K-24', '0000-1Y') as typeof kestrelReference;
    const other = { ...kestrel, reference, leadWorker: { ...refOf(noor), since: monday10 } };
    const before = breach(reports(), saysRisk());
    const row = saysWhich(reference);
    const closed = { ...other, excluded: [ife.objectId] };
    assert.equal(registerFact(before, row, later(monday10, 60), guarded, { about: closed }), 'noCase');
    const fact = registerFact(before, row, later(monday10, 60), guarded, { about: other });
    assert.ok(typeof fact === 'object');
    const after = registerMatter.evolve({ root: before }, fact).root;
    assert.ok(after.type === 'breach' && holdsPapers(after));
    assert.deepEqual([after.about, after.lead?.objectId, after.risk], [reference, noor.objectId, undefined]);
  });

  const steps: readonly (readonly [string, RegisterRow, (by: Person) => RegisterRow])[] = [
    ['contains', contains(), contains],
    ['decides', decides(), (by) => decides('no', by)],
  ];
  for (const [name, row, by] of steps) {
    it(`only the data protection officer ${name}`, () => {
      assert.equal(becomes(breach(reports()), row), 'done');
      for (const other of [colin, priya, moira, asa, greta])
        assert.equal(becomes(breach(reports()), by(other)), 'notAvailable');
    });
  }
  it('the lead worker answers of the child, or the officer who rang them; no one else', () => {
    assert.equal(becomes(breach(reports()), saysRisk('yes')), 'done');
    assert.equal(becomes(breach(reports()), saysRisk('yes', ife)), 'done');
    for (const other of [colin, moira, asa])
      assert.equal(becomes(breach(reports()), saysRisk('no', other)), 'notAvailable');
  });
  it('not reported needs its reason', () => {
    const [by, , step, input] = decides();
    assert.ok(step === 'assessBreach');
    assert.equal(becomes(breach(reports()), [by, 1, step, { ...input, icoWhy: '' }]), 'incomplete');
  });
  it('it is decided once the Commissioner is told, or will not be', () => {
    assert.equal(isDecided(breach(reports(), decides('yes'))), false);
    assert.equal(isDecided(breach(reports(), decides('yes'), tellsIco())), true);
    assert.equal(isDecided(breach(reports(), decides('no'))), true);
    assert.equal(becomes(breach(reports(), decides('no')), tellsIco()), 'notNow');
  });
  it('it is closed when it is contained, decided, told, and the child is thought of', () => {
    assert.equal(becomes(breach(reports()), endsBreach()), 'notNow');
    assert.equal(becomes(breach(reports(), contains()), endsBreach()), 'notNow');
    assert.equal(becomes(breach(reports(), contains(), decides('yes')), endsBreach()), 'notNow');
    assert.equal(becomes(breach(reports(), contains(), decides()), endsBreach()), 'notNow');
    assert.equal(becomes(breach(reports(), contains(), decides(), saysRisk()), endsBreach()), 'done');
    assert.equal(
      becomes(breach(reports(), contains(), decides(), saysRisk(), endsBreach()), contains()),
      'alreadyDecided',
    );
  });
  it('its clock calls the officer, and the lead worker until they have answered; when late every day, until it is decided', () => {
    const from = later(friday18, -1);
    const late = '2027-01-18T18:00:00.000Z';
    const { entry, calls } = calledAt([reports()], from, '2027-01-16T18:00:00.000Z', late);
    assert.deepEqual(
      calls.map((fact) => fact.step === 'remindRegister' && fact.data.to),
      [
        [ife.objectId, priya.objectId],
        [ife.objectId, priya.objectId],
      ],
    );
    assert.equal(nextDue(entry), '2027-01-19T18:00:00.000Z');
    assert.equal(nextDue(breach(reports(), contains(), decides())), undefined);
    assert.notEqual(nextDue(breach(reports(), decides())), undefined);
  });
  it('where every officer is kept out of the case, the service managers keep it', () => {
    const excluded = [ife.objectId];
    const one: RegisterEntry = { ...breach(reports()), excluded };
    const sam = someone(203, 'Sam Over', { roles: ['serviceManager'] });
    const council = { ...guarded, people: [...guarded.people, { ...sam, roles: [...sam.roles] }] };
    assert.equal(relationToEntry(one, ife, council), 'none');
    assert.ok(keeperIds(one, council).includes(sam.objectId));
    assert.ok(!keeperIds(breach(reports()), council).includes(sam.objectId));
  });
  it('who stands to it how', () => {
    const one = breach(reports());
    const found = [ife, asa, colin, priya, moira, noor].map((person) => relationToEntry(one, person, guarded));
    assert.deepEqual(found, ['keeper', 'overseer', 'reporter', 'leadAsked', 'none', 'none']);
  });
});

describe('Why did you look?', () => {
  it('the auditor and the data protection officer ask; never of their own look, nor of none', () => {
    assert.equal(becomes(undefined, asksWhy()), 'done');
    assert.equal(becomes(undefined, asksWhy(ife)), 'done');
    assert.equal(becomes(undefined, asksWhy(moira)), 'notAvailable');
    assert.equal(becomes(undefined, asksWhy(asa, asa)), 'notNow');
    assert.equal(registerFact(undefined, asksWhy(), monday10, guarded, { about: kestrel, looks: [] }), 'notNow');
  });
  it('gives as its reason what a rule saw of that person there, and else that it was chosen', () => {
    assert.equal(question(asksWhy()).because, 'sameSurname');
    const unseen = registerFact(undefined, asksWhy(), later(monday10, 1), guarded, {
      about: kestrel,
      looks: [later(monday10, -60)],
      found: ['burst'],
    });
    assert.ok(typeof unseen === 'object' && unseen.step === 'askWhy');
    assert.equal(unseen.data.because, 'other');
  });
  it('of a case that the asker is kept out of no one is asked: it is as if no one had looked', () => {
    const about = { ...kestrel, excluded: [asa.objectId] };
    const looks = [later(monday10, -60)];
    assert.equal(registerFact(undefined, asksWhy(asa), monday10, guarded, { about, looks }), 'notNow');
    assert.equal(typeof registerFact(undefined, asksWhy(ife), monday10, guarded, { about, looks }), 'object');
    // Nor does it name a case to a person who is kept out of it by now.
    const closed = { ...kestrel, excluded: [moira.objectId] };
    assert.equal(registerFact(undefined, asksWhy(ife, moira), monday10, guarded, { about: closed, looks }), 'notNow');
    assert.equal(typeof registerFact(undefined, asksWhy(ife, moira), monday10, guarded, { looks }), 'object');
  });
  it('the person answers within five working days; then their manager hears, then the officer', () => {
    const one = question(asksWhy(asa, priya));
    assert.equal(one.due.at, '2027-01-11T10:00:00.000Z');
    const { entry, calls } = calledAt(
      [asksWhy(asa, priya)],
      later(monday10, -1),
      '2027-01-11T10:00:00.000Z',
      '2027-01-14T10:00:00.000Z',
    );
    assert.deepEqual(
      calls.map((fact) => fact.step === 'remindRegister' && fact.data.to),
      [
        [priya.objectId, colin.objectId],
        [priya.objectId, ife.objectId],
      ],
    );
    assert.equal(relationToEntry(entry, colin, guarded), 'above');
    assert.equal(relationToEntry(one, colin, guarded), 'none');
    assert.equal(nextDue(entry), undefined);
  });
  it('the answer is accepted, or goes to the officer, who settles it', () => {
    const answered = question(asksWhy(), saysWhy());
    assert.equal(nextDue(answered), undefined);
    assert.equal(question(asksWhy(), saysWhy(), accepts()).state, 'closed');
    assert.equal(question(asksWhy(), saysWhy(), tells()).state, 'withDpo');
    assert.equal(question(asksWhy(), saysWhy(), tells(), settles()).state, 'closed');
    assert.equal(becomes(answered, settles()), 'notNow');
    assert.equal(becomes(question(asksWhy()), accepts()), 'notNow');
    assert.equal(becomes(question(asksWhy(), saysWhy(), tells()), accepts()), 'notNow');
  });
  it('only the person who is asked answers, and never judges the answer', () => {
    assert.equal(becomes(question(asksWhy()), saysWhy(priya)), 'notAvailable');
    const own = question(asksWhy(asa, ife), saysWhy(ife));
    assert.equal(becomes(own, accepts(ife)), 'notAvailable');
    assert.equal(becomes(own, accepts(asa)), 'done');
  });
  it('unanswered, the officer settles it once they were called', () => {
    assert.equal(becomes(question(asksWhy()), settles()), 'notNow');
    const { entry } = calledAt([asksWhy()], later(monday10, -1), '2027-01-14T10:00:00.000Z');
    assert.equal(becomes(entry, settles(), '2027-01-14T11:00:00.000Z'), 'done');
  });
  it('two officers: each judges the other', () => {
    const second = someone(204, 'Second Shield', { roles: ['dpo'] });
    const council = withPeople(second);
    const one: RegisterEntry = question(asksWhy(asa, ife));
    assert.deepEqual(keeperIds(one, council), [second.objectId]);
  });
});
