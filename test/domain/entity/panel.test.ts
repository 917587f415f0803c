// A record comes to panels, and a panel decides about it: rules as data (docs/process.md P23.11 to P23.13).
import assert from 'node:assert/strict';
import { recordItems, isToBeHeard } from '../../../src/domain/entity/agenda.ts';
import { recordDecisions, recordDecisionsOf } from '../../../src/domain/entity/decisions.ts';
import type { Entity, RecordDecisionName } from '../../../src/domain/entity/entity.ts';
import { entityKinds, type EntityKind } from '../../../src/domain/entity/kinds.ts';
import { barToMerge } from '../../../src/domain/entity/members.ts';
import { recordQuorumOf } from '../../../src/domain/entity/panel.ts';
import { entityMatter } from '../../../src/domain/entity/table.ts';
import { counted } from '../../../src/domain/kernel/counted.ts';
import { mintEntityId } from '../../../src/domain/kernel/ids.ts';
import type { Meeting, StartedMeeting } from '../../../src/domain/meeting/meeting.ts';
import { meetingMatter } from '../../../src/domain/meeting/table.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { colin, directory, factOn, moira, monday10, must, ravi, someone, tess } from '../../people/builders.ts';
import { entityAfter, entityId, opens } from '../../people/entity-builders.ts';
import { panel, preMset } from '../../people/meeting-builders.ts';
import { atPanel, bea } from '../meeting/meeting-hall.ts';

const others = { agencies: 'police,housing,council' };
const volt: Directory = { ...directory, settings: { ...directory.settings, agendaOrder: 'volt' } };
const on = (kind: EntityKind = 'place', more: Partial<Entity> = {}): Entity => ({
  ...entityAfter([opens(kind), [moira, 1, 'putOnAgenda', others]], volt),
  ...more,
});
const there = (...people: readonly Person[]): StartedMeeting => ({
  ...panel,
  state: 'started',
  startedAt: panel.startsAt,
  attendance: people.map((person) => ({ person: refOf(person), way: 'online', at: panel.startsAt })),
});
const everyone = [moira, tess, ravi, colin, bea];
const acted = (entity: Entity): Entity => counted(entity, 'action', { id: 'A1', isOpen: true, isNew: true });

interface Deciding {
  readonly by?: Person;
  readonly meeting?: Meeting;
  readonly more?: object;
  readonly council?: Directory;
}
/** A refusal's code, or the record after it. */
function decides(
  entity: Entity,
  decision: string,
  { by = moira, meeting = there(...everyone), more = {}, council = directory }: Deciding = {},
): Entity | string {
  const input = { meeting: panel.id, decision, why: 'Two new reports.', ...more };
  const context = { actor: by, now: atPanel, directory: council, meeting };
  const fact = factOn(entityMatter, { root: entity }, { step: 'decideRecord', input }, context);
  return typeof fact === 'string' ? fact : entityMatter.evolve({ root: entity }, fact).root;
}
const codeOf = (answer: Entity | string): string => (typeof answer === 'string' ? answer : 'done');
const theme = mintEntityId(new Uint8Array(8).fill(9));
const stepped = (entity: Entity, step: 'putOnAgenda' | 'takeOffAgenda', input: object) =>
  factOn(entityMatter, { root: entity }, { step, input } as never, { actor: tess, now: atPanel, directory });
const at = (kind: EntityKind, place: number): Entity => ({
  ...on(kind),
  id: mintEntityId(new Uint8Array(8).fill(place)),
  agenda: { from: '2027-01-04', agencies: [], since: `2027-01-0${place}T10:00:00.000Z` },
});

describe('A record on the agenda of panels', () => {
  it('is on each from the day on which it was put there, until one decides; on no pre-MSET', () => {
    const entity = on();
    const later: Meeting = { ...panel, date: '2027-02-16', id: 'panel-2027-02-16' };
    assert.deepEqual(
      [panel, later, preMset, { ...panel, date: '2026-12-15' }].map((one) => isToBeHeard(entity, one)),
      [true, true, false, false],
    );
    assert.equal(isToBeHeard({ ...entity, state: 'closed' }, panel), false);
  });
  it('of one that has ended it is what that left undecided', () => {
    const ended = { ...there(), state: 'ended', endedAt: atPanel, undecidedRecords: [entityId] } as unknown as Meeting; // the rest is not asked
    assert.equal(isToBeHeard(on(), ended), true);
    assert.equal(isToBeHeard(on(), { ...ended, undecidedRecords: [] } as Meeting), false);
  });
  it('is put there once, and comes off again; what is on it is not merged away', () => {
    assert.equal(stepped(on(), 'putOnAgenda', others), 'alreadyDecided');
    const off = stepped(on(), 'takeOffAgenda', { why: 'It is settled.' });
    assert.ok(typeof off !== 'string');
    const after = entityMatter.evolve({ root: on() }, off).root;
    assert.equal(after.agenda, undefined);
    assert.equal(stepped(after, 'takeOffAgenda', { why: 'It is settled.' }), 'notNow');
    assert.equal(stepped(on(), 'takeOffAgenda', { why: 'See MSET-4F7K-24.' }), 'identifies');
    assert.equal(barToMerge(on())?.refusal.code, 'onAgenda');
    assert.equal(barToMerge(after), undefined);
  });
  it('a theme comes to panels where the agenda is in the order of VOLT, and nowhere else', () => {
    const made = entityAfter([opens('theme')]);
    const puts = (council: Directory) =>
      factOn(
        entityMatter,
        { root: made },
        { step: 'putOnAgenda', input: others },
        { actor: moira, now: atPanel, directory: council },
      );
    assert.equal(puts(directory), 'notNow');
    assert.notEqual(typeof puts(volt), 'string');
  });
  it('of a restricted record no agency hears it: people are let in by name', () => {
    const made = entityAfter([opens(), [moira, 1, 'restrictEntity', { ground: 'highProfile', why: 'A councillor.' }]]);
    const fact = factOn(
      entityMatter,
      { root: made },
      { step: 'putOnAgenda', input: others },
      { actor: moira, now: atPanel, directory },
    );
    assert.ok(typeof fact !== 'string');
    assert.deepEqual(entityMatter.evolve({ root: made }, fact).root.agenda?.agencies, []);
  });

  const some = [at('theme', 1), at('place', 2), at('phone', 3), at('organisation', 4), at('person', 5)];
  for (const [order, expected] of [
    ['usual', 'theme 14:20, place 14:25, phone 14:30, organisation 14:35, person 14:40'],
    ['volt', 'phone 14:20, person 14:25, place 14:30, organisation 14:35, theme 14:40'],
  ] as const) {
    it(`after the cases, five minutes each, in the order ${order}`, () => {
      const items = recordItems(panel, some, 20, { agendaOrder: order, minutesForRecord: 5 });
      assert.equal(items.map(({ entity, slot }) => `${entity.kind} ${slot}`).join(', '), expected);
    });
  }
});
const joins = (entity: Entity) => {
  const input = { record: mintEntityId(new Uint8Array(8).fill(7)) };
  const context = { actor: moira, now: monday10, directory };
  const fact = factOn(entityMatter, { root: entity }, { step: 'joinToTheme', input }, context);
  return typeof fact === 'string' ? fact : entityMatter.evolve({ root: entity }, fact).root;
};
const ends = (undecidedRecords: readonly Entity['id'][]) => {
  const input = { undecided: [], undecidedRecords };
  const context = { actor: moira, now: atPanel, directory };
  const fact = factOn(meetingMatter, { root: there(moira) }, { step: 'endMeeting', input }, context);
  assert.ok(typeof fact !== 'string');
  return meetingMatter.evolve({ root: there(moira) }, fact).root;
};

describe('What a panel decides about a record', () => {
  const inputs: Readonly<Record<RecordDecisionName, object>> = {
    act: {},
    watch: {},
    assess: {},
    theme: { theme },
    close: {},
  };
  /** Without an action, and with one that is not finished. */
  const expected: Readonly<Record<RecordDecisionName, readonly [without: string, withOne: string]>> = {
    act: ['needsAction', 'done'],
    watch: ['done', 'done'],
    assess: ['needsAction', 'done'],
    theme: ['done', 'done'],
    close: ['done', 'openActions'],
  };
  for (const decision of Object.keys(expected) as readonly RecordDecisionName[]) {
    it(`${decision}: with and without an action`, () => {
      const answers = [on(), acted(on())].map((entity) =>
        codeOf(decides(entity, decision, { more: inputs[decision] })),
      );
      assert.deepEqual(answers, expected[decision]);
    });
    it(`${decision}: leaves the agenda, or comes to the next panel; those who heard it read it for some weeks`, () => {
      const needs = recordDecisions[decision].needsAction === true;
      const after = decides(needs ? acted(on()) : on(), decision, { more: inputs[decision] });
      assert.ok(typeof after !== 'string');
      assert.deepEqual(after.agenda?.from, decision === 'watch' ? '2027-01-20' : undefined);
      assert.equal(after.state, decision === 'close' ? 'closed' : 'open');
      assert.deepEqual(
        after.asked?.map(({ agency, until }) => `${agency} ${until}`),
        ['police 2027-02-16', 'housing 2027-02-16', 'council 2027-02-16'],
      );
      assert.deepEqual(
        must(after.decisions?.[0]).present.map(({ name }) => name),
        everyone.map(({ name }) => name),
      );
      assert.equal(after.theme, decision === 'theme' ? theme : undefined);
      // Once a meeting; and what is closed is over.
      assert.equal(codeOf(decides(after, 'watch')), decision === 'close' ? 'notNow' : 'alreadyDecided');
    });
  }
  for (const kind of entityKinds) {
    it(`${kind}: closed with chair, police and council${recordQuorumOf(kind, directory.settings).length > 3 ? ', and housing or community safety' : ''}`, () => {
      const entity = on(kind);
      const without = (gone: Person): string =>
        codeOf(decides(entity, 'close', { meeting: there(...everyone.filter((one) => one !== gone)), council: volt }));
      const isPlace = kind === 'place' || kind === 'organisation';
      const by = codeOf(decides(entity, 'close', { meeting: there(...everyone), council: volt }));
      assert.deepEqual(
        [by, without(tess), without(ravi), without(colin), without(bea)],
        ['done', 'inquorate', 'inquorate', 'inquorate', isPlace ? 'inquorate' : 'done'],
      );
    });
  }
  it('who may not read the record takes no part: not counted, not present; and their agency was not there', () => {
    const entity = { ...on(), excluded: [ravi.objectId] };
    assert.equal(codeOf(decides(entity, 'close')), 'inquorate');
    const after = decides(entity, 'watch');
    assert.ok(typeof after !== 'string');
    const [decision] = must(after.decisions);
    assert.deepEqual([decision?.quorate, decision?.absent], [false, ['police']]);
    assert.ok(decision?.present.every(({ objectId }) => objectId !== ravi.objectId));
  });
  it('a theme is joined to none, and a theme must be named', () => {
    assert.equal(codeOf(decides(on('theme'), 'theme', { more: { theme }, council: volt })), 'incomplete');
    assert.ok(!recordDecisionsOf('theme').includes('theme'));
    assert.equal(codeOf(decides(on(), 'theme')), 'incomplete');
  });
  const minutes = someone(190, 'Min Utes', { roles: ['minutes'] });
  const barred: readonly (readonly [why: string, Deciding, code: string])[] = [
    ['an agency’s person', { by: ravi }, 'notAvailable'],
    ['not in the room', { by: tess, meeting: there(moira) }, 'notThere'],
    ['not under way', { meeting: panel }, 'notNow'],
    ['another meeting', { meeting: { ...there(moira), id: 'panel-2027-02-16' } }, 'notAvailable'],
    ['no decision', { more: { decision: 'dance' } }, 'incomplete'],
    ['no reason', { more: { why: '' } }, 'incomplete'],
    ['names a case', { more: { why: 'As in MSET-4F7K-24.' } }, 'identifies'],
    ['a minute taker', { by: minutes, meeting: there(minutes, moira) }, 'done'],
  ];
  for (const [why, deciding, code] of barred) {
    it(`${why}: ${code}`, () => {
      assert.equal(codeOf(decides(on(), 'watch', deciding)), code);
    });
  }
  it('one that is on no agenda is decided about by none', () => {
    assert.equal(codeOf(decides(entityAfter([opens()]), 'watch')), 'notNow');
  });
  it('a theme takes a record once, and nothing but a theme does', () => {
    const joined = joins(entityAfter([opens('theme')]));
    assert.ok(typeof joined !== 'string');
    assert.equal(joined.joined?.length, 1);
    assert.equal(joins(joined), 'unchanged');
    assert.equal(joins(entityAfter([opens()])), 'otherKind');
  });
  it('the end of a meeting keeps which records were left, and says nothing where there were none', () => {
    const after = ends([entityId]);
    assert.deepEqual(after.state === 'ended' && after.undecidedRecords, [entityId]);
    assert.equal('undecidedRecords' in ends([]), false);
  });
});
