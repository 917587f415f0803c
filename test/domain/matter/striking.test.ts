// Words struck out of a record of a person or place and of a meeting: who asks, who agrees, what stays (docs/process.md P33.5). As
// data: what was said, by whom, and what comes of it.
import assert from 'node:assert/strict';
import { caseMatter, textsOfCase, type CaseTypes } from '../../../src/domain/case/whole/case.ts';
import { entityMatter, type EntityTypes } from '../../../src/domain/entity/table.ts';
import { lettersOf } from '../../../src/domain/kernel/alike.ts';
import { struckFrom, withStruck } from '../../../src/domain/matter/strike.ts';
import { strikeClock, strikeOf, toSettle, type Strikes } from '../../../src/domain/matter/striking.ts';
import type { CommandIn, FactIn, Matter, MatterTypes } from '../../../src/domain/matter/matter.ts';
import { meetingStrikeSteps } from '../../../src/domain/meeting/strike.ts';
import { meetingMatter, type MeetingTypes } from '../../../src/domain/meeting/table.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { accepts, opens, reports, views, type EntityRow } from '../../people/entity-builders.ts';
import {
  commandIn,
  factOn,
  given,
  ife,
  later,
  moira,
  monday10,
  must,
  priya,
  ravi,
  someone,
  tess,
  withPeople,
  type StoryRow,
} from '../../people/builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { end, here, inIt, panelPlan, start } from '../meeting/meeting-hall.ts';

const second = someone(220, 'Sam Second', { roles: ['coordinator'] });
const both = someone(221, 'Bo Both', { roles: ['dpo', 'coordinator', 'chair'] });
const council = withPeople(second, both);

/** Facts of one matter, as they are told one after the other. */
class Told<T extends MatterTypes & { readonly root: Strikes }> {
  private readonly matter: Matter<T>;
  facts: readonly FactIn<T>[] = [];
  now: Instant;
  constructor(matter: Matter<T>, now: Instant) {
    this.matter = matter;
    this.now = now;
  }
  get root(): T['root'] | undefined {
    return this.matter.replay(this.facts).root;
  }
  /** `done`, a refusal's code or `unchanged`. */
  says(actor: Person, command: CommandIn<T>): string {
    this.now = later(this.now, 1);
    const context = { actor, now: this.now, directory: council, facts: this.facts };
    const fact = factOn(this.matter, { root: this.root }, command, context);
    if (typeof fact === 'string') return fact;
    const strike = strikeOf(fact);
    const left = strike?.asked === undefined ? this.facts : withStruck(this.facts, struckFrom(this.facts, strike));
    this.facts = [...left, fact];
    return 'done';
  }
}

const proposes = (words: string, instead = '') =>
  ({ step: 'proposeStrike', input: { words, instead, ground: 'another' } }) as const;
const agrees = { step: 'settleStrike', input: { how: 'agreed', why: '' } } as const;
const stays = { step: 'settleStrike', input: { how: 'stays', why: 'It is needed.' } } as const;
const goes = { step: 'strikeOut', input: {} } as const;
const asksAgain = { step: 'remindStrike', input: {} } as const;

describe('Words struck out of a record of a person or place', () => {
  let record: Told<EntityTypes>;
  const takes = (...rows: readonly EntityRow[]): void => {
    for (const row of rows) assert.equal(record.says(row[0], commandIn(row)), 'done');
  };
  beforeEach(() => {
    record = new Told(entityMatter, monday10);
    takes(opens('vehicle', { plate: 'AB12CDE', looks: 'saga' }), views('Saga drives AB12CDE.'));
  });

  it('leave its name, what was said of it and what is made of it, also where they look like a number or a choice', () => {
    assert.equal(record.says(ife, proposes('ab12cde')), 'done');
    assert.equal(record.root?.strike?.places.length, 3);
    assert.equal(record.says(second, agrees), 'done');
    assert.equal(record.says(clockActor, goes), 'done');
    assert.equal(record.says(ife, proposes('SAGA', 'the neighbour')), 'done');
    assert.equal(record.says(moira, agrees), 'done');
    assert.equal(record.says(clockActor, goes), 'done');
    assert.ok(!/saga|ab12cde/i.test(JSON.stringify([record.facts, record.root])));
    assert.equal(record.root?.name, '(struck out)');
    assert.equal(record.root.views[0]?.text, 'the neighbour drives (struck out).');
    assert.deepEqual([record.root.struck?.is, record.root.struck?.places, record.root.strike], ['out', 2, undefined]);
  });

  it('go in any of its states', () => {
    record = new Told(entityMatter, monday10);
    takes(reports({ how: 'Saga was seen there.' }));
    assert.equal(record.says(ife, proposes('Saga')), 'done');
    assert.equal(record.says(moira, stays), 'done');
    takes(accepts());
    assert.equal(record.says(moira, { step: 'reviewEntity', input: { keep: 'no', why: 'Saga moved.' } }), 'done');
    assert.equal(record.root?.state, 'closed');
    assert.equal(record.says(ife, proposes('Saga')), 'done');
    assert.equal(record.says(moira, agrees), 'done');
    assert.equal(record.says(clockActor, goes), 'done');
    assert.ok(!JSON.stringify(record.facts).includes('Saga'));
  });

  it('are asked for by a data protection officer alone, and agreed by a co-ordinator who did not ask', () => {
    for (const actor of [moira, tess, ravi, priya]) assert.equal(record.says(actor, proposes('Saga')), 'notAvailable');
    assert.equal(record.says(both, proposes('Saga')), 'done');
    assert.equal(record.says(ife, proposes('drives')), 'notNow', 'one at a time');
    for (const actor of [ife, tess, ravi, priya]) assert.equal(record.says(actor, agrees), 'notAvailable');
    assert.equal(record.says(both, agrees), 'notYours');
    assert.equal(record.says(second, agrees), 'done');
    assert.equal(record.says(moira, agrees), 'alreadyDecided');
  });

  it('are not asked for by an officer who is kept out of it, nor agreed by a co-ordinator with a conflict', () => {
    takes(
      [moira, 1, 'keepOutOfEntity', { person: ife.objectId, why: 'Her cousin.' }],
      [second, 1, 'conflictOverEntity', { why: 'My cousin.' }],
    );
    assert.equal(record.says(ife, proposes('Saga')), 'notAvailable');
    assert.equal(record.says(both, proposes('Saga')), 'done');
    assert.equal(record.says(second, agrees), 'notAvailable');
    assert.equal(record.says(moira, agrees), 'done');
  });

  it('are not the name of anyone who works on it', () => {
    takes([moira, 1, 'keepOutOfEntity', { person: ravi.objectId, why: 'His cousin.' }]);
    assert.equal(record.says(ife, proposes(ravi.name)), 'notFound');
  });

  it('are not those on which a kind or a ground hangs', () => {
    record = new Told(entityMatter, monday10);
    takes(opens('place', { why: 'The panel of December asked.' }));
    assert.equal(record.says(ife, proposes('place')), 'notFound');
    assert.equal(record.says(ife, proposes('panel')), 'done');
    assert.equal(record.root?.strike?.places.length, 1, 'in the reason, and not in the ground');
  });

  it('are asked about again each working day until someone says, and then go at once', () => {
    assert.equal(record.says(ife, proposes('Saga')), 'done');
    assert.deepEqual(strikeClock(record.root ?? {})?.ladder.rungs, [{ rung: 'again', at: '2027-01-05T10:03:00.000Z' }]);
    assert.equal(record.says(clockActor, asksAgain), 'unchanged');
    record.now = '2027-01-05T10:03:00.000Z';
    assert.equal(record.says(clockActor, asksAgain), 'done');
    assert.deepEqual(strikeClock(record.root ?? {})?.ladder, {
      set: 4,
      rungs: [{ rung: 'again', at: '2027-01-06T10:04:00.000Z' }],
    });
    assert.equal(entityMatter.clockOf({ root: must(record.root) })?.step, 'remindStrike');
    assert.equal(record.says(moira, agrees), 'done');
    assert.equal(entityMatter.clockOf({ root: must(record.root) })?.step, 'strikeOut');
    assert.equal(record.says(clockActor, asksAgain), 'unchanged');
    assert.equal(record.says(clockActor, goes), 'done');
    assert.equal(entityMatter.clockOf({ root: must(record.root) })?.step, 'remindEntity');
  });

  it('stay, with the reason, and may be asked for again', () => {
    assert.equal(record.says(ife, proposes('Saga')), 'done');
    assert.equal(record.says(moira, { step: 'settleStrike', input: { how: 'stays', why: '' } }), 'incomplete');
    assert.equal(record.says(moira, stays), 'done');
    assert.deepEqual([record.root?.struck?.is, record.root?.struck?.why], ['stays', 'It is needed.']);
    assert.equal(record.says(clockActor, goes), 'unchanged');
    assert.equal(record.says(ife, proposes('Saga')), 'done');
    assert.ok(JSON.stringify(record.facts).includes('Saga'));
  });
});

const corrects = (text: string) => ({ step: 'correctMinutes', input: { text } }) as const;

describe('Words struck out of a meeting', () => {
  let held: Told<MeetingTypes>;
  beforeEach(() => {
    held = new Told(meetingMatter, monday10);
    assert.equal(held.says(moira, { ...panelPlan, input: { ...panelPlan.input, place: 'saga’s office' } }), 'done');
    held.now = inIt.replace('-12T', '-19T');
    for (const actor of [moira, tess, ravi]) {
      if (actor === moira) assert.equal(held.says(moira, start), 'done');
      held.says(actor, here);
    }
    assert.equal(held.says(moira, end), 'done');
    assert.equal(held.says(ravi, corrects('Saga did not come.')), 'done');
  });

  it('leave its place and its minutes, also when those are approved; who was there stays', () => {
    assert.equal(held.says(tess, { step: 'approveMinutes', input: {} }), 'done');
    assert.equal(held.says(ife, proposes(ravi.name)), 'notFound');
    assert.equal(held.says(ife, proposes('Saga', 'A child')), 'done');
    assert.equal(held.says(tess, agrees), 'done');
    assert.equal(held.says(clockActor, goes), 'done');
    assert.ok(!/saga/i.test(JSON.stringify([held.facts, held.root])));
    const { root } = held;
    assert.ok(root?.state === 'ended' && root.approved !== undefined);
    assert.equal(root.place, 'A child’s office');
    assert.equal(root.corrections[0]?.text, 'A child did not come.');
    assert.ok(root.attendance.some(({ person }) => person.name === ravi.name));
  });

  it('are agreed by its chair, or by a co-ordinator who was there, and by no one else', () => {
    for (const actor of [moira, tess, ravi]) assert.equal(held.says(actor, proposes('Saga')), 'notAvailable');
    assert.equal(held.says(ife, proposes('Saga')), 'done');
    // A co-ordinator and a chair who were not there, one who was there and is neither, the officer.
    for (const actor of [second, both, ravi, ife]) assert.equal(held.says(actor, agrees), 'notAvailable');
    const without = { ...council, people: council.people.filter(({ objectId }) => objectId !== tess.objectId) };
    const another = toSettle(meetingStrikeSteps, must(held.root), { actor: both, now: held.now, directory: without });
    assert.ok(another !== undefined, 'the chair has left the council');
    const lost = { ...tess, roles: ['panelMember' as const] };
    const demoted = withPeople(second, both, lost);
    const settles = (actor: Person) =>
      toSettle(meetingStrikeSteps, must(held.root), { actor, now: held.now, directory: demoted });
    assert.ok(settles(lost) === undefined && settles(both) !== undefined, 'or is a chair no more');
    assert.equal(held.says(moira, agrees), 'done', 'was there');
  });
});

const person = (name: string): StoryRow => added('person', { name, alias: '', birth: '' });
const statement = (text: string): StoryRow => [
  priya,
  1,
  'addStatement',
  { whose: 'child', name: '', saidOn: '4/1/2027', about: 'case', text },
];

describe('Words struck out of a case', () => {
  const cases: readonly (readonly [what: string, rows: readonly StoryRow[], words: string])[] = [
    [
      'a surname in capitals, as police type it, and in a sentence',
      [person('DAZZA'), statement('Dazza came.')],
      'Dazza',
    ],
    ['a nickname in small letters', [person('dazza')], 'DAZZA'],
    [
      'a registration, with a space and without',
      [added('vehicle', { plate: 'ZZ99 ABC', looks: '' }), statement('The zz99abc was there.')],
      'ZZ99ABC',
    ],
    ['a postcode', [added('place', { name: 'Flat', address: '1 Sample Street', postcode: 'NE29 9ZZ' })], 'ne299zz'],
    ['in a text that begins with a date', [statement('2027-01-04 Dazza came.')], 'Dazza'],
    [
      'a name with the apostrophe of a phone, without, and on two lines',
      [statement('Sean O’Sample came.'), statement("Sean\nO'Sample left; SEAN OSAMPLE.")],
      'Sean O’Sample',
    ],
    ['a name with accents of their own', [statement('Zoe\u0308 came, ZO\u00CB, zoe.')], 'Zo\u00EB'],
  ];
  for (const [what, rows, words] of cases)
    it(`leave all of it, however they are written: ${what}`, () => {
      const record = new Told<CaseTypes>(caseMatter, monday10);
      record.facts = given(...untilReceived, ...rows);
      record.now = must(record.facts.at(-1)).at;
      for (const [actor, command] of [
        [ife, proposes(words)],
        [moira, agrees],
        [clockActor, goes],
      ] as const)
        assert.equal(record.says(actor, command), 'done');
      const left = lettersOf(JSON.stringify([record.facts, record.root]).replaceAll('\\n', ' '));
      assert.ok(!left.includes(lettersOf(words)), left);
    });

  it('are no choice that stands in small letters, and not the reference', () => {
    const record = new Told<CaseTypes>(caseMatter, monday10);
    record.facts = given(...untilReceived, statement('The reference is MSET-1111-1R.'));
    record.now = must(record.facts.at(-1)).at;
    assert.equal(record.says(ife, proposes('routine')), 'notFound');
    assert.ok(!textsOfCase.always.some((name) => ['urgency', 'kind', 'types', 'dateOfBirth', 'since'].includes(name)));
    for (const name of ['surname', 'name', 'plate', 'text', 'news', 'learned'])
      assert.ok(textsOfCase.always.includes(name), name);
  });
});
