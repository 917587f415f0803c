// What a meeting says of an action that is late or disputed, and what follows from it (docs/process.md P8.18).
import { deepEqual, equal, match } from 'node:assert/strict';
import type { Action } from '../../../../src/domain/case/action/action.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import { sayings } from '../../../../src/domain/case/action/hear.ts';
import { at, moira, must, ola, someone, tess, withPeople, type StoryRow } from '../../../people/builders.ts';
import { ada, end, after, panelPlan, under } from '../../meeting/meeting-hall.ts';
import {
  accepted,
  acting,
  actionOf,
  added,
  cal,
  comesTo,
  disputed,
  follow,
  heard,
  markedDone,
  nextDue,
  timeAsked,
  words,
} from './action-story.ts';

const min = someone(131, 'Minnie Taker', { roles: ['minutes'] });
/** The action has been due for weeks. */
const late = '2027-03-30T14:15:00.000Z';
const panel = under(panelPlan, moira, tess);
const withThem = (who: Person): Meeting => ({
  ...panel,
  attendance: [...panel.attendance, { person: who, way: 'room', at: late }],
});
const before: readonly StoryRow[] = [added(), accepted(), timeAsked('1/3/2027')];
const say = (says: string, change: object = {}, deeds = before): Action =>
  actionOf(acting(...deeds, at(late, heard(panel, says, change))));
const inConflict: readonly StoryRow[] = [added(), accepted(), disputed()];

describe('A meeting says of a late action', () => {
  it('more time, until another date: it counts, prompts go by it, and its owner reads why', () => {
    const action = say('date', { due: '12/4/2027' });
    deepEqual(
      [action.due.at, action.due.rule, action.extensions, action.state.is, action.timeAsked],
      ['2027-04-12T16:00:00.000Z', 'action.date', 1, 'accepted', undefined],
    );
    equal(must(nextDue(action)) > late, true);
    deepEqual(action.heard, [
      {
        meeting: panel.id,
        as: 'date',
        by: { objectId: moira.objectId, name: moira.name },
        at: late,
        reason: 'The panel wants it done.',
        until: '2027-04-12',
      },
    ]);
    equal(
      must(action.answer).text,
      'Full panel on Tuesday 19 January 2027: more time, until Monday 12 April 2027. The panel wants it done.',
    );
  });

  it('more time until the next meeting, where one is planned', () => {
    const row = at(late, heard(panel, 'nextMeeting'));
    equal(comesTo(acting(...before), row), 'badDate');
    match(words(acting(...before), row), /No meeting is planned before which it could be done\. Choose another date\./);
  });

  it('someone else does it: it is accepted again, and has the time of a new one where its own is over', () => {
    const action = say('other', { owner: `health|${ada.objectId}` });
    deepEqual(
      [action.agency, action.owner?.objectId, action.state.is, action.accepted],
      ['health', ada.objectId, 'proposed', undefined],
    );
    equal(action.due.at > late, true);
    equal(
      comesTo(acting(...before), at(late, heard(panel, 'other', { owner: `police|${ola.objectId}` }))),
      'nothingNew',
    );
  });

  it('it is done: verified by the person who records, with the effect, and never by its owner', () => {
    const { state } = say('done', { effect: 'better', outcome: 'carriedOut' });
    deepEqual(state.is === 'verified' && [state.by.name, state.done.evidence, state.done.effect], [
      moira.name,
      'The panel wants it done.',
      'better',
    ]);
    const both = someone(132, 'Both Sides', { roles: ['coordinator', 'panelMember'], agency: 'police' });
    const people = withPeople(cal, both);
    const facts = follow(acting(), [added({ owner: `police|${both.objectId}` }), accepted(both)], people);
    const own = heard(withThem(both), 'done', { effect: 'better', outcome: 'carriedOut' }, both);
    equal(comesTo(facts, at(late, own), { directory: people }), 'ownAction');
  });

  it('not needed any more: it is cancelled, with why', () => {
    const { state } = say('cancel');
    deepEqual(state.is === 'cancelled' && state.reason, 'The panel wants it done.');
  });

  it('leave it late: nothing of it changes but that it was heard', () => {
    const [was, now] = [actionOf(acting(...before)), say('late')];
    deepEqual([now.due, now.state, now.ladder], [was.due, was.state, was.ladder]);
    equal(now.heard?.at(-1)?.as, 'late');
  });
});

const said = (action: Action, now: string) => sayings(action, ', until Monday', now).map(({ value }) => value);

describe('A meeting settles a dispute', () => {
  it('as it stays: the same person accepts it again', () => {
    const action = say('stays', {}, inConflict);
    deepEqual([action.owner?.objectId, action.state.is, action.accepted], [ola.objectId, 'proposed', undefined]);
  });
  it('before it is late, without leaving it late; and more time settles none', () => {
    const disputedNow = actionOf(acting(...inConflict));
    deepEqual(said(disputedNow, disputedNow.changedAt), ['stays', 'other', 'done', 'cancel']);
    deepEqual(said(disputedNow, late), ['stays', 'other', 'done', 'cancel', 'late']);
    deepEqual(said(actionOf(acting(...before)), late), ['nextMeeting', 'date', 'other', 'done', 'cancel', 'late']);
  });
});

describe('A meeting’s word on an action', () => {
  it('is recorded by those who record its decisions, while it is under way and they are there', () => {
    const facts = acting(...before);
    const people = withPeople(cal, min);
    const by = (who: typeof moira, meeting = panel): string =>
      comesTo(facts, at(late, heard(meeting, 'late', {}, who)), { directory: people });
    equal(by(moira), 'done');
    equal(by(tess), 'done');
    equal(by(min), 'notAvailable', 'is not there');
    equal(by(min, withThem(min)), 'done');
    equal(by(ola), 'notAvailable');
    equal(by(moira, after(panel, moira, end, '2027-01-19T15:00:00.000Z')), 'notAvailable', 'it is over');
    equal(by(moira, under(panelPlan, tess)), 'notAvailable', 'is not there');
  });
  it('is of what is late or disputed, and says why', () => {
    const soon = heard(panel, 'late');
    match(words(acting(added(), accepted()), soon), /neither late nor disputed/);
    equal(comesTo(acting(added(), accepted(), markedDone()), at(late, heard(panel, 'late'))), 'alreadyDecided');
    const facts = acting(...before);
    equal(comesTo(facts, at(late, heard(panel, 'late', { reason: '' }))), 'incomplete');
    equal(comesTo(facts, at(late, heard(panel, 'date'))), 'incomplete');
    equal(comesTo(facts, at(late, heard(panel, 'date', { due: '1/1/2026' }))), 'badDate');
    equal(comesTo(facts, at(late, heard(panel, 'other'))), 'incomplete');
    equal(comesTo(facts, at(late, heard(panel, 'done'))), 'incomplete');
    equal(comesTo(facts, at(late, heard(panel, 'stays'))), 'incomplete', 'of a dispute alone');
  });
});
