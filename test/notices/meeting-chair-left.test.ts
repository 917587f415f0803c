// Who is invited to a meeting whose chair has left, or is a chair no more (docs/process.md P6.3).
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { meetingMatter } from '../../src/domain/meeting/table.ts';
import { nextOf } from '../../src/domain/matter/matter.ts';
import { meetingNotices } from '../../src/notices/meeting/rows.ts';
import { factOn, must, someone, tess, withPeople } from '../people/builders.ts';
import { preMset } from '../people/meeting-builders.ts';

const other = someone(141, 'Chair Invented', { roles: ['chair'], email: 'chair.invented@example.org' });

/** Which of these two are invited, by card and by mail for the calendar. */
function invited(council: Directory): readonly string[] {
  const now = must(nextOf(meetingMatter.clock(preMset)));
  const command = { step: 'remindMeeting', input: {} } as const;
  const fact = factOn(meetingMatter, { root: preMset }, command, { actor: clockActor, now, directory: council });
  assert.ok(typeof fact !== 'string');
  const before = { root: preMset };
  const after = meetingMatter.evolve(before, fact);
  const called = meetingNotices({ before, after, fact, directory: council, called: [] }).map(({ person }) => person);
  return [tess, other].flatMap((one: Person) => (called.includes(one.objectId) ? one.name : []));
}

describe('A meeting', () => {
  it('invites its chair, and no other', () => {
    assert.deepEqual(invited(withPeople(other)), [tess.name]);
  });
  it('whose chair has left, or is a chair no more, invites all chairs', () => {
    const left = withPeople(other);
    for (const council of [
      { ...left, people: left.people.filter(({ objectId }) => objectId !== tess.objectId) },
      withPeople(other, { ...tess, roles: [] }),
    ])
      assert.deepEqual(invited(council), [other.name]);
  });
});
