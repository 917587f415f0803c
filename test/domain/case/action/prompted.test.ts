// Who is prompted when people are gone, elsewhere, conflicted or not named at all (docs/process.md P8.12).
import assert from 'node:assert/strict';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { promptedFor } from '../../../../src/domain/case/action/who.ts';
import { caseOf, moira, ola, pip, ravi, sol, someone, tess, must } from '../../../people/builders.ts';
import {
  accepted,
  acting,
  actingRestricted,
  actionOf,
  added,
  cal,
  council,
  described,
  nameOf,
} from './action-story.ts';
import type { ActionRung } from '../../../../src/domain/case/state/rungs.ts';

type Row = Readonly<Partial<Record<ActionRung, string>>>;
const usual: Readonly<Record<'day' | 'lateOwner' | 'lateLead' | 'lateSenior' | 'lateChair', string>> = {
  day: 'PC Ola Sketch',
  lateOwner: 'PC Ola Sketch, Insp Pip Outline',
  lateLead: 'Sgt Ravi Mock',
  lateSenior: 'Supt Sol Replica',
  lateChair: 'Tess Gavel, Moira Example',
};
const onlyCoordinators: Row = {
  day: 'Moira Example',
  lateOwner: 'Moira Example',
  lateLead: 'Moira Example',
  lateSenior: 'Moira Example',
};

const changed = (...people: readonly Person[]): Directory => ({
  ...council,
  people: council.people.map((one) => {
    const other = people.find((person) => person.objectId === one.objectId);
    return other === undefined ? one : { ...other, roles: [...other.roles] };
  }),
});
const without = (...people: readonly Person[]): Directory => ({
  ...council,
  people: council.people.filter((one) => !people.some((person) => person.objectId === one.objectId)),
});
const headless: Directory = {
  ...council,
  agencies: council.agencies.map(({ id, name }) => ({ id, name })),
};
const elsewhere = (person: Person): Person => ({ ...person, agency: 'housing' });
const second = someone(120, 'Cora Second', { roles: ['coordinator'] });

const begun = acting(added(), accepted());
const withDeputy = acting(added(), accepted(), described({ deputy: cal.objectId }));
const nobodyYet = acting(added({ owner: `police|${ravi.objectId}` }));

const rows: readonly {
  readonly that: string;
  readonly facts?: typeof begun;
  readonly directory?: Directory;
  readonly excluded?: readonly Person[];
  readonly named?: readonly Person[];
  readonly to: Row;
}[] = [
  { that: 'The usual people', to: {} },
  {
    that: 'The action’s deputy goes before the agency’s',
    facts: withDeputy,
    to: { lateOwner: 'PC Ola Sketch, PC Cal Draft' },
  },
  {
    that: 'The owner’s own deputy goes before the agency’s',
    directory: changed({ ...ola, deputy: cal.objectId }),
    to: { lateOwner: 'PC Ola Sketch, PC Cal Draft' },
  },
  {
    that: 'The action’s deputy has left: the agency’s deputy',
    facts: withDeputy,
    directory: without(cal),
    to: {},
  },
  {
    that: 'The action’s deputy has moved to another agency: the agency’s deputy',
    facts: withDeputy,
    directory: changed(elsewhere(cal)),
    to: {},
  },
  {
    that: 'The owner has left: the lead stands in',
    directory: without(ola),
    to: { day: 'Sgt Ravi Mock', lateOwner: 'Sgt Ravi Mock, Insp Pip Outline' },
  },
  {
    that: 'The owner has moved to another agency: the lead stands in',
    directory: changed(elsewhere(ola)),
    to: { day: 'Sgt Ravi Mock', lateOwner: 'Sgt Ravi Mock, Insp Pip Outline' },
  },
  {
    that: 'The owner has a conflict: the lead stands in',
    excluded: [ola],
    to: { day: 'Sgt Ravi Mock', lateOwner: 'Sgt Ravi Mock, Insp Pip Outline' },
  },
  { that: 'The lead has left: the co-ordinator', directory: without(ravi), to: { lateLead: 'Moira Example' } },
  { that: 'The senior has a conflict: the co-ordinator', excluded: [sol], to: { lateSenior: 'Moira Example' } },
  {
    that: 'Owner and lead have left: the co-ordinator, and the deputy who is there',
    directory: without(ola, ravi),
    to: { day: 'Moira Example', lateOwner: 'Moira Example, Insp Pip Outline', lateLead: 'Moira Example' },
  },
  {
    that: 'The whole agency has left: the co-ordinator',
    directory: without(ola, cal, ravi, pip, sol),
    to: onlyCoordinators,
  },
  {
    that: 'An agency without heads: the owner, and the co-ordinator in place of lead and senior',
    directory: headless,
    to: { lateOwner: 'PC Ola Sketch', lateLead: 'Moira Example', lateSenior: 'Moira Example' },
  },
  {
    that: 'Given to the lead, who is not prompted twice in one rung: the next one up hears that the lead is late',
    facts: nobodyYet,
    to: { day: 'Sgt Ravi Mock', lateOwner: 'Sgt Ravi Mock, Insp Pip Outline', lateLead: 'Supt Sol Replica' },
  },
  { that: 'The chair has a conflict', excluded: [tess], to: { lateChair: 'Moira Example' } },
  { that: 'The co-ordinator has a conflict', excluded: [moira], to: { lateChair: 'Tess Gavel' } },
  { that: 'A council without a chair', directory: without(tess), to: { lateChair: 'Moira Example' } },
  {
    that: 'Two co-ordinators',
    directory: { ...council, people: [...council.people, { ...second, roles: [...second.roles] }] },
    to: { lateChair: 'Tess Gavel, Moira Example, Cora Second' },
  },
  {
    that: 'A restricted case, which is closed to the chair and to the agency’s heads: the owner, then the co-ordinator',
    facts: actingRestricted(added(), accepted()),
    to: { ...onlyCoordinators, day: 'PC Ola Sketch', lateOwner: 'PC Ola Sketch', lateChair: 'Moira Example' },
  },
  {
    that: 'A restricted case whose owner has left: the co-ordinator',
    facts: actingRestricted(added(), accepted()),
    directory: without(ola),
    to: { ...onlyCoordinators, lateChair: 'Moira Example' },
  },
  {
    that: 'A restricted case for which the agency’s lead is named: the lead as elsewhere',
    facts: actingRestricted(added(), accepted()),
    named: [ravi],
    to: { lateOwner: 'PC Ola Sketch', lateSenior: 'Moira Example', lateChair: 'Moira Example' },
  },
];

describe('Who is prompted', () => {
  for (const { that, facts = begun, directory = council, excluded = [], named, to } of rows) {
    it(that, () => {
      const childCase = {
        ...caseOf(facts),
        excluded: excluded.map((person) => person.objectId),
        ...(named && { named }),
      } as Case;
      const on = { host: hostOf(childCase), action: actionOf(facts) };
      const asked = (rung: ActionRung): string =>
        promptedFor(rung, on, directory)
          .map((id) => nameOf(id, directory))
          .join(', ');
      const found = Object.fromEntries(Object.keys(usual).map((rung) => [rung, asked(rung as ActionRung)]));
      assert.deepEqual(found, { ...usual, ...to });
      for (const rung of ['early', 'eve'] as const) assert.equal(asked(rung), asked('day'), rung);
    });
  }

  it('Whoever is prompted belongs to the agency today or oversees, and has no conflict', () => {
    for (const { facts = begun, directory = council, excluded = [] } of rows) {
      const childCase = { ...caseOf(facts), excluded: excluded.map((person) => person.objectId) } as Case;
      for (const rung of Object.keys(usual) as ActionRung[]) {
        for (const id of promptedFor(rung, { host: hostOf(childCase), action: actionOf(facts) }, directory)) {
          const person = must(directory.people.find(({ objectId }) => objectId === id));
          assert.ok(person.agency === 'police' || person.roles.some((role) => ['coordinator', 'chair'].includes(role)));
          assert.ok(!childCase.excluded.includes(id));
        }
      }
    }
  });
});
