// What agencies send for a meeting: each step on it, who may take it, and what it leaves.
import assert from 'node:assert/strict';
import { contributionSteps, sendsFor } from '../../../../src/domain/case/contribution/steps.ts';
import { sentFor } from '../../../../src/domain/case/state/sent.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import {
  caseOf,
  commandIn,
  consented,
  directory,
  factOf,
  filledIn,
  givenIn,
  later,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import { ada, ended, lee, listed, panel, preMset, underWay } from '../../../people/meeting-builders.ts';
import { papersIn, papersNamed, saidInPapers, sent } from '../../../people/papers-builders.ts';

const asListed = listed(preMset, 'health,police,education');
const given = (...more: Told) => givenIn(directory, filledIn(), submitted(), noConflict(), consented(), ...more);
const onPart = (step: string, input: object, by: Person, part = 'S1'): StoryRow =>
  [by, 1, step, input, { part }] as unknown as StoryRow;
/** The refusal's code, or 'done'. */
function tried(row: StoryRow, facts = given(asListed), meeting: Meeting | 'none' = preMset, now?: string): string {
  const at = now ?? later(must(facts.at(-1)).at, 1);
  const fact = factOf(facts, commandIn(row), {
    actor: row[0],
    now: at,
    directory,
    ...(meeting !== 'none' && { meeting }),
  });
  return typeof fact === 'string' ? fact : 'done';
}
const right = (by: Person, mark = 'health', reason = 'The wrong one.'): StoryRow =>
  onPart('rightPapersMark', { mark, reason }, by);
const back = (by: Person, part = 'S2'): StoryRow => onPart('takePapersBack', { reason: 'Another child.' }, by, part);
const sends = (by: Person, said: Answers = {}): string => tried(sent(by, said));

describe('Papers of an agency', () => {
  it('are sent as they were written, and the case keeps who sent them for which meeting', () => {
    const facts = given(asListed, sent(ada));
    const { by, at, reference, ...one } = papersNamed(facts);
    assert.deepEqual(one, {
      id: 'S1',
      meeting: preMset.id,
      agency: 'health',
      know: saidInPapers['know'],
      did: saidInPapers['did'],
      view: 'significant',
      mark: 'case',
      agencies: [],
      state: 'standing',
      marksWere: [],
    });
    assert.deepEqual([by.name, reference], [ada.name, caseOf(facts).reference]);
    assert.ok(at < preMset.papersDue);
    assert.deepEqual(sentFor(caseOf(facts), preMset.id), [{ id: 'S1', agency: 'health', meeting: preMset.id }]);
    assert.deepEqual(sentFor(caseOf(facts), panel.id), []);
    assert.equal(caseMatter.partNamed('S1'), 'contribution');
  });

  it('of which nothing is known say so: that is an answer, and what was written beside it is none', () => {
    const nothing = papersNamed(given(asListed, sent(ada, { known: 'nothing', know: '', did: '' })));
    assert.deepEqual([nothing.know, nothing.did], [undefined, undefined]);
    assert.equal(sends(ada, { known: 'nothing' }), 'contradicts');
    assert.equal(sends(ada, { know: '' }), 'incomplete');
    assert.equal(sends(ada, { did: '' }), 'done');
    assert.equal(sends(ada, { view: '' }), 'incomplete');
    assert.equal(sends(ada, { mark: '' }), 'incomplete');
  });

  it('are marked as late once papers have closed, and never refused for it', () => {
    const facts = given(asListed);
    const [before, after] = [preMset.papersDue, later(preMset.papersDue, 1)];
    for (const [now, late] of [
      [before, undefined],
      [after, true],
    ] as const) {
      const command = commandIn(sent(ada));
      const fact = factOf(facts, command, { actor: ada, now, directory, meeting: preMset });
      assert.ok(typeof fact !== 'string' && fact.step === 'sendPapers', now);
      assert.equal(fact.data.late, late, now);
    }
    assert.equal(tried(sent(ada), facts, underWay(preMset), later(preMset.startsAt, 5)), 'done');
  });

  it('are sent for an agency that is expected by who speaks for it, and by no one else', () => {
    const facts = given(asListed);
    const may = directory.people.filter((person) => tried(sent(person), facts) === 'done').map(({ name }) => name);
    const speak = directory.people.filter((person) => sendsFor(caseOf(facts), person, directory).length > 0);
    assert.deepEqual(
      may,
      speak.map(({ name }) => name),
    );
    for (const person of [ada, ravi, lee]) assert.ok(may.includes(person.name), person.name);
    for (const person of [priya, moira, tess]) assert.ok(!may.includes(person.name), person.name);
  });

  it('need a meeting that the case comes to, and that is not over', () => {
    const facts = given(asListed);
    assert.equal(tried(sent(ada), facts, 'none'), 'notNow');
    assert.equal(tried(sent(ada), facts, panel), 'notNow');
    assert.equal(tried(sent(ada), facts, ended(preMset)), 'notNow');
    assert.equal(tried(sent(ada), given()), 'notAvailable', 'received: no agency reads it');
  });

  it('sent again count instead of those before, which stay', () => {
    const facts = given(asListed, sent(ada), sent(ravi), sent(ada, { know: 'He was seen again.' }));
    assert.deepEqual(
      sentFor(caseOf(facts), preMset.id).map(({ id, agency }) => `${id} ${agency}`),
      ['S2 police', 'S3 health'],
    );
    assert.deepEqual(
      papersIn(facts).map(({ know }) => know),
      [saidInPapers['know'], saidInPapers['know'], 'He was seen again.'],
    );
  });

  it('taken back, of the wrong child: the agency has sent none, neither those nor any before', () => {
    const twice = given(asListed, sent(ada), sent(ada));
    for (const [by, came] of [
      [ada, 'done'],
      [moira, 'done'],
      [priya, 'notAvailable'],
      [tess, 'notAvailable'],
      [ravi, 'notAvailable'],
    ] as const) {
      assert.equal(tried(back(by), twice), came, by.name);
    }
    const after = given(asListed, sent(ada), sent(ada), back(ada));
    assert.deepEqual(sentFor(caseOf(after), preMset.id), []);
    assert.deepEqual(
      papersIn(after).map(({ state }) => state),
      ['standing', 'taken'],
    );
    assert.equal(tried(back(ada), after), 'unchanged');
  });

  it('have their mark put right with a reason; who could read them by the one before, and cannot now, is kept', () => {
    const byMistake = given(asListed, sent(ada, { mark: 'police' }));
    assert.equal(tried(right(ada), byMistake), 'done');
    assert.equal(tried(right(ada, 'police'), byMistake), 'nothingNew');
    assert.equal(tried(right(ada, 'health', ''), byMistake), 'incomplete');
    assert.equal(tried(right(ravi), byMistake), 'notAvailable');
    assert.equal(tried(right(moira), byMistake), 'notAvailable', 'who does not read them cannot');
    const { mark, marksWere } = papersNamed(given(asListed, sent(ada, { mark: 'police' }), right(ada)));
    assert.equal(mark, 'health');
    const [was] = marksWere;
    assert.ok(was);
    assert.deepEqual([was.mark, was.reason, was.by.name], ['police', 'The wrong one.', ada.name]);
    assert.ok(was.could.some(({ objectId }) => objectId === ravi.objectId));
    assert.ok(!was.could.some(({ objectId }) => objectId === ada.objectId));
  });

  it('move the day of the last change by none of their steps', () => {
    assert.equal(caseOf(given(asListed, sent(ada))).changedAt, caseOf(given(asListed)).changedAt);
  });

  it('are of this form: no earlier one knows them', () => {
    for (const step of Object.values(contributionSteps)) assert.equal(step.since, 6, step.title);
  });
});
