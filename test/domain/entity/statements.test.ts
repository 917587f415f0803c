// What is put beside the item of a record: by whom, until when, what it may not say (docs/process.md P23.16). As data.
import assert from 'node:assert/strict';
import { statedAt } from '../../../src/domain/entity/statements.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import { entityMatter, type EntityCommand } from '../../../src/domain/entity/table.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { directory, factOn, later, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import { entityAfter, entityId, opens } from '../../people/entity-builders.ts';
import { ada, after, atPanel, bea, panelPlan, under } from '../meeting/meeting-hall.ts';

const ended = (meeting: Meeting): Meeting =>
  after(
    meeting,
    moira,
    { step: 'endMeeting', input: { undecided: [], undecidedRecords: [entityId] } },
    later(atPanel, 60),
  );
/** Under way with these people in it. */
const sitting = under(panelPlan, moira, tess, ravi, ada);
const over = ended(sitting);
const approved = after(over, tess, { step: 'approveMinutes', input: {} }, later(atPanel, 90));
const asked = entityAfter([opens('organisation'), [moira, 1, 'putOnAgenda', { agencies: 'police,housing' }]]);

/** The record after it, a refusal's code. */
function says(
  entity: Entity,
  actor: Person,
  step: 'correctRecordItem' | 'addRecordStatement' | 'decideRecord',
  input: Answers,
  meeting: Meeting | undefined,
  now = later(atPanel, 70),
): Entity | string {
  const command = { step, input } as EntityCommand;
  const context = { actor, now, directory, ...(meeting !== undefined && { meeting }) };
  const fact = factOn(entityMatter, { root: entity }, command, context);
  return typeof fact === 'string' ? fact : entityMatter.evolve({ root: entity }, fact).root;
}
const codeOf = (came: Entity | string): string => (typeof came === 'string' ? came : 'done');
const decided = ((): Entity => {
  const answers = { meeting: sitting.id, decision: 'watch', why: 'Trading standards visit first.' };
  const came = says(asked, moira, 'decideRecord', answers, sitting, later(atPanel, 10));
  assert.ok(typeof came !== 'string', JSON.stringify(came));
  return came;
})();
const correction = { text: 'Trading standards were not asked.' };
const words = { whose: 'itself', name: 'The owner', saidOn: '19/1/2027', text: 'We close at eleven.' };

describe('What is put beside the item of a record', () => {
  it('stands at its meeting, with its author and its time, and changes nothing else', () => {
    const once = says(decided, ravi, 'correctRecordItem', correction, over);
    assert.ok(typeof once !== 'string', JSON.stringify(once));
    const twice = says(once, ravi, 'addRecordStatement', words, over);
    assert.ok(typeof twice !== 'string', JSON.stringify(twice));
    assert.deepEqual(
      statedAt(twice, over.id).map(({ is, text, by, whose, saidOn }) => [is, text, by.name, whose, saidOn]),
      [
        ['correction', correction.text, ravi.name, undefined, undefined],
        ['words', words.text, ravi.name, 'itself', '2027-01-19'],
      ],
    );
    assert.deepEqual(statedAt(twice, 'panel-2027-02-16'), []);
    const { statements: _new, facts: _count, changedAt: _when, ...rest } = twice;
    const { facts: _was, changedAt: _then, ...before } = decided;
    assert.deepEqual(rest, before);
  });

  it('is written by those who were there for it and read it, and by no one else', () => {
    // Who decided, the chair, and the police, whom it was put to; Health sat in the meeting and reads no such record.
    for (const [actor, code] of [
      [moira, 'done'],
      [tess, 'done'],
      [ravi, 'done'],
      [ada, 'notAvailable'],
      [bea, 'notAvailable'],
      [priya, 'notAvailable'],
    ] as const) {
      assert.equal(codeOf(says(decided, actor, 'correctRecordItem', correction, over)), code, actor.name);
      assert.equal(codeOf(says(decided, actor, 'addRecordStatement', words, over)), code, actor.name);
    }
  });

  it('is written of an item that was left undecided as well, by who was there', () => {
    assert.equal(codeOf(says(asked, ravi, 'correctRecordItem', correction, over)), 'done');
    assert.equal(codeOf(says(asked, bea, 'correctRecordItem', correction, over)), 'notAvailable', 'was not there');
  });

  it('is not written before the meeting has ended, once its minutes are approved, or of no meeting', () => {
    assert.equal(codeOf(says(decided, ravi, 'correctRecordItem', correction, sitting)), 'notAvailable');
    assert.equal(codeOf(says(decided, ravi, 'correctRecordItem', correction, approved)), 'alreadyDecided');
    assert.equal(codeOf(says(decided, ravi, 'addRecordStatement', words, approved)), 'alreadyDecided');
    assert.equal(codeOf(says(decided, ravi, 'correctRecordItem', correction, undefined)), 'notAvailable');
    const never = entityAfter([opens('organisation')]);
    assert.equal(
      codeOf(says(never, moira, 'correctRecordItem', correction, { ...over, undecidedRecords: [] } as Meeting)),
      'notAvailable',
    );
  });

  it('names no case, says when, and not in the future', () => {
    const names = { ...correction, text: 'MSET-4F7K-24 was meant.' };
    assert.equal(codeOf(says(decided, ravi, 'correctRecordItem', names, over)), 'identifies');
    assert.equal(
      codeOf(says(decided, ravi, 'addRecordStatement', { ...words, name: 'ENT-4F7K-2Q9X' }, over)),
      'identifies',
    );
    assert.equal(
      codeOf(says(decided, ravi, 'addRecordStatement', { ...words, saidOn: '1/3/2027' }, over)),
      'incomplete',
    );
    assert.equal(codeOf(says(decided, ravi, 'addRecordStatement', { ...words, saidOn: 'soon' }, over)), 'incomplete');
    assert.equal(codeOf(says(decided, ravi, 'correctRecordItem', { text: '' }, over)), 'incomplete');
  });

  it('has room for so many', () => {
    const one = must(statedAt(says(decided, ravi, 'correctRecordItem', correction, over) as Entity, over.id)[0]);
    const full = { ...decided, statements: Array.from({ length: 40 }, () => one) };
    assert.equal(codeOf(says(full, ravi, 'correctRecordItem', correction, over)), 'full');
  });
});
