// Who reads the papers of an agency: every person of the council × sender × mark × stage × restricted × kept out, against the
// two tables as the council would say them.
import assert from 'node:assert/strict';
import { readerOf } from '../../../../src/domain/case/access/access.ts';
import { papersLevel, papersRead } from '../../../../src/domain/case/contribution/reads.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { marks, type Mark } from '../../../../src/domain/link/handling.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { represents } from '../../../../src/domain/people/agencies.ts';
import {
  caseOf,
  consented,
  directory,
  filledIn,
  givenIn,
  later,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  type Told,
} from '../../../people/builders.ts';
import {
  ada,
  lee,
  letIn,
  listed,
  other,
  preMset,
  restrictedByHand,
  tookOver,
} from '../../../people/meeting-builders.ts';
import { papersNamed, sent } from '../../../people/papers-builders.ts';

const received: Told = [filledIn(), submitted(), noConflict(), consented()];
const asListed = listed(preMset, 'health,education,police');
const stories: Readonly<Record<string, Told>> = {
  'before consent': [filledIn(), submitted()],
  received,
  listed: [...received, asListed],
  merged: [...received, tookOver(other), asListed],
  restricted: [...received, asListed, restrictedByHand()],
  'restricted, one let in': [...received, asListed, restrictedByHand(), letIn(ravi)],
};

/** What the table of the case says: said again in words of its own. */
const row: Readonly<Record<string, 'full' | 'summary'>> = {
  referrer: 'summary',
  decider: 'summary',
  coordinator: 'full',
  managerAbove: 'summary',
  chair: 'full',
  minutes: 'summary',
  invited: 'full',
  senior: 'full',
  named: 'full',
};
const speaks = (person: Person, agency: string): boolean => represents(person, agency, directory);
/** Whom a mark leaves them to, as much as the table says. */
const leaves: Readonly<Record<Mark, (person: Person) => boolean>> = {
  case: () => true,
  agencies: (person) =>
    person.objectId === moira.objectId || person.roles.includes('chair') || speaks(person, 'education'),
  police: (person) => speaks(person, 'police'),
  health: (person) => person.objectId === priya.objectId || speaks(person, 'health'),
};
const senders = [
  [ada, 'health'],
  [ravi, 'police'],
  [lee, 'education'],
] as const;

describe('The papers of an agency are read by', () => {
  for (const [name, told] of Object.entries(stories)) {
    const open = caseOf(givenIn(directory, ...told));
    for (const mark of marks) {
      it(`those whom the two tables let, and no one else: ${name}, ${mark}`, () => {
        for (const out of [false, true]) {
          for (const [by, agency] of senders) check(open, { by, agency, mark, out });
        }
      });
    }
  }
  interface Cell {
    readonly by: Person;
    readonly agency: string;
    readonly mark: Mark;
    readonly out: boolean;
  }
  function check(open: Case, { by, agency, mark, out }: Cell): void {
    const now = later(open.changedAt, 1);
    const papers = { by, agency, mark, agencies: mark === 'agencies' ? ['education'] : [] };
    for (const person of directory.people) {
      const childCase = out ? { ...open, excluded: [person.objectId] } : open;
      const { relation } = readerOf(childCase, person, directory, now);
      const lets = row[relation] ?? 'none';
      const own = (person.objectId === by.objectId || speaks(person, agency)) && lets !== 'none';
      const inShort = person.roles.includes('coordinator') && lets !== 'none';
      const level = own ? 'full' : leaves[mark](person) ? lets : inShort ? 'summary' : 'none';
      const said = `${person.name} as ${relation}, of ${agency}, ${mark}, kept out ${out}`;
      assert.equal(papersLevel(childCase, papers, person, directory, now), level, said);
      if (out) assert.equal(level, 'none', said);
    }
  }

  it('who could read them before a mark was put right is who reads them no more, and no one else', () => {
    const facts = givenIn(directory, ...received, asListed, sent(ada));
    const [childCase, papers] = [caseOf(facts), papersNamed(facts)];
    const now = later(childCase.changedAt, 2);
    for (const mark of marks) {
      const after = { mark, agencies: mark === 'agencies' ? ['education'] : [] };
      const reads = (person: Person, one: typeof papers) =>
        papersLevel(childCase, one, person, directory, now) === 'full';
      const could = papersRead.could(childCase, papers, after, directory, now).map(({ objectId }) => objectId);
      for (const person of directory.people) {
        const lost = reads(person, papers) && !reads(person, { ...papers, ...after });
        assert.equal(could.includes(person.objectId), lost, `${person.name} ${mark}`);
      }
    }
  });
});
