// How records of people and places end (docs/process.md P31.9): until when they are kept, what holds them, and which entries they
// ever had.
import assert from 'node:assert/strict';
import { everyMention } from '../../../src/domain/entity/ever.ts';
import type { Entity, NewMember } from '../../../src/domain/entity/entity.ts';
import type { EntityKind } from '../../../src/domain/entity/kinds.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { settingsSchema } from '../../../src/domain/people/settings.ts';
import { heldBySettings, sayKept, type KeepingFact } from '../../../src/domain/register/retention.ts';
import {
  areClosed,
  casesEver,
  retentionOfEntity,
  sayOwnTime,
  type KeptEntity,
} from '../../../src/domain/register/retention-entity.ts';
import { recordTyped } from '../../../src/domain/register/hold.ts';
import {
  caseOf,
  consented,
  directory,
  filledIn,
  given,
  ife,
  kestrelReference,
  later,
  moira,
  monday10,
  must,
  noConflict,
  submitted,
} from '../../people/builders.ts';
import { other } from '../../people/meeting-builders.ts';
import { entityAfter, entityId, opens, opensOver, reviews } from '../../people/entity-builders.ts';
import { opensDisposal, placesHold, record, registerFact, registerId } from '../../people/register-builders.ts';

const settings = settingsSchema.parse({});
const closed = (kind: EntityKind = 'place', more = {}): Entity => entityAfter([opens(kind, more), reviews('no')]);
const bare = (root: Entity, ...facts: readonly KeepingFact[]): KeptEntity => ({ root, facts });
const fact = (at: string, by: Person = moira, data: object = {}): KeepingFact => ({ step: 'writeView', at, by, data });
const kept = (record: readonly KeptEntity[], ...cases: readonly string[]): string =>
  sayKept(
    must(
      retentionOfEntity(
        record,
        cases.map((until) => ({ rule: 'age', until }) as const),
        settings,
      ),
    ),
  );
const member = (mention: NewMember['mention']): NewMember => ({ mention, kind: 'place', on: [] });
const [one, two] = [`${kestrelReference}/P1`, `${other}/P2`] as const;
const over = entityAfter([opensOver([member(one), member(two)])]);

describe('Until when a record of a person or place is kept', () => {
  it('a year after it was closed, or someone last did something about it; reminders lengthen nothing', () => {
    assert.match(kept([bare(closed())]), /4 January 2028: record of a person or place/);
    assert.match(kept([bare(closed(), fact('2027-06-01T10:00:00.000Z'))]), /1 June 2028/);
    assert.match(kept([bare(closed(), fact('2027-06-01T10:00:00.000Z', clockActor))]), /4 January 2028/);
    const byClock = { ...closed(), ended: { by: clockActor, at: '2027-09-01T10:00:00.000Z', why: '' } };
    assert.match(kept([bare(byClock)]), /1 September 2028/);
  });
  it('of someone who works with children 100 years from their birth, or from when it was opened', () => {
    assert.match(kept([bare(closed('person', { birth: '14/3/1985', works: 'yes' }))]), /14 March 2085: of someone who/);
    assert.match(kept([bare(closed('person', { birth: '1985', works: 'yes' }))]), /31 December 2085/);
    assert.match(kept([bare(closed('person', { birth: '', works: 'yes' }))]), /4 January 2127/);
    assert.match(kept([bare(closed('person', { birth: '1985', works: 'no' }))]), /4 January 2028/);
  });
  it('as long as a case that names it; of several, and of merged ones, the longest', () => {
    assert.match(
      kept([bare(closed())], '2036-03-14', '2086-03-14'),
      /14 March 2086: a case that names it is kept as long/,
    );
    assert.match(kept([bare(closed())], '2027-03-14'), /4 January 2028/);
    assert.match(kept([bare(closed()), bare(closed('person', { birth: '1985', works: 'yes' }))]), /2085/);
  });
  it('a setting only lengthens', () => {
    assert.throws(() => settingsSchema.parse({ retention: { entity: 0 } }));
    assert.equal(settingsSchema.parse({ retention: { entity: 6 } }).retention.entity, 6);
  });
  it('its page says its own time and no case’s', () => {
    assert.match(
      String(sayOwnTime([{ root: closed() }], settings)),
      /^Tuesday 4 January 2028 at least: [^,]*, by when it was last worked on$/,
    );
    assert.match(String(sayOwnTime([{ root: over }], settings)), /, and as long as a case that names it$/);
  });
  it('can end once all of it is closed, not taken up or merged', () => {
    assert.equal(areClosed([{ root: closed() }, { root: { ...over, state: 'merged' } }]), true);
    assert.equal(areClosed([{ root: closed() }, { root: over }]), false);
    assert.equal(areClosed([{ root: { ...over, state: 'reported' } }]), false);
  });
});

describe('Which cases ever named it', () => {
  it('those of its entries, and of entries that were taken out since, each once', () => {
    const left = bare(
      { ...over, members: [] },
      fact('2027-02-01T10:00:00.000Z', moira, { mention: one, why: 'Another.' }),
    );
    assert.deepEqual(casesEver([left]), [kestrelReference]);
    assert.deepEqual(
      everyMention(bare(over, fact('2027-02-01T10:00:00.000Z', moira, { mention: one }))).map(({ ref }) => ref),
      [one, two],
    );
    assert.equal(casesEver([bare(over), left]).length, 2);
  });
});

describe('What holds a record of a person or place', () => {
  const root = caseOf(given(filledIn(), submitted(), noConflict(), consented()));
  const types = (root.answers['types'] ?? '').split(',');
  const held = (letter: object, cases = [{ root }]): readonly string[] =>
    heldBySettings(cases, settingsSchema.parse({ legalHolds: [{ letter: 'The inquiry', ...letter }] }), '2030-01-01', [
      'place',
    ]);
  it('a letter about its kind, about all, or about a type of exploitation of a case that names it', () => {
    assert.equal(held({}).length, 1);
    assert.equal(held({}, []).length, 1);
    assert.equal(held({ records: ['place'] }, []).length, 1);
    assert.equal(held({ records: ['person'] }, []).length, 0);
    assert.equal(held({ types: [must(types[0])] }).length, 1);
    assert.equal(held({ types: [must(types[0])] }, []).length, 0);
  });
  it('a letter about kinds of records holds no case', () => {
    const only = settingsSchema.parse({ legalHolds: [{ letter: 'The inquiry', records: ['place'] }] });
    assert.deepEqual(heldBySettings([{ root }], only, '2030-01-01'), []);
  });
  it('a death or serious harm in a case that names it', () => {
    const harmed = { ...root, hold: { at: '2027-03-01T10:00:00.000Z', due: { at: '', rule: '', ruleVersion: 1 } } };
    assert.equal(heldBySettings([{ root: harmed }], settings, '2030-01-01', ['place']).length, 1);
  });
});

describe('A record of a person or place in the register', () => {
  const entity = { id: entityId, excluded: [] };
  const context = { actor: ife, now: monday10, directory };
  it('is named by its number, however that is written; not by one that is not there, nor to a person who is kept out of it', () => {
    for (const typed of [entityId, ` ${entityId.toLowerCase()} `])
      assert.equal(recordTyped(typed, { ...context, entity })?.id, entityId);
    assert.equal(recordTyped(entityId, context), undefined);
    assert.equal(recordTyped('ENT-0000-0000', { ...context, entity }), undefined);
    assert.equal(recordTyped(entityId, { ...context, entity: { ...entity, excluded: [ife.objectId] } }), undefined);
  });
  it('is held, and entered to be destroyed, as the record of a child is', () => {
    const more = { entity, record: { ...record, record: [entityId] } };
    const tried = (row: ReturnType<typeof placesHold>) => {
      const found = registerFact(undefined, row, later(monday10, 60), directory, more);
      return typeof found === 'string' ? found : 'about' in found.data && found.data.about;
    };
    const reference = { id: registerId, reference: entityId };
    assert.equal(tried([ife, 1, 'placeHold', { ...reference, ground: 'police', why: 'Their letter.' }]), entityId);
    assert.equal(tried([ife, 1, 'openDisposal', reference]), entityId);
    assert.equal(tried(opensDisposal()), 'noCase');
    assert.equal(tried(placesHold()), 'noCase');
  });
});
