// Who is told what of the council: the second person, who asked, who is away and who decides instead; and no one of their own press.
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { councilNotices } from '../../../src/notices/council/rows.ts';
import { councilStandingOf } from '../../../src/notices/council/standing.ts';
import { dot, bea, begun, councilFile, took, type Told } from '../../people/council-builders.ts';
import { directoryOf, mayAgreeTo } from '../../../src/domain/council/council.ts';
import { colin, dana, greta, ife, moira, monday10, must, priya, ravi, someone } from '../../people/builders.ts';

const why = { reason: 'Because.' };
const auditor = (): object => {
  const { roles, ...rest } = priya;
  return { ...rest, roles: `${roles.join(',')},auditor`, ...why };
};
/** Who is rung by this step. */
function rung(so: Told, actor: Person, step: string, input: object = {}, now = monday10): readonly string[] {
  const after = took(so, actor, step, input, now);
  const happened = {
    before: { root: so.council },
    after: { root: after.council },
    fact: must(after.facts.at(-1)),
    directory: directoryOf(so.council),
    called: [],
  };
  const rings = councilNotices(happened).filter(({ rings: calls }) => calls);
  return rings
    .map(({ person }) => must(after.council.people.find(({ objectId }) => objectId === person)).name)
    .toSorted();
}

const label = ({ council }: Told, person: Person) => councilStandingOf(council, person, monday10)?.label;

describe('Who is told of the council', () => {
  it('the other administrator, where two people must do it; no one of what one may do alone', () => {
    const so = begun(councilFile(bea));
    assert.deepEqual(rung(so, dot, 'changePerson', auditor()), [bea.name]);
    assert.deepEqual(rung(so, dot, 'changeSetting', { name: 'glassHours', value: '12', ...why }), []);
  });
  it('service managers and data protection officers, where there is one administrator', () => {
    const so = begun();
    const expected = mayAgreeTo(dot.objectId, so.council).map(({ name }) => name);
    assert.ok(expected.includes(greta.name) && expected.includes(ife.name));
    assert.deepEqual(rung(so, dot, 'changePerson', auditor()), expected.toSorted());
  });
  it('who asked, when it is agreed, refused or has lapsed; not of their own taking back', () => {
    const so = took(begun(councilFile(bea)), dot, 'changePerson', auditor());
    const { id: proposal } = must(so.council.proposals[0]);
    assert.deepEqual(rung(so, bea, 'agreeChange', { proposal }), [dot.name, ife.name]);
    assert.deepEqual(rung(so, bea, 'refuseChange', { proposal, ...why }), [dot.name]);
    assert.deepEqual(rung(so, dot, 'refuseChange', { proposal, ...why }), []);
    assert.deepEqual(rung(so, clockActor, 'remindCouncil', {}, '2027-01-18T10:00:00.000Z'), [dot.name]);
  });
  it('data protection officers and the other administrators, of whatever gives someone what cases are read by', () => {
    const so = begun(councilFile(bea));
    const person = ({ roles, ...rest }: Person, change: object) => ({
      ...rest,
      roles: roles.join(','),
      ...why,
      ...change,
    });
    const called = (step: string, input: object): readonly string[] => rung(so, dot, step, { ...input, anyway: 'yes' });
    const police = { id: 'police', name: 'Police', ...why };
    const days = { starts: '4/1/2027', ends: '8/1/2027' };
    const officers = [bea.name, ife.name];
    assert.deepEqual(
      [
        called('changePerson', person(priya, { roles: 'practitioner,coordinator' })),
        called('changePerson', person(someone(950, 'Nia Newly'), { roles: 'minutes' })),
        called('changePerson', person(ravi, { agency: 'health' })),
        called('changeAgency', { ...police, lead: ravi.objectId, deputy: colin.objectId }),
        called('personLeaves', { person: ravi.objectId, lastDay: '1/1/2027', lead: colin.objectId, ...why }),
        called('beAway', { person: moira.objectId, to: priya.objectId, ...days, ...why }),
      ].map((names) => names.filter((name) => officers.includes(name))),
      Array.from({ length: 6 }, () => officers),
    );
    // Nothing that reads no case by itself, no role that is taken, no leave of one's own; of what is asked for who agrees alone.
    assert.deepEqual(
      [
        called('changePerson', person(someone(950, 'Nia Newly'), { manager: colin.objectId })),
        called('changePerson', person(moira, { roles: 'practitioner' })),
        called('changePerson', person(priya, { manager: greta.objectId })),
        called('changePerson', person(dot, { roles: 'admin,chair' })),
        rung(so, moira, 'beAway', { to: priya.objectId, ...days }),
      ],
      [[], [], [], [bea.name], [priya.name]],
    );
    const asked = took(so, dot, 'changePerson', person(dot, { roles: 'admin,chair' }));
    assert.deepEqual(rung(asked, bea, 'agreeChange', { proposal: 'P2' }), [dot.name, ife.name]);
    const file = councilFile(bea);
    const people = file.people.map((one) =>
      one.objectId === priya.objectId ? { ...one, roles: ['chair' as const] } : one,
    );
    const taken = { directory: { ...file, people }, hash: 'two' };
    assert.deepEqual(rung(so, clockActor, 'takeFile', taken), [bea.name, dot.name, ife.name]);
  });
  it('who decides instead, and who is away where another said it; and both when it ends', () => {
    const days = { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId };
    assert.deepEqual(rung(begun(), colin, 'beAway', days), [dana.name]);
    assert.deepEqual(rung(begun(), dot, 'beAway', { ...days, person: colin.objectId }), [colin.name, dana.name]);
    assert.deepEqual(rung(took(begun(), colin, 'beAway', days), colin, 'beBack'), [dana.name]);
  });
  it('the administrators, when someone has left, and when a file broke something', () => {
    const input = { person: priya.objectId, lastDay: '8/1/2027', ...why };
    const so = took(begun(), dot, 'personLeaves', input);
    assert.deepEqual(rung(so, clockActor, 'remindCouncil', {}, '2027-01-09T00:00:00.000Z'), [dot.name]);
    const file = councilFile();
    const same = { directory: { ...file, people: file.people.filter(({ name }) => name !== priya.name) }, hash: 'two' };
    assert.deepEqual(rung(begun(), clockActor, 'takeFile', same), []);
    const alone = { ...file, people: file.people.filter(({ roles }) => !roles.includes('chair')) };
    assert.deepEqual(rung(begun(), clockActor, 'takeFile', { directory: alone, hash: 'two' }), [dot.name]);
  });
  it('and their card says what it is to them, and nothing to others', () => {
    const so = took(begun(councilFile(bea)), dot, 'changePerson', auditor());
    assert.match(String(label(so, bea)), /needs your agreement/);
    assert.deepEqual([label(so, priya), label(begun(), ife)], [undefined, 'People and settings']);
    const away = took(so, colin, 'beAway', { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId });
    assert.deepEqual([label(away, dana), label(away, colin)], [`You decide for ${colin.name}`, 'You are away']);
  });
});
