// What is due from someone of meetings and of cases that have closed.
import assert from 'node:assert/strict';
import type { CaseRow } from '../../../src/domain/case/state/stages.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { boardFor } from '../../../src/reading/board/board.ts';
import { workFor } from '../../../src/reading/board/work.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { actionAt, ola } from '../../cards/cases/actions.ts';
import { isBack, isMissing } from '../../people/episode-builders.ts';
import {
  caseOf,
  colin,
  consented,
  directory,
  filledIn,
  given,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../../people/builders.ts';
import { preMset } from '../../people/meeting-builders.ts';
import { standings } from '../../domain/standings.ts';

const workOf = (person: Person, now: string, rows: readonly CaseRow[] = []): readonly string[] => {
  // What it asks of its reader, and no more: there are no actions.
  const reader = { ports: {}, person, directory, now } as unknown as Reader;
  const work = workFor(reader, rows, [preMset], { found: [], cases: new Map(), records: new Map() });
  return work.map(({ kind, title, name, due, link }) => `${kind}: ${title}: ${name}, ${due?.words}: ${link}`);
};

describe('What is due from someone', () => {
  const missed = `missed: Cancel the meeting that was not started: Pre-MSET, was to start Tue 12 Jan 14:00: meeting/${preMset.id}`;

  it('has a meeting that nobody has started, from the day after, for its chair and those who run meetings', () => {
    for (const who of [moira, tess]) {
      assert.deepEqual(workOf(who, '2027-01-13T09:00:00.000Z'), [missed], who.name);
      assert.doesNotMatch(workOf(who, '2027-01-12T18:00:00.000Z').join(), /missed/);
    }
    for (const who of [ravi, { ...tess, roles: [] }]) assert.deepEqual(workOf(who, '2027-01-13T09:00:00.000Z'), []);
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

describe('What is late, of several cases', () => {
  it('comes first where it is nearest to the child: a return interview before a review that is late for longer', () => {
    const review = rowOf(caseOf(standings.review));
    const back = isBack({ returnedAt: '4/1/2027 9:30', prevention: '' });
    const missed = rowOf(caseOf(given(filledIn(), submitted(), noConflict(), consented(), isMissing(), back)));
    const due = '2027-11-01T09:00:00.000Z';
    const interview: CaseRow = {
      ...missed,
      owed: (missed.owed ?? []).filter(({ name }) => name === 'interview').map((mark) => ({ ...mark, due })),
    };
    const late = workOf(priya, '2027-12-01T09:00:00.000Z', [review, interview]).map((one) => one.split(':')[0]);
    assert.deepEqual(late.slice(0, 2), ['interview', 'review']);
  });
});

describe('What is with others on a board', () => {
  it('is a child who is missing now: first, and says with whom it is to those who only look on', () => {
    const missing = rowOf(caseOf(given(filledIn(), submitted(), noConflict(), consented(), isMissing())));
    const now = '2027-01-05T09:00:00.000Z';
    const first = (person: Person) => {
      const reader = { ports: {}, person, directory, now } as unknown as Reader;
      return workFor(reader, [missing], [], { found: [], cases: new Map(), records: new Map() })[0];
    };
    // The lead worker, the co-ordinator and the chair have it to do; the manager sees with whom it is.
    for (const person of [priya, moira, tess]) assert.equal(must(first(person)).with, undefined, person.name);
    const { kind, title, flags, with: other } = must(first(colin));
    assert.deepEqual([kind, title, flags, other], ['missing', 'Missing now', ['missing'], priya.name]);
    assert.equal(first(ravi), undefined, 'no case of his');
  });

  it('is an action of theirs that is late: apart, and never counted as this person’s to do', async () => {
    const late = actionAt('accepted, late');
    const open = { ...rowOf(caseOf(standings.open)), reference: kestrelReference };
    const reader = {
      ports: {
        cases: { rows: async () => [open], actionRows: async () => [late] },
        meetings: { from: async () => [] },
      },
      person: moira,
      directory,
      now: '2027-01-20T10:00:00.000Z',
    } as unknown as Reader;
    const { work, others } = await boardFor(reader);
    assert.deepEqual(
      others.map(({ kind, name, with: other }) => [kind, name, other]),
      [['action', `${kestrelReference}/A1`, ola.name]],
    );
    assert.ok(!work.some(({ kind }) => kind === 'action'));
  });
});
