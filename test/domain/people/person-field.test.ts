// A question that names a person: one of those offered, or someone outside MSET in words (docs/process.md P7.11).
import { deepEqual, equal } from 'node:assert/strict';
import { isAsked, isNeeded, type Answers } from '../../../src/domain/kernel/fields.ts';
import { choiceFor, whoFields, personNamed } from '../../../src/domain/people/person-field.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { colin, must, priya, ravi } from '../../people/builders.ts';

const offered = [{ value: ravi.objectId, title: ravi.name }];
const [choice, words] = whoFields({ name: 'lead', title: 'Who leads it', need: 'always' }, offered).map(must);
const asks = (answers: Answers) =>
  [choice, words].map((field) => isAsked(must(field), answers) && isNeeded(must(field), answers));

describe('A question that names a person', () => {
  it('is a choice, with someone outside MSET last; who that is, is asked once it is chosen', () => {
    deepEqual(
      choice?.choices?.map(({ value }) => value),
      [ravi.objectId, 'outside'],
    );
    deepEqual(asks({}), [true, false]);
    deepEqual(asks({ leadIs: ravi.objectId }), [true, false]);
    deepEqual(asks({ leadIs: 'outside' }), [true, true]);
  });

  it('needs no choice on a card from before there was one: what was typed is of someone outside', () => {
    deepEqual(asks({ lead: 'Vic Demo' }), [false, true]);
    deepEqual(personNamed('lead', { lead: 'Vic Demo' }, [ravi]), { words: 'Vic Demo' });
  });

  it('keeps the name in words and who it is; of no one who is not offered', () => {
    deepEqual(personNamed('lead', { leadIs: ravi.objectId, lead: 'Vic Demo' }, [priya, ravi]), {
      words: ravi.name,
      person: refOf(ravi),
    });
    equal(personNamed('lead', { leadIs: colin.objectId }, [priya, ravi]), undefined);
    deepEqual(personNamed('lead', { leadIs: 'outside', lead: 'Vic Demo' }, []), { words: 'Vic Demo' });
  });

  it('opens again with who was named, or as someone outside', () => {
    equal(choiceFor(undefined, undefined), undefined);
    equal(choiceFor(ravi.name, refOf(ravi)), ravi.objectId);
    equal(choiceFor('Vic Demo', refOf(ravi)), 'outside');
  });
});
