// "I have a conflict" in a meeting.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { sightOf } from '../../../../src/domain/case/access/access.ts';
import { colin, directory, moira, priya, someone, tess } from '../../../people/builders.ts';
import {
  ada,
  after,
  deciding,
  end,
  inIt,
  listed,
  must2,
  panel,
  planned,
  preMset,
  received,
  takes,
} from '../../meeting/meeting-hall.ts';

const declares = (by = tess, meeting = preMset, childCase: Case = listed) =>
  takes(childCase, by, { step: 'declareMeetingConflict', input: { meeting: meeting.id } }, meeting);

describe('A conflict in the meeting', () => {
  it('closes the case to that person for good, and stands in the record', () => {
    const childCase = must2(declares());
    deepEqual(childCase.excluded, [tess.objectId]);
    equal(sightOf(childCase, tess, directory, inIt), 'none');
    equal(sightOf(childCase, moira, directory, inIt), 'full');
    deepEqual(
      childCase.conflicts?.map(({ by, meeting }) => [by.name, meeting]),
      [[tess.name, preMset.id]],
    );
    equal(childCase.stage, 'listed');
    equal(declares(tess, preMset, childCase), 'notAvailable');
    const decided = must2(takes(childCase, moira, deciding(preMset, 'toPanel'), preMset));
    deepEqual([decided.excluded, decided.conflicts?.length], [[tess.objectId], 1]);
  });

  it('is declared by somebody who may see the case and is there, while the meeting is under way', () => {
    equal(declares(ada), 'notThere');
    equal(declares(priya), 'notThere');
    const withPriya = { ...preMset, attendance: [...preMset.attendance, { person: priya, way: 'room', at: inIt }] };
    equal(declares(priya, withPriya), 'notYours');
    equal(declares(tess, planned()), 'notNow');
    equal(declares(tess, after(preMset, moira, end)), 'notNow');
    equal(declares(tess, preMset, received), 'notNow');
    equal(
      takes(listed, tess, { step: 'declareMeetingConflict', input: { meeting: panel.id } }, preMset),
      'notAvailable',
    );
    equal(declares(someone(150, 'Some Body')), 'notAvailable');
  });

  it('is still possible once it was decided', () => {
    const decided = must2(takes(listed, moira, deciding(preMset, 'hold'), preMset));
    ok(typeof declares(colin, preMset, decided) === 'object');
  });
});
