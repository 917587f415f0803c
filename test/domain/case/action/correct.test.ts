// An action put right: what follows from another owner, type, priority or date (docs/process.md P8.16).
import { deepEqual, equal } from 'node:assert/strict';
import { at, colin, must, ola, priya, ravi, tess, type StoryRow } from '../../../people/builders.ts';
import { accepted, acting, actionOf, added, blocked, comesTo, corrected, markedDone, words } from './action-story.ts';

const later = '2027-01-05T10:00:00.000Z';
const said = (...deeds: readonly StoryRow[]): string => must(actionOf(acting(...deeds)).answer).text;

describe('An action is put right', () => {
  it('in its type: category and aim follow, and by when', () => {
    const action = actionOf(acting(added(), accepted(), at(later, corrected({ subType: 'rhi' }))));
    deepEqual(
      [action.subType, action.category, action.target, action.due.rule, action.due.at],
      ['rhi', 'protect', 'child', 'action.rhi', '2027-01-08T10:00:00.000Z'],
    );
    deepEqual([action.state.is, action.owner?.objectId], ['accepted', ola.objectId]);
  });

  it('in its priority: by when follows, unless a date was typed', () => {
    const high = actionOf(acting(added(), at(later, corrected({ priority: 'high' }))));
    deepEqual([high.priority, high.due.rule], ['high', 'action.high']);
    const typed = actionOf(acting(added({ due: '29/1/2027' }), corrected({ priority: 'high' })));
    deepEqual([typed.priority, typed.due.rule, typed.due.at], ['high', 'action.date', '2027-01-29T17:00:00.000Z']);
  });

  it('in its date: prompts go by the new one, later is counted as more time, and those who do it read why', () => {
    const deeds = [added({ due: '15/1/2027' }), accepted(), corrected({ due: '29/1/2027' })];
    const action = actionOf(acting(...deeds));
    deepEqual(
      [action.due.at, action.extensions, action.ladder.rungs[0]?.at],
      ['2027-01-29T17:00:00.000Z', 1, '2027-01-22T09:00:00.000Z'],
    );
    equal(said(...deeds), 'Changed: due date. Now due Friday 29 January 2027. It was recorded in haste.');
  });

  it('in who does it: it is accepted anew, by nobody else’s yes', () => {
    const action = actionOf(acting(added(), accepted(), corrected({ owner: `police|${ravi.objectId}` })));
    deepEqual([action.state.is, action.accepted, action.owner?.objectId], ['proposed', undefined, ravi.objectId]);
    const lead = actionOf(acting(added(), accepted(), corrected({ owner: `council|${priya.objectId}` })));
    deepEqual([lead.agency, lead.owner?.objectId], ['council', priya.objectId]);
  });

  it('while it is blocked: prompts wait for the end of the block', () => {
    const action = actionOf(acting(added(), blocked('18/1/2027'), corrected({ due: '22/1/2027' })));
    equal(action.state.is, 'blocked');
    deepEqual(
      action.ladder.rungs.filter(({ at: when }) => when < '2027-01-18'),
      [],
    );
  });

  it('with something that is different, a reason, a date that can be, and a person who may be given it', () => {
    const before = acting(added());
    equal(words(before, corrected()), 'Nothing is different yet. Change what is wrong, or press Back.');
    equal(words(before, corrected({ priority: 'high', reason: '' })).startsWith('Still needed: Reason.'), true);
    equal(comesTo(before, corrected({ due: '1/1/2026' })), 'badDate');
    equal(comesTo(before, corrected({ due: 'soon' })), 'incomplete');
    equal(comesTo(before, corrected({ owner: `health|${ola.objectId}` })), 'incomplete');
    const change = { excluded: [priya.objectId] };
    equal(comesTo(before, corrected({ owner: `council|${priya.objectId}` }), { change }), 'incomplete');
  });

  it('by the co-ordinator or the chair, while it is not done', () => {
    equal(comesTo(acting(added()), corrected({ priority: 'high' }, tess)), 'done');
    for (const who of [ola, ravi, colin]) {
      equal(comesTo(acting(added()), corrected({ priority: 'high' }, who)), 'notYours', who.name);
    }
    equal(comesTo(acting(added(), markedDone()), corrected({ priority: 'high' })), 'alreadyDecided');
  });
});
