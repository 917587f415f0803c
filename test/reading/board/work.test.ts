// What is due from someone of meetings and of cases that have closed.
import assert from 'node:assert/strict';
import type { CaseRow } from '../../../src/domain/case/state/stages.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { workFor } from '../../../src/reading/board/work.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { caseOf, directory, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import { preMset } from '../../people/meeting-builders.ts';
import { standings } from '../../domain/standings.ts';

const workOf = (person: Person, now: string, rows: readonly CaseRow[] = []): readonly string[] => {
  // What it asks of its reader, and no more: there are no actions.
  const reader = { ports: {}, person, directory, now } as unknown as Reader;
  const work = workFor(reader, rows, [preMset], { found: [], cases: new Map() });
  return work.map(({ kind, title, name, due, link }) => `${kind}: ${title}: ${name}, ${due?.words}: ${link}`);
};

describe('What is due from someone', () => {
  const missed = `missed: Cancel the meeting that was not started: Pre-MSET, was to start Tue 12 Jan 14:00: meeting/${preMset.id}`;

  it('has a meeting that nobody has started, from the day after, for its chair and those who run meetings', () => {
    for (const who of [moira, tess]) {
      assert.deepEqual(workOf(who, '2027-01-13T09:00:00.000Z'), [missed], who.name);
      assert.doesNotMatch(workOf(who, '2027-01-12T18:00:00.000Z').join(), /missed/);
    }
    assert.deepEqual(workOf(ravi, '2027-01-13T09:00:00.000Z'), []);
  });

  it('has a closed case whose child and family are still to hear of it, for its lead worker', () => {
    const closed = rowOf(caseOf(standings.closed));
    const now = closed.changedAt;
    const told = must(closed.feedback);
    const given: CaseRow = {
      ...closed,
      feedback: { ...told, given: { at: now, by: priya, letter: '', said: '' } },
      owed: [],
    };
    const [work, ...more] = workOf(priya, now, [closed, given]);
    assert.match(
      work ?? '',
      new RegExp(`^feedback: Give the feedback, and record it: ${closed.reference}, .+: case/${closed.reference}$`),
    );
    assert.deepEqual(more, []);
  });
});
