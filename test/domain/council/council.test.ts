// The council as data: what each step makes of it, who may, what two people must do, and the file compared three ways.
import assert from 'node:assert/strict';
import { directoryOf, mayAgreeTo } from '../../../src/domain/council/council.ts';
import { comparedFile } from '../../../src/domain/council/file.ts';
import { councilMatter } from '../../../src/domain/council/table.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { breaksIn } from '../../../src/domain/people/breaks.ts';
import { delegatesOf, personIn, type Directory } from '../../../src/domain/people/directory.ts';
import { defaultSettings } from '../../../src/domain/people/settings.ts';
import { dot, bea, begun, councilFile, decided, took, type Told } from '../../people/council-builders.ts';
import { colin, dana, greta, hal, ife, monday10, moira, must, noor, priya, someone } from '../../people/builders.ts';

const why = { reason: 'Because.' };
const codeOf = (decision: object): string | undefined =>
  'refusal' in decision ? (decision.refusal as { readonly code: string }).code : undefined;
const messageOf = (decision: object): string =>
  'refusal' in decision ? (decision.refusal as { readonly message: string }).message : '';
const person = ({ council }: Told, { objectId }: Person): Person | undefined => personIn(council, objectId);
const typed = ({ roles, ...rest }: Person, change: object = {}): object => ({
  ...rest,
  roles: roles.join(','),
  ...why,
  ...change,
});
const withEntry = (file: Directory, { objectId }: Person, change: Partial<Directory['people'][number]>): Directory => ({
  ...file,
  people: file.people.map((one) => (one.objectId === objectId ? { ...one, ...change } : one)),
});

const of = (name: string, data: object): unknown => Object.entries(data).find(([one]) => one === name)?.[1];
/** What the last fact says. */
const last = ({ facts }: Told): object => must(facts.at(-1)).data;

describe('The council', () => {
  it('is begun with a file, and is then that directory', () => {
    const { council } = begun();
    assert.deepEqual(directoryOf(council), councilFile());
    assert.equal(council.file, 'one');
  });
  it('holds no setting that is as the program has it', () => {
    assert.deepEqual(begun({ ...councilFile(), settings: defaultSettings }).council.settings, {});
  });
  it('is what its facts make, whatever was done', () => {
    const all = [
      (so: Told) => took(so, dot, 'changePerson', typed(priya, { team: 'Locality West' })),
      (so: Told) => took(so, colin, 'beAway', { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId }),
      (so: Told) => took(so, dot, 'changeSetting', { name: 'glassHours', value: '12', ...why }),
      (so: Told) =>
        took(so, clockActor, 'takeFile', { directory: withEntry(councilFile(), moira, { phone: '1' }), hash: 'two' }),
    ].reduce((so, next) => next(so), begun());
    assert.deepEqual(councilMatter.replay(all.facts).root, all.council);
    assert.equal(all.council.facts, 5);
  });
  it('is changed by administrators alone; away is said by anyone of themselves', () => {
    const so = begun();
    for (const one of [priya, colin, greta, ife, hal]) {
      assert.equal(codeOf(decided(so, one, 'changePerson', typed(priya, { team: 'X' }))), 'notAvailable', one.name);
      assert.equal(
        codeOf(decided(so, one, 'changeSetting', { name: 'glassHours', value: '2', ...why })),
        'notAvailable',
      );
    }
    const days = { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId };
    assert.ok('data' in decided(so, colin, 'beAway', days));
    assert.equal(codeOf(decided(so, colin, 'beAway', { ...days, person: greta.objectId })), 'notYours');
    assert.ok('data' in decided(so, dot, 'beAway', { ...days, person: colin.objectId }));
  });
});

describe('A person of the council', () => {
  it('is added, and changed whole', () => {
    const fresh = someone(950, 'Nia Newly', { manager: colin.objectId });
    const so = took(begun(), dot, 'changePerson', typed(fresh));
    assert.deepEqual(person(so, fresh), fresh);
    const again = took(so, dot, 'changePerson', typed({ ...fresh, name: 'Nia Married' }));
    assert.equal(person(again, fresh)?.name, 'Nia Married');
  });
  it('is refused with what is wrong: links, unknown managers, agencies that are not there', () => {
    const so = begun();
    assert.match(
      messageOf(decided(so, dot, 'changePerson', typed(priya, { name: 'Priya [x](y)' }))),
      /name: write it without/,
    );
    assert.match(
      messageOf(decided(so, dot, 'changePerson', typed(priya, { name: 'Zo\uFFFD' }))),
      /name: a letter was lost/,
    );
    assert.equal(
      codeOf(decided(so, dot, 'changePerson', typed(priya, { manager: someone(999, 'X').objectId }))),
      'noPerson',
    );
    assert.equal(codeOf(decided(so, dot, 'changePerson', typed(priya, { agency: 'nowhere' }))), 'incomplete');
    assert.deepEqual(decided(so, dot, 'changePerson', typed(priya)), { unchanged: true });
  });
  it('is refused where something would break, unless it is done all the same: that is kept', () => {
    const so = begun();
    const alone = typed(moira, { roles: 'practitioner' });
    const decision = decided(so, dot, 'changePerson', alone);
    assert.equal(codeOf(decision), 'breaks');
    const done = took(so, dot, 'changePerson', { ...alone, anyway: 'yes' });
    assert.deepEqual(of('breaks', last(done)), [messageOf(decision)]);
  });
  it('leaves at once, and those who were named take over', () => {
    const input = { person: colin.objectId, lastDay: '1/1/2027', manager: dana.objectId, ...why, anyway: 'yes' };
    const so = took(begun(), dot, 'personLeaves', input);
    assert.equal(person(so, colin), undefined);
    assert.equal(person(so, priya)?.manager, dana.objectId);
    // She reported to him herself, and does not manage herself.
    assert.equal(person(so, dana)?.manager, undefined);
    assert.equal(
      so.council.people.some(({ deputy }) => deputy === colin.objectId),
      false,
    );
  });
  it('leaves after the last day, by the clock, in the first minute of the next in London', () => {
    const file = withEntry(councilFile(), dana, { manager: greta.objectId });
    const input = { person: colin.objectId, lastDay: '8/1/2027', manager: dana.objectId, ...why };
    const so = took(begun(file), dot, 'personLeaves', input);
    assert.notEqual(person(so, colin), undefined);
    const [rung] = must(councilMatter.clockOf({ root: so.council })).ladder.rungs;
    assert.deepEqual(rung, { rung: 'leave', at: '2027-01-09T00:00:00.000Z' });
    assert.deepEqual(decided(so, clockActor, 'remindCouncil', {}, '2027-01-08T23:59:00.000Z'), { unchanged: true });
    const left = took(so, clockActor, 'remindCouncil', {}, '2027-01-09T00:00:00.000Z');
    assert.equal(person(left, colin), undefined);
    assert.equal(person(left, priya)?.manager, dana.objectId);
    assert.deepEqual(left.council.leaving, []);
    assert.deepEqual(breaksIn(directoryOf(left.council)), []);
    const stays = took(so, dot, 'personStays', { person: colin.objectId, ...why });
    assert.deepEqual(must(councilMatter.clockOf({ root: stays.council })).ladder.rungs, []);
  });
});

describe('Away', () => {
  const days = { starts: '4/1/2027', ends: '8/1/2027', to: dana.objectId };
  it('is in force on its days, ends by itself, and ends with I am back', () => {
    const so = took(begun(), colin, 'beAway', days);
    const at = (now: string) => delegatesOf(directoryOf(so.council), colin.objectId, now).map(({ name }) => name);
    assert.deepEqual(
      [at(monday10), at('2027-01-08T22:00:00.000Z'), at('2027-01-09T10:00:00.000Z')],
      [[dana.name], [dana.name], []],
    );
    const back = took(so, colin, 'beBack');
    assert.deepEqual(back.council.delegations, []);
    assert.equal(codeOf(decided(back, colin, 'beBack')), 'notAway');
  });
  it('is no one’s who may not decide, nor one’s own, nor of days that are over', () => {
    const so = begun();
    const refused = (change: object) => codeOf(decided(so, colin, 'beAway', { ...days, ...change }));
    assert.deepEqual(
      [
        refused({ to: priya.objectId }),
        refused({ to: colin.objectId }),
        refused({ starts: '1/1/2027', ends: '3/1/2027' }),
        refused({ starts: '9/1/2027' }),
        refused({ ends: '8/1/2029' }),
        refused({ ends: 'soon' }),
      ],
      ['noPerson', 'noPerson', 'badDate', 'badDate', 'badDate', 'incomplete'],
    );
  });
  it('is given to no one who is away on one of the days themselves', () => {
    const so = took(begun(), dana, 'beAway', { starts: '8/1/2027', ends: '12/1/2027', to: greta.objectId });
    assert.equal(codeOf(decided(so, colin, 'beAway', days)), 'noPerson');
    assert.ok('data' in decided(so, colin, 'beAway', { ...days, ends: '7/1/2027' }));
  });
  it('goes from the directory once it is over, whatever is changed next', () => {
    const so = took(begun(), colin, 'beAway', days);
    const later = took(so, dot, 'changePerson', typed(priya, { team: 'X' }), '2027-01-09T09:00:00.000Z');
    assert.deepEqual(later.council.delegations, []);
  });
});

describe('A setting', () => {
  it('is changed, says who set it, and is put back', () => {
    const so = took(begun(), dot, 'changeSetting', { name: 'glassHours', value: '12', ...why });
    assert.equal(directoryOf(so.council).settings.glassHours, 12);
    assert.deepEqual(so.council.setBy.glassHours, { by: { objectId: dot.objectId, name: dot.name }, at: monday10 });
    const back = took(so, dot, 'putBackSetting', { name: 'glassHours', ...why });
    assert.equal(directoryOf(back.council).settings.glassHours, defaultSettings.glassHours);
    assert.equal(back.council.setBy.glassHours, undefined);
  });
  it('takes a text as it stands, and refuses what is no value of it, or would be drawn as a link', () => {
    const so = took(begun(), dot, 'changeSetting', { name: 'panelName', value: 'MSET North', ...why });
    assert.equal(directoryOf(so.council).settings.panelName, 'MSET North');
    const refused = (name: string, value: string) => codeOf(decided(so, dot, 'changeSetting', { name, value, ...why }));
    assert.deepEqual(
      [
        refused('glassHours', '400'),
        refused('panelName', '[MSET](x)'),
        refused('__proto__', '1'),
        refused('nothing', '1'),
      ],
      ['wrong', 'wrong', 'incomplete', 'incomplete'],
    );
  });
});

describe('What two people must do', () => {
  const makeAuditor = typed(priya, { roles: 'practitioner,auditor' });
  it('waits for a second person, and is in force when another agrees; never the one who asked', () => {
    const so = took(begun(councilFile(bea)), dot, 'changePerson', makeAuditor);
    assert.deepEqual(person(so, priya)?.roles, ['practitioner']);
    const { id } = must(so.council.proposals[0]);
    assert.equal(codeOf(decided(so, dot, 'agreeChange', { proposal: id })), 'own');
    assert.equal(codeOf(decided(so, hal, 'agreeChange', { proposal: id })), 'notAvailable');
    const agreed = took(so, bea, 'agreeChange', { proposal: id });
    assert.deepEqual(person(agreed, priya)?.roles, ['practitioner', 'auditor']);
    assert.deepEqual(agreed.council.proposals, []);
    assert.equal(codeOf(decided(agreed, bea, 'agreeChange', { proposal: id })), 'noProposal');
  });
  it('is agreed by a service manager where there is one administrator', () => {
    const so = took(begun(), dot, 'changePerson', makeAuditor);
    assert.ok(
      mayAgreeTo(dot.objectId, so.council).some(
        ({ objectId }) => objectId === greta.objectId || objectId === hal.objectId,
      ),
    );
    const { id } = must(so.council.proposals[0]);
    const agrees = must(mayAgreeTo(dot.objectId, so.council)[0]);
    assert.ok('data' in decided(so, agrees, 'agreeChange', { proposal: id }));
  });
  it('is to become a service manager: an administrator makes no one who then agrees with them', () => {
    const only = councilFile().people.filter((one) => one.objectId !== hal.objectId);
    const so = took(begun({ ...councilFile(), people: only }), dot, 'changePerson', { ...makeAuditor, anyway: 'yes' });
    const { id } = must(so.council.proposals[0]);
    const made = took(so, dot, 'changePerson', { ...typed(noor, { roles: 'serviceManager' }), anyway: 'yes' });
    assert.deepEqual(person(made, noor)?.roles, ['practitioner']);
    assert.equal(codeOf(decided(made, noor, 'agreeChange', { proposal: id, anyway: 'yes' })), 'notAvailable');
    const both = took(made, greta, 'agreeChange', { proposal: must(made.council.proposals[1]).id, anyway: 'yes' });
    assert.deepEqual(person(both, noor)?.roles, ['serviceManager']);
  });
  it('cannot be asked for where no one could agree', () => {
    const file = councilFile();
    const seconds = ['serviceManager', 'dpo'] as const;
    const people = file.people.filter(({ roles }) => !seconds.some((role) => roles.includes(role)));
    const alone = { ...file, people };
    assert.equal(codeOf(decided(begun(alone), dot, 'changePerson', { ...makeAuditor, anyway: 'yes' })), 'noSecond');
  });
  it('is the roles of three, given or taken, in every way; how risk is weighed; and quorums', () => {
    const so = begun(councilFile(bea));
    const proposed = (step: string, input: object): boolean => {
      const decision = decided(so, dot, step, { ...input, anyway: 'yes', ...why });
      return 'proposed' in (must('data' in decision ? decision.data : undefined) as object);
    };
    assert.deepEqual(
      [
        proposed('changePerson', typed(ife, { roles: 'practitioner' })),
        proposed('changePerson', typed(priya, { roles: 'admin' })),
        proposed('personLeaves', { person: ife.objectId, lastDay: '8/1/2027' }),
        proposed('personLeaves', { person: ife.objectId, lastDay: '1/1/2027' }),
        proposed('changeSetting', { name: 'panelQuorum', value: '[["chair"]]' }),
        proposed('changeSetting', { name: 'preMsetQuorum', value: '[["chair"]]' }),
        proposed('changeSetting', { name: 'riskTool', value: '{"version":2,"caps":{"V":6,"G":5}}' }),
        proposed('changeSetting', { name: 'retention', value: '{"age":30}' }),
        proposed('changeSetting', { name: 'legalHolds', value: '[{"letter":"IICSA"}]' }),
        proposed('changePerson', typed(priya, { roles: 'serviceManager' })),
        proposed('changePerson', typed(greta, { roles: 'manager' })),
        proposed('changePerson', typed(priya, { roles: 'coordinator' })),
        proposed('changeSetting', { name: 'glassHours', value: '3' }),
      ],
      [true, true, true, true, true, true, true, true, true, true, false, false, false],
    );
  });
  it('lapses after 14 days by the clock, and not a moment before', () => {
    const so = took(begun(), dot, 'changePerson', makeAuditor);
    assert.deepEqual(must(councilMatter.clockOf({ root: so.council })).ladder.rungs, [
      { rung: 'lapse', at: '2027-01-18T10:00:00.000Z' },
    ]);
    assert.deepEqual(decided(so, clockActor, 'remindCouncil', {}, '2027-01-18T09:59:00.000Z'), { unchanged: true });
    const lapsed = took(so, clockActor, 'remindCouncil', {}, '2027-01-18T10:00:00.000Z');
    assert.deepEqual([lapsed.council.proposals, person(lapsed, priya)?.roles], [[], ['practitioner']]);
  });
  it('is refused, and taken back by the person who asked', () => {
    const so = took(begun(), dot, 'changePerson', makeAuditor);
    const { id } = must(so.council.proposals[0]);
    assert.deepEqual(took(so, dot, 'refuseChange', { proposal: id, ...why }).council.proposals, []);
  });
  it('is not agreed once what it changes is another by now', () => {
    const so = took(begun(councilFile(bea)), dot, 'changePerson', makeAuditor);
    const { id } = must(so.council.proposals[0]);
    const moved = took(so, bea, 'changePerson', typed(priya, { team: 'Locality West' }));
    assert.equal(codeOf(decided(moved, bea, 'agreeChange', { proposal: id })), 'changedSince');
  });
});

describe('The file against the council', () => {
  const file = councilFile();
  it('taken again as it was, it undoes nothing', () => {
    const so = took(begun(file), dot, 'changePerson', typed(priya, { team: 'Locality West' }));
    assert.deepEqual(decided(so, clockActor, 'takeFile', { directory: file, hash: 'one' }), { unchanged: true });
    const again = took(so, clockActor, 'takeFile', { directory: file, hash: 'one, with a space' });
    assert.equal(person(again, priya)?.team, 'Locality West');
  });
  it('gives only the entries that the file changed', () => {
    const so = took(begun(file), dot, 'changePerson', typed(priya, { team: 'Locality West' }));
    const next = took(so, clockActor, 'takeFile', {
      directory: withEntry(file, moira, { phone: '0191 498 0001' }),
      hash: 'two',
    });
    assert.deepEqual([person(next, priya)?.team, person(next, moira)?.phone], ['Locality West', '0191 498 0001']);
    assert.deepEqual(
      Object.keys(must((must(next.facts.at(-1)).data as { changes: { people: object } }).changes.people)),
      [moira.objectId],
    );
  });
  it('wins where both changed one, and says so before and after', () => {
    const so = took(begun(file), dot, 'changePerson', typed(priya, { team: 'Locality West' }));
    const other = withEntry(file, priya, { team: 'Locality South' });
    assert.deepEqual(comparedFile(so.council, other).both, [priya.name]);
    const next = took(so, clockActor, 'takeFile', { directory: other, hash: 'two' });
    assert.equal(person(next, priya)?.team, 'Locality South');
    assert.deepEqual(of('both', last(next)), [priya.name]);
    // Both the same is no conflict.
    assert.deepEqual(comparedFile(so.council, withEntry(file, priya, { team: 'Locality West' })).both, []);
  });
  it('takes out who is in it no more, and lets those be who were added here', () => {
    const fresh = someone(950, 'Nia Newly', { manager: colin.objectId });
    const so = took(begun(file), dot, 'changePerson', typed(fresh));
    const less = { ...file, people: file.people.filter(({ objectId }) => objectId !== moira.objectId) };
    const next = took(so, clockActor, 'takeFile', { directory: less, hash: 'two' });
    assert.deepEqual([person(next, moira), person(next, fresh)?.name], [undefined, 'Nia Newly']);
    // Put in again, it is taken again, though it is as it once was.
    const back = took(next, clockActor, 'takeFile', { directory: file, hash: 'three' });
    assert.equal(person(back, moira)?.name, moira.name);
  });
  it('does not bring back who left on the page, and takes them again where the file changes them', () => {
    const so = took(begun(file), dot, 'personLeaves', {
      person: priya.objectId,
      lastDay: '1/1/2027',
      ...why,
      anyway: 'yes',
    });
    const same = took(so, clockActor, 'takeFile', { directory: withEntry(file, moira, { phone: '1' }), hash: 'two' });
    assert.equal(person(same, priya), undefined);
    const other = withEntry(file, priya, { team: 'X' });
    assert.deepEqual(comparedFile(same.council, other).both, [priya.name]);
  });
  it('gives settings and leave the same way', () => {
    const so = took(begun(file), dot, 'changeSetting', { name: 'glassHours', value: '12', ...why });
    const other = { ...file, settings: { ...file.settings, toldAgainDays: 14 } };
    const next = took(so, clockActor, 'takeFile', { directory: other, hash: 'two' });
    const { settings } = directoryOf(next.council);
    assert.deepEqual([settings.glassHours, settings.toldAgainDays], [12, 14]);
    const back = took(next, clockActor, 'takeFile', { directory: file, hash: 'three' });
    assert.equal(directoryOf(back.council).settings.toldAgainDays, defaultSettings.toldAgainDays);
  });
  it('of very many people is taken in several facts, and is no directory before the last of the first', () => {
    const crowd = Array.from({ length: 4100 }, (_none, n) => someone(10_000 + n, `Person ${n}`));
    const large = councilFile(...crowd);
    let so = begun(large);
    assert.equal(so.council.partly, 'first');
    let rounds = 0;
    while (so.council.partly !== undefined && rounds < 9) {
      so = took(so, clockActor, 'takeFile', { directory: large, hash: 'one' });
      rounds += 1;
    }
    assert.deepEqual([rounds, directoryOf(so.council).people.length], [4, large.people.length]);
    assert.deepEqual(decided(so, clockActor, 'takeFile', { directory: large, hash: 'one' }), { unchanged: true });
  });
  it('by an administrator: what breaks is asked, and what two people must do is not taken', () => {
    const so = begun(councilFile(bea));
    const fewer = {
      ...councilFile(bea),
      people: councilFile(bea).people.filter(({ objectId }) => objectId !== moira.objectId),
    };
    const given = { directory: fewer, hash: 'two', ...why };
    const expected = comparedFile(so.council, fewer).breaks.length > 0 ? 'breaks' : undefined;
    assert.equal(codeOf(decided(so, dot, 'takeFile', given)), expected);
    const role = withEntry(councilFile(bea), priya, { roles: ['dpo'] });
    assert.equal(codeOf(decided(so, dot, 'takeFile', { ...given, directory: role, anyway: 'yes' })), 'two');
    assert.equal(codeOf(decided(so, colin, 'takeFile', given)), 'notAvailable');
  });
});
