// A record of a person, place or thing: its ground, that no child has one, who reads what of it, until when it is needed
// (docs/process.md 23).
import assert from 'node:assert/strict';
import { kindAsSaid } from '../../../src/domain/case/concern/under-18.ts';
import { mostMembers, type Entity, type EntityState, type NewMember } from '../../../src/domain/entity/entity.ts';
import { foundIn } from '../../../src/domain/entity/found.ts';
import { entityKinds, fitsInto, toEntityKind, type EntityKind } from '../../../src/domain/entity/kinds.ts';
import { openNameOf } from '../../../src/domain/entity/open.ts';
import { entityMatter, type EntityCommand, type EntityStepName } from '../../../src/domain/entity/table.ts';
import { opensEntity, readerOfEntity, relationToEntity } from '../../../src/domain/entity/who.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { mintEntityId, mintReference } from '../../../src/domain/kernel/ids.ts';
import { linkKinds, type LinkKind } from '../../../src/domain/link/kinds.ts';
import { clockActor, refOf, type Person } from '../../../src/domain/people/actor.ts';
import { data, levels, reads, type Relation } from '../../../src/domain/people/reads.ts';
import { addDays, addWorkingDays, localDate, opensOn } from '../../../src/domain/time/calendar.ts';
import {
  accepts,
  declines,
  entityAfter,
  entityFact,
  entityId,
  opens,
  opensOver,
  reports,
  reviews,
  views,
  type EntityRow,
} from '../../people/entity-builders.ts';
import { bea } from '../../../src/demo/cast.ts';
import { greta, later, moira, monday10, must, priya, someone, tess, withPeople } from '../../people/builders.ts';

const [one, two] = [1, 2].map((number) => mintReference(new Uint8Array(5).fill(number)));
const member = (kind: LinkKind, reference = one, more: Partial<NewMember> = {}): NewMember => ({
  mention: `${must(reference)}/P1`,
  kind,
  on: ['the same address'],
  ...more,
});
const minutes = someone(160, 'Min Utes', { roles: ['minutes'] });
const lado = someone(161, 'La Do', { roles: ['lado'] });
const dpo = someone(162, 'Dee Pio', { roles: ['dpo'] });
const auditor = someone(163, 'Aud Itor', { roles: ['auditor'] });
const analyst = someone(164, 'Ana Lyst', { roles: ['analyst'] });
const head = someone(165, 'Hea Dof', { roles: ['serviceManager'] });
const health = someone(166, 'Hal Th', { roles: ['panelMember'], agency: 'health' });
const council = withPeople(minutes, lado, dpo, auditor, analyst, head, health);
const now = later(monday10, 60);
const after = (rows: readonly EntityRow[]): Entity => entityAfter(rows, council);
const take = (entity: Entity | undefined, step: EntityCommand['step'], input: object, by: Person = moira) =>
  entityFact(entity, [by, 1, step, input] as EntityRow, now, council);
const codeOf = (answer: ReturnType<typeof entityFact>): string => (typeof answer === 'string' ? answer : 'done');

const alike = (one: EntityKind) => (one === 'organisation' ? 'place' : one);
describe('A record is opened', () => {
  for (const kind of entityKinds) {
    it(`by hand, for a meeting or the police: ${kind}`, () => {
      const entity = after([opens(kind)]);
      assert.deepEqual([entity.kind, entity.ground, entity.state], [kind, 'panel', 'open']);
      assert.equal(codeOf(take(undefined, openNameOf(kind), must(opens(kind)[3]), priya)), 'notAvailable');
    });
  }
  it('over entries of two cases, and not of one', () => {
    assert.equal(after([opensOver([member('place'), member('organisation', two)])]).ground, 'twoCases');
    const [, , step, input] = opensOver([member('place'), member('place', one, { mention: `${must(one)}/P2` })]);
    assert.equal(codeOf(take(undefined, step, must(input))), 'noGround');
  });
  it('once: a press again finds it there', () => {
    assert.equal(codeOf(take(after([opens()]), 'openPlace', must(opens()[3]))), 'alreadyDecided');
  });
  it('and nothing that is typed on it names a case', () => {
    const [, , , input] = opens('place', { why: `As in ${must(one)}.` });
    assert.equal(codeOf(take(undefined, 'openPlace', must(input))), 'identifies');
    assert.equal(codeOf(take(after([opens()]), 'writeView', { text: `See ${must(two)}.` })), 'identifies');
    assert.equal(codeOf(take(after([opens()]), 'renameEntity', { name: 'ENT-4F7K-2Q9X' })), 'identifies');
  });
});

describe('No one under 18 has a record, by no path', () => {
  it('not by hand: by the answer, by a date, by a year that leaves no other age; a date may be a slip', () => {
    const opened = (said: Answers) => codeOf(take(undefined, 'openPerson', must(opens('person', said)[3])));
    assert.equal(opened({ child: 'yes', birth: '' }), 'child');
    for (const said of [
      { child: 'notKnown', birth: '4/5/2012' },
      { child: 'notKnown', birth: '2014' },
      { child: 'no', birth: '2014' },
    ]) {
      assert.equal(opened(said), 'contradicts', said.birth);
    }
    assert.equal(
      codeOf(take(undefined, 'openPerson', must(opens('person', { child: 'notKnown', birth: '' })[3]))),
      'done',
    );
  });
  it('not over entries, by joining, by merging, by a theme', () => {
    assert.equal(toEntityKind('child'), undefined);
    for (const kind of entityKinds) {
      assert.equal(fitsInto('child', kind), false);
      const [, , step, input] = opensOver([member('child'), member('child', two)], kind);
      assert.equal(codeOf(take(undefined, step, must(input))), 'child');
      const there = after([opens(kind)]);
      assert.equal(codeOf(take(there, 'addMembers', { members: [member('child')] })), 'otherKind');
      const merging = {
        from: ['ENT-0000-0009'],
        members: [member('child')],
        excluded: [],
        isRestricted: false,
        why: 'x',
      };
      assert.equal(codeOf(take(there, 'takeOver', merging)), 'otherKind');
    }
    // What says that it is of someone under 18 is an entry of another child (docs/process.md P22.5).
    assert.deepEqual(kindAsSaid('person', { child: 'yes' }, now), { kind: 'child' });
  });
  it('a place and a business are one; no other two kinds are, but in a theme', () => {
    for (const mention of linkKinds.filter((kind) => kind !== 'child')) {
      for (const kind of entityKinds) {
        assert.equal(fitsInto(mention, kind), kind === 'theme' || alike(mention) === alike(kind), `${mention} ${kind}`);
      }
    }
  });
});

/** One person for each way to stand to a record, and records in which they do. */
const open = after([opens('person')]);
const asked: Entity = { ...open, asked: [{ agency: 'health', until: localDate(now) }] };
const reported = after([reports()]);
const declined = after([reports(), declines()]);
const restricted: Entity = {
  ...asked,
  works: true,
  restricted: 'highProfile',
  named: [{ objectId: tess.objectId, name: tess.name }],
};
const closed = after([opens('person'), reviews('no')]);
const heardBy = (agency: string): Entity => ({
  ...open,
  agenda: { from: localDate(now), agencies: [agency], since: now },
});
const cases: readonly (readonly [name: string, Entity, Readonly<Record<string, Relation>>])[] = [
  ['open', open, { moira: 'keeper', tess: 'chair' }],
  ['of someone who works with children', { ...open, works: true }, { moira: 'keeper', tess: 'chair', lado: 'officer' }],
  ['asked about', asked, { moira: 'keeper', tess: 'chair', health: 'invited', minutes: 'minutes' }],
  [
    'asked about long ago',
    { ...asked, asked: [{ agency: 'health', until: '2026-12-01' }] },
    { moira: 'keeper', tess: 'chair' },
  ],
  [
    'to be heard by Health',
    heardBy('health'),
    { moira: 'keeper', tess: 'chair', health: 'invited', minutes: 'minutes' },
  ],
  [
    'to be heard by the council',
    heardBy('council'),
    { moira: 'keeper', tess: 'chair', head: 'invited', greta: 'invited', minutes: 'minutes' },
  ],
  ['to be heard, and restricted since', { ...heardBy('health'), restricted: 'highProfile' }, { moira: 'keeper' }],
  ['restricted', restricted, { moira: 'keeper', tess: 'named' }],
  ['with a conflict', { ...asked, excluded: [moira.objectId, tess.objectId, health.objectId] }, { minutes: 'minutes' }],
  ['reported', reported, { moira: 'keeper', bea: 'reporter' }],
  ['not taken up', declined, { moira: 'keeper', bea: 'reporter' }],
  ['accepted', after([reports(), accepts()]), { moira: 'keeper', tess: 'chair', bea: 'reporter' }],
  ['closed', closed, { moira: 'keeper', dpo: 'closedReader' }],
  [
    'closed by a panel at which Health was',
    { ...closed, heard: [refOf(health)] },
    { moira: 'keeper', dpo: 'closedReader', health: 'heard' },
  ],
  [
    'closed by such a panel long ago',
    { ...closed, heard: [refOf(health)], ended: { ...must(closed.ended), at: '2026-11-30T10:00:00.000Z' } },
    { moira: 'keeper', dpo: 'closedReader' },
  ],
  [
    'closed by such a panel, and restricted',
    { ...closed, heard: [refOf(health)], restricted: 'highProfile' },
    { moira: 'keeper', dpo: 'closedReader' },
  ],
  ['merged', { ...closed, state: 'merged' }, { moira: 'keeper' }],
];
const people: Readonly<Record<string, Person>> = {
  moira,
  tess,
  minutes,
  lado,
  dpo,
  auditor,
  analyst,
  head,
  health,
  bea,
  priya,
  greta,
};

describe('Who reads what of a record', () => {
  for (const [name, entity, relations] of cases) {
    it(`${name}: everyone, every datum, exactly the tables`, () => {
      for (const [who, person] of Object.entries(people)) {
        const relation = relations[who] ?? 'none';
        assert.equal(relationToEntity(entity, person, council, now), relation, who);
        const found = readerOfEntity(entity, person, council, now);
        for (const datum of data) {
          for (const least of levels)
            assert.equal(found(datum, least), reads(datum, relation, least), `${who} ${datum}`);
        }
        const opensIt = reads('record', relation, 'summary') || reads('recordReport', relation, 'summary');
        assert.equal(opensEntity(entity, person, council, now), opensIt, who);
      }
    });
    it(`${name}: no one takes a step who does not read it`, () => {
      for (const person of Object.values(people)) {
        const relation = relationToEntity(entity, person, council, now);
        for (const [step, input] of Object.entries(anInput)) {
          const code = codeOf(take(entity, step as EntityStepName, input, person));
          const may =
            relation === 'keeper' ||
            (step === 'conflictOverEntity' && reads('record', relation, 'summary')) ||
            (step.endsWith('Agenda') && person === tess && reads('record', relation));
          if (!may) assert.equal(code, 'notAvailable', `${person.name} ${step}`);
          else assert.notEqual(code, 'notAvailable', `${person.name} ${step}`);
        }
      }
    });
  }
});

/** Each step on a record that is there, as it may be typed. */
const anInput: Readonly<Partial<Record<EntityStepName, object>>> = {
  acceptEntity: {},
  declineEntity: { why: 'Known.' },
  renameEntity: { name: 'Smiler of the Quay' },
  askAgencies: { agencies: 'health' },
  writeView: { text: 'Likely the same crew.' },
  reviewEntity: { keep: 'yes', why: 'Two cases are open.' },
  addMembers: { members: [member('person')] },
  removeMember: { mention: `${must(one)}/P1`, why: 'Another one.' },
  takeOver: { from: ['ENT-0000-0009'], members: [], excluded: [], isRestricted: false, why: 'One person.' },
  mergeInto: { into: 'ENT-0000-0009', why: 'One person.' },
  restrictEntity: { ground: 'highProfile', why: 'A councillor.' },
  liftEntity: { why: 'A slip.' },
  nameForEntity: { person: health.objectId, why: 'Needs it.' },
  unnameForEntity: { person: tess.objectId, why: 'Needs it no more.' },
  conflictOverEntity: { why: 'My brother.' },
  keepOutOfEntity: { person: health.objectId, why: 'Her cousin.' },
  letIntoEntity: { person: health.objectId, why: 'A mistake.' },
  putOnAgenda: { agencies: 'health' },
  takeOffAgenda: { why: 'It is settled.' },
};

describe('Keep out of a record', () => {
  const kept = { person: tess.objectId, why: 'Her cousin lives there.' };
  const letIn = { person: tess.objectId, why: 'It is another family.' };
  const second = someone(167, 'Sec Ond', { roles: ['coordinator'] });
  const councilOf = withPeople(minutes, lado, dpo, auditor, analyst, head, health, second);
  const takes = (entity: Entity, step: EntityStepName, input: object, by = moira) =>
    entityFact(entity, [by, 1, step, input] as EntityRow, now, councilOf);
  const done = (entity: Entity, step: EntityStepName, input: object, by = moira): Entity => {
    const fact = takes(entity, step, input, by);
    if (typeof fact === 'string') throw new Error(`${by.name} may not ${step} here: ${fact}`);
    return entityMatter.evolve({ root: entity }, fact).root;
  };
  const out = done(open, 'keepOutOfEntity', kept);

  it('shuts out whom it names, chair and co-ordinator alike, from all of it; no one else', () => {
    for (const person of [tess, second]) {
      const shut = done(asked, 'keepOutOfEntity', { ...kept, person: person.objectId });
      for (const one of councilOf.people as readonly Person[]) {
        const before = relationToEntity(asked, one, councilOf, now);
        const expected = one.objectId === person.objectId ? 'none' : before;
        assert.equal(relationToEntity(shut, one, councilOf, now), expected, one.name);
      }
    }
    assert.deepEqual(done(restricted, 'keepOutOfEntity', kept).named, []);
    assert.equal(
      relationToEntity(done(reported, 'keepOutOfEntity', { ...kept, person: bea.objectId }), bea, councilOf, now),
      'none',
    );
  });

  it('not oneself, not twice, not who owns an action of it', () => {
    assert.equal(codeOf(takes(open, 'keepOutOfEntity', { ...kept, person: moira.objectId })), 'notEligible');
    assert.equal(codeOf(takes(open, 'keepOutOfEntity', { ...kept, person: '' })), 'notEligible');
    assert.equal(codeOf(takes(out, 'keepOutOfEntity', kept)), 'alreadyDecided');
    assert.equal(codeOf(takes(open, 'keepOutOfEntity', { ...kept, owns: ['A1'] })), 'successor');
    assert.equal(codeOf(takes(open, 'keepOutOfEntity', { ...kept, why: '' })), 'incomplete');
  });

  it('until another person lets them in again; a conflict of interest stays one', () => {
    assert.equal(codeOf(takes(open, 'letIntoEntity', letIn)), 'notNow');
    assert.equal(codeOf(takes(out, 'letIntoEntity', letIn)), 'notYours');
    const back = done(out, 'letIntoEntity', letIn, second);
    assert.deepEqual([back.excluded, back.keptOut], [[], undefined]);
    const both = done(done(open, 'conflictOverEntity', { why: 'My cousin.' }, tess), 'keepOutOfEntity', kept);
    assert.deepEqual(done(both, 'letIntoEntity', letIn, second).excluded, [tess.objectId]);
  });

  it('goes along in a merge, both ways, and may be taken back after it', () => {
    const other = mintEntityId(new Uint8Array(8).fill(9));
    const taking = {
      from: [other],
      members: [],
      excluded: out.excluded,
      keptOut: out.keptOut,
      isRestricted: false,
      why: 'One.',
    };
    const stays = done(open, 'takeOver', taking);
    assert.equal(relationToEntity(stays, tess, councilOf, now), 'none');
    assert.deepEqual(done(stays, 'letIntoEntity', letIn, second).excluded, []);
    const goes = done(open, 'mergeInto', { into: other, why: 'One.', stays: out });
    assert.deepEqual(
      [goes.excluded, goes.keptOut?.map(({ person }) => person.objectId)],
      [[tess.objectId], [tess.objectId]],
    );
    // On what was merged it follows the record that stays, whoever presses; what kept them out of it by itself stays.
    assert.deepEqual(done(goes, 'letIntoEntity', letIn).excluded, []);
    const own = done(out, 'mergeInto', { into: other, why: 'One.', stays: out });
    assert.equal(takes(own, 'letIntoEntity', letIn), 'unchanged');
    const later = done(done(open, 'mergeInto', { into: other, why: 'One.', stays: open }), 'keepOutOfEntity', kept);
    assert.deepEqual(done(later, 'letIntoEntity', letIn).excluded, []);
  });
});

describe('A record, in each state', () => {
  const inState: Readonly<Record<EntityState, Entity>> = {
    reported,
    open,
    declined,
    closed,
    merged: { ...closed, state: 'merged' },
  };
  /** From which states each step starts, said again. */
  const starts: Readonly<Partial<Record<EntityStepName, string>>> = {
    acceptEntity: 'reported',
    declineEntity: 'reported',
    renameEntity: 'reported open',
    askAgencies: 'open',
    putOnAgenda: 'open',
    writeView: 'open',
    reviewEntity: 'open',
    addMembers: 'open',
    takeOver: 'open',
    mergeInto: 'reported open',
    restrictEntity: 'reported open',
    conflictOverEntity: 'reported open',
    keepOutOfEntity: 'reported open declined closed merged',
  };
  for (const [step, from] of Object.entries(starts)) {
    it(`${step}: from ${from}`, () => {
      for (const [state, entity] of Object.entries(inState)) {
        const [input, kind] = [anInput[step as EntityStepName] ?? {}, entity.kind];
        const fitting = step === 'addMembers' ? { members: [member(kind === 'theme' ? 'place' : kind)] } : input;
        const code = codeOf(take(entity, step as EntityStepName, fitting));
        assert.equal(code, from.split(' ').includes(state) ? 'done' : 'notNow', state);
      }
    });
  }
});

describe('Entries of a record', () => {
  it('are added once, and are full at a number', () => {
    const entity = after([opensOver([member('place'), member('place', two)])]);
    assert.equal(codeOf(take(entity, 'addMembers', { members: [member('place')] })), 'unchanged');
    const many = Array.from({ length: mostMembers }, (_none, place) =>
      member('place', one, { mention: `${must(one)}/P${place + 2}` }),
    );
    assert.equal(codeOf(take(entity, 'addMembers', { members: many })), 'full');
  });
  it('a restricted record is merged into a restricted one only, and takes those who are kept out along', () => {
    const merging = {
      from: ['ENT-0000-0009'],
      members: [],
      excluded: [tess.objectId],
      isRestricted: true,
      why: 'One.',
    };
    assert.equal(codeOf(take(open, 'takeOver', merging)), 'restricted');
    const fact = take(restricted, 'takeOver', merging);
    assert.ok(typeof fact !== 'string');
    assert.deepEqual(entityMatter.evolve({ root: restricted }, fact).root.excluded, [tess.objectId]);
  });
  it('the LADO reads on of someone who works with children, where that record is merged into another', () => {
    const merging = { from: ['ENT-0000-0009'], members: [], excluded: [], isRestricted: false, why: 'One.' };
    const fact = take(open, 'takeOver', { ...merging, works: true });
    assert.ok(typeof fact !== 'string');
    const { root } = entityMatter.evolve({ root: open }, fact);
    assert.deepEqual(
      [open, root].map((one) => relationToEntity(one, lado, council, now)),
      ['none', 'officer'],
    );
  });
});

const reminded = (entity: Entity, at: string, input: object = {}) =>
  entityFact(entity, [clockActor, 1, 'remindEntity', input] as EntityRow, at, council);
describe('A record is still needed', () => {
  const made = open.opened.at;
  // The Friday before: 180 days later is a Saturday.
  const dueOn = addDays(localDate(made), 179);

  it('is asked after 180 days, on a working day, and 14 days later of the head of service', () => {
    assert.equal(open.dueOn, dueOn);
    assert.deepEqual(
      open.ladder.rungs.map(({ rung, at }) => [rung, at]),
      [
        ['review', opensOn(dueOn, council.settings.officeHours)],
        ['reviewLate', opensOn(addDays(dueOn, 14), council.settings.officeHours)],
      ],
    );
    assert.equal(reminded(open, later(made, 60)), 'unchanged');
  });
  it('kept: asked again after as long; closed: found by nothing', () => {
    const kept = after([opens('place'), reviews('yes')]);
    assert.deepEqual([kept.state, kept.ladder.rungs.length], ['open', 2]);
    assert.notEqual(foundIn(kept), undefined);
    const over = after([opens('place'), reviews('no', 'The flat is let to others.')]);
    assert.deepEqual([over.state, over.ended?.why, over.ladder.rungs], ['closed', 'The flat is let to others.', []]);
    assert.equal(foundIn(over), undefined);
  });
  it('one over entries of which none is left is closed by the clock, once it is late', () => {
    const over = after([opensOver([member('place'), member('place', two)])]);
    const late = opensOn(addDays(over.dueOn, 15), council.settings.officeHours);
    const closes = (entity: Entity, gone: readonly string[] = []) => {
      const fact = reminded(entity, late, { gone });
      assert.ok(typeof fact !== 'string');
      return entityMatter.evolve({ root: entity }, fact).root.state;
    };
    assert.equal(closes(over), 'open');
    assert.equal(closes({ ...over, members: [] }), 'closed');
    const named = over.members.map(({ mention }) => mention);
    assert.equal(closes(over, named.slice(1)), 'open');
    assert.equal(closes(over, named), 'closed');
    assert.equal(closes({ ...after([opens('place')]) }), 'open');
  });
  it('a report is accepted, or not, within two working days, three more later it goes up', () => {
    const at = (days: number) => addWorkingDays(reported.opened.at, days, council.settings.officeHours);
    assert.deepEqual(
      reported.ladder.rungs.map((rung) => [rung.rung, rung.at]),
      [
        ['accept', at(2)],
        ['acceptLate', at(5)],
      ],
    );
    assert.deepEqual(declined.ladder.rungs, []);
    assert.equal(after([reports(), accepts()]).ladder.rungs[0]?.rung, 'review');
  });
  it('what is made of it is written beside, and never in what was said', () => {
    const entity = after([opens('place'), views('Cuckooing is likely.')]);
    assert.deepEqual(
      entity.views.map(({ text, by }) => [text, by.name]),
      [['Cuckooing is likely.', moira.name]],
    );
    assert.deepEqual(entity.said, after([opens('place')]).said);
    assert.equal(entity.id, entityId);
  });
});
