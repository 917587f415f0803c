// A record as what actions belong to: who reads what of them, what may be typed, and that a record is not over before they are
// (docs/process.md P23.9).
import assert from 'node:assert/strict';
import { entityStates, type Entity } from '../../../src/domain/entity/entity.ts';
import { hostOfEntity, hostRowOfEntity, recordClosedTo } from '../../../src/domain/entity/host.ts';
import { entityKinds, entityRow } from '../../../src/domain/entity/kinds.ts';
import { barToMerge } from '../../../src/domain/entity/members.ts';
import { data, levels } from '../../../src/domain/people/reads.ts';
import { readerOfEntity } from '../../../src/domain/entity/who.ts';
import { bea } from '../../../src/demo/cast.ts';
import { accepts, entityAfter, entityFact, entityId, opens, reports, reviews } from '../../people/entity-builders.ts';
import type { EntityRow } from '../../people/entity-builders.ts';
import { directory, greta, later, moira, monday10, priya, tess } from '../../people/builders.ts';

const now = later(monday10, 60);
const withOpen = (entity: Entity): Entity => ({ ...entity, parts: { action: { count: 1, open: ['A1'] } } });
const codeOf = (entity: Entity, row: EntityRow): string => {
  const answer = entityFact(entity, row, now);
  return typeof answer === 'string' ? answer : 'done';
};

describe('A record as what actions belong to', () => {
  it('is what its kind says, and open to new ones in one state alone', () => {
    for (const kind of entityKinds) {
      const entity = entityAfter([opens(kind)]);
      const { is, id, at } = hostOfEntity(entity);
      assert.deepEqual([is, id, at], [kind, entityId, 'openRecord']);
    }
    const entity = entityAfter([opens()]);
    for (const state of entityStates.filter((one) => one !== 'open')) {
      assert.equal(hostOfEntity({ ...entity, state }).at, 'otherRecord', state);
    }
  });
  it('shows of itself its actions alone, by the row recordActions: nothing else that a case has', () => {
    const entities = [opens('person'), reports()].map((row) => entityAfter([row]));
    for (const entity of [...entities, entityAfter([reports(), accepts()])]) {
      for (const person of [moira, tess, bea, priya, greta]) {
        const [theirs, host] = [
          readerOfEntity(entity, person, directory, now),
          hostOfEntity(entity).reads(person, directory, now),
        ];
        for (const datum of data) {
          for (const least of levels.filter((level) => level !== 'none')) {
            const expected = (datum === 'actions' || datum === 'action') && theirs('recordActions', least);
            assert.equal(host(datum, least), expected, `${person.name} ${datum} ${least}`);
          }
        }
      }
    }
  });
  it('gives no one with a conflict anything, the keeper neither, in lists too', () => {
    const entity = { ...entityAfter([opens()]), excluded: [moira.objectId] };
    for (const host of [hostOfEntity(entity), hostRowOfEntity(entity)]) {
      assert.equal(host.reads(moira, directory, now)('actions', 'summary'), false);
      assert.equal(host.reads(tess, directory, now)('actions', 'summary'), true);
    }
    assert.deepEqual(recordClosedTo(entity), [moira.objectId]);
    assert.equal(recordClosedTo({ ...entity, restricted: 'highProfile' }).length, 2);
    assert.equal(recordClosedTo({ ...entity, state: 'closed' }).length, 2);
  });
  it('its name and what was said of it tell what it is; the title of its kind, and what is short, do not', () => {
    const host = hostOfEntity(entityAfter([opens('place')]));
    assert.equal(host.tells('Go to the FLAT over the Laundrette.'), 'the name of the record');
    assert.equal(host.tells('Ask at 12, Sample Street.'), 'the name of the record');
    assert.equal(host.tells('Serve the notice.'), undefined);
    const phone = { ...entityAfter([opens('phone')]), name: entityRow('phone').title, said: {} };
    assert.equal(hostOfEntity(phone).tells(`Ask whose ${phone.name} it is.`), undefined);
  });
});

describe('A record with actions that are not finished', () => {
  const open = entityAfter([opens()]);
  it('is not closed, and kept it may be', () => {
    assert.equal(codeOf(withOpen(open), reviews('no')), 'openActions');
    assert.equal(codeOf(withOpen(open), reviews('yes')), 'done');
    assert.equal(codeOf(open, reviews('no')), 'done');
  });
  it('is not merged into another; the other may be merged into it', () => {
    const into: EntityRow = [moira, 1, 'mergeInto', { into: 'ENT-0000-0009', why: 'One place.', facts: open.facts }];
    assert.equal(codeOf(withOpen(open), into), 'openActions');
    assert.equal(codeOf(open, into), 'done');
    assert.deepEqual([barToMerge(open), barToMerge(withOpen(open)) === undefined], [undefined, false]);
    const over: EntityRow = [
      moira,
      1,
      'takeOver',
      { from: ['ENT-0000-0009'], members: [], excluded: [], isRestricted: false, why: 'One place.' },
    ];
    assert.equal(codeOf(withOpen(open), over), 'done');
  });
});
