// Who stands in for a co-ordinator has the co-ordinator's work in those days, and hands it on to no one.
import assert from 'node:assert/strict';
import { actingOn, mayStandIn } from '../../../src/domain/people/acting.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import { peopleWho } from '../../../src/domain/people/roles.ts';
import { colin, dana, directory, greta, moira, must, noor, ravi, withDelegate } from '../../people/builders.ts';

const away = withDelegate(moira, dana, '2027-01-04', '2027-01-08');
const coordinators = (council: typeof directory, day: string) =>
  peopleWho(actingOn(council, day), 'triage').map(({ name }) => name);

describe('Who stands in for a co-ordinator', () => {
  it('has the work from the first day to the last, and keeps their own', () => {
    assert.deepEqual(coordinators(away, '2027-01-03'), [moira.name]);
    assert.deepEqual(coordinators(away, '2027-01-04').toSorted(), [dana.name, moira.name]);
    assert.deepEqual(coordinators(away, '2027-01-08').toSorted(), [dana.name, moira.name]);
    assert.deepEqual(coordinators(away, '2027-01-09'), [moira.name]);
    assert.deepEqual(must(personIn(actingOn(away, '2027-01-05'), dana.objectId)).roles, ['manager', 'coordinator']);
  });

  it('is council staff: a partner gains nothing', () => {
    assert.deepEqual(coordinators(withDelegate(moira, ravi, '2027-01-04', '2027-01-08'), '2027-01-05'), [moira.name]);
  });

  it('is chosen among them: a manager by a manager, council staff by a co-ordinator, anyone by others', () => {
    assert.deepEqual(
      [
        [colin, dana],
        [colin, moira],
        [moira, dana],
        [moira, ravi],
        [ravi, moira],
      ].map(([away = colin, instead = colin]) => mayStandIn(away, instead)),
      [true, false, true, false, true],
    );
  });

  it('hands it on to no one; and a manager’s delegate gains no role', () => {
    const chain = {
      ...away,
      delegations: [...away.delegations, ...withDelegate(dana, noor, '2027-01-04', '2027-01-08').delegations],
    };
    assert.ok(!coordinators(chain, '2027-01-05').includes(noor.name));
    const managers = withDelegate(colin, greta, '2027-01-04', '2027-01-08');
    assert.equal(actingOn(managers, '2027-01-05'), managers);
  });

  it('is the same object all day, and the council’s own where no one stands in', () => {
    assert.equal(actingOn(away, '2027-01-05'), actingOn(away, '2027-01-05'));
    assert.notEqual(actingOn(away, '2027-01-05'), away);
    assert.equal(actingOn(directory, '2027-01-05'), directory);
  });
});
