// Who reads what of what a case names: every person of the council × kind × author × mark × stage × restricted × kept out,
// against the two tables as the council would say them.
import assert from 'node:assert/strict';
import { relationOf, readerOf } from '../../../../src/domain/case/access/access.ts';
import { datumOf, type Mention } from '../../../../src/domain/case/mention/mention.ts';
import { mentionLevel, mentionsRead } from '../../../../src/domain/case/mention/reads.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { marks, type Mark } from '../../../../src/domain/link/handling.ts';
import { linkKinds, kindRow } from '../../../../src/domain/link/kinds.ts';
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
  noor,
  ola,
  priya,
  ravi,
  submitted,
  tess,
  type Told,
} from '../../../people/builders.ts';
import { ada, letIn, listed, other, preMset, restrictedByHand, tookOver } from '../../../people/meeting-builders.ts';
import { added, mentionIn } from '../../../people/mention-builders.ts';

const received: Told = [filledIn(), submitted(), noConflict(), consented()];
const stories: Readonly<Record<string, Told>> = {
  'before consent': [filledIn(), submitted()],
  received,
  listed: [...received, listed(preMset, 'health,education,police')],
  merged: [...received, tookOver(other), listed(preMset, 'health')],
  restricted: [...received, listed(preMset, 'health,police'), restrictedByHand()],
  'restricted, one let in': [...received, listed(preMset, 'health,police'), restrictedByHand(), letIn(ravi)],
};
/** One of each datum: which of them a kind is, its row says. */
const kindsOfBoth = ['person', 'phone'] as const;
const council = directory;
const speaks = (person: Person, agency: string): boolean => represents(person, agency, council);

/** What the table of the case says of these kinds: said again in words of its own. */
const rowOf = (kind: Mention['kind'], relation: string): string => {
  const ofPerson: Readonly<Record<string, string>> = {
    referrer: 'summary',
    decider: 'summary',
    coordinator: 'full',
    managerAbove: 'summary',
    chair: 'full',
    minutes: 'summary',
    invited: 'full',
    senior: 'summary',
    named: 'summary',
  };
  const others = [
    'referrer',
    'alsoReferred',
    'decider',
    'coordinator',
    'managerAbove',
    'chair',
    'invited',
    'senior',
    'named',
  ];
  if (kindRow(kind).ofPerson === true) return ofPerson[relation] ?? 'none';
  return relation === 'minutes' ? 'summary' : others.includes(relation) ? 'full' : 'none';
};
/** Whom a mark leaves it to: in full, in short. */
const full: Readonly<Record<Mark, (person: Person, leads: boolean) => boolean>> = {
  case: () => true,
  agencies: (person) =>
    person.objectId === moira.objectId || person.roles.includes('chair') || speaks(person, 'health'),
  police: (person) => speaks(person, 'police'),
  health: (person, leads) => leads || speaks(person, 'health'),
};

describe('What a case names is read by', () => {
  for (const [name, told] of Object.entries(stories)) {
    const open = caseOf(givenIn(council, ...told));
    for (const mark of marks) {
      it(`those whom the two tables let, and no one else: ${name}, ${mark}`, () => {
        for (const out of [false, true]) {
          for (const kind of kindsOfBoth) {
            for (const author of [priya, ada, ola, moira, noor]) check(open, { kind, mark, author, out });
          }
        }
      });
    }
  }
  interface Cell {
    readonly kind: Mention['kind'];
    readonly mark: Mark;
    readonly author: Person;
    readonly out: boolean;
  }
  function check(open: Case, { kind, mark, author, out }: Cell): void {
    const now = later(open.changedAt, 1);
    const mention = { kind, by: author, mark, agencies: mark === 'agencies' ? ['health'] : [], state: 'new' as const };
    for (const person of council.people) {
      const childCase = out ? { ...open, excluded: [person.objectId] } : open;
      const { relation } = readerOf(childCase, person, council, now);
      const isAuthor = author.objectId === person.objectId;
      const leads = priya.objectId === person.objectId;
      const row = rowOf(kind, relation);
      const opens = rowOf('phone', relation) !== 'none' || rowOf('person', relation) !== 'none';
      const own = isAuthor && opens;
      const level = own
        ? 'full'
        : full[mark](person, leads)
          ? row
          : person.roles.includes('coordinator') && row !== 'none' && ['police', 'health'].includes(mark)
            ? 'summary'
            : 'none';
      const said = `${person.name} as ${relation}, ${kind} of ${author.name}, ${mark}, kept out ${out}`;
      assert.equal(mentionLevel(childCase, mention, person, council, now), level, said);
      if (out) assert.equal(level, 'none', said);
    }
  }

  it('each kind as its row says, and so no kind otherwise than these', () => {
    for (const kind of linkKinds) {
      const { ofPerson } = kindRow(kind);
      assert.equal(datumOf({ kind }), ofPerson === true ? 'mentionOfPerson' : 'mention', kind);
    }
    assert.deepEqual(
      linkKinds.filter((kind) => kindRow(kind).ofPerson === true),
      ['person', 'group', 'child'],
    );
  });

  it('no one who does not read the case, whatever the mark says', () => {
    const restricted = caseOf(givenIn(council, ...(stories['restricted'] ?? [])));
    const now = later(restricted.changedAt, 1);
    for (const mark of marks) {
      const mention = { kind: 'phone', by: ravi, mark, agencies: ['police'], state: 'new' } as const;
      for (const person of [ravi, ola, ada, tess]) {
        assert.equal(relationOf(restricted, person, council, now), 'none');
        assert.equal(mentionLevel(restricted, mention, person, council, now), 'none', `${person.name} ${mark}`);
      }
    }
  });

  it('who could read it before a mark was put right is who reads it no more, and no one else', () => {
    const facts = givenIn(council, ...(stories['listed'] ?? []), added('phone', {}, ada));
    const [childCase, mention] = [caseOf(facts), mentionIn(facts)];
    const now = later(childCase.changedAt, 1);
    for (const mark of marks) {
      const after = { mark, agencies: mark === 'agencies' ? ['education'] : [] };
      const reads = (person: Person, one: Mention) => mentionLevel(childCase, one, person, council, now) === 'full';
      const could = mentionsRead.could(childCase, mention, after, council, now).map(({ objectId }) => objectId);
      for (const person of council.people) {
        const lost = reads(person, mention) && !reads(person, { ...mention, ...after });
        assert.equal(could.includes(person.objectId), lost, `${person.name} ${mark}`);
      }
    }
  });
});
